"""What the program promises in figures; `make bench` measures them."""
