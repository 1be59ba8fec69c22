"""Rooms of the running program: the door one comes in by, and the desk behind it."""
