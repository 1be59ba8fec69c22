"""A newer version of the program: looked for, tried on a copy, chosen for the next start.

Each act is beside the clerk's work and in the way of none of it. Until a version is chosen nothing
that runs is touched; from then on the start decides (``desktop_app.updating.start``).
"""

import json
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.print_job import JobState
from desktop_app.domain.staging import METADATA, TIMESTAMP
from desktop_app.errors import Unavailable
from desktop_app.paths import DATABASE_NAME
from desktop_app.storage.database import Transaction, count_rows
from desktop_app.storage.disk_room import check_room
from desktop_app.storage.documents import packed, unpacked
from desktop_app.storage.durable import disk_said_plainly, make_folder, write_durably
from desktop_app.updating.choice import (
    FOLDER,
    VERSIONS,
    Choice,
    numbers,
    program_of,
    read_choice,
    write_choice,
)
from desktop_app.updating.start import CHILD_VARIABLE
from desktop_app.updating.worker import FETCH, OPTION, TRY, answer_of
from desktop_app.use_cases.desk import Desk

logger = logging.getLogger(__name__)

ON_SERVER = "v1/updates/"
"""Where a city's server has its repository."""

ON_STICK = "loket-pembaruan"
"""The folder on a stick."""

FETCH_SECONDS = 6 * 3600.0
"""A line that gives little gives it all night; what was begun is kept anyway."""

TRY_SECONDS = 1200.0
_LOOKED, _FAILED = "update_looked", "update_failed"
_OF_THE_LINE = frozenset({"update.unreachable", "update.broken_off"})
_TRIAL, _JOBS = "coba", "kerja"
_OUT = frozenset({JobState.HANDING, JobState.TAKEN})


@dataclass(frozen=True, slots=True)
class Running:
    """The program as it runs here.

    Attributes:
        command: What starts it again, without arguments.
        folder: Where it lies.
        version: Its own.
        root: The list of keys it came with; without it there are no updates.
        installed: Whether it is an installed program; run from its source it is not.
    """

    command: Sequence[str]
    folder: Path
    version: str
    root: Path
    installed: bool


@dataclass(frozen=True, slots=True)
class Looked:
    """What the last look has found.

    Attributes:
        at: When, aware UTC.
        version: That lies here, proven; empty where there was nothing newer.
        changes: What is new in it, for clerks.
        tried: Whether it has opened a copy of this file.
    """

    at: datetime
    version: str = ""
    changes: str = ""
    tried: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """Where updates stand on this laptop.

    Attributes:
        version: Of the program that runs.
        looked: The last look; None before the first.
        chosen: Starts next time, where that is another one; otherwise empty.
        left: Was left by itself because it did not reach its desk; otherwise empty.
        why: The code of the reason.
    """

    version: str
    looked: Looked | None = None
    chosen: str = ""
    left: str = ""
    why: str = ""


class Beside:
    """A process of the program beside its window, one at a time; it can be told to end."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._ends = False

    def work(
        self,
        home: Path,
        command: Sequence[str],
        asked: Mapping[str, Any],
        seconds: float,
        key: str = "",
    ) -> Mapping[str, Any]:
        """Let a process work, and return what came of it.

        Raises:
            Unavailable: What the process says; ``update.broken_off`` where it says nothing.
        """
        job = home / _JOBS / f"{asked['work']}.json"
        with disk_said_plainly():
            make_folder(job.parent)
            answer_of(job).unlink(missing_ok=True)
            write_durably(job, json.dumps(asked).encode())
        try:
            self._run([*command, OPTION, str(job)], key.encode("ascii"), seconds)
            said: Mapping[str, Any] = json.loads(answer_of(job).read_text(encoding="utf-8"))
        except (OSError, ValueError, subprocess.SubprocessError):
            raise Unavailable("update.broken_off") from None
        if "code" in said:
            raise Unavailable(said["code"], said["figures"])
        return said

    def _run(self, command: Sequence[str], told: bytes, seconds: float) -> None:
        if self._ends:
            return
        self._process = subprocess.Popen(  # noqa: S603 - the program itself
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, CHILD_VARIABLE: "1", "PYINSTALLER_RESET_ENVIRONMENT": "1"},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        with self._process as process:
            try:
                process.communicate(told, timeout=seconds)
            except subprocess.TimeoutExpired:
                process.kill()
                raise

    def stop(self) -> None:
        """End what is under way, and begin nothing more: the window closes."""
        self._ends = True
        self.break_off()

    def break_off(self) -> None:
        """End what is under way; what was begun of it is kept."""
        process = self._process
        if process is not None and process.poll() is None:
            process.kill()


def standing(desk: Desk, folder: Path, running: Running) -> Standing:
    """Say where things stand; ``folder`` is the data folder."""
    choice = read_choice(folder / FOLDER)
    newer = numbers(choice.chosen) > numbers(running.version)
    return Standing(
        running.version,
        _last_look(desk),
        choice.chosen if newer else "",
        choice.left,
        choice.refused.get(choice.left, ""),
    )


def repository_at(server: str) -> str:
    """Return where a city's server has its repository, as an address that ends in a slash."""
    return f"{server.rstrip('/')}/{ON_SERVER}"


def repository_on(stick: Path) -> str:
    """Return the repository on a stick, or in the folder itself.

    Raises:
        Unavailable: ``update.not_on_stick``.
    """
    for folder in (stick / ON_STICK, stick):
        if (folder / METADATA / TIMESTAMP).is_file():
            return f"{folder.absolute().as_uri()}/"
    raise Unavailable("update.not_on_stick")


