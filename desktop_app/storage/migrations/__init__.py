"""Alembic's script folder: how the file has come to its present shape."""
