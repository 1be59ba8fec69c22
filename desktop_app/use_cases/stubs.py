"""The office's archive on paper: stubs printed from what is on file, and read back in.

Nobody at the desk can open a stub, not even the laptop that printed it. What was read off paper is
kept here until the city has it; the city gives the registrations back as news.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from desktop_app.domain.facts import Fact, signed_bytes
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.membership import Status
from desktop_app.domain.paper_format import PaperFormat
from desktop_app.domain.print_job import JobStub
from desktop_app.domain.stub import STUB_PREFIX, ReadStub, read_symbol
from desktop_app.errors import Unavailable
from desktop_app.storage.database import Transaction
from desktop_app.storage.stub_seal import sealed_stub
from desktop_app.use_cases.content import CONTENT
from desktop_app.use_cases.desk import Desk, known

if TYPE_CHECKING:  # what draws and reads them is read with the first stub
    from desktop_app.documents.scanning import Read
    from desktop_app.documents.stub import StubFacts

PRINTED_ACT = "stub_printed"

MOST_AT_ONCE = 600
"""Stubs of one file: fifty sheets of A4."""


@dataclass(frozen=True, slots=True)
class MadeSheet:
    """One sheet by itself, and the stubs that are on it."""

    pdf: bytes
    stubs: tuple[JobStub, ...]


@dataclass(frozen=True, slots=True)
class MadeStubs:
    """Sheets of stubs, ready to be looked at or printed; nothing has been recorded of them yet.

    Attributes:
        pdf: All of them, to be kept as a file.
        sheets: Each by itself, to be printed.
    """

    pdf: bytes
    sheets: tuple[MadeSheet, ...]

    @property
    def stubs(self) -> tuple[JobStub, ...]:
        return tuple(stub for sheet in self.sheets for stub in sheet.stubs)

    @property
    def subjects(self) -> tuple[UUID, ...]:
        """Whose registrations are on them."""
        return tuple(stub.worker for stub in self.stubs)


@dataclass(frozen=True, slots=True)
class FileRead:
    """What one file has brought.

    Attributes:
        name: Of the file, without its folder.
        cause: Why it could not be read, or not to its end; "" where it could.
        new: Stubs that had never been read here.
        again: Stubs that had been.
        parts: Pieces of stubs whose other pieces are still missing.
        damaged: Symbols of ours that are not to the letter what was printed, and symbols that are
            there and could not be read.
        others: Symbols of something else.
    """

    name: str
    cause: str = ""
    new: int = 0
    again: int = 0
    parts: int = 0
    damaged: int = 0
    others: int = 0


@dataclass(frozen=True, slots=True)
class Archive:
    """What the archive's page shows.

    Attributes:
        unprinted: How many registrations and amendments have no stub on paper, nor on its way.
        incomplete: How many stubs were read in part.
        read: Every stub that was read here, the newest first.
    """

    unprinted: int
    incomplete: int = 0
    read: Sequence[ReadStub] = field(default_factory=tuple)


Going = Callable[[FileRead, int, int], bool]
"""Is told each file that was read, which it is of how many; False ends it there."""


def make_stubs(
    desk: Desk, subjects: Sequence[UUID], size: PaperFormat = PaperFormat.A4
) -> MadeStubs:
    """Make the stubs of some registrations, each of its newest version.

    Who came back off another laptop's stub, and who was withdrawn, has none here and is left out.

    Raises:
        Refused: ``registration.unknown``; ``stub.none`` where nobody is left.
        Unavailable: ``device.key_away`` where an act was saved without the laptop's key and that
            is still not at hand; ``exchange.no_seal`` for a city that has told no key to seal to;
            ``paper.qr_unreadable``.
    """
    from desktop_app.documents.stub import StubOffice
    from desktop_app.documents.stub import make_stubs as draw_stubs

    with desk.database.reading() as tx:
        acts = [act for subject in subjects if (act := _newest(tx, subject))]
        stubs = {_facts(desk, tx, act): act for act in acts}
    if not stubs:
        raise Refused(Issue("stub.none"))
    office = StubOffice(
        f"{desk.city.letterhead.office} · {desk.city.name}", desk.zone, desk.practice
    )
    drawn = draw_stubs(list(stubs), office, size)
    sheets = tuple(
        MadeSheet(
            sheet.pdf,
            tuple(JobStub(stubs[one].worker, one.number, stubs[one].seq) for one in sheet.stubs),
        )
        for sheet in drawn.sheets
    )
    return MadeStubs(drawn.pdf, sheets)


def make_unprinted(desk: Desk, size: PaperFormat = PaperFormat.A4) -> MadeStubs:
    """Make the stubs of all whose newest version has none on paper, nor on its way there.

    At most six hundred: what is left comes the next time.

    Raises:
        As ``make_stubs``; ``stub.none`` where every one is on paper.
    """
    with desk.database.reading() as tx:
        lacking = _unprinted(tx)[:MOST_AT_ONCE]
    return make_stubs(desk, lacking, size)


def make_for_event(desk: Desk, event: str, size: PaperFormat = PaperFormat.A4) -> MadeStubs:
    """Make the stubs of everybody who was registered at an event, by its name; at most six hundred.

    Raises:
        As ``make_stubs``.
    """
    with desk.database.reading() as tx:
        subjects = tx.stubs.at_event(event)[:MOST_AT_ONCE]
    return make_stubs(desk, subjects, size)


def make_chosen(desk: Desk, rows: Sequence[int], size: PaperFormat = PaperFormat.A4) -> MadeStubs:
    """Make the stubs of registrations that were chosen in the list, in that order.

    Args:
        desk: Whose.
        rows: Their places in the order of saving; at most ``MOST_AT_ONCE``.
        size: What is in the printer.

    Raises:
        Refused: ``stub.too_many`` (figures ``most``, ``now``); as ``make_stubs``.
        Unavailable: As ``make_stubs``.
    """
    if len(rows) > MOST_AT_ONCE:
        raise Refused(Issue("stub.too_many", figures={"most": MOST_AT_ONCE, "now": len(rows)}))
    with desk.database.reading() as tx:
        subjects = [line.id for line in tx.workers.lines_at(rows)]
    return make_stubs(desk, subjects, size)


def make_numbered(desk: Desk, number: str, size: PaperFormat = PaperFormat.A4) -> MadeStubs:
    """Make the stub of the registration that has a number.

    Raises:
        As ``make_stubs``; ``registration.unknown`` where none has.
    """
    with desk.database.reading() as tx:
        subject = tx.workers.numbered(number)
    if subject is None:
        raise Refused(Issue("registration.unknown"))
    return make_stubs(desk, [subject], size)


def record_stubs_printed(desk: Desk, made: MadeStubs, now: datetime) -> None:
    """Record that stubs were written to a file; of this laptop alone: the city is told nothing."""
    with desk.database.transaction() as tx:
        note_on_paper(tx, made.stubs, desk.officer.name, now)


def note_on_paper(tx: Transaction, some: Sequence[JobStub], officer: str, now: datetime) -> None:
    """Record stubs as printed within the transaction that says why they are known to be out."""
    for stub in some:
        tx.audit.add(now, officer, PRINTED_ACT, stub.worker)
    tx.stubs.note_on_paper({stub.act for stub in some})


def archive(desk: Desk) -> Archive:
    """Return what is still to be printed, and what was read."""
    with desk.database.reading() as tx:
        unprinted = len(_unprinted(tx))
        return Archive(unprinted, tx.stubs.incomplete(), tx.stubs.all())


def files_in(paths: Sequence[Path]) -> Sequence[Path]:
    """Return files that are named, and the pictures and PDFs in folders that are."""
    from desktop_app.documents.scanning import scans_in

    return scans_in(paths)


def take_scans(
    desk: Desk, paths: Sequence[Path], now: datetime, going: Going = lambda *_: True
) -> Sequence[FileRead]:
    """Read the stubs off pictures and PDFs, and let them wait for the city.

    Each file is kept by itself: whoever stops half-way keeps what was read. Reading the same again
    changes nothing.

    Args:
        desk: Whose file they wait in.
        paths: As ``files_in`` gives them.
        now: Aware UTC.
        going: Is told of each file.

    Raises:
        Unavailable: What the file says; what was read before stays.
    """
    done: list[FileRead] = []
    for path in paths:
        done.append(_read_file(desk, path, now))
        if not going(done[-1], len(done), len(paths)):
            break
    return done


def _read_file(desk: Desk, path: Path, now: datetime) -> FileRead:
    from desktop_app.documents.scanning import NotAPicture, scanned

    pages: list[Read] = []
    cause = ""
    try:
        for page in scanned(path):
            pages.append(page)  # noqa: PERF402 - what came before a failure is to stay
    except NotAPicture as no:
        cause = no.code
    except OSError:
        cause = "file.not_read"
    if not pages:
        return FileRead(path.name, cause)
    read = _take(desk, path.name, pages, now)
    return replace(read, cause="scan.broken_off") if cause else read


def _take(desk: Desk, name: str, pages: "Sequence[Read]", now: datetime) -> FileRead:
    texts = frozenset[str]().union(*(page.texts for page in pages))
    ours = sorted(text for text in texts if text.startswith(STUB_PREFIX))
    new = again = parts = 0
    damaged = sum(page.unread for page in pages)
    with desk.database.transaction() as tx:
        for text in ours:
            try:
                sealed = tx.stubs.take_part(read_symbol(text))
            except ValueError:
                damaged += 1
                continue
            if sealed is None:
                parts += 1
            elif tx.stubs.put(sealed, now, desk.officer.name):
                new += 1
            else:
                again += 1
    return FileRead(name, "", new, again, parts, damaged, len(texts) - len(ours))


def _newest(tx: Transaction, subject: UUID) -> Fact | None:
    """Return the act that says most newly who somebody is; None for who has no stub here."""
    registration, _ = known(tx, subject)
    if registration.application.status is Status.WITHDRAWN:
        return None
    acts = [fact for fact, _ in tx.outbox.of(subject) if fact.kind in CONTENT]
    return acts[-1] if acts else None


def _unprinted(tx: Transaction) -> list[UUID]:
    under_way = tx.print_jobs.stubs_under_way()
    return [worker for worker, act in tx.stubs.unprinted() if act not in under_way]


def _facts(desk: Desk, tx: Transaction, act: Fact) -> "StubFacts":
    from desktop_app.documents.stub import StubFacts

    registration, _ = known(tx, act.worker)
    sealed = b""
    if not desk.practice:
        sealed = sealed_stub(desk.database, _signed(tx, act), desk.city.sealing_key)
    return StubFacts(
        number=registration.number,
        version=act.version,
        name=registration.worker.name,
        at=act.at,
        officer=act.author,
        sealed=sealed,
    )


def _signed(tx: Transaction, act: Fact) -> Fact:
    """Return an act with its signature; one that was saved while the key was away gets it now.

    The same key over the same chain makes the same signature, whenever it does. What version 0.1
    saved has no chain: its stub is for an operator to vouch for.

    Raises:
        Unavailable: ``device.key_away``.
    """
    device = tx.settings.device()
    if act.seal is None or act.seal.signature or device is None:
        return act
    public = device.signer(act.seq)[1]
    key = tx.settings.key(public)
    if key is None:
        raise Unavailable("device.key_away")
    return replace(act, seal=replace(act.seal, signature=key.sign(signed_bytes(act.seal.chain))))
