"""`make run`: desktop and city server on one machine, with sample data, in a throw-away folder."""
