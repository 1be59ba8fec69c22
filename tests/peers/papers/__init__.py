"""The same paper by other engines, for `make bench`; what they need stays out of the program."""
