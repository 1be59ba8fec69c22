"""Papers that flow: blocks one below another, over as many pages as they take.

The first page bears the letterhead, the others a line of it; each says which page of how many it
is. A table that goes on repeats its heads, and no row is torn apart. Nothing is ever cut: what is
long takes more lines, and what should be one page is tried more closely set.
"""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import NamedTuple

from desktop_app.documents import other_words as say
from desktop_app.documents.imprint import Imprint, plain
from desktop_app.documents.layout import Colour, Page, Panel, Rule, Style, Tag
from desktop_app.documents.leaf_frame import (
    first_head,
    foot_begins,
    foot_notes,
    new_page,
    place_foot,
    place_mark,
    short_head,
)
from desktop_app.documents.leaf_setting import Setting
from desktop_app.documents.leaf_signing import Block
from desktop_app.documents.lines import Step, fitted, one_line, well_broken, wrapped
from desktop_app.documents.painting import Description, bound
from desktop_app.documents.palette import FINE, GOLD, GREEN, GREY, HAIRLINE, INK, TINT
from desktop_app.documents.statement import Labelled, Signature
from desktop_app.documents.typefaces import Face
from desktop_app.domain.paper_format import PaperFormat

_BAR = 3.0
_KEEP = 44.0
"""Below a heading there is room for at least so much of what it heads."""

_BETWEEN = 8.0

Cell = tuple[float, Sequence[str], Style]
"""Where a cell begins, its lines, and how they are set."""


class Column(NamedTuple):
    """One column of a table.

    Attributes:
        width: In points; 0 takes what the others leave.
        right: Set to its right edge, as amounts are; such a cell is one line.
    """

    title: str
    width: float = 0.0
    right: bool = False
    face: Face = Face.TEXT


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its heads come again on each page it goes on to; sums stand below a strong rule."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    sums: Sequence[Sequence[str]] = ()


