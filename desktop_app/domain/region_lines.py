"""Ninety thousand lines in one text each, searched without an index and held without a list."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

_CODE = 10  # digits of a village's code
_LINE_END = re.compile(r"\n")


class Villages(Sequence[str]):
    """The codes of villages, with their names, in the one text they were read from.

    A dictionary of them takes ten times the memory, and so does, while it is read, a list.

    Args:
        text: ``code TAB name`` and a line end each, in the order of codes.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = _beginnings(text)

    def __getitem__(self, place: Any) -> Any:
        start = self._starts[place]
        return self._text[start : start + _CODE]

    def __len__(self) -> int:
        return len(self._starts) - 1

    def name(self, place: int) -> str:
        start, end = self._starts[place] + _CODE + 1, self._starts[place + 1] - 1
        return self._text[start:end]

    def named(self, code: str) -> str | None:
        place = bisect_left(self, code)
        return self.name(place) if place < len(self) and self[place] == code else None


class Lines:
    """Folded names, one a line, in one string: a substring is found in it without any index.

    Line n, its line end in front, stands between ``_ends[n]`` and ``_ends[n + 1]``.
    """

    def __init__(self, text: str) -> None:
        self._text = f"\n{text}\n"
        self._ends = _beginnings(f"{text}\n")

    def hits(self, pattern: str, first: int, end: int) -> Iterator[int]:
        """Return the lines from ``first`` up to ``end`` that hold the pattern, in order."""
        at, stop = self._ends[first], self._ends[end] + 1
        while (at := self._text.find(pattern, at, stop)) >= 0:
            line = bisect_right(self._ends, at) - 1
            yield line
            at = self._ends[line + 1]


def _beginnings(text: str) -> "array[int]":
    """Return where each line begins, and where the last one has ended."""
    return array("I", chain((0,), (found.end() for found in _LINE_END.finditer(text))))
