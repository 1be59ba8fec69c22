"""The table of contributions on a sheet."""

from desktop_app.documents import words
from desktop_app.documents.flow import Flow
from desktop_app.documents.layout import PART, Style, Tag
from desktop_app.documents.lines import fitted, one_line, wrapped
from desktop_app.documents.palette import GREEN, GREY, INK
from desktop_app.documents.statement import Bill, Row
from desktop_app.documents.typefaces import Face

_SHORT_GAP = 5.0
_COLUMN_GAP = 8.0
_DUE_COLUMN = 96.0


def set_bill(flow: Flow, bill: Bill) -> None:
    """Set the programmes, what is paid for them, the sums, and what is to be said of those."""
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
    note = Style(Face.TEXT, flow.small, GREY)
    said = () if density.terse else bill.notes
    for text in (words.BY_LAW, *said) if density.purposes else said:
        lines = wrapped(text, note, page.room)
        flow.skip(note.size + 2.5)
        with page.part(Tag.P):
            flow.y = page.write_lines(page.margin, flow.y, lines, note, note.size * 1.2)


def _set_bill_head(flow: Flow, bill: Bill) -> None:
    page, right = flow.page, flow.page.right
    head = Style(Face.BOLD, flow.small + 0.5, GREEN)
    flow.skip(head.size)
    due_head = words.DUE_HEAD_WITH_RELIEF if bill.relief else words.DUE_HEAD
    with page.part(Tag.ROW):
        with page.part(Tag.HEAD):
            page.write(page.margin, flow.y, words.PROGRAMME_HEAD, head)
        if bill.relief and not flow.is_slip:
            with page.part(Tag.HEAD):
                page.write_to(right - _DUE_COLUMN, flow.y, words.BEFORE_HEAD, head)
        with page.part(Tag.HEAD):
            page.write_to(right, flow.y, due_head, head)


def _set_programme(flow: Flow, row: Row) -> None:
    flow.begin_row()
    with flow.page.part(Tag.ROW):
        _set_row(flow, row, Face.STRONG, Face.FIGURES)
    flow.end_row()


def _set_sum(flow: Flow, row: Row, *, strong: bool) -> None:
    flow.begin_row()
    with flow.page.part(Tag.ROW):
        _set_row(flow, row, Face.BOLD if strong else Face.TEXT, Face.HEADING)
    flow.end_row()


def _set_row(flow: Flow, row: Row, face: Face, figures: Face) -> None:
    """Set a row's text, its grey addition in what room is left, its amounts, its purpose."""
    page, density, y = flow.page, flow.density, flow.y
    size = density.size
    # A6 has no room for two columns of amounts.
    before = "" if flow.is_slip else row.before
    text = Style(face, size, INK)
    addition = Style(Face.TEXT, max(size * 0.9, flow.small), GREY)
    least = max(size * 0.7, flow.small)
    end = page.margin + text.width(row.text) + _SHORT_GAP
    due = _due_style(row, figures, size)
    reach = _DUE_COLUMN + addition.at(size).width(before) if before else due.width(row.due)
    room = page.right - reach - _COLUMN_GAP - end
    instead = words.INSTEAD_OF.format(before=row.before) if row.before and not before else ""
    said = [part for part in (row.short, instead) if part]
    while said and addition.at(least).width(f"{PART} ".join(said)) > room:
        said.pop()
    beside = f"{PART} ".join(said)
    under = [
        row.purpose if density.purposes else "",
        "" if row.short in said else row.short,
        "" if instead in said else instead,
    ]
    with page.part(Tag.HEAD, scope="Row"):
        page.write(page.margin, y, row.text, text)
        if beside:
            short = fitted(beside, addition, room, one_line(addition.size, least, 1))
            page.write(end, y, short.lines[0], short.style)
        if any(under):
            flow.skip(flow.small * 1.2)
            below = f"{PART} ".join(part for part in under if part)
            page.write(page.margin, flow.y, below, addition.at(flow.small))
    if before:
        with page.part(Tag.CELL):
            page.write_to(page.right - _DUE_COLUMN, y, before, addition.at(size))
    with page.part(Tag.CELL):
        page.write_to(page.right, y, row.due, due)


def _due_style(row: Row, face: Face, size: float) -> Style:
    return Style(Face.TEXT, size, GREY) if row.due == words.NOT_BILLED else Style(face, size, INK)
