"""The city side: takes in facts, keeps the register, tells the news."""

__version__ = "0.1.0"
