"""Small things ready to be shown: already worded, already formatted, still no pixel."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_app.domain.contribution import MonthlyDue
from desktop_app.domain.issues import Issue, Weight
from desktop_app.domain.worker import Sex
from desktop_app.use_cases.registration import NikReading
from ui import formats
from ui.messages import sentence
from ui.terms import short_name, term

NIK_DIGITS = 16

_TEXTS = {
    "count": QT_TRANSLATE_NOOP("shown", "{now} dari 16 angka"),
    "person": QT_TRANSLATE_NOOP("shown", "{sex} · {born} ({age} tahun)"),
    "district": QT_TRANSLATE_NOOP("shown", "Kec. {place}"),
    "held": QT_TRANSLATE_NOOP("shown", "NIK ini sudah didaftarkan: {name}, No. {number}"),
    "month": QT_TRANSLATE_NOOP("shown", "per bulan, mulai {month}"),
    "relief": QT_TRANSLATE_NOOP("shown", "Keringanan 50 %"),
    "shares": QT_TRANSLATE_NOOP("shown", "Pemberi kerja {employer} · pekerja {worker}"),
}


def _text(key: str) -> str:
    return QCoreApplication.translate("shown", str(_TEXTS[key]))


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a list to choose from: what is kept, and what is read."""

    value: str
    text: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class Complaint:
    """What to say beside one field; ``field`` is empty when it is about the whole."""

    field: str
    text: str
    blocks: bool


def complaints(issues: Iterable[Issue]) -> tuple[Complaint, ...]:
    return tuple(
        Complaint(issue.about, sentence(issue), issue.weight is Weight.BLOCKS) for issue in issues
    )


@dataclass(frozen=True, slots=True)
class NikShown:
    """The line under the NIK.

    Attributes:
        line: Large: who the digits say it is.
        place: Beneath it: where the NIK was first issued, or how many digits there are.
        tone: Name of the colour: ``text``, ``hint``, ``warn``, ``error``.
        born, is_woman: To be filled in; None while the NIK does not tell.
        held: The registration here that has this NIK already.
    """

    line: str = ""
    place: str = ""
    tone: str = "hint"
    born: str = ""
    sex: str = ""
    held: UUID | None = None


def nik_shown(reading: NikReading) -> NikShown:
    """Word what a NIK says so far: nothing is judged before its sixteen digits are there."""
    if reading.issues and not reading.complete:
        return NikShown(line=sentence(reading.issues[0]), tone="error")
    if not reading.complete:
        now = _text("count").format(now=reading.digits) if reading.digits else ""
        return NikShown(place=now)
    sex = Sex.WOMAN if reading.is_woman else Sex.MAN
    born = reading.born
    line = _text("person").format(
        sex=term(sex), born=formats.long_day(born) if born else "", age=reading.age
    )
    shown_born = formats.day(born) if born else ""
    if reading.held is not None:
        held = _text("held").format(name=reading.held.name, number=reading.held.number)
        return NikShown(line, held, "error", shown_born, sex.value, reading.held.id)
    if reading.issues:
        return NikShown(line, sentence(reading.issues[0]), "warn", shown_born, sex.value)
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


def due_shown(due: MonthlyDue, earns_wage: bool = False) -> DueShown:
    lines = [
        (
            line.programme.upper(),
            short_name(line.programme),
            formats.rupiah(line.before_relief),
        )
        for line in due.lines
    ]
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
    )
