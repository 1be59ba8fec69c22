"""A register of people who do not exist, of any size, the same at every run."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from random import Random
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from desktop_app.domain.contribution import DueLine, MonthlyDue
from desktop_app.domain.enrolment import (
    Enrolment,
    FundingSource,
    Programme,
    Rupiah,
    Sector,
    Segment,
)
from desktop_app.domain.likeness import keys_of, traits_of
from desktop_app.domain.membership import Application, Status
from desktop_app.domain.month import Month
from desktop_app.domain.nik import FamilyCardNumber, Nik
from desktop_app.domain.region import RegionCode
from desktop_app.domain.worker import Address, Consent, Registration, Sex, Worker
from desktop_app.storage.database import Database
from desktop_app.storage.rows import detail_values, registration_values
from desktop_app.storage.search import indexed_words

START = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)
KELURAHAN = RegionCode("3375011002")
DUE = MonthlyDue(
    month=Month(2026, 1),
    rates_version="2026-1",
    lines=(
        DueLine(Programme.JKK, Rupiah(10_000), Rupiah(10_000), Rupiah(0), Rupiah(10_000)),
        DueLine(Programme.JKM, Rupiah(6_800), Rupiah(6_800), Rupiah(0), Rupiah(6_800)),
    ),
    reference_income=Rupiah(1_000_000),
)

_FIRST = (
    "Siti", "Nur", "Sri", "Dewi", "Ratna", "Wulan", "Endang", "Fitri", "Lestari", "Maya",
    "Ahmad", "Agus", "Budi", "Dedi", "Eko", "Hendra", "Joko", "Slamet", "Wahyu", "Yusuf",
    "Bagas", "Dimas", "Rizki", "Teguh", "Andi", "Bambang", "Cahyo", "Galih", "Imam", "Kasman",
)  # fmt: skip
LAST = (
    "Aminah", "Rahayu", "Lestari", "Wati", "Kusuma", "Prameswari", "Hidayat", "Santoso",
    "Saputra", "Wibowo", "Nugroho", "Pratama", "Setiawan", "Susanto", "Handayani", "Puspita",
    "Anggraini", "Maulana", "Firmansyah", "Gunawan", "Hakim", "Iskandar", "Kurniawan",
    "Mahendra", "Purnomo", "Ramadhan", "Suryadi", "Utomo", "Wicaksono", "Yulianto",
)  # fmt: skip
SYLLABLES = (
    "ba", "be", "bu", "da", "di", "ga", "gu", "ha", "jo", "ka", "ki", "la", "lo", "ma", "mu",
    "na", "ni", "pa", "ra", "ri", "sa", "su", "ta", "ti", "wa", "ya",
)  # fmt: skip
STREETS = (
    "Jalan Kenanga", "Jalan Melati", "Gang Kakap", "Gang Mawar", "Kampung Baru", "Jalan Sudirman",
    "Perumahan Griya Asri Blok", "Dusun Krajan", "Jalan Veteran", "Gang Buntu",
)  # fmt: skip
_STATUSES = (Status.REGISTERED, Status.SENT, Status.PROPOSED, Status.APPROVED, Status.ACTIVE)
_SHARES = (5, 10, 15, 10, 60)
_FUNDING = {
    Segment.BPU: FundingSource.SELF,
    Segment.VULNERABLE: FundingSource.APBD_CITY,
}


def people(seed: int = 7) -> Iterator[Registration]:
    """Return registrations in the order in which they were saved, without end."""
    random = Random(seed)
    running = 0
    while True:
        running += 1
        yield _person(random, running)


def _person(random: Random, running: int) -> Registration:
    sex = random.choice((Sex.MAN, Sex.WOMAN))
    born = date(1962, 1, 1) + timedelta(days=random.randrange(16_000))
    segment = random.choices((Segment.BPU, Segment.VULNERABLE), (30, 70))[0]
    worker = Worker(
        nik=_nik(random, running, born, sex),
        name=_name(random),
        birth_place="Pekalongan",
        born=born,
        sex=sex,
        mother=_name(random),
        address=Address(
            street=f"{random.choice(STREETS)} {random.randrange(1, 200)}",
            rt=f"{random.randrange(1, 13):03}",
            rw=f"{random.randrange(1, 13):03}",
            kelurahan=KELURAHAN,
        ),
        enrolment=Enrolment(
            segment=segment,
            occupation="0401",
            sector=Sector.OTHER,
            income=Rupiah(1_000_000),
            programmes=frozenset({Programme.JKK, Programme.JKM}),
            funding=_FUNDING[segment],
            since=Month(2026, 1),
        ),
        consent=Consent("2026-1", START),
        family_card=FamilyCardNumber(f"337501010110{random.randrange(1, 10_000):04}"),
    )
    at = START + timedelta(minutes=running)
    return Registration(
        id=_uuid7(random, at),
        number=f"{KELURAHAN.digits}-01-{running:05}",
        version=1,
        at=at,
        officer="Rina Kurniasih",
        worker=worker,
        application=Application(random.choices(_STATUSES, _SHARES)[0]),
    )


def _nik(random: Random, running: int, born: date, sex: Sex) -> Nik:
    """Return a NIK nobody else here has: 80 of 100 people were born in the district itself."""
    district = (
        "337501" if random.random() < 0.8 else f"33{random.randrange(1, 30):02}0{running % 9 + 1}"
    )
    day = born.day + (40 if sex is Sex.WOMAN else 0)
    # Real serials are mostly small; the running number keeps a million of ours apart.
    serial = running % 9999 + 1 if random.random() < 0.5 else random.randrange(1, 60)
    return Nik(f"{district}{day:02}{born:%m%y}{serial:04}")


def _name(random: Random) -> str:
    """Return two common names, and for most a rarer third: real registers have a long tail."""
    rare = "".join(random.choices(SYLLABLES, k=random.randrange(2, 5))).capitalize()
    return " ".join((random.choice(_FIRST), random.choice(LAST), rare)[: random.randrange(2, 4)])


def _uuid7(random: Random, at: datetime) -> UUID:
    milliseconds = int(at.timestamp() * 1000)
    noise = random.getrandbits(74)
    return UUID(
        int=(milliseconds << 80) | (7 << 76) | (noise >> 62 << 64) | (2 << 62) | noise % (1 << 62)
    )


def unlike(registrations: Iterator[Registration]) -> Iterator[Registration]:
    """Leave out who has the NIK of somebody before."""
    held: set[str] = set()
    running = 0
    for registration in registrations:
        nik = registration.worker.nik
        if nik is not None and nik.digits not in held:
            held.add(nik.digits)
            running += 1
            yield replace(registration, number=f"{KELURAHAN.digits}-01-{running:05}")


BATCH = 50_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def fill(database: Database, registrations: Iterator[Registration], size: int) -> None:
    """Write the rows ``Workers.add`` would write, many times as fast.

    A loader for measuring only; a test compares its rows with the product's.
    """
    row = 0
    with database.reading() as tx:
        row = tx.workers.next_running() - 1
    last = row + size
    while row < last:
        batch = list(islice(registrations, min(BATCH, last - row)))
        with database.transaction() as tx:
            session = tx.workers._session
            session.execute(text("PRAGMA cache_size=-400000"))  # keeps every index in memory
            _write(session, row + 1, batch)
            session.execute(text("PRAGMA cache_size=-16000"))
        row += len(batch)


def _write(session: Session, first: int, batch: list[Registration]) -> None:
    held = [
        {"row": row, **registration_values(registration)}
        for row, registration in enumerate(batch, first)
    ]
    details = [
        {"row": row, **detail_values(registration, DUE)}
        for row, registration in enumerate(batch, first)
    ]
    words = [
        {
            "rowid": row["row"],
            "words": indexed_words(row["name"], row["street"], row["nik"], row["running"]),
        }
        for row in held
    ]
    keys = [
        {"key": key, "row": row}
        for row, registration in enumerate(batch, first)
        for key in sorted(keys_of(traits_of(registration.worker)))
    ]
    keys.sort(key=lambda one: one["key"])  # as the table lies: ten times as fast
    tables = (("registrations", held), ("details", details), ("search", words), ("alike", keys))
    for table, rows in tables:
        columns = ", ".join(f'"{column}"' for column in rows[0])
        marks = ", ".join("?" * len(rows[0]))
        driver = session.connection().connection.cursor()
        driver.executemany(
            f"INSERT INTO {table} ({columns}) VALUES ({marks})",
            [[_plain(value) for value in row.values()] for row in rows],
        )
        driver.close()


def _plain(value: object) -> object:
    """Return a value as the columns' types would bind it."""
    if isinstance(value, UUID):
        return value.bytes
    if isinstance(value, datetime):
        return (value - _EPOCH) // timedelta(microseconds=1)
    return value.isoformat() if isinstance(value, date) else value
