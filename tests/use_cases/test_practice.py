"""Practising leaves nothing behind, reaches nobody, and says so on paper."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from central_server.models import FactRow
from desktop_app.documents.check import verify_qr
from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.issues import Refused
from desktop_app.domain.paper_format import PaperFormat
from desktop_app.domain.print_job import PrinterSetup
from desktop_app.errors import Unavailable
from desktop_app.sync.client import CityServer
from desktop_app.sync.exchange import write_out
from desktop_app.sync.round import run_round
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.lists import standing
from desktop_app.use_cases.papers import make_paper, record_printed
from desktop_app.use_cases.practice import FOLDER, begin_practice, clear_practice
from desktop_app.use_cases.printers import choose_own_printers, own_printers
from desktop_app.use_cases.queueing import choose_setup, setup_of
from desktop_app.use_cases.registration import register_worker
from desktop_app.use_cases.settings import Preference, choose, preference
from tests.fixtures.people import NOW, TRADER
from tests.fixtures.server import CityServer as RunningServer
from tests.fixtures.server import sqlite_city_server
from tests.use_cases.test_papers import page_of, qr_of

__all__ = ["sqlite_city_server"]

RECEIPTS = "socket://192.168.1.50:9100"


def _facts(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(FactRow)) or 0


@pytest.fixture
def practising(desk: Desk, tmp_path: Path) -> Iterator[Desk]:
    practising = begin_practice(tmp_path, desk)
    yield practising
    practising.database.close()


def test_what_is_practised_is_not_on_file(desk: Desk, practising: Desk) -> None:
    saved = register_worker(practising, TRADER, frozenset(), NOW)

    assert saved.number == "3375011002-00-00001"
    assert standing(practising).counts.saved == 1
    assert standing(desk).counts.saved == 0


def test_a_practice_paper_says_so_all_over_and_vouches_for_nothing(practising: Desk) -> None:
    saved = register_worker(practising, TRADER, frozenset(), NOW)

    made = make_paper(practising, saved.id, PaperKind.PROOF, NOW)

    text, picture = page_of(made.pdf)
    assert text.count("LATIHAN") >= 5
    assert "bukan bukti apa pun" in text
    assert "Bukti Pendaftaran" not in text
    assert qr_of(picture) == "LATIHAN"
    with pytest.raises(Refused):
        verify_qr("LATIHAN", {})
    record_printed(practising, made, NOW)


def test_a_practice_file_has_no_server_to_be_sent_to(
    practising: Desk, sqlite_city_server: RunningServer, tmp_path: Path
) -> None:
    register_worker(practising, TRADER, frozenset(), NOW)

    server = CityServer(sqlite_city_server.url, lambda: NOW)
    result = run_round(practising.database, server, lambda: NOW)
    server.close()

    assert result.stored == 0
    assert result.cause
    assert sqlite_city_server.database.within(_facts) == 0
    with pytest.raises(Unavailable):
        write_out(practising.database, tmp_path / "out.loket-kirim", lambda: NOW)


def test_the_practice_folder_holds_nothing_that_can_be_opened_again(
    desk: Desk, tmp_path: Path
) -> None:
    practising = begin_practice(tmp_path, desk)
    register_worker(practising, replace(TRADER, name="Rahasia Sekali"), frozenset(), NOW)
    practising.database.close()

    held = [file for file in (tmp_path / FOLDER).rglob("*") if file.is_file()]
    assert held
    assert not any(b"Rahasia" in file.read_bytes() for file in held)
    assert not any(file.name.startswith("vault") for file in held)

    clear_practice(tmp_path)
    assert not (tmp_path / FOLDER).exists()
    clear_practice(tmp_path)  # a second time there is nothing to do


def test_a_second_practice_begins_empty_with_the_same_choices(desk: Desk, tmp_path: Path) -> None:
    choose(desk.database, Preference.PRINTER, "Loket 1")
    first = begin_practice(tmp_path, desk)
    register_worker(first, TRADER, frozenset(), NOW)
    first.database.close()

    second = begin_practice(tmp_path, desk)

    assert standing(second).counts.saved == 0
    assert preference(second.database, Preference.PRINTER) == "Loket 1"
    second.database.close()


def test_the_printers_of_the_desk_are_those_of_the_practice(desk: Desk, tmp_path: Path) -> None:
    """Else its papers would wait for ever for a printer of receipts nobody knows there."""
    told = PrinterSetup(size=PaperFormat.ROLL_80, copies=2)
    choose_own_printers(desk, [RECEIPTS])
    choose(desk.database, Preference.PRINTER, RECEIPTS)
    choose_setup(desk, RECEIPTS, told)

    practising = begin_practice(tmp_path, desk)

    assert own_printers(practising) == [RECEIPTS]
    assert setup_of(practising, RECEIPTS) == told
    practising.database.close()
