"""Other ways to send the same people over the same line, measured in one run with ours."""
