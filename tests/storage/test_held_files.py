"""A virus scanner holds a file for a moment: tried again, and told only if it never lets go."""

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop_app.storage import durable
from desktop_app.storage.database import Database
from desktop_app.storage.durable import move_durably, write_durably
from tests.storage.people import registration, save

PAUSE = durable.HELD_PAUSE_SECONDS


def held(real: Callable[..., Any], times: int, tries: list[str]) -> Callable[..., Any]:
    """Return a call that is refused so many times, as Windows refuses what another reads."""

    def call(path: Path, *given: Any, **named: Any) -> Any:
        tries.append(path.name)
        if len(tries) <= times:
            raise PermissionError(errno.EACCES, "sharing violation")
        return real(path, *given, **named)

    return call


def test_a_file_held_five_times_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[str] = []
    monkeypatch.setattr(Path, "replace", held(Path.replace, 5, tries))
    write_durably(tmp_path / "vault.json", b"new")
    monkeypatch.undo()

    assert len(tries) == 6
    assert (tmp_path / "vault.json").read_bytes() == b"new"


def test_one_that_is_never_let_go_is_told_and_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "vault.json").write_bytes(b"old")
    (tmp_path / "vault.json.new").write_bytes(b"new")
    tries: list[str] = []
    monkeypatch.setattr(durable, "HELD_PAUSE_SECONDS", 0.01)
    monkeypatch.setattr(Path, "replace", held(Path.replace, 10**6, tries))
    with pytest.raises(PermissionError):
        move_durably(tmp_path / "vault.json.new", tmp_path / "vault.json")

    assert len(tries) == durable.HELD_TRIES + 1
    assert 1.5 <= durable.HELD_TRIES * PAUSE <= 2.5
    assert (tmp_path / "vault.json").read_bytes() == b"old"


def test_a_held_packet_takes_nothing_back_and_is_written_once_it_is_free(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[str] = []
    monkeypatch.setattr(durable, "HELD_PAUSE_SECONDS", 0.01)
    monkeypatch.setattr(Path, "replace", held(Path.replace, 10**6, tries))
    with database.transaction() as tx:
        save(tx, registration())
    assert database.copies_behind
    monkeypatch.undo()

    assert database.tend() == 0
    with database.reading() as tx:
        assert tx.workers.counts().saved == 1
