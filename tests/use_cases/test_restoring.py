"""How a backup is brought back, and that a restore cut anywhere leaves one whole file."""

import os
import shutil
import zipfile
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.lockout import FREE
from desktop_app.errors import Unavailable
from desktop_app.paths import DATABASE_NAME, FILE_FOLDER, VAULT_NAME
from desktop_app.reference import ReferenceBooks
from desktop_app.storage.attempts import Attempts
from desktop_app.storage.backup import MANIFEST_NAME, check_unpacked, unpack
from desktop_app.storage.database import create_database, open_database
from desktop_app.storage.keychain import Keychain
from desktop_app.storage.vault import Vault
from desktop_app.use_cases.at_start import (
    ASIDE,
    JOURNAL,
    StartState,
    finish_restore,
    state_at_start,
)
from desktop_app.use_cases.backups import BACKUPS
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.first_run import SetUp, unlock
from desktop_app.use_cases.registration import register_worker
from desktop_app.use_cases.restoring import (
    Examined,
    examine,
    forget,
    restore,
)
from tests.fixtures.desk import DEVICE, KEY, new_desk
from tests.fixtures.people import CITY, NOW, TRADER, WELDER
from tests.use_cases.backed_up import NOBODY, backed_up, names
from tests.use_cases.test_first_run import PASSWORD


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


def test_wrong_passwords_are_counted_where_a_backup_is_brought_back_too(
    office: tuple[SetUp, Desk], tmp_path: Path
) -> None:
    """Else whoever is asked to wait at the door would go on trying here."""
    desk = office[1]
    made = Path(backed_up(desk, tmp_path / BACKUPS, NOW).file)
    desk.database.close()
    clock = [0.0]
    attempts = Attempts(tmp_path / FILE_FOLDER, lambda: clock[0])

    def refused(password: str) -> Issue:
        with pytest.raises(Refused) as no:
            examine(tmp_path, Keychain(), made, password=password, attempts=attempts)
        [issue] = no.value.issues
        return issue

    told = [refused("salah sama sekali") for _ in range(FREE)]
    assert [issue.code for issue in told] == ["door.password_wrong"] * (FREE - 1) + ["door.pause"]
    assert refused(PASSWORD).code == "door.must_wait"
    clock[0] += 3600
    found = examine(tmp_path, Keychain(), made, password=PASSWORD, attempts=attempts)
    assert found.registrations == 1
    assert attempts.wait(Vault.open(tmp_path / FILE_FOLDER, Keychain()).tries_key(), None) == 0


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small archive of our three parts: damage is tried on its table of contents."""
    path = tmp_path_factory.mktemp("arsip") / "kecil.cadangan"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as parts:
        for name in (DATABASE_NAME, VAULT_NAME, MANIFEST_NAME):
            parts.writestr(name, bytes(40))
    return path


@settings(max_examples=300)
@given(
    damage=st.lists(
        st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=4), st.integers(0, 6)),
        min_size=1,
        max_size=3,
    )
)
def test_whatever_is_wrong_with_an_archive_is_said_plainly(
    archive: Path, damage: list[tuple[float, bytes, int]]
) -> None:
    content = bytearray(archive.read_bytes())
    for where, put, over in damage:
        at = int(where * len(content))
        content[at : at + over] = put
    spoilt, to = archive.with_name("rusak.cadangan"), archive.with_name("dibuka")
    spoilt.write_bytes(content)
    shutil.rmtree(to, ignore_errors=True)
    with suppress(Unavailable):  # nothing else, and no word of the disk either
        unpack(spoilt, to)


@pytest.mark.parametrize("spoil", ["before its beginning", "packed", "locked"])
def test_an_archive_that_reads_oddly_is_no_fault_of_the_disk(
    archive: Path, tmp_path: Path, spoil: str
) -> None:
    content = bytearray(archive.read_bytes())
    entry = content.index(b"PK\x01\x02")  # of the first part, in the table of contents
    if spoil == "before its beginning":
        ends = content.index(b"PK\x05\x06")
        content[ends + 16 : ends + 20] = (len(content) * 2).to_bytes(4, "little")
    else:
        at, value = {"packed": (10, 8), "locked": (8, 1)}[spoil]
        content[entry + at] = value
    spoilt = tmp_path / "aneh.cadangan"
    spoilt.write_bytes(content)

    with pytest.raises(Unavailable) as no:
        unpack(spoilt, tmp_path / "dibuka")
    assert no.value.code == "backup.unreadable"
