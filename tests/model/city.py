"""The real server in this process: its application, its SQLite file, its operator."""

import asyncio
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
from sqlalchemy import Connection, event
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from central_server import routes
from central_server.admin import applications, city, devices
from central_server.admin.acts import Operator
from central_server.admin.bequests import take_in_bequests
from central_server.app import _assembled
from central_server.city import the_city
from central_server.database import Database
from central_server.envelope import offers_in
from central_server.exchange import read_file, take_in_file
from central_server.models import RegistrationRow
from central_server.reference import read_books
from central_server.settings import Settings
from central_server.sheets.reading import SheetCell, SheetRow
from central_server.sheets.results import import_results
from desktop_app.domain.issues import Refused
from desktop_app.domain.membership import Decree, Status
from tests.fixtures.server import KELURAHAN, NEIGHBOUR, found, sqlite_url

PLACES = (KELURAHAN, KELURAHAN, NEIGHBOUR, KELURAHAN)
"""Where the laptops stand: two in one kelurahan, one in the next, and the first one's twin."""

TWIN = 3
"""What a copy of the first laptop's disk becomes; until then it is not there."""

DECREE = Decree("460/17/2026", date(2026, 11, 20))


@dataclass(frozen=True, slots=True)
class Reply:
    """What the city answers to a file: the reply, and which facts that file held."""

    content: bytes
    about: frozenset[UUID]


