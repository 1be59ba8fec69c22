"""An office's archive brought back: printed, scanned or photographed none too well, and restored.

A laptop registers people and never sends them. Its stubs are printed; each sheet is seen once off a
scanner and once off a phone, as ``tests/documents/camera.py`` sees, and from these pictures alone a
fresh laptop and its city get everybody back. Then every letter of the symbols is changed in turn:
what is read must be refused, or say to the byte what was printed.

    python -m tests.campaigns.archive --seed 7 --people 200
"""

import argparse
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from uuid import UUID

from PIL import Image
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from central_server.database import Database as Register
from central_server.models import FactRow, NewsRow, RegistrationRow
from central_server.settings import Settings
from desktop_app.documents.render import page_count
from desktop_app.documents.scanning import scanned
from desktop_app.domain.issues import Refused
from desktop_app.domain.stub import ReadStub, read_symbol
from desktop_app.domain.worker import Registration
from desktop_app.paths import resource_folder
from desktop_app.reference import ReferenceBooks, read_books
from desktop_app.storage.database import create_database
from desktop_app.sync.activation import read_activation
from desktop_app.sync.client import CityServer as Line
from desktop_app.sync.round import run_round
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.lists import detail
from desktop_app.use_cases.registration import register_worker
from desktop_app.use_cases.stubs import archive, make_stubs, take_scans
from tests.documents.camera import Capture, photographed, printed
from tests.documents.camera import scanned as off_a_scanner
from tests.fixtures.desk import DEVICE, new_desk
from tests.fixtures.people import NOW, TRADER
from tests.fixtures.server import CityServer, found, running_server, sqlite_url
from tests.storage.people import niks

SEEN = frozenset(
    {"nik.date_differs", "nik.region_differs", "nik.region_unknown", "registration.alike"}
)
_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_WORDS = ("Siti", "Bagas", "Wulan", "Rahmawati", "Prasetyo", "Kusumawardhana", "Dewi", "Slamet")


@dataclass
class Outcome:
    """What came of one run.

    Attributes:
        people: Who was registered and never sent.
        read: Stubs read off each kind of picture alone, by its name.
        back: People the fresh laptop has, to the field as they were.
        at_city: People the city has.
        again: What a second reading of everything has changed, in rows.
        misread: Texts a reader of codes gave that were never printed: refused like any other.
        changed: Texts with one letter changed that were tried.
        accepted: Those of them that were taken, and said something else.
    """

    people: int
    read: Counter[str] = field(default_factory=Counter)
    back: int = 0
    at_city: int = 0
    again: int = 0
    misread: int = 0
    changed: int = 0
    accepted: int = 0

    @property
    def is_whole(self) -> bool:
        return self.back == self.at_city == self.people and not (self.again or self.accepted)


def run(folder: Path, seed: int, people: int, every_letter: int = 1) -> Outcome:
    """Do it once.

    Args:
        folder: An empty one.
        seed: Everything follows from it.
        people: How many.
        every_letter: Of how many stubs one has all its letters changed.
    """
    books, chance = read_books(resource_folder()), random.Random(seed)
    url = sqlite_url(folder)
    register = Register(Settings(database=url))
    found(register)
    register.close()
    with running_server(url) as city:
        lost, fresh = (_laptop(folder / name, books, city, chance) for name in ("hilang", "baru"))
        with closing(lost.database), closing(fresh.database):
            _round(lost, city)
            made = [_registered(lost, chance, number) for number in range(1, people + 1)]
            outcome = Outcome(people)
            pictures = _pictures(lost, [one.id for one in made], folder / "foto", chance, outcome)
            take_scans(fresh, pictures, NOW)
            _round(fresh, city)
            outcome.back = sum(_is_back(fresh, one) for one in made)
            outcome.at_city = _rows(city)[0]
            before = (*_rows(city), len(_read(fresh)))
            take_scans(fresh, pictures, NOW)
            _round(fresh, city)
            outcome.again = sum(
                abs(a - b) for a, b in zip((*_rows(city), len(_read(fresh))), before, strict=True)
            )
            _change_letters(pictures, chance, every_letter, outcome)
    return outcome


