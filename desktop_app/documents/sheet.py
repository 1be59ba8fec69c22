"""The A5 sheet both papers share: where each part stands, and how it makes room for long texts.

The head and the foot keep their places; what lies between flows from the top. A ladder of densities
says how generously it is set: the first one that fits is taken, and what room is left goes evenly
between the rows.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from desktop_app.documents import words
from desktop_app.documents.foot import place_foot
from desktop_app.documents.head import place_head
from desktop_app.documents.layout import (
    A5,
    Page,
    Panel,
    Rule,
    Step,
    Style,
    fitted,
    well_broken,
    wrapped,
)
from desktop_app.documents.palette import (
    FINE,
    GREEN,
    GREY,
    HAIRLINE,
    INK,
    MARGIN,
    MARKING,
    TINT,
    WIDTH,
)
from desktop_app.documents.statement import Bill, Labelled, Row, Statement
from desktop_app.documents.typefaces import Face

_LABEL_COLUMN = 68.0
_PANEL_PAD = 10.0
_SHORT_GAP = 5.0
_COLUMN_GAP = 8.0
_SECOND_COLUMN = 190.0
_DUE_COLUMN = 96.0
_MARK_SIZE = 60.0
_MARKS_AT = (0.3, 0.5, 0.7, 0.97)


class Density(NamedTuple):
    """How generously the flowing part is set: sizes and paddings in points.

    Attributes:
        size: Of every text a worker must read; 10 in all but monstrous cases.
        pad: Above and below each row, before spare room is shared out.
        gap: Between the blocks.
        purposes: Whether each programme says what it is for.
        pairs: Whether two short facts may share a row.
    """

    size: float
    pad: float
    gap: float
    name: float
    purposes: bool = False
    pairs: bool = False

    @property
    def leading(self) -> float:
        return self.size * 1.18

    @property
    def small(self) -> float:
        """Size of labels and notes, which need not be read to understand the paper."""
        return min(max(7.5, self.size * 0.8), 8.0, self.size)


DENSITIES = (
    Density(10.5, pad=2.6, gap=9, name=18, purposes=True),
    Density(10, pad=1.8, gap=7, name=17, purposes=True),
    Density(10, pad=2.2, gap=8, name=17),
    Density(10, pad=1.4, gap=6, name=16),
    Density(10, pad=1.4, gap=6, name=16, pairs=True),
    Density(10, pad=0.7, gap=5, name=15, pairs=True),
    *(
        Density(size / 4, pad=0.6, gap=4, name=14 * size / 40, pairs=True)
        for size in range(39, 11, -1)
    ),
)
"""From the most generous to the tightest; each is lower than the one before, whatever it sets."""

_MOST_AIR = 3.2
"""Points added to each row at the most: more would make the rows fall apart."""


class _Flow:
    """Sets the flowing part on a page from the top, and counts where air can go."""

    def __init__(self, page: Page, top: float, density: Density, air: float = 0.0) -> None:
        self.page, self.y, self.density, self._air = page, top, density, air
        self.stretches = 0

    def skip(self, points: float) -> None:
        self.y += points

    def stretch(self, points: float) -> None:
        """Skip at least so much: a place where spare room may go."""
        self.y += points + self._air
        self.stretches += 1

    def rule(self, weight: float = FINE, *, strong: bool = False) -> None:
        self.page.add(Rule(MARGIN, self.y, WIDTH, weight, GREEN if strong else HAIRLINE))


def sheet(statement: Statement, qr: str) -> Page:
    """Place every text of a paper, and its symbols, on one A5 page."""
    page = Page(*A5)
    if statement.mark:
        _mark(page, statement.mark)
    top = place_head(page, statement)
    bottom = place_foot(page, statement, qr)

    def trial(density: Density) -> _Flow:
        flow = _Flow(Page(*A5), top, density)
        _set(flow, statement)
        return flow

    fits = bisect_left(DENSITIES, -bottom, key=lambda density: -trial(density).y)
    density = DENSITIES[min(fits, len(DENSITIES) - 1)]
    tried = trial(density)
    air = min(max(bottom - tried.y, 0) / tried.stretches, _MOST_AIR)
    _set(_Flow(page, top, density, air), statement)
    return page


def _mark(page: Page, word: str) -> None:
    """Set a word over the whole page, pale, behind all that is set later."""
    style = Style(Face.HEADING, _MARK_SIZE, MARKING)
    style = style.at(_MARK_SIZE * WIDTH / style.width(word))
    for part in _MARKS_AT:
        page.write(MARGIN, page.height * part, word, style)


def _set(flow: _Flow, statement: Statement) -> None:
    _set_person(flow, statement)
    flow.stretch(flow.density.gap * 0.5)
    _set_facts(flow, statement.facts)
    flow.stretch(flow.density.gap)
    _set_bill(flow, statement.bill)


def _set_person(flow: _Flow, statement: Statement) -> None:
    """Set the tinted panel: the name as large as it can be, the numbers, the status."""
    page, density = flow.page, flow.density
    left, width = MARGIN + _PANEL_PAD, WIDTH - 2 * _PANEL_PAD
    label = Style(Face.TEXT, density.small, GREY)
    panel_at, start = len(page.elements), flow.y
    flow.skip(5 + density.small)
    page.write(left, flow.y, statement.name.label, label)
    name = fitted(
        statement.name.value,
        Style(Face.HEADING, density.name, INK),
        width,
        (
            Step(1, density.name, density.name * 0.72),
            Step(2, density.name * 0.8, density.name * 0.6),
            Step(3, density.name * 0.6, density.name * 0.4),
        ),
    )
    leading = name.style.size * 1.15
    flow.skip(name.style.size + 1.5)
    flow.y = page.write_lines(left, flow.y, name.lines, name.style, leading)
    flow.stretch(name.style.size * 0.28 + 2)
    page.add(Rule(left, flow.y, width, FINE, HAIRLINE))
    flow.skip(density.small + 4)
    _set_identity(flow, statement, left, label)
    flow.stretch(3.5)
    page.add(Rule(left, flow.y, width, FINE, HAIRLINE))
    flow.skip(density.size + 3)
    page.write(left, flow.y, words.STATUS, label)
    strong = Style(Face.BOLD, density.size, GREEN)
    start_of_status = left + _LABEL_COLUMN - _PANEL_PAD
    room = left + width - start_of_status
    lines = well_broken(statement.status, strong, room)
    flow.y = page.write_lines(start_of_status, flow.y, lines, strong, density.leading)
    flow.skip(5.5)
    page.elements[panel_at:panel_at] = [
        Panel(MARGIN, start, WIDTH, flow.y - start, TINT),
        Rule(MARGIN, start, WIDTH, 1.1, GREEN),
        Rule(MARGIN, flow.y, WIDTH, 0.6, GREEN),
    ]


def _set_identity(flow: _Flow, statement: Statement, left: float, label: Style) -> None:
    page, size = flow.page, min(flow.density.size * 1.2, 12)
    numbers = Style(Face.DIGITS_BOLD, size, INK)
    plain = Style(Face.BOLD, size * 0.96, INK)
    x = left
    for labelled in statement.identity:
        page.write(x, flow.y, labelled.label, label)
        style = plain if labelled.label == words.REGISTERED_ON else numbers
        page.write(x, flow.y + size + 1.5, labelled.value, style)
        x += _SECOND_COLUMN - _PANEL_PAD
    flow.skip(size + 1.5)


def _set_facts(flow: _Flow, facts: Sequence[Labelled]) -> None:
    waiting = list(facts)
    while waiting:
        fact = waiting.pop(0)
        if flow.density.pairs and waiting and _may_share(flow.density, fact, waiting[0]):
            _set_pair(flow, fact, waiting.pop(0))
        else:
            _set_fact(flow, fact)


def _may_share(density: Density, first: Labelled, second: Labelled) -> bool:
    style = Style(Face.STRONG, density.size, INK)
    room = _SECOND_COLUMN - _COLUMN_GAP - _LABEL_COLUMN
    rest = WIDTH - _SECOND_COLUMN - _LABEL_COLUMN
    return style.width(first.value) <= room and style.width(second.value) <= rest


def _set_pair(flow: _Flow, first: Labelled, second: Labelled) -> None:
    density = flow.density
    flow.stretch(density.pad + density.size * 0.86)
    for fact, left in ((first, MARGIN), (second, MARGIN + _SECOND_COLUMN)):
        flow.page.write(left, flow.y, fact.label, Style(Face.TEXT, density.size, GREY))
        value = Style(Face.STRONG, density.size, INK)
        flow.page.write(left + _LABEL_COLUMN, flow.y, fact.value, value)
    flow.skip(density.pad + density.size * 0.3)
    flow.rule()


def _set_fact(flow: _Flow, fact: Labelled) -> None:
    page, density = flow.page, flow.density
    style = Style(Face.STRONG, density.size, INK)
    room = WIDTH - _LABEL_COLUMN
    lines = well_broken(fact.value, style, room)
    flow.stretch(density.pad + density.size * 0.86)
    page.write(MARGIN, flow.y, fact.label, Style(Face.TEXT, density.size, GREY))
    flow.y = page.write_lines(MARGIN + _LABEL_COLUMN, flow.y, lines, style, density.leading)
    flow.skip(density.pad + density.size * 0.3)
    flow.rule()


def _set_bill(flow: _Flow, bill: Bill) -> None:
    page, density = flow.page, flow.density
    head = Style(Face.BOLD, density.small + 0.5, GREEN)
    flow.skip(head.size)
    right = MARGIN + WIDTH
    page.write(MARGIN, flow.y, words.PROGRAMME_HEAD, head)
    due_head = words.DUE_HEAD_WITH_RELIEF if bill.relief else words.DUE_HEAD
    page.write_to(right, flow.y, due_head, head)
    if bill.relief:
        page.write_to(right - _DUE_COLUMN, flow.y, words.BEFORE_HEAD, head)
    flow.skip(3.4)
    flow.rule(0.9, strong=True)
    for row in bill.rows:
        _set_programme(flow, row)
        flow.rule()
    _set_sum(flow, bill.total, strong=True)
    if bill.period is not None:
        flow.rule()
        _set_sum(flow, bill.period, strong=bool(bill.period.due))
    flow.rule(0.9, strong=True)
    note = Style(Face.TEXT, density.small, GREY)
    for text in (words.BY_LAW, *bill.notes) if density.purposes else bill.notes:
        lines = wrapped(text, note, WIDTH)
        flow.skip(note.size + 2.5)
        flow.y = page.write_lines(MARGIN, flow.y, lines, note, note.size * 1.2)


def _set_programme(flow: _Flow, row: Row) -> None:
    page, density = flow.page, flow.density
    flow.stretch(density.pad + density.size * 0.86)
    _set_row(flow, row, Face.STRONG, Face.FIGURES)
    if density.purposes:
        flow.skip(density.small * 1.2)
        page.write(MARGIN, flow.y, row.purpose, Style(Face.TEXT, density.small, GREY))
    flow.skip(density.pad + density.size * 0.3)


def _set_sum(flow: _Flow, row: Row, *, strong: bool) -> None:
    density = flow.density
    flow.stretch(density.pad + density.size * 0.9)
    _set_row(flow, row, Face.BOLD if strong else Face.TEXT, Face.HEADING)
    flow.skip(density.pad + density.size * 0.32)


def _set_row(flow: _Flow, row: Row, face: Face, figures: Face) -> None:
    """Set a row's text, its grey addition in what room is left, and its amounts."""
    page, size = flow.page, flow.density.size
    end = page.write(MARGIN, flow.y, row.text, Style(face, size, INK)) + _SHORT_GAP
    start = _set_amounts(flow, row, figures)
    addition = Style(Face.TEXT, size * 0.9, GREY)
    ladder = (Step(1, size * 0.9, size * 0.7),)
    short = fitted(row.short, addition, start - _COLUMN_GAP - end, ladder)
    page.write(end, flow.y, short.lines[0], short.style)


def _set_amounts(flow: _Flow, row: Row, face: Face) -> float:
    """Set the amounts and return where the first of them starts."""
    page, right, size = flow.page, MARGIN + WIDTH, flow.density.size
    if row.due == words.NOT_BILLED:
        start = page.write_to(right, flow.y, row.due, Style(Face.TEXT, size, GREY))
    else:
        start = page.write_to(right, flow.y, row.due, Style(face, size, INK))
    if row.before:
        before = Style(Face.TEXT, size, GREY)
        start = page.write_to(right - _DUE_COLUMN, flow.y, row.before, before)
    return start
