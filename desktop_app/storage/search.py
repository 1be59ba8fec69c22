"""Search as you type: which rows hold the words typed so far, newest first.

The index (FTS5, in the encrypted file) holds no text, only which piece stands in which row. No
piece is longer than five characters, and FTS5 keeps a list of its own for each beginning of one
to four, so that whatever is typed is one look-up and never a walk through all words alike:

* the first five letters of each word of name and street, folded (no case, accents, punctuation);
* every run of five digits of the NIK (and of any other number that is longer), and the shorter
  ones at its end: any part of it is the beginning of a run, or several runs at once;
* the running number of the registration.

What a piece cannot tell (the sixth letter, whether runs are neighbours) is compared on the line
itself. FTS5 hands out rows from the newest on, and reading stops with the last line wanted: a word
that half the register shares costs no more than a rare one. What the user types never is FTS5
syntax: it is cut to letters and digits first, and then quoted.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import msgspec
from sqlalchemy import Result, Row, text
from sqlalchemy.orm import Session

from desktop_app.domain.spelling import folded
from desktop_app.domain.worker import Registration, WorkerLine
from desktop_app.storage.documents import packed
from desktop_app.storage.rows import LINE, Columns, line_of, running_of

PIECE = 5
"""Characters of the longest piece; the index is made with ``prefix='1 2 3 4'``."""

FEW = 2000
"""So many rows of a filter are read beforehand; more are common enough to meet on the way."""

_ROWS = msgspec.json.Decoder(list[int])
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
_FIND_ROWS = text("SELECT json_group_array(rowid) FROM search WHERE search MATCH :words")
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
        nik = worker.nik.digits if worker.nik else ""
        running = running_of(registration.number)
        words = indexed_words(worker.name, worker.address.street, nik, running)
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
        expression = " AND ".join(map(_expression, words))
        fits = _comparison([word for word in words if len(word) > PIECE])
        if narrowed is None or narrowed.rows is None:
            found = self._session.execute(_FIND, {"words": expression})
            lines = list(islice(_lines_of(found, narrowed, fits), most))
            found.close()
            return lines
        rows = [row for row in reversed(self._hits(expression)) if row in narrowed.rows]
        return list(islice(self._fitting(rows, fits), most))

    def rows(self, typed: str, within: frozenset[int] | None) -> frozenset[int]:
        """Return all rows that fit everything typed, of those ``within`` where that is given.

        Only what the pieces cannot tell is compared line by line: a word of more than five
        letters, on the rows that hold its beginning.
        """
        number = _NUMBER.fullmatch(typed.strip())
        words = _WORD.findall(folded(_DEVICE_PART.sub("", typed)))
        if number is not None:
            found = self._session.execute(
                _WITH_NUMBER, {"first": number[1], "last": f"{number[1]}~"}
            )
            hits = [row.row for row in found]
        elif words:
            hits = self._hits(" AND ".join(map(_expression, words)))
        else:
            return frozenset()
        left = frozenset(hits) if within is None else within.intersection(hits)
        long = [word for word in words if len(word) > PIECE]
        if number is not None or not long:
            return left
        return frozenset(line.row for line in self._fitting(list(left), _comparison(long)))

    def _hits(self, expression: str) -> list[int]:
        return _ROWS.decode(self._session.scalar(_FIND_ROWS, {"words": expression}) or "[]")

    def _fitting(self, rows: Sequence[int], fits: "Fits") -> Iterator[WorkerLine]:
        """Read the lines of some rows a few at a time, and yield those that fit."""
        for start in range(0, len(rows), FEW):
            yield from filter(fits, self.lines(list(rows[start : start + FEW])))

    def lines(self, rows: list[int]) -> list[WorkerLine]:
        """Return the lines of some rows, newest first."""
        return [line_of(row) for row in self._session.execute(_LINES, {"rows": packed(rows)})]


def indexed_words(name: str, street: str, nik: str, running: int) -> str:
    """Return all the pieces a row is found by, as one text."""
    words = (nik, *_words_of(f"{name} {street} {running:05}"))
    return " ".join(sorted({piece for word in words for piece in _pieces(word)}))


def _words_of(shown: str) -> list[str]:
    return _WORD.findall(folded(shown))


def _is_long_number(word: str) -> bool:
    return len(word) > PIECE and _DIGITS.fullmatch(word) is not None


def _pieces(word: str) -> list[str]:
    """Return what a word is found by: its beginning, but any part of a long number."""
    if not _is_long_number(word):
        return [word[:PIECE]]
    return [word[start : start + PIECE] for start in range(len(word))]


def _expression(word: str) -> str:
    """Return what FTS5 is asked for one word, which holds nothing but letters and digits."""
    if len(word) < PIECE:
        return f'"{word}"*'
    if not _is_long_number(word):
        return f'"{word[:PIECE]}"'
    runs = (piece for piece in _pieces(word) if len(piece) == PIECE)
    return " AND ".join(f'"{run}"' for run in runs)


Fits = Callable[[WorkerLine], bool]


def _comparison(words: list[str]) -> Fits:
    """Return the test that words longer than a piece ask for."""
    if not words:
        return _always

    def fits(line: WorkerLine) -> bool:
        running = line.number.rpartition("-")[2]
        held = _words_of(f"{line.name} {line.street} {running}")
        beginnings = f" {' '.join(held)}"
        numbers = " ".join((line.nik, *filter(_is_long_number, held)))
        return all(f" {word}" in beginnings or word in numbers for word in words)

    return fits


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
