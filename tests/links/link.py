"""Programs at the two ends of a bad line: ``with joined(Weather(...)) as link: link.near(...)``.

Whatever runs ``near`` or ``far`` is a plain program: Python, Node, anything. ``far`` listens on
``FAR``, ``near`` connects to it; neither has another network. See ``forward`` for how.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.links.forward import Weather

NEAR, FAR = "10.9.0.1", "10.9.0.2"
ROOT = Path(__file__).parents[2]


class Link:
    """Two networks while they are joined.

    Attributes:
        told: What each way has carried, lost and cut, in packets and in bytes with all headers;
            empty until the line has been taken down.
    """

    def __init__(self, process: "subprocess.Popen[str]", near: int, far: int) -> None:
        self._process, self._near, self._far = process, near, far
        self.told: dict[str, Any] = {}

    def near(self, *command: str, **more: Any) -> "subprocess.Popen[str]":
        """Start a program at the laptop's end; ``more`` goes to ``Popen``."""
        return _start(self._near, command, more)

    def far(self, *command: str, **more: Any) -> "subprocess.Popen[str]":
        """Start a program at the server's end."""
        return _start(self._far, command, more)

    def begin(self) -> None:
        """Let a line that comes and goes begin to: everybody is ready."""
        self._say("begin")

    def cut(self) -> None:
        """Take the line away."""
        self._say("cut")

    def mend(self) -> None:
        """Bring it back; what was connected before stays dead."""
        self._say("mend")

    def _say(self, word: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(word)
        self._process.stdin.flush()


@contextmanager
def joined(weather: Weather) -> Iterator[Link]:
    """Make two networks with a line between them, and take all of it down again.

    Raises:
        OSError: This machine lets nobody make networks, or has no TUN devices.
    """
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.links.forward", json.dumps(asdict(weather)), NEAR, FAR],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert process.stdout is not None
    ready = process.stdout.readline()
    if not ready:
        raise OSError(process.communicate()[1].strip().splitlines()[-1])
    ends = json.loads(ready)
    link = Link(process, ends["near"], ends["far"])
    try:
        yield link
    finally:
        out, _ = process.communicate()
        link.told = json.loads(out)


def _start(pid: int, command: Sequence[str], more: dict[str, Any]) -> "subprocess.Popen[str]":
    own = [] if os.geteuid() == 0 else ["--user", "--preserve-credentials"]
    entered = ["nsenter", "--target", str(pid), *own, "--net", "--", *command]
    return subprocess.Popen(entered, text=True, cwd=ROOT, **more)
