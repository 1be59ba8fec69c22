"""Where the parts of the form stand: two columns, the extras beneath, the contribution beside."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from ui.theme import Theme
from ui.widgets.extras_section import ExtrasSection
from ui.widgets.field import LABEL_WIDTH, PIN_ROOM, resize_labels, stack_fields
from ui.widgets.form_fields import FormFields
from ui.widgets.pieces import Grows, column, grow, row, text
from ui.widgets.side_panel import PINS_END

_SIDE_BY_SIDE = 1044  # from this width the contribution stands beside the two columns
_SIDE_WIDTH = 232 + PINS_END
_SECOND_LABELS = 96  # the second column has shorter words
_WIDEST_COLUMN = 544  # its label and 420 for what is typed: a longer line is harder to read back
_WIDEST = 2 * _WIDEST_COLUMN + _SIDE_WIDTH + 72  # with what stands between and around
_TWO_COLUMNS = 840  # in a narrower page one stands under the other
_TITLES_FROM = 520  # in a page lower than this the titles make room for a row of fields
_BENEATH_FROM = 540  # likewise what the NIK says, which then stands beside it


class FormLayout(QObject):
    """Lays a form out, and again where the window or the theme changes.

    Attributes:
        head: The NIK and what it says, for the page to put above what scrolls.
        extras: What only some are asked for.
    """

    def __init__(self, form: QWidget, parts: FormFields, theme: Theme) -> None:
        super().__init__(form)
        self._form, self._parts, self._theme = form, parts, theme
        self._is_side_by_side: bool | None = None
        self._is_folded: bool | None = None
        self._has_titles = True
        self._room = (theme.px(_SIDE_BY_SIDE), theme.px(_TITLES_FROM))
        self.extras = ExtrasSection(theme, parts.extras, (LABEL_WIDTH, _SECOND_LABELS))
        self._lay_out()
        theme.changed.connect(self._resize_parts)

    @property
    def is_side_by_side(self) -> bool:
        return bool(self._is_side_by_side)

    def fit(self, width: int, height: int) -> None:
        """Set the contribution beside the columns where there is room, else underneath."""
        self._room = (width, height)
        width, height = self._theme.at_100(width), self._theme.at_100(height)
        self._fold(width < _TWO_COLUMNS)
        self._set_head(beneath=width < _TWO_COLUMNS or height >= _BENEATH_FROM)
        self._has_titles = height >= _TITLES_FROM
        for title in self._titles:
            title.setVisible(self._has_titles)
        self._set_margins()
        side_by_side, side = width >= _SIDE_BY_SIDE, self._parts.side
        if side_by_side is self._is_side_by_side:
            return
        self._is_side_by_side = side_by_side
        self._grid.removeWidget(side)
        side.lie_down(not side_by_side)
        self._size_side()
        if side_by_side:
            self._grid.addWidget(side, 0, 2, 2, 1, Qt.AlignmentFlag.AlignTop)
        else:
            self._grid.addWidget(side, 3, 0, 1, 2)

    def _fold(self, folded: bool) -> None:
        """Set one column under the other, or side by side."""
        if folded is self._is_folded:
            return
        self._is_folded = folded
        first, second = self._columns
        for part in (second, self.extras):
            self._grid.removeWidget(part)
        self._grid.addWidget(first, 0, 0)
        self._grid.addWidget(second, 1 if folded else 0, 0 if folded else 1)
        self._grid.addWidget(self.extras, 2 if folded else 1, 0, 1, 2)
        self._grid.setColumnStretch(1, 0 if folded else 1)
        self.extras.fold_columns(folded)

    def _set_head(self, *, beneath: bool) -> None:
        """Set what the NIK says under it, in larger letters where there is room, or beside it."""
        way = QBoxLayout.Direction
        self._head.setDirection(way.TopToBottom if beneath else way.LeftToRight)
        self._head.setSpacing(4 if beneath else 12)
        indented = beneath and not self._is_folded
        label = self._parts.first.label.minimumWidth() + 12
        self._said.setContentsMargins(label if indented else 0, 0, 0, 0)
        self._parts.derived.enlarge(indented)

    def _size_side(self) -> None:
        beside, side = self._is_side_by_side, self._parts.side
        side.setMinimumWidth(self._theme.px(_SIDE_WIDTH) if beside else 0)
        side.setMaximumWidth(self._theme.px(_SIDE_WIDTH if beside else 2 * _WIDEST_COLUMN))

    def _lay_out(self) -> None:
        parts = self._parts
        first = stack_fields(parts.identity, self._theme)
        second = stack_fields(parts.work, self._theme, label_width=_SECOND_LABELS)
        self._grid, self._stacks = QGridLayout(), (first, second)
        self._titles = (
            text(self.tr("Identitas (dari KTP)"), "section"),
            text(self.tr("Pekerjaan dan iuran"), "section"),
        )
        self._lay_out_head()
        grow(self._theme, self._form, Grows.MOST_WIDTH, _WIDEST)
        columns = []
        for place, (title, stack) in enumerate(zip(self._titles, self._stacks, strict=True)):
            layout = column(title, spacing=8)
            layout.addLayout(stack)
            layout.addStretch(1)
            holder = QWidget()
            holder.setLayout(layout)
            grow(self._theme, holder, Grows.MOST_WIDTH, _WIDEST_COLUMN)
            columns.append(holder)
            self._grid.addWidget(holder, 0, place)
            self._grid.setColumnStretch(place, 1)
        self._columns = columns
        grow(self._theme, self.extras, Grows.MOST_WIDTH, 2 * _WIDEST_COLUMN)
        self._grid.setRowStretch(4, 1)
        self._form.setLayout(self._grid)
        self._resize_parts()

    def _lay_out_head(self) -> None:
        parts = self._parts
        self._align_labels()
        grow(self._theme, parts.derived, Grows.MOST_WIDTH, _WIDEST_COLUMN)
        typed = row(parts.first.label, parts.first, spacing=12)
        typed.setStretch(1, 1)
        self._head = row(spacing=12)
        self._head.addLayout(typed)
        # In a row of its own it is as high as its widest width asks.
        said = self._said = row(parts.derived, 1)
        said.setStretchFactor(parts.derived, 1000)  # the spring has what it leaves
        self._head.addLayout(said, 1)
        for part in (parts.first.label, parts.first):
            typed.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        said.setAlignment(parts.derived, Qt.AlignmentFlag.AlignTop)
        self.head = QWidget()
        self.head.setLayout(self._head)
        grow(self._theme, self.head, Grows.MOST_WIDTH, _WIDEST)

    def _align_labels(self) -> None:
        """Let the NIK's label end on one edge with those below."""
        widest = max(field.label.sizeHint().width() for field in self._parts.identity)
        least = max(self._theme.px(LABEL_WIDTH), widest)
        self._parts.first.label.setMinimumWidth(least)

    def _resize_parts(self) -> None:
        sizes, parts = self._theme.sizes, self._parts
        self._align_labels()
        self._size_side()
        self.fit(*self._room)
        self._grid.setHorizontalSpacing(max(4, sizes.column_gap - PIN_ROOM))
        self._grid.setVerticalSpacing(sizes.row_gap)
        self._set_margins()
        self._head.setContentsMargins(12, sizes.row_gap, 12, sizes.row_gap)
        for stack in self._stacks:
            stack.setVerticalSpacing(sizes.row_gap)
        resize_labels([parts.first, *parts.identity, *parts.work], self._theme)
        self.extras.resize_parts()
        parts.without_nik.setFixedHeight(sizes.nik_field)
        parts.programmes.setMinimumHeight(sizes.field)

    def _set_margins(self) -> None:
        low = self._theme.sizes.row_gap
        above = self._theme.sizes.margin - 4 if self._has_titles else low
        self._grid.setContentsMargins(12, above, 12, low // 2)
