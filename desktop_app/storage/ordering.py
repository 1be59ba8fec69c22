"""Which registrations a list shows, and in what order: all of them at once, as row numbers.

A hundred thousand numbers are less than a megabyte, and each list comes from one or two covering
indexes: so the list knows its length, can be scrolled to its end, and is selected whole, while the
lines themselves are read only where they are in sight. SQLite hands the numbers out as one JSON
text, in which no row passes through the driver by itself.
"""

from collections.abc import Iterator, Sequence

import msgspec
from sqlalchemy import ColumnElement, Select, func, literal_column, select
from sqlalchemy.orm import Session

from desktop_app.domain.delivery import DeliveryStatus
from desktop_app.domain.listing import ListFilter, Question, SortKey, standing_rank
from desktop_app.domain.membership import Status
from desktop_app.storage.models import RegistrationRow, TallyRow
from desktop_app.storage.search import SearchIndex

_ROWS = msgspec.json.Decoder(list[int])
_NAME: ColumnElement[str] = literal_column("name COLLATE NOCASE")
_BY = {
    SortKey.NUMBER: (RegistrationRow.number,),
    SortKey.NAME: (_NAME, RegistrationRow.row),
    SortKey.DAY: (RegistrationRow.at, RegistrationRow.row),
    SortKey.RT_RW: (RegistrationRow.rw, RegistrationRow.rt, RegistrationRow.row),
}
"""Each is the order of an index, so that nothing is sorted."""


def order(session: Session, question: Question) -> Sequence[int]:
    """Return the rows of all registrations a question asks for, in its order."""
    rows = _asked_for(session, question)
    sorting = question.sorting
    if sorting.key is SortKey.SAVED:
        known = numbers(session, select(RegistrationRow.row)) if rows is None else rows
        return sorted(known, reverse=sorting.falls)
    if sorting.key is SortKey.STANDING:
        ordered = _by_standing(session)
    else:
        ordered = numbers(session, select(RegistrationRow.row).order_by(*_BY[sorting.key]))
    if rows is not None:
        ordered = [row for row in ordered if row in rows]
    return ordered[::-1] if sorting.falls else ordered


def fitting(session: Session, only: ListFilter) -> frozenset[int] | None:
    """Return all rows a filter lets through; None where it lets through everything."""
    left: set[int] | None = None
    for found in _sides(session, only):
        left = set(found) if left is None else left.intersection(found)
        if not left:
            break
    return None if left is None else frozenset(left)


def numbers(session: Session, query: Select[int]) -> list[int]:
    """Return the row numbers a query of one column finds, in its order."""
    inner = query.subquery()
    found = session.scalar(select(func.json_group_array(inner.c[0])))
    return _ROWS.decode(found or "[]")


def tallies_of(session: Session, only: ListFilter) -> list[TallyRow]:
    """Return the combinations there are that a filter lets through."""
    known = session.scalars(select(TallyRow).where(TallyRow.registrations > 0))
    return [tally for tally in known if _fits(tally, only)]


def of_standing(tally: TallyRow) -> Select[int]:
    """Return the query for the rows of one combination: one run of one index."""
    return select(RegistrationRow.row).where(
        RegistrationRow.segment == tally.segment,
        RegistrationRow.funding == tally.funding,
        RegistrationRow.status == tally.status,
        RegistrationRow.delivery == tally.delivery,
    )


def _asked_for(session: Session, question: Question) -> frozenset[int] | None:
    rows = fitting(session, question.only) if question.only else None
    if not question.words.strip():
        return rows
    return SearchIndex(session).rows(question.words, rows)


def _sides(session: Session, only: ListFilter) -> Iterator[list[int]]:
    """Yield the rows each side of a filter lets through by itself, each from one index."""
    for conditions in _conditions(only):
        if conditions:
            yield numbers(session, select(RegistrationRow.row).where(*conditions))
    if (only.statuses, only.segments, only.funding, only.deliveries) != (None,) * 4:
        standing: list[int] = []
        for tally in tallies_of(session, only):
            standing += numbers(session, of_standing(tally))
        yield standing


def _conditions(only: ListFilter) -> Iterator[list[ColumnElement[bool]]]:
    """Yield what a filter asks of each index; nothing for a side that is open."""
    row = RegistrationRow
    span = [row.at >= only.since] if only.since is not None else []
    yield span + ([row.at < only.before] if only.before is not None else [])
    yield [column == told for column, told in ((row.rw, only.rw), (row.rt, only.rt)) if told]
    yield [row.registrar == only.registrar] if only.registrar else []
    # The index holds those of a kegiatan only, and SQLite has to see that the rest is not meant.
    yield [row.event == only.event, row.event != ""] if only.event else []
    yield [row.nik == ""] if only.without_nik else []


def _by_standing(session: Session) -> list[int]:
    """Return all rows by what is said of them, from what waits for the clerk to what is over."""
    ranked: dict[int, list[int]] = {}
    for tally in tallies_of(session, ListFilter()):
        rank = standing_rank(Status(tally.status), DeliveryStatus(tally.delivery))
        ranked.setdefault(rank, []).extend(numbers(session, of_standing(tally)))
    return [row for rank in sorted(ranked) for row in sorted(ranked[rank])]


def _fits(tally: TallyRow, only: ListFilter) -> bool:
    return (
        (only.statuses is None or tally.status in only.statuses)
        and (only.segments is None or tally.segment in only.segments)
        and (only.funding is None or tally.funding in only.funding)
        and (only.deliveries is None or tally.delivery in only.deliveries)
    )
