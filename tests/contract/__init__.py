"""The wire of version 1 by example: both ends are tested against the files in ``v1``."""
