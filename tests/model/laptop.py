"""A real laptop's file in this process: opened, killed, opened again, quickly."""

import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection, event

from central_server.admin.devices import NewDevice
from desktop_app.domain.facts import Fact
from desktop_app.domain.farewell import Bequeathed
from desktop_app.domain.issues import Issue, Refused, Weight
from desktop_app.domain.office import Device, time_zone
from desktop_app.domain.region import RegionCode
from desktop_app.domain.worker import Registration
from desktop_app.errors import Unavailable
from desktop_app.reference import ReferenceBooks
from desktop_app.storage.copies import Copies
from desktop_app.storage.database import create_database
from desktop_app.storage.device_key import DeviceKey, DeviceKeys
from desktop_app.sync import wire
from desktop_app.sync.activation import read_activation
from desktop_app.sync.client import CityServer
from desktop_app.sync.exchange import read_in, write_out
from desktop_app.sync.last_words import proof_of_revocation, say_last_words
from desktop_app.sync.round import RoundResult, run_round
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.first_run import take_keys
from desktop_app.use_cases.form import RegistrationForm
from desktop_app.use_cases.registration import amend_worker, register_worker, withdraw_worker
from desktop_app.use_cases.sending import queue, send_first, send_now
from tests.campaigns.office import FileKeychain
from tests.fixtures.desk import KEY, new_desk
from tests.fixtures.people import TRADER
from tests.model.city import City
from tests.model.line import Fault, Killed, Line

T = TypeVar("T")

PARTS = ("", "-wal", "-shm")
NOTHING_AIMED: Mapping[str, Fault] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Standing:
    """One fact as the file has it."""

    seq: int
    id: UUID
    kind: str
    worker: UUID
    version: int
    status: str
    attempts: int
    cause: str
    code: str
    receipt: int | None


