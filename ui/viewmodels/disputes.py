"""Where laptop and city do not agree about a registration, worded field by field."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_app.domain.disputes import Dispute, Double, DoubleState
from desktop_app.domain.enrolment import FundingSource, RiskGroup, Segment
from desktop_app.domain.facts import Json
from desktop_app.domain.family import MaritalStatus, Relation
from desktop_app.domain.issues import Refused
from desktop_app.domain.month import Month
from desktop_app.domain.versions import Difference
from desktop_app.domain.worker import Sex
from ui import formats
from ui.terms import term

_TEXTS = {
    "title": QT_TRANSLATE_NOOP("disputes", "Data di sini dan di kota berbeda"),
    "choose": QT_TRANSLATE_NOOP(
        "disputes",
        "Kota mengubah data ini pada {when}: {reason}. Di sini juga diubah. Pilih satu; "
        "keduanya tetap tercatat di riwayat.",
    ),
    "held": QT_TRANSLATE_NOOP(
        "disputes",
        "Perubahan dari sini ditahan kota sejak {when}. Tunggu keputusan dinas, atau kembali "
        "ke data kota.",
    ),
    "open": QT_TRANSLATE_NOOP(
        "disputes",
        "NIK juga terdaftar di {place} (No. {number}), menunggu keputusan dinas.",
    ),
    "kept": QT_TRANSLATE_NOOP(
        "disputes", "NIK ganda dengan No. {number} ({place}) sudah diputus: yang ini dipakai."
    ),
    "other_kept": QT_TRANSLATE_NOOP(
        "disputes", "NIK ganda sudah diputus: yang dipakai No. {number} ({place})."
    ),
    "mistyped": QT_TRANSLATE_NOOP(
        "disputes", "Dinas minta NIK diperiksa: sama dengan No. {number} ({place})."
    ),
    "other_mistyped": QT_TRANSLATE_NOOP(
        "disputes", "NIK sama dengan No. {number} ({place}); yang di sana sedang diperbaiki."
    ),
    "name": QT_TRANSLATE_NOOP("disputes", "Nama"),
    "nik": QT_TRANSLATE_NOOP("disputes", "NIK"),
    "family_card": QT_TRANSLATE_NOOP("disputes", "No. KK"),
    "birth_place": QT_TRANSLATE_NOOP("disputes", "Tempat lahir"),
    "born": QT_TRANSLATE_NOOP("disputes", "Tanggal lahir"),
    "sex": QT_TRANSLATE_NOOP("disputes", "Jenis kelamin"),
    "mother": QT_TRANSLATE_NOOP("disputes", "Ibu kandung"),
    "phone": QT_TRANSLATE_NOOP("disputes", "HP"),
    "address/street": QT_TRANSLATE_NOOP("disputes", "Alamat"),
    "address/rt": QT_TRANSLATE_NOOP("disputes", "RT"),
    "address/rw": QT_TRANSLATE_NOOP("disputes", "RW"),
    "address/kelurahan": QT_TRANSLATE_NOOP("disputes", "Kelurahan"),
    "enrolment/segment": QT_TRANSLATE_NOOP("disputes", "Segmen"),
    "enrolment/occupation": QT_TRANSLATE_NOOP("disputes", "Kode pekerjaan"),
    "enrolment/occupation_text": QT_TRANSLATE_NOOP("disputes", "Pekerjaan"),
    "enrolment/sector": QT_TRANSLATE_NOOP("disputes", "Sektor"),
    "enrolment/workplace": QT_TRANSLATE_NOOP("disputes", "Lokasi kerja"),
    "enrolment/income": QT_TRANSLATE_NOOP("disputes", "Penghasilan"),
    "enrolment/programmes": QT_TRANSLATE_NOOP("disputes", "Program"),
    "enrolment/funding": QT_TRANSLATE_NOOP("disputes", "Sumber dana"),
    "enrolment/payer": QT_TRANSLATE_NOOP("disputes", "Pembayar"),
    "enrolment/employer": QT_TRANSLATE_NOOP("disputes", "Pemberi kerja"),
    "enrolment/employer_number": QT_TRANSLATE_NOOP("disputes", "NPP"),
    "enrolment/risk": QT_TRANSLATE_NOOP("disputes", "Tingkat risiko"),
    "enrolment/since": QT_TRANSLATE_NOOP("disputes", "Mulai"),
    "enrolment/months": QT_TRANSLATE_NOOP("disputes", "Lama (bulan)"),
    "email": QT_TRANSLATE_NOOP("disputes", "E-mail"),
    "marital": QT_TRANSLATE_NOOP("disputes", "Status kawin"),
    "home/street": QT_TRANSLATE_NOOP("disputes", "Alamat domisili"),
    "home/rt": QT_TRANSLATE_NOOP("disputes", "RT domisili"),
    "home/rw": QT_TRANSLATE_NOOP("disputes", "RW domisili"),
    "home/kelurahan": QT_TRANSLATE_NOOP("disputes", "Kelurahan domisili"),
    "enrolment/second_occupation": QT_TRANSLATE_NOOP("disputes", "Kode pekerjaan kedua"),
    "enrolment/hours": QT_TRANSLATE_NOOP("disputes", "Jam kerja"),
    "heir/name": QT_TRANSLATE_NOOP("disputes", "Ahli waris"),
    "heir/relation": QT_TRANSLATE_NOOP("disputes", "Hubungan ahli waris"),
    "children": QT_TRANSLATE_NOOP("disputes", "Anak (beasiswa)"),
    "due/total": QT_TRANSLATE_NOOP("disputes", "Iuran per bulan"),
    "city.double": QT_TRANSLATE_NOOP("disputes", "NIK juga terdaftar di tempat lain"),
    "city.double_settled": QT_TRANSLATE_NOOP("disputes", "NIK ganda diputus dinas"),
    "city.corrected": QT_TRANSLATE_NOOP("disputes", "Data diperbaiki kota"),
    "city.accepted": QT_TRANSLATE_NOOP("disputes", "Perubahan diterima kota"),
    "city.dropped": QT_TRANSLATE_NOOP("disputes", "Perubahan tidak dipakai kota"),
    "city.correction_returned": QT_TRANSLATE_NOOP(
        "disputes", "Server kota dipulihkan; perbaikan kota dikembalikan ke sana"
    ),
    "city.correction_aside": QT_TRANSLATE_NOOP(
        "disputes", "Server kota dipulihkan; perbaikan ini menunggu keputusan kota"
    ),
    "city.returned": QT_TRANSLATE_NOOP("disputes", "Pulih dari arsip kertas"),
    "row.mended": QT_TRANSLATE_NOOP("disputes", "Dikembalikan seperti saat disimpan"),
    "number.changed": QT_TRANSLATE_NOOP("disputes", "Nomor pendaftaran berubah: cetak ulang"),
}

CITY_WORDS = {
    "city.double": ("triangle-alert", "warn"),
    "city.double_settled": ("circle-check", "calm"),
    "city.corrected": ("building-2", "info"),
    "city.accepted": ("circle-check", "calm"),
    "city.dropped": ("history", "calm"),
    "city.correction_returned": ("building-2", "info"),
    "city.correction_aside": ("triangle-alert", "warn"),
    "city.returned": ("history", "info"),
    "row.mended": ("history", "warn"),
    "number.changed": ("triangle-alert", "warn"),
}
"""What the city did beyond an application's steps: shape and tone in the history."""

