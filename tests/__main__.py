"""``python -m tests``: every test, in two processes side by side; what is named goes to pytest.

The windows and all the rest take about as long as each other, and neither leaves a second core
anything to do. With arguments (``make test T="tests/domain -x"``) one pytest runs just these.
"""

import shlex
import subprocess
import sys
import tempfile
from collections.abc import Sequence

_ALONE = ("-p", "no:cacheprovider")  # two would write one file
PARTS = (("tests/ui", *_ALONE), ("tests", "--ignore=tests/ui", *_ALONE))
"""What each process runs; the first speaks at once, the others when they are done."""


def main(arguments: Sequence[str]) -> int:
    """Return 0 where every part passed, else the first part's code that is not."""
    if arguments:
        return subprocess.run(_command(arguments), check=False).returncode
    with tempfile.TemporaryFile("w+", encoding="utf-8") as kept:
        others = [
            subprocess.Popen(_command(part), stdout=kept, stderr=subprocess.STDOUT)
            for part in PARTS[1:]
        ]
        codes = [subprocess.run(_command(PARTS[0]), check=False).returncode]
        codes += [other.wait() for other in others]
        kept.seek(0)
        sys.stdout.write(kept.read())
    return next((code for code in codes if code), 0)


def _command(arguments: Sequence[str]) -> list[str]:
    sys.stdout.write(f"pytest {shlex.join(arguments)}\n")
    sys.stdout.flush()
    return [sys.executable, "-m", "pytest", *arguments]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
