"""Asks why a registration is taken back: the server and the history keep the reason."""

from PySide6.QtWidgets import QWidget

from ui.theme import Theme
from ui.widgets.reason_dialog import ReasonDialog


class WithdrawDialog(ReasonDialog):
    """Names whose registration it is."""

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        words = self.tr("Pendaftaran {name} akan dibatalkan. Datanya tetap tercatat di riwayat.")
        super().__init__(
            theme,
            words.format(name=name),
            self.tr("Jangan batalkan"),
            self.tr("Batalkan pendaftaran"),
            parent=parent,
        )