class City:
    """One server for all runs of a process; each run begins with a copy of the same small file."""

    def __init__(self, folder: Path, clock: Callable[[], datetime]) -> None:
        self._file = folder / "kota.sqlite3"
        self._template = folder / "template.sqlite3"
        self._backup: bytes | None = None
        self._fails_at_commit = False
        self._loop = asyncio.new_event_loop()
        self.clock = clock
        self.life = 0
        settings = Settings(database=sqlite_url(folder))
        self.database = Database(settings)
        found(self.database)
        self.devices = [self._device(place) for place in PLACES[:TWIN]]
        self._settings = settings
        event.listen(self.database.engine, "commit", self._may_fail)
        self.key = self.database.within(the_city).key
        self.public_key = self.key.public
        self._books = read_books(settings)
        desk = routes.Desk(self.database, self._books, settings, clock)
        self._app = _assembled(desk)

    def keep(self) -> None:
        """Let every run begin as it is now."""
        self._template.write_bytes(self._bytes())

    def begin(self) -> None:
        """Be as on the first day."""
        self._put(self._template.read_bytes())
        self._backup, self._fails_at_commit, self.life = None, False, 0

    def close(self) -> None:
        self.database.close()
        self._loop.run_until_complete(self._loop.shutdown_default_executor())
        self._loop.close()

    def answer(self, request: httpx.Request) -> tuple[int, list[tuple[bytes, bytes]], bytes]:
        """Let the application answer one request: status, headers and body, as on the line."""
        return self._loop.run_until_complete(self._answer(request))

    async def _answer(self, request: httpx.Request) -> tuple[int, list[tuple[bytes, bytes]], bytes]:
        path, _, query = request.url.raw_path.partition(b"?")
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": request.method,
            "scheme": "http",
            "path": path.decode(),
            "raw_path": path,
            "query_string": query,
            "root_path": "",
            "headers": [(name.lower(), value) for name, value in request.headers.raw],
            "client": ("127.0.0.1", 1),
            "server": ("127.0.0.1", 80),
        }
        heard: list[dict[str, Any]] = []
        body = request.read()

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: dict[str, Any]) -> None:
            heard.append(message)

        await self._app(scope, receive, send)  # type: ignore[arg-type]  # plain dictionaries
        whole = b"".join(message.get("body", b"") for message in heard[1:])
        return heard[0]["status"], heard[0]["headers"], whole

    def fails_at_next_commit(self) -> None:
        """Let the database go away while the next request commits."""
        self._fails_at_commit = True

    def recovers(self) -> None:
        self._fails_at_commit = False

    def _may_fail(self, _connection: Connection) -> None:
        if self._fails_at_commit:
            self._fails_at_commit = False
            raise OperationalError("COMMIT", None, RuntimeError("the database went away"))

    @property
    def operator(self) -> Operator:
        return Operator("uji", self.clock())

    def back_up(self) -> None:
        self._backup = self._bytes()

    @property
    def has_backup(self) -> bool:
        return self._backup is not None

    def restore(self) -> None:
        """Go back to the backup and begin a new life, as the operator's guide says."""
        if self._backup is None:
            return
        told = self._told()
        self._put(self._backup)
        self.life += 1
        lost = max(told[code] - last for code, last in self._told().items())
        self.database.within(lambda session: city.renew_epoch(session, self.operator, lost))

    def _told(self) -> dict[str, int]:
        """The last cursor of each kelurahan."""
        return {code: int(last) for code, last in self.rows("SELECT code, news FROM kelurahan")}

    def decide(self, act: Status, which: int) -> str:
        """Move one application on, as the operator may; say which, or nothing where none fits."""
        before = {
            Status.VERIFIED: Status.PROPOSED,
            Status.APPROVED: Status.VERIFIED,
            Status.ACTIVE: Status.APPROVED,
            Status.REFUSED: Status.PROPOSED,
        }[act]
        fitting = self.rows(
            f"SELECT number, nik FROM registrations WHERE status = '{before}' ORDER BY number"
        )
        if not fitting:
            return ""
        number, nik = fitting[which % len(fitting)]
        self._decide(act, number, nik)
        return str(number)

    def approve(self, number: str) -> bool:
        """Approve one application, verified first if need be; say whether it could be."""
        told = self.rows(f"SELECT nik, status FROM registrations WHERE number = '{number}'")
        if not told or told[0][1] not in (Status.PROPOSED, Status.VERIFIED):
            return False
        [(nik, status)] = told
        if status == Status.PROPOSED:
            self._decide(Status.VERIFIED, number, nik)
        self._decide(Status.APPROVED, number, nik)
        return True

    def _decide(self, act: Status, number: str, nik: str) -> None:
        self.database.within(lambda session: self._decided(session, act, number, nik))

    def _decided(self, session: Session, act: Status, number: str, nik: str) -> None:
        ids = applications.named(session, [number])
        match act:
            case Status.VERIFIED:
                applications.verify(session, ids, self.operator)
            case Status.APPROVED:
                applications.approve(session, ids, DECREE, self.operator)
            case Status.REFUSED:
                applications.refuse(session, ids, "Berkas tidak lengkap", self.operator)
            case _:
                cells = {
                    "number": number,
                    "nik": nik,
                    "kpj": f"26{number[8:10]}{number[-8:-6]}{number[-5:]}",
                    "start": "01-12-2026",
                    "end": "31-12-2026",
                }
                row = SheetRow(2, {name: SheetCell(each, "s") for name, each in cells.items()})
                import_results(session, [row], self.operator)

    def takes_in(self, content: bytes) -> Reply | str:
        """Take in what came by stick; return the reply, or why it is refused."""
        try:
            reply = take_in_file(
                self.database, content, self._settings, self._books, self.clock()
            ).reply
        except Refused as no:
            return no.issues[0].code
        return Reply(reply, self._held_by(content))

    def _held_by(self, content: bytes) -> frozenset[UUID]:
        """Return the facts of a file; one that asks to be let in holds none."""
        try:
            file = self.database.within(lambda session: read_file(session, content))
        except Refused:
            return frozenset()
        offers = [offers_in(batch["body"], self._settings) for batch in file.batches]
        return frozenset(offer.id for batch in offers for offer in batch)

    def inherits(self, laptop: int) -> None:
        """Take in what a revoked laptop has left."""
        device = str(self.devices[laptop].id)
        try:
            take_in_bequests(self.database, device, self._settings, self._books, self.operator)
        except Refused as no:
            if no.issues[0].code != "bequest.none":
                raise

    def revoke(self, laptop: int) -> None:
        device = str(self.devices[laptop].id)
        self.database.within(lambda session: devices.revoke_device(session, device, self.operator))

    def revoked(self) -> set[int]:
        """Return which laptops are withdrawn: a backup may be from before."""
        gone = {row[0] for row in self.rows("SELECT id FROM devices WHERE revoked_at IS NOT NULL")}
        return {place for place, each in enumerate(self.devices) if each.id.hex in gone}

    @property
    def epoch(self) -> str:
        return str(self.one("SELECT epoch FROM city"))

    def rows(self, sql: str) -> list[Any]:
        """Read by the plain driver: this is asked several times a step."""
        connection = self.database.engine.raw_connection()
        try:
            return list(connection.cursor().execute(sql).fetchall())
        finally:
            connection.close()

    def one(self, sql: str) -> Any:
        return self.rows(sql)[0][0]

    def registration(self, number: str) -> RegistrationRow | None:
        query = RegistrationRow.__table__.select().where(RegistrationRow.number == number)
        with self.database.engine.connect() as connection:
            return connection.execute(query).first()  # type: ignore[return-value]  # a row is a tuple

    def _device(self, kelurahan: str) -> devices.NewDevice:
        return self.database.within(
            lambda session: devices.add_device(
                session, kelurahan, "http://127.0.0.1", self.operator
            )
        )

    def _bytes(self) -> bytes:
        """Return the whole file as a backup has it: everything committed, no log beside it."""
        with self.database.engine.connect() as connection:
            driver = connection.connection.driver_connection
            assert driver is not None
            connection.rollback()
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return self._file.read_bytes()

    def _put(self, content: bytes) -> None:
        self.database.engine.dispose()
        for beside in ("-wal", "-shm"):
            self._file.with_name(self._file.name + beside).unlink(missing_ok=True)
        self._file.write_bytes(content)


def emptied(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
