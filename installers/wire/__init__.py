"""Makes the dictionary both ends of the wire pack batches with."""
