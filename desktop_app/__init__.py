"""Loket Jamsostek, the program without a screen."""
