"""A made-up person goes through every part of storage, and is then sought in every file."""

import base64
import io
import logging
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from uuid_utils.compat import uuid7

from desktop_app.domain.confirmation import PaperKind, PaperRecord
from desktop_app.domain.facts import FactKind, registration_body
from desktop_app.domain.issues import Refused
from desktop_app.domain.office import Officer, Role
from desktop_app.errors import Unavailable
from desktop_app.paths import DATABASE_NAME
from desktop_app.storage.database import create_database, open_database
from desktop_app.storage.keychain import Keychain
from desktop_app.storage.vault import Vault
from tests.storage.people import DUE, NOW, registration, save
from tests.storage.test_upgrade import SECOND, revisions
from tests.storage.test_vault import QUICK

NIK = "3375016708910042"
NAME = "Kusmiyatun Ngatminingsih"
STREET = "Lorong Kenari Rahasia 77"
PASSWORD = "burung kenari di pagar"
CANARIES = (NIK, NAME, STREET, NAME.split(maxsplit=1)[0], PASSWORD)


def disguises(canary: str) -> Iterator[bytes]:
    """Return the canary in the forms in which text is found in files."""
    for text in (canary, canary[::-1], canary.upper(), canary.lower()):
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            plain = text.encode(encoding)
            yield plain
            yield plain.hex().encode()
            yield plain.hex().upper().encode()
            # A base64 text begins at any of three places in a group; its ends depend on neighbours.
            for shift in range(3):
                yield base64.b64encode(b"\0" * shift + plain)[4:-4]
    if canary.isdigit():
        yield bytes.fromhex(canary)  # packed decimals
        yield int(canary).to_bytes(8, "big")
        yield int(canary).to_bytes(8, "little")


def betrayals(files: dict[str, bytes]) -> list[str]:
    return [
        f"{name}: canary {number}"
        for name, content in files.items()
        for number, canary in enumerate(CANARIES)
        for form in disguises(canary)
        if form in content
    ]


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_search_would_find_a_canary() -> None:
    """The proof is worth something only if it can fail."""
    for canary in CANARIES:
        for encoding in ("utf-8", "utf-16-le"):
            plain = canary.encode(encoding)
            for content in (plain, base64.b64encode(b"xy" + plain + b"zz"), plain.hex().encode()):
                assert betrayals({"file": b"\1\2" + content + b"\3"})


def test_no_file_names_anybody(
    tmp_path: Path,
    open_keychain: None,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    data, temporary = tmp_path / "data", tmp_path / "temporary"
    temporary.mkdir()
    for variable in ("TMPDIR", "TMP", "TEMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(variable, str(temporary))
    made = Vault.create(data, Keychain(), PASSWORD, uuid7(), QUICK)
    kusmi = registration(nik=NIK, name=NAME, street=STREET)
    database = create_database(data / DATABASE_NAME, made.key)
    said = io.StringIO()
    with database.transaction() as tx:
        save(tx, kusmi)
        worker = replace(kusmi.worker, mother=NAME)
        amended = replace(kusmi, version=2, worker=worker)
        tx.workers.replace(amended, DUE)
        tx.outbox.put(
            FactKind.WORKER_AMENDED, NOW, NAME, kusmi.id, 2,
            registration_body(kusmi.number, worker, DUE),
        )  # fmt: skip
        tx.papers.add(PaperRecord(uuid7(), kusmi.id, PaperKind.PROOF, "BP/1", 1, NOW, NAME))
        tx.officers.add(Officer(uuid7(), NAME, Role.CLERK))
        tx.audit.add(NOW, NAME, "worker.registered", kusmi.id)
        tx.settings.put_preference("last", NIK)
    while_open = contents(tmp_path)
    assert any(name.endswith("-wal") and content for name, content in while_open.items())
    with pytest.raises(Refused) as refusal, database.transaction() as tx:
        tx.workers.add(registration(2, nik=NIK, name=NAME), DUE)
    print(repr(refusal.value), str(refusal.value), repr(kusmi.worker.nik), file=said)
    with pytest.raises(Exception, match="UNIQUE") as bug, database.transaction() as tx:
        tx.workers.add(registration(1, nik=NIK[::-1], name=NAME), DUE)
    print(repr(bug.value), str(bug.value), file=said)
    with database.reading() as tx:
        # A sort of everything: what does not fit into memory goes to temporary files.
        assert tx.workers.search(NAME)
        assert tx.workers.search(NIK)
    database.backup(data / "backups" / "today.db")
    database.checkpoint()
    after_checkpoint = contents(tmp_path)
    database.close()
    newer = revisions(tmp_path / "newer", SECOND)
    open_database(data / DATABASE_NAME, made.key, migrations=newer).close()
    with pytest.raises(Unavailable) as newer_file:
        open_database(data / DATABASE_NAME, made.key)
    print(repr(newer_file.value), newer_file.value.figures, file=said)

    files = contents(tmp_path)
    assert {"data/vault.json", "data/backups/today.db", "data/backups/before-0003.db"} <= set(files)
    spoken = {
        "log": caplog.text.encode(),
        "exceptions": said.getvalue().encode(),
        "terminal": "".join(capfd.readouterr()).encode(),
    }
    assert betrayals(while_open | after_checkpoint | files | spoken) == []
    assert not any(temporary.iterdir()), sys.platform
