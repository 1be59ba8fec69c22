"""Tables for Qt."""
