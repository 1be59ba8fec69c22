"""The sheet both papers share, A5 and larger: where each part stands, and how it makes room.

The head and the foot keep their places; what lies between flows from the top. A ladder of densities
says how generously it is set: the first one that fits is taken, and what room is left goes evenly
between the rows.
"""

from collections.abc import Sequence

from desktop_app.documents import words
from desktop_app.documents.density import (
    DENSITIES,
    LARGE_DENSITIES,
    SLIP_DENSITIES,
    Density,
    first_rung,
)
from desktop_app.documents.foot import place_foot
from desktop_app.documents.forms import Form, form_of
from desktop_app.documents.head import place_head
from desktop_app.documents.layout import (
    PART,
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
from desktop_app.documents.slip import place_slip_foot, place_slip_head
from desktop_app.documents.statement import Bill, Labelled, Row, Statement
from desktop_app.documents.typefaces import Face
from desktop_app.domain.paper_format import PaperFormat

_PANEL_PAD = 10.0
_SLIP_PAD = 6.0
_BESIDE, _BETWEEN = 3.0, 5.0
_FEW, _SHORT_LABELS = 2, 34.0
_SHORT_GAP = 5.0
_COLUMN_GAP = 8.0
_DUE_COLUMN = 96.0
_MARK_SIZE = 60.0
_MARKS_AT = (0.3, 0.5, 0.7, 0.97)


_MOST_AIR = 3.2
"""Points added to each row at the most: more would make the rows fall apart."""


class _Flow:
    """Sets the flowing part on a page from the top, and counts where air can go."""

    def __init__(self, form: Form, page: Page, top: float, density: Density) -> None:
        self.form, self.page, self.y, self.density = form, page, top, density
        self.air = 0.0
        self.stretches = 0

    @property
    def labels(self) -> float:
        """Where facts begin: the few of a tight slip have short labels."""
        tight = _is_slip(self.form) and self.density.facts <= _FEW
        return _SHORT_LABELS if tight else self.form.labels

    def skip(self, points: float) -> None:
        self.y += points

    def stretch(self, points: float) -> None:
        """Skip at least so much: a place where spare room may go."""
        self.y += points + self.air
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
    top = place_slip_head(page, statement) if _is_slip(form) else place_head(page, statement)
    feet = {note: _foot(statement, qr, form, note=note) for note in _notes(form)}

    tried: dict[int, _Flow] = {}

    def fits(rung: int) -> bool:
        flow = tried.get(rung)
        if flow is None:
            flow = tried[rung] = _Flow(form, form.sketch(), top, densities[rung])
            _set(flow, statement)
        return flow.y <= feet[densities[rung].note][1]

    densities = _densities(form)
    rung = first_rung(len(densities), fits)
    foot, bottom = feet[densities[rung].note]
    sketch = tried[rung]
    flow = _Flow(form, page, top, densities[rung])
    flow.air = min(max(bottom - sketch.y, 0) / sketch.stretches, _MOST_AIR)
    _set(flow, statement)
    page.take(foot)
    return page


def _is_slip(form: Form) -> bool:
    return form.size is PaperFormat.FOUR_A6


def _densities(form: Form) -> Sequence[Density]:
    if _is_slip(form):
        return SLIP_DENSITIES
    return LARGE_DENSITIES if form.scale > 1 else DENSITIES


def _notes(form: Form) -> tuple[bool, ...]:
    return (True, False) if _is_slip(form) else (True,)


def _foot(statement: Statement, qr: str, form: Form, *, note: bool) -> tuple[Page, float]:
    """Return the foot on a page of its own, and where what is above it must end."""
    page = form.page()
    if _is_slip(form):
        return page, place_slip_foot(page, statement, qr, form, brief=not note)
    return page, place_foot(page, statement, qr, form)


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
        _set_facts(flow, statement.facts[: flow.density.facts])
        if flow.density.brief:
            bill = statement.bill
            _set_fact(flow, bill.names if flow.density.sparse else bill.brief)
    flow.stretch(flow.density.gap)
    _set_bill(flow, statement.bill)


def _set_person(flow: _Flow, statement: Statement) -> None:
    """Set the tinted panel: the name as large as it can be, the numbers, the status."""
    page, density = flow.page, flow.density
    pad = _SLIP_PAD if _is_slip(flow.form) else _PANEL_PAD
    left, width = page.margin + pad, page.room - 2 * pad
    least = min(density.size, 10)
    label = Style(Face.TEXT, density.small, GREY)
    panel_at, start = len(page.elements), flow.y
    flow.skip(4 if density.terse else 5 + density.small)
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
    leading = name.style.size * 1.15
    with page.part(Tag.P):
        if not density.terse:
            page.write(left, flow.y, statement.name.label, label)
        flow.skip(name.style.size + 1.5)
        flow.y = page.write_lines(left, flow.y, name.lines, name.style, leading)
    flow.stretch(name.style.size * 0.28 + (0.5 if density.terse else 2))
    page.add(Rule(left, flow.y, width, FINE, HAIRLINE))
    flow.skip(density.small + (2 if density.terse else 4))
    _set_identity(flow, statement, pad, label)
    flow.stretch(2 if density.terse else 3.5)
    page.add(Rule(left, flow.y, width, FINE, HAIRLINE))
    flow.skip(density.size + (1 if density.terse else 3))
    strong = Style(Face.BOLD, density.size, GREEN)
    # On A6 a status speaks for itself, and needs the whole width.
    start_of_status = left if _is_slip(flow.form) else page.margin + flow.labels
    lines = well_broken(statement.status, strong, left + width - start_of_status)
    with page.part(Tag.P):
        if start_of_status > left:
            page.write(left, flow.y, words.STATUS, label)
        flow.y = page.write_lines(start_of_status, flow.y, lines, strong, density.leading)
    flow.skip(3.5 if density.terse else 5.5)
    panel = Panel(page.margin, start, page.room, flow.y - start, TINT)
    upper = Rule(page.margin, start, page.room, 1.1, GREEN)
    page.put_below(panel_at, [panel, upper, Rule(page.margin, flow.y, page.room, 0.6, GREEN)])


def _set_identity(flow: _Flow, statement: Statement, pad: float, label: Style) -> None:
    page = flow.page
    slip = _is_slip(flow.form)
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
    flow: _Flow, shown: Sequence[tuple[str, str, Style]], pad: float, label: Style
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
    room = flow.form.second - _COLUMN_GAP - flow.labels
    rest = flow.page.room - flow.form.second - flow.labels
    return style.width(first.value) <= room and style.width(second.value) <= rest


def _set_pair(flow: _Flow, first: Labelled, second: Labelled) -> None:
    page, density = flow.page, flow.density
    flow.stretch(density.pad + density.size * 0.86)
    label, value = _label_style(flow), Style(Face.STRONG, density.size, INK)
    for fact, left in ((first, page.margin), (second, page.margin + flow.form.second)):
        with page.part(Tag.ROW):
            with page.part(Tag.HEAD, scope="Row"):
                page.write(left, flow.y, fact.label, label)
            with page.part(Tag.CELL):
                page.write(left + flow.labels, flow.y, fact.value, value)
    flow.skip(density.pad + density.size * 0.3)
    flow.rule()


def _label_style(flow: _Flow) -> Style:
    size = flow.density.small if _is_slip(flow.form) else flow.density.size
    return Style(Face.TEXT, size, GREY)


def _set_fact(flow: _Flow, fact: Labelled) -> None:
    page, density = flow.page, flow.density
    style = Style(Face.STRONG, density.size, INK)
    lines = well_broken(fact.value, style, page.room - flow.labels)
    flow.stretch(density.pad + density.size * 0.86)
    with page.part(Tag.ROW):
        with page.part(Tag.HEAD, scope="Row"):
            page.write(page.margin, flow.y, fact.label, _label_style(flow))
        with page.part(Tag.CELL):
            left = page.margin + flow.labels
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
    said = () if density.terse else bill.notes
    for text in (words.BY_LAW, *said) if density.purposes else said:
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
        if bill.relief and not _is_slip(flow.form):
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
    # A6 has no room for two columns of amounts.
    before = "" if _is_slip(flow.form) else row.before
    text, addition = Style(face, size, INK), Style(Face.TEXT, size * 0.9, GREY)
    end = page.margin + text.width(row.text) + _SHORT_GAP
    due = _due_style(row, figures, size)
    reach = _DUE_COLUMN + addition.at(size).width(before) if before else due.width(row.due)
    room = page.right - reach - _COLUMN_GAP - end
    beside = addition.at(size * 0.7).width(row.short) <= room
    under = [
        row.purpose if density.purposes else "",
        "" if beside else row.short,
        words.INSTEAD_OF.format(before=row.before) if row.before and not before else "",
    ]
    with page.part(Tag.HEAD, scope="Row"):
        page.write(page.margin, y, row.text, text)
        if beside:
            short = fitted(row.short, addition, room, (Step(1, size * 0.9, size * 0.7),))
            page.write(end, y, short.lines[0], short.style)
        if any(under):
            flow.skip(density.small * 1.2)
            said = f"{PART} ".join(part for part in under if part)
            page.write(page.margin, flow.y, said, addition.at(density.small))
    if before:
        with page.part(Tag.CELL):
            page.write_to(page.right - _DUE_COLUMN, y, before, addition.at(size))
    with page.part(Tag.CELL):
        page.write_to(page.right, y, row.due, due)


def _due_style(row: Row, face: Face, size: float) -> Style:
    return Style(Face.TEXT, size, GREY) if row.due == words.NOT_BILLED else Style(face, size, INK)
