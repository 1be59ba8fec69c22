"""What the clerk can do about sending: nothing waits for it, but it can be hurried."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.queue import LineReport, Waiting
from desktop_app.use_cases.desk import Desk

MOST_SHOWN = 500
"""A longer list is read by nobody."""


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits to be sent.

    Attributes:
        waiting: The oldest ``MOST_SHOWN`` of them, each with why, since when, and until when.
        count: How many there are in all.
        report: How the last round went; None before the first.
    """

    waiting: Sequence[Waiting]
    count: int
    report: LineReport | None


def queue(desk: Desk) -> Queue:
    """Return what waits, and how the line was."""
    with desk.database.reading() as tx:
        return Queue(tx.outbox.waiting(MOST_SHOWN), tx.outbox.summary().waiting, tx.settings.line())


def send_first(desk: Desk, rows: Sequence[int]) -> int:
    """Put what waits about some registrations before everything else; returns about how many.

    Args:
        desk: With the open file.
        rows: Their places in the order of saving.
    """
    with desk.database.transaction() as tx:
        return tx.outbox.put_ahead([line.id for line in tx.workers.lines_at(rows)])


def send_now(desk: Desk) -> None:
    """Forget all pauses, so that the next round offers everything that waits."""
    with desk.database.transaction() as tx:
        tx.outbox.retry_all()
        tx.inbox.want_comparison()
        kept = tx.settings.kept_away()
        if kept is not None and kept.facts:
            tx.settings.put_recall(True)
