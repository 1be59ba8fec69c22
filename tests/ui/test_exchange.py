"""The round by stick from the settings: written and read back before it is called written."""

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from central_server.exchange import take_in_file
from central_server.reference import read_books
from central_server.settings import Settings
from desktop_app.sync.client import CityServer as Line
from desktop_app.sync.round import run_round
from desktop_app.use_cases.lists import standing
from desktop_app.use_cases.registration import register_worker
from tests.fixtures.desk import activated
from tests.fixtures.people import NOW, TRADER
from tests.fixtures.server import CityServer, sqlite_city_server
from tests.ui.conftest import Stage
from ui.widgets.desk_view import Tab
from ui.widgets.exchange_box import ExchangeBox

__all__ = ["sqlite_city_server"]

SEEN = frozenset(
    {"nik.date_differs", "nik.region_differs", "nik.region_unknown", "registration.alike"}
)


@pytest.fixture
def box(stage: Stage, sqlite_city_server: CityServer) -> ExchangeBox:
    """The section of the settings, on a laptop that has enrolled."""
    database = stage.desk.database
    activated(database, sqlite_city_server.activation_file())
    with closing(Line(sqlite_city_server.url, lambda: NOW)) as line:
        assert run_round(database, line, lambda: NOW).cause == ""
    stage.view.go_to(Tab.SETTINGS)
    stage.settle()
    return stage.view.settings.exchange


def test_a_file_goes_out_and_its_reply_comes_in(
    stage: Stage,
    box: ExchangeBox,
    sqlite_city_server: CityServer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    saved = register_worker(stage.desk, TRADER, SEEN, NOW)
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))

    box.write.click()
    stage.settle()

    [file] = stick.iterdir()
    assert "1 kiriman tertulis" in box.notice.words.text()
    assert saved.worker.name not in file.name
    assert standing(stage.desk).counts.waiting == 1

    city = sqlite_city_server
    books = read_books(Settings())
    taken = take_in_file(city.database, file.read_bytes(), city.settings, books, city.clock())
    reply = stick / "balas.loket-balas"
    reply.write_bytes(taken.reply)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(reply), ""))
    box.read.click()
    stage.settle()

    assert "1 diterima kota" in box.notice.words.text()
    assert standing(stage.desk).counts.delivered == 1


def test_a_reply_that_is_none_says_so_and_changes_nothing(
    stage: Stage, box: ExchangeBox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = tmp_path / "foto.jpg"
    odd.write_bytes(b"not a reply")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(odd), ""))

    box.read.click()
    stage.settle()

    assert "rusak, terpotong" in box.notice.words.text()
    assert box.read.isEnabled()


def test_a_stick_that_cannot_be_written_says_so(
    stage: Stage, box: ExchangeBox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "gone"))

    box.write.click()
    stage.settle()

    assert "belum tersimpan" in box.notice.words.text()
