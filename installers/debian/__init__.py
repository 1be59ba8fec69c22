"""The package for Debian and its kin: made, and tried where nothing else is."""
