"""Beneath the form, folded: what only some are asked for."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme import Theme
from ui.widgets.field import PIN_ROOM, Field, resize_labels, stack_fields
from ui.widgets.pieces import Button, column, row, text


class ExtrasSection(QWidget):
    """Two columns of fields under one button; with nothing asked for it is not there at all.

    Signals:
        folded: It was folded or unfolded.
    """

    folded = Signal(bool)

    def __init__(
        self, theme: Theme, columns: Sequence[Sequence[Field]], label_widths: Sequence[int]
    ) -> None:
        super().__init__()
        self._theme, self._columns = theme, columns
        self._names = text("", "hint", wraps=True)
        self.is_folded = True
        self.button = Button(theme, self.tr("Tambahan"), "quiet", "chevron-down", key="Ctrl+T")
        self.button.clicked.connect(lambda: self.fold(not self.is_folded))
        self._stacks = [
            stack_fields(fields, theme, width)
            for fields, width in zip(columns, label_widths, strict=True)
        ]
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        for place, stack in enumerate(self._stacks):
            grid.addLayout(stack, 0, place, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place, 1)
        grid.setRowStretch(2, 1)
        self._grid = grid
        self._inside = QWidget()
        self._inside.setLayout(grid)
        layout = column(spacing=4)
        head = row(self.button, self._names, 1)
        head.setStretch(1, 1000)  # the spring has what is left where they are not shown
        layout.addLayout(head)
        layout.addWidget(self._inside)
        self.setLayout(layout)
        self._inside.hide()
        self.hide()

    @property
    def fields(self) -> list[Field]:
        return [field for column_ in self._columns for field in column_]

    def ask(self, names: frozenset[str]) -> None:
        """Show the fields of these names; none of them hides the section."""
        for field in self.fields:
            field.show_row(not names.isdisjoint(field.editors))
        asked = [field for field in self.fields if not field.isHidden()]
        self._names.setText(", ".join(dict.fromkeys(field.name for field in asked)))
        self.setVisible(bool(asked))

    def fold(self, folded: bool) -> None:
        self.is_folded = folded
        self._inside.setVisible(not folded)
        self._names.setVisible(folded)
        self.folded.emit(folded)

    def fold_columns(self, folded: bool) -> None:
        """Set the second column under the first, or beside it."""
        _first, second = self._stacks
        self._grid.removeItem(second)
        self._grid.addLayout(
            second, 1 if folded else 0, 0 if folded else 1, Qt.AlignmentFlag.AlignTop
        )
        self._grid.setColumnStretch(1, 0 if folded else 1)

    def resize_parts(self) -> None:
        sizes = self._theme.sizes
        self._grid.setHorizontalSpacing(max(4, sizes.column_gap - PIN_ROOM))
        for stack in self._stacks:
            stack.setVerticalSpacing(sizes.row_gap)
        resize_labels(self.fields, self._theme)
