"""Where lines end: a text as large as its room allows, whole, over as many lines as it takes."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from desktop_app.documents.layout import PART, Style
from desktop_app.documents.pieces import pieces

_REMEMBERED = 2048
"""Texts whose lines are remembered: each is tried more than once, and a batch repeats many."""


def wrapped(text: str, style: Style, width: float) -> list[str]:
    """Break a text into lines no wider than ``width``; a word that is wider is broken inside.

    Dates and numbers stay whole (``pieces``) where a line holds them. A dot between two parts of a
    text goes where a line ends there: the break parts them already.
    """
    if style.width(text) <= width:
        return [text]
    lines: list[str] = []
    line = ""
    for word in _words(text, style, width):
        longer = f"{line} {word}" if line else word
        if style.width(longer) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        line = word
        while style.width(line) > width and len(line) > 1:
            head = _longest_start(line, style, width)
            lines.append(line[:head])
            line = line[head:]
    lines.append(line)
    return [_without_dots(line, at) for at, line in enumerate(lines)] if len(lines) > 1 else lines


def _words(text: str, style: Style, width: float) -> Iterator[str]:
    """Yield what may stand on a line of its own; a wider piece gives up its first words."""
    for piece in pieces(text):
        rest = piece
        while " " in rest and style.width(rest) > width:
            first, rest = rest.split(" ", 1)
            yield first
        yield rest


def wrapped_after(text: str, style: Style, width: float, indent: float) -> list[str]:
    """Break a text whose first line begins further in, beside something else."""
    first = wrapped(text, style, width - indent)
    if len(first) == 1:
        return first
    rest = " ".join(text.split(" ")[len(first[0].split(" ")) :])
    if not rest or style.width(text.split(" ", 1)[0]) > width - indent:
        return first  # a word is broken inside: what follows is not at a word's beginning
    return [first[0], *wrapped(rest.removeprefix(f"{PART.strip()} "), style, width)]


def _without_dots(line: str, at: int) -> str:
    line = line.removesuffix(PART)
    return line.removeprefix(f"{PART.strip()} ") if at else line


def _longest_start(word: str, style: Style, width: float) -> int:
    """Return how many letters of a word fit, at least one."""
    fitting = 1
    while fitting < len(word) and style.width(word[: fitting + 1]) <= width:
        fitting += 1
    return fitting


class Step(NamedTuple):
    """One rung of a ladder: at most so many lines, in sizes from ``most`` down to ``least``."""

    lines: int
    most: float
    least: float


class Fitted(NamedTuple):
    style: Style
    lines: list[str]


@lru_cache(maxsize=128)
def one_line(most: float, least: float, lines: int = 4) -> tuple[Step, ...]:
    """Return a ladder that shrinks one line to ``least``, then takes up to so many lines of that.

    Only what no office and no person is called goes below ``least``.
    """
    return (Step(1, most, least), *(Step(many, least, least) for many in range(2, lines + 1)))


def fitted(text: str, style: Style, width: float, ladder: Sequence[Step]) -> Fitted:
    """Set a text as large as the first rung of the ladder that holds it allows.

    Below the last rung the text shrinks on, in that rung's number of lines: nothing is ever cut.
    """
    return _fitted(text, style, width, tuple(ladder))


@lru_cache(maxsize=_REMEMBERED)
def _fitted(text: str, style: Style, width: float, ladder: tuple[Step, ...]) -> Fitted:
    for step in ladder:
        size = step.most
        while size >= step.least:
            lines = wrapped(text, style.at(size), width)
            if len(lines) <= step.lines:
                return Fitted(style.at(size), _evened(text, lines, style.at(size), width))
            size -= 0.5
    size = ladder[-1].least
    while True:
        size *= 0.95
        lines = wrapped(text, style.at(size), width)
        if len(lines) <= ladder[-1].lines:
            return Fitted(style.at(size), lines)


def well_broken(text: str, style: Style, width: float) -> list[str]:
    """Break a text where its parts meet, if that takes no more lines than breaking anywhere.

    Where it does, lines are only evened out if the last one would be a single word.
    """
    return list(_well_broken(text, style, width))


@lru_cache(maxsize=_REMEMBERED)
def _well_broken(text: str, style: Style, width: float) -> list[str]:
    lines = wrapped(text, style, width)
    parts = _by_parts(text, lines, style, width)
    if len(lines) == 1 or parts is not lines or " " in lines[-1]:
        return parts
    return _balanced(text, lines, style, width)


def _by_parts(text: str, lines: list[str], style: Style, width: float) -> list[str]:
    """Return the lines a text takes where its parts meet, if those are no more than its lines."""
    if len(lines) == 1 or PART not in text:
        return lines
    parts = [line for part in text.split(f"{PART} ") for line in wrapped(part, style, width)]
    return parts if len(parts) <= len(lines) else lines


def _evened(text: str, lines: list[str], style: Style, width: float) -> list[str]:
    parts = _by_parts(text, lines, style, width)
    return parts if parts is not lines else _balanced(text, lines, style, width)


def _balanced(text: str, lines: list[str], style: Style, width: float) -> list[str]:
    """Even out the lengths of a heading's lines without adding a line."""
    if len(lines) == 1:
        return lines
    widest = max(style.width(each) for each in _words(text, style, width))
    if widest > width:
        return lines
    best, narrower = lines, width
    while narrower > width / 2:
        narrower -= width / 40
        tried = wrapped(text, style, narrower)
        if narrower < widest or len(tried) > len(lines):
            break
        best = tried
    return best
