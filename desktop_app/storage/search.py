"""Search as you type: which rows hold the words typed so far, newest first.

The index (FTS5, in the encrypted file) holds no text, only which word stands in which row:

* the words of name and street, folded (no case, accents or punctuation);
* every run of five digits of the NIK, and the shorter ones at its end. Any part of a NIK up to
  five digits is the beginning of a run, and a longer part is several runs at once, so that "any
  part" needs no reading of rows;
* the running number.

FTS5 hands out rows from the newest on, and the reading stops with the last line wanted: a word
half the register shares costs no more than a rare one. What the user types never is FTS5 syntax:
it is cut to letters and digits first, and then quoted.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Result, Row, text
from sqlalchemy.orm import Session

from desktop_app.domain.spelling import folded
from desktop_app.domain.worker import Registration, WorkerLine
from desktop_app.storage.documents import packed
from desktop_app.storage.rows import LINE, Columns, line_of, running_of

RUN = 5
"""Digits of a NIK that make one word of the index."""

FEW = 2000
"""So many rows of a filter are read beforehand; more are common enough to meet on the way."""

_NIK_LENGTH = 16
_WORD = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"[0-9]+")
_NUMBER = re.compile(r"(?:[A-Z]{2}/)?([0-9]{10}-[0-9-]*)", re.IGNORECASE)
_DEVICE_PART = re.compile(r"\b[0-9]{2}-(?=[0-9]{5,}\b)")

_COLUMNS = ", ".join(f"registrations.{column.key}" for column in LINE)
_PUT = text("INSERT OR REPLACE INTO search (rowid, words) VALUES (:row, :words)")
# CROSS JOIN keeps SQLite from turning the loops round, which would cost a sort of everything.
_FIND = text(
    f"SELECT {_COLUMNS}"  # noqa: S608 - columns are ours
    " FROM search CROSS JOIN registrations ON registrations.row = search.rowid"
    " WHERE search MATCH :words ORDER BY search.rowid DESC"
).columns(*LINE)
_FIND_ROWS = text("SELECT rowid FROM search WHERE search MATCH :words ORDER BY rowid DESC")
_LINES = text(
    f"SELECT {_COLUMNS} FROM registrations"  # noqa: S608 - columns are ours
    " WHERE row IN (SELECT value FROM json_each(:rows)) ORDER BY row DESC"
).columns(*LINE)
_WITH_NUMBER = text(
    f"SELECT {_COLUMNS} FROM registrations"  # noqa: S608 - columns are ours
    " WHERE number >= :first AND number < :last ORDER BY number DESC"
).columns(*LINE)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a list filter leaves of the register.

    Attributes:
        standings: The combinations of segment, funding, status and delivery it lets through.
        rows: All its rows where they are few, else None.
    """

    standings: frozenset[tuple[str, str, str, str]]
    rows: frozenset[int] | None


class SearchIndex:
    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, row: int, registration: Registration) -> None:
        """Index a row anew, in the same transaction as the row itself."""
        worker = registration.worker
        words = indexed_words(
            worker.name, worker.address.street, worker.nik.digits, running_of(registration.number)
        )
        self._session.execute(_PUT, {"row": row, "words": words})

    def find(self, typed: str, most: int, narrowed: Narrowing | None) -> list[WorkerLine]:
        """Return the newest rows that fit everything typed."""
        number = _NUMBER.fullmatch(typed.strip())
        if number is not None:
            found = self._session.execute(
                _WITH_NUMBER, {"first": number[1], "last": f"{number[1]}~"}
            )
            return list(islice(_lines_of(found, narrowed, _always), most))
        words = _WORD.findall(folded(_DEVICE_PART.sub("", typed)))
        if not words:
            return []
        expression, fits = _expression(words)
        if narrowed is None or narrowed.rows is None:
            found = self._session.execute(_FIND, {"words": expression})
            lines = list(islice(_lines_of(found, narrowed, fits), most))
            found.close()
            return lines
        hits = self._session.scalars(_FIND_ROWS, {"words": expression})
        rows = [row for row in hits if row in narrowed.rows]
        return list(islice(filter(fits, self.lines(rows)), most))

    def lines(self, rows: list[int]) -> list[WorkerLine]:
        """Return the lines of some rows, newest first."""
        return [line_of(row) for row in self._session.execute(_LINES, {"rows": packed(rows)})]


def indexed_words(name: str, street: str, nik: str, running: int) -> str:
    """Return everything a row is found by, as one text of words."""
    runs = (nik[start : start + RUN] for start in range(_NIK_LENGTH))
    words = {*_WORD.findall(folded(f"{name} {street}")), *runs, f"{running:05}"}
    return " ".join(sorted(words))


Fits = Callable[[WorkerLine], bool]


def _expression(words: list[str]) -> tuple[str, Fits]:
    """Return the FTS5 expression of some words, and what it cannot say about a line itself."""
    parts, long_digits = [], []
    for position, word in enumerate(words):
        if not _DIGITS.fullmatch(word):
            last = position == len(words) - 1
            parts.append(f'"{word}"*' if last else f'"{word}"')
        elif len(word) <= RUN or len(word) > _NIK_LENGTH:
            parts.append(f'"{word}"*')
        else:
            # The runs may stand apart in a NIK, which only the NIK itself can tell.
            long_digits.append(word)
            starts = [*range(0, len(word) - RUN, RUN), len(word) - RUN]
            runs = " AND ".join(f'"{word[start : start + RUN]}"' for start in starts)
            parts.append(f'(({runs}) OR "{word}"*)')
    if not long_digits:
        return " AND ".join(parts), _always

    def fits(line: WorkerLine) -> bool:
        words_of_line = folded(f"{line.name} {line.street} {line.number}")
        return all(
            digits in line.nik or f" {digits}" in f" {words_of_line}" for digits in long_digits
        )

    return " AND ".join(parts), fits


def _always(line: WorkerLine) -> bool:
    return True


def _lines_of(
    found: Result[*Columns], narrowed: Narrowing | None, fits: Fits
) -> Iterator[WorkerLine]:
    for row in found:
        if narrowed is None or _standing(row) in narrowed.standings:
            line = line_of(row)
            if fits(line):
                yield line


def _standing(row: Row[*Columns]) -> tuple[str, str, str, str]:
    return (row.segment, row.funding, row.status, row.delivery)
