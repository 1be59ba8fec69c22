"""Putting papers into the queue: whatever is to be printed, with the numbers of its copies.

A copy's number is given in the transaction that puts it into the queue, the next after all that are
out or on their way. A paper that was made with another in the meantime is made again. What is given
up before it can have touched paper gives its number back if none was given since; else the number
stays unused.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from desktop_app.documents.render import page_size
from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.paper_format import PaperFormat
from desktop_app.domain.print_job import JobPaper, JobState, PrinterSetup, PrintJob, paper_of_stub
from desktop_app.storage.database import Transaction
from desktop_app.storage.documents import packed, unpacked
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.other_papers import Kind, Made, make_any, office_record
from desktop_app.use_cases.papers import MadePaper, paper_facts
from desktop_app.use_cases.readiness import Page
from desktop_app.use_cases.stubs import MadeStubs

_SETUP = "printer.setup."
_MM_TO_THE_POINT, _SLACK = 25.4 / 72, 3


def setup_of(desk: Desk, printer: str) -> PrinterSetup:
    """Return what was chosen for a printer: A5 sheets where nothing was."""
    with desk.database.reading() as tx:
        kept = tx.settings.preference(_SETUP + printer)
    return unpacked(kept, PrinterSetup) if kept else PrinterSetup()


def choose_setup(desk: Desk, printer: str, setup: PrinterSetup) -> None:
    with desk.database.transaction() as tx:
        tx.settings.put_preference(_SETUP + printer, packed(setup))


def make_for(desk: Desk, subject: UUID, kind: Kind, printer: str, now: datetime) -> Made:
    """Make a paper of any kind on what is in a printer.

    Raises:
        As ``make_any``.
    """
    return make_any(desk, subject, kind, now, setup_of(desk, printer).size)


def put(desk: Desk, made: Made, printer: str, now: datetime) -> Made:
    """Put one paper at the end of the queue; it is printed as it is now.

    Returns:
        The paper as it will come out: made again where its number was given to another meanwhile.

    Raises:
        Unavailable: As ``Database.transaction``, and as ``make_any``.
        Refused: As ``make_any``.
    """
    while _put_if_next(desk, made, printer, now) is None:
        made = make_for(desk, made.worker, made.kind, printer, now)
    return made


def put_all(desk: Desk, made: Made, printer: str, now: datetime) -> None:
    """Put a paper into the queue, and behind it as many marked copies as are wanted there.

    Raises:
        As ``put``.
    """
    first = put(desk, made, printer, now)
    for _ in range(setup_of(desk, printer).copies - 1):
        put(desk, make_for(desk, first.worker, first.kind, printer, now), printer, now)


def _put_if_next(desk: Desk, made: Made, printer: str, now: datetime) -> PrintJob | None:
    if isinstance(made, MadePaper):
        return put_papers(desk, made.pdf, [made], printer, now)
    record = office_record(made, desk.officer.name, now)
    return _put(
        desk, replace(_blank(desk, made.number, made.pdf, printer, now), office=record), made.pdf
    )


def put_papers(
    desk: Desk, pdf: bytes, papers: Sequence[MadePaper], printer: str, now: datetime
) -> PrintJob | None:
    """Put a sheet with workers' papers at the end of the queue.

    Args:
        desk: With the open file.
        pdf: The sheet.
        papers: What stands on it, each a paper with its number.
        printer: Where it is to come out.
        now: The present moment.

    Returns:
        None where a number on it was given to another paper meanwhile: it has to be made again.

    Raises:
        Unavailable: As ``Database.transaction``.
    """
    on_it = tuple(
        JobPaper(each.worker, each.kind, each.number, each.copy, each.qr) for each in papers
    )
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
        is_in = False
        while not is_in:
            kept_back, is_in = _put_once(desk, subjects, kind, printer, now)
    return kept_back


def _put_once(
    desk: Desk, subjects: Sequence[UUID], kind: PaperKind, printer: str, now: datetime
) -> tuple[list[tuple[UUID, Issue]], bool]:
    from desktop_app.documents.paper import print_file

    facts, kept_back = [], list[tuple[UUID, Issue]]()
    for subject in subjects:
        try:
            facts.append(paper_facts(desk, subject, kind, now))
        except Refused as no:
            kept_back.append((subject, no.issues[0]))
    if not facts:
        return kept_back, True
    papers = [
        MadePaper(b"", kind, one.number, one.copy, one.registration.id, one.qr) for one in facts
    ]
    sheet = print_file(facts, setup_of(desk, printer).size)
    return kept_back, put_papers(desk, sheet, papers, printer, now) is not None


def put_stubs(desk: Desk, made: MadeStubs, printer: str, now: datetime) -> int:
    """Put sheets of stubs at the end of the queue, each by itself; return how many they are.

    A sheet goes by the number of its first stub; after a jam any on it will do.
    """
    with desk.database.transaction() as tx:
        for sheet in made.sheets:
            job = _blank(desk, paper_of_stub(sheet.stubs[0].number), sheet.pdf, printer, now)
            tx.print_jobs.put(replace(job, stubs=sheet.stubs), sheet.pdf)
    return len(made.sheets)


def put_page(desk: Desk, page: Page, printer: str, now: datetime) -> PrintJob:
    """Put a page nobody keeps a record of at the end of the queue."""
    job = replace(_blank(desk, page.title, page.pdf, printer, now), is_trial=page.is_trial)
    with desk.database.transaction() as tx:
        return tx.print_jobs.put(job, page.pdf)


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


def _put(desk: Desk, job: PrintJob, pdf: bytes) -> PrintJob | None:
    """Put a sheet into the queue if each paper on it has the next number of its copies."""
    with desk.database.transaction() as tx:
        return tx.print_jobs.put(job, pdf) if _are_next(tx, job) else None


def _are_next(tx: Transaction, job: PrintJob) -> bool:
    office = job.office
    given = [tx.papers.copies(paper.worker, paper.kind) + 1 == paper.copy for paper in job.papers]
    if office is not None:
        given.append(tx.office_papers.copies(office.kind, office.subject) + 1 == office.copy)
    return all(given)
