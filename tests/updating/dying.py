"""``python -m tests.updating.dying``: for each line, fetches in a child killed at a step.

One process that has imported everything already, and a child of it for each trial.
"""

import json
import os
import signal
import sys
from pathlib import Path

from desktop_app.updating.client import Here, fetch
from desktop_app.updating.sources import Stick
from tests.fixtures.updates import MEDONO, NAME, NOW

_TOUCHES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "os.symlink"}


def main() -> None:
    for line in sys.stdin:
        asked = json.loads(line)
        child = os.fork()
        if child == 0:
            _die_at(asked["step"])
            home, root, program = (Path(asked[name]) for name in ("home", "root", "program"))
            here = Here(home, root, program, "0.1.0", MEDONO, name=NAME)
            fetch(here, Stick(here.home / "unduh"), asked["base"], NOW)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def _die_at(step: int) -> None:
    """Be killed at the ``step``-th touch of the disk from now on."""
    left = step

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & os.O_WRONLY
        if event in _TOUCHES or writes:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)


if __name__ == "__main__":
    main()