class Laptop:
    """One laptop for all runs of a process; each run begins with a copy of the same new file."""

    def __init__(
        self,
        folder: Path,
        city: City,
        prepared: NewDevice,
        books: ReferenceBooks,
        clock: Callable[[], datetime],
        *,
        enrolled: bool,
    ) -> None:
        self._home, self._template = folder / "now", folder / "template"
        self._copy, self._stick = folder / "copy", folder / "stick"
        self._home.mkdir(parents=True)
        self._file = self._home / "berkas.db"
        self._true_time = clock
        self.skew = timedelta(0)
        self.city, self.line = city, Line(city)
        self.database = create_database(self._file, KEY)
        event.listen(self.database._writer, "commit", self._may_be_killed)
        self.desk = self._new_desk(prepared, books)
        if enrolled:
            self.round([])
        self.database.checkpoint()
        self._dispose()
        shutil.copytree(self._home, self._template)

    def _new_desk(self, prepared: NewDevice, books: ReferenceBooks) -> Desk:
        activation = read_activation(prepared.activation.model_dump_json().encode())
        device = Device(
            number=activation.device_number,
            private_key=b"",
            public_key=self._new_keys().keep(DeviceKey(prepared.id.bytes * 2)),
            server=activation.server,
            receipt_key=activation.receipt_key,
            code=activation.code,
            epoch=activation.epoch,
        )
        desk = new_desk(self.database, books, device)
        with self.database.transaction() as tx:
            tx.settings.put_city(activation.city)
        zone = time_zone(RegionCode(activation.city.kelurahan.digits))
        return replace(desk, city=activation.city, zone=zone)

    def _new_keys(self) -> DeviceKeys:
        """Ask the keychain as a start does."""
        self.database.keys = DeviceKeys(FileKeychain(self._home / "keychain.json"), "model")
        return self.database.keys

    def begin(self) -> None:
        """Be as on the first day."""
        shutil.rmtree(self._copy, ignore_errors=True)
        self._put_back(self._template)
        self.skew = timedelta(0)
        self.line.begin()

    def keep_a_copy(self) -> None:
        """Copy the whole folder, as somebody with a stick might."""
        shutil.rmtree(self._copy, ignore_errors=True)
        shutil.copytree(self._home, self._copy)

    @property
    def has_a_copy(self) -> bool:
        return self._copy.exists()

    def go_back_to_the_copy(self) -> None:
        """Put the copied folder in the place of the present one; the keychain is not part of it."""
        keychain = self._home / "keychain.json"
        kept = keychain.read_bytes()
        self._put_back(self._copy, kept)

    def becomes_a_twin_of(self, other: "Laptop") -> None:
        """Be a copy of the whole of another's disk, keychain and all, as it is now."""
        shutil.rmtree(self._copy, ignore_errors=True)
        self._put_back(other._home)
        self.skew = other.skew
        self.line.begin()
        self.line.genuine |= other.line.genuine

    def _put_back(self, folder: Path, keychain: bytes | None = None) -> None:
        self._dispose()
        shutil.rmtree(self._home)
        shutil.copytree(folder, self._home, ignore=shutil.ignore_patterns("*-shm"))
        if keychain is not None:
            (self._home / "keychain.json").write_bytes(keychain)
        self.database.copies = Copies(self._file, KEY)
        take_keys(self.database, self._new_keys())

    def clock(self) -> datetime:
        return self._true_time() + self.skew

    def form(self, nik: int, note: str = "") -> RegistrationForm:
        """Return the form of one of a few people, so that several register the same."""
        return replace(
            TRADER,
            nik=f"337501450789000{nik}",
            family_card="",
            kelurahan=self.desk.city.kelurahan.digits,
            workplace=note or TRADER.workplace,
        )

    def register(self, nik: int) -> UUID:
        form = self.form(nik)
        return self._seeing(lambda seen: register_worker(self.desk, form, seen, self.clock())).id

    def amend(self, subject: UUID, nik: int, note: str) -> None:
        form = self.form(nik, note)
        self._seeing(lambda seen: amend_worker(self.desk, subject, form, seen, self.clock()))

    def withdraw(self, subject: UUID) -> None:
        withdraw_worker(self.desk, subject, "Permintaan sendiri", self.clock())

    def _seeing(self, act: Callable[[frozenset[str]], Registration]) -> Registration:
        """Do it; where it only warns, do it again with the warnings seen."""
        try:
            return act(frozenset())
        except Refused as no:
            if any(issue.weight is Weight.BLOCKS for issue in no.issues):
                raise
            return act(_codes(no.issues))

    def round(
        self,
        faults: Sequence[Fault] = (),
        kill_in: int = 0,
        aimed: Mapping[str, Fault] = NOTHING_AIMED,
    ) -> RoundResult | None:
        """Run a round through these faults; None when the program was killed in it.

        Args:
            faults: One for each request, in order; the rest go well.
            kill_in: Be killed at this commit of the round, counted from 1; 0 for never.
            aimed: What the first request to each of these meets instead.
        """
        self.line.order(faults, aimed)
        self.line.kill_in = kill_in
        return self._on_the_line(lambda server: run_round(self.database, server, self.clock))

    def last_words(
        self, faults: Sequence[Fault], aimed: Mapping[str, Fault] = NOTHING_AIMED
    ) -> Bequeathed | str | None:
        """Leave the city what is still here, where it has revoked this laptop.

        Returns:
            What it has by its receipts, or why that could not be; None when the program was killed.
        """
        self.line.order(faults, aimed)
        return self._on_the_line(self._last_words)

    def _last_words(self, server: CityServer) -> Bequeathed | str:
        try:
            if not proof_of_revocation(self.database, server, self.clock):
                return "not proven"
            return say_last_words(self.database, server, self.clock)
        except Unavailable as no:
            return no.code

    def _on_the_line(self, act: Callable[[CityServer], T]) -> T | None:
        try:
            with closing(_Watched("http://127.0.0.1", self.clock, transport=self.line)) as server:
                server.carrier = self.line
                return act(server)
        except Killed:
            self.reopen()
            return None
        finally:
            self.line.kill_in = 0

    def write_out(self) -> bytes | str:
        """Write what waits to a stick; return what lies there, or why nothing does."""
        try:
            write_out(self.database, self._stick, self.clock)
        except Unavailable as no:
            return no.code
        return self._stick.read_bytes()

    def read_in(self, reply: bytes) -> str:
        """Read what came back by stick; return why not, or nothing."""
        self._stick.write_bytes(reply)
        try:
            read_in(self.database, self._stick, self.clock)
        except Unavailable as no:
            return no.code
        return ""

    def hurry(self) -> None:
        """Press "Kirim sekarang"."""
        send_now(self.desk)

    def put_first(self, row: int) -> int:
        """Let what waits about the registration in this place go before everything else."""
        return send_first(self.desk, [row])

    def reopen(self) -> None:
        """Be killed and started again: only what the disk has is left.

        What lies on the disk is copied while the file is open, as a kill would leave it, the log
        not brought home.
        """
        left = {}
        for part in PARTS[:2]:
            file = self._file.with_name(self._file.name + part)
            left[file] = file.read_bytes() if file.exists() else None
        self._dispose()
        self._file.with_name(self._file.name + "-shm").unlink(missing_ok=True)
        for file, content in left.items():
            if content is None:
                file.unlink(missing_ok=True)
            else:
                file.write_bytes(content)
        take_keys(self.database, self._new_keys())

    def facts(self) -> list[Standing]:
        told = self.rows(
            "SELECT f.seq, f.id, f.kind, f.worker, f.version, d.status, d.attempts, d.cause, "
            "d.code, d.receipt FROM facts f JOIN deliveries d ON d.seq = f.seq ORDER BY f.seq"
        )
        return [
            Standing(seq, UUID(bytes=fact), kind, UUID(bytes=worker), *rest)
            for seq, fact, kind, worker, *rest in told
        ]

    def reasons(self) -> list[str]:
        """Return why each fact waits, as the clerk is shown it."""
        return [told.cause for told in queue(self.desk).waiting]

    def statuses(self) -> dict[UUID, tuple[str, str, str]]:
        """Return number, status and delivery of every registration."""
        return {
            UUID(bytes=row[0]): (row[1], row[2], row[3])
            for row in self.rows("SELECT id, number, status, delivery FROM registrations")
        }

    def replaced(self) -> set[UUID]:
        """Return who is withdrawn here beside another of their NIK: they may not come back."""
        return {
            UUID(bytes=row[0])
            for row in self.rows(
                "SELECT id FROM registrations one WHERE status = 'withdrawn' AND EXISTS (SELECT 1 "
                "FROM registrations WHERE nik = one.nik AND id <> one.id)"
            )
        }

    def rows(self, sql: str) -> list[Any]:
        connection = self.database._reader.raw_connection()
        try:
            return list(connection.cursor().execute(sql).fetchall())
        finally:
            connection.close()

    def close(self) -> None:
        self.database.close()

    def _dispose(self) -> None:
        self.database._reader.dispose()
        self.database._writer.dispose()

    def _may_be_killed(self, _connection: Connection) -> None:
        self.line.commits()


class _Watched(CityServer):
    """The line, and a note of which facts each request offers."""

    carrier: Line

    def push(self, device: Device, facts: Sequence[Fact]) -> wire.Receipt:
        self.carrier.offered = facts
        return super().push(device, facts)


def _codes(issues: Sequence[Issue]) -> frozenset[str]:
    return frozenset(issue.code for issue in issues)