_NO_NIK = QT_TRANSLATE_NOOP("disputes", "Belum punya NIK")
_UNSAID = frozenset({"due/month", "due/rates", "due/lines", "doubts", "number"})
_EMPTY = "–"


def words_of(key: str, **figures: str) -> str:
    return QCoreApplication.translate("disputes", str(_TEXTS[key])).format(**figures)


@dataclass(frozen=True, slots=True)
class DisputeShown:
    """Two contents side by side.

    Attributes:
        rows: What the field is called, what stands here, what the city has.
        may_keep_ours: Whether ours may be chosen; otherwise only the way back is open.
    """

    title: str
    words: str
    rows: Sequence[tuple[str, str, str]]
    may_keep_ours: bool


def dispute_shown(dispute: Dispute, zone: str, reveals: bool) -> DisputeShown:
    """Word a dispute; ``reveals`` shows its numbers whole."""
    key = "choose" if dispute.reason else "held"
    when = formats.moment(dispute.since, zone)
    rows = apart_shown(dispute.apart, reveals)
    words = words_of(key, when=when, reason=dispute.reason.rstrip("."))
    return DisputeShown(words_of("title"), words, rows, dispute.may_keep_ours)


def apart_shown(apart: Sequence[Difference], reveals: bool) -> list[tuple[str, str, str]]:
    """Word where two contents differ: what the field is called, and its value in each.

    They stand in the order of the form; what follows from other fields is left out.
    """
    return [
        (
            _label(one.field),
            _value(one.field, one.ours, reveals),
            _value(one.field, one.theirs, reveals),
        )
        for one in sorted(apart, key=lambda one: _place(one.field))
        if not _is_unsaid(one.field)
    ]


