"""Counting rows by one of their columns, for the operator's lists."""

from typing import TypeVar

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

T = TypeVar("T")


def count_by(
    session: Session, column: InstrumentedAttribute[T], *only: ColumnElement[bool]
) -> dict[T, int]:
    """Return how many rows there are for each value of a column."""
    query = select(column, func.count()).where(*only).group_by(column)
    return {row[0]: row[1] for row in session.execute(query)}
