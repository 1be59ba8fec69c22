"""A withdrawn laptop on the screen: locked at once, emptied only after the city's receipt."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from central_server.admin.bequests import bequest_lines
from central_server.admin.devices import reinstate_device, revoke_device
from desktop_app.storage.wipe import TOMBSTONE
from desktop_app.sync.client import CityServer as Line
from desktop_app.sync.last_words import proof_of_revocation
from desktop_app.sync.round import run_round
from desktop_app.use_cases.farewell import is_locked, keep_proof
from desktop_app.use_cases.registration import register_worker
from tests.fixtures.desk import activated
from tests.fixtures.people import NOW, TRADER
from tests.fixtures.server import CityServer, sqlite_city_server
from tests.ui.conftest import Stage
from ui.app import Desktop
from ui.widgets.revoked_page import RevokedPage, TombstonePage
from ui.widgets.unlock_page import UnlockPage

__all__ = ["sqlite_city_server"]

PATIENCE_MS = 30_000

SEEN = frozenset(
    {"nik.date_differs", "nik.region_differs", "nik.region_unknown", "registration.alike"}
)


@pytest.fixture
def device(stage: Stage, sqlite_city_server: CityServer) -> str:
    """The id of a laptop that has enrolled, and holds somebody the city has not heard of."""
    database = stage.desk.database
    stage.desktop.folder.mkdir()
    activated(database, sqlite_city_server.activation_file())
    with closing(Line(sqlite_city_server.url, lambda: NOW)) as line:
        assert run_round(database, line, lambda: NOW).cause == ""
    register_worker(stage.desk, TRADER, SEEN, NOW)
    with database.reading() as tx:
        known = tx.settings.device()
    assert known is not None
    return known.id


def shown(stage: Stage) -> QWidget:
    view = stage.desktop.window.view
    assert view is not None
    return view


def told(stage: Stage) -> str:
    page = shown(stage)
    return page.notice.words.text() if isinstance(page, RevokedPage) else ""


def words(page: QWidget) -> str:
    return " | ".join(label.text() for label in page.findChildren(QLabel))


def revoke(city: CityServer, device: str) -> None:
    city.database.within(lambda s: revoke_device(s, device, city.operator))


def test_the_city_s_word_locks_sends_and_empties(
    stage: Stage, sqlite_city_server: CityServer, device: str
) -> None:
    folder = stage.desktop.folder
    (folder / "berkas").mkdir()
    (folder / "berkas" / "loket.db").write_bytes(b"data")
    revoke(sqlite_city_server, device)

    stage.view.models.banner.send()
    stage.qtbot.waitUntil(lambda: isinstance(shown(stage), TombstonePage), timeout=PATIENCE_MS)

    assert "sudah dihapus" in words(shown(stage))
    assert "1 kiriman terakhir" in words(shown(stage))
    assert [file.name for file in folder.iterdir() if file.is_file()] == [TOMBSTONE]
    assert not (folder / "berkas").exists()
    assert len(sqlite_city_server.database.within(bequest_lines)) == 1
    assert stage.desktop.room is None


def hear_of_it(stage: Stage, city: CityServer) -> None:
    """Keep what the city has signed, as a round does that was refused for it."""
    with closing(Line(city.url, lambda: NOW)) as line:
        keep_proof(stage.desk.database, proof_of_revocation(stage.desk.database, line, lambda: NOW))


def lead_to(stage: Stage, address: str) -> None:
    """Have the file say that the city is somewhere else."""
    with stage.desk.database.transaction() as tx:
        device = tx.settings.device()
        assert device is not None
        tx.settings.put_device(replace(device, server=address))


def test_without_a_line_it_stays_locked_and_a_pardon_opens_it(
    stage: Stage, sqlite_city_server: CityServer, device: str
) -> None:
    revoke(sqlite_city_server, device)
    hear_of_it(stage, sqlite_city_server)
    lead_to(stage, "http://127.0.0.1:9")
    stage.desktop._revoked()
    stage.qtbot.waitUntil(lambda: told(stage).startswith("Server"), timeout=PATIENCE_MS)
    page = shown(stage)
    assert isinstance(page, RevokedPage)
    assert not (stage.desktop.folder / TOMBSTONE).exists()

    city = sqlite_city_server
    city.database.within(lambda s: reinstate_device(s, device, city.operator))
    lead_to(stage, city.url)
    page.again.click()
    stage.qtbot.waitUntil(lambda: shown(stage) is stage.view, timeout=PATIENCE_MS)
    stage.settle()

    assert not is_locked(stage.desk.database)


def test_a_laptop_that_was_emptied_says_so_at_every_start(
    stage: Stage, sqlite_city_server: CityServer, device: str, tmp_path: Path
) -> None:
    revoke(sqlite_city_server, device)
    stage.view.models.banner.send()
    stage.qtbot.waitUntil(lambda: isinstance(shown(stage), TombstonePage), timeout=PATIENCE_MS)

    again: Desktop = stage.desktop
    again.begin()
    page = shown(stage)

    assert isinstance(page, TombstonePage)
    page.anew_button.click()
    stage.settle()
    assert not (again.folder / TOMBSTONE).exists()
    assert not isinstance(shown(stage), TombstonePage)


def test_a_pardon_while_the_desk_is_locked_leaves_it_locked(
    stage: Stage, sqlite_city_server: CityServer, device: str
) -> None:
    city = sqlite_city_server
    revoke(city, device)
    hear_of_it(stage, city)
    city.database.within(lambda s: reinstate_device(s, device, city.operator))
    stage.view.lock_wanted.emit()
    stage.settle()

    stage.desktop._revoked()
    assert isinstance(shown(stage), RevokedPage)
    stage.qtbot.waitUntil(lambda: not isinstance(shown(stage), RevokedPage), timeout=PATIENCE_MS)
    stage.view.stop()
    stage.settle()

    assert isinstance(shown(stage), UnlockPage)
