"""Papers of invented people, read back out of the finished PDF."""
