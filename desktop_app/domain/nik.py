"""NIK and family-card number: what their sixteen digits say, and what may be doubted.

Source:
    PP 40/2019 art. 30(2), as the press quotes the population office: a NIK is permanent and is not
    changed with a move or a corrected birth date. The office of Klaten describes its form: six
    digits of the district of first issue, six of the birth date with 40 added to a woman's day,
    four of serial. So length and impossible dates refuse; everything else is at most a doubt.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Self

from desktop_app.domain.issues import Issue, Refused, Weight
from desktop_app.domain.region import Gazetteer, RegionCode

_LENGTH = 16
_WOMAN_OFFSET = 40
_FIRST_CARD = 17
_CENTURIES = (1900, 2000)

_SEPARATORS = re.compile(r"[\s.\-\u2010-\u2015]+")
_DIGITS = re.compile(r"[0-9]*")  # str.isdigit would take Arabic and other digits too


@dataclass(frozen=True, slots=True)
class _SixteenDigits:
    """What both numbers are: sixteen digits, of which a trace shows the last four only."""

    digits: str

    @property
    def masked(self) -> str:
        return "•" * (_LENGTH - 4) + self.digits[-4:]

    @property
    def grouped(self) -> str:
        return " ".join(self.digits[start : start + 4] for start in range(0, _LENGTH, 4))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.masked})"


class Nik(_SixteenDigits):
    """A NIK whose form is right; whether it was ever issued, only the population office knows."""

    __slots__ = ()

    @classmethod
    def parse(cls, typed: str) -> Self:
        """Read a NIK; spaces, dots and hyphens are ignored.

        Raises:
            Refused: ``nik.not_only_digits``, ``nik.not_16_digits`` (figure ``now``),
                ``nik.region_zero``, ``nik.impossible_date``, ``nik.serial_zero``, about ``nik``.
        """
        nik = cls(_sixteen_digits(typed, "nik"))
        if not nik.birth_dates:
            raise Refused(Issue("nik.impossible_date", "nik"))
        return nik

    @property
    def district(self) -> str:
        """Six digits: the kecamatan of *first* issue, which no later move changes."""
        return self.digits[:6]

    @property
    def is_woman(self) -> bool:
        return int(self.digits[6:8]) > _WOMAN_OFFSET

    @property
    def birth_dates(self) -> tuple[date, ...]:
        """The dates the six digits may mean, oldest first: one in each century, or just one."""
        day = int(self.digits[6:8]) - (_WOMAN_OFFSET if self.is_woman else 0)
        return _dates(int(self.digits[10:12]), int(self.digits[8:10]), day)

    def born(self, on: date) -> date:
        """Answer the century question: the latest date that is not after ``on``.

        The other reading is a hundred years older and so beyond any working life; a child is then
        seen as a child and not as somebody of 114. Where even the older reading lies after ``on``
        (a clock that is wrong by decades), that older one is given.
        """
        return max((day for day in self.birth_dates if day <= on), default=self.birth_dates[0])

    def births(self, on: date) -> tuple[date, ...]:
        """Return the birth dates to ask about: both, where neither is plainly the right one.

        Who has no identity card yet on ``on`` (it comes at 17, UU 24/2013 art. 63) may as well be a
        hundred years older: then nothing is guessed. Everybody else was born in the later century.
        """
        latest = self.born(on)
        seventeenth = latest.year + _FIRST_CARD, latest.month, latest.day
        has_card = seventeenth <= (on.year, on.month, on.day)
        return (latest,) if has_card else tuple(day for day in self.birth_dates if day <= latest)

    def doubts_about(
        self, born: date, is_woman: bool, kelurahan: RegionCode, gazetteer: Gazetteer
    ) -> list[Issue]:
        """Return what differs between this NIK and what was typed: warnings, never refusals.

        The region is compared by kabupaten or kota: within one, people move too often for a
        warning to be heeded, and the form shows the kecamatan anyway.

        Returns:
            ``nik.date_differs`` about ``born`` (figure ``date``: what the NIK says, ISO),
            ``nik.sex_differs`` about ``sex``, and one of ``nik.region_unknown`` (figure ``code``)
            and ``nik.region_differs`` (figure ``region``) about ``nik``.
        """
        doubts: list[Issue] = []
        if born not in self.birth_dates:
            nearest = min(self.birth_dates, key=lambda day: abs(day - born))
            doubts.append(_doubt("nik.date_differs", "born", date=nearest.isoformat()))
        if is_woman is not self.is_woman:
            doubts.append(_doubt("nik.sex_differs", "sex"))
        district = RegionCode(self.district)
        if not gazetteer.knows(district):
            doubts.append(_doubt("nik.region_unknown", "nik", code=district.dotted))
        elif gazetteer.today(district).city != gazetteer.today(kelurahan).city:
            line = gazetteer.name_line(district)
            doubts.append(_doubt("nik.region_differs", "nik", region=line))
        return doubts


class FamilyCardNumber(_SixteenDigits):
    """The number of a family card (*nomor KK*): district, date of recording, serial.

    Unlike a NIK it changes when the family moves or its head does, and no 40 is added to the day.
    """

    __slots__ = ()

    @classmethod
    def parse(cls, typed: str) -> Self:
        """Read a family-card number; spaces, dots and hyphens are ignored.

        Raises:
            Refused: ``family_card.not_only_digits``, ``family_card.not_16_digits`` (figure
                ``now``), ``family_card.region_zero``, ``family_card.impossible_date``,
                ``family_card.serial_zero``; all about ``family_card``.
        """
        digits = _sixteen_digits(typed, "family_card")
        if not _dates(int(digits[10:12]), int(digits[8:10]), int(digits[6:8])):
            raise Refused(Issue("family_card.impossible_date", "family_card"))
        return cls(digits)


def _sixteen_digits(typed: str, about: str) -> str:
    digits = _SEPARATORS.sub("", typed)
    if not _DIGITS.fullmatch(digits):
        raise Refused(Issue(f"{about}.not_only_digits", about))
    if len(digits) != _LENGTH:
        raise Refused(Issue(f"{about}.not_16_digits", about, figures={"now": len(digits)}))
    if "00" in {digits[0:2], digits[2:4], digits[4:6]}:
        raise Refused(Issue(f"{about}.region_zero", about))
    if digits[12:] == "0000":
        raise Refused(Issue(f"{about}.serial_zero", about))
    return digits


@lru_cache(maxsize=1 << 14)
def _dates(short_year: int, month: int, day: int) -> tuple[date, ...]:
    return tuple(
        found for century in _CENTURIES if (found := _date(century + short_year, month, day))
    )


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _doubt(what: str, about: str, **figures: str) -> Issue:
    return Issue(what, about, Weight.WARNS, figures)
