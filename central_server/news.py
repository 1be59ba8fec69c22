"""What a kelurahan has to hear: appended in the order of commits, read by cursor."""

import json
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from central_server.city import stored_form
from central_server.models import KelurahanRow, NewsRow
from central_server.wire import v1

LARGEST_PAGE = 500


def lock_order(session: Session, kelurahan: str) -> None:
    """Take the kelurahan's place in line until the transaction ends.

    Cursor and sequence numbers are given out under this lock, so that their order is the order of
    commits: a reader can never see number 8 while 7 is still to come.
    """
    session.execute(
        select(KelurahanRow.code).where(KelurahanRow.code == kelurahan).with_for_update()
    ).one()


def tell(session: Session, kelurahan: str, kind: v1.NewsKind, body: v1.Message) -> None:
    """Append one piece of news."""
    cursor = session.execute(
        update(KelurahanRow)
        .where(KelurahanRow.code == kelurahan)
        .values(news=KelurahanRow.news + 1)
        .returning(KelurahanRow.news),
        execution_options={"synchronize_session": False},
    ).scalar_one()
    session.add(
        NewsRow(kelurahan=kelurahan, cursor=cursor, kind=kind.value, body=stored_form(body))
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
