"""The house itself: who imports whom, what stands where, and that the tools agree."""
