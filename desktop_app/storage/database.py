"""The encrypted file: made, opened, written by one and read by many, backed up."""

import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from sqlalchemy import Engine, text
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.orm import Session, sessionmaker

from desktop_app.errors import Unavailable
from desktop_app.paths import BACKUP_FOLDER
from desktop_app.storage.audit import Audit
from desktop_app.storage.backup import Backups
from desktop_app.storage.copies import Copies, droppable, forget
from desktop_app.storage.device_key import DeviceKeys
from desktop_app.storage.disputes import Disputes
from desktop_app.storage.drafts import Drafts
from desktop_app.storage.durable import disk_said_plainly, make_folder, move_durably, sync_file
from desktop_app.storage.engine import (
    BUSY_MILLISECONDS,
    Use,
    check_engine,
    make_engine,
    said_plainly,
)
from desktop_app.storage.events import Events
from desktop_app.storage.going_back import note_migration
from desktop_app.storage.inbox import Inbox
from desktop_app.storage.office_papers import OfficePapers
from desktop_app.storage.officers import Officers
from desktop_app.storage.outbox import Outbox
from desktop_app.storage.papers import Papers
from desktop_app.storage.print_jobs import PrintJobs
from desktop_app.storage.reviews import Reviews
from desktop_app.storage.sealing import SealingKey
from desktop_app.storage.settings import Settings
from desktop_app.storage.standings import Standings
from desktop_app.storage.stubs import Stubs
from desktop_app.storage.upgrade import OURS, Migrations, bring_up_to_date, migrate
from desktop_app.storage.workers import Workers

CHECKPOINT_MILLISECONDS = 200
"""How long clearing the log may wait for readers before it is left for later."""


class Transaction:
    """The stores of one unit of work; everything in it lands, or nothing does.

    ``session`` is for storage itself: what the check at the start compares and mends.
    """

    def __init__(self, session: Session, keys: DeviceKeys | None = None) -> None:
        self.session = session
        self.workers = Workers(session)
        self.settings = Settings(session, keys)
        self.outbox = Outbox(session, self.settings, self.workers)
        self.inbox = Inbox(session)
        self.papers = Papers(session)
        self.print_jobs = PrintJobs(session)
        self.drafts = Drafts(session)
        self.disputes = Disputes(session)
        self.events = Events(session)
        self.officers = Officers(session)
        self.reviews = Reviews(session)
        self.stubs = Stubs(session)
        self.audit = Audit(session)
        self.office_papers = OfficePapers(session, self.outbox)

    def standings(self, workers: Collection[UUID]) -> Standings:
        """Return where applications stand, to be moved on together."""
        return Standings(self.session, workers)


