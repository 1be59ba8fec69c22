"""The queue of what is to be printed: put in, handed over one by one, asked about, resumed.

Every step is on the disk before it is taken, so that a crash at any moment leaves a state that says
what may have happened. What may already lie in the tray is never sent again unasked.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from desktop_app.documents.paper import print_file
from desktop_app.documents.render import page_size
from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.membership import Status
from desktop_app.domain.paper_format import PaperFormat
from desktop_app.domain.print_job import (
    JobPaper,
    JobState,
    PrinterSetup,
    PrintJob,
    again,
    answered,
    begun,
    cancelled,
    handed,
    in_the_dark,
    next_in_line,
    reported,
    turned_away,
)
from desktop_app.errors import Unavailable
from desktop_app.printing.spooler import MayBeOut, Sheet, Spooler
from desktop_app.storage.database import Transaction
from desktop_app.storage.documents import packed, unpacked
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.other_papers import Made, keep_office_record, office_record
from desktop_app.use_cases.papers import MadePaper, paper_facts, record_paper

KEPT = timedelta(days=7)
"""How long a printed sheet can still be called spoilt; its pages are wiped after that."""

KEPT_SHEETS = 400
_LATEST = 200
_SETUP = "printer.setup."
_MM_TO_THE_POINT, _SLACK = 25.4 / 72, 3


@dataclass(frozen=True, slots=True)
class SpoolView:
    """What stands in the queue.

    Attributes:
        under_way: All that are not over, in their order.
        over: The latest that are, the newest first.
    """

    under_way: Sequence[PrintJob]
    over: Sequence[PrintJob]


@dataclass(frozen=True, slots=True)
class Step:
    """What one step of the queue did.

    Attributes:
        moved: Sheets whose state is another than before.
        left: How many are not over.
        printed: How many papers were recorded as handed out.
        cause: Why the first in line does not go on; "" where it does.
        refused: The printer that took nothing just now; "" where none said no.
    """

    moved: int = 0
    left: int = 0
    printed: int = 0
    cause: str = ""
    refused: str = ""


def setup_of(desk: Desk, printer: str) -> PrinterSetup:
    """Return what was chosen for a printer: A5 sheets where nothing was."""
    with desk.database.reading() as tx:
        kept = tx.settings.preference(_SETUP + printer)
    return unpacked(kept, PrinterSetup) if kept else PrinterSetup()


def choose_setup(desk: Desk, printer: str, setup: PrinterSetup) -> None:
    with desk.database.transaction() as tx:
        tx.settings.put_preference(_SETUP + printer, packed(setup))


def put(desk: Desk, made: Made, printer: str, now: datetime) -> PrintJob:
    """Put one paper at the end of the queue; it is printed as it is now.

    Raises:
        Unavailable: As ``Database.transaction``.
    """
    if isinstance(made, MadePaper):
        return put_papers(desk, made.pdf, [made], printer, now)
    record = office_record(made, desk.officer.name, now)
    blank = _blank(desk, made.number, made.pdf, printer, now)
    return _put(desk, replace(blank, office=record), made.pdf)


def put_papers(
    desk: Desk, pdf: bytes, papers: Sequence[MadePaper], printer: str, now: datetime
) -> PrintJob:
    """Put a sheet with workers' papers at the end of the queue.

    Args:
        desk: With the open file.
        pdf: The sheet.
        papers: What stands on it, each a paper with its number.
        printer: Where it is to come out.
        now: The present moment.

    Raises:
        Unavailable: As ``Database.transaction``.
    """
    on_it = tuple(JobPaper(each.worker, each.kind, each.number, each.copy) for each in papers)
    title = " ".join(each.number for each in papers)
    return _put(desk, replace(_blank(desk, title, pdf, printer, now), papers=on_it), pdf)


def put_sheet(
    desk: Desk, subjects: Sequence[UUID], kind: PaperKind, printer: str, now: datetime
) -> Sequence[tuple[UUID, Issue]]:
    """Make the papers of as many people as share a sheet, and put it at the end of the queue.

    Where more than one of each is wanted at this printer, the further ones are marked as copies and
    come right behind.

    Returns:
        Whose paper may not be printed any more, and why; the others' is in the queue.

    Raises:
        Unavailable: As ``make_paper``, or as ``Database.transaction``.
    """
    setup = setup_of(desk, printer)
    kept_back: list[tuple[UUID, Issue]] = []
    for _ in range(setup.copies):
        facts = []
        kept_back = []
        for subject in subjects:
            try:
                facts.append(paper_facts(desk, subject, kind, now))
            except Refused as no:
                kept_back.append((subject, no.issues[0]))
        if facts:
            papers = [
                MadePaper(b"", kind, one.number, one.copy, one.registration.id) for one in facts
            ]
            put_papers(desk, print_file(facts, setup.size), papers, printer, now)
    return kept_back


def put_page(desk: Desk, title: str, pdf: bytes, printer: str, now: datetime) -> PrintJob:
    """Put a page nobody keeps a record of at the end of the queue; ``title`` names no person."""
    return _put(desk, _blank(desk, title, pdf, printer, now), pdf)


def fitting(setup: PrinterSetup, pdf: bytes) -> PrinterSetup:
    """Return a printer's setup with the sheet a file is really made for: a list is not of A5.

    Rolls stay rolls: what was made for a sheet is made smaller there.
    """
    if setup.size.is_roll:
        return setup
    found = sorted(side * _MM_TO_THE_POINT for side in page_size(pdf))
    for size in (setup.size, PaperFormat.A5, PaperFormat.A4, PaperFormat.F4):
        sides = sorted(side for side in size.sheet_mm if side is not None)
        if all(abs(a - b) < _SLACK for a, b in zip(found, sides, strict=True)):
            return replace(setup, size=size)
    return setup


def _blank(desk: Desk, title: str, pdf: bytes, printer: str, now: datetime) -> PrintJob:
    setup, waiting = fitting(setup_of(desk, printer), pdf), JobState.WAITING
    return PrintJob(0, title, printer, setup, waiting, now, desk.officer.name)


def _put(desk: Desk, job: PrintJob, pdf: bytes) -> PrintJob:
    with desk.database.transaction() as tx:
        return tx.print_jobs.put(job, pdf)


def spool(desk: Desk) -> SpoolView:
    with desk.database.reading() as tx:
        return SpoolView(tx.print_jobs.under_way(), tx.print_jobs.latest(_LATEST))


def recover(desk: Desk, spooler: Spooler, now: datetime) -> int:
    """Look after a start what has become of the sheet that was being handed over at a crash.

    Where the spooler knows it, it goes on from there; where it does not, the sheet asks. Printed
    pages that nobody can want any more are wiped.

    Returns:
        How many sheets ask.
    """
    with desk.database.reading() as tx:
        jobs = tx.print_jobs.under_way()
    asking = 0
    for job in jobs:
        if job.state is JobState.HANDING:
            moved = _looked_for(job, spooler)
            asking += moved.state is JobState.ASKS
            keep(desk, moved, now)
    with desk.database.transaction() as tx:
        tx.print_jobs.wipe(now - KEPT, KEPT_SHEETS)
    return asking


def _looked_for(job: PrintJob, spooler: Spooler) -> PrintJob:
    try:
        spool_id = spooler.find(job.printer, job.tag)
    except Unavailable:
        spool_id = None
    if spool_id is None:
        return in_the_dark(job, "print.interrupted")
    return replace(job, state=JobState.TAKEN, spool_id=spool_id, cause="")


def step(
    desk: Desk, spooler: Spooler, now: Callable[[], datetime], closed: frozenset[str] = frozenset()
) -> Step:
    """Ask after what was taken, and hand over the next in line.

    Args:
        desk: With the open file.
        spooler: The way to the printers.
        now: Gives the present moment; handing over takes a while.
        closed: Printers that have said no a moment ago and are left alone for now.
    """
    with desk.database.reading() as tx:
        jobs = tx.print_jobs.under_way()
    changes = [(job, _asked_after(job, spooler)) for job in jobs if job.state is JobState.TAKEN]
    moved = printed = 0
    for before, after in changes:
        if after != before:
            printed += keep(desk, after, now())
            moved += 1
    with desk.database.reading() as tx:
        jobs = tx.print_jobs.under_way()
    following, refused = next_in_line(jobs, closed), ""
    if following is not None:
        after = _hand_over(desk, following, spooler, now)
        refused = following.printer if after.state is JobState.WAITING else ""
        moved += (after.state, after.cause) != (following.state, following.cause)
        printed += after.state is JobState.PRINTED
    with desk.database.reading() as tx:
        left = tx.print_jobs.under_way()
    cause = next((job.cause for job in left if job.cause), "")
    return Step(moved, len(left), printed, cause, refused)


def _asked_after(job: PrintJob, spooler: Spooler) -> PrintJob:
    try:
        return reported(job, spooler.report(job.printer, job.spool_id))
    except Unavailable as away:
        return replace(job, cause=away.code)


def _hand_over(
    desk: Desk, job: PrintJob, spooler: Spooler, now: Callable[[], datetime]
) -> PrintJob:
    """Hand a sheet over; that it is about to be is on the disk before its first byte leaves."""
    with desk.database.reading() as tx:
        body = tx.print_jobs.body(job.seq)
        untrue = any(_is_untrue(tx, paper) for paper in job.papers)
    if untrue or not body:
        return _kept(desk, replace(job, state=JobState.CANCELLED, cause="print.untrue"), now())
    job = _kept(desk, begun(job), now())
    try:
        how = spooler.hand_over(job.printer, Sheet(body, job.title, job.tag, job.setup))
    except Unavailable as no:
        return _kept(desk, turned_away(job, no.code), now())
    except MayBeOut as dark:
        return _kept(desk, in_the_dark(job, dark.code), now())
    return _kept(desk, handed(job, how), now())


def _is_untrue(tx: Transaction, paper: JobPaper) -> bool:
    """Whether a registration was withdrawn while its paper waited."""
    found = tx.workers.get(paper.worker)
    withdrawn = found is None or found.application.status is Status.WITHDRAWN
    return withdrawn and paper.kind is not PaperKind.RIGHTS


def _kept(desk: Desk, job: PrintJob, now: datetime) -> PrintJob:
    keep(desk, job, now)
    return job


def keep(desk: Desk, job: PrintJob, now: datetime) -> int:
    """Keep a sheet's state; once it is out its papers are in the log, in the same transaction."""
    new = job.state is JobState.PRINTED and not job.recorded
    with desk.database.transaction() as tx:
        if new:
            for paper in job.papers:
                record_paper(tx, paper, job.officer, now)
            if job.office is not None:
                keep_office_record(tx, replace(job.office, at=now))
        tx.print_jobs.update(replace(job, recorded=job.recorded or new))
    return len(job.papers) if new else 0


