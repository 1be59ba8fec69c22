"""What a kelurahan has to hear: appended in the order of commits, read by cursor."""

import json
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from central_server.city import stored_form
from central_server.models import KelurahanRow, NewsRow, PendingNewsRow
from central_server.wire import v1

LARGEST_PAGE = 500


def in_line(session: Session, kelurahan: str) -> KelurahanRow:
    """Take the kelurahan's place in line until the transaction ends, and return its row.

    Cursor and sequence numbers are given out under this lock, so that their order is the order of
    commits: a reader can never see number 8 while 7 is still to come. Whoever needs several takes
    them in ascending order.
    """
    held: dict[str, KelurahanRow] = session.info.setdefault("in_line", {})
    if kelurahan not in held:
        session.flush()  # reading the row again must not undo what was written to it
        held[kelurahan] = session.get_one(
            KelurahanRow, kelurahan, with_for_update=True, populate_existing=True
        )
    return held[kelurahan]


def tell(session: Session, kelurahan: str, kind: v1.NewsKind, body: v1.Message) -> None:
    """Append one piece of news."""
    _append(session, kelurahan, kind.value, stored_form(body))


def tell_later(session: Session, kelurahan: str, kind: v1.NewsKind, body: v1.Message) -> None:
    """Leave a piece of news for a kelurahan whose place in line is not held: see PendingNewsRow."""
    session.add(PendingNewsRow(kelurahan=kelurahan, kind=kind.value, body=stored_form(body)))


def _append(session: Session, kelurahan: str, kind: str, body: str) -> None:
    place = in_line(session, kelurahan)
    place.news += 1
    session.add(NewsRow(kelurahan=kelurahan, cursor=place.news, kind=kind, body=body))


def _take_up_pending(session: Session, kelurahan: str) -> None:
    """Give what was left for a kelurahan its cursors, in the order it was left."""
    left = select(PendingNewsRow).where(PendingNewsRow.kelurahan == kelurahan)
    if session.scalar(left.limit(1)) is None:
        return
    in_line(session, kelurahan)  # first the place, then the reading: nobody else takes these up
    for row in session.scalars(left.order_by(PendingNewsRow.id)).all():
        _append(session, kelurahan, row.kind, row.body)
        session.delete(row)
    session.flush()


def page(session: Session, kelurahan: str, after: int, limit: int) -> tuple[list[Any], int, bool]:
    """Return the next news after a cursor, the cursor to ask with next, and whether there is more.

    Bodies are given as they were stored, so that old news keeps the shape it was told in.
    """
    _take_up_pending(session, kelurahan)
    rows = session.scalars(
        select(NewsRow)
        .where(NewsRow.kelurahan == kelurahan, NewsRow.cursor > after)
        .order_by(NewsRow.cursor)
        .limit(limit + 1)
    ).all()
    told = rows[:limit]
    items = [{"cursor": row.cursor, "kind": row.kind, "body": json.loads(row.body)} for row in told]
    return items, told[-1].cursor if told else after, len(rows) > limit
