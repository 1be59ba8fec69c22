"""The round by stick in the settings: one button that writes, one that reads."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ui.theme import Theme
from ui.viewmodels.exchange import ExchangeViewModel
from ui.widgets.pieces import Button, Notice, Pause, column, row, text


class ExchangeBox(QWidget):
    """A section of the settings, for a laptop whose village has no line."""

    def __init__(self, model: ExchangeViewModel, theme: Theme) -> None:
        super().__init__()
        self._model = model
        self.notice = Notice(theme, rounded=True)
        self.write = Button(theme, self.tr("Tulis kiriman… (Ctrl+U)"), icon="usb")
        self.read = Button(theme, self.tr("Baca balasan… (Ctrl+B)"), icon="folder-open")
        self._pause = Pause(self.write, self.read)
        words = self.tr(
            "Tanpa internet: tulis kiriman tersegel ke flashdisk, bawa ke dinas, lalu baca "
            "balasannya di sini. Hanya kota yang bisa membukanya."
        )
        title = text(self.tr("Tukar lewat berkas (USB)"), "section")
        layout = column(title, text(words, "hint", wraps=True), self.notice, spacing=8)
        layout.addLayout(row(self.write, self.read, 1))
        self.setLayout(layout)
        self.write.setShortcut("Ctrl+U")
        self.read.setShortcut("Ctrl+B")
        self.write.clicked.connect(self._ask_where)
        self.read.clicked.connect(self._ask_which)
        model.busy.connect(self._be_busy)
        model.done.connect(lambda words: self.notice.say(words, "ok"))
        model.unavailable.connect(lambda words: self.notice.say(words, "error"))

    def _ask_where(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Tulis kiriman ke"))
        if folder:
            self._model.write(str(Path(folder) / self._model.name))

    def _ask_which(self) -> None:
        kinds = self.tr("Balasan dari kota (*.loket-balas);;Semua berkas (*)")
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Baca balasan"), "", kinds)
        if path:
            self._model.read(path)

    def _be_busy(self, busy: bool) -> None:
        self._pause.take(busy)
        if busy:
            self.notice.say(self.tr("Memeriksa berkas; flashdisk jangan dicabut dulu…"), "info")
