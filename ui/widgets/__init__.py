"""What a screen looks like."""
