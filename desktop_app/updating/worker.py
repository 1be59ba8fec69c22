"""What is done beside the running program, in a process of its own: fetching, and trying a file.

A process, so that the screen never waits, what TUF needs is not in memory all day, and a version
is tried by itself. It is told what to do by a file and answers by one: a Windows
program has no console. Only the key of the file comes through a pipe, and never lies on a disk.
"""

import ctypes
import json
import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop_app.errors import Unavailable
from desktop_app.storage.durable import write_durably

OPTION = "--pembaruan"
FETCH, TRY = "ambil", "coba"
_BACKGROUND = 0x00100000  # PROCESS_MODE_BACKGROUND_BEGIN: idle, for processor and disk
_LEAST = 19


def work(job: Path) -> int:
    """Do what a file says, and write beside it what came of it.

    Args:
        job: JSON with ``work`` and what that needs; the answer is ``job`` with ``.hasil``.
    """
    asked = json.loads(job.read_text(encoding="utf-8"))
    try:
        done = _DONE[asked["work"]](asked)
    except Unavailable as no:
        done = {"code": no.code, "figures": no.figures}
    write_durably(answer_of(job), json.dumps(done).encode())
    return 0


def answer_of(job: Path) -> Path:
    return job.with_suffix(".hasil")


def _fetch(asked: Mapping[str, Any]) -> Mapping[str, Any]:
    """Look for a version and fetch it, whenever nothing else wants the machine."""
    from desktop_app.updating import client, sources  # noqa: PLC0415 - a trial needs no TUF

    _step_back()
    here = client.Here(
        home=Path(asked["home"]),
        root=Path(asked["root"]),
        program=Path(asked["program"]),
        version=asked["version"],
        kelurahan=asked["kelurahan"],
        refused=asked["refused"],
    )
    begun = here.home / client.DOWNLOADS
    on_stick = asked["base"].startswith("file:")
    source = sources.Stick(begun) if on_stick else sources.Server(begun)
    try:
        found = client.fetch(here, source, asked["base"], datetime.fromisoformat(asked["now"]))
    finally:
        source.close()
    if found is None:
        return {}
    return {"version": found.version, "changes": found.changes, "bytes": found.bytes}


def _try(asked: Mapping[str, Any]) -> Mapping[str, Any]:
    """Bring a copy of the file up to this program, check every page of it and count what is in it.

    Raises:
        Unavailable: ``update.copy_not_whole``, or why the copy cannot be opened.
    """
    from desktop_app.storage.database import (  # noqa: PLC0415 - fetching needs no file
        count_rows,
        open_database,
    )
    from desktop_app.storage.repair import is_whole  # noqa: PLC0415 - fetching needs no file

    path, key = Path(asked["copy"]), bytes.fromhex(os.read(0, 64).decode("ascii"))
    open_database(path, key).close()
    if not is_whole(path, key):
        raise Unavailable("update.copy_not_whole")
    return {"counts": count_rows(path, key)}


def _step_back() -> None:
    """Let everything else on this machine go first."""
    windll = getattr(ctypes, "windll", None)
    if windll is not None:  # pragma: no cover - Windows only
        windll.kernel32.SetPriorityClass(windll.kernel32.GetCurrentProcess(), _BACKGROUND)
    elif hasattr(os, "nice"):
        os.nice(_LEAST)


_DONE = {FETCH: _fetch, TRY: _try}
