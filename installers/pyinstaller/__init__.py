"""What PyInstaller is told about the program."""
