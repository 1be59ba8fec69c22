"""The rules: Python only, no I/O, no clock; the central server imports these too."""
