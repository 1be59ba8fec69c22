"""The first lines of the frozen program: which version is to start, and did it reach its desk?

The installed program stays as it was installed and starts the chosen version as a process of its
own. A version that has never reached its desk is watched until it has; one that ends, or does not
get there, is left for the one before, and the file goes back behind a migration it has made.

Standard library only, and little of it: this runs before every start.
"""

import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.paths import DATABASE_NAME, FILE_FOLDER, data_folder
from desktop_app.storage.going_back import SavedSince, undo_migration
from desktop_app.updating.choice import (
    FOLDER,
    Choice,
    numbers,
    program_of,
    read_choice,
    write_choice,
)
from desktop_app.updating.marks import VARIABLE, Mark, read_mark

if TYPE_CHECKING:  # most starts start no other
    import subprocess

CHILD_VARIABLE = "LOKET_VERSI"
"""Environment variable of a chosen version: it starts itself, and nothing else."""

MOST_TRIES = 2
"""Starts that ended without a word, as in a power cut, before a version is left."""

_MARK = "tanda"
_OWN_WORK = ("--self-test", "--version", "--help", "-h", "--pembaruan")


_LOOKS_EVERY = 0.05

Patience = Callable[[Mark | None], float | None]
"""Gives the seconds a new version has from one mark to the next; None where somebody may dawdle."""


def usual(mark: Mark | None) -> float | None:
    """Return the time to the window; and from a right password to the desk, with its migration."""
    return {None: 90.0, Mark.OPENING: 600.0}.get(mark)


@dataclass(frozen=True, slots=True)
class Installed:
    """The program that was installed, which looks for what is to start.

    Attributes:
        version: Its own.
        data: The clerk's data folder.
        arguments: From the command line, handed on as they are.
    """

    version: str
    data: Path
    arguments: Sequence[str]

    @property
    def home(self) -> Path:
        return self.data / FOLDER

    @property
    def database(self) -> Path:
        return self.data / FILE_FOLDER / DATABASE_NAME


def begin(main: Callable[[], int], version: str) -> int:
    """Start the chosen version, or go on as the installed one; return the exit code."""
    arguments = sys.argv[1:]
    frozen = getattr(sys, "frozen", False)
    if not frozen or os.environ.get(CHILD_VARIABLE) or set(arguments) & set(_OWN_WORK):
        return main()
    ended = started(Installed(version, data_folder(_data_in(arguments)), arguments))
    return main() if ended is None else ended


def started(installed: Installed, patience: Patience = usual) -> int | None:
    """Run the chosen version until its end, or until it has reached its desk.

    Returns:
        The exit code, or None where the installed program itself is to go on.
    """
    choice = read_choice(installed.home)
    program = _chosen(installed, choice)
    if program is None:
        return None
    if choice.reached:
        return _become(program, installed)
    if choice.tries >= MOST_TRIES:
        return _leave(installed, choice, "update.never_reached")
    choice = replace(choice, tries=choice.tries + 1)
    try:
        write_choice(installed.home, choice)
    except OSError:  # what cannot be counted is not tried
        return None
    return _watched(installed, choice, program, patience)


def _chosen(installed: Installed, choice: Choice) -> Path | None:
    """Return the program to start; None for the installed one, which may be newer by now."""
    newer = numbers(choice.chosen) > numbers(installed.version)
    return program_of(installed.home, choice.chosen) if newer else None


def _watched(installed: Installed, choice: Choice, program: Path, patience: Patience) -> int | None:
    # Of this start alone: a second double click is watched by itself.
    mark = installed.home / f"{_MARK}-{os.getpid()}"
    mark.unlink(missing_ok=True)
    try:
        child = _spawn(program, installed, {VARIABLE: str(mark)})
    except OSError:
        return _leave(installed, choice, "update.not_started")
    why, at = _why_not(child, mark, patience), read_mark(mark)
    mark.unlink(missing_ok=True)
    if why:
        with suppress(OSError):
            child.kill()
        child.wait()
        return _leave(installed, choice, why)
    # Otherwise it was closed at the door, by somebody.
    write_choice(installed.home, replace(choice, reached=at is Mark.DESK, tries=0))
    return child.wait()


def _why_not(child: "subprocess.Popen[bytes]", mark: Path, patience: Patience) -> str:
    """Wait until a version has reached its desk or was closed; say why it did not."""
    seen: Mark | None = None
    since = time.monotonic()
    while True:
        ended = child.poll()
        now = read_mark(mark)
        if now is Mark.DESK:
            return ""
        if ended is not None:
            return "" if ended == 0 and now is Mark.DOOR else "update.ended"
        if now is not seen:
            seen, since = now, time.monotonic()
        waits = patience(seen)
        if waits is not None and time.monotonic() - since > waits:
            return "update.hung"
        time.sleep(_LOOKS_EVERY)


def _leave(installed: Installed, choice: Choice, why: str) -> int | None:
    """Go back to the version before, and start it.

    Where something was saved by the newer one it stays chosen: the former could not read the file.
    """
    try:
        undo_migration(installed.database)
        back = Choice(
            chosen=choice.former,
            refused={**choice.refused, choice.chosen: why},
            left=choice.chosen,
        )
        write_choice(installed.home, back)
    except (SavedSince, OSError):
        program = program_of(installed.home, choice.chosen)
        return None if program is None else _become(program, installed)
    program = _chosen(installed, back)
    return None if program is None else _become(program, installed)


def _become(program: Path, installed: Installed) -> int:
    """Run a version in this one's place; on Windows, which knows no such thing, beside it."""
    if sys.platform != "win32":
        command = [str(program), *installed.arguments]
        os.execve(program, command, _environment({}))  # noqa: S606 - proven when it was unpacked
    return _spawn(program, installed, {}).wait()


def _spawn(
    program: Path, installed: Installed, more: Mapping[str, str]
) -> "subprocess.Popen[bytes]":
    import subprocess  # noqa: PLC0415 - most starts start no other

    command = [str(program), *installed.arguments]
    return subprocess.Popen(command, env=_environment(more))  # noqa: S603 - proven when it was unpacked


def _environment(more: Mapping[str, str]) -> dict[str, str]:
    """Return what a version is started with; what PyInstaller told this one is not for it."""
    told = {name: value for name, value in os.environ.items() if not name.startswith("_PYI")}
    before = told.pop("LD_LIBRARY_PATH_ORIG", None)
    if getattr(sys, "frozen", False):
        told.pop("LD_LIBRARY_PATH", None)
    if before is not None:
        told["LD_LIBRARY_PATH"] = before
    return {**told, CHILD_VARIABLE: "1", "PYINSTALLER_RESET_ENVIRONMENT": "1", **more}


def _data_in(arguments: Sequence[str]) -> Path | None:
    """Return the data folder named on the command line, as ``desktop_app.__main__`` reads it."""
    for at, word in enumerate(arguments):
        if word == "--data" and at + 1 < len(arguments):
            return Path(arguments[at + 1])
        if word.startswith("--data="):
            return Path(word.removeprefix("--data="))
    return None
