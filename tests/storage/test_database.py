"""The encrypted file: made whole or not at all, opened or refused, one writer and many readers."""

import shutil
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3
from sqlalchemy import text

from desktop_app.errors import Unavailable
from desktop_app.storage import engine
from desktop_app.storage.database import Database, create_database, open_database
from desktop_app.storage.engine import Use, check_engine, make_engine
from tests.storage.conftest import KEY, OTHER_KEY
from tests.storage.people import DUE, niks, registration, save


def code_of(act: pytest.ExceptionInfo[Unavailable]) -> str:
    return act.value.code


def test_what_was_saved_is_there_after_closing_and_opening(path: Path) -> None:
    siti = registration()
    first = create_database(path, KEY)
    with first.transaction() as tx:
        save(tx, siti)
    first.close()

    again = open_database(path, KEY)
    with again.reading() as tx:
        assert tx.workers.get(siti.id) == siti
    again.close()


def test_the_file_says_nothing_to_a_plain_sqlite(database: Database, path: Path) -> None:
    database.checkpoint()

    assert not path.read_bytes().startswith(b"SQLite format 3")
    with (
        closing(sqlite3.connect(path)) as plain,
        pytest.raises(sqlite3.DatabaseError, match="not a database"),
    ):
        plain.execute("SELECT count(*) FROM sqlite_master")


def test_a_database_is_never_replaced(database: Database, path: Path) -> None:
    with pytest.raises(Unavailable) as refusal:
        create_database(path, OTHER_KEY)

    assert code_of(refusal) == "database.exists"
    with database.reading() as tx:
        assert tx.workers.counts().saved == 0


def test_a_log_without_its_database_is_not_written_over(path: Path) -> None:
    path.parent.mkdir()
    path.with_name(f"{path.name}-wal").write_bytes(b"commits of a file that was moved away")

    with pytest.raises(Unavailable) as refusal:
        create_database(path, KEY)

    assert code_of(refusal) == "database.exists"


def test_what_a_crash_left_half_made_does_not_count(path: Path) -> None:
    path.parent.mkdir()
    path.with_name(f"{path.name}.new").write_bytes(b"half")

    create_database(path, KEY).close()

    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_missing_file_is_told_and_no_empty_one_made(path: Path) -> None:
    with pytest.raises(Unavailable) as refusal:
        open_database(path, KEY)

    assert code_of(refusal) == "database.missing"
    assert not path.exists()


def test_an_empty_file_is_damage_and_not_a_new_database(path: Path) -> None:
    path.parent.mkdir()
    path.touch()

    with pytest.raises(Unavailable) as refusal:
        open_database(path, KEY)

    assert code_of(refusal) == "database.damaged"
    assert path.stat().st_size == 0


def test_a_wrong_key_opens_nothing_and_changes_nothing(database: Database, path: Path) -> None:
    database.close()
    before = path.read_bytes()

    with pytest.raises(Unavailable) as refusal:
        open_database(path, OTHER_KEY)

    assert code_of(refusal) == "database.wrong_key"
    assert path.read_bytes() == before


def test_a_file_of_another_program_is_not_taken_for_ours(path: Path) -> None:
    path.parent.mkdir()
    other = make_engine(path, KEY, Use.CREATE)
    with other.begin() as connection:
        connection.execute(text("CREATE TABLE notes (text)"))
    other.dispose()

    with pytest.raises(Unavailable) as refusal:
        open_database(path, KEY)

    assert code_of(refusal) == "database.damaged"


def test_a_damaged_page_is_told_as_damage(database: Database, path: Path) -> None:
    with database.transaction() as tx:
        for running in range(1, 200):
            tx.workers.add(registration(running, nik=niks(running)), DUE)
    database.close()
    content = bytearray(path.read_bytes())
    for page in range(4096 * 5, len(content), 4096):
        content[page + 100] ^= 1
    path.write_bytes(content)

    with pytest.raises(Unavailable) as refusal, open_database(path, KEY).reading() as tx:
        tx.workers.page(None, 200)

    assert code_of(refusal) == "database.damaged"


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_a_key_of_another_length_is_a_bug(path: Path, length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        create_database(path, bytes(length))


def test_every_connection_has_the_settings_that_were_promised(database: Database) -> None:
    promised = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "temp_store": 2,
        "cache_size": -16000,
    }
    for transaction in (database.transaction(), database.reading()):
        with transaction as tx:
            session = tx.workers._session
            found = {name: session.scalar(text(f"PRAGMA {name}")) for name in promised}
        assert found == promised


def test_nothing_of_a_failed_transaction_stays(database: Database) -> None:
    siti = registration()

    with pytest.raises(ZeroDivisionError), database.transaction() as tx:
        save(tx, siti)
        raise ZeroDivisionError

    with database.reading() as tx:
        assert tx.workers.get(siti.id) is None
        assert tx.workers.search("Siti") == []
        assert tx.workers.counts().saved == 0
        assert tx.outbox.summary().waiting == 0


