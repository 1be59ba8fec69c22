"""A data folder that can only be read: opened to be looked at and sent from, and said so."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.errors import Unavailable
from desktop_app.storage.keychain import Keychain
from desktop_app.sync.activation import read_activation
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.drafts import keep_draft
from desktop_app.use_cases.first_run import unlock
from desktop_app.use_cases.identity import let_in_anew
from desktop_app.use_cases.keeping import Proven, prove, tend
from desktop_app.use_cases.lists import detail, standing
from desktop_app.use_cases.registration import register_worker, withdraw_worker
from tests.campaigns import office
from tests.fixtures.people import NOW, TRADER
from tests.fixtures.server import CityServer, sqlite_city_server
from tests.fixtures.small_disk import MEGABYTE, may_mount, small_disk
from tests.sync.test_round import one_round

__all__ = ["sqlite_city_server"]

pytestmark = pytest.mark.skipif(not may_mount(), reason="needs the right to mount")
SEEN = frozenset(
    {"nik.date_differs", "nik.region_differs", "nik.region_unknown", "registration.alike"}
)


class Laptop:
    """A laptop on a disk of its own, which can be mounted for reading only."""

    def __init__(self, folder: Path, keychain: Keychain) -> None:
        self.folder, self.keychain = folder, keychain

    def remount(self, how: str) -> None:
        command = ["mount", "-o", f"remount,{how}", str(self.folder.parent)]
        subprocess.run(command, check=True, capture_output=True)

    def open(self) -> Desk:
        opened = unlock(self.folder, self.keychain, office.PASSWORD, NOW)
        return office.sit_down(opened.database, opened.officer)


@pytest.fixture
def laptop(tmp_path: Path, sqlite_city_server: CityServer) -> Iterator[Laptop]:
    office.guess_cheaply()
    chain = office.FileKeychain(tmp_path / "keychain.json")
    with small_disk(tmp_path / "disk", 256 * MEGABYTE) as disk:
        activation = read_activation(sqlite_city_server.activation_file())
        office.new_laptop(disk.folder / "loket", chain, activation).database.close()
        laptop = Laptop(disk.folder / "loket", chain)
        yield laptop
        laptop.remount("rw")


def registered(desk: Desk, serial: int) -> str:
    form = replace(TRADER, nik=f"33750145078900{serial:02}")
    return register_worker(desk, form, SEEN, NOW).number


def test_all_is_there_to_be_seen_and_sent_and_nothing_can_be_added(
    laptop: Laptop, sqlite_city_server: CityServer, tmp_path: Path
) -> None:
    desk = laptop.open()
    with closing(desk.database):
        saved = register_worker(desk, TRADER, SEEN, NOW)
        one_round(desk, sqlite_city_server)
        later = registered(desk, 41)
        # As after a crash: what was saved last is in the log alone.
        home = laptop.folder / "berkas"
        shutil.copytree(home, tmp_path / "crashed")
    shutil.rmtree(home)
    shutil.copytree(tmp_path / "crashed", home)
    laptop.remount("ro")

    looking = laptop.open()
    try:
        assert looking.database.looking
        assert standing(looking).counts.saved == 2
        assert detail(looking, saved.id).registration.worker == saved.worker
        for refused in (
            lambda: registered(looking, 42),
            lambda: withdraw_worker(looking, saved.id, "Pindah", NOW),
            lambda: keep_draft(looking, None, TRADER, NOW),
            lambda: let_in_anew(looking, office.ACTIVATION, NOW),
        ):
            with pytest.raises(Unavailable, match=r"database\.looking_only"):
                refused()
        result = one_round(looking, sqlite_city_server)
        assert (result.cause, result.stored) == ("", 1)
        assert (tend(looking.database), prove(looking.database, NOW)) == (0, Proven())
        place = looking.database.path.parent
    finally:
        looking.database.close()
    assert not place.exists()

    laptop.remount("rw")
    again = laptop.open()
    with closing(again.database):
        assert not again.database.looking
        assert one_round(again, sqlite_city_server).cause == ""
        assert standing(again).counts.waiting == 0
        assert registered(again, 43).endswith("-00003")
        assert later.endswith("-00002")
        assert one_round(again, sqlite_city_server).stored == 1
