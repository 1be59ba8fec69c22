"""Papers for many at once: what may be printed, and what may not and why, before anything is."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.confirmation import PaperKind, may_print
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.worker import WorkerLine
from desktop_app.use_cases.desk import Desk

MOST_AT_ONCE = 1000
"""More papers than that is a day of a printer, and a slip of the hand."""


@dataclass(frozen=True, slots=True)
class BatchPlan:
    """What one go would print.

    Attributes:
        ready: Whose paper would be printed, in order.
        kept_back: Whose may not be, each with the reason.
    """

    kind: PaperKind
    ready: Sequence[WorkerLine]
    kept_back: Sequence[tuple[WorkerLine, Issue]]


def plan_batch(desk: Desk, rows: Sequence[int], kind: PaperKind) -> BatchPlan:
    """Sort some registrations into those whose paper says nothing untrue, and the others.

    Args:
        desk: With the open file.
        rows: Their places in the order of saving, in the order they are to be printed in.
        kind: Which paper.

    Raises:
        Refused: ``batch.too_many`` (figures ``most``, ``now``).
    """
    if len(rows) > MOST_AT_ONCE:
        figures = {"most": MOST_AT_ONCE, "now": len(rows)}
        raise Refused(Issue("batch.too_many", figures=figures))
    with desk.database.reading() as tx:
        lines = tx.workers.lines_at(rows)
    ready: list[WorkerLine] = []
    kept_back: list[tuple[WorkerLine, Issue]] = []
    for line in lines:
        try:
            may_print(kind, line.status)
        except Refused as no:
            kept_back.append((line, no.issues[0]))
        else:
            ready.append(line)
    return BatchPlan(kind, ready, kept_back)
