"""Signed repositories of updates, made where no network is: keys, releases, stages, rotation."""