def test_a_reader_writes_nothing(database: Database) -> None:
    with pytest.raises(Unavailable) as refusal, database.reading() as tx:
        tx.inbox.advance(1)

    assert code_of(refusal) == "database.read_only"


def test_a_reader_sees_one_moment_beside_the_writer(database: Database) -> None:
    with database.reading() as before:
        assert before.workers.counts().saved == 0
        with database.transaction() as tx:
            save(tx, registration())
        assert before.workers.counts().saved == 0

    with database.reading() as after:
        assert after.workers.counts().saved == 1


def test_a_transaction_within_a_transaction_is_told_and_does_not_hang(database: Database) -> None:
    with (
        database.transaction(),
        pytest.raises(RuntimeError, match="open already"),
        database.transaction(),
    ):
        pass


def test_writers_of_many_threads_take_turns(database: Database) -> None:
    troubles: list[BaseException] = []

    def register(first: int) -> None:
        try:
            for offset in range(10):
                with database.transaction() as tx:
                    running = tx.workers.next_running()
                    save(tx, registration(running, nik=niks(first + offset)))
        except BaseException as trouble:  # noqa: BLE001 - carried to the test's own thread
            troubles.append(trouble)

    threads = [threading.Thread(target=register, args=(100 * n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert troubles == []
    with database.reading() as tx:
        assert tx.workers.counts().saved == 40
        assert tx.workers.next_running() == 41


def test_a_file_that_another_program_holds_is_told_and_can_be_had_later(
    database: Database, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    impatient = (*engine._SETTINGS, "busy_timeout=50")
    monkeypatch.setattr(engine, "_SETTINGS", impatient)
    other = open_database(path, KEY)

    with database.transaction() as tx:
        save(tx, registration())
        with pytest.raises(Unavailable) as refusal, other.transaction():
            pass
    assert code_of(refusal) == "database.busy"

    with other.transaction() as tx:
        assert tx.workers.counts().saved == 1
    other.close()


def test_the_log_is_empty_after_a_checkpoint(database: Database, path: Path) -> None:
    log = path.with_name(f"{path.name}-wal")
    with database.transaction() as tx:
        save(tx, registration())
    assert log.stat().st_size > 0

    assert database.checkpoint()

    assert log.stat().st_size == 0


def test_a_checkpoint_does_not_wait_long_for_a_reader(database: Database) -> None:
    with database.transaction() as tx:
        save(tx, registration())
    with database.reading() as tx:
        assert tx.workers.counts().saved == 1
        with database.transaction() as other:
            save(other, registration(2, nik=niks(2)))
        assert not database.checkpoint()

    assert database.checkpoint()


def test_a_backup_opens_with_the_same_key_and_holds_the_same(
    database: Database, tmp_path: Path
) -> None:
    siti = registration()
    with database.transaction() as tx:
        save(tx, siti)

    database.backup(tmp_path / "backups" / "today.db")

    assert [file.name for file in (tmp_path / "backups").iterdir()] == ["today.db"]
    copy = open_database(tmp_path / "backups" / "today.db", KEY)
    with copy.reading() as tx:
        assert tx.workers.get(siti.id) == siti
        assert [line.id for line in tx.workers.search("siti")] == [siti.id]
    copy.close()
    with pytest.raises(Unavailable) as refusal:
        open_database(tmp_path / "backups" / "today.db", OTHER_KEY)
    assert code_of(refusal) == "database.wrong_key"


def test_a_backup_replaces_nothing(database: Database, tmp_path: Path) -> None:
    kept = tmp_path / "yesterday.db"
    kept.write_bytes(b"precious")

    with pytest.raises(Unavailable) as refusal:
        database.backup(kept)

    assert code_of(refusal) == "database.exists"
    assert kept.read_bytes() == b"precious"


@pytest.mark.parametrize(
    ("name", "version"), [("LEAST_SQLITE", (99, 0, 0)), ("LEAST_SQLCIPHER", (99, 0))]
)
def test_an_engine_that_loses_data_is_refused(
    name: str, version: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    check_engine()
    monkeypatch.setattr(engine, name, version)

    with pytest.raises(Unavailable) as refusal:
        check_engine()

    assert code_of(refusal) == "database.engine_too_old"
    assert str(refusal.value.figures["least"]).startswith("99.0")


def test_the_engine_at_hand_is_one_without_the_known_race() -> None:
    assert tuple(map(int, sqlcipher3.sqlite_version.split("."))) >= (3, 51, 3)


def test_a_file_that_may_not_be_read_is_told(database: Database, path: Path) -> None:
    database.close()
    moved = path.with_name("folder.db")
    shutil.move(path, moved)
    path.mkdir()  # something of that name that is no file: root may read every file

    with pytest.raises(Unavailable) as refusal:
        open_database(path, KEY)

    assert code_of(refusal) == "database.not_readable"
