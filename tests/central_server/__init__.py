"""The city side: real sockets, SQLite and PostgreSQL."""
