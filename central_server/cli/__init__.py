"""The command line: the operator's screen."""
