"""Asks which paper does not count any more, and why: whoever checks it is told so from then on."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from ui.theme import Theme
from ui.widgets.field import Field
from ui.widgets.reason_dialog import ReasonDialog


class RevokeDialog(ReasonDialog):
    """Asks for the paper first, the latest of them chosen.

    Signals:
        given: The place of the paper among those offered, and what was typed.
    """

    given = Signal(int, str)

    def __init__(self, papers: Sequence[str], theme: Theme, parent: QWidget | None = None) -> None:
        self.paper = QComboBox()
        for place, name in reversed(list(enumerate(papers))):
            self.paper.addItem(name, place)
        words = self.tr(
            "Kertas ini tidak berlaku lagi, dan siapa pun yang memeriksanya akan diberi tahu. "
            "Pendaftarannya tetap ada. Ini tidak bisa diurungkan; cetak yang baru bila perlu. "
            "Konfirmasi yang baru datang dari kota, setelah data terkirim."
        )
        super().__init__(
            theme,
            words,
            self.tr("Jangan cabut"),
            self.tr("Cabut kertas"),
            Field(theme, self.tr("&Kertas"), {"revoked": self.paper}),
            parent=parent,
        )
        self.reason_given.connect(lambda why: self.given.emit(self.paper.currentData(), why))
