"""The shape of ``resources/reference/rates.toml``: every figure with its months and its source.

Months are contribution months. ``since`` is the first month a figure holds for, ``until`` the last
one, or None while no end is known.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import groupby
from typing import Protocol, TypeVar

from desktop_app.domain.enrolment import (
    Enrolment,
    FundingSource,
    Programme,
    RiskGroup,
    Rupiah,
    Sector,
    Segment,
)
from desktop_app.domain.month import Month


class Confidence(StrEnum):
    """What was seen of a figure's source; only the first two count as verified."""

    LAW = "law"
    OFFICIAL = "official"
    NEWS = "news"
    THIRD_PARTY = "third-party"
    MEMORY = "memory"
    DERIVED = "derived"
    RECONSTRUCTED = "reconstructed"

    @property
    def verified(self) -> bool:
        return self in {Confidence.LAW, Confidence.OFFICIAL}


@dataclass(frozen=True, slots=True)
class Basis:
    """What one figure, or one table of figures, rests on."""

    path: str
    since: Month
    until: Month | None
    source: str
    confidence: Confidence
    note: str = ""

    def holds_in(self, month: Month) -> bool:
        return self.since <= month and (self.until is None or month <= self.until)


class Dated(Protocol):
    """Whatever holds from one month to another."""

    @property
    def basis(self) -> Basis: ...


D = TypeVar("D", bound=Dated)


def in_force(entries: Sequence[D], month: Month) -> D | None:
    """Return the latest entry that holds in a month."""
    return next((entry for entry in reversed(entries) if entry.basis.holds_in(month)), None)


@dataclass(frozen=True, slots=True)
class Band:
    """From its lower edge up to the next band's: the table's gaps of Rp999 belong to the lower."""

    lower: Rupiah
    reference: Rupiah
    due: Rupiah
    confidence: Confidence
    note: str


@dataclass(frozen=True, slots=True)
class Bands:
    """The JKK table of a BPU; lower edges ascend from 0."""

    basis: Basis
    rows: tuple[Band, ...]

    def of(self, income: Rupiah) -> Band:
        return next(band for band in reversed(self.rows) if band.lower <= income)


@dataclass(frozen=True, slots=True)
class Amount:
    """A flat contribution, or a cap, in rupiah a month."""

    basis: Basis
    rupiah: Rupiah


@dataclass(frozen=True, slots=True)
class Shares:
    """Percent of the wage (BPU: of the reference income) that each side pays."""

    basis: Basis
    employer: Decimal
    worker: Decimal


@dataclass(frozen=True, slots=True)
class RiskShares:
    """Percent of the wage the employer pays for JKK, by risk group."""

    basis: Basis
    employer: Mapping[RiskGroup, Decimal]


@dataclass(frozen=True, slots=True)
class Recomposed:
    """Percent of the wage, capped, that JKP is paid from; nobody is billed for it.

    ``below_age``: who registers has to be younger, in completed years.
    """

    basis: Basis
    government: Decimal
    jkk: Decimal
    jkm: Decimal
    wage_cap: Rupiah
    below_age: int


class Reach(StrEnum):
    """Whether a relief reaches money of one source; where that is unclear, none is given."""

    APPLIES = "applies"
    EXCLUDED = "excluded"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Window:
    """The months of a relief in one sector."""

    basis: Basis


@dataclass(frozen=True, slots=True)
class Funding:
    """What a relief makes of one source of money."""

    reach: Reach
    confidence: Confidence
    note: str


@dataclass(frozen=True, slots=True)
class Relief:
    """A part of some programmes' contribution that need not be paid for a time.

    ``remaining`` is the part that is still due: 0.5 for half.
    """

    name: str
    basis: Basis
    segments: frozenset[Segment]
    programmes: frozenset[Programme]
    remaining: Decimal
    windows: Mapping[Sector, Window]
    funding: Mapping[FundingSource, Funding]

    def reach(self, enrolment: Enrolment, month: Month) -> Reach:
        """Say whether it lowers the bill of these terms in a month, by sector and by who pays."""
        in_time = self.windows[enrolment.sector].basis.holds_in(month)
        if enrolment.segment not in self.segments or not in_time:
            return Reach.EXCLUDED
        return self.funding[enrolment.funding].reach


@dataclass(frozen=True, slots=True)
class ReliefNotApplied:
    """A relief that is known, but hangs on facts a registration does not hold."""

    name: str
    basis: Basis
    segments: frozenset[Segment]
    programmes: frozenset[Programme]

    def concerns(self, enrolment: Enrolment, month: Month) -> bool:
        in_time = self.basis.holds_in(month)
        joined = enrolment.programmes & self.programmes
        return in_time and enrolment.segment in self.segments and bool(joined)


@dataclass(frozen=True, slots=True)
class Reading:
    """How we understand what no source states; ``about`` names the figures it touches."""

    about: str
    confidence: Confidence
    note: str


@dataclass(frozen=True, slots=True)
class Rates:
    """The whole file; lists ascend by ``since``."""

    version: str
    bpu_jkk: tuple[Bands, ...]
    bpu_jkm: tuple[Amount, ...]
    bpu_jht: tuple[Shares, ...]
    wage_jkk: tuple[RiskShares, ...]
    wage_shares: Mapping[Programme, tuple[Shares, ...]]
    wage_jp_cap: tuple[Amount, ...]
    wage_jkp: tuple[Recomposed, ...]
    reliefs: tuple[Relief, ...]
    not_applied: tuple[ReliefNotApplied, ...]
    readings: tuple[Reading, ...]

    @property
    def unverified(self) -> tuple[tuple[str, str], ...]:
        """Path and note of everything that rests on less than a law or a public body's page."""
        return tuple(
            (path, f"{confidence}: {note}" if note else confidence.value)
            for path, confidence, note in self._grounds()
            if not confidence.verified
        )

    def _grounds(self) -> Iterator[tuple[str, Confidence, str]]:
        for bands in self.bpu_jkk:
            yield from _grounds_of_rows(bands)
        plain: tuple[Dated, ...] = (
            *self.bpu_jkm,
            *self.bpu_jht,
            *self.wage_jkk,
            *(shares for each in self.wage_shares.values() for shares in each),
            *self.wage_jp_cap,
            *self.wage_jkp,
            *self.reliefs,
            *(window for relief in self.reliefs for window in relief.windows.values()),
            *self.not_applied,
        )
        for entry in plain:
            basis = entry.basis
            yield f"{basis.path} {basis.since}", basis.confidence, basis.note or basis.source
        for relief in self.reliefs:
            for source, funding in relief.funding.items():
                path = f"{relief.basis.path}.funding.{source}"
                yield path, funding.confidence, f"{funding.reach}; {funding.note}"
        for reading in self.readings:
            yield reading.about, reading.confidence, reading.note


def _grounds_of_rows(bands: Bands) -> Iterator[tuple[str, Confidence, str]]:
    """Join rows that follow each other and rest on the same, so that a list stays readable."""
    numbered = enumerate(bands.rows, start=1)
    for (confidence, note), rows in groupby(
        numbered, key=lambda row: (row[1].confidence, row[1].note)
    ):
        numbers = [number for number, _ in rows]
        where = f"row {numbers[0]}" if len(numbers) == 1 else f"rows {numbers[0]} to {numbers[-1]}"
        yield (
            f"{bands.basis.path} {bands.basis.since}, {where}",
            confidence,
            note or bands.basis.source,
        )
