"""``python -m tests``: every test, in a few processes side by side; what is named goes to pytest.

Whoever talks to a server waits half of the time, so that there are more processes than cores. The
rules run under the eye of coverage, which refuses a branch that no test takes. With arguments
(``make test T="tests/domain -x"``) one pytest runs just these.
"""

import shlex
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from tempfile import TemporaryFile

_ALONE = ("-p", "no:cacheprovider")  # two would write one file
_PERFECT = (
    *("--cov=desktop_app.domain", "--cov-branch"),
    *("--cov-fail-under=100", "--cov-report=term-missing:skip-covered"),
)
_TALKING = ("tests/central_server", "tests/sync", "tests/links")
PARTS = (
    ("tests/ui", *_ALONE),
    (*_TALKING, *_ALONE),
    ("tests/domain", *_PERFECT, *_ALONE),
    ("tests", *(f"--ignore={one}" for one in ("tests/ui", "tests/domain", *_TALKING)), *_ALONE),
)
"""What each process runs; the first speaks at once, the others when they are done."""


def main(arguments: Sequence[str]) -> int:
    """Return 0 where every part passed, else the first part's code that is not."""
    if arguments:
        return subprocess.run(_command(arguments), check=False).returncode
    with ExitStack() as stack:
        kept = [stack.enter_context(TemporaryFile("w+", encoding="utf-8")) for _ in PARTS[1:]]
        others = [
            subprocess.Popen(_command(part), stdout=said, stderr=subprocess.STDOUT)
            for part, said in zip(PARTS[1:], kept, strict=True)
        ]
        codes = [subprocess.run(_command(PARTS[0]), check=False).returncode]
        codes += [other.wait() for other in others]
        for said in kept:
            said.seek(0)
            sys.stdout.write(said.read())
    return next((code for code in codes if code), 0)


def _command(arguments: Sequence[str]) -> list[str]:
    sys.stdout.write(f"pytest {shlex.join(arguments)}\n")
    sys.stdout.flush()
    return [sys.executable, "-m", "pytest", *arguments]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
