"""Whether a paper counts: the same cases for the rule in Python and for the page in a browser."""
