"""Newer versions of the program: fetched, proven, tried, chosen at a start, and left again."""
