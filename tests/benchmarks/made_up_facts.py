"""A morning's registrations of people who do not exist, as facts on their way to the city.

Unlike ``made_up``, which fills large registers, everything that costs bytes on the wire varies as
it does at a counter: card numbers, telephones, mothers' names, workplaces, what people earn, and
the seconds between two people. The words are not those the wire's dictionary was trained on.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from random import Random
from uuid import UUID

from desktop_app.domain.contribution import RateBook
from desktop_app.domain.enrolment import (
    Enrolment,
    FundingSource,
    Programme,
    Rupiah,
    Sector,
    Segment,
)
from desktop_app.domain.facts import Fact, FactKind, registration_body
from desktop_app.domain.month import Month
from desktop_app.domain.nik import FamilyCardNumber, Nik
from desktop_app.domain.region import RegionCode
from desktop_app.domain.worker import Address, Consent, Sex, Worker
from desktop_app.paths import resource_folder
from tests.benchmarks.made_up import LAST, STREETS, SYLLABLES

KELURAHAN = "3375011002"
START = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
LONGEST_BETWEEN_SECONDS = 240

_MEN = (
    "Ahmad", "Agus", "Budi", "Dedi", "Eko", "Hendra", "Joko", "Slamet", "Wahyu", "Yusuf", "Bagas",
    "Dimas", "Rizki", "Teguh", "Andi", "Bambang", "Cahyo", "Galih", "Imam", "Kasman", "Muhammad",
    "Nur", "Rudi", "Sugeng", "Tarno", "Untung", "Warsito", "Zaenal",
)  # fmt: skip
_WOMEN = (
    "Siti", "Nur", "Sri", "Dewi", "Ratna", "Wulan", "Endang", "Fitri", "Lestari", "Maya", "Ani",
    "Kasminah", "Tumirah", "Rokhayah", "Umi", "Yuliana", "Indah", "Khotimah", "Musrifah", "Tarwi",
)  # fmt: skip
_TOWNS = ("Batang", "Pemalang", "Tegal", "Semarang", "Kendal", "Brebes", "Jakarta", "Cirebon")
_WORKPLACES = (
    "", "", "Pasar Banjarsari", "Pelabuhan Nusantara", "Pasar Grogolan", "rumah", "Sawah Medono",
    "Pangkalan Alun-Alun", "Toko Sumber Rejeki", "keliling",
)  # fmt: skip
_WORK = (
    ("0101", Sector.TRANSPORT), ("0104", Sector.TRANSPORT), ("0106", Sector.TRANSPORT),
    ("0201", Sector.OTHER), ("0202", Sector.OTHER), ("0401", Sector.OTHER), ("0402", Sector.OTHER),
    ("0501", Sector.OTHER), ("0502", Sector.OTHER), ("0601", Sector.OTHER), ("0603", Sector.OTHER),
    ("0701", Sector.OTHER),
)  # fmt: skip
_INCOMES = (1_000_000, 1_000_000, 1_200_000, 1_500_000, 1_800_000, 2_000_000, 2_500_000, 3_000_000)
_PREFIXES = ("812", "813", "821", "822", "852", "853", "857", "858", "878", "895")


def rate_book() -> RateBook:
    text = (resource_folder() / "reference" / "rates.toml").read_text(encoding="utf-8")
    return RateBook.parse(text)


def batch(size: int, seed: int = 11, first: int = 1) -> list[Fact]:
    """Return the registrations of one laptop, from its ``first`` running number on."""
    return list(islice(registrations(seed, first), size))


def registrations(seed: int = 11, first: int = 1) -> Iterator[Fact]:
    """Return one registration after another, some seconds to some minutes apart, without end."""
    random, rates, at = Random(seed), rate_book(), START
    running = first
    while True:
        at += timedelta(milliseconds=random.randrange(20_000, LONGEST_BETWEEN_SECONDS * 1000))
        saved = at.replace(microsecond=0)
        identity = _uuid7(random, at)
        worker = _worker(random, saved)
        due = rates.monthly_due(worker.enrolment, worker.enrolment.since)
        yield Fact(
            id=identity,
            seq=running,
            kind=FactKind.WORKER_REGISTERED,
            at=saved,
            author="Rina Kurniasih",
            device="",
            worker=identity,
            version=1,
            body=registration_body(f"{KELURAHAN}-01-{running:05}", worker, due),
        )
        running += 1


def _worker(random: Random, at: datetime) -> Worker:
    sex = random.choice((Sex.MAN, Sex.WOMAN))
    born = date(1962, 1, 1) + timedelta(days=random.randrange(16_000))
    at_home = random.random() < 0.8
    return Worker(
        nik=_nik(random, born, sex, at_home),
        name=_name(random, _MEN if sex is Sex.MAN else _WOMEN),
        birth_place="Pekalongan" if at_home else random.choice(_TOWNS),
        born=born,
        sex=sex,
        mother=_name(random, _WOMEN),
        address=Address(
            street=f"{random.choice(STREETS)} {random.randrange(1, 200)}",
            rt=f"{random.randrange(1, 13):03}",
            rw=f"{random.randrange(1, 13):03}",
            kelurahan=RegionCode(KELURAHAN),
        ),
        enrolment=_enrolment(random),
        consent=Consent("2026-1", at),
        phone=_phone(random) if random.random() < 0.7 else "",
        family_card=_family_card(random) if random.random() < 0.9 else None,
        doubts=() if at_home else ("nik.region_differs",),
    )


def _enrolment(random: Random) -> Enrolment:
    segment = random.choices((Segment.BPU, Segment.VULNERABLE), (30, 70))[0]
    occupation, sector = random.choice(_WORK)
    more = {Programme.JHT} if segment is Segment.BPU and random.random() < 0.2 else set()
    pays = FundingSource.SELF if segment is Segment.BPU else FundingSource.APBD_CITY
    return Enrolment(
        segment=segment,
        occupation=occupation,
        sector=sector,
        income=Rupiah(random.choice(_INCOMES)),
        programmes=frozenset({Programme.JKK, Programme.JKM, *more}),
        funding=pays,
        since=Month(2026, 12),
        months=random.choice((1, 3, 6)) if segment is Segment.BPU else 1,
        workplace=random.choice(_WORKPLACES),
        payer="" if segment is Segment.BPU else "Dinas Sosial",
    )


def _nik(random: Random, born: date, sex: Sex, at_home: bool) -> Nik:
    district = f"33750{random.choice('1234')}"
    if not at_home:
        district = f"33{random.randrange(1, 30):02}{random.randrange(1, 20):02}"
    day = born.day + (40 if sex is Sex.WOMAN else 0)
    serial = random.randrange(1, 20) if random.random() < 0.7 else random.randrange(1, 300)
    return Nik(f"{district}{day:02}{born:%m%y}{serial:04}")


def _family_card(random: Random) -> FamilyCardNumber:
    issued = date(2007, 1, 1) + timedelta(days=random.randrange(7_000))
    return FamilyCardNumber(f"337501{issued:%d%m%y}{random.randrange(1, 40):04}")


def _phone(random: Random) -> str:
    return f"+62{random.choice(_PREFIXES)}{random.randrange(10**7, 10**8)}"


def _name(random: Random, first: tuple[str, ...]) -> str:
    """Two common names, and for most a rarer third: real registers have a long tail."""
    rare = "".join(random.choices(SYLLABLES, k=random.randrange(2, 5))).capitalize()
    return " ".join((random.choice(first), random.choice(LAST), rare)[: random.randrange(2, 4)])


def _uuid7(random: Random, at: datetime) -> UUID:
    milliseconds = int(at.timestamp() * 1000)
    noise = random.getrandbits(74)
    return UUID(
        int=(milliseconds << 80) | (7 << 76) | (noise >> 62 << 64) | (2 << 62) | noise % (1 << 62)
    )
