"""Ways to a printer, tried on a real CUPS and on a printer that listens on loopback."""
