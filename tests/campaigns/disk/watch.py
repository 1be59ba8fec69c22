"""The watcher of a process' files from Python: build it, load it, tell it what to do.

``watch.c`` is compiled once for each version of its text, with the system's C compiler.
"""

import ctypes
import errno
import hashlib
import shutil
import subprocess
import sys
import tempfile
from enum import IntEnum
from functools import cache
from pathlib import Path

from tests.campaigns.disk.journal import Kind

SOURCE = Path(__file__).with_name("watch.c")
NO_WATCHER = sys.platform != "linux" or shutil.which("gcc") is None
"""Where files cannot be watched: LD_PRELOAD is Linux's, and somebody has to compile."""


@cache
def watcher() -> Path:
    """Return the library to preload, compiled where that has not been done."""
    digest = hashlib.sha256(SOURCE.read_bytes()).hexdigest()[:16]
    built = Path(tempfile.gettempdir()) / f"loket-watch-{digest}.so"
    if not built.exists():
        with tempfile.TemporaryDirectory(dir=built.parent) as scratch:
            draft = Path(scratch) / "watch.so"
            options = (
                "-O1",
                "-shared",
                "-fPIC",
                "-o",
                str(draft),
                str(SOURCE),
                "-ldl",
                "-lpthread",
            )
            subprocess.run(["gcc", *options], check=True)
            draft.replace(built)
    return built


class Deed(IntEnum):
    """What happens to a call that is chosen to go wrong; the numbers of ``watch.c``."""

    FAIL = 0
    SHORT = 1
    WAIT = 2
    DIE = 3


class Watch:
    """The watcher preloaded into this very process."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(None)
        self._library.watch_hits.restype = ctypes.c_uint64
        self._library.watch_seen.restype = ctypes.c_uint64

    def begin(self, folder: Path, journal: Path | None = None) -> None:
        """Watch everything below a folder; write it down where a journal is named."""
        path = b"" if journal is None else bytes(journal)
        if self._library.watch_begin(bytes(folder), path) != 0:
            raise OSError("the journal cannot be written")

    def end(self) -> None:
        self._library.watch_end()

    def mark(self, text: str) -> None:
        """Write a word into the journal: everything before it came before."""
        data = text.encode()
        self._library.watch_mark(data, len(data))

    def go_wrong(
        self,
        kinds: frozenset[Kind],
        number: int,
        deed: Deed,
        *,
        times: int = 1,
        error: int = errno.EIO,
        milliseconds: int = 0,
        ending: str = "",
    ) -> None:
        """Let the n-th call of some kinds go wrong, counted from now.

        Args:
            kinds: Which calls count.
            number: The first that goes wrong, from 1.
            deed: How.
            times: How many in a row.
            error: The ``errno`` of FAIL and SHORT.
            milliseconds: How long WAIT lasts.
            ending: Only calls on paths that end so; any when empty.
        """
        bits = sum(1 << kind for kind in kinds)
        self._library.watch_fault(
            ctypes.c_uint(bits),
            ctypes.c_uint64(number),
            ctypes.c_uint64(times),
            int(deed),
            error,
            ctypes.c_long(milliseconds),
            ending.encode(),
        )

    @property
    def hits(self) -> int:
        """How many calls went wrong since ``go_wrong``."""
        return int(self._library.watch_hits())
