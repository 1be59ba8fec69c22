"""Choices of this laptop, and what it is told about itself."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from desktop_app.use_cases.settings import Language
from ui.theme import Theme
from ui.tokens import TEXT_SIZES
from ui.viewmodels.backups import BackupViewModel
from ui.viewmodels.exchange import ExchangeViewModel
from ui.viewmodels.letting_in import LettingInViewModel
from ui.viewmodels.paper_look import PaperLookViewModel
from ui.viewmodels.preferences import SettingsShown, SettingsViewModel
from ui.viewmodels.printers import PrinterViewModel
from ui.viewmodels.updating import UpdateViewModel
from ui.viewmodels.worded import Choice
from ui.widgets.backup_box import BackupBox
from ui.widgets.editors import ChoiceCombo
from ui.widgets.exchange_box import ExchangeBox
from ui.widgets.field import Field, stack_fields
from ui.widgets.letting_in_box import LettingInBox
from ui.widgets.paper_look_dialog import PaperLookDialog
from ui.widgets.pieces import Button, Grows, boxed, column, grow, row, scrolled, text
from ui.widgets.printer_box import LABELS, PrinterBox
from ui.widgets.update_box import UpdateBox

_CHOICE_WIDTH = 280
_SIDE_BY_SIDE = 1000


class SettingsPage(QWidget):
    """Printer, colours and language to choose; city, device and version to read.

    Signals:
        lock_wanted: The door is to be closed.
        staff_wanted: Who works here is to be shown.
        check_wanted: A paper is to be checked.
        archive_wanted: The archive on paper is to be shown.
    """

    lock_wanted = Signal()
    staff_wanted = Signal()
    check_wanted = Signal()
    archive_wanted = Signal()

    def __init__(
        self,
        model: SettingsViewModel,
        backups: BackupViewModel,
        exchange: ExchangeViewModel,
        letting_in: LettingInViewModel,
        printers: PrinterViewModel,
        look: PaperLookViewModel,
        updates: UpdateViewModel,
        theme: Theme,
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self._model, self._theme = model, theme
        self.backups, self._read_backups = BackupBox(backups, theme), backups.read
        self.exchange = ExchangeBox(exchange, theme)
        self.updates = UpdateBox(updates, theme)
        self.letting_in, self._read_key = LettingInBox(letting_in, theme), letting_in.read
        self.printer, self.papers = ChoiceCombo(), PrinterBox(printers, theme)
        self.colours = ChoiceCombo(
            [
                Choice("system", self.tr("Ikuti sistem")),
                Choice("light", self.tr("Terang")),
                Choice("dark", self.tr("Gelap")),
            ]
        )
        # Each language by its own name: whoever needs it may not read the other.
        self.language = ChoiceCombo(
            [Choice(Language.INDONESIAN, "Indonesia"), Choice(Language.ENGLISH, "English")]
        )
        self.text_size = ChoiceCombo(Choice(str(each), f"{each} %") for each in TEXT_SIZES)
        self.later = text(self.tr("Berlaku setelah aplikasi ditutup dan dibuka lagi."), "hint")
        for combo in (self.printer, self.colours, self.text_size, self.language):
            grow(theme, combo, Grows.WIDTH, _CHOICE_WIDTH)
        self.lock = Button(theme, self.tr("Kunci (Ctrl+L)"), icon="lock", key="Ctrl+L")
        self.staff = Button(theme, self.tr("Petu&gas dan kata sandi…"), icon="clipboard-list")
        self.paper = Button(theme, self.tr("Periksa surat… (Ctrl+Shift+K)"), icon="shield-check")
        self.archive = Button(theme, self.tr("Arsip kantor… (Ctrl+Shift+A)"), icon="printer")
        self.look = Button(theme, self.tr("K&op dan tanda tangan surat…"), icon="pencil")
        self._told = QVBoxLayout()
        self._lay_out()
        self.printer.activated.connect(lambda _at: model.choose_printer(self.printer.value))
        self.colours.activated.connect(lambda _at: model.choose_colours(self.colours.value))
        self.text_size.activated.connect(
            lambda _at: model.choose_text_size(int(self.text_size.value))
        )
        self.language.activated.connect(lambda _at: model.choose_language(self.language.value))
        self.lock.clicked.connect(self.lock_wanted)
        self.staff.clicked.connect(self.staff_wanted)
        self.paper.clicked.connect(self.check_wanted)
        self.archive.clicked.connect(self.archive_wanted)
        self.look.clicked.connect(lambda: PaperLookDialog(look, theme, self).open())
        model.shown.connect(self._show)
        boxes = (self.letting_in, self.backups, self.exchange, self.papers, self.updates)
        self._answers: dict[QObject, QWidget] = {box.notice: box for box in boxes}
        for notice in self._answers:
            notice.installEventFilter(self)
        theme.changed.connect(self._dress)
        theme.text_changed.connect(self._show_text_size)

    def start(self) -> None:
        self._model.read()
        self._read_backups()
        self._read_key()
        self.papers.read()
        self.updates.read()
        self.printer.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring an answer into sight, with the section it belongs to."""
        box = self._answers.get(watched) if event.type() is QEvent.Type.Show else None
        if box is not None:
            QTimer.singleShot(0, box, lambda: self._area.ensureWidgetVisible(box, 0, 16))
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        theme = self._theme
        fields = [
            Field(theme, self.tr("&Printer"), {"printer": self.printer}, fills=False),
            Field(theme, self.tr("&Warna"), {"colours": self.colours}, fills=False),
            Field(theme, self.tr("Ukuran &tulisan"), {"text": self.text_size}, fills=False),
            Field(theme, self.tr("&Bahasa / Language"), {"language": self.language}, fills=False),
        ]
        self._stack = stack_fields(fields, theme, LABELS)
        self._stack.addWidget(self.later, len(fields), 1)
        chosen = column(text(self.tr("Komputer ini"), "section"), spacing=10)
        chosen.addLayout(self._stack)
        chosen.addWidget(text(self.tr("Printer kertas"), "section"))
        chosen.addWidget(self.papers)
        chosen.addLayout(row(self.look, 1))
        chosen.addStretch(1)
        columns = self._columns = row(spacing=40)
        columns.setContentsMargins(20, 16, 20, 16)
        columns.addLayout(chosen, 1)
        columns.addLayout(self._lay_out_acts(), 1)
        self._area = area = scrolled(columns)  # whatever has the focus in it comes into sight
        self._middle = column(boxed(column(area), card="true"))
        self.setLayout(self._middle)
        self._dress()

    def _lay_out_acts(self) -> QVBoxLayout:
        """Lay out where one goes from here, what is done with files, and what is only to read."""
        acts = column(spacing=10)
        acts.addLayout(row(self.staff, self.lock, 1))
        acts.addLayout(row(self.paper, 1))
        acts.addLayout(row(self.archive, 1))
        for box in (self.letting_in, self.backups, self.exchange, self.updates):
            acts.addSpacing(10)
            acts.addWidget(box)
        acts.addSpacing(10)
        self._told.setContentsMargins(0, 0, 0, 0)
        self._told.setSpacing(16)
        acts.addLayout(self._told)
        acts.addStretch(1)
        return acts

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Set the second column beneath the choices where there is no room beside them."""
        fits = self._theme.at_100(self.width()) >= _SIDE_BY_SIDE
        way = QBoxLayout.Direction
        self._columns.setDirection(way.LeftToRight if fits else way.TopToBottom)
        self._columns.setSpacing(40 if fits else 24)

    def _dress(self) -> None:
        self._fold()
        margin = self._theme.sizes.margin
        self._middle.setContentsMargins(margin, margin - 4, margin, margin)
        self._stack.setVerticalSpacing(self._theme.sizes.row_gap)

    def _show_text_size(self) -> None:
        self.text_size.choose(str(self._theme.percent))

    def _show(self, shown: SettingsShown) -> None:
        names = [Choice(name, name) for name in shown.printers]
        none = Choice("", self.tr("Tanyakan setiap kali") if names else self.tr("Belum ada"))
        self.printer.offer([none, *names])
        self.printer.choose(shown.printer)
        self.colours.choose(shown.colours)
        self.text_size.choose(str(shown.text_percent))
        self.language.choose(shown.language)
        self.later.setVisible(shown.language_waits)
        while self._told.count():
            item = self._told.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for title, rows in shown.told:
            self._told.addWidget(_told(title, rows))
        self._told.addStretch(1)


def _told(title: str, rows: Sequence[tuple[str, str]]) -> QWidget:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    for number, (label, value) in enumerate(rows):
        grid.addWidget(text(label, "quiet"), number, 0, Qt.AlignmentFlag.AlignTop)
        shown = text(value, wraps=True)
        shown.setAccessibleName(f"{label}: {value}")
        grid.addWidget(shown, number, 1, Qt.AlignmentFlag.AlignTop)
    layout = column(text(title, "section"), spacing=6)
    layout.addLayout(grid)
    holder = QWidget()
    holder.setLayout(layout)
    return holder
