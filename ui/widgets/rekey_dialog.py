"""A registration typed again from the paper; what differs is shown, and the paper decides."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QLineEdit, QWidget

from desktop_app.domain.review import ToReview
from desktop_app.use_cases.reviews import Compared
from ui import formats
from ui.theme import Theme
from ui.viewmodels.reviews import review_text
from ui.widgets.field import EnterMoves, Field, stack_fields
from ui.widgets.pieces import Button, Grows, IconLabel, column, grow, row, text


class RekeyDialog(QDialog):
    """Empty fields, and not a letter of what is on file.

    Signals:
        typed: The fields as typed again.
    """

    typed = Signal(object)

    def __init__(
        self, one: ToReview, fields: Sequence[str], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("withdraw")
        number = formats.short_number(one.line.number)
        self.setWindowTitle(self.tr("Periksa sampel"))
        words = self.tr(
            "Ambil KTP, KK, atau formulir No. {number} ({officer}), lalu ketik dari kertas itu."
        )
        self.editors = {field: QLineEdit() for field in fields}
        self.confirm = Button(theme, self.tr("Bandingkan"), "primary", "check")
        self.leave = Button(theme, self.tr("Nanti saja"), key="Esc")
        rows = [Field(theme, review_text(name), {name: self.editors[name]}) for name in fields]
        layout = column(
            text(words.format(number=number, officer=one.officer), wraps=True), spacing=14
        )
        layout.addLayout(stack_fields(rows, theme))
        layout.addLayout(row(1, self.leave, self.confirm))
        layout.setContentsMargins(20, 18, 20, 16)
        self.setLayout(layout)
        grow(theme, self, Grows.LEAST_WIDTH, 480)
        self.resize(self.sizeHint())  # Qt by itself takes no more than two thirds of the glass
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.leave.clicked.connect(self.reject)
        self.confirm.clicked.connect(self._give)
        self._enter = EnterMoves([*self.editors.values(), self.confirm, self.leave], self)
        next(iter(self.editors.values())).setFocus()

    def _give(self) -> None:
        self.typed.emit({field: editor.text() for field, editor in self.editors.items()})
        self.accept()


class DifferenceDialog(QDialog):
    """Both ways of it, side by side; there is no button that makes them equal.

    Signals:
        stands: The paper says what is on file.
        returned: The paper says otherwise: the clerk is to mend it.
    """

    stands = Signal()
    returned = Signal()

    def __init__(
        self, one: ToReview, found: Sequence[Compared], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("withdraw")
        self.setWindowTitle(self.tr("Tidak sama"))
        number = formats.short_number(one.line.number)
        asked = self.tr("No. {number}: lihat lagi kertasnya. Mana yang tertulis di sana?")
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(6)
        for place, head in enumerate((self.tr("Tersimpan"), self.tr("Diketik ulang")), start=1):
            grid.addWidget(text(head, "quiet"), 0, place)
        for line, each in enumerate(found, start=1):
            digits = each.field in {"nik", "family_card"}
            shown = [formats.grouped(it) if digits else it for it in (each.on_file, each.typed)]
            grid.addWidget(text(review_text(each.field), "quiet"), line, 0)
            for place, words in enumerate(shown, start=1):
                grid.addWidget(text(words or "–", "strong", wraps=True), line, place)
        self.keep = Button(theme, self.tr("Yang tersimpan benar"), icon="check")
        self.give_back = Button(theme, self.tr("Kembalikan ke petugas"), "primary", "pencil")
        asking = row(IconLabel(theme, "triangle-alert", "warn", 20), spacing=10)
        asking.addWidget(text(asked.format(number=number), wraps=True), 1)
        layout = column(spacing=16)
        layout.addLayout(asking)
        layout.addLayout(grid)
        layout.addLayout(row(1, self.keep, self.give_back))
        layout.setContentsMargins(20, 18, 20, 16)
        self.setLayout(layout)
        grow(theme, self, Grows.LEAST_WIDTH, 520)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.keep.clicked.connect(self.stands)
        self.give_back.clicked.connect(self.returned)
        for button in (self.keep, self.give_back):
            button.clicked.connect(self.accept)
