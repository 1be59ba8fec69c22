"""*Arsip kantor*: stubs printed for the binder, and read back off photographs of it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QCheckBox, QFileDialog, QGridLayout

from ui.theme import Theme
from ui.viewmodels.archive import ArchiveShown, ArchiveViewModel
from ui.widgets.page import Aside
from ui.widgets.pieces import Button, Notice, Pause, boxed, column, line, row, scrolled, text


class ArchivePage(Aside):
    """Two halves: what is to be printed, and what was brought back; files may be dropped on it."""

    def __init__(self, model: ArchiveViewModel, theme: Theme) -> None:
        super().__init__(theme)
        self.setAcceptDrops(True)
        self._model = model
        self.words = text(role="strong", wraps=True)
        self.print = Button(theme, self.tr("Cetak arsip (Ctrl+P)"), "primary", "printer")
        self.keep = Button(theme, self.tr("Simpan PDF…"), "quiet", "file-down")
        self.always = QCheckBox(self.tr("Cetak arsip setiap kali bukti dicetak"))
        self.always.setProperty("edits", "archive_always")
        self.files = Button(theme, self.tr("Buka foto atau PDF… (Ctrl+O)"), icon="folder-open")
        self.folder = Button(theme, self.tr("Buka folder…"), icon="folder-open")
        self.stop = Button(theme, self.tr("Hentikan"), "quiet")
        self.back = Button(theme, self.tr("Kembali (Esc)"), "quiet", "arrow-left", "Esc")
        self.said, self.progress = Notice(theme, rounded=True), Notice(theme, rounded=True)
        self._pause = Pause(self.print, self.keep, self.files, self.folder)
        self._read, self._stand = _grid(), _grid()
        self._lay_out()
        self._connect()

    def start(self) -> None:
        self._model.look()
        self.said.silence()
        self.files.setFocus(Qt.FocusReason.OtherFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._read_files([url.toLocalFile() for url in event.mimeData().urls()])

    def _lay_out(self) -> None:
        why = self.tr(
            "Satu QR untuk tiap pendaftaran, dua belas di selembar A4. Bila komputer hilang, "
            "pendaftaran dipulihkan dari kertas ini. Isinya hanya terbaca oleh kota."
        )
        how = self.tr(
            "Pindai atau foto lembar arsip, lalu buka berkasnya di sini atau seret ke halaman "
            "ini. Yang terbaca dikirim ke kota; kota mengembalikan datanya. Dua kali tidak apa-apa."
        )
        inside = column(text(self.tr("Cetak"), "section"), text(why, "hint", wraps=True), spacing=8)
        inside.addWidget(self.words)
        inside.addLayout(row(self.print, self.keep, 1))
        inside.addWidget(self.always)
        inside.addWidget(line())
        inside.addWidget(text(self.tr("Pindai arsip"), "section"))
        inside.addWidget(text(how, "hint", wraps=True))
        inside.addLayout(row(self.files, self.folder, self.stop, 1))
        for notice in (self.progress, self.said):
            inside.addWidget(notice)
        inside.addLayout(self._read)
        inside.addLayout(self._stand)
        inside.addStretch(1)
        inside.setContentsMargins(16, 12, 16, 12)
        middle = column(text(self.tr("Arsip kantor"), "title"), spacing=8)
        middle.addWidget(boxed(column(scrolled(inside)), card="true"), 1)
        bar = row(self.back, 1)
        self.fill(middle, bar)
        self.stop.hide()

    def _connect(self) -> None:
        model = self._model
        self.print.setShortcut("Ctrl+P")
        self.files.setShortcut("Ctrl+O")
        self.print.clicked.connect(model.print_unprinted)
        self.keep.clicked.connect(self._ask_where)
        self.files.clicked.connect(self._ask_files)
        self.folder.clicked.connect(self._ask_folder)
        self.stop.clicked.connect(model.stop)
        self.always.toggled.connect(model.choose_with_proof)
        self.back.clicked.connect(self.left)
        model.shown.connect(self._show)
        model.busy.connect(self._be_busy)
        model.turned.connect(self._turn)
        model.file_read.connect(self._add_file)
        model.done.connect(lambda words: self.said.say(words, "ok"))
        model.unavailable.connect(lambda words: self.said.say(words, "error"))

    def _ask_where(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Simpan arsip"), "arsip-kantor.pdf", self.tr("PDF (*.pdf)")
        )
        if path:
            self._model.keep_unprinted(path)

    def _ask_files(self) -> None:
        kinds = self.tr(
            "Gambar dan PDF (*.png *.jpg *.jpeg *.bmp *.tif *.tiff *.pdf);;Semua berkas (*)"
        )
        paths, _ = QFileDialog.getOpenFileNames(self, self.tr("Buka foto atau PDF"), "", kinds)
        self._read_files(paths)

    def _ask_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Buka folder"))
        if folder:
            self._read_files([folder])

    def _read_files(self, paths: list[str]) -> None:
        if paths:
            _clear(self._read)
            self.said.silence()
            self._model.read(paths)

    def _turn(self, words: str) -> None:
        self.stop.show()
        self.progress.say(words, "info")

    def _be_busy(self, busy: bool) -> None:
        self._pause.take(busy)
        if not busy:
            self.stop.hide()
            self.progress.silence()

    def _add_file(self, name: str, words: str) -> None:
        _add(self._read, name, words)

    def _show(self, shown: ArchiveShown) -> None:
        self.words.setText(shown.words)
        self.print.setVisible(shown.may_print)
        self.keep.setVisible(shown.may_print)
        blocked = self.always.blockSignals(True)
        self.always.setChecked(shown.with_proof)
        self.always.blockSignals(blocked)
        _clear(self._stand)
        for heading, words in shown.lines:
            _add(self._stand, heading, words)


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    return grid


def _add(grid: QGridLayout, heading: str, words: str) -> None:
    place = grid.count() // 2
    grid.addWidget(text(heading, "hint"), place, 0, Qt.AlignmentFlag.AlignTop)
    grid.addWidget(text(words, "strong", wraps=True), place, 1)


def _clear(grid: QGridLayout) -> None:
    while grid.count():
        item = grid.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
