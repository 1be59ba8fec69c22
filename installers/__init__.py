"""Scripts that set up, build, measure and show the program; none of it is installed."""
