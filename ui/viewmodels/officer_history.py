"""What happened at the door and to those who work here, worded for a supervisor."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_app.use_cases.officer_history import OfficerAct, OfficerHistory
from ui import formats
from ui.models.plain_table import PlainColumn

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


def tried_in_words(history: OfficerHistory) -> Sequence[str]:
    """Return a sentence about each name in which a wrong password stands open."""
    return [
        _text("tried" if name else "nobody").format(name=name, count=count)
        for name, count in history.wrong
    ]


def _shape(one: OfficerAct) -> str:
    """Return the status that looks as a wrong password does; other acts need no shape."""
    return "needs_clerk" if one.act in {"staff.tried", "staff.paused"} else ""
