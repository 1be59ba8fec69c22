"""A city to torment: PostgreSQL with nothing left out, the real server in a process of its own."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import httpx
import psycopg
from sqlalchemy.orm import Session

from central_server.admin import devices
from central_server.admin.acts import Operator
from central_server.admin.applications import all_in, verify
from central_server.admin.city import renew_epoch
from central_server.app import utc_now
from central_server.database import Database
from central_server.settings import DATABASE_VARIABLE, PACE_VARIABLE, Settings
from desktop_app.domain.issues import Refused
from desktop_app.domain.membership import Status
from desktop_app.domain.office import Activation
from desktop_app.sync.activation import read_activation
from installers.demo.office import free_port
from tests.fixtures.server import KELURAHAN, found
from tests.postgres import programs_for_this_user
from tests.postgres_pair import Node, until

T = TypeVar("T")

_NAME, _KEPT = "kota", "kept"
ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass
class Town:
    """Its database, its server, and how to take either away."""

    node: Node
    folder: Path
    port: int
    server: subprocess.Popen[bytes] | None = None
    crashes: int = 0
    kills: int = 0
    restores: int = 0

    @property
    def database(self) -> str:
        """Address of its database, as SQLAlchemy takes it."""
        return f"postgresql+psycopg://postgres@/{_NAME}?host={self.node.folder}"

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start_server(self) -> None:
        with (self.folder / "server.log").open("ab") as log:
            self.server = subprocess.Popen(
                [sys.executable, "-m", "central_server", "serve", "--port", str(self.port)],
                cwd=ROOT,
                env={**os.environ, DATABASE_VARIABLE: self.database, PACE_VARIABLE: "0"},
                stdout=log,
                stderr=log,
            )
        until(self.is_well)

    def is_well(self) -> bool:
        """Say whether server and database answer; a server that gave up is started again."""
        if self.server is not None and self.server.poll() is not None:
            raise RuntimeError((self.folder / "server.log").read_text(errors="replace")[-2000:])
        with suppress(httpx.TransportError):
            return httpx.get(f"{self.url}/v1/health", timeout=5).status_code == httpx.codes.OK
        return False

    def kill_server(self) -> None:
        """Take the server away in the middle of whatever it does."""
        if self.server is not None:
            self.server.kill()
            self.server.wait(30)
            self.server = None
            self.kills += 1

    def crash_database(self) -> None:
        """Kill PostgreSQL and all its processes, and start it again."""
        self.node.kill()
        self.crashes += 1
        self.node.start()

    def back_up(self) -> None:
        """Keep the database as it is now, the server standing still meanwhile."""
        self.kill_server()
        self.node.ask(f"DROP DATABASE IF EXISTS {_KEPT}")
        self.node.ask(f"CREATE DATABASE {_KEPT} TEMPLATE {_NAME}")
        self.start_server()

    def restore(self) -> None:
        """Go back to what was kept and begin a new life, as the operator's guide says."""
        self.kill_server()
        [(lost,)] = self.rows("SELECT max(news) FROM kelurahan")
        self.node.ask(f"DROP DATABASE {_NAME} WITH (FORCE)")
        self.node.ask(f"CREATE DATABASE {_NAME} TEMPLATE {_KEPT}")
        self.act(lambda session: renew_epoch(session, Operator("uji", utc_now()), lost))
        self.restores += 1
        self.start_server()

    def verify_some(self, most: int) -> None:
        """Let the operator find some of what was proposed in order."""

        def act(session: Session) -> None:
            ids = all_in(session, Status.PROPOSED)[:most]
            verify(session, ids, Operator("uji", utc_now()))

        with suppress(Refused):  # a clerk may have withdrawn one in this very moment
            self.act(act)

    def act(self, act: Callable[[Session], T]) -> T:
        """Do something as the operator does, on a connection of its own."""
        with closing(Database(Settings(database=self.database))) as database:
            return database.within(act)

    def activation(self, address: str, kelurahan: str = KELURAHAN) -> Activation:
        """Prepare a laptop that finds its server at an address, as from an activation file."""
        device = self.act(
            lambda session: devices.add_device(
                session, kelurahan, address, Operator("uji", utc_now())
            )
        )
        return read_activation(device.activation.model_dump_json().encode())

    def rows(self, question: str) -> list[tuple[Any, ...]]:
        with psycopg.connect(f"host={self.node.folder} user=postgres dbname={_NAME}") as connection:
            return connection.execute(question.encode()).fetchall()

    def close(self) -> None:
        self.kill_server()
        self.node.kill()


@contextmanager
def a_town() -> Iterator[Town]:
    """Yield a founded city whose server answers."""
    with tempfile.TemporaryDirectory(prefix="loket-town-") as name:
        folder = Path(name)
        programs, identity = programs_for_this_user(folder)
        place = folder / "one"
        place.mkdir(mode=0o700)
        if "user" in identity:
            os.chown(place, identity["user"], identity["group"])
        node = Node(programs, identity, place)
        node.run(
            "initdb",
            "--username=postgres",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            f"--pgdata={node.data}",
        )
        node.start()
        node.ask(f"CREATE DATABASE {_NAME}")
        town = Town(node, folder, free_port())
        try:
            with closing(Database(Settings(database=town.database))) as database:
                found(database)
            town.start_server()
            yield town
        finally:
            town.close()
