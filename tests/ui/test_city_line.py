"""The line goes to where the file says the city is, as soon as the file says so."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject

from desktop_app.use_cases.desk import Desk
from tests.fixtures.people import NOW
from tests.fixtures.server import CityServer, sqlite_city_server
from tests.sync.test_round import activated
from ui.rooms.city_line import CityLine

__all__ = ["sqlite_city_server"]

NOBODY = "http://127.0.0.1:9"


def test_an_activation_with_another_address_is_followed_at_once(
    desk: Desk, sqlite_city_server: CityServer, tmp_path: Path, qapp: QObject
) -> None:
    desk = activated(desk, sqlite_city_server)
    with desk.database.transaction() as tx:
        device = tx.settings.device()
        assert device is not None
        tx.settings.put_device(replace(device, server=NOBODY))
    seated = replace(desk, device=replace(desk.device, server=NOBODY))
    with closing(CityLine(lambda: seated, tmp_path, lambda: NOW, qapp)) as line:
        assert line.send(hurried=True).cause == "sync.refused"

        with desk.database.transaction() as tx:
            tx.settings.put_device(device)

        assert line.send(hurried=True).cause == ""
