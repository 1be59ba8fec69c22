"""A register copied table by table, and the sums by which two copies are told to be one."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Integer, Table, func, insert, select, text

from central_server.models import Base

_AT_ONCE = 500
_WIDTH = 1 << 256


@dataclass(frozen=True, slots=True)
class Sum:
    """What one table holds, in whatever order: how many rows, and their SHA-256 added up."""

    rows: int
    digest: int


Sums = Mapping[str, Sum]
"""By the name of the table."""


def sums_of(connection: Connection) -> Sums:
    """Return the sums of every table; the same on SQLite and on PostgreSQL for the same rows."""
    return {
        table.name: _sum(
            row for part in connection.execute(_every(table)).partitions(_AT_ONCE) for row in part
        )
        for table in Base.metadata.sorted_tables
    }


def copied(old: Connection, new: Connection) -> Sums:
    """Copy every row; where the database counts ids by itself, it goes on from there.

    Returns:
        The sums of what was read, to be compared with what can be read back.
    """
    sums = {}
    for table in Base.metadata.sorted_tables:
        rows, digest = 0, 0
        for part in old.execute(_every(table)).mappings().partitions(_AT_ONCE):
            new.execute(insert(table), [dict(row) for row in part])
            found = _sum(tuple(row.values()) for row in part)
            rows, digest = rows + found.rows, (digest + found.digest) % _WIDTH
        sums[table.name] = Sum(rows, digest)
        _count_on(new, table)
    return sums


def empty(connection: Connection) -> None:
    """Remove every row; on PostgreSQL nobody else may read or write until this is committed."""
    tables = list(reversed(Base.metadata.sorted_tables))
    if connection.dialect.name == "postgresql":
        names = ", ".join(table.name for table in tables)
        connection.execute(text(f"LOCK TABLE {names} IN ACCESS EXCLUSIVE MODE"))
    for table in tables:
        connection.execute(table.delete())


def _every(table: Table) -> Any:
    return select(table).execution_options(yield_per=_AT_ONCE)


def _sum(rows: Any) -> Sum:
    count, digest = 0, 0
    for row in rows:
        count += 1
        digest += int.from_bytes(hashlib.sha256(repr(tuple(row)).encode()).digest())
    return Sum(count, digest % _WIDTH)


def _count_on(connection: Connection, table: Table) -> None:
    key = next(iter(table.primary_key.columns))
    counted = isinstance(key.type, Integer) and key.autoincrement is not False
    if counted and connection.dialect.name == "postgresql" and len(table.primary_key.columns) == 1:
        last = connection.scalar(select(func.max(key))) or 0
        connection.execute(
            text("SELECT setval(pg_get_serial_sequence(:table, :key), :last, :used)"),
            {"table": table.name, "key": key.name, "last": max(last, 1), "used": last > 0},
        )
