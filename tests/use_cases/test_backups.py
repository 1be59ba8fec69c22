"""Backups that are read back before they are called made, and how one is brought back."""

import os
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.issues import Refused
from desktop_app.errors import Unavailable
from desktop_app.paths import DATABASE_NAME
from desktop_app.reference import ReferenceBooks
from desktop_app.storage.backup import SUFFIX, check_unpacked, made_at, name_of, unpack
from desktop_app.storage.database import create_database, open_database
from desktop_app.storage.keychain import Keychain
from desktop_app.storage.vault import Vault
from desktop_app.use_cases import backups
from desktop_app.use_cases.backups import (
    BACKUPS,
    Backup,
    back_up,
    is_due,
    last_backup,
    newest_backup,
)
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.first_run import FILE_FOLDER, SetUp, StartState, unlock
from desktop_app.use_cases.registration import register_worker
from desktop_app.use_cases.restoring import (
    ASIDE,
    JOURNAL,
    Examined,
    examine,
    finish_restore,
    forget,
    restore,
    state_at_start,
)
from tests.fixtures.desk import DEVICE, KEY, new_desk
from tests.fixtures.people import CITY, NOW, TRADER, WELDER
from tests.use_cases.test_first_run import PASSWORD, set_up_here

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


# Bringing one back


def brought_back(tmp_path: Path, archive: Path, now: datetime = NOW) -> Path | None:
    examined = examine(tmp_path, Keychain(), archive, password=PASSWORD)
    return restore(tmp_path, examined, now)


def numbers(tmp_path: Path) -> list[str]:
    opened = unlock(tmp_path, Keychain(), PASSWORD)
    with closing(opened.database), opened.database.reading() as tx:
        return [line.number for line in tx.workers.page(None, 100)]


def test_a_backup_is_brought_back_and_what_was_there_is_set_aside(
    office: tuple[SetUp, Desk], tmp_path: Path
) -> None:
    desk = office[1]
    made = backed_up(desk, tmp_path / BACKUPS, NOW)
    later = register_worker(desk, WELDER, NOBODY, NOW)
    desk.database.close()
    before = (tmp_path / FILE_FOLDER / DATABASE_NAME).read_bytes()
    packets = names(tmp_path / FILE_FOLDER / "paket")

    aside = brought_back(tmp_path, Path(made.file))

    assert aside is not None
    assert (aside / DATABASE_NAME).read_bytes() == before
    assert names(tmp_path / FILE_FOLDER / "paket") >= packets
    assert state_at_start(tmp_path) is StartState.LOCKED
    assert len(set(numbers(tmp_path)) - {later.number}) == 1
    assert not (tmp_path / JOURNAL).exists()


def test_copies_that_were_set_aside_come_along_too(
    office: tuple[SetUp, Desk], tmp_path: Path
) -> None:
    desk = office[1]
    made = backed_up(desk, tmp_path / BACKUPS, NOW)
    desk.database.close()
    kept = Path("paket") / "rusak" / "00000001.age"
    (tmp_path / FILE_FOLDER / kept).parent.mkdir()
    (tmp_path / FILE_FOLDER / kept).write_bytes(b"unreadable")

    brought_back(tmp_path, Path(made.file))

    assert (tmp_path / FILE_FOLDER / kept).read_bytes() == b"unreadable"


def test_a_backup_tells_what_is_in_it_before_anything_is_changed(
    office: tuple[SetUp, Desk], tmp_path: Path
) -> None:
    desk = office[1]
    made = backed_up(desk, tmp_path / BACKUPS, NOW)
    before = names(tmp_path)
    examined = examine(tmp_path, Keychain(), Path(made.file), password=PASSWORD)

    assert (examined.at, examined.registrations) == (NOW, 1)
    assert examined.last_number == numbers_of(desk)[0]
    assert examined.kelurahan == CITY.region_names[3]
    forget(tmp_path, examined)
    assert names(tmp_path) == before


def numbers_of(desk: Desk) -> list[str]:
    with desk.database.reading() as tx:
        return [line.number for line in tx.workers.page(None, 100)]


def test_the_recovery_code_opens_a_backup_on_another_laptop(
    office: tuple[SetUp, Desk], tmp_path: Path
) -> None:
    new, desk = office
    made = backed_up(desk, tmp_path / "flashdisk", NOW)
    other = tmp_path / "laptop lain"
    examined = examine(other, Keychain(), Path(made.file), code=new.recovery_code)

    assert restore(other, examined, NOW) is None
    assert state_at_start(other) is StartState.LOCKED


def test_a_backup_that_comes_back_alone_asks_the_city_for_what_is_newer(
    office: tuple[SetUp, Desk], tmp_path: Path
) -> None:
    desk = office[1]
    made = backed_up(desk, tmp_path / "flashdisk", NOW)
    desk.database.close()
    wanted = []
    for lost in (False, True):
        if lost:
            shutil.rmtree(tmp_path / FILE_FOLDER)
        brought_back(tmp_path, Path(made.file))
        opened = unlock(tmp_path, Keychain(), PASSWORD)
        with closing(opened.database), opened.database.reading() as tx:
            wanted.append(tx.settings.recalls())

    assert wanted == [False, True]


def test_a_wrong_password_leaves_nothing_behind(office: tuple[SetUp, Desk], tmp_path: Path) -> None:
    made = backed_up(office[1], tmp_path / BACKUPS, NOW)
    before = names(tmp_path)
    with pytest.raises(Refused):
        examine(tmp_path, Keychain(), Path(made.file), password="bukan kata sandinya")

    assert names(tmp_path) == before


