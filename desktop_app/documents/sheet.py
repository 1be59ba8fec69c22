"""The sheet both papers share, A5 and larger: where each part stands, and how it makes room.

The head and the foot keep their places; what lies between flows from the top. A ladder of densities
says how generously it is set: the first one that fits is taken, and what room is left goes evenly
between the rows.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from desktop_app.documents import words
from desktop_app.documents.foot import place_foot
from desktop_app.documents.forms import Form, form_of
from desktop_app.documents.head import place_head
from desktop_app.documents.layout import (
    Page,
    Panel,
    Rule,
    Step,
    Style,
    Tag,
    fitted,
    well_broken,
    wrapped,
)
from desktop_app.documents.palette import FINE, GREEN, GREY, HAIRLINE, INK, MARKING, TINT
from desktop_app.documents.statement import Bill, Labelled, Row, Statement
from desktop_app.documents.typefaces import Face
from desktop_app.domain.paper_format import PaperFormat

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
        brief: Whether the programmes share a row, by their abbreviations.
    """

    size: float
    pad: float
    gap: float
    name: float
    purposes: bool = False
    pairs: bool = False
    brief: bool = False

    @property
    def leading(self) -> float:
        return self.size * 1.18

    @property
    def small(self) -> float:
        """Size of labels and notes, which need not be read to understand the paper."""
        return min(max(7.5, self.size * 0.8), 8.0, self.size)


