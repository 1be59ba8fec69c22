"""The messages, one frozen module per version of the wire."""
