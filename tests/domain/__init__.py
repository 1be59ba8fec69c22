"""The rules, each tried against facts written down apart from them."""