DENSITIES = (
    Density(11, pad=3.4, gap=12, name=19, purposes=True),
    Density(10.5, pad=2.6, gap=9, name=18, purposes=True),
    Density(10, pad=1.8, gap=7, name=17, purposes=True),
    Density(10, pad=2.2, gap=8, name=17),
    Density(10, pad=1.4, gap=6, name=16),
    Density(10, pad=1.4, gap=6, name=16, pairs=True),
    Density(10, pad=0.7, gap=5, name=15, pairs=True),
    Density(10, pad=0.7, gap=5, name=15, pairs=True, brief=True),
    Density(10, pad=0.2, gap=3.5, name=14, pairs=True, brief=True),
    *(
        Density(size / 4, pad=0.2, gap=3, name=14 * size / 40, pairs=True, brief=True)
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
        page = self.page
        page.add(Rule(page.margin, self.y, page.room, weight, GREEN if strong else HAIRLINE))


def sheet(statement: Statement, qr: str, form: Form | None = None) -> Page:
    """Place every text of a paper, and its symbols, on one page; A5 if no other form is given."""
    form = form or form_of(PaperFormat.A5)
    page = form.page()
    if statement.mark:
        _mark(page, statement.mark)
    top = place_head(page, statement)
    foot = form.page()
    bottom = place_foot(foot, statement, qr, form)

    def trial(density: Density) -> _Flow:
        flow = _Flow(form.page(), top, density)
        _set(flow, statement)
        return flow

    fits = bisect_left(DENSITIES, -bottom, key=lambda density: -trial(density).y)
    density = DENSITIES[min(fits, len(DENSITIES) - 1)]
    tried = trial(density)
    air = min(max(bottom - tried.y, 0) / tried.stretches, _MOST_AIR)
    _set(_Flow(page, top, density, air), statement)
    page.take(foot)
    return page


def _mark(page: Page, word: str) -> None:
    """Set a word over the whole page, pale, behind all that is set later."""
    style = Style(Face.HEADING, _MARK_SIZE, MARKING)
    style = style.at(_MARK_SIZE * page.room / style.width(word))
    for part in _MARKS_AT:
        page.write(page.margin, page.height * part, word, style)


def _set(flow: _Flow, statement: Statement) -> None:
    _set_person(flow, statement)
    flow.stretch(flow.density.gap * 0.5)
    with flow.page.part(Tag.TABLE):
        _set_facts(flow, statement.facts)
        if flow.density.brief:
            _set_fact(flow, statement.bill.brief)
    flow.stretch(flow.density.gap)
    _set_bill(flow, statement.bill)


def _set_person(flow: _Flow, statement: Statement) -> None:
    """Set the tinted panel: the name as large as it can be, the numbers, the status."""
    page, density = flow.page, flow.density
    left, width = page.margin + _PANEL_PAD, page.room - 2 * _PANEL_PAD
    label = Style(Face.TEXT, density.small, GREY)
    panel_at, start = len(page.elements), flow.y
    flow.skip(5 + density.small)
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
    with page.part(Tag.P):
        page.write(left, flow.y, statement.name.label, label)
        flow.skip(name.style.size + 1.5)
        flow.y = page.write_lines(left, flow.y, name.lines, name.style, leading)
    flow.stretch(name.style.size * 0.28 + 2)
    page.add(Rule(left, flow.y, width, FINE, HAIRLINE))
    flow.skip(density.small + 4)
    _set_identity(flow, statement, left, label)
    flow.stretch(3.5)
    page.add(Rule(left, flow.y, width, FINE, HAIRLINE))
    flow.skip(density.size + 3)
    strong = Style(Face.BOLD, density.size, GREEN)
    start_of_status = left + _LABEL_COLUMN - _PANEL_PAD
    lines = well_broken(statement.status, strong, left + width - start_of_status)
    with page.part(Tag.P):
        page.write(left, flow.y, words.STATUS, label)
        flow.y = page.write_lines(start_of_status, flow.y, lines, strong, density.leading)
    flow.skip(5.5)
    panel = Panel(page.margin, start, page.room, flow.y - start, TINT)
    upper = Rule(page.margin, start, page.room, 1.1, GREEN)
    page.put_below(panel_at, [panel, upper, Rule(page.margin, flow.y, page.room, 0.6, GREEN)])


def _set_identity(flow: _Flow, statement: Statement, left: float, label: Style) -> None:
    page, size = flow.page, min(flow.density.size * 1.2, 12)
    numbers = Style(Face.DIGITS_BOLD, size, INK)
    plain = Style(Face.BOLD, size * 0.96, INK)
    x = left
    for labelled in statement.identity:
        style = plain if labelled.label == words.REGISTERED_ON else numbers
        with page.part(Tag.P):
            page.write(x, flow.y, labelled.label, label)
            page.write(x, flow.y + size + 1.5, labelled.value, style)
        x += _SECOND_COLUMN - _PANEL_PAD
    flow.skip(size + 1.5)


def _set_facts(flow: _Flow, facts: Sequence[Labelled]) -> None:
    waiting = list(facts)
    while waiting:
        fact = waiting.pop(0)
        if flow.density.pairs and waiting and _may_share(flow, fact, waiting[0]):
            _set_pair(flow, fact, waiting.pop(0))
        else:
            _set_fact(flow, fact)


def _may_share(flow: _Flow, first: Labelled, second: Labelled) -> bool:
    style = Style(Face.STRONG, flow.density.size, INK)
    room = _SECOND_COLUMN - _COLUMN_GAP - _LABEL_COLUMN
    rest = flow.page.room - _SECOND_COLUMN - _LABEL_COLUMN
    return style.width(first.value) <= room and style.width(second.value) <= rest


def _set_pair(flow: _Flow, first: Labelled, second: Labelled) -> None:
    page, density = flow.page, flow.density
    flow.stretch(density.pad + density.size * 0.86)
    label, value = (
        Style(Face.TEXT, density.size, GREY),
        Style(Face.STRONG, density.size, INK),
    )
    for fact, left in ((first, page.margin), (second, page.margin + _SECOND_COLUMN)):
        with page.part(Tag.ROW):
            with page.part(Tag.HEAD, scope="Row"):
                page.write(left, flow.y, fact.label, label)
            with page.part(Tag.CELL):
                page.write(left + _LABEL_COLUMN, flow.y, fact.value, value)
    flow.skip(density.pad + density.size * 0.3)
    flow.rule()


def _set_fact(flow: _Flow, fact: Labelled) -> None:
    page, density = flow.page, flow.density
    style = Style(Face.STRONG, density.size, INK)
    lines = well_broken(fact.value, style, page.room - _LABEL_COLUMN)
    flow.stretch(density.pad + density.size * 0.86)
    with page.part(Tag.ROW):
        with page.part(Tag.HEAD, scope="Row"):
            page.write(page.margin, flow.y, fact.label, Style(Face.TEXT, density.size, GREY))
        with page.part(Tag.CELL):
            left = page.margin + _LABEL_COLUMN
            flow.y = page.write_lines(left, flow.y, lines, style, density.leading)
    flow.skip(density.pad + density.size * 0.3)
    flow.rule()


def _set_bill(flow: _Flow, bill: Bill) -> None:
    page, density = flow.page, flow.density
    with page.part(Tag.TABLE):
        if not density.brief:
            _set_bill_head(flow, bill)
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
        lines = wrapped(text, note, page.room)
        flow.skip(note.size + 2.5)
        with page.part(Tag.P):
            flow.y = page.write_lines(page.margin, flow.y, lines, note, note.size * 1.2)


def _set_bill_head(flow: _Flow, bill: Bill) -> None:
    page, right = flow.page, flow.page.right
    head = Style(Face.BOLD, flow.density.small + 0.5, GREEN)
    flow.skip(head.size)
    due_head = words.DUE_HEAD_WITH_RELIEF if bill.relief else words.DUE_HEAD
    with page.part(Tag.ROW):
        with page.part(Tag.HEAD):
            page.write(page.margin, flow.y, words.PROGRAMME_HEAD, head)
        if bill.relief:
            with page.part(Tag.HEAD):
                page.write_to(right - _DUE_COLUMN, flow.y, words.BEFORE_HEAD, head)
        with page.part(Tag.HEAD):
            page.write_to(right, flow.y, due_head, head)


def _set_programme(flow: _Flow, row: Row) -> None:
    density = flow.density
    flow.stretch(density.pad + density.size * 0.86)
    with flow.page.part(Tag.ROW):
        _set_row(flow, row, Face.STRONG, Face.FIGURES)
    flow.skip(density.pad + density.size * 0.3)


def _set_sum(flow: _Flow, row: Row, *, strong: bool) -> None:
    density = flow.density
    flow.stretch(density.pad + density.size * 0.9)
    with flow.page.part(Tag.ROW):
        _set_row(flow, row, Face.BOLD if strong else Face.TEXT, Face.HEADING)
    flow.skip(density.pad + density.size * 0.32)


def _set_row(flow: _Flow, row: Row, face: Face, figures: Face) -> None:
    """Set a row's text, its grey addition in what room is left, its amounts, its purpose."""
    page, density, y = flow.page, flow.density, flow.y
    size = density.size
    text, addition = Style(face, size, INK), Style(Face.TEXT, size * 0.9, GREY)
    end = page.margin + text.width(row.text) + _SHORT_GAP
    room = page.right - _amounts_width(flow, row, figures) - _COLUMN_GAP - end
    short = fitted(row.short, addition, room, (Step(1, size * 0.9, size * 0.7),))
    with page.part(Tag.HEAD, scope="Row"):
        page.write(page.margin, y, row.text, text)
        page.write(end, y, short.lines[0], short.style)
        if density.purposes and row.purpose:
            flow.skip(density.small * 1.2)
            small = Style(Face.TEXT, density.small, GREY)
            page.write(page.margin, flow.y, row.purpose, small)
    if row.before:
        with page.part(Tag.CELL):
            page.write_to(page.right - _DUE_COLUMN, y, row.before, Style(Face.TEXT, size, GREY))
    with page.part(Tag.CELL):
        page.write_to(page.right, y, row.due, _due_style(row, figures, size))


def _due_style(row: Row, face: Face, size: float) -> Style:
    return Style(Face.TEXT, size, GREY) if row.due == words.NOT_BILLED else Style(face, size, INK)


def _amounts_width(flow: _Flow, row: Row, face: Face) -> float:
    """Return how far the amounts of a row reach from the right."""
    size = flow.density.size
    due = _due_style(row, face, size).width(row.due)
    before = Style(Face.TEXT, size, GREY).width(row.before)
    return _DUE_COLUMN + before if row.before else due
