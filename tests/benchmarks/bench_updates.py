"""What an update between two small releases weighs; the releases are real (``make updates``)."""

import sys

from tests.benchmarks.figures import Figure
from tests.campaigns.updates import KEPT, MOST_MB


def run() -> list[Figure]:
    """Weigh the newest difference that was made here; none where none was."""
    made = sorted(KEPT.glob("*.patch"), key=lambda file: file.stat().st_mtime)
    if not made:
        print("update_delta_mb: none was made (make updates)", file=sys.stderr)
        return []
    return [Figure("update_delta_mb", made[-1].stat().st_size / 1e6, "MB", MOST_MB)]
