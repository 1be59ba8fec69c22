"""Search as you type, against a slow and plain reading of every line."""

import random
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desktop_app.domain.spelling import folded
from desktop_app.domain.worker import Registration
from desktop_app.storage.database import Database
from tests.storage.people import number, registration, save
from tests.storage.test_workers import Undo

NAMES = (
    "Siti Aminah",
    "Siti Nur'aini",
    "Muhammad Suryadi",
    "Suryanto",
    "Ma’ruf Amin",
    "José d'Árc",
    "OR",
    "Slamet AND NOT Budi",
    "Kusumawardani",
    "Nama*Bintang",
    "Hj. Sri-Rahayu",
)
STREETS = ("Jalan Kenanga 12", "Gg. Kakap No. 4/A", "Jalanan", "Blok 123456", "")
NIKS = tuple(f"33750{digit}450789{serial:04}" for digit in "12" for serial in (1, 2, 13, 130, 9999))


def everybody() -> list[Registration]:
    chosen = random.Random(11)
    return [
        registration(running, nik=nik, name=chosen.choice(NAMES), street=chosen.choice(STREETS))
        for running, nik in enumerate(NIKS, 99_996)
    ]


PEOPLE = everybody()


def plainly(typed: str) -> list[str]:
    """Return the numbers of who fits, newest first, by reading everything."""
    words = re.findall(r"[^\W_]+", folded(typed))
    if typed.strip() and not words:
        return []
    found = []
    for one in reversed(PEOPLE):
        running = one.number.rpartition("-")[2]
        held = re.findall(
            r"[^\W_]+", folded(f"{one.worker.name} {one.worker.address.street} {running}")
        )
        numbers = [one.worker.nik_digits, *(p for p in held if re.fullmatch("[0-9]{6,}", p))]
        if all(
            any(part.startswith(word) for part in held) or any(word in part for part in numbers)
            for word in words
        ):
            found.append(one.number)
    return found


@pytest.fixture
def full(database: Database) -> Database:
    with database.transaction() as tx:
        for one in PEOPLE:
            save(tx, one)
    return database


pieces_of_people = st.sampled_from(
    sorted(
        {
            word
            for one in PEOPLE
            for word in (*one.worker.name.split(), *one.worker.address.street.split())
        }
        | {one.worker.nik_digits for one in PEOPLE}
        | {one.number[-6:].lstrip("-") for one in PEOPLE}
    )
)
parts = st.builds(
    lambda piece, start, length: piece[start : start + length],
    pieces_of_people,
    st.integers(0, 3),
    st.integers(1, 16),
)
beginnings = st.builds(lambda piece, length: piece[:length], pieces_of_people, st.integers(1, 16))
queries = st.lists(parts | beginnings, min_size=1, max_size=3).map(" ".join)


def test_search_finds_exactly_who_fits(full: Database) -> None:
    with full.reading() as tx:

        @settings(max_examples=400)
        @given(queries)
        @example("siti")
        @example("SURYA")
        @example("suryad")
        @example("suryan")
        @example("jalan")
        @example("jalana")
        @example("aini")
        @example("nuraini")
        @example("arc")
        @example("99996")
        @example("100000")
        @example("123456")
        @example("3375014507890001")
        @example("45078900")
        @example("0001")
        @example("1")
        def holds(typed: str) -> None:
            assert [line.number for line in tx.workers.search(typed)] == plainly(typed)

        holds()


def test_nothing_typed_can_be_syntax(full: Database) -> None:
    with full.reading() as tx:

        @settings(max_examples=300)
        @given(st.text(max_size=30) | st.text("\"*^()+-:{}' NEAR/ORANDT0123x", max_size=20))
        @example('"')
        @example("name : siti")
        @example("NEAR(siti aminah)")
        @example("^siti")
        @example("siti*")
        @example("\x00")
        @example("%")
        def holds(typed: str) -> None:
            tx.workers.search(typed)

        holds()


@pytest.mark.parametrize("typed", ["", "  ", "\t"])
def test_nothing_typed_gives_the_newest(full: Database, typed: str) -> None:
    with full.reading() as tx:
        assert tx.workers.search(typed, 3) == tx.workers.page(None, 3)


@pytest.mark.parametrize("typed", ["-", '"*', "...", "( )"])
def test_what_holds_no_letter_and_no_digit_fits_nobody(full: Database, typed: str) -> None:
    with full.reading() as tx:
        assert tx.workers.search(typed) == []


@pytest.mark.parametrize(
    "typed",
    [
        number(99_996),
        f"BP/{number(99_996)}",
        f"kk/{number(99_996)}",
        f" {number(99_996)} ",
        "01-99996",
        "99996",
    ],
)
def test_a_registration_number_is_found_as_it_is_printed(full: Database, typed: str) -> None:
    with full.reading() as tx:
        assert [line.number for line in tx.workers.search(typed)] == [number(99_996)]


def test_a_number_is_found_from_its_beginning(full: Database) -> None:
    with full.reading() as tx:
        assert len(tx.workers.search(f"{number(1)[:10]}-")) == len(PEOPLE)
        assert tx.workers.search(f"{number(1)[:10]}-02") == []


def test_no_more_is_read_than_was_asked_for(full: Database) -> None:
    with full.reading() as tx:
        assert len(tx.workers.search("3375", 4)) == 4
        assert [line.number for line in tx.workers.search("3375", 4)] == plainly("3375")[:4]
        assert [line.number for line in tx.workers.search("337501450789", 2)] == plainly(
            "337501450789"
        )[:2]


def test_the_index_lives_and_dies_with_the_row(full: Database) -> None:
    with pytest.raises(Undo), full.transaction() as tx:
        save(tx, registration(7, nik="1111111111111111", name="Zulaikha"))
        assert len(tx.workers.search("zulai")) == 1
        raise Undo

    with full.reading() as tx:
        assert tx.workers.search("zulai") == []
        assert tx.workers.search("1111") == []
