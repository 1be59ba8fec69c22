"""``python -m tests.updating.launched DATA VERSION``: the installed program's first lines alone."""

import sys
from pathlib import Path

from desktop_app.updating.start import Installed, Patience, started

if __name__ == "__main__":
    installed = Installed(sys.argv[2], Path(sys.argv[1]), ["--data", sys.argv[1]])
    ended = started(installed, Patience(door=1.5, desk=1.5, look=0.01))
    sys.stdout.write("installed" if ended is None else f"ended {ended}")
