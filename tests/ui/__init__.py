"""Real windows, drawn where nobody sees them, over a real file."""
