"""Where the parts of the form stand: two columns, the extras beneath, the contribution beside."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme import Theme
from ui.widgets.extras_section import ExtrasSection
from ui.widgets.field import LABEL_WIDTH, PIN_ROOM, resize_labels, stack_fields
from ui.widgets.form_fields import FormFields
from ui.widgets.pieces import column, row, text

_SIDE_BY_SIDE = 1044  # from this width the contribution stands beside the two columns
_SIDE_WIDTH = 232
_SECOND_LABELS = 96  # the second column has shorter words
_WIDEST_COLUMN = 544  # its label and 420 for what is typed: a longer line is harder to read back
_WIDEST = 2 * _WIDEST_COLUMN + _SIDE_WIDTH + 72  # with what stands between and around
_TITLES_FROM = 520  # in a page lower than this the titles make room for a row of fields


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
        self._has_titles = True
        self.extras = ExtrasSection(theme, parts.extras, (LABEL_WIDTH, _SECOND_LABELS))
        self._lay_out()
        theme.changed.connect(self._resize_parts)

    @property
    def is_side_by_side(self) -> bool:
        return bool(self._is_side_by_side)

    def fit(self, width: int, height: int) -> None:
        """Set the contribution beside the columns where there is room, else underneath."""
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
        side.setMinimumWidth(_SIDE_WIDTH if side_by_side else 0)
        side.setMaximumWidth(_SIDE_WIDTH if side_by_side else 2 * _WIDEST_COLUMN)
        if side_by_side:
            self._grid.addWidget(side, 0, 2, 2, 1, Qt.AlignmentFlag.AlignTop)
        else:
            self._grid.addWidget(side, 2, 0, 1, 2)

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
        self._form.setMaximumWidth(_WIDEST)
        for place, (title, stack) in enumerate(zip(self._titles, self._stacks, strict=True)):
            layout = column(title, spacing=8)
            layout.addLayout(stack)
            layout.addStretch(1)
            holder = QWidget()
            holder.setLayout(layout)
            holder.setMaximumWidth(_WIDEST_COLUMN)
            self._grid.addWidget(holder, 0, place)
            self._grid.setColumnStretch(place, 1)
        self.extras.setMaximumWidth(2 * _WIDEST_COLUMN)
        self._grid.addWidget(self.extras, 1, 0, 1, 2)
        self._grid.setRowStretch(3, 1)
        self._form.setLayout(self._grid)
        self._resize_parts()
        self.fit(_SIDE_BY_SIDE, _TITLES_FROM)

    def _lay_out_head(self) -> None:
        parts = self._parts
        widest = max(field.label.sizeHint().width() for field in parts.identity)
        parts.first.label.setMinimumWidth(max(LABEL_WIDTH, widest))  # one edge with those below
        parts.derived.setMaximumWidth(_WIDEST_COLUMN)
        self._head = row(parts.first.label, parts.first, parts.derived, 1, spacing=12)
        self._head.setStretchFactor(parts.derived, 1000)  # the spring has what it leaves
        for part in (parts.first.label, parts.first, parts.derived):
            self._head.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        self.head = QWidget()
        self.head.setLayout(self._head)
        self.head.setMaximumWidth(_WIDEST)

    def _resize_parts(self) -> None:
        sizes, parts = self._theme.sizes, self._parts
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
