"""Which backups are kept: one for each of the last days, then one for each of the last weeks."""

from collections.abc import Collection
from datetime import datetime

DAYS = 7
WEEKS = 4


def kept_of(made: Collection[datetime]) -> frozenset[datetime]:
    """Return which of these backups stay.

    The newest of each of the seven latest days that have one, and of what is older the newest of
    each of the four latest weeks. Days without a backup cost nothing: an office that was closed for
    a month keeps what it had.

    Args:
        made: When each was made, in the office's own time; no two alike.
    """
    newest_first = sorted(made, reverse=True)
    days: dict[object, datetime] = {}
    weeks: dict[object, datetime] = {}
    for moment in newest_first:
        day = moment.date()
        if day in days:
            continue
        if len(days) < DAYS:
            days[day] = moment
        elif len(weeks) < WEEKS:
            weeks.setdefault(tuple(day.isocalendar())[:2], moment)
    return frozenset([*days.values(), *weeks.values()])
