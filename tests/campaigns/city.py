"""The city of the campaigns: founded on SQLite, with a laptop's activation and a returned sheet."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from central_server.admin import applications
from central_server.database import Database
from central_server.models import FactRow, NewsRow, RegistrationRow
from central_server.settings import Settings
from central_server.sheets.reading import SheetCell, SheetRow
from desktop_app.domain.membership import Decree, Status
from tests.fixtures.server import KELURAHAN, enrolled, found, running_server, sqlite_url


def city_in(folder: Path) -> str:
    """Found a city on SQLite in a folder; return the address of its database."""
    folder.mkdir(parents=True, exist_ok=True)
    url = sqlite_url(folder)
    database = Database(Settings(database=url))
    found(database)
    database.close()
    return url


def city_with_decided(folder: Path, decided: int) -> str:
    """Found a city in which so many applications wait for BPJS; return its database's address."""
    url = city_in(folder)
    with running_server(url) as server, enrolled(server) as laptop:
        laptop.push(*(laptop.registered(running) for running in range(1, decided + 1)))
        decree = Decree("460/1", date(2026, 12, 1))
        within, operator = server.database.within, server.operator
        ids = within(lambda session: applications.all_in(session, Status.PROPOSED))
        within(lambda session: applications.verify(session, ids, operator))
        within(lambda session: applications.approve(session, ids, decree, operator))
    return url


def results_sheet(decided: int) -> list[SheetRow]:
    """Return the sheet that brings every one of them a member number."""
    return [
        SheetRow(
            running + 1,
            {
                name: SheetCell(text, "s")
                for name, text in {
                    "number": f"{KELURAHAN}-01-{running:05}",
                    "nik": f"337501450789{running:04}",
                    "kpj": f"26{running:09}",
                    "start": "2026-12-01",
                    "end": "31-12-2026",
                }.items()
            },
        )
        for running in range(1, decided + 1)
    ]


class Books(NamedTuple):
    """What a city holds.

    Attributes:
        facts: Id and hash.
        people: How many registrations.
        active: How many of them are members.
        told: How many pieces of news say so.
    """

    facts: dict[str, str]
    people: int
    active: int
    told: int


def books_of(url: str) -> Books:
    database = Database(Settings(database=url))
    try:
        return database.within(_read)
    finally:
        database.close()


def _read(session: Session) -> Books:
    facts = session.execute(select(FactRow.id, FactRow.hash))
    people = select(func.count()).select_from(RegistrationRow)
    news = select(func.count()).select_from(NewsRow)
    return Books(
        {str(row.id): row.hash for row in facts},
        session.scalar(people) or 0,
        session.scalar(people.where(RegistrationRow.status == Status.ACTIVE.value)) or 0,
        session.scalar(news.where(NewsRow.body.contains('"activated"'))) or 0,
    )