class Leaves:
    """The pages in the making, set from the top."""

    def __init__(
        self, size: PaperFormat, title: str, imprint: Imprint, setting: Setting, note: str = ""
    ) -> None:
        """Begin the first page; ``note`` stands small at the foot of each."""
        self.setting, self._size, self._title, self._imprint = setting, size, title, imprint
        self._notes = foot_notes(new_page(size), imprint, note)
        self.y, self._top, self._bottom = 0.0, 0.0, 0.0
        self.pages: list[Page] = []
        self._turn()

    @property
    def page(self) -> Page:
        return self.pages[-1]

    @property
    def left(self) -> float:
        return self.page.margin

    @property
    def width(self) -> float:
        return self.page.room

    def need(self, height: float) -> bool:
        """Begin another page where less room is left; say whether that was done."""
        if self.fits(height):
            return False
        self._turn()
        return True

    def fits(self, height: float) -> bool:
        """Say whether there is room; what is higher than a page begins one."""
        return self.y + height <= self._bottom or self.y <= self._top

    def gap(self, share: float = 1.0) -> None:
        self.y += self.setting.gap * share

    def heading(self, text: str) -> None:
        """Set a heading that is never the last thing on a page."""
        style = Style(Face.HEADING, 11.5, GREEN)
        lines = wrapped(plain(text), style, self.width)
        self.gap(0.8)
        self.need(len(lines) * 14 + 5 + _KEEP)
        with self.page.part(Tag.P):
            self.y = self.page.write_lines(self.left, self.y + 10, lines, style, 14) + 4.5
        self.rule(0.9, GREEN)

    def paragraph(
        self, text: str, face: Face = Face.TEXT, size: float = 0, colour: Colour = INK
    ) -> None:
        """Set running text, line by line over the end of a page."""
        style = Style(face, size or self.setting.size, colour)
        leading, pad = style.size * 1.25, self.setting.pad
        lines = wrapped(plain(text), style, self.width)
        self.y += pad
        self.need(min(len(lines), 2) * leading)
        for line in lines:
            self.need(leading)
            with self.page.part(Tag.P):
                self.page.write(self.left, self.y + style.size * 0.86, line, style)
            self.y += leading
        self.y += pad

    def small_print(self, text: str) -> None:
        self.paragraph(text, size=self.setting.small, colour=GREY)

    def person(self, name: Labelled, *others: Labelled) -> None:
        """Set the tinted panel with whom the paper is about."""
        left, room, small = self.left + 10, self.width - 20, self.setting.small
        label, large = Style(Face.TEXT, small, GREY), min(17.0, self.setting.size * 1.6)
        ladder = (Step(1, large, 12), Step(2, 13, 10), Step(3, 10, 10), Step(4, 10, 4))
        shown = fitted(plain(name.value), Style(Face.HEADING, large, INK), room, ladder)
        leading = shown.style.size * 1.15
        step = room / max(len(others), 1)
        bold = Style(Face.BOLD, 10.5, INK)
        values = [
            fitted(plain(other.value), bold, step - 6, one_line(10.5, 10)) for other in others
        ]
        more = max((len(value.lines) - 1 for value in values), default=0) * 12
        below = small + 15 + more if others else 0
        height = 7 + small + len(shown.lines) * leading + 8 + below
        self.need(height)
        self.page.add(Panel(self.left, self.y, self.width, height, TINT))
        self.rule(1.1, GREEN)
        y = self.y + 5 + small
        with self.page.part(Tag.P):
            self.page.write(left, y, plain(name.label), label)
            y += shown.style.size + 1.5
            y = self.page.write_lines(left, y, shown.lines, shown.style, leading)
        x = left
        for other, value in zip(others, values, strict=True):
            with self.page.part(Tag.P):
                self.page.write(x, y + small + 6, plain(other.label), label)
                self.page.write_lines(x, y + small + 18, value.lines, value.style, 12)
            x += step
        self.y += height
        self.rule(0.6, GREEN)
        self.gap(0.6)

    def facts(
        self, rows: Sequence[Labelled], labels: float = 118.0, face: Face = Face.STRONG
    ) -> None:
        """Set labels and values; a value takes as many lines as it needs."""
        style = Style(face, self.setting.size, INK)
        label = Style(Face.TEXT, self.setting.size, GREY)
        with ExitStack() as table:
            table.enter_context(self.page.part(Tag.TABLE))
            for fact in rows:
                names = wrapped(plain(fact.label), label, labels - _BETWEEN)
                lines = well_broken(plain(fact.value), style, self.width - labels)
                cells: list[Cell] = [
                    (self.left, names, label),
                    (self.left + labels, lines, style),
                ]
                if not self.fits(self._height(cells)):
                    table.close()
                    self._turn()
                    table.enter_context(self.page.part(Tag.TABLE))
                self._place_row(cells, headed=True)

    def table(self, table: Table) -> None:
        """Set a table; where it goes on to another page its heads come again."""
        rows = [(row, False) for row in table.rows] + [(row, True) for row in table.sums]
        columns = self._wide_enough(table)
        edges = self._edges(columns)
        self.need(_KEEP + 2 * self.setting.leading)
        with ExitStack() as part:
            part.enter_context(self.page.part(Tag.TABLE))
            self._place_heads(columns, edges)
            for number, (row, strong) in enumerate(rows):
                cells = self._cells(columns, edges, row, strong=strong)
                joined = number + 1 == len(table.rows) and table.sums  # a sum has its row above it
                if not self.fits(self._height(cells) * (2 if joined else 1)):
                    part.close()
                    self._turn()
                    part.enter_context(self.page.part(Tag.TABLE))
                    self._place_heads(columns, edges)
                if strong and number == len(table.rows):
                    self.rule(0.9, GREEN)
                self._place_row(cells, headed=strong)
        self.rule(0.9, GREEN)
        self.gap(0.5)

    def panel(self, strong: str, *others: str) -> None:
        """Set what nobody may overlook, marked by a golden bar; it is not torn apart."""
        leading, left, room = self.setting.leading, self.left + _BAR + 8, self.width - _BAR - 16
        bold = Style(Face.BOLD, self.setting.size, INK)
        text = Style(Face.TEXT, self.setting.size, INK)
        lines = [(line, bold) for line in wrapped(plain(strong), bold, room)]
        lines += [(line, text) for each in others for line in wrapped(plain(each), text, room)]
        height = len(lines) * leading + 9
        self.gap(0.5)
        self.need(height)
        self.page.add(Panel(self.left, self.y, self.width, height, TINT))
        self.page.add(Panel(self.left, self.y, _BAR, height, GOLD))
        with self.page.part(Tag.P):
            for number, (line, style) in enumerate(lines):
                baseline = self.y + 4.5 + number * leading + style.size * 0.9
                self.page.write(left, baseline, line, style)
        self.y += height
        self.gap(0.5)

    def code(self, label: str, text: str) -> None:
        """Set a long number, to be compared by eye."""
        style = Style(Face.DIGITS_BOLD, self.setting.size, INK)
        small = Style(Face.TEXT, self.setting.small, GREY)
        lines = wrapped(plain(text), style, self.width)
        self.need(len(lines) * self.setting.leading + 16)
        with self.page.part(Tag.P):
            self.page.write(self.left, self.y + 11, plain(label), small)
            self.y = self.page.write_lines(
                self.left, self.y + 24, lines, style, self.setting.leading
            )
        self.gap(0.8)

    def signatures(self, people: Sequence[Signature], closing: str = "") -> None:
        """Set those who sign side by side, with room for hand and stamp, together on one page.

        A hand set to a page that says nothing vouches for anything: ``closing`` comes with it,
        the sentence that says what is signed, where a paper has none of its own.
        """
        places = max(len(people), 2)  # a single hand stands to the right, as on any letter
        step = (self.width + 24) / places
        blocks = [Block(each, step - 24, self.setting) for each in people]
        above = max(block.above for block in blocks)
        style, leading = Style(Face.TEXT, self.setting.size, INK), self.setting.leading
        imprint = self._imprint
        closing = closing or say.CLOSING.format(
            title=self._title, number=imprint.number, office=imprint.office
        )
        said = wrapped(plain(closing), style, self.width)
        below = max(block.below for block in blocks)
        self.gap()
        self.need(len(said) * leading + self.setting.gap + above + self.setting.hand + below)
        with self.page.part(Tag.P):
            self.page.write_lines(self.left, self.y + style.size, said, style, leading)
        self.y += len(said) * leading + self.setting.gap
        base = self.y + above + self.setting.hand
        for place, block in enumerate(blocks, start=places - len(blocks)):
            block.place(self.page, self.left + place * step, self.y, base)
        self.y = base + below

    def rule(self, weight: float = FINE, colour: Colour = HAIRLINE) -> None:
        self.page.add(Rule(self.left, self.y, self.width, weight, colour))

    def finish(self) -> list[Page]:
        """Return the pages, each with its foot."""
        for number, page in enumerate(self.pages, start=1):
            place_foot(page, self._notes, number, len(self.pages))
        return self.pages

    def _turn(self) -> None:
        page = new_page(self._size)
        if self._imprint.practice:
            place_mark(page)
        head = short_head if self.pages else first_head
        self.pages.append(page)
        self.y = self._top = head(page, self._title, self._imprint)
        self._bottom = foot_begins(page, self._notes)

    def _wide_enough(self, table: Table) -> Sequence[Column]:
        """Return the columns with room for every amount: an amount is one line."""
        bold = Style(Face.BOLD, self.setting.size, INK)
        rows = (*table.rows, *table.sums)
        return [
            column._replace(width=max([column.width, *(bold.width(row[at]) for row in rows)]))
            if column.right
            else column
            for at, column in enumerate(table.columns)
        ]

    def _edges(self, columns: Sequence[Column]) -> list[tuple[float, float]]:
        """Return left edge and width of each column."""
        taken = sum(column.width for column in columns) + _BETWEEN * (len(columns) - 1)
        rest = (self.width - taken) / max(sum(column.width == 0 for column in columns), 1)
        edges, x = [], self.left
        for column in columns:
            width = column.width or rest
            edges.append((x, width))
            x += width + _BETWEEN
        return edges

    def _place_heads(self, columns: Sequence[Column], edges: Sequence[tuple[float, float]]) -> None:
        style = Style(Face.BOLD, self.setting.small, GREEN)
        leading = style.size * 1.15
        heads = [
            (column, x, width, wrapped(plain(column.title), style, width))
            for column, (x, width) in zip(columns, edges, strict=True)
        ]
        height = max(len(lines) for *_, lines in heads) * leading + 4
        with self.page.part(Tag.ROW):
            for column, x, width, lines in heads:
                first = self.y + height - 3 - (len(lines) - 1) * leading
                with self.page.part(Tag.HEAD):
                    for number, line in enumerate(lines):
                        at = x + width - style.width(line) if column.right else x
                        self.page.write(at, first + number * leading, line, style)
        self.y += height
        self.rule(0.9, GREEN)

    def _cells(
        self,
        columns: Sequence[Column],
        edges: Sequence[tuple[float, float]],
        row: Sequence[str],
        *,
        strong: bool,
    ) -> list[Cell]:
        cells: list[Cell] = []
        for column, (x, width), text in zip(columns, edges, row, strict=True):
            style = Style(Face.BOLD if strong else column.face, self.setting.size, INK)
            if column.right:
                line = fitted(plain(text), style, width, (Step(1, style.size, 4),))
                start = x + width - line.style.width(line.lines[0])
                cells.append((start, line.lines, line.style))
            else:
                cells.append((x, wrapped(plain(text), style, width), style))
        return cells

    def _height(self, cells: Sequence[Cell]) -> float:
        lines = max(len(cell) for _, cell, _ in cells)
        return lines * self.setting.leading + 2 * self.setting.pad

    def _place_row(self, cells: Sequence[Cell], *, headed: bool) -> None:
        """Place cells side by side; ``headed`` says that the first names the row."""
        base = self.y + self.setting.pad + self.setting.size * 0.92
        with self.page.part(Tag.ROW):
            for number, (x, cell, style) in enumerate(cells):
                tag = Tag.HEAD if headed and number == 0 else Tag.CELL
                with self.page.part(tag, scope="Row"):
                    self.page.write_lines(x, base, cell, style, self.setting.leading)
        self.y += self._height(cells)
        self.rule()


def on_one_page(build: Callable[[Setting], list[Page]], settings: Sequence[Setting]) -> list[Page]:
    """Return the pages in the first setting in which they are one, or in the last."""
    pages: list[Page] = []
    for setting in settings:
        pages = build(setting)
        if len(pages) == 1:
            break
    return pages


def file_of(pages: Sequence[Page], title: str, imprint: Imprint) -> bytes:
    """Return the pages as a PDF; its description names paper and office, never a person."""
    named = f"{plain(title)} {plain(imprint.number)}"
    return bound(pages, Description(named, plain(imprint.city.letterhead.office), plain(title)))
