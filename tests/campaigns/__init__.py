"""Long trials of what was promised: faults by the thousand, a score card, and a short version each."""
