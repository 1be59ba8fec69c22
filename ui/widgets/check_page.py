"""*Periksa surat*: a paper's QR, its picture or its check code, and what it turned out to be."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLineEdit

from ui.theme import Theme
from ui.viewmodels.checking import CheckViewModel, VerdictShown
from ui.widgets.flow import flowing
from ui.widgets.page import Aside
from ui.widgets.pieces import (
    Button,
    Notice,
    announce,
    boxed,
    column,
    read_by_keys,
    row,
    scrolled,
    text,
)


class CheckPage(Aside):
    """One field for whatever a hand-held reader or a person types; pictures by two buttons."""

    def __init__(self, model: CheckViewModel, theme: Theme) -> None:
        super().__init__(theme)
        self._model = model
        self.typed = QLineEdit()
        self.typed.setAccessibleName(self.tr("QR atau kode periksa"))
        self.typed.setPlaceholderText("ABCD-1234-EF56")
        self.typed.setProperty("edits", "check_code")
        self.check = Button(theme, self.tr("Periksa"), "primary", "shield-check")
        self.open = Button(theme, self.tr("Buka gambar… (Ctrl+O)"), icon="folder-open")
        self.paste = Button(theme, self.tr("Tempel gambar (Ctrl+Shift+V)"), icon="copy")
        self.list = Button(theme, self.tr("Muat berkas daftar…"), "quiet", "file-down")
        self.back = Button(theme, self.tr("Kembali (Esc)"), "quiet", "arrow-left", "Esc")
        self.known, self.said = Notice(theme, rounded=True), Notice(theme, rounded=True)
        self.verdict, self.word = Notice(theme, rounded=True), text(role="title")
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(16)
        self._lines.setVerticalSpacing(4)
        self._lines.setColumnStretch(1, 1)
        self._lay_out()
        self._connect()

    def start(self) -> None:
        """Begin with nothing of the paper before."""
        self.typed.clear()
        self._area.verticalScrollBar().setValue(0)
        self._clear()
        self.said.silence()
        self._model.start()
        self.typed.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        hint = self.tr(
            "Pindai QR surat dengan pembaca kode, ketik kode periksanya, atau buka foto suratnya. "
            "Tidak perlu internet."
        )
        label = text(self.tr("QR atau kode periksa"), "label")
        label.setBuddy(self.typed)
        asked = row(self.typed, self.check)
        asked.setStretch(0, 1)
        pictures = flowing(self.open, self.paste, self.list)
        results = column(self.word, self.verdict, self.said, spacing=8)
        results.addLayout(self._lines)
        results.addStretch(1)
        inside = column(text(hint, "hint", wraps=True), label, spacing=8)
        inside.addLayout(asked)
        inside.addLayout(pictures)
        inside.addLayout(results, 1)
        inside.addWidget(self.known)
        inside.setContentsMargins(16, 12, 16, 12)
        middle = column(text(self.tr("Periksa surat"), "title"), spacing=8)
        self._area = read_by_keys(scrolled(inside), self.tr("Periksa surat"))
        middle.addWidget(boxed(column(self._area), card="true"), 1)
        bar = row(self.back, 1)
        self.fill(middle, bar)
        self.word.hide()

    def _connect(self) -> None:
        self.check.clicked.connect(self._judge)
        self.typed.returnPressed.connect(self._judge)
        self.open.setShortcut("Ctrl+O")
        self.paste.setShortcut("Ctrl+Shift+V")
        self.open.clicked.connect(self._ask_picture)
        self.paste.clicked.connect(
            lambda: self._model.check_image(QGuiApplication.clipboard().image())
        )
        self.list.clicked.connect(self._ask_list)
        self.back.clicked.connect(self.left)
        self._model.shown.connect(self._show)
        self._model.list_told.connect(
            lambda words, good: self.known.say(words, "info" if good else "warn")
        )
        self._model.done.connect(lambda words: self.said.say(words, "ok"))
        self._model.unavailable.connect(self._say_no)
        self._area.verticalScrollBar().rangeChanged.connect(self._reveal)

    def _judge(self) -> None:
        """Judge what was typed, and have it marked: the next reading takes its place."""
        self._model.check_typed(self.typed.text())
        self.typed.selectAll()

    def _ask_picture(self) -> None:
        kinds = self.tr("Gambar (*.png *.jpg *.jpeg *.bmp *.tif *.tiff);;Semua berkas (*)")
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Buka gambar surat"), "", kinds)
        if path:
            self._model.check_file(path)

    def _ask_list(self) -> None:
        kinds = self.tr("Daftar dari kota (*.ljl);;Semua berkas (*)")
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Muat berkas daftar"), "", kinds)
        if path:
            self._model.take_list(path)

    def _say_no(self, words: str) -> None:
        self._clear()
        self.said.say(words, "error")

    def _show(self, shown: VerdictShown) -> None:
        self._clear()
        self.said.silence()
        self.word.setText(shown.word)
        self.word.show()
        self.verdict.say(shown.words, shown.tone)
        for place, (label, told) in enumerate(shown.lines):
            self._lines.addWidget(text(label, "hint"), place, 0, Qt.AlignmentFlag.AlignTop)
            self._lines.addWidget(text(told, "strong", wraps=True), place, 1)
        announce(self, f"{shown.word}. {shown.words}", urgent=True)

    def _reveal(self) -> None:
        """On a small screen the verdict comes to the top; what was typed has been marked anyway."""
        if not self.word.isHidden():
            self._area.verticalScrollBar().setValue(self.word.y() - 8)

    def _clear(self) -> None:
        self.word.hide()
        self.verdict.silence()
        while self._lines.count():
            item = self._lines.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
