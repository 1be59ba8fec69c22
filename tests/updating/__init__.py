"""Updates: proven, staged, tried, chosen, left again; each attack of the TUF paper once."""
