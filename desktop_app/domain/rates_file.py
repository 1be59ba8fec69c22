"""Read ``resources/reference/rates.toml``, and take nothing that is incomplete or out of order."""

import tomllib
from collections.abc import Callable, Mapping
from decimal import Decimal, DecimalException
from itertools import pairwise
from typing import Any, TypeVar

from desktop_app.domain.enrolment import (
    FundingSource,
    Programme,
    RiskGroup,
    Rupiah,
    Sector,
    Segment,
)
from desktop_app.domain.issues import Refused
from desktop_app.domain.month import Month
from desktop_app.domain.rates import (
    Amount,
    Band,
    Bands,
    Basis,
    Confidence,
    Dated,
    Funding,
    Rates,
    Reach,
    Reading,
    Recomposed,
    Relief,
    ReliefNotApplied,
    RiskShares,
    Shares,
    Window,
)

Table = Mapping[str, Any]
T = TypeVar("T", bound=Dated)


def read_rates(text: str) -> Rates:
    """Read the file.

    Raises:
        ValueError: It is no TOML, or something is missing, unknown or out of order.
    """
    try:
        document = tomllib.loads(text, parse_float=Decimal)
        bpu, wage = document["bpu"], document["wage"]
        return Rates(
            version=document["version"],
            bpu_jkk=_each(bpu, "jkk", "bpu.jkk", _bands),
            bpu_jkm=_each(bpu, "jkm", "bpu.jkm", _amount),
            bpu_jht=_each(bpu, "jht", "bpu.jht", _shares),
            wage_jkk=_each(wage, "jkk", "wage.jkk", _risk_shares),
            wage_shares={
                programme: _each(wage, programme, f"wage.{programme}", _shares)
                for programme in (Programme.JKM, Programme.JHT, Programme.JP)
            },
            wage_jp_cap=_each(wage, "jp_cap", "wage.jp_cap", _amount),
            wage_jkp=_each(wage, "jkp", "wage.jkp", _recomposed),
            reliefs=_each(document, "relief", "relief", _relief),
            not_applied=_each(document, "relief_not_applied", "relief_not_applied", _known),
            readings=tuple(map(_reading, document["reading"])),
        )
    except (AttributeError, KeyError, TypeError, DecimalException, Refused) as error:
        raise ValueError(f"rates: {type(error).__name__} {error}") from error


def _each(tables: Table, key: str, path: str, read: Callable[[Table, Basis], T]) -> tuple[T, ...]:
    entries = tuple(read(table, _basis(table, path)) for table in tables[key])
    starts = [entry.basis.since for entry in entries]
    if path.startswith(("bpu", "wage")) and not all(a < b for a, b in pairwise(starts)):
        raise ValueError(f"rates: {path} is not in the order of time")
    return entries


def _basis(table: Table, path: str) -> Basis:
    name = f"{path}.{table['name']}" if "name" in table else path
    return Basis(
        path=name,
        since=Month.parse(table["since"]),
        until=Month.parse(table["until"]) if "until" in table else None,
        source=table["source"],
        confidence=Confidence(table["confidence"]),
        note=table.get("note", ""),
    )


def _rupiah(value: object) -> Rupiah:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError(f"rates: {value!r} is not whole rupiah")
    return Rupiah(value)


def _bands(table: Table, basis: Basis) -> Bands:
    rows = tuple(
        Band(
            lower=_rupiah(row["from"]),
            reference=_rupiah(row["reference"]),
            due=_rupiah(row["jkk"]),
            confidence=Confidence(row.get("confidence", basis.confidence)),
            note=row.get("note", basis.note),
        )
        for row in table["band"]
    )
    edges = [row.lower for row in rows]
    if edges[:1] != [0] or not all(low < high for low, high in pairwise(edges)):
        raise ValueError(f"rates: the bands of {basis.path} do not ascend from 0")
    return Bands(basis, rows)


def _amount(table: Table, basis: Basis) -> Amount:
    return Amount(basis, _rupiah(table["rupiah"]))


def _shares(table: Table, basis: Basis) -> Shares:
    return Shares(basis, Decimal(table["employer"]), Decimal(table["worker"]))


def _risk_shares(table: Table, basis: Basis) -> RiskShares:
    return RiskShares(basis, {group: Decimal(table["employer"][group]) for group in RiskGroup})


def _recomposed(table: Table, basis: Basis) -> Recomposed:
    return Recomposed(
        basis,
        government=Decimal(table["government"]),
        jkk=Decimal(table["from_jkk"]),
        jkm=Decimal(table["from_jkm"]),
        wage_cap=_rupiah(table["wage_cap"]),
        below_age=table["below_age"],
    )


def _relief(table: Table, basis: Basis) -> Relief:
    return Relief(
        table["name"],
        basis,
        segments=frozenset(map(Segment, table["segments"])),
        programmes=frozenset(map(Programme, table["programmes"])),
        remaining=Decimal(table["remaining"]),
        windows={
            sector: Window(_basis(table["months"][sector], f"{basis.path}.months.{sector}"))
            for sector in Sector
        },
        funding={
            source: Funding(Reach(row["reach"]), Confidence(row["confidence"]), row.get("note", ""))
            for source in FundingSource
            for row in [table["funding"][source]]
        },
    )


def _known(table: Table, basis: Basis) -> ReliefNotApplied:
    return ReliefNotApplied(
        table["name"],
        basis,
        segments=frozenset(map(Segment, table["segments"])),
        programmes=frozenset(map(Programme, table["programmes"])),
    )


def _reading(table: Table) -> Reading:
    return Reading(table["about"], Confidence(table["confidence"]), table["note"])
