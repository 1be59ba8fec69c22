"""A laptop with one registration, and a backup of it."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from desktop_app.reference import ReferenceBooks
from desktop_app.use_cases.backups import Backup, back_up
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.first_run import SetUp
from desktop_app.use_cases.registration import register_worker
from tests.fixtures.people import CITY, NOW, TRADER
from tests.use_cases.test_first_run import set_up_here

NOBODY: frozenset[str] = frozenset()


def stick(folder: Path) -> Path:
    """Return a folder that is there, as a stick is."""
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def backed_up(desk: Desk, folder: Path, now: datetime, *, daily: bool = False) -> Backup:
    return back_up(desk, stick(folder), now, daily=daily)


@pytest.fixture
def office(
    tmp_path: Path, open_keychain: None, books: ReferenceBooks
) -> Iterator[tuple[SetUp, Desk]]:
    """A laptop that was set up, with one registration."""
    new = set_up_here(tmp_path)
    database = new.opened.database
    with database.reading() as tx:
        device = tx.settings.device()
    assert device is not None
    desk = Desk(database, books, CITY, device, new.opened.officer, "Asia/Jakarta")
    register_worker(desk, TRADER, NOBODY, NOW)
    yield new, desk
    database.close()


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}
