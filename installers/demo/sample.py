"""A laptop that has been at work for a while: for `make run` with a display.

Everything is made by the same acts a clerk and an operator do; only the hands are missing.
"""

from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from desktop_app.domain.month import Month
from desktop_app.domain.office import time_zone
from desktop_app.paths import resource_folder
from desktop_app.reference import ReferenceBooks, read_books
from desktop_app.storage.keychain import Keychain
from desktop_app.sync.activation import read_activation
from desktop_app.sync.client import CityServer
from desktop_app.sync.round import run_round
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.first_run import set_up
from desktop_app.use_cases.form import RegistrationForm
from desktop_app.use_cases.registration import register_worker
from installers.demo.bpjs import issue_numbers
from installers.demo.office import CityOffice
from installers.demo.people import FOUR

OFFICER = "Petugas Contoh"
PASSWORD = "melati putih 47 pagi"  # noqa: S105 - of a laptop that is thrown away afterwards

_NAMES = (
    "Adi Purnomo", "Budi Santosa", "Citra Maharani", "Dewi Anjani", "Eko Prasetyo",
    "Fitri Handayani", "Gilang Ramadhan", "Hesti Puspita", "Indra Gunawan", "Joko Susilo",
)  # fmt: skip
_ACTIVE, _VERIFIED = 4, 3  # of those sent, how many the city has taken how far


def people() -> Iterator[Mapping[str, str]]:
    """Yield the four of the demo and ten more like them; none of them exists."""
    yield from FOUR
    for count, name in enumerate(_NAMES):
        like = FOUR[count % 2]
        day = 10 + count + (40 if name.split()[0] in {"Citra", "Dewi", "Fitri", "Hesti"} else 0)
        yield {
            **like,
            "nik": f"337501{day:02}0{count % 9 + 1}{80 + count:02}00{count + 11}",
            "family_card": f"3375010{count % 9 + 1}0{count % 9 + 1}1200{count + 11}",
            "name": name,
            "street": f"Jalan Contoh {count + 2}",
            "phone": "",
        }


def form_of(person: Mapping[str, str], books: ReferenceBooks, since: Month) -> RegistrationForm:
    """Return the form a clerk would have typed for somebody."""
    told: dict[str, Any] = {
        name: value for name, value in person.items() if name not in _READ_BELOW
    }
    return RegistrationForm(
        **told,
        occupation=books.occupations.search(person["occupation"])[0].code,
        programmes=frozenset({"jkk", "jkm", *person.get("programmes", "").split()}),
        kelurahan=person.get("kelurahan", "33.75.01.1002"),
        since=str(since),
        months=int(person.get("months", "1")),
        consent=True,
    )


_READ_BELOW = frozenset({"occupation", "programmes", "kelurahan", "months"})


def furnish(office: CityOffice, activation: Path, laptop: Path) -> None:
    """Set the laptop up, register people, send them, and let the city and BPJS answer for some.

    Args:
        office: Founded and serving.
        activation: The laptop's activation file.
        laptop: Its data folder; new.
    """

    def clock() -> datetime:
        return datetime.now(UTC)

    books = read_books(resource_folder())
    told = read_activation(activation.read_bytes())
    made = set_up(
        laptop, Keychain(), told, officer_name=OFFICER, password=PASSWORD, now=clock()
    ).opened
    with closing(made.database) as database, closing(CityServer(told.server, clock)) as line:
        with database.reading() as tx:
            device = tx.settings.device()
        if device is None:
            raise RuntimeError("the set-up left no device")
        desk = Desk(
            database, books, told.city, device, made.officer, time_zone(told.city.kelurahan)
        )
        since = Month.of(clock().date())
        everybody = list(people())
        for person in everybody[:-2]:
            register_worker(desk, form_of(person, books, since), frozenset(), clock())
        run_round(database, line, clock)
        _decide(office, clock().date())
        run_round(database, line, clock)
        for person in everybody[-2:]:  # saved, and not sent yet
            register_worker(desk, form_of(person, books, since), frozenset(), clock())


def _decide(office: CityOffice, on: date) -> None:
    listing = office.operator("list", "--status", "proposed").split()
    numbers = sorted(word for word in listing if word.startswith("3375011002-"))
    far = numbers[: _ACTIVE + _VERIFIED]
    office.operator("verify", *far)
    office.operator("approve", "--decree", "460/17/2026", "--on", f"{on}", *far[:_ACTIVE])
    sent, returned = office.folder / "untuk-bpjs.xlsx", office.folder / "dari-bpjs.xlsx"
    office.operator("export", sent)
    issue_numbers(sent, returned)
    office.operator("import", returned)
    office.operator("refuse", "--reason", "Sudah terdaftar lewat perusahaan", numbers[-1])
