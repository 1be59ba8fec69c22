"""Trains the dictionary that batches are packed with, on people who do not exist.

``python -m installers.wire.make_dictionary`` writes ``resources/wire/<hash>.zdict``, the same bytes
at every run with the same zstd. A dictionary that has been shipped stays in the folder for good: a
laptop may pack with it for years. The words here are none of those the tests' people are made of.
"""

import hashlib
import json
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

import zstandard

from desktop_app.domain.batch import as_columns
from desktop_app.domain.contribution import RateBook
from desktop_app.domain.enrolment import (
    PROGRAMMES_ALLOWED,
    Enrolment,
    FundingSource,
    Programme,
    RiskGroup,
    Rupiah,
    Sector,
    Segment,
)
from desktop_app.domain.facts import Json, printed_body, registration_body, withdrawal_body
from desktop_app.domain.month import Month
from desktop_app.domain.nik import FamilyCardNumber, Nik
from desktop_app.domain.region import RegionCode
from desktop_app.domain.worker import Address, Consent, Sex, Worker
from desktop_app.paths import resource_folder

SIZE = 16 * 1024
SEED = 20261122
_MOSTLY, _OFTEN, _SELDOM = 0.75, 0.3, 0.04
_SIZES = (1, 1, 1, 2, 3, 4, 6, 12, 25, 50)
_ROUNDS = 60

_FIRST = (
    "Arif", "Bayu", "Citra", "Darmawan", "Elok", "Fajar", "Gita", "Halimah", "Intan", "Juwita",
    "Karsono", "Laras", "Mulyono", "Ningsih", "Oktavia", "Paijo", "Rini", "Supardi", "Titin",
    "Wagiyem", "Yanto", "Zulaikha",
)  # fmt: skip
_LAST = (
    "Abdullah", "Basuki", "Cahyani", "Darsono", "Effendi", "Fauzi", "Ginting", "Harahap",
    "Irawan", "Jatmiko", "Kartini", "Lubis", "Mulyani", "Nasution", "Oktaviani", "Permana",
    "Riyanto", "Siregar", "Tambunan", "Widodo",
)  # fmt: skip
_STREETS = (
    "Jl. Diponegoro No. ", "Jalan Merdeka ", "Gang Delima ", "Dusun Sukamaju ", "Perum Bumi ",
    "Kampung Sawah ", "Jalan Raya ", "Lingkungan ",
)  # fmt: skip
_TOWNS = ("Bandung", "Surabaya", "Medan", "Garut", "Sragen", "Padang", "Makassar", "Malang")
_WORKPLACES = ("", "", "Pasar Induk", "Terminal", "kebun sendiri", "Toko Maju Jaya", "Proyek")
_KELURAHAN = ("3273121003", "1801052004", "7371031001", "3402152002")
_BUSY = datetime(2026, 12, 1, 1, 0, tzinfo=UTC)


def samples(seed: int = SEED) -> Sequence[bytes]:
    """Return batches of many sizes, as a laptop writes them before they are packed."""
    random = Random(seed)  # noqa: S311 - nobody's secret
    rates = RateBook.parse(
        (resource_folder() / "reference" / "rates.toml").read_text(encoding="utf-8")
    )
    return [_batch(random, rates, size) for _ in range(_ROUNDS) for size in _SIZES]


def _batch(random: Random, rates: RateBook, size: int) -> bytes:
    kelurahan = random.choice(_KELURAHAN)
    prefix = f"{kelurahan}-{random.randrange(1, 9):02}"
    at = _BUSY + timedelta(minutes=random.randrange(40_000))
    author = f"{random.choice(_FIRST)} {random.choice(_LAST)}"
    facts: list[dict[str, Any]] = []
    first = random.randrange(1, 3000)
    for running in range(first, first + size):
        at += timedelta(milliseconds=random.randrange(20_000, 300_000))
        identity = _uuid7(random, at)
        body = _registration(random, rates, f"{prefix}-{running:05}", kelurahan, at)
        kinds = _what_happens(random, f"{prefix}-{running:05}", body)
        for ahead, (kind, content) in enumerate(kinds):
            facts.append(
                {
                    "id": identity if not ahead else _uuid7(random, at + timedelta(seconds=5)),
                    "seq": first + len(facts),
                    "kind": kind,
                    "at": f"{at:%Y-%m-%dT%H:%M:%SZ}",
                    "author": author,
                    "worker": identity,
                    "version": 1 + (kind in {"worker_amended", "worker_withdrawn"}),
                    "body": content,
                }
            )
    signed = {
        "device": str(UUID(int=random.getrandbits(128), version=4)),
        "count": len(facts),
        "before": random.randbytes(32).hex(),
        "signature": "",
    }
    packed = {"columns": as_columns(facts), "signed": [signed]}
    return json.dumps(packed, ensure_ascii=False, separators=(",", ":")).encode()


