"""Morango, with which Kolibri's schools sync; it runs in an environment of its own."""