def look(
    desk: Desk, folder: Path, running: Running, base: str, now: datetime, beside: Beside
) -> Looked:
    """Look for a newer version and fetch it, in a process of its own and at leisure.

    Args:
        desk: Whose kelurahan it is for.
        folder: The data folder.
        running: The program.
        base: Of the repository, see ``repository_at`` and ``repository_on``.
        now: Aware UTC.
        beside: Does the work.

    Raises:
        Refused: ``practice.no_line``.
        Unavailable: ``update.not_installed``, ``update.no_root``, ``update.unreachable``,
            ``update.expired``, ``update.not_proven``, ``update.no_room``, ``update.broken_off``.
    """
    if desk.practice:
        raise Refused(Issue("practice.no_line"))
    if not running.installed:
        raise Unavailable("update.not_installed")
    home = folder / FOLDER
    _clear_old(home, running)
    asked = {
        "work": FETCH,
        "home": str(home),
        "root": str(running.root),
        "program": str(running.folder),
        "version": running.version,
        "kelurahan": desk.city.kelurahan.digits,
        "refused": sorted(read_choice(home).refused),
        "base": base,
        "now": now.isoformat(),
    }
    try:
        got = beside.work(home, running.command, asked, FETCH_SECONDS)
    except Unavailable as no:
        if no.code not in _OF_THE_LINE:
            _note(desk, _FAILED, now)
        raise
    looked = Looked(now, str(got.get("version", "")), str(got.get("changes", "")))
    before = _last_look(desk)
    same = before is not None and before.version == looked.version
    looked = replace(looked, tried=same and before is not None and before.tried)
    _note(desk, _LOOKED, looked)
    return looked


def try_on_copy(desk: Desk, folder: Path, version: str, beside: Beside) -> None:
    """Let a version migrate a copy of the file, check it and count it; the file is not touched.

    Raises:
        Unavailable: ``update.gone``; ``update.copy_differs``, ``update.copy_not_whole``,
            ``update.broken_off`` or what the version says: it is not fit for this file.
            ``disk.too_little`` and what ``Database.backup`` raises: it could not be tried.
    """
    home = folder / FOLDER
    program = program_of(home, version)
    if program is None:
        raise Unavailable("update.gone")
    check_room(home, lambda path: desk.free(path) - 2 * desk.database.path.stat().st_size)
    trial = home / _TRIAL
    shutil.rmtree(trial, ignore_errors=True)
    try:
        copy = trial / DATABASE_NAME
        desk.database.backup(copy)
        before = count_rows(copy, desk.database.key)
        asked = {"work": TRY, "copy": str(copy)}
        got = beside.work(home, [str(program)], asked, TRY_SECONDS, desk.database.key.hex())
        if got.get("counts") != before:
            raise Unavailable("update.copy_differs")
    finally:
        shutil.rmtree(trial, ignore_errors=True)
    looked = _last_look(desk)
    if looked is not None and looked.version == version:
        _note(desk, _LOOKED, replace(looked, tried=True))
    logger.info("version %s has opened a copy of the file", version)


def choose(desk: Desk, folder: Path, running: Running, version: str) -> None:
    """Let a version start next time. To be called where no round can be under way.

    Raises:
        Unavailable: ``update.not_tried``; ``update.printing`` while a sheet is with a printer;
            ``update.gone``; what the disk says.
    """
    home = folder / FOLDER
    looked = _last_look(desk)
    if looked is None or looked.version != version or not looked.tried:
        raise Unavailable("update.not_tried")
    if program_of(home, version) is None:
        raise Unavailable("update.gone")
    with desk.database.reading() as tx:
        if any(job.state in _OUT for job in tx.print_jobs.under_way()):
            raise Unavailable("update.printing")
    choice = read_choice(home)
    former = choice.chosen if choice.chosen == running.version else ""
    with disk_said_plainly():
        write_choice(home, Choice(version, former, reached=False, refused=choice.refused))
    logger.info("version %s starts next time", version)


def forget_left(folder: Path) -> None:
    """Remember that somebody has been told of the version that was left."""
    home = folder / FOLDER
    choice = read_choice(home)
    if choice.left:
        with disk_said_plainly():
            write_choice(home, replace(choice, left=""))


def _last_look(desk: Desk) -> Looked | None:
    with desk.database.reading() as tx:
        told = tx.settings.preference(_LOOKED)
    return unpacked(told, Looked) if told else None


def last_ends(tx: Transaction) -> tuple[datetime | None, datetime | None]:
    """Return when a look last succeeded, and when one failed that was not the line's fault."""
    looked = tx.settings.preference(_LOOKED)
    failed = tx.settings.preference(_FAILED)
    return (
        unpacked(looked, Looked).at if looked else None,
        unpacked(failed, datetime) if failed else None,
    )


def _note(desk: Desk, name: str, found: Looked | datetime) -> None:
    with desk.database.transaction() as tx:
        tx.settings.put_preference(name, packed(found))


def _clear_old(home: Path, running: Running) -> None:
    """Throw away versions that neither run, nor start next, nor are to be gone back to."""
    choice = read_choice(home)
    kept = {running.version, choice.chosen, choice.former}
    folder = home / VERSIONS
    for each in folder.iterdir() if folder.is_dir() else ():
        if each.name not in kept and numbers(each.name) < numbers(running.version):
            shutil.rmtree(each, ignore_errors=True)


def running_here(version: str, resources: Path) -> Running:
    """Return the program as it runs now."""
    installed = bool(getattr(sys, "frozen", False))
    program = Path(sys.executable)
    command = [str(program)] if installed else [str(program), "-m", "desktop_app"]
    return Running(command, program.parent, version, resources / "updates" / "root.json", installed)
