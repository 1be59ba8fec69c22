"""The build that is handed out, with the measuring lines (``started.py``) in place of its first.

Everything else is as ``python -m installers.build folder`` makes it: the last commit, the same
recipe, the same modules. So both windows, bare and whole, are of the same build.
"""

import sys
from pathlib import Path

from installers.artefacts import ROOT
from installers.frozen import frozen, staged

_FIRST_LINES = Path("installers/pyinstaller/start.py")
_STARTED = ROOT / "tests/benchmarks/started.py"


def frozen_started(to: Path) -> Path:
    """Freeze it into a folder; return the program, which takes what ``started.py`` takes.

    Raises:
        subprocess.CalledProcessError: PyInstaller could not.
    """
    source = staged(to / "source")
    (source / _FIRST_LINES).write_bytes(_STARTED.read_bytes())
    return frozen(source, to)


if __name__ == "__main__":
    sys.stdout.write(f"{frozen_started(Path(sys.argv[1]).absolute())}\n")
