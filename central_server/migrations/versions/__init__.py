"""One file per step; a step imports nothing of ours."""
