"""What this installation can do, tried for real on a file that is thrown away."""

import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import httpx
from uuid_utils.compat import uuid7

from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.issues import Refused
from desktop_app.domain.month import Month
from desktop_app.domain.office import City, Device, Letterhead, Officer, Role, time_zone
from desktop_app.domain.region import RegionCode
from desktop_app.errors import Unavailable
from desktop_app.paths import DATABASE_NAME
from desktop_app.reference import ReferenceBooks, read_books
from desktop_app.storage.database import Database, create_database
from desktop_app.storage.disk_room import MEGABYTE, Room, free_bytes, judge_room
from desktop_app.storage.engine import engine_versions
from desktop_app.storage.keychain import SECRET_BYTES, Keychain
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.form import RegistrationForm
from desktop_app.use_cases.papers import make_paper
from desktop_app.use_cases.registration import register_worker

logger = logging.getLogger(__name__)

TRIAL = "uji diri"
"""Under what name the keychain is tried; no laptop's own secret has it."""

_KELURAHAN = RegionCode("3375011002")
_PATIENCE_SECONDS = 10.0
_EVERY = 10_000  # more occupations than there are
_NAME = "Warga Contoh Uji Diri"
_PLAIN_SQLITE = b"SQLite format 3"

T = TypeVar("T")


