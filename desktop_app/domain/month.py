"""A contribution month (bulan iuran): rates go by the month that is paid for, not by today."""

import re
from datetime import date
from typing import NamedTuple, Self

from desktop_app.domain.issues import Issue, Refused

_FORM = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")


class Month(NamedTuple):
    """A calendar month; months compare in the order of time."""

    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``YYYY-MM``.

        Raises:
            Refused: ``month.unreadable`` for any other form.
        """
        found = _FORM.fullmatch(text)
        if found is None:
            raise Refused(Issue("month.unreadable", about="since"))
        return cls(int(found[1]), int(found[2]))

    def plus(self, months: int) -> Self:
        """Return the month that comes ``months`` later (or earlier, when negative)."""
        count = self.year * 12 + self.month - 1 + months
        return type(self)(count // 12, count % 12 + 1)

    @property
    def first_day(self) -> date:
        return date(self.year, self.month, 1)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"
