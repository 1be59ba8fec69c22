"""``python -m tests.updating.launched DATA VERSION``: the installed program's first lines alone.

Their patience ends when a version says that it hangs, by a file, and not by the clock: a machine
that is busy with other things is slow, and that is no failure.
"""

import sys
from pathlib import Path

from desktop_app.updating.marks import Mark
from desktop_app.updating.start import Installed, started, usual


def until_it_hangs(mark: Mark | None) -> float | None:
    return 0.0 if Path(sys.argv[1], "hangs").exists() else usual(mark)


if __name__ == "__main__":
    installed = Installed(sys.argv[2], Path(sys.argv[1]), ["--data", sys.argv[1]])
    ended = started(installed, until_it_hangs)
    sys.stdout.write("installed" if ended is None else f"ended {ended}")
