"""Small things ready to be shown: already worded, already formatted, still no pixel."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_app.domain.contribution import MonthlyDue
from desktop_app.domain.worker import Sex
from ui import formats
from ui.messages import sentence
from ui.terms import short_name, term

if TYPE_CHECKING:  # the door stands before what lies behind it is read
    from desktop_app.use_cases.registration import NikReading

NIK_DIGITS = 16

_TEXTS = {
    "count": QT_TRANSLATE_NOOP("shown", "{now} dari 16 angka"),
    "person": QT_TRANSLATE_NOOP("shown", "{sex} · {born} ({age} tahun)"),
    "century": QT_TRANSLATE_NOOP("shown", "Tahun lahir yang tertulis di KTP?"),
    "born_in": QT_TRANSLATE_NOOP("shown", "Lahir {year}"),
    "district": QT_TRANSLATE_NOOP("shown", "Kec. {place}"),
    "elsewhere": QT_TRANSLATE_NOOP(
        "shown", "Mungkin sudah didaftarkan di tempat lain di kota ini. Tanyakan dulu."
    ),
    "held": QT_TRANSLATE_NOOP("shown", "Sudah terdaftar: {name} (No. {number}, {on})"),
    "month": QT_TRANSLATE_NOOP("shown", "per bulan, mulai {month}"),
    "unbilled": QT_TRANSLATE_NOOP("shown", "tidak ditagih"),
    "relief": QT_TRANSLATE_NOOP("shown", "Keringanan 50 %"),
    "period": QT_TRANSLATE_NOOP("shown", "{count} bulan sekaligus"),
    "uneven": QT_TRANSLATE_NOOP("shown", "Iuran per bulan berubah di dalam masa ini."),
    "shares": QT_TRANSLATE_NOOP("shown", "Pemberi kerja {employer} · pekerja {worker}"),
}


def _text(key: str) -> str:
    return QCoreApplication.translate("shown", str(_TEXTS[key]))


@dataclass(frozen=True, slots=True)
class NikShown:
    """The line under the NIK.

    Attributes:
        line: Large: who the digits say it is.
        place: Beneath it: where the NIK was first issued, or how many digits there are.
        tone: Name of the colour: ``text``, ``hint``, ``warn``, ``error``.
        born, is_woman: To be filled in; None while the NIK does not tell.
        held: The registration here that has this NIK already.
        whole: What ``place`` says in short.
        births: The birth dates to choose from where it may be either century: as typed, in words.
    """

    line: str = ""
    place: str = ""
    tone: str = "hint"
    born: str = ""
    sex: str = ""
    held: UUID | None = None
    whole: str = ""
    births: Sequence[tuple[str, str]] = ()


def nik_shown(reading: "NikReading", zone: str, *, reveals: bool = True) -> NikShown:
    """Word what a NIK says so far: nothing is judged before its sixteen digits are there."""
    if reading.issues and not reading.complete:
        return NikShown(line=sentence(reading.issues[0]), tone="error")
    if not reading.complete:
        now = _text("count").format(now=reading.digits) if reading.digits else ""
        return NikShown(place=now)
    sex = Sex.WOMAN if reading.is_woman else Sex.MAN
    if reading.births and reading.held is None:
        births = [
            (formats.day(day), _text("born_in").format(year=day.year)) for day in reading.births
        ]
        return NikShown(term(sex), _text("century"), "warn", sex=sex.value, births=births)
    born = reading.born
    line = _text("person").format(
        sex=term(sex), born=formats.long_day(born) if born else "", age=reading.age
    )
    shown_born = formats.day(born) if born else ""
    if reading.held is not None:
        held, on = reading.held, formats.day_of(reading.held.at, zone)
        name = held.name if reveals else formats.masked_name(held.name)
        short, whole = (
            _text("held").format(name=name, number=number, on=on)
            for number in (formats.short_number(held.number), held.number)
        )
        return NikShown(line, short, "error", shown_born, sex.value, held.id, whole)
    if reading.elsewhere or reading.issues:
        told = _text("elsewhere") if reading.elsewhere else sentence(reading.issues[0])
        return NikShown(line, told, "warn", shown_born, sex.value)
    near = ", ".join(reading.district.split(", ")[:2])  # kecamatan and kabupaten or kota
    place = _text("district").format(place=near)
    return NikShown(line, place, "text", shown_born, sex.value)


@dataclass(frozen=True, slots=True)
class DueShown:
    """The contribution, worded.

    Attributes:
        lines: Programme's letters, its name, the amount before relief: with ``saved`` they add up
            to the total.
        note: Which month, in words.
        period, period_total: Several months paid at once, and what they come to; or "".
        period_note: That the months are not alike, or "".
        relief, saved: That there is one, and what it takes off; or "".
        shares: Who pays which part (wage earners), or "".
        doubts: Sentences to read before saving.
    """

    lines: Sequence[tuple[str, str, str]]
    total: str
    note: str
    relief: str = ""
    saved: str = ""
    relief_source: str = "PP 50/2025"
    shares: str = ""
    doubts: Sequence[str] = ()
    period: str = ""
    period_total: str = ""
    period_note: str = ""


def due_shown(
    due: MonthlyDue, earns_wage: bool = False, months: int = 1, period_total: int | None = None
) -> DueShown:
    """Word a month's bill and, where several months are paid at once, what they come to.

    Args:
        due: Of the first month.
        earns_wage: Whether an employer pays a share.
        months: How many are paid at once.
        period_total: Rupiah, of all of them; None where it is not known.
    """
    lines = [
        (
            line.programme.upper(),
            short_name(line.programme),
            formats.rupiah(line.before_relief) if line.before_relief else _text("unbilled"),
        )
        for line in due.lines
    ]
    several = months > 1 and period_total is not None
    employer = sum(line.employer for line in due.lines)
    worker = sum(line.worker for line in due.lines)
    shares = _text("shares").format(
        employer=formats.rupiah(employer), worker=formats.rupiah(worker)
    )
    return DueShown(
        lines=lines,
        total=formats.rupiah(due.total),
        note=_text("month").format(month=formats.month(due.month)),
        relief=_text("relief") if due.relief else "",
        saved=formats.rupiah(due.total - due.before_relief) if due.relief else "",
        shares=shares if earns_wage else "",
        doubts=tuple(sentence(issue) for issue in due.doubts),
        period=_text("period").format(count=months) if several else "",
        period_total=formats.rupiah(period_total or 0) if several else "",
        period_note=_text("uneven") if several and period_total != months * due.total else "",
    )
