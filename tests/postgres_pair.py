"""Two PostgreSQL of the tests' own: a primary whose commits wait for its standby.

Here nothing is left out that durability needs; ``tests/postgres.py`` is the quick one.
"""

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from tests.postgres import programs_for_this_user

_WITHIN = 60.0  # seconds, for a machine whose cores are busy with other tests
_LOOKS_EVERY = 0.05
_STANDBY = "standby"


@dataclass
class Node:
    """One server; its socket lies in its own folder."""

    programs: Path
    identity: dict[str, Any]
    folder: Path
    process: subprocess.Popen[bytes] | None = None

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def url(self) -> str:
        return f"postgresql+psycopg://postgres@/postgres?host={self.folder}"

    @property
    def conninfo(self) -> str:
        return f"host={self.folder} user=postgres dbname=postgres"

    def run(self, program: str, *arguments: str) -> None:
        """Run one of PostgreSQL's programs to its end."""
        subprocess.run(
            [self.programs / program, *arguments],
            check=True,
            stdout=subprocess.DEVNULL,
            **self.identity,
        )

    def start(self, *settings: str) -> None:
        common = ("listen_addresses=", f"unix_socket_directories={self.folder}")
        with (self.folder / "log").open("ab") as output:
            self.process = subprocess.Popen(
                [
                    self.programs / "postgres",
                    "-D",
                    self.data,
                    *(f"--{each}" for each in (*common, *settings)),
                ],
                stdout=output,
                stderr=subprocess.STDOUT,
                **self.identity,
            )
        until(self.answers)

    def answers(self) -> bool:
        with suppress(psycopg.OperationalError):
            self.ask("SELECT 1")
            return True
        if self.process is None or self.process.poll() is not None:
            raise RuntimeError((self.folder / "log").read_text(errors="replace"))
        return False

    def ask(self, question: str, *values: int) -> list[tuple[Any, ...]]:
        """Ask on a connection of its own, outside any transaction."""
        with psycopg.connect(self.conninfo, autocommit=True) as connection:
            cursor = connection.execute(question.encode(), values or None)
            return cursor.fetchall() if cursor.description else []

    def kill(self) -> None:
        """Take the machine away: nothing is written back, nobody is told."""
        if self.process is None:
            return
        backends = _children(self.process.pid)
        for process in (self.process.pid, *backends):
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        self.process.wait(30)
        self.process = None


@dataclass
class Pair:
    """A primary and the standby that every commit waits for."""

    primary: Node
    standby: Node

    def freeze(self) -> None:
        """Stop replication as a dead line does: nobody says no, nothing arrives any more."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self._signal(signal.SIGCONT)

    def fail_over(self) -> Node:
        """Lose the primary's machine and let the standby take its place."""
        self.primary.kill()
        self.standby.run("pg_ctl", "promote", "-D", str(self.standby.data), "-w")
        return self.standby

    def _signal(self, number: signal.Signals) -> None:
        for (process,) in self.primary.ask("SELECT pid FROM pg_stat_replication"):
            os.kill(process, number)


@contextmanager
def running_pair() -> Iterator[Pair]:
    """Yield a primary in synchronous replication with its standby."""
    with tempfile.TemporaryDirectory(prefix="loket-pg2-") as name:
        folder = Path(name)
        programs, identity = programs_for_this_user(folder)
        primary = Node(programs, identity, _owned(folder / "one", identity))
        standby = Node(programs, identity, _owned(folder / "two", identity))
        primary.run(
            "initdb",
            "--username=postgres",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            f"--pgdata={primary.data}",
        )
        try:
            primary.start(f"synchronous_standby_names={_STANDBY}")
            standby.run(
                "pg_basebackup",
                f"--dbname=host={primary.folder} user=postgres",
                f"--pgdata={standby.data}",
                "--checkpoint=fast",
                "--write-recovery-conf",
            )
            source = f"host={primary.folder} user=postgres application_name={_STANDBY}"
            standby.start(f"primary_conninfo={source}")
            until(lambda: _in_step(primary))
            yield Pair(primary, standby)
        finally:
            for node in (primary, standby):
                node.kill()


def until(happened: Callable[[], bool]) -> None:
    """Wait for something that happens elsewhere; it is looked for, not slept for."""
    last = time.monotonic() + _WITHIN
    while not happened():
        if time.monotonic() > last:
            raise TimeoutError("what the test waits for did not happen")
        time.sleep(_LOOKS_EVERY)


def _in_step(primary: Node) -> bool:
    return primary.ask("SELECT sync_state FROM pg_stat_replication") == [("sync",)]


def _owned(folder: Path, identity: dict[str, Any]) -> Path:
    folder.mkdir(mode=0o700)
    if "user" in identity:
        os.chown(folder, identity["user"], identity["group"])
    return folder


def _children(process: int) -> list[int]:
    tasks = Path(f"/proc/{process}/task/{process}/children")
    return [int(child) for child in tasks.read_text().split()] if tasks.exists() else []
