"""The city side: takes in facts, keeps the register, tells the news."""

from desktop_app import __version__

__all__ = ["__version__"]
