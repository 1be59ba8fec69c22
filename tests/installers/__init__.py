"""The scripts: what they set up must work before anybody else is asked to rely on it."""
