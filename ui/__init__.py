"""The screen: PySide6 widgets over the use cases."""
