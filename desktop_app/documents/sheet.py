"""The sheet both papers share, A5 and larger: where each part stands, and how it makes room.

The head and the foot keep their places; what lies between flows from the top. A ladder of densities
says how generously it is set: the first one that fits is taken, and what room is left goes evenly
between the rows.
"""

from collections.abc import Sequence
from typing import NamedTuple

from desktop_app.documents import words
from desktop_app.documents.density import (
    CLOSE,
    DENSITIES,
    LARGE_DENSITIES,
    SLIP_DENSITIES,
    Density,
    first_rung,
)
from desktop_app.documents.flow import Flow, is_slip
from desktop_app.documents.foot import place_foot
from desktop_app.documents.forms import Form, form_of
from desktop_app.documents.head import place_head
from desktop_app.documents.layout import Page, Panel, Rule, Style, Tag
from desktop_app.documents.lines import Step, fitted, well_broken, wrapped_after
from desktop_app.documents.palette import FINE, GREEN, GREY, HAIRLINE, INK, MARKING, TINT
from desktop_app.documents.sheet_bill import set_bill
from desktop_app.documents.slip import place_slip_foot, place_slip_head
from desktop_app.documents.statement import Labelled, Statement
from desktop_app.documents.typefaces import Face
from desktop_app.domain.paper_format import PaperFormat

_PANEL_PAD = 10.0
_SLIP_PAD = 6.0
_BESIDE, _BETWEEN = 3.0, 5.0
_RUN_IN_GAP = 5.0
_COLUMN_GAP = 8.0
_MARK_SIZE = 60.0
_MARKS_AT = (0.3, 0.5, 0.7, 0.97)
_LIKELY, _LIKELY_SLIP = 6, 11


_MOST_AIR = 3.2
"""Points added to each row at the most: more would make the rows fall apart."""


class _Frame(NamedTuple):
    """A head on a page that waits for its matter, and the foot on one of its own."""

    head: Page
    top: float
    foot: Page
    bottom: float


def sheet(statement: Statement, qr: str, form: Form | None = None, *, tagged: bool = True) -> Page:
    """Place every text of a paper, and its symbols, on one page; A5 if no other form is given."""
    form = form or form_of(PaperFormat.A5)
    densities, likely = _densities(form)
    frames: dict[int, _Frame] = {}
    tried: dict[int, Flow] = {}

    def framed(rung: int) -> _Frame:
        number = densities[rung].frame
        if number not in frames:
            frames[number] = _frame(statement, qr, form, number, tagged=tagged)
        return frames[number]

    def fits(rung: int) -> bool:
        flow, tighter = tried.get(rung), tried.get(rung + 1)
        if flow is None and tighter is not None and densities[rung].is_looser(tighter.density):
            # Only more white: where the rows' own is too much already, nothing has to be set.
            more = 2 * (densities[rung].pad - tighter.density.pad) * tighter.rows
            if tighter.y + more > framed(rung).bottom:
                return False
        if flow is None:
            flow = tried[rung] = Flow(form, form.sketch(), framed(rung).top, densities[rung])
            _set(flow, statement)
        return flow.y <= framed(rung).bottom

    rung = first_rung(len(densities), fits, likely)
    page, top, foot, bottom = framed(rung)
    sketch = tried[rung]
    flow = Flow(form, page, top, densities[rung])
    flow.air = min(max(bottom - sketch.y, 0) / sketch.stretches, _MOST_AIR)
    _set(flow, statement)
    page.take(foot)
    return page


def _densities(form: Form) -> tuple[Sequence[Density], int]:
    """Return the ladder of a form, and the rung an ordinary paper stands on or near to."""
    if is_slip(form):
        return SLIP_DENSITIES, _LIKELY_SLIP
    return (LARGE_DENSITIES, 2) if form.scale > 1 else (DENSITIES, _LIKELY)


def _frame(statement: Statement, qr: str, form: Form, number: int, *, tagged: bool) -> _Frame:
    head, foot = form.page(tagged=tagged), form.page(tagged=tagged)
    if statement.mark:
        _mark(head, statement.mark)
    if is_slip(form):
        top = place_slip_head(head, statement, frame=number)
        return _Frame(head, top, foot, place_slip_foot(foot, statement, qr, form, frame=number))
    top = place_head(head, statement, ample=number <= 1)
    return _Frame(head, top, foot, place_foot(foot, statement, qr, form, frame=number))


