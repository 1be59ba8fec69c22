"""Numbers, money, days and times as Indonesians write them: Rp16.800, 22-11-2026, 09.41."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from desktop_app.domain.month import Month

_MONTHS = (
    QT_TRANSLATE_NOOP("formats", "Januari"),
    QT_TRANSLATE_NOOP("formats", "Februari"),
    QT_TRANSLATE_NOOP("formats", "Maret"),
    QT_TRANSLATE_NOOP("formats", "April"),
    QT_TRANSLATE_NOOP("formats", "Mei"),
    QT_TRANSLATE_NOOP("formats", "Juni"),
    QT_TRANSLATE_NOOP("formats", "Juli"),
    QT_TRANSLATE_NOOP("formats", "Agustus"),
    QT_TRANSLATE_NOOP("formats", "September"),
    QT_TRANSLATE_NOOP("formats", "Oktober"),
    QT_TRANSLATE_NOOP("formats", "November"),
    QT_TRANSLATE_NOOP("formats", "Desember"),
)

_HIDDEN = "•"
_LAST_SHOWN = 4


def number(value: int) -> str:
    """Return ``1.250``."""
    return QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia).toString(value)


def rupiah(value: int) -> str:
    """Return ``Rp16.800``: no space, dots between thousands, whole rupiah."""
    return f"−Rp{number(-value)}" if value < 0 else f"Rp{number(value)}"


def money_as_typed(typed: str) -> str:
    """Return the digits of ``typed`` in thousands; anything that is no plain amount is kept."""
    digits = re.sub(r"[. ]", "", typed.strip())
    return number(int(digits)) if re.fullmatch(r"[0-9]{1,15}", digits) else typed


def day(value: date) -> str:
    """Return ``22-11-2026``, for tables and fields."""
    return f"{value:%d-%m-%Y}"


def month_name(value: int) -> str:
    return QCoreApplication.translate("formats", str(_MONTHS[value - 1]))


def long_day(value: date) -> str:
    """Return ``22 November 2026``, for sentences."""
    return f"{value.day} {month_name(value.month)} {value.year}"


def month(value: Month) -> str:
    """Return ``November 2026``."""
    return f"{month_name(value.month)} {value.year}"


def clock(value: datetime, zone: str) -> str:
    """Return the time of an aware moment in ``zone``, as ``09.41``."""
    return f"{value.astimezone(ZoneInfo(zone)):%H.%M}"


def day_of(value: datetime, zone: str) -> str:
    """Return the day of an aware moment in ``zone``, as ``22-11-2026``."""
    return day(value.astimezone(ZoneInfo(zone)).date())


def moment(value: datetime, zone: str) -> str:
    """Return an aware moment in ``zone``, as ``22-11-2026 09.41``."""
    return f"{value.astimezone(ZoneInfo(zone)):%d-%m-%Y %H.%M}"


def hours(told: str) -> str:
    """Return ``07.00–15.00`` for working hours as they are kept, ``07:00-15:00``."""
    return told.replace(":", ".").replace("-", "–")


_SECONDS = QT_TRANSLATE_NOOP("formats", "{n} detik")
_MINUTES = QT_TRANSLATE_NOOP("formats", "{n} menit")
_A_MINUTE = 60


def duration(seconds: int) -> str:
    """Return ``27 detik``, ``15 menit`` or ``14 menit 20 detik``."""
    minutes, rest = divmod(seconds, _A_MINUTE)
    parts = [(_MINUTES, minutes)] if minutes else []
    parts += [(_SECONDS, rest)] if rest or not minutes else []
    return " ".join(
        QCoreApplication.translate("formats", str(words)).format(n=n) for words, n in parts
    )


def grouped(digits: str) -> str:
    """Return the digits in fours, as they are read out: ``3201 0545 0789 0001``."""
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def short_number(number: str) -> str:
    """Return a registration number without its kelurahan, which is the same all down the list."""
    return number.split("-", 1)[-1]


def masked_name(name: str) -> str:
    """Return ``S••• R•••``: who knows whom they look for knows it again, and nobody reads it."""
    return " ".join(word[0] + _HIDDEN * 3 for word in name.split())


def masked(digits: str) -> str:
    """Return the digits in fours with all but the last four hidden."""
    shown = digits[-_LAST_SHOWN:]
    return grouped(_HIDDEN * (len(digits) - len(shown)) + shown)


def breakable(path: str) -> str:
    """Let a path that is wider than its column go on in the next line, behind its own marks."""
    return re.sub(r"(?<=[/\\\-])", "\u200b", path)
