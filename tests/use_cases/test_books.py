"""Which edition of the rates counts."""

import re

import pytest

from desktop_app.paths import resource_folder
from desktop_app.use_cases.books import current_books
from desktop_app.use_cases.desk import Desk

RATES = (resource_folder() / "reference" / "rates.toml").read_text(encoding="utf-8")


def edition(version: str) -> str:
    return re.sub(r"^version = .*$", f'version = "{version}"', RATES, flags=re.MULTILINE)


def keep(desk: Desk, text: str) -> None:
    with desk.database.transaction() as tx:
        tx.settings.put_preference("reference.rates.text", text)


@pytest.mark.parametrize("newer", ["2027.1", "2999.12", "2026.11.1"])
def test_a_newer_edition_of_the_city_counts(desk: Desk, newer: str) -> None:
    keep(desk, edition(newer))
    assert current_books(desk.database, desk.reference).rates.version == newer


@pytest.mark.parametrize("text", [edition("2020.1"), "", "no toml at all [", edition("2026.9")])
def test_an_older_or_unreadable_edition_changes_nothing(desk: Desk, text: str) -> None:
    keep(desk, text)
    assert current_books(desk.database, desk.reference).rates is desk.reference.rates
