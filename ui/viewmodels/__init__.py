"""What a screen knows, without widgets."""
