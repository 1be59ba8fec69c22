"""What the list is narrowed to, side by side, and each side in words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_app.domain.coverage import COUNTS, Measure
from desktop_app.domain.delivery import DeliveryStatus
from desktop_app.domain.enrolment import FundingSource, Segment
from desktop_app.domain.issues import Refused
from desktop_app.domain.listing import ListFilter, days
from desktop_app.domain.membership import Status
from desktop_app.use_cases.reading import read_date
from ui import formats
from ui.terms import term

_TEXTS = {
    "measure": QT_TRANSLATE_NOOP("narrowing", "Capaian: {what}"),
    "standing": QT_TRANSLATE_NOOP("narrowing", "Status: {what}"),
    "segment": QT_TRANSLATE_NOOP("narrowing", "Segmen: {what}"),
    "funding": QT_TRANSLATE_NOOP("narrowing", "Dana: {what}"),
    "event": QT_TRANSLATE_NOOP("narrowing", "Kegiatan: {what}"),
    "registrar": QT_TRANSLATE_NOOP("narrowing", "Petugas: {what}"),
    "rt": QT_TRANSLATE_NOOP("narrowing", "RT {what}"),
    "rw": QT_TRANSLATE_NOOP("narrowing", "RW {what}"),
    "no_nik": QT_TRANSLATE_NOOP("narrowing", "Belum punya NIK"),
    "on": QT_TRANSLATE_NOOP("narrowing", "Tanggal {first}"),
    "days": QT_TRANSLATE_NOOP("narrowing", "{first} sampai {last}"),
    "since": QT_TRANSLATE_NOOP("narrowing", "Sejak {first}"),
    "until": QT_TRANSLATE_NOOP("narrowing", "Sampai {last}"),
}

NO_NIK = "no_nik"
"""Stands among the statuses: whoever is asked for has to be asked for a number."""

_WEEK = 7


def _text(key: str, **figures: str) -> str:
    return QCoreApplication.translate("narrowing", str(_TEXTS[key])).format(**figures)


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Each side of the filter as it is chosen on screen; empty leaves it open.

    Attributes:
        standing: A status, where the news stands, or ``NO_NIK``.
        measure: A number of the coverage: whom it counts.
        first, last: Days of registration, both included.
    """

    standing: str = ""
    measure: str = ""
    segment: str = ""
    funding: str = ""
    event: str = ""
    registrar: str = ""
    rt: str = ""
    rw: str = ""
    first: date | None = None
    last: date | None = None

    def filter(self, zone: str) -> ListFilter | None:
        """Return the filter it stands for; None where every side is open."""
        if self == Narrowed():
            return None
        statuses, deliveries = _standing(self.standing)
        if self.measure:
            counted = COUNTS[Measure(self.measure)]
            statuses = counted if statuses is None else counted & statuses
        since, before = days(self.first, self.last, zone)
        return ListFilter(
            statuses=statuses,
            segments=frozenset({Segment(self.segment)}) if self.segment else None,
            funding=frozenset({FundingSource(self.funding)}) if self.funding else None,
            deliveries=deliveries,
            since=since,
            before=before,
            rt=self.rt,
            rw=self.rw,
            registrar=self.registrar,
            event=self.event,
            without_nik=self.standing == NO_NIK,
        )

    def without(self, side: str) -> "Narrowed":
        """Return it with one side open again; ``days`` is both days."""
        names = ("first", "last") if side == "days" else (side,)
        opened: dict[str, Any] = {name: getattr(Narrowed(), name) for name in names}
        return replace(self, **opened)

    def sides(self) -> Sequence[tuple[str, str]]:
        """Return the name and the words of every side that is chosen."""
        words = [
            (name, value if name in _NAMED else _term(value))
            for name in _SIDES
            if (value := str(getattr(self, name)))
        ]
        told = [(name, _text(name, what=what)) for name, what in words]
        return [*told, ("days", self._days())] if self.first or self.last else told

    def _days(self) -> str:
        first = formats.day(self.first) if self.first else ""
        last = formats.day(self.last) if self.last else ""
        if first and first == last:
            return _text("on", first=first)
        key = "days" if first and last else "since" if first else "until"
        return _text(key, first=first, last=last)


_SIDES = ("measure", "standing", "segment", "funding", "event", "registrar", "rw", "rt")
_NAMED = frozenset({"event", "registrar", "rt", "rw"})
"""Sides whose value is what it is called."""


def today(on: date) -> tuple[date, date]:
    return on, on


def this_week(on: date) -> tuple[date, date]:
    """Return the last seven days, today among them."""
    return on - timedelta(days=_WEEK - 1), on


def this_month(on: date) -> tuple[date, date]:
    return on.replace(day=1), on


def read_day(typed: str) -> date | None:
    """Return a day written as the form takes it; None for what is none."""
    try:
        return read_date(typed, "day")
    except Refused:
        return None


def no_nik() -> str:
    return _text(NO_NIK)


def _term(value: str) -> str:
    if value == NO_NIK:
        return no_nik()
    kinds = (Measure, DeliveryStatus, Status, Segment, FundingSource)
    return term(next(kind(value) for kind in kinds if value in set(kind)))


def _standing(
    standing: str,
) -> tuple[frozenset[Status] | None, frozenset[DeliveryStatus] | None]:
    if standing in {"", NO_NIK}:
        return None, None
    if standing in set(DeliveryStatus):
        return None, frozenset({DeliveryStatus(standing)})
    return frozenset({Status(standing)}), None
