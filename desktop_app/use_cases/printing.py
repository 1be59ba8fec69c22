"""The queue of what is to be printed: handed over one by one, asked about, resumed.

Every step is on the disk before it is taken, so that a crash at any moment leaves a state that says
what may have happened. What may already lie in the tray is never sent again unasked.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.membership import Status
from desktop_app.domain.print_job import (
    JobPaper,
    JobState,
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
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.other_papers import keep_office_record
from desktop_app.use_cases.papers import record_paper
from desktop_app.use_cases.queueing import setup_of
from desktop_app.use_cases.readiness import note_tried
from desktop_app.use_cases.stubs import note_on_paper

RESUMABLE = timedelta(hours=12)
"""How long a printed sheet can be called spoilt: an older number would print a week again. Then its
pages are wiped, and only its number stays in the list."""

KEPT = timedelta(days=7)
"""How long the list tells of a sheet."""

KEPT_SHEETS = 400
_LATEST = 200


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
    _forget(desk, now)
    return asking


def _forget(desk: Desk, now: datetime) -> None:
    with desk.database.transaction() as tx:
        tx.print_jobs.forget(now - RESUMABLE, now - KEPT, KEPT_SHEETS)


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
    if moved and not left:
        _forget(desk, now())
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
    """Whether a registration was withdrawn, or a confirmation revoked, while its paper waited."""
    found = tx.workers.get(paper.worker)
    if paper.kind is PaperKind.CONFIRMATION and found is not None and not found.confirmation_qr:
        return True
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
            if job.stubs:
                note_on_paper(tx, job.stubs, job.officer, now)
            if job.is_trial:
                note_tried(tx, job.printer, now)
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
