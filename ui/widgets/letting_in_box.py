"""The section of the settings that lets a laptop in anew; it is there only when it is needed."""

from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from ui.theme import Theme
from ui.viewmodels.letting_in import LettingInViewModel
from ui.widgets.pieces import Button, Notice, Pause, column, row, text


class LettingInBox(QWidget):
    def __init__(self, model: LettingInViewModel, theme: Theme) -> None:
        super().__init__()
        self._model = model
        self.notice = Notice(theme, rounded=True)
        self.code = QLineEdit()
        label = text(self.tr("&Kode aktivasi"))
        label.setBuddy(self.code)
        self.code.setAccessibleName(label.text().replace("&", ""))
        self.code.setProperty("edits", "activation_code")
        self.by_code = Button(theme, self.tr("Pakai kode"), icon="check")
        self.by_file = Button(theme, self.tr("Berkas aktivasi…"), icon="folder-open")
        self._pause = Pause(self.code, self.by_code, self.by_file)
        words = self.tr(
            "Kunci komputer ini tidak ada di sini, atau kota tidak mengenalnya lagi, jadi kiriman "
            "belum bisa diterima. Data tetap tersimpan dan pendaftaran berjalan terus. Minta "
            "aktivasi baru ke dinas."
        )
        title = text(self.tr("Daftarkan komputer ini lagi"), "section")
        layout = column(title, text(words, "hint", wraps=True), self.notice, spacing=8)
        layout.addLayout(row(label, self.code))
        layout.addLayout(row(self.by_code, self.by_file, 1))
        layout.setContentsMargins(0, 0, 0, 16)  # to the next section, while it is there
        self.setLayout(layout)
        self.hide()
        self.by_code.clicked.connect(lambda: model.take_code(self.code.text()))
        self.code.returnPressed.connect(lambda: model.take_code(self.code.text()))
        self.by_file.clicked.connect(self._ask_which)
        model.wanted.connect(self.setVisible)
        model.busy.connect(self._be_busy)
        model.done.connect(lambda words: self.notice.say(words, "ok"))
        model.refused.connect(lambda words: self.notice.say(words, "error"))

    def _ask_which(self) -> None:
        kinds = self.tr("Berkas aktivasi (*.loket);;Semua berkas (*)")
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Berkas aktivasi"), "", kinds)
        if path:
            self._model.take_file(path)

    def _be_busy(self, busy: bool) -> None:
        self._pause.take(busy)
