"""Who on file may be the person being typed: a look-up by keys, and the rule for those it finds.

The keys (``keys_of``) are numbers without meaning to anybody who lacks the rule; they are written
in the transaction of the act that changes the person. Names and birth dates are compared
first, on the narrow rows; only who may still be alike is read whole.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast
from uuid import UUID

from sqlalchemy import Row, Select, delete, select, text
from sqlalchemy.orm import Session

from desktop_app.domain.likeness import (
    RULE,
    Alike,
    Traits,
    Verdict,
    house_of,
    key_of_nik,
    keys_of,
    keys_sought,
    likeness,
    may_be_alike,
)
from desktop_app.domain.nik import Nik
from desktop_app.domain.worker import Sex
from desktop_app.storage.documents import packed
from desktop_app.storage.models import AlikeRow, DetailRow, RegistrationRow
from desktop_app.storage.rows import LINE, Columns, line_of
from desktop_app.storage.settings import ALIKE, read_setting, write_setting

AT_ONCE = 1000
"""So many older registrations are given their keys in one go."""

_MOST_LOOKED_AT = 1000  # of a key half the register shares, the newest

_PUT = text("INSERT OR IGNORE INTO alike (key, row) SELECT value, :row FROM json_each(:keys)")
_NAMED = text(
    'SELECT "row", name, nik, born FROM registrations WHERE "row" IN'
    " (SELECT alike.row FROM alike WHERE key IN (SELECT value FROM json_each(:keys))"
    '  UNION SELECT "row" FROM registrations'
    "  WHERE nik = :nik AND nik <> '' AND status <> 'withdrawn')"
    " AND status <> 'withdrawn' ORDER BY \"row\" DESC LIMIT :most"
).columns(RegistrationRow.row, RegistrationRow.name, RegistrationRow.nik, RegistrationRow.born)
_EVER = text(
    'SELECT 1 FROM alike CROSS JOIN registrations ON registrations."row" = alike."row"'
    " WHERE alike.key = :key AND nik = :nik LIMIT 1"
)
_WHOLE: Columns = (
    *LINE,
    RegistrationRow.family_card,
    DetailRow.sex,
    DetailRow.mother,
    DetailRow.phone,
    DetailRow.officer,
)


@dataclass(frozen=True, slots=True)
class Behind:
    """Up to where registrations have no keys of this rule yet: ``row`` below ``below``."""

    rule: int
    below: int


class AlikeIndex:
    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, row: int, traits: Traits, before: Traits | None = None) -> None:
        """Give a row its keys; ``before`` is what it was found by until now."""
        keys = keys_of(traits)
        if before is not None:
            gone = keys_of(before) - keys
            self._session.execute(
                delete(AlikeRow).where(AlikeRow.row == row, AlikeRow.key.in_(gone))
            )
        self._session.execute(_PUT, {"row": row, "keys": packed(sorted(keys))})

    def ever_had(self, nik: Nik) -> bool:
        """Say whether a row, in whatever status, has a NIK."""
        sought = {"key": key_of_nik(nik.digits), "nik": nik.digits}
        return self._session.scalar(_EVER, sought) is not None

    def find(self, traits: Traits, besides: UUID | None, most: int) -> list[Alike]:
        """Return who on file may be this person, the likeliest first, the newest of equals.

        Args:
            traits: As far as they are typed.
            besides: The registration that is being amended.
            most: How many at the most.

        Withdrawn registrations are nobody's any more, and left out.
        """
        sought = {
            "keys": packed(sorted(keys_sought(traits))),
            "nik": traits.nik,
            "most": _MOST_LOOKED_AT,
        }
        rows = [
            row
            for row, name, nik, born in self._session.execute(_NAMED, sought)
            if may_be_alike(traits, name, nik, born)
        ]
        found = [alike for alike in self._judged(rows, traits) if alike.line.id != besides]
        return sorted(found, key=lambda alike: -alike.likeness.points)[:most]

    def _judged(self, rows: Sequence[int], traits: Traits) -> Iterable[Alike]:
        if not rows:
            return
        query: Select[*Columns] = (
            select(*_WHOLE)
            .join(DetailRow, DetailRow.row == RegistrationRow.row)
            .where(RegistrationRow.row.in_(rows))
            .order_by(RegistrationRow.row.desc())
        )
        for found in self._session.execute(query):
            line = line_of(cast("Row[*Columns]", found[: len(LINE)]))
            card, sex, mother, phone, officer = found[len(LINE) :]
            other = Traits(
                name=line.name,
                nik=line.nik,
                born=line.born,
                sex=Sex(sex),
                mother=mother,
                phone=phone,
                family_card=card,
                house=house_of(line.street, line.rt, line.rw),
            )
            judged = likeness(traits, other)
            if judged.verdict is not Verdict.UNLIKE:
                yield Alike(line, officer, judged)

    def behind(self) -> int:
        """Return below which row registrations may have no keys of this rule; 0 for none."""
        told = read_setting(self._session, ALIKE, Behind)
        if told is not None and told.rule == RULE:
            return told.below
        last = self._session.scalar(
            select(RegistrationRow.row).order_by(RegistrationRow.row.desc())
        )
        return (last or 0) + 1

    def rows_behind(self, below: int) -> list[tuple[int, UUID]]:
        """Return the next registrations to be given keys, the newest first."""
        query = (
            select(RegistrationRow.row, RegistrationRow.id)
            .where(RegistrationRow.row < below)
            .order_by(RegistrationRow.row.desc())
            .limit(AT_ONCE)
        )
        return [(row, worker) for row, worker in self._session.execute(query)]

    def caught_up_to(self, below: int) -> None:
        write_setting(self._session, ALIKE, Behind(RULE, below))
