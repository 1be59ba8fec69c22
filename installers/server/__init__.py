"""The city's server as a package: a wheel, its locked requirements, and what runs it."""
