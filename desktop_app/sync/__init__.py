"""Talking to the central server."""
