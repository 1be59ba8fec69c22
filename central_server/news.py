"""What a kelurahan has to hear: appended in the order of commits, read by cursor."""

import json
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from central_server.city import stored_form
from central_server.models import KelurahanRow, NewsRow
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
    place = in_line(session, kelurahan)
    place.news += 1
    session.add(
        NewsRow(kelurahan=kelurahan, cursor=place.news, kind=kind.value, body=stored_form(body))
    )


def page(session: Session, kelurahan: str, after: int, limit: int) -> tuple[list[Any], int, bool]:
    """Return the next news after a cursor, the cursor to ask with next, and whether there is more.

    Bodies are given as they were stored, so that old news keeps the shape it was told in.
    """
    rows = session.scalars(
        select(NewsRow)
        .where(NewsRow.kelurahan == kelurahan, NewsRow.cursor > after)
        .order_by(NewsRow.cursor)
        .limit(limit + 1)
    ).all()
    told = rows[:limit]
    items = [{"cursor": row.cursor, "kind": row.kind, "body": json.loads(row.body)} for row in told]
    return items, told[-1].cursor if told else after, len(rows) > limit