class Database:
    """One open file. Threads share it; a transaction stays with the thread that began it.

    Attributes:
        keys: The laptop's own keys, given by whoever opened the file; facts saved while its key
            is not at hand are not signed.
        copies: The second copy, as this file keeps it.
        backups: Makes archives of this file.
        looking: Whether this is a copy of a file that cannot be written: no clerk's act is saved.
    """

    looking = False

    def __init__(self, path: Path, key: bytes) -> None:
        self.path = path
        self._key = key
        self.keys: DeviceKeys | None = None
        self.copies = Copies(path, key)
        self._writer = make_engine(path, key, Use.WRITE)
        self._reader = make_engine(path, key, Use.READ)
        self._writing = sessionmaker(self._writer, expire_on_commit=False, autoflush=False)
        self._reading = sessionmaker(self._reader, expire_on_commit=False, autoflush=False)
        self.backups = Backups(path, key, self._one_writer)
        self._turn = threading.Lock()
        self._whose_turn: int | None = None
        self._doubtful = False
        self._closed = False

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Commit on the way out, roll back on any exception.

        There is one writer at a time; the next waits. What a use case leaves here normally is on
        the disk, not only with the operating system.

        Raises:
            Unavailable: ``database.disk_full``, ``database.read_only``, ``database.busy``,
                ``database.disk_error``, ``database.damaged``: nothing was saved, and what was saved
                before is untouched.
        """
        with self._one_writer(), self._failures_noted(), said_plainly():
            self._begin_afresh()
            with self._writing.begin() as session:
                session.connection()  # SQLAlchemy would begin with the first statement only
                yield Transaction(session, self.keys)
                files = self.copies.prepare(session)
            self.copies.write(files)

    @property
    def key(self) -> bytes:
        """The file's key, for the vault alone: a colleague gets a place of their own for it."""
        return self._key

    @property
    def copies_behind(self) -> int:
        """How many files of the second copy the disk has refused so far; 0 is as it should be."""
        return self.copies.behind

    @property
    def secrets(self) -> tuple[str, ...]:
        """Names under which the keychain holds what belongs to this file."""
        with self.reading() as tx:
            device = tx.settings.device()
        if self.keys is None or device is None:
            return ()
        formers = [former.public_key for former in device.formers]
        return self.keys.names([device.public_key, device.successor, *formers])

    @property
    def sealing_key(self) -> SealingKey:
        """This laptop's own age identity, which comes of the file's key."""
        return SealingKey.of_file(self._key)

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """One unchanging view of the file, beside any writer; a write in it is a bug and fails."""
        with said_plainly(), self._reading.begin() as session:
            yield Transaction(session, self.keys)

    def checkpoint(self) -> bool:
        """Bring the log home into the file and empty it; say whether that could be done now.

        A damaged log loses its commits without an error, so it is kept short: call this when
        the clerk pauses.
        """
        with self._one_writer(), said_plainly(), self._writer.connect() as connection:
            driver = connection.connection.cursor()
            driver.execute(f"PRAGMA busy_timeout={CHECKPOINT_MILLISECONDS}")
            try:
                busy, *_ = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            finally:
                driver.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
                driver.close()
        return not busy

    def tend(self) -> int:
        """Do what can wait until the clerk pauses; return how many copies are still behind.

        Copies the disk has refused are written again, packets the city has proven to hold are
        dropped, older registrations are made findable as alike, and the log is brought home.

        Raises:
            Unavailable: As ``transaction``.
        """
        with self.transaction() as tx:
            dropped = droppable(tx.session, tx.inbox.backed_up())
            forget(tx.session, dropped)
            tx.workers.index_alike()
        self.copies.drop(dropped)
        self.copies.write(())
        self.checkpoint()
        return self.copies_behind

    def backup(self, to: Path) -> None:
        """Write a compact copy, encrypted with the same key, and make sure that it opens.

        The copy is one moment of the file, whoever writes meanwhile. It gets its name only once it
        is whole, on the disk and read back.

        Raises:
            Unavailable: ``database.exists`` when there is a file of that name,
                ``database.backup_failed`` when the copy cannot be read back, or what
                ``transaction`` raises.
        """
        if to.exists():
            raise Unavailable("database.exists")
        with said_plainly(), disk_said_plainly():
            _copy_verified(self.path, self._key, to)

    def close(self) -> None:
        """Empty the log and let go of the file; nothing may use it afterwards. Twice is no harm."""
        if self._closed:
            return
        self._closed = True
        self._reader.dispose()
        try:
            self.checkpoint()
        finally:
            self._writer.dispose()

    @contextmanager
    def _failures_noted(self) -> Iterator[None]:
        """Remember that the disk has failed: then nobody knows what of the log is on it.

        After a failed fsync the system may hold pages for clean that never reached the disk, and
        the next fsync says yes to them. So nothing is retried on what was open then.
        """
        try:
            yield
        except Unavailable as no:
            self._doubtful = self._doubtful or no.code == "database.disk_error"
            raise

    def _begin_afresh(self) -> None:
        """After a failure of the disk: close everything, read the file anew, renew the copies.

        An act that was called not saved may have reached the log all the same. It is then in the
        file, and gets its packet here like any other.
        """
        if not self._doubtful:
            return
        self._reader.dispose()
        self._writer.dispose()
        with self._writing.begin() as session:
            fits = session.execute(text("PRAGMA quick_check(1)")).scalar_one()
            if fits != "ok":
                raise Unavailable("database.damaged")
            seqs = self.copies.missing(session)
            facts = Transaction(session, self.keys).outbox.numbered(seqs)
            files = self.copies.renewed(session, facts)
        self._doubtful = not self.copies.write(files)

    @contextmanager
    def _one_writer(self) -> Iterator[None]:
        if self._whose_turn == threading.get_ident():
            raise RuntimeError("this thread has a transaction open already")
        with self._turn:
            self._whose_turn = threading.get_ident()
            try:
                yield
            finally:
                self._whose_turn = None