class NoKeychain(Keychain):
    """Takes a secret and forgets it."""

    def write(self, name: str, secret: bytes) -> None:
        pass


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, books: ReferenceBooks) -> Path:
    """A backup to be damaged."""
    folder = tmp_path_factory.mktemp("whole")
    Vault.create(folder, NoKeychain(), PASSWORD, uuid4())  # of another file: its seal is no matter
    with closing(create_database(folder / DATABASE_NAME, KEY)) as database:
        desk = new_desk(database, books, DEVICE)
        register_worker(desk, TRADER, NOBODY, NOW)
        return Path(backed_up(desk, folder / BACKUPS, NOW).file)


@settings(max_examples=60)
@given(where=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7), cut=st.booleans())
def test_no_damaged_backup_is_taken_for_a_whole_one(
    whole: Path, where: float, bit: int, cut: bool
) -> None:
    content = bytearray(whole.read_bytes())
    at = int(where * len(content))
    if cut:
        del content[at:]
    else:
        content[at] ^= 1 << bit
    spoilt = whole.with_name("spoilt.cadangan")
    spoilt.write_bytes(content)
    aside = whole.parent / "aside"
    shutil.rmtree(aside, ignore_errors=True)
    code = ""
    try:
        unpack(spoilt, aside)
        check_unpacked(aside, KEY)
    except Unavailable as no:
        code = no.code
    if code:
        assert code in {"backup.unreadable", "backup.differs", "backup.newer"}
        return
    # A bit of the archive's own book-keeping, such as a time: nothing in it has changed.
    with closing(open_database(aside / DATABASE_NAME, KEY)) as database, database.reading() as tx:
        assert tx.workers.counts().saved == 1


def test_an_archive_that_wants_to_write_elsewhere_is_refused(tmp_path: Path) -> None:
    spoilt = tmp_path / "jahat.cadangan"
    with zipfile.ZipFile(spoilt, "w") as archive:
        for name in (DATABASE_NAME, "../vault.json", "isi.json"):
            archive.writestr(name, b"x" * 100)
    with pytest.raises(Unavailable) as no:
        unpack(spoilt, tmp_path / "aside")

    assert no.value.code == "backup.unreadable"
    assert names(tmp_path) == {"jahat.cadangan", "aside"}


# Broken off


STEPS = ("replace", "unlink", "fsync")


class Stopped(BaseException):
    """The power went."""


def cut_after(real: Callable[..., object], left: list[int]) -> Callable[..., object]:
    """Return a step that ends the program once so many steps have been done."""

    def step(*given: object, **named: object) -> object:
        left[0] -= 1
        if left[0] == 0:
            raise Stopped
        return real(*given, **named)

    return step


@pytest.mark.parametrize("at", range(1, 9))
def test_a_restore_cut_anywhere_leaves_the_old_file_or_the_new_one(
    office: tuple[SetUp, Desk], tmp_path: Path, at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, desk = office
    made = backed_up(desk, tmp_path / BACKUPS, NOW)
    register_worker(desk, WELDER, NOBODY, NOW)
    desk.database.close()
    examined = examine(tmp_path, Keychain(), Path(made.file), password=PASSWORD)
    left = [at]
    stopped = False
    with monkeypatch.context() as patched:
        for step in STEPS:
            patched.setattr(os, step, cut_after(getattr(os, step), left))
        try:
            restore(tmp_path, examined, NOW)
        except Stopped:
            stopped = True

    assert state_at_start(tmp_path) is StartState.LOCKED
    assert len(numbers(tmp_path)) in {1, 2}
    assert stopped or at > 5
    assert not (tmp_path / JOURNAL).exists()
    finish_restore(tmp_path)


def test_a_folder_that_lost_its_file_is_never_begun_anew_after_a_restore(tmp_path: Path) -> None:
    assert state_at_start(tmp_path) is StartState.NEW
    (tmp_path / f"{ASIDE}-20261122T081500").mkdir()
    assert state_at_start(tmp_path) is StartState.FILE_MISSING


def test_what_was_looked_at_and_left_is_cleared_away_the_next_time(
    office: tuple[SetUp, Desk], tmp_path: Path
) -> None:
    made = backed_up(office[1], tmp_path / BACKUPS, NOW)
    first = examine(tmp_path, Keychain(), Path(made.file), password=PASSWORD)
    second: Examined = examine(tmp_path, Keychain(), Path(made.file), password=PASSWORD)

    assert not (tmp_path / first.staged).exists()
    with pytest.raises(Unavailable):
        restore(tmp_path, first, NOW)
    assert restore(tmp_path, second, NOW) is not None


def test_a_damaged_file_is_made_anew_from_the_day_s_backup(
    office: tuple[SetUp, Desk], tmp_path: Path
) -> None:
    desk, home = office[1], tmp_path / FILE_FOLDER
    made = backed_up(desk, tmp_path / BACKUPS, NOW, daily=True)
    register_worker(desk, WELDER, NOBODY, NOW)
    desk.database.close()
    (home / DATABASE_NAME).write_bytes(bytes(8192))

    opened = unlock(tmp_path, Keychain(), PASSWORD, NOW)
    with closing(opened.database), opened.database.reading() as tx:
        assert tx.workers.counts().saved == 2  # the newer one from its sealed packet
    assert opened.repair.backup == Path(made.file).name