def _what_happens(random: Random, number: str, body: Json) -> list[tuple[str, Json]]:
    happens: list[tuple[str, Json]] = [("worker_registered", body)]
    if random.random() < _OFTEN:
        happens.append(("paper_printed", printed_body("bukti", f"BP/{number}", 1)))
    if random.random() < _SELDOM:
        happens.append(("worker_amended", body))
    if random.random() < _SELDOM:
        happens.append(("worker_withdrawn", withdrawal_body("Pindah")))
    return happens


def _registration(
    random: Random, rates: RateBook, number: str, kelurahan: str, at: datetime
) -> Json:
    sex = random.choice(tuple(Sex))
    born = date(1963, 1, 1) + timedelta(days=random.randrange(16_000))
    day = born.day + (40 if sex is Sex.WOMAN else 0)
    home = random.random() < _MOSTLY
    district = kelurahan[:6] if home else f"{random.randrange(11, 95)}0{random.randrange(100, 999)}"
    card = date(2008, 1, 1) + timedelta(days=random.randrange(6_500))
    worker = Worker(
        nik=Nik(f"{district}{day:02}{born:%m%y}{random.randrange(1, 60):04}"),
        name=_name(random),
        birth_place=random.choice(_TOWNS),
        born=born,
        sex=sex,
        mother=_name(random),
        address=Address(
            f"{random.choice(_STREETS)}{random.randrange(1, 99)}",
            f"{random.randrange(1, 15):03}",
            f"{random.randrange(1, 15):03}",
            RegionCode(kelurahan),
        ),
        enrolment=_enrolment(random, at),
        consent=Consent("2026-1", at),
        phone=f"+628{random.randrange(11, 99)}{random.randrange(10**7, 10**8)}"
        if random.random() < _MOSTLY
        else "",
        family_card=FamilyCardNumber(f"{kelurahan[:6]}{card:%d%m%y}{random.randrange(1, 50):04}"),
        doubts=() if home else ("nik.region_differs",),
    )
    due = rates.monthly_due(worker.enrolment, worker.enrolment.since)
    return registration_body(number, worker, due)


def _enrolment(random: Random, at: datetime) -> Enrolment:
    segment = random.choices(tuple(Segment), (5, 30, 60, 5))[0]
    wage = segment.earns_wage
    more = {Programme.JHT} if random.random() < _OFTEN else set()
    return Enrolment(
        segment=segment,
        occupation=f"{random.randrange(1, 10):02}{random.randrange(1, 6):02}",
        sector=random.choice(tuple(Sector)),
        income=Rupiah(random.choice((1_000_000, 1_300_000, 1_700_000, 2_200_000, 3_200_000))),
        programmes=frozenset({Programme.JKK, Programme.JKM, *more}) & PROGRAMMES_ALLOWED[segment],
        funding=random.choice(tuple(FundingSource)),
        since=Month(at.year, at.month),
        months=random.choice((1, 1, 3)),
        workplace=random.choice(_WORKPLACES),
        payer="" if segment is Segment.BPU else "Dinas Tenaga Kerja",
        employer="PT Contoh Latihan" if wage else "",
        risk=random.choice(tuple(RiskGroup)) if wage else None,
    )


def _name(random: Random) -> str:
    return " ".join((random.choice(_FIRST), random.choice(_LAST))[: random.choice((1, 2, 2))])


def _uuid7(random: Random, at: datetime) -> str:
    time = f"{int(at.timestamp() * 1000):012x}"
    noise = f"{random.getrandbits(64):016x}"
    return f"{time[:8]}-{time[8:]}-7{noise[:3]}-8{noise[3:6]}-{noise[4:]}"


def main() -> int:
    trained = zstandard.train_dictionary(SIZE, list(samples()), level=19, threads=0).as_bytes()
    name = hashlib.sha256(trained).hexdigest()
    folder = resource_folder() / "wire"
    folder.mkdir(exist_ok=True)
    (folder / f"{name[:16]}.zdict").write_bytes(trained)
    print(f"{name} ({len(trained)} bytes), in {Path(folder.name)}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
