"""What happened at the door and to those who work here, worded for a supervisor."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Signal

from desktop_app.use_cases.officer_history import Asked, Kind, OfficerAct, OfficerHistory
from ui import formats
from ui.models.plain_table import Index, PlainColumn, PlainTableModel
from ui.viewmodels.narrowing import read_day
from ui.viewmodels.worded import Choice

_TEXTS = {
    "at": QT_TRANSLATE_NOOP("officer_history", "Waktu"),
    "officer": QT_TRANSLATE_NOOP("officer_history", "Petugas"),
    "what": QT_TRANSLATE_NOOP("officer_history", "Yang dilakukan"),
    "about": QT_TRANSLATE_NOOP("officer_history", "Tentang"),
    "tried": QT_TRANSLATE_NOOP(
        "officer_history", "{name}: {count} kali kata sandi salah sejak terakhir masuk."
    ),
    "nobody": QT_TRANSLATE_NOOP(
        "officer_history", "Tanpa nama: {count} kali kata sandi salah sejak terakhir masuk."
    ),
    "everybody": QT_TRANSLATE_NOOP("officer_history", "Semua petugas"),
    "kind.": QT_TRANSLATE_NOOP("officer_history", "Semua kejadian"),
    "kind.door": QT_TRANSLATE_NOOP("officer_history", "Masuk"),
    "kind.wrong": QT_TRANSLATE_NOOP("officer_history", "Kata sandi salah"),
    "kind.staff": QT_TRANSLATE_NOOP("officer_history", "Perubahan petugas"),
    "kind.drafts": QT_TRANSLATE_NOOP("officer_history", "Isian yang dilanjutkan"),
    "day": QT_TRANSLATE_NOOP("officer_history", "Tulis tanggal seperti 22-11-2026."),
    "none": QT_TRANSLATE_NOOP("officer_history", "Tidak ada kejadian yang cocok."),
}

_ACTS: Mapping[str, object] = {
    "set_up": QT_TRANSLATE_NOOP("officer_history", "Menyiapkan komputer ini"),
    "staff.came_in": QT_TRANSLATE_NOOP("officer_history", "Masuk"),
    "staff.tried": QT_TRANSLATE_NOOP("officer_history", "Kata sandi salah sebelum masuk"),
    "staff.paused": QT_TRANSLATE_NOOP(
        "officer_history", "Kata sandi salah sampai ada jeda, sebelum masuk"
    ),
    "staff.added": QT_TRANSLATE_NOOP("officer_history", "Menambah petugas"),
    "staff.renamed": QT_TRANSLATE_NOOP("officer_history", "Mengganti nama"),
    "staff.made_clerk": QT_TRANSLATE_NOOP("officer_history", "Menjadikan petugas biasa"),
    "staff.made_supervisor": QT_TRANSLATE_NOOP("officer_history", "Menjadikan penyelia"),
    "staff.access_ended": QT_TRANSLATE_NOOP("officer_history", "Mengakhiri akses"),
    "staff.password_given": QT_TRANSLATE_NOOP("officer_history", "Memberi kata sandi baru"),
    "staff.password_changed": QT_TRANSLATE_NOOP("officer_history", "Mengganti kata sandi"),
    "staff.recovered": QT_TRANSLATE_NOOP("officer_history", "Masuk dengan kode pemulihan"),
    "stub_printed": QT_TRANSLATE_NOOP("officer_history", "Mencetak arsip kantor"),
    "draft.taken_over": QT_TRANSLATE_NOOP("officer_history", "Melanjutkan isian petugas lain"),
}


def _text(key: str) -> str:
    return QCoreApplication.translate("officer_history", str(_TEXTS[key]))


def act_in_words(act: str) -> str:
    """Return what was done; an act of a later version stands for itself."""
    return QCoreApplication.translate("officer_history", str(_ACTS.get(act, act)))


def columns(zone: str) -> tuple[PlainColumn[OfficerAct], ...]:
    """Return the columns of the table, times in the office's own zone."""
    return (
        PlainColumn(_TEXTS["at"], lambda one: formats.moment(one.at, zone)),
        PlainColumn(_TEXTS["officer"], lambda one: one.officer),
        PlainColumn(_TEXTS["what"], lambda one: act_in_words(one.act), _shape),
        PlainColumn(_TEXTS["about"], lambda one: one.about),
    )


@dataclass(frozen=True, slots=True)
class HistoryShown:
    """What stands around the table.

    Attributes:
        tried: Sentences about wrong passwords.
        people: Who can be chosen.
        nothing: A sentence where nothing fits; else empty.
    """

    tried: Sequence[str]
    people: Sequence[Choice]
    nothing: str


class HistoryTable(PlainTableModel[OfficerAct]):
    """What happened, a page at a time: the next is asked for when the last row comes into sight.

    Signals:
        more_wanted: ``seq`` of the oldest that is shown.
    """

    more_wanted = Signal(int)

    def __init__(self, zone: str, parent: QObject | None = None) -> None:
        super().__init__("officer_history", columns(zone), parent)
        self._has_more, self._is_asked = False, False

    def begin(self, history: OfficerHistory) -> None:
        """Show the first page."""
        self._has_more, self._is_asked = history.more, False
        self.show_all(history.acts)

    def go_on(self, history: OfficerHistory) -> None:
        """Show the page after it."""
        self._has_more, self._is_asked = history.more, False
        self.show_more(history.acts)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._has_more and not self._is_asked

    def fetchMore(self, parent: Index) -> None:
        oldest = self.thing(self.rowCount() - 1)
        if self.canFetchMore(parent) and oldest is not None:
            self._is_asked = True
            self.more_wanted.emit(oldest.seq)


def history_shown(history: OfficerHistory) -> HistoryShown:
    everybody = Choice("", _text("everybody"))
    people = [everybody, *(Choice(str(who), name) for who, name in history.people)]
    return HistoryShown(tried_in_words(history), people, "" if history.acts else _text("none"))


def kinds() -> Sequence[Choice]:
    """Return what of it can be asked for."""
    return [Choice(kind.value, _text(f"kind.{kind.value}")) for kind in Kind]


def asked(officer: str, kind: str, first: str, last: str) -> Asked | str:
    """Return what was chosen; a sentence where a day cannot be read."""
    days = [read_day(typed) for typed in (first, last)]
    if any(typed.strip() and day is None for typed, day in zip((first, last), days, strict=True)):
        return _text("day")
    return Asked(UUID(officer) if officer else None, Kind(kind), *days)


def tried_in_words(history: OfficerHistory) -> Sequence[str]:
    """Return a sentence about each name in which a wrong password stands open."""
    return [
        _text("tried" if name else "nobody").format(name=name, count=count)
        for name, count in history.wrong
    ]


def _shape(one: OfficerAct) -> str:
    """Return the status that looks as a wrong password does; other acts need no shape."""
    return "needs_clerk" if one.act in {"staff.tried", "staff.paused"} else ""