def _mark(page: Page, word: str) -> None:
    """Set a word over the whole page, pale, behind all that is set later."""
    style = Style(Face.HEADING, _MARK_SIZE, MARKING)
    style = style.at(_MARK_SIZE * page.room / style.width(word))
    for part in _MARKS_AT:
        page.write(page.margin, page.height * part, word, style)


def _set(flow: Flow, statement: Statement) -> None:
    if flow.density.curt:
        statement = statement.curtly()
    _set_person(flow, statement)
    flow.stretch(flow.density.gap * 0.5)
    with flow.page.part(Tag.TABLE):
        _set_facts(flow, statement.facts[: flow.density.facts])
        if flow.density.brief:
            bill = statement.bill
            _set_fact(flow, bill.names if flow.density.sparse else bill.brief)
    flow.stretch(flow.density.gap)
    set_bill(flow, statement.bill)


class _Pads(NamedTuple):
    """White in the person's panel: above the name, below it, and so on downwards, in points."""

    above: float
    leading: float
    name: float
    numbers: float
    rule: float
    status: float
    below: float


def _pads(density: Density) -> _Pads:
    if density.frame >= CLOSE:
        return _Pads(2.5, 1.08, 0, 1, 1, 0.5, 3)
    if density.terse:
        return _Pads(4, 1.15, 0.5, 2, 2, 1, 3.5)
    return _Pads(5, 1.15, 2, 4, 3.5, 3, 5.5)


def _set_person(flow: Flow, statement: Statement) -> None:
    """Set the tinted panel: the name as large as it can be, the numbers, the status."""
    page, density = flow.page, flow.density
    pad = _SLIP_PAD if flow.is_slip else _PANEL_PAD
    left, width = page.margin + pad, page.room - 2 * pad
    least = min(density.size, 10)
    small = flow.small
    label = Style(Face.TEXT, small, GREY)
    panel_at, start = len(page.elements), flow.y
    pads = _pads(density)
    flow.skip(pads.above if density.terse else 5 + small)
    name = fitted(
        statement.name.value,
        Style(Face.HEADING, density.name, INK),
        width,
        (
            Step(1, density.name, max(density.name * 0.72, least)),
            Step(2, max(density.name * 0.8, least), least),
            Step(3, least, least),
            Step(4, least, least),
        ),
    )
    leading = name.style.size * pads.leading
    with page.part(Tag.P):
        if not density.terse:
            page.write(left, flow.y, statement.name.label, label)
        flow.skip(name.style.size + 1.5)
        flow.y = page.write_lines(left, flow.y, name.lines, name.style, leading)
    flow.stretch(name.style.size * 0.28 + pads.name)
    page.add(Rule(left, flow.y, width, FINE, HAIRLINE))
    flow.skip(small + pads.numbers)
    _set_identity(flow, statement, pad, label)
    flow.stretch(pads.rule)
    page.add(Rule(left, flow.y, width, FINE, HAIRLINE))
    flow.skip(density.size + pads.status)
    strong = Style(Face.BOLD, density.size, GREEN)
    # On A6 a status speaks for itself, and needs the whole width.
    start_of_status = left if flow.is_slip else page.margin + flow.labels
    lines = well_broken(statement.status, strong, left + width - start_of_status)
    with page.part(Tag.P):
        if start_of_status > left:
            page.write(left, flow.y, words.STATUS, label)
        flow.y = page.write_lines(start_of_status, flow.y, lines, strong, density.leading)
    flow.skip(pads.below)
    panel = Panel(page.margin, start, page.room, flow.y - start, TINT)
    upper = Rule(page.margin, start, page.room, 1.1, GREEN)
    page.put_below(panel_at, [panel, upper, Rule(page.margin, flow.y, page.room, 0.6, GREEN)])


