"""Backups that are read back before they are called made."""

import shutil
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop_app.errors import Unavailable
from desktop_app.paths import FILE_FOLDER
from desktop_app.storage.backup import SUFFIX, check_unpacked, made_at, name_of, unpack
from desktop_app.storage.keychain import Keychain
from desktop_app.storage.vault import Vault
from desktop_app.use_cases import backups
from desktop_app.use_cases.backups import BACKUPS, is_due, last_backup, newest_backup
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.first_run import SetUp
from desktop_app.use_cases.registration import register_worker
from tests.fixtures.people import NOW, TRADER, WELDER
from tests.use_cases.backed_up import NOBODY, backed_up, names, stick
from tests.use_cases.test_first_run import PASSWORD


def test_a_backup_is_read_back_before_it_is_called_made(
    office: tuple[SetUp, Desk], tmp_path: Path
) -> None:
    desk, home = office[1], tmp_path / FILE_FOLDER
    key = Vault.open(home, Keychain()).unlock(PASSWORD).key
    made = backed_up(desk, tmp_path / "flashdisk", NOW)

    assert (made.at, made.registrations) == (NOW, 1)
    assert last_backup(desk) == made
    file = Path(made.file)
    assert names(file.parent) == {file.name}
    assert not list(home.glob(".cadangan-*"))
    for secret in (TRADER.nik, TRADER.name):
        assert secret.encode() not in file.read_bytes()
    unpack(file, tmp_path / "aside")
    manifest = check_unpacked(tmp_path / "aside", key)
    assert manifest.tables["facts"][0] == 1
    assert manifest.tables["registrations"][0] == 1
    assert list(manifest.packets) == sorted(file.name for file in (home / "paket").glob("*.age"))


def test_one_a_day_by_the_office_s_own_day(office: tuple[SetUp, Desk], tmp_path: Path) -> None:
    desk = office[1]
    assert is_due(desk, NOW)
    backed_up(desk, tmp_path / BACKUPS, NOW, daily=True)
    assert not is_due(desk, NOW)
    before_midnight = NOW.replace(hour=16, minute=59)  # 23.59 in Jakarta
    assert not is_due(desk, before_midnight)
    assert is_due(desk, before_midnight + timedelta(minutes=1))


def test_old_ones_make_room_and_what_is_not_ours_is_left_alone(
    office: tuple[SetUp, Desk], tmp_path: Path
) -> None:
    desk, folder = office[1], tmp_path / BACKUPS
    for day in range(9):
        backed_up(desk, folder, NOW + timedelta(days=day), daily=True)
        (folder / "foto.cadangan").touch()
        (folder / f"loket-lain-20200101T000000{SUFFIX}").touch()
    kept = [file for file in folder.iterdir() if file.stem.startswith("loket-3")]

    assert 7 < len(kept) <= 9
    assert newest_backup(tmp_path) == max(kept)
    assert len(names(folder)) == len(kept) + 2


def test_a_name_tells_where_and_when_and_nobody() -> None:
    local = datetime.fromisoformat("2026-11-22T08:15:00")
    name = name_of(local, "3375011002-7")
    assert name == "loket-3375011002-7-20261122T081500.cadangan"
    assert made_at(Path(name)) == local
    assert made_at(Path("foto.cadangan")) is None


def test_what_is_written_while_the_backup_is_packed_is_not_missed_in_it(
    office: tuple[SetUp, Desk], tmp_path: Path
) -> None:
    desk = office[1]
    snapshot = backups.take_snapshot(desk, NOW)
    register_worker(desk, WELDER, NOBODY, NOW)
    made = backups.make_backup(desk, snapshot, stick(tmp_path / "flashdisk"))

    assert made.registrations == 1


def test_a_backup_that_differs_gets_no_name(office: tuple[SetUp, Desk], tmp_path: Path) -> None:
    desk = office[1]
    backed_up(desk, tmp_path / BACKUPS, NOW)
    snapshot = backups.take_snapshot(desk, NOW + timedelta(days=1))
    tables = {**snapshot.contents, "facts": (2, snapshot.contents["facts"][1])}
    with pytest.raises(Unavailable) as no:
        backups.make_backup(desk, replace(snapshot, contents=tables), tmp_path / BACKUPS)

    assert no.value.code == "backup.differs"
    assert len(names(tmp_path / BACKUPS)) == 1


def test_a_disk_without_room_for_the_trial_is_told_before_anything_is_begun(
    office: tuple[SetUp, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage("/")
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=10_000))
    with pytest.raises(Unavailable) as no:
        backups.take_snapshot(office[1], NOW)

    assert no.value.code == "backup.no_room"
