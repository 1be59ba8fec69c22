"""The disk under a watched process: what was done to it, and what it may have kept."""
