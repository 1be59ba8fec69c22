"""Each thing a clerk does, on a real encrypted file."""
