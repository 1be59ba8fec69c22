"""Many rows in one statement: a batch reaches PostgreSQL as one JSON document per table."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, cast

import msgspec
from sqlalchemy import Dialect, LargeBinary, Table, TextClause, insert, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import Session

from central_server.models import Base

_DIALECT: Dialect = postgresql.dialect()  # type: ignore[no-untyped-call]  # the library's own
_ENCODER = msgspec.json.Encoder()


def table_of(row: type[Base]) -> Table:
    return cast(Table, row.__table__)


def is_postgres(session: Session) -> bool:
    return session.get_bind().dialect.name == "postgresql"


def insert_all(
    session: Session, table: Table, rows: Sequence[dict[str, Any]], then: str = ""
) -> Iterable[Any]:
    """Insert rows that all have the same columns, and return what the statement returns.

    PostgreSQL reads them out of one parameter, which costs it and the driver less than a parameter
    for each value; SQLite has no line to save on.

    Args:
        session: The transaction.
        table: Where to.
        rows: Values by column, as the models hold them.
        then: On PostgreSQL what follows the rows: an order, what to do on conflict, what to return.
    """
    if not rows:
        return ()
    if is_postgres(session):
        statement = _statement(table, tuple(rows[0]), then)
        told = session.execute(statement, {"rows": as_json(table, rows)})
        return told if then else ()
    session.execute(insert(table), list(rows))
    return ()


@cache
def _statement(table: Table, names: tuple[str, ...], then: str) -> TextClause:
    return text(f"{insert_text(table, names)} {then}")


def insert_text(table: Table, names: Sequence[str]) -> str:
    """Return the text of an insert that reads these columns out of the parameter ``rows``."""
    kinds = ", ".join(f"{name} {table.c[name].type.compile(_DIALECT)}" for name in names)
    told = ", ".join(names)
    rows = f"jsonb_to_recordset(CAST(:rows AS jsonb)) AS told({kinds})"
    return f"INSERT INTO {table.name} ({told}) SELECT {told} FROM {rows}"  # noqa: S608 - our names


def as_json(table: Table, rows: Sequence[dict[str, Any]]) -> str:
    """Return rows as PostgreSQL reads them; bytes are told in hexadecimal digits."""
    binary = [name for name in rows[0] if isinstance(table.c[name].type, LargeBinary)]
    if binary:
        rows = [{**row, **{name: _in_digits(row[name]) for name in binary}} for row in rows]
    return _ENCODER.encode(rows).decode()


def _in_digits(value: bytes | None) -> str | None:
    return None if value is None else f"\\x{value.hex()}"