def _pictures(
    desk: Desk, subjects: Sequence[UUID], folder: Path, chance: random.Random, outcome: Outcome
) -> list[Path]:
    """Print everybody, and take each sheet off a scanner and with a phone."""
    folder.mkdir()
    pdf = make_stubs(desk, subjects).pdf
    files: list[Path] = []
    kinds: tuple[tuple[str, Capture], ...] = (("scanner", off_a_scanner), ("phone", photographed))
    for page in range(page_count(pdf)):
        sheet = printed(pdf, page, chance)
        for name, capture in kinds:
            picture: Image.Image = capture(sheet, chance)
            files.append(folder / f"{name}-{page:03}.jpg")
            picture.save(files[-1], quality=80)
    for file in files:
        outcome.read[file.name.partition("-")[0]] += sum(
            _is_whole(text) for each in scanned(file) for text in each.texts
        )
    return files


def _change_letters(
    pictures: list[Path], chance: random.Random, each: int, outcome: Outcome
) -> None:
    """Change each letter of each symbol, one at a time: none may be taken for something else."""
    texts = sorted({text for file in pictures for page in scanned(file) for text in page.texts})
    good = [text for text in texts if _is_whole(text)]
    outcome.misread = len(texts) - len(good)
    for text in good[::each]:
        said = read_symbol(text)
        for at, letter in enumerate(text):
            other = chance.choice(_LETTERS.replace(letter, ""))
            outcome.changed += 1
            try:
                outcome.accepted += read_symbol(text[:at] + other + text[at + 1 :]) != said
            except ValueError:
                continue


def _is_whole(text: str) -> bool:
    try:
        read_symbol(text)
    except ValueError:
        return False
    return True


def _laptop(folder: Path, books: ReferenceBooks, city: CityServer, chance: random.Random) -> Desk:
    database = create_database(folder / "loket.db", chance.randbytes(32))
    desk = new_desk(database, books, DEVICE)
    read = read_activation(city.activation_file())
    device = replace(
        DEVICE,
        number=read.device_number,
        private_key=chance.randbytes(32),
        server=read.server,
        code=read.code,
        receipt_key=read.receipt_key,
        epoch=read.epoch,
    )
    with database.transaction() as tx:
        tx.settings.put_city(read.city)
        tx.settings.put_device(device)
    return replace(desk, city=read.city, device=device)


def _registered(desk: Desk, chance: random.Random, number: int) -> Registration:
    words = chance.randrange(1, 5)
    form = replace(
        TRADER,
        nik=niks(number),
        name=" ".join(chance.choice(_WORDS) for _ in range(words)) + f" {_roman(number)}",
        mother=chance.choice(_WORDS),
        street=f"Jalan {chance.choice(_WORDS)} {chance.choice(_WORDS)} {number}",
        family_card="",
    )
    return register_worker(desk, form, SEEN, NOW)


def _roman(number: int) -> str:
    return "".join("IVXLCDM"[int(digit, 7)] for digit in f"{number}" if digit < "7") or "I"


def _round(desk: Desk, city: CityServer) -> None:
    with closing(Line(city.url, lambda: NOW)) as line:
        result = run_round(desk.database, line, lambda: NOW)
    if result.cause:
        raise AssertionError(result.cause)


def _is_back(desk: Desk, one: Registration) -> bool:
    try:
        back = detail(desk, one.id).registration
    except Refused:
        return False
    consent = replace(one.worker.consent, at=back.worker.consent.at)
    return (back.number, back.worker) == (one.number, replace(one.worker, consent=consent))


def _rows(city: CityServer) -> tuple[int, ...]:
    tables = (RegistrationRow, FactRow, NewsRow)
    return tuple(city.database.within(partial(_count, table=table)) for table in tables)


def _count(session: Session, table: type) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0


def _read(desk: Desk) -> list[ReadStub]:
    return list(archive(desk).read)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--people", type=int, default=200)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        told = run(Path(folder), asked.seed, asked.people)
    print(f"registered and never sent  {told.people}")
    for name, count in sorted(told.read.items()):
        print(f"read off the {name:<13} {count}")
    print(f"back on a fresh laptop     {told.back}")
    print(f"at the city                {told.at_city}")
    print(f"changed by reading again   {told.again}")
    print(f"never printed, refused     {told.misread}")
    print(f"letters changed            {told.changed}, taken for something else {told.accepted}")
    return 0 if told.is_whole else 1


if __name__ == "__main__":
    sys.exit(main())
