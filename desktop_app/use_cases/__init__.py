"""One function per thing a clerk does."""
