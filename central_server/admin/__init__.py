"""What an operator does: one function per act, each run in one transaction by whoever calls it."""