def answer(desk: Desk, seq: int, *, is_out: bool, now: datetime) -> None:
    """Say of a sheet that asked whether it lies whole in the tray.

    Raises:
        Refused: ``print.not_asking``.
    """
    keep(desk, answered(_known(desk, seq), is_out=is_out), now)


def try_again(desk: Desk, seq: int, now: datetime) -> None:
    """Try once more what certainly is not out.

    Raises:
        Refused: ``print.not_failed``.
    """
    keep(desk, again(_known(desk, seq)), now)


def cancel(desk: Desk, seq: int, now: datetime) -> None:
    """Take a sheet out of the queue.

    Raises:
        Refused: ``print.too_late``, ``print.asks_first``.
    """
    keep(desk, cancelled(_known(desk, seq)), now)


def cancel_waiting(desk: Desk) -> int:
    """Take everything out of the queue that has not left this program; return how many."""
    with desk.database.transaction() as tx:
        waiting = [job for job in tx.print_jobs.under_way() if job.state is JobState.WAITING]
        for job in waiting:
            tx.print_jobs.update(cancelled(job))
    return len(waiting)


def move_waiting(desk: Desk, printer: str) -> int:
    """Let everything that has not left this program come out of another printer.

    Pages stay as they were made: only sheets of the same size are moved. Return how many were.
    """
    setup = setup_of(desk, printer)
    with desk.database.transaction() as tx:
        movable = [
            job
            for job in tx.print_jobs.under_way()
            if job.state in {JobState.WAITING, JobState.FAILED}
            and job.setup.size.is_roll == setup.size.is_roll
            and job.printer != printer
        ]
        for job in movable:
            way = replace(job.setup, way=setup.way, profile=setup.profile)
            tx.print_jobs.update(
                replace(job, printer=printer, setup=way, state=JobState.WAITING, cause="")
            )
    return len(movable)


def _known(desk: Desk, seq: int) -> PrintJob:
    with desk.database.reading() as tx:
        job = tx.print_jobs.get(seq)
    if job is None:
        raise Refused(Issue("print.not_asking"))
    return job
