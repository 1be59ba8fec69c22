"""After the disk has failed once, nothing is retried on what was open then."""

import errno
import os
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlcipher3 import dbapi2

from desktop_app.errors import Unavailable
from desktop_app.paths import COPIES_FOLDER
from desktop_app.storage.database import Database, create_database, open_database
from tests.storage.conftest import KEY
from tests.storage.people import niks, registration, save


def register(database: Database, running: int) -> None:
    with database.transaction() as tx:
        save(tx, registration(running, nik=niks(running)))


def failing_commit(database: Database) -> None:
    """Let the next commit fail as SQLite tells of an fsync that failed."""

    def fail(_connection: object) -> None:
        event.remove(database._writer, "commit", fail)
        error = dbapi2.OperationalError("disk I/O error")
        error.sqlite_errorname = "SQLITE_IOERR_FSYNC"
        raise error

    event.listen(database._writer, "commit", fail)


def test_after_a_failed_fsync_the_file_is_opened_anew(path: Path) -> None:
    database = create_database(path, KEY)
    register(database, 1)
    opened: list[object] = []
    event.listen(database._writer, "connect", lambda *_: opened.append(_))
    failing_commit(database)

    with pytest.raises(Unavailable) as no:
        register(database, 2)
    assert no.value.code == "database.disk_error"
    assert opened == []
    register(database, 3)

    assert len(opened) == 1
    with database.reading() as tx:
        assert [line.name for line in tx.workers.page(None, 9)] == ["Siti Aminah"] * 2
    database.close()


def test_an_act_that_reached_the_disk_after_all_gets_its_packet(path: Path) -> None:
    database = create_database(path, KEY)
    register(database, 1)
    [packet] = (path.parent / COPIES_FOLDER).glob("00000001.*.age")
    packet.unlink()  # as if the process had failed between commit and copy
    database._doubtful = True

    register(database, 2)

    assert packet.exists()
    assert not database._doubtful
    database.close()


def test_a_disk_that_refuses_the_copy_takes_nothing_back(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = create_database(path, KEY)
    register(database, 1)
    real = os.fsync

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr(os, "fsync", full)
    register(database, 2)
    assert database.copies_behind == 1
    assert database.tend() == 1
    monkeypatch.setattr(os, "fsync", real)

    assert database.tend() == 0
    assert sorted(seq for seq in database.copies.folder.names()) == [1, 2]
    database.close()
    again = open_database(path, KEY)
    with again.reading() as tx:
        assert tx.workers.counts().saved == 2
    again.close()


def test_the_log_is_empty_once_the_file_was_tended(path: Path) -> None:
    database = create_database(path, KEY)
    register(database, 1)
    log = path.with_name(f"{path.name}-wal")
    assert log.stat().st_size > 0

    database.tend()

    assert log.stat().st_size == 0
    database.close()
