"""Back behind a migration: with the file as it was, and never over what was saved since."""

from pathlib import Path

import pytest
from sqlalchemy import text

from desktop_app.errors import Unavailable
from desktop_app.paths import FILE_FOLDER
from desktop_app.storage.database import create_database, open_database
from desktop_app.storage.engine import Use, make_engine
from desktop_app.storage.going_back import (
    NOTE,
    SavedSince,
    newest_copy,
    note_migration,
    undo_migration,
)
from desktop_app.storage.upgrade import Migrations
from desktop_app.updating.marks import VARIABLE, Mark, desk_reached, reached, read_mark
from tests.fixtures.desk import KEY
from tests.storage.people import registration, save
from tests.storage.test_upgrade import NEXT, SECOND, revisions


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with somebody in it, as the older version has left it."""
    path = tmp_path / FILE_FOLDER / "loket.db"
    path.parent.mkdir()
    database = create_database(path, KEY)
    with database.transaction() as tx:
        save(tx, registration())
    database.close()
    return path


@pytest.fixture
def newer(tmp_path: Path) -> Migrations:
    return revisions(tmp_path / "newer", SECOND)


def _people(path: Path) -> int:
    database = open_database(path, KEY)
    with database.reading() as tx:
        counted = tx.workers.counts().saved
    database.close()
    return counted


def test_a_file_that_was_migrated_is_put_back(path: Path, newer: Migrations) -> None:
    open_database(path, KEY, migrations=newer).close()
    with pytest.raises(Unavailable, match=r"database\.newer"):
        open_database(path, KEY)

    assert undo_migration(path)
    assert _people(path) == 1
    assert not path.with_name(NOTE).exists()
    assert not undo_migration(path)  # there is nothing more to undo
    (aside,) = path.parent.glob("loket.db.ditinggal-1")
    engine = make_engine(aside, KEY, Use.READ)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == NEXT
    engine.dispose()


def test_a_log_that_was_left_goes_with_its_file(path: Path, newer: Migrations) -> None:
    open_database(path, KEY, migrations=newer).close()
    path.with_name("loket.db-wal").write_bytes(b"of the newer one")

    assert undo_migration(path)
    assert not path.with_name("loket.db-wal").exists()
    assert _people(path) == 1


def test_what_was_saved_since_stays(path: Path, newer: Migrations) -> None:
    open_database(path, KEY, migrations=newer).close()
    (path.parent / "paket").mkdir(exist_ok=True)
    later = newest_copy(path) + 1
    (path.parent / "paket" / f"{later:08}.3375011002-01-00002.age").touch()
    content = path.read_bytes()

    with pytest.raises(SavedSince):
        undo_migration(path)
    assert path.read_bytes() == content


def test_broken_off_anywhere_it_can_be_done_again(path: Path, newer: Migrations) -> None:
    open_database(path, KEY, migrations=newer).close()
    path.rename(path.with_name("loket.db.ditinggal-1"))  # killed between the two renamings

    assert undo_migration(path)
    assert _people(path) == 1


@pytest.mark.parametrize("note", [b"", b"{", b"[]", b'{"snapshot": "none.db", "last": 0}'])
def test_a_note_that_says_nothing_undoes_nothing(path: Path, note: bytes) -> None:
    path.with_name(NOTE).write_bytes(note)

    assert not undo_migration(path)
    assert _people(path) == 1


def test_once_the_desk_is_reached_nothing_is_put_back(
    path: Path, newer: Migrations, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = tmp_path / "tanda"
    monkeypatch.setenv(VARIABLE, str(mark))
    open_database(path, KEY, migrations=newer).close()

    desk_reached(tmp_path)
    assert not undo_migration(path)
    assert mark.read_text() == Mark.DESK
    reached(Mark.DOOR, {VARIABLE: str(mark)})
    assert read_mark(mark) is Mark.DOOR
    assert read_mark(tmp_path / "none") is None
    note_migration(path, path)
    assert path.with_name(NOTE).exists()
