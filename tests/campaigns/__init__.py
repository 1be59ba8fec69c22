"""Long trials of what was promised: faults by the thousand, and a short version of each."""
