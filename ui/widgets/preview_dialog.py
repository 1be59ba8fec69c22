"""A paper before it is printed: the page as it will come out, and where it goes."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, QStandardPaths, Qt
from PySide6.QtGui import QKeySequence, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QSizePolicy, QWidget

from desktop_app.use_cases.other_papers import Made
from ui import formats
from ui.terms import term
from ui.theme import Theme
from ui.viewmodels.preview import PreviewViewModel
from ui.viewmodels.worded import Choice
from ui.widgets.editors import ChoiceCombo
from ui.widgets.pieces import Button, Chip, Grows, Notice, boxed, column, grow, row, text

_SIDE = 250


class PagePicture(QLabel):
    """The page, as large as there is room for, sharp at the screen's own scale."""

    def __init__(self) -> None:
        super().__init__()
        self._page = QPixmap()
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMinimumSize(QSize(240, 320))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_page(self, png: bytes) -> None:
        self._page = QPixmap()
        self._page.loadFromData(png)
        self._fit()

    def empty(self) -> None:
        self._page = QPixmap()
        self.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._page.isNull():
            return
        ratio = self.devicePixelRatioF()
        fitted = self._page.scaled(
            self.size() * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        fitted.setDevicePixelRatio(ratio)
        self.setPixmap(fitted)


class PreviewDialog(QDialog):
    """Page to the left; printer, copy and the three ways out to the right."""

    def __init__(self, model: PreviewViewModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self.setWindowTitle(self.tr("Pratinjau kertas"))
        self.page = PagePicture()
        self.kind, self.number = text("", "title", wraps=True), text("", "quiet", wraps=True)
        self.copy = Chip(theme)
        self.which = text("", "quiet")
        self.back = Button(theme, self.tr("Sebelumnya"), key="PgUp")
        self.forth = Button(theme, self.tr("Berikutnya"), key="PgDown")
        self.printer = ChoiceCombo()
        self.printer.setAccessibleName(self.tr("Printer"))
        self.notice = Notice(theme, rounded=True)
        self.print = Button(theme, self.tr("Cetak (Enter)"), "primary", "printer", "Ctrl+P")
        self.keep = Button(theme, self.tr("Simpan PDF…"), icon="file-down", key="Ctrl+S")
        self.shut = Button(theme, self.tr("Tutup (Esc)"), "quiet", key="Esc")
        self._where = text(self.tr("Printer"), "label")
        self._where.setBuddy(self.printer)
        words = self.tr("Kertas dicatat sebagai diberikan setelah benar-benar keluar.")
        note = text(words, "hint", True)
        self._has_printer = self._has_paper = False
        self._turning = QWidget()
        turning = column(self.which, spacing=4)
        turning.addLayout(row(self.back, self.forth))
        self._turning.setLayout(turning)
        side = column(
            self.kind, self.number, self.copy, self._turning, self._where, self.printer, spacing=8
        )
        side.insertSpacing(4, 8)
        side.addWidget(note)
        side.addWidget(self.notice)
        side.addStretch(1)
        for button in (self.print, self.keep, self.shut):
            side.addWidget(button)
        holder = QWidget()
        grow(theme, holder, Grows.WIDTH, _SIDE)
        holder.setLayout(side)
        layout = row(boxed(column(self.page), card="inset"), holder, spacing=20)
        layout.setStretch(0, 1)
        layout.setContentsMargins(16, 16, 16, 16)
        self.setLayout(layout)
        self.resize(820, 640)
        self._connect()

    def open_for(self, parent_size: QSize) -> None:
        """Show the dialog within the window it belongs to."""
        width, height = self._theme.px(860), self._theme.px(680)
        self.resize(min(width, parent_size.width() - 24), min(height, parent_size.height() - 16))
        self.printer.offer([])
        self._forget()
        self.notice.silence()
        self._model.ask_printers()
        desk = self.parentWidget()
        if desk is not None and not desk.isVisible():
            desk.installEventFilter(self)  # the door was shut meanwhile: no paper over that
            return
        self._come_up()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the paper once the desk it waited behind is in sight again."""
        if event.type() is QEvent.Type.Show and watched is self.parentWidget():
            watched.removeEventFilter(self)
            self._come_up()
        return super().eventFilter(watched, event)

    def _come_up(self) -> None:
        self.open()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget(self) -> None:
        """Show nothing of the paper before: it may be somebody else's."""
        self._has_printer = self._has_paper = False
        self._allow()
        self.page.empty()
        self.page.setAccessibleName("")
        self.kind.clear()
        self.number.clear()
        self.copy.hide()
        self._turning.hide()

    def _offer_printers(self, names: list[str], chosen: str) -> None:
        self.printer.offer(Choice(name, name) for name in names)
        self.printer.choose(chosen)
        self.printer.setVisible(bool(names))
        self._where.setVisible(bool(names))
        self._has_printer = bool(names)
        self._allow()
        self._stand()
        if not names:
            words = self.tr("Belum ada printer di komputer ini. Simpan PDF, lalu cetak nanti.")
            self.notice.say(words, "info")

    def _allow(self) -> None:
        """A paper that is still being made is neither printed nor kept."""
        self.print.setEnabled(self._has_paper and self._has_printer)
        self.keep.setEnabled(self._has_paper)

    def _stand(self) -> None:
        """Put the keyboard where one goes on, if that can be pressed yet."""
        button = self.print if self._has_printer else self.keep
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        model = self._model
        model.shown.connect(self._show)
        model.turned.connect(self._show_page)
        model.printers_known.connect(self._offer_printers)
        model.busy.connect(self.print.setDisabled)
        model.queued.connect(lambda _number: self.accept())
        model.kept.connect(
            lambda path: self.notice.say(
                self.tr("Tersimpan: {path}").format(path=formats.breakable(path)), "ok"
            )
        )
        model.unavailable.connect(lambda words: self.notice.say(words, "error"))
        self.print.clicked.connect(lambda: model.print_shown(self.printer.value))
        self.keep.clicked.connect(self._ask_where)
        self.shut.clicked.connect(self.reject)
        self.back.clicked.connect(lambda: model.turn(-1))
        self.forth.clicked.connect(lambda: model.turn(1))
        for keys, button in (
            ("Ctrl+P", self.print),
            ("Ctrl+S", self.keep),
            ("PgUp", self.back),
            ("PgDown", self.forth),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(button.click)
        for keys in ("Return", "Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._press)

    def _press(self) -> None:
        """Enter prints, from wherever one is; on another button it presses that one."""
        on = self.focusWidget()
        (on if isinstance(on, Button) else self.print).click()

    def _show_page(self, png: bytes, page: int, pages: int) -> None:
        self.page.show_page(png)
        self._turning.setVisible(pages > 1)
        told = self.tr("Halaman {page} dari {pages}").format(page=page, pages=pages)
        self.which.setText(told)
        self.back.setEnabled(page > 1)
        self.forth.setEnabled(page < pages)
        self.page.setAccessibleDescription(told)

    def _show(self, made: Made, _png: bytes) -> None:
        self.kind.setText(term(made.kind))
        self.number.setText(self.tr("No. {number}").format(number=made.number))
        self.copy.setVisible(made.copy > 1)
        self.copy.say(self.tr("Salinan {copy}").format(copy=made.copy), "copy", "info")
        self.page.setAccessibleName(f"{term(made.kind)} {made.number}")
        if not self._has_paper:  # the next copy leaves the keyboard where it is
            self._has_paper = True
            self._allow()
            self._stand()

    def _ask_where(self) -> None:
        """Ask for a file; its name says the paper's number, never a person's."""
        called = f"{self.number.text().removeprefix('No. ').replace('/', '-')}.pdf"
        folder = QStandardPaths.StandardLocation.DocumentsLocation
        suggested = str(Path(QStandardPaths.writableLocation(folder), called))
        path, _kind = QFileDialog.getSaveFileName(
            self, self.tr("Simpan PDF"), suggested, self.tr("PDF (*.pdf)")
        )
        if path:
            self._model.keep(path)
