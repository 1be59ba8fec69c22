"""The life of something to be printed: what is known of it, and what nobody can know.

A printer is not ours: between handing a page over and knowing that it lies in the tray the program,
the computer or the printer may stop. Whatever may already have come out is therefore never sent
again by itself. It asks, and somebody who can see the tray answers.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.event_log import OfficeRecord
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.paper_format import PaperFormat
from desktop_app.domain.stub import STUB_NUMBER

MOST_AHEAD = 4
"""How many sheets are with the spooler at once: the rest waits here, encrypted, in its order."""


class JobState(StrEnum):
    """How far a sheet has come.

    ``WAITING``: nothing of it has left this program. ``HANDING``: it is about to, and a crash now
    leaves everybody in the dark. ``TAKEN``: the spooler has it. ``PRINTED``: the spooler says it is
    out. ``ASKS``: it may be out. ``FAILED``: the spooler gave it up before it reached the printer.
    """

    WAITING = "waiting"
    HANDING = "handing"
    TAKEN = "taken"
    PRINTED = "printed"
    ASKS = "asks"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_over(self) -> bool:
        return self in {JobState.PRINTED, JobState.CANCELLED}

    @property
    def stops_the_rest(self) -> bool:
        """Whether what comes after waits for an answer: a gap in a pile is noticed by nobody."""
        return self in {JobState.HANDING, JobState.ASKS, JobState.FAILED}


class Way(StrEnum):
    """How a printer is spoken to: a page description, a raster of dots, or bare text."""

    PAGE = "page"
    RASTER = "raster"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class PrinterSetup:
    """What was chosen for one printer.

    Attributes:
        size: What is fed into it.
        way: For a roll, dots or bare text; sheets are always pages.
        profile: Name of its ESC/POS profile; "" for the least any of them can do.
        copies: How many of each paper come out in one go; all but the first are marked.
    """

    size: PaperFormat = PaperFormat.A5
    way: Way = Way.PAGE
    profile: str = ""
    copies: int = 1

    @property
    def spoken(self) -> Way:
        """How it is really spoken to: a roll understands no pages, a sheet no receipts."""
        if not self.size.is_roll:
            return Way.PAGE
        return Way.TEXT if self.way is Way.TEXT else Way.RASTER


@dataclass(frozen=True, slots=True)
class JobPaper:
    """One worker's paper on a sheet; ``qr`` is the text of its QR, empty where it has none."""

    worker: UUID
    kind: PaperKind
    number: str
    copy: int
    qr: str = ""


@dataclass(frozen=True, slots=True)
class JobStub:
    """A stub of the office's archive on a sheet.

    Attributes:
        number: Of the registration.
        act: Number of the fact the stub holds.
    """

    worker: UUID
    number: str
    act: int


@dataclass(frozen=True, slots=True)
class PrintJob:
    """One sheet on its way.

    Attributes:
        seq: Its place in the order of printing on this laptop.
        title: What the spooler shows: a number of ours or the name of an office paper, never a
            person.
        tag: By which it is found again in the spooler after a crash; another at each try.
        spool_id: What the spooler calls it, "" until it has taken it.
        cause: Why it is where it is, a code of ``Unavailable``; "" where nothing is wrong.
        at: When it was put into the queue, aware UTC.
        papers: The workers' papers on it; none for papers of the office itself.
        recorded: Its papers are in the log as handed out.
        office: The record of a paper of the office, as it will be kept once it is out.
        stubs: The stubs on it; they count as printed once it is out.
        is_trial: It is the page that tries the printer.
        touched: Some of it may once have been on paper: the numbers of its copies are never given
            again, even if it is given up.
    """

    seq: int
    title: str
    printer: str
    setup: PrinterSetup
    state: JobState
    at: datetime
    officer: str
    papers: tuple[JobPaper, ...] = ()
    tries: int = 0
    spool_id: str = ""
    cause: str = ""
    recorded: bool = False
    office: OfficeRecord | None = None
    stubs: tuple[JobStub, ...] = ()
    is_trial: bool = False
    touched: bool = False

    @property
    def tag(self) -> str:
        return f"{self.title} #{self.seq}.{self.tries}"

    def has_number(self, number: str) -> bool:
        """Whether a paper of this number is on the sheet, or one of this registration.

        A stub is meant by its own number only: a registration's own is that of the paper its
        worker holds, which comes before the stub.
        """
        papers = {paper.number for paper in self.papers}
        papers |= {paper.number.partition("/")[2] for paper in self.papers}
        papers |= {paper_of_stub(stub.number) for stub in self.stubs}
        return number in papers or (self.office is not None and number == self.office.number)


def paper_of_stub(number: str) -> str:
    """Return the number that stands on a stub, by its registration's."""
    return f"{STUB_NUMBER}/{number}"


class Standing(StrEnum):
    """What a spooler says of a job it took.

    ``DROPPED`` never reached the printer; ``BROKEN_OFF`` may have; ``GONE`` the spooler no longer
    knows.
    """

    UNDER_WAY = "under_way"
    DONE = "done"
    DROPPED = "dropped"
    BROKEN_OFF = "broken_off"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Report:
    """A job's standing and, where it is held up, the code of why."""

    standing: Standing
    cause: str = ""


