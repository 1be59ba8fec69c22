"""Updates in the settings: which version this is, what waits, and what is new in it."""

from PySide6.QtWidgets import QFileDialog, QWidget

from ui.theme import Theme
from ui.viewmodels.updating import UpdateShown, UpdateViewModel
from ui.widgets.pieces import Button, Notice, Pause, column, row, text


class UpdateBox(QWidget):
    """A section of the settings."""

    def __init__(self, model: UpdateViewModel, theme: Theme) -> None:
        super().__init__()
        self._model, self._ready = model, ""
        self.state = text("", wraps=True)
        self.changes = text("", "hint", wraps=True)
        self.notice = Notice(theme, rounded=True)
        self.look = Button(theme, self.tr("Periksa pembaruan"), icon="refresh-cw")
        self.stick = Button(theme, self.tr("Dari flashdisk…"), icon="usb")
        self.use = Button(theme, self.tr("Pakai versi ini"), "primary")
        self._pause = Pause(self.look, self.stick, self.use)
        layout = column(
            text(self.tr("Pembaruan"), "section"), self.state, self.changes, self.notice, spacing=8
        )
        layout.addLayout(row(self.use, self.look, self.stick, 1))
        self.setLayout(layout)
        self._show(UpdateShown(""))
        self.look.clicked.connect(model.look)
        self.stick.clicked.connect(self._ask_where)
        self.use.clicked.connect(lambda: model.choose(self._ready))
        model.shown.connect(self._show)
        model.busy.connect(self._be_busy)
        model.done.connect(lambda words: self.notice.say(words, "ok"))
        model.unavailable.connect(lambda words: self.notice.say(words, "warn"))

    def read(self) -> None:
        self._model.read()

    def _show(self, shown: UpdateShown) -> None:
        self._ready = shown.ready
        self.state.setText(shown.state)
        self.changes.setText(shown.changes)
        self.changes.setVisible(bool(shown.changes))
        self.use.setVisible(bool(shown.ready))
        self.look.setVisible(shown.may_look)
        self.stick.setVisible(shown.may_look)

    def _ask_where(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Pembaruan dari"))
        if folder:
            self._model.look_on(folder)

    def _be_busy(self, busy: bool) -> None:
        self._pause.take(busy)
        if busy:
            self.notice.say(self.tr("Sebentar; Anda boleh tetap bekerja…"), "info")