def create_database(path: Path, key: bytes, *, migrations: Migrations = OURS) -> Database:
    """Make the file of a new laptop, and open it.

    It is made under another name and takes its own only once it is whole and on the disk: after a
    crash there is either no database or a good one.

    Raises:
        Unavailable: ``database.exists`` when there is anything of that name: nothing that may hold
            registrations is ever replaced. ``database.engine_too_old``, or what ``transaction``
            raises.
    """
    check_engine()
    if any(file.exists() for file in (path, _log_of(path))):
        raise Unavailable("database.exists")
    draft = path.with_name(f"{path.name}.new")
    with said_plainly(), disk_said_plainly():
        make_folder(path.parent)
        for leftover in (draft, _log_of(draft), draft.with_name(f"{draft.name}-shm")):
            leftover.unlink(missing_ok=True)
        engine = make_engine(draft, key, Use.CREATE)
        try:
            with engine.connect() as connection:
                migrate(connection, migrations)
        finally:
            engine.dispose()
        if _log_of(draft).exists():
            # Closing brings the log home, and keeps silent where the disk refused that: a file
            # moved away from its log would be half of one.
            raise Unavailable("database.disk_error")
        sync_file(draft)
        move_durably(draft, path)
    return open_database(path, key, migrations=migrations)


def open_database(path: Path, key: bytes, *, migrations: Migrations = OURS) -> Database:
    """Open the file, bringing it up to this program first where it is older.

    Raises:
        Unavailable: ``database.missing``; ``database.wrong_key`` when its first page cannot be
            read, which is how SQLCipher tells a wrong key; ``database.damaged``;
            ``database.newer`` (figures ``found``, ``known``): the file is left as it is;
            ``database.engine_too_old``, or what ``transaction`` raises.
    """
    check_engine()
    with said_plainly(opening=True), disk_said_plainly():
        if not path.exists():
            raise Unavailable("database.missing")
        if path.stat().st_size == 0:
            # SQLite would take it for a new database; whatever it was, it held registrations.
            raise Unavailable("database.damaged")
        writer = make_engine(path, key, Use.WRITE)
        try:
            _bring_up_to_date(writer, path, key, migrations)
        finally:
            writer.dispose()
    return Database(path, key)


def _bring_up_to_date(engine: Engine, path: Path, key: bytes, migrations: Migrations) -> None:
    def back_up(name: str) -> Path:
        to = _free_name(path.parent / BACKUP_FOLDER, name, path.suffix)
        _copy_verified(path, key, to)
        note_migration(path, to)
        return to

    with engine.connect() as connection:
        bring_up_to_date(connection, migrations, back_up)


def _copy_verified(path: Path, key: bytes, to: Path) -> None:
    """Copy by ``VACUUM INTO``: the copy has the same key, and no page of what was deleted."""
    draft = to.with_name(f"{to.name}.new")
    make_folder(to.parent)
    draft.unlink(missing_ok=True)
    try:
        with _cursor(path, key) as cursor:
            cursor.execute("VACUUM INTO ?", (str(draft),))
        _check_copy(draft, key)
        sync_file(draft)
        move_durably(draft, to)
    except BaseException:
        draft.unlink(missing_ok=True)  # half a copy would keep a full disk full
        raise


def _check_copy(draft: Path, key: bytes) -> None:
    # Only read: to be written to it would need a log of its own, which a full disk refuses.
    with _cursor(draft, key, Use.READ) as cursor:
        cursor.execute("PRAGMA quick_check")
        if cursor.fetchall() != [("ok",)]:
            raise Unavailable("database.backup_failed")


@contextmanager
def _cursor(path: Path, key: bytes, use: Use = Use.WRITE) -> Iterator[DBAPICursor]:
    """Lend the driver's own cursor: what it runs must stand outside any transaction."""
    engine = make_engine(path, key, use)
    try:
        with engine.connect() as connection:
            cursor = connection.connection.cursor()
            yield cursor
            cursor.close()
    finally:
        engine.dispose()


def count_rows(path: Path, key: bytes) -> dict[str, int]:
    """Return how many registrations, facts and papers a file holds, whatever its revision.

    Raises:
        Unavailable: What ``transaction`` raises.
    """
    with said_plainly(opening=True), _cursor(path, key, Use.READ) as cursor:
        counted = {}
        for table in ("registrations", "facts", "papers"):
            cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608 - a table of ours
            counted[table] = int(cursor.fetchall()[0][0])
    return counted


def _free_name(folder: Path, name: str, suffix: str) -> Path:
    """Return a name nothing has yet: an earlier backup is never replaced."""
    number, free = 1, folder / f"{name}{suffix}"
    while free.exists():
        number += 1
        free = folder / f"{name}-{number}{suffix}"
    return free


def _log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")
