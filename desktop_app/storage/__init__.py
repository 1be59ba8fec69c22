"""The encrypted file: the only place that knows tables, rows and keys."""
