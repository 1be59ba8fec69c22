"""After a jam: what was to come after the last good paper in the clerk's hand comes once more."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from desktop_app.documents.check import read_message
from desktop_app.domain.confirmation import QR_PREFIX
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.print_job import (
    JobState,
    PrintJob,
    Standing,
    in_the_dark,
    once_more,
)
from desktop_app.printing.spooler import Spooler
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.printing import RESUMABLE, keep


@dataclass(frozen=True, slots=True)
class Resumption:
    """What would be printed again, before it is.

    Attributes:
        last: The sheet in the clerk's hand.
        after: What comes once more, in its order.
    """

    last: PrintJob
    after: Sequence[PrintJob]


def plan_resumption(desk: Desk, typed: str, now: datetime) -> Resumption:
    """Find what was to come after the last good paper in the clerk's hand.

    Args:
        desk: With the open file.
        typed: The paper's number, or of a worker's paper the registration's, typed, or what its bar
            code or QR says.
        now: The present moment: sheets of the last ``RESUMABLE`` hours are meant.

    Raises:
        Refused: ``print.number_unknown``.
    """
    number = number_in(typed)
    with desk.database.reading() as tx:
        everything = [job for job in tx.print_jobs.since(0) if job.at >= now - RESUMABLE]
    good = [job for job in everything if job.has_number(number) and not _is_unborn(job)]
    if not number or not good:
        raise Refused(Issue("print.number_unknown"))
    last = good[-1]
    after = [
        job
        for job in everything
        if job.seq > last.seq and job.printer == last.printer and not _is_settled(job)
    ]
    return Resumption(last, after)


def resume_after(desk: Desk, spooler: Spooler, typed: str, now: datetime) -> int:
    """Print again everything that was to come after the last good paper in the clerk's hand.

    Sheets keep their numbers and their place: what was spoilt is the same paper once more. What
    the spooler still holds of them is taken back first, so that nothing comes out twice; what comes
    out in that very moment asks.

    Returns:
        How many sheets come once more.

    Raises:
        Refused: As ``plan_resumption``.
        Unavailable: ``spooler.away``: nothing was changed.
    """
    plan = plan_resumption(desk, typed, now)
    moved = [_taken_back(job, spooler) for job in plan.after]
    if plan.last.state is not JobState.PRINTED:
        # It lies in a hand: that settles what the spooler could not.
        keep(desk, replace(plan.last, state=JobState.PRINTED, cause="", spool_id=""), now)
    with desk.database.transaction() as tx:
        for job in moved:
            tx.print_jobs.update(job)
    return len(moved)


def _taken_back(job: PrintJob, spooler: Spooler) -> PrintJob:
    if job.state is JobState.TAKEN:
        spooler.drop(job.printer, job.spool_id)
        if spooler.report(job.printer, job.spool_id).standing is Standing.DONE:
            return in_the_dark(job, "print.broken_off")
    return once_more(job)


def _is_unborn(job: PrintJob) -> bool:
    """Whether nothing of it can be in anybody's hand."""
    return job.state in {JobState.WAITING, JobState.CANCELLED, JobState.FAILED} and not job.recorded


def _is_settled(job: PrintJob) -> bool:
    return job.state in {JobState.CANCELLED, JobState.WAITING}


def number_in(typed: str) -> str:
    """Return the number in what was typed or scanned: a QR of ours says a registration's."""
    words = typed.strip()
    if not words.startswith(QR_PREFIX):
        return words.upper()
    try:
        return str(read_message(words).claims.get(2, ""))
    except Refused:
        return ""