def _set_identity(flow: Flow, statement: Statement, pad: float, label: Style) -> None:
    page = flow.page
    slip = flow.is_slip
    size = min(flow.density.size * (1.06 if slip else 1.2), 12)
    numbers = Style(Face.DIGITS_BOLD, size, INK)
    plain = Style(Face.BOLD, size * 0.96, INK)
    shown = [
        (
            labelled.brief if slip else labelled.label,
            labelled.value,
            plain if labelled.label == words.REGISTERED_ON else numbers,
        )
        for labelled in statement.identity
    ]
    if flow.density.terse and _set_in_a_row(flow, shown, pad, label):
        return
    x = page.margin + pad
    for said, value, style in shown:
        with page.part(Tag.P):
            page.write(x, flow.y, said, label)
            page.write(x, flow.y + size + 1.5, value, style)
        x = page.margin + flow.form.second
    flow.skip(size + 1.5)


def _set_in_a_row(
    flow: Flow, shown: Sequence[tuple[str, str, Style]], pad: float, label: Style
) -> bool:
    """Set labels and numbers beside each other, if all of them fit, and say whether they did."""
    page, size = flow.page, flow.density.size
    # What is hidden of a number need not be shown at its full length.
    shown = [(said, value.removeprefix(words.HIDDEN), style) for said, value, style in shown]
    widths = [
        label.width(said) + _BESIDE + style.at(size).width(value) for said, value, style in shown
    ]
    if sum(widths) + _BETWEEN * (len(widths) - 1) > page.room - 2 * pad:
        return False
    x = page.margin + pad
    for (said, value, style), width in zip(shown, widths, strict=True):
        with page.part(Tag.P):
            end = page.write(x, flow.y + 1, said, label)
            page.write(end + _BESIDE, flow.y + 1, value, style.at(size))
        x += width + _BETWEEN
    flow.skip(1)
    return True


def _set_facts(flow: Flow, facts: Sequence[Labelled]) -> None:
    waiting = list(facts)
    while waiting:
        fact = waiting.pop(0)
        if flow.density.pairs and waiting and _may_share(flow, fact, waiting[0]):
            _set_pair(flow, fact, waiting.pop(0))
        else:
            _set_fact(flow, fact)


def _may_share(flow: Flow, first: Labelled, second: Labelled) -> bool:
    style = flow.value
    room = flow.form.second - _COLUMN_GAP - flow.labels
    rest = flow.page.room - flow.form.second - flow.labels
    return style.width(first.value) <= room and style.width(second.value) <= rest


def _set_pair(flow: Flow, first: Labelled, second: Labelled) -> None:
    page = flow.page
    flow.begin_row()
    label, value = flow.label, flow.value
    for fact, left in ((first, page.margin), (second, page.margin + flow.form.second)):
        with page.part(Tag.ROW):
            with page.part(Tag.HEAD, scope="Row"):
                page.write(left, flow.y, fact.label, label)
            with page.part(Tag.CELL):
                page.write(left + flow.labels, flow.y, fact.value, value)
    flow.end_row()
    flow.rule()


def _set_fact(flow: Flow, fact: Labelled) -> None:
    page, density = flow.page, flow.density
    style = flow.value
    if density.run_in:
        _set_run_in(flow, fact, style)
        return
    lines = well_broken(fact.value, style, page.room - flow.labels)
    flow.begin_row()
    with page.part(Tag.ROW):
        with page.part(Tag.HEAD, scope="Row"):
            page.write(page.margin, flow.y, fact.label, flow.label)
        with page.part(Tag.CELL):
            left = page.margin + flow.labels
            flow.y = page.write_lines(left, flow.y, lines, style, density.leading)
    flow.end_row()
    flow.rule()


def _set_run_in(flow: Flow, fact: Labelled, style: Style) -> None:
    """Set a fact beside its label, and what is left of it below that from edge to edge."""
    page, density = flow.page, flow.density
    label = flow.label
    indent = label.width(fact.label) + _RUN_IN_GAP
    first, *others = wrapped_after(fact.value, style, page.room, indent)
    flow.begin_row()
    with page.part(Tag.ROW):
        with page.part(Tag.HEAD, scope="Row"):
            page.write(page.margin, flow.y, fact.label, label)
        with page.part(Tag.CELL):
            page.write(page.margin + indent, flow.y, first, style)
            if others:
                flow.skip(density.leading)
                flow.y = page.write_lines(page.margin, flow.y, others, style, density.leading)
    flow.end_row()
    flow.rule()
