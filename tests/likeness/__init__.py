"""Pairs of registrations a person has labelled, and what the rule makes of them."""
