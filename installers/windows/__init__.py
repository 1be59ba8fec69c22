"""The desktop for Windows: a set-up program, made on Debian or on Windows itself."""
