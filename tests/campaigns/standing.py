"""What stands in a file, in a form that two moments can be compared by; and whether it is sound."""

import hashlib
import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sqlalchemy import text

from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.facts import FactKind, canonical, registration_body
from desktop_app.errors import Unavailable
from desktop_app.paths import BACKUP_FOLDER, COPIES_FOLDER
from desktop_app.storage.backup import SUFFIX, check_unpacked, unpack
from desktop_app.storage.database import Database
from desktop_app.storage.engine import Use, make_engine, said_plainly
from desktop_app.use_cases.backups import BACKUPS

_TABLES = {
    "registrations": "number, hex(id), nik, name, street, status, delivery",
    "details": "row, version, reason, kpj, hex(due)",
    "facts": "seq, hex(id), kind, at, author, hex(worker), version, hex(body)",
    "deliveries": "seq, status, attempts, code, receipt",
    "papers": "hex(id), hex(worker), kind, number, copy",
}
"""What the clerk did. Not the settings and the audit: a repair may note there what it did."""

_EVERYTHING = "SELECT {} FROM {} ORDER BY 1"
_CHECKS = ("PRAGMA integrity_check", "PRAGMA foreign_key_check", "PRAGMA cipher_integrity_check")


@dataclass(frozen=True, slots=True)
class Standing:
    """One moment of a file.

    Attributes:
        digest: Of everything the clerks did.
        registrations: Number and version of each.
        facts: How many.
        backups: Names of the backups that lie beside the file.
        copied: Names of the sealed packets that lie beside the file.
    """

    digest: str
    registrations: dict[str, int]
    facts: int
    backups: list[str]
    copied: list[str]

    @property
    def is_copied(self) -> bool:
        """Whether the newest fact lies in a packet too."""
        return any(name.startswith(f"{self.facts:08}.") for name in self.copied)

    def as_json(self) -> str:
        return json.dumps([self.digest, self.registrations, self.facts, self.backups, self.copied])

    @classmethod
    def read(cls, told: Sequence[object]) -> "Standing":
        return cls(*told)  # type: ignore[arg-type]  # as it was written


def standing(database: Database) -> Standing:
    digest = hashlib.sha256()
    with database.reading() as tx:
        session = tx.workers._session
        for table, columns in _TABLES.items():
            for row in session.execute(text(_EVERYTHING.format(columns, table))):
                digest.update(repr(tuple(row)).encode())
        versions = session.execute(
            text("SELECT number, version FROM registrations JOIN details USING (row)")
        )
        registrations = {row.number: row.version for row in versions}
        facts = session.execute(text("SELECT count(*) FROM facts")).scalar_one()
    backups = sorted(path.name for path in backups_of(database.path))
    copied = sorted(path.name for path in (database.path.parent / COPIES_FOLDER).glob("*.age"))
    return Standing(digest.hexdigest(), registrations, facts, backups, copied)


def unfolded(database: Database, last: int = 12) -> list[str]:
    """Return where a row is not what its facts make of it: an act half done.

    Args:
        database: The file.
        last: So many registrations, the newest; older ones have been looked at before.
    """
    found: list[str] = []
    with database.reading() as tx:
        newest = text("SELECT id FROM registrations ORDER BY row DESC LIMIT :last")
        for row in tx.workers._session.execute(newest, {"last": last}):
            worker = UUID(bytes=row.id)
            registration, due = tx.workers.get(worker), tx.workers.due(worker)
            facts = [fact for fact, _ in tx.outbox.of(worker)]
            if registration is None or due is None:
                found.append("a registration has no details")
                continue
            whole = [fact for fact in facts if "nik" in fact.body]
            body = registration_body(registration.number, registration.worker, due)
            told = {field: whole[-1].body.get(field) for field in body} if whole else {}
            if canonical(told) != canonical(body):
                found.append("a registration is not what was told of it")
            if registration.version != max(fact.version for fact in facts):
                found.append("a version nobody told of, or one too few")
            printed = sum(fact.kind is FactKind.PAPER_PRINTED for fact in facts)
            if printed != tx.papers.copies(worker, PaperKind.PROOF):
                found.append("papers printed and papers told differ")
    return found


def backups_of(database: Path) -> list[Path]:
    """Return the backups that have their last name: each claims to be whole."""
    archives = database.parent.parent / BACKUPS
    return [
        *(database.parent / BACKUP_FOLDER).glob("*.db"),
        *archives.glob(f"*{SUFFIX}"),
    ]


def opens_whole(path: Path, key: bytes) -> bool:
    """Say whether a backup can be read from end to end with its key."""
    if path.suffix == SUFFIX:
        return _unpacks_whole(path, key)
    engine = make_engine(path, key, Use.READ)
    try:
        with said_plainly(), engine.connect() as connection:
            return connection.execute(text("PRAGMA integrity_check")).scalars().all() == ["ok"]
    except Unavailable:
        return False
    finally:
        engine.dispose()


def complaints(database: Database) -> list[str]:
    """Return what SQLite and SQLCipher say against a file, and what counts do not agree."""
    found: list[str] = []
    with database.reading() as tx:
        session = tx.workers._session
        for check in _CHECKS:
            found += [str(row[0]) for row in session.execute(text(check)) if row[0] != "ok"]
        tallied = session.execute(text("SELECT sum(registrations) FROM tallies")).scalar_one()
        counted = session.execute(text("SELECT count(*) FROM registrations")).scalar_one()
        told = session.execute(
            text("SELECT count(DISTINCT worker) FROM facts WHERE kind = 'worker_registered'")
        ).scalar_one()
        indexed = session.execute(text("SELECT count(*) FROM search")).scalar_one()
    if not (tallied or 0) == counted == told == indexed:
        found.append(f"{counted} registered, {tallied} tallied, {told} told, {indexed} indexed")
    return found


def _unpacks_whole(archive: Path, key: bytes) -> bool:
    with tempfile.TemporaryDirectory(dir=archive.parent) as place:
        unpacked = Path(place) / "unpacked"
        try:
            unpack(archive, unpacked)
            check_unpacked(unpacked, key)
        except Unavailable:
            return False
    return True