def doubles_shown(doubles: Sequence[Double], places: Sequence[str]) -> list[str]:
    """Word what is known of other registrations of the same NIK; ``places`` are their names."""
    return [
        words_of(double.state.value, number=double.other, place=place)
        for double, place in zip(doubles, places, strict=True)
        if double.state is not DoubleState.GONE
    ]


def _key(field: str) -> str:
    """Return what a field is called in the tables here, where a dot would make it a code."""
    return field.replace(".", "/")


def _label(field: str) -> str:
    return words_of(_key(field)) if _key(field) in _TEXTS else field


def _place(field: str) -> int:
    """Return where a field stands: in the order of the form; what has no words comes last."""
    keys = list(_TEXTS)
    return keys.index(_key(field)) if _key(field) in _TEXTS else len(keys)


def _is_unsaid(field: str) -> bool:
    """Say whether a field is no matter for people, or follows from others that are shown."""
    return _key(field) in _UNSAID or field.startswith("consent")


def _value(field: str, value: Json, reveals: bool) -> str:
    """Return a value as the rest of the page writes it; what cannot be read so stays as it came."""
    if value is None or value == "":
        return _no_nik() if field == "nik" else _EMPTY
    write = (_WRITTEN if reveals else _WRITTEN | _HIDDEN).get(_key(field))
    with suppress(KeyError, ValueError, TypeError, Refused):
        if write is not None:
            return write(value)
    if isinstance(value, list | tuple):
        return " + ".join(str(one).upper() for one in value)
    return str(value)


def _no_nik() -> str:
    return QCoreApplication.translate("disputes", str(_NO_NIK))


def _children(told: Sequence[Mapping[str, str]], name: Callable[[str], str] = str) -> str:
    return ", ".join(
        f"{name(one['name'])} ({formats.long_day(date.fromisoformat(one['born']))})" for one in told
    )


_WRITTEN: dict[str, Callable[[Any], str]] = {
    "nik": formats.grouped,
    "family_card": formats.grouped,
    "children": _children,
    "sex": lambda value: term(Sex(value)),
    "marital": lambda value: term(MaritalStatus(value)),
    "heir/relation": lambda value: term(Relation(value)),
    "enrolment/segment": lambda value: term(Segment(value)),
    "enrolment/funding": lambda value: term(FundingSource(value)),
    "enrolment/risk": lambda value: term(RiskGroup(value)),
    "enrolment/income": formats.rupiah,
    "due/total": formats.rupiah,
    "born": lambda value: formats.day(date.fromisoformat(value)),
    "enrolment/since": lambda value: formats.month(Month.parse(value)),
}

_HIDDEN: dict[str, Callable[[Any], str]] = {
    "nik": formats.masked,
    "family_card": formats.masked,
    "phone": formats.masked,
    "mother": formats.masked_name,
    "email": formats.masked_name,
    "heir/name": formats.masked_name,
    "children": lambda told: _children(told, formats.masked_name),
}
"""As on the rest of the page while numbers are hidden (decision 37)."""