@dataclass(frozen=True, slots=True)
class Handed:
    """How handing over went.

    Attributes:
        spool_id: What the spooler calls it; "" where it cannot be asked about later.
        is_out: Nothing more will be heard of it: it counts as printed.
    """

    spool_id: str
    is_out: bool = False


@dataclass(frozen=True, slots=True)
class Printer:
    """A printer as the system tells of it.

    Attributes:
        makes_paper: False for what writes files or sends faxes.
        cause: Why it would not print now, a code; "" where nothing is known to be wrong.
    """

    name: str
    is_default: bool = False
    makes_paper: bool = True
    cause: str = ""


_NO_PAPER = ("fax", "xps", "onenote", "print to pdf", "cups-pdf", "pdfcreator", "pdf24", "image")


def makes_paper(*told: str) -> bool:
    """Say whether a printer of these names puts anything on paper, as far as names tell."""
    words = " ".join(told).casefold()
    return not (any(mark in words for mark in _NO_PAPER) or words.split()[:1] == ["pdf"])


def begun(job: PrintJob) -> PrintJob:
    """Return a waiting job as it is kept before the first byte leaves.

    Raises:
        ValueError: It does not wait; a bug.
    """
    if job.state is not JobState.WAITING:
        raise ValueError(job.state)
    return replace(job, state=JobState.HANDING, tries=job.tries + 1, spool_id="", cause="")


def handed(job: PrintJob, how: Handed) -> PrintJob:
    state = JobState.PRINTED if how.is_out else JobState.TAKEN
    return replace(job, state=state, spool_id=how.spool_id, cause="")


def turned_away(job: PrintJob, cause: str) -> PrintJob:
    """Return a job nothing of which left: it waits on, with the reason."""
    return replace(job, state=JobState.WAITING, cause=cause)


def in_the_dark(job: PrintJob, cause: str) -> PrintJob:
    """Return a job that may be out: it asks."""
    return replace(job, state=JobState.ASKS, cause=cause, touched=True)


def reported(job: PrintJob, report: Report) -> PrintJob:
    """Return a job that was taken, after what the spooler now says of it."""
    match report.standing:
        case Standing.UNDER_WAY:
            return replace(job, cause=report.cause)
        case Standing.DONE:
            return replace(job, state=JobState.PRINTED, cause="")
        case Standing.DROPPED:
            return replace(job, state=JobState.FAILED, cause=report.cause or "print.dropped")
        case Standing.BROKEN_OFF:
            return in_the_dark(job, report.cause or "print.broken_off")
    return in_the_dark(job, "print.gone")


def answered(job: PrintJob, *, is_out: bool) -> PrintJob:
    """Return a job that asked, after somebody has looked into the tray.

    Raises:
        Refused: ``print.not_asking``: it has gone on in the meantime.
    """
    if job.state is not JobState.ASKS:
        raise Refused(Issue("print.not_asking"))
    state = JobState.PRINTED if is_out else JobState.WAITING
    return replace(job, state=state, spool_id="", cause="")


def again(job: PrintJob) -> PrintJob:
    """Return a job that is to be tried again because it is certainly not out.

    Raises:
        Refused: ``print.not_failed``.
    """
    if job.state not in {JobState.FAILED, JobState.WAITING}:
        raise Refused(Issue("print.not_failed"))
    return replace(job, state=JobState.WAITING, spool_id="", cause="")


def cancelled(job: PrintJob) -> PrintJob:
    """Return a job nobody wants any more.

    Raises:
        Refused: ``print.too_late`` once the spooler has it: what may be out is not called
            undone; ``print.asks_first`` while nobody knows.
    """
    if job.state in {JobState.TAKEN, JobState.HANDING, JobState.PRINTED}:
        raise Refused(Issue("print.too_late"))
    if job.state is JobState.ASKS:
        raise Refused(Issue("print.asks_first"))
    return replace(job, state=JobState.CANCELLED, cause="")


def once_more(job: PrintJob) -> PrintJob:
    """Return a job whose paper was spoilt, as whoever holds the last good one says.

    It is the same paper with the same number, so that nothing is recorded twice.
    """
    if job.state is JobState.CANCELLED:
        return job
    return replace(job, state=JobState.WAITING, spool_id="", cause="", touched=True)


def next_in_line(jobs: Sequence[PrintJob], closed: frozenset[str]) -> PrintJob | None:
    """Return what is to be handed over next; None where all wait for something.

    Args:
        jobs: All that are not over, in their order.
        closed: Printers that have said no a moment ago.
    """
    held, ahead = set(closed), dict[str, int]()
    for job in jobs:
        if job.printer in held:
            continue
        if job.state is JobState.WAITING:
            return job
        if job.state.stops_the_rest:
            held.add(job.printer)
        elif job.state is JobState.TAKEN:
            ahead[job.printer] = ahead.get(job.printer, 0) + 1
            if ahead[job.printer] >= MOST_AHEAD:
                held.add(job.printer)
    return None
