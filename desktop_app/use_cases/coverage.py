"""How far this kelurahan has come, counted from what this laptop holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.coverage import COUNTS, Cause, Measure, Reach, coverage
from desktop_app.domain.listing import ListFilter
from desktop_app.storage.database import Transaction
from desktop_app.use_cases.desk import Desk


@dataclass(frozen=True, slots=True)
class Reached:
    """One line, and why it is over its target where it is."""

    reach: Reach
    cause: Cause | None = None


def reached(desk: Desk) -> Sequence[Reached]:
    """Return each segment with those who pay beneath it, and all together at the end."""
    with desk.database.reading() as tx:
        lines = coverage(tx.workers.tallies(), desk.city.targets)
        return [Reached(line, _cause(desk, tx, line) if line.over else None) for line in lines]


def filter_of(reach: Reach, measure: Measure) -> ListFilter:
    """Return the filter of the list that shows exactly those a number counts."""
    return ListFilter(
        statuses=COUNTS[measure],
        segments=frozenset({reach.segment}) if reach.segment else None,
        funding=frozenset({reach.funding}) if reach.funding else None,
    )


def _cause(desk: Desk, tx: Transaction, reach: Reach) -> Cause:
    only = filter_of(reach, Measure.REGISTERED)
    again = tx.workers.lines({double.worker for double in tx.disputes.open_doubles()})
    return Cause(
        over=reach.over,
        target=reach.target or 0,
        set_on=reach.set_on,
        doubles=sum(
            line.status in COUNTS[Measure.REGISTERED]
            and reach.segment in {None, line.segment}
            and reach.funding in {None, line.funding}
            for line in again.values()
        ),
        elsewhere=tx.workers.elsewhere(desk.city.kelurahan, only),
    )
