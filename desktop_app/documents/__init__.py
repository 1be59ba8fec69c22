"""The papers a worker takes home."""
