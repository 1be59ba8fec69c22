"""Backups in the settings: what the last was, one now, and bringing one back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.theme import Theme
from ui.viewmodels.backups import BackupViewModel
from ui.widgets.pieces import Button, Notice, Pause, column, row, text


class BackupBox(QWidget):
    """A section of the settings.

    Signals:
        restore_wanted: A backup is to be brought back; the desk closes for it.
    """

    restore_wanted = Signal()

    def __init__(self, model: BackupViewModel, theme: Theme) -> None:
        super().__init__()
        self._model = model
        self.state = text("", wraps=True)
        self.notice = Notice(theme, rounded=True)
        self.now = Button(theme, self.tr("Cadangkan sekarang…"), icon="usb")
        self.restore = Button(theme, self.tr("Pulihkan dari cadangan…"), icon="history")
        self._pause = Pause(self.now, self.restore)
        layout = column(text(self.tr("Cadangan"), "section"), self.state, self.notice, spacing=8)
        layout.addLayout(row(self.now, self.restore, 1))
        self.setLayout(layout)
        self.now.clicked.connect(self._ask_where)
        self.restore.clicked.connect(self.restore_wanted)
        model.told.connect(self.state.setText)
        model.busy.connect(self._be_busy)
        model.made.connect(lambda words: self.notice.say(words, "ok"))
        model.unavailable.connect(lambda words: self.notice.say(words, "error"))

    def _ask_where(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Simpan cadangan di"))
        if folder:
            self._model.make(folder)

    def _be_busy(self, busy: bool) -> None:
        self._pause.take(busy)
        if busy:
            self.notice.say(self.tr("Membuat dan memeriksa cadangan…"), "info")
        else:
            self.notice.silence()