class Subject(StrEnum):
    """What is tried, in this order; each needs the ones before it."""

    BOOKS = "books"
    DISK = "disk"
    FILE = "file"
    WORKER = "worker"
    PAPER = "paper"
    KEYCHAIN = "keychain"
    SERVER = "server"


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of a trial.

    Attributes:
        code: Why it failed; empty where all is well. A class of exception where nobody foresaw it.
        figures: What was found, by name: versions, counts, megabytes.
    """

    subject: Subject
    code: str
    figures: Mapping[str, str | int]

    @property
    def is_well(self) -> bool:
        return not self.code


def try_everything(
    resources: Path, folder: Path, keychain: Keychain, now: datetime, server: str = ""
) -> Iterator[Finding]:
    """Try each part of the program, as a clerk will use it, and leave nothing behind.

    Args:
        resources: What came with the program.
        folder: The clerk's data folder; the trial lies beside its files, on the same disk, and
            touches none of them.
        keychain: The system's own.
        now: Aware.
        server: Address of a city server that is asked whether it is there; empty for none.
    """
    trial = _Trial(resources, folder, keychain, now, server)
    try:
        for subject, attempt in trial.attempts():
            try:
                yield Finding(subject, "", attempt())
            except (Unavailable, Refused) as no:
                code = no.code if isinstance(no, Unavailable) else no.issues[0].code
                yield Finding(subject, code, {})
            except Exception as error:  # noqa: BLE001 - a broken installation breaks in any way
                what = type(error).__name__
                if isinstance(error, ImportError):  # a part is missing, and its name is no secret
                    what = f"{what} {error.name}"
                logger.warning("self-test: %s failed with %s", subject, what)
                yield Finding(subject, what, {})
    finally:
        trial.close()


class _Trial:
    """The throw-away file, and what of the desk there is by now."""

    def __init__(
        self, resources: Path, folder: Path, keychain: Keychain, now: datetime, server: str
    ) -> None:
        self._resources, self._folder = resources, folder
        self._keychain, self._now, self._server = keychain, now, server
        self._place: Path | None = None
        self._database: Database | None = None
        self._books: ReferenceBooks | None = None
        self._desk: Desk | None = None

    def attempts(self) -> Iterator[tuple[Subject, Callable[[], Mapping[str, str | int]]]]:
        yield Subject.BOOKS, self._read
        yield Subject.DISK, self._measure
        yield Subject.FILE, self._create
        yield Subject.WORKER, self._register
        yield Subject.PAPER, self._print
        yield Subject.KEYCHAIN, self._keep
        if self._server:
            yield Subject.SERVER, self._ask

    def close(self) -> None:
        if self._database is not None:
            self._database.close()
        if self._place is not None:
            shutil.rmtree(self._place, ignore_errors=True)

    def _read(self) -> Mapping[str, str | int]:
        self._books = read_books(self._resources)
        return {
            "regions": sum(self._books.gazetteer.counts.values()),
            "occupations": len(self._books.occupations.search("", _EVERY)),
        }

    def _measure(self) -> Mapping[str, str | int]:
        free = free_bytes(self._folder)
        if judge_room(free) is Room.TOO_LITTLE:
            raise Unavailable("disk.too_little")
        return {"megabytes": free // MEGABYTE}

    def _create(self) -> Mapping[str, str | int]:
        self._folder.mkdir(parents=True, exist_ok=True)
        self._place = Path(tempfile.mkdtemp(prefix="uji-diri-", dir=self._folder))
        self._database = create_database(self._place / DATABASE_NAME, os.urandom(32))
        sqlite, cipher = engine_versions()
        return {"sqlite": sqlite, "sqlcipher": cipher}

    def _register(self) -> Mapping[str, str | int]:
        books, database = _there(self._books), _there(self._database)
        city = _trial_city(books)
        officer = Officer(uuid7(), "Uji Diri", Role.CLERK)
        device = Device(number=0, private_key=os.urandom(32), server="", receipt_key=bytes(32))
        with database.transaction() as tx:
            tx.settings.put_city(city)
            tx.settings.put_device(device)
            tx.officers.add(officer)
        desk = Desk(database, books, city, device, officer, time_zone(city.kelurahan))
        self._desk = desk
        saved = register_worker(desk, _somebody(books, self._now), frozenset(), self._now)
        return {"number": saved.number, "clear": self._count_in_clear(database.path)}

    def _print(self) -> Mapping[str, str | int]:
        desk = _there(self._desk)
        with desk.database.reading() as tx:
            person = tx.workers.page(None, 1)[0]
        made = make_paper(desk, person.id, PaperKind.PROOF, self._now)  # its QR is read back
        return {"bytes": len(made.pdf)}

    def _keep(self) -> Mapping[str, str | int]:
        secret = os.urandom(SECRET_BYTES)
        self._keychain.write(TRIAL, secret)
        kept = self._keychain.read(TRIAL)
        self._keychain.forget(TRIAL)
        if kept != secret or self._keychain.read(TRIAL) is not None:
            raise Unavailable("keychain.refused")
        return {"backend": self._keychain.backend_name()}

    def _ask(self) -> Mapping[str, str | int]:
        try:
            reply = httpx.get(f"{self._server}/v1/health", timeout=_PATIENCE_SECONDS)
            return {"status": reply.raise_for_status().status_code}
        except httpx.HTTPError as error:
            raise Unavailable("self_test.server_away") from error

    def _count_in_clear(self, path: Path) -> int:
        """Return how many files of the trial show a name, or are no encrypted file at all.

        Raises:
            Unavailable: ``database.in_clear`` when there is one.
        """
        files = [file for file in path.parent.rglob("*") if file.is_file()]
        found = [
            file
            for file in files
            if _NAME.encode() in (held := file.read_bytes()) or held.startswith(_PLAIN_SQLITE)
        ]
        if found:
            raise Unavailable("database.in_clear")
        return 0


def _there(part: T | None) -> T:
    """Return what an earlier attempt has made.

    Raises:
        Unavailable: ``self_test.not_reached``: it had failed.
    """
    if part is None:
        raise Unavailable("self_test.not_reached")
    return part


def _trial_city(books: ReferenceBooks) -> City:
    village, district, city, province = (region.name for region in books.gazetteer.path(_KELURAHAN))
    return City(
        name=city,
        kelurahan=_KELURAHAN,
        region_names=(province, city, district, village),
        letterhead=Letterhead(government="UJI DIRI", office="TIDAK BERLAKU"),
        consent_version="uji-diri",
        consent_text="Uji diri: tidak ada data siapa pun.",
    )


def _somebody(books: ReferenceBooks, now: datetime) -> RegistrationForm:
    return RegistrationForm(
        nik="3375014507890021",
        name=_NAME,
        birth_place="Pekalongan",
        mother="Ibu Contoh",
        street="Jalan Contoh 1",
        rt="1",
        rw="1",
        kelurahan=_KELURAHAN.digits,
        occupation=books.occupations.search("pedagang")[0].code,
        income="1500000",
        since=str(Month.of(now.date()).plus(1)),
        consent=True,
    )
