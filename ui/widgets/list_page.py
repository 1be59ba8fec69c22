"""All registrations of this laptop: search as you type, narrow, open."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from desktop_app.domain.delivery import DeliveryStatus
from desktop_app.domain.enrolment import Segment
from desktop_app.domain.membership import Status
from ui import formats
from ui.models.worker_table import Column
from ui.terms import term
from ui.theme import Theme
from ui.viewmodels.shown import Choice
from ui.viewmodels.workers import ListViewModel
from ui.widgets.editors import ChoiceCombo
from ui.widgets.pieces import Button, IconLabel, Notice, boxed, column, row, text
from ui.widgets.rows_view import RowsView

_WIDTHS: dict[int, int] = {
    Column.NUMBER: 92,
    Column.NAME: 190,
    Column.NIK: 174,
    Column.SEGMENT: 86,
    Column.STATUS: 150,
    Column.DAY: 108,
}


class ListPage(QWidget):
    """The list, what it is narrowed to, and one button.

    Signals:
        open_wanted: Id of the registration to be shown.
        new_wanted: An empty form.
    """

    open_wanted = Signal(object)
    new_wanted = Signal()

    def __init__(self, model: ListViewModel, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self._model, self._theme = model, theme
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(self.tr("Cari nama, NIK, alamat, atau nomor (F2)"))
        self.search.setAccessibleName(self.tr("Cari"))
        self.search.setMinimumWidth(220)
        self.search.installEventFilter(self)
        every = Choice("", self.tr("Semua status"))
        held_up = (DeliveryStatus.WAITING, DeliveryStatus.NEEDS_CLERK, DeliveryStatus.NEEDS_CITY)
        known = [one for one in Status if one not in {Status.DRAFT, Status.REGISTERED}]
        choices = [Choice(one.value, term(one)) for one in (*held_up, *known)]
        self.standing = ChoiceCombo([every, *choices])
        self.standing.setAccessibleName(self.tr("Status"))
        self.segment = ChoiceCombo(
            [Choice("", self.tr("Semua segmen")), *(Choice(s.value, term(s)) for s in Segment)]
        )
        self.segment.setAccessibleName(self.tr("Segmen"))
        for combo in (self.standing, self.segment):
            combo.setFixedWidth(186)
        self.rows = RowsView(model.table, theme, _WIDTHS, Column.STREET, Column.DAY)
        self.rows.setAccessibleName(self.tr("Daftar pendaftaran"))
        self.count = text("", "hint")
        self.notice = Notice(theme)
        self.new = Button(
            theme, self.tr("Pendaftaran baru (Ctrl+N)"), "primary", "user-plus", "Ctrl+N"
        )
        self.opens = Button(theme, self.tr("Buka"), icon="folder-open", key="Return")
        self._lay_out()
        self._connect()

    def start(self) -> None:
        self.rows.go_to_first()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._model.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._model.watch(False)

    def go_to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter and the down key lead from the search into what it found."""
        if (
            watched is self.search
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}
        ):
            self.rows.go_to_first()
            return True
        return False

    def _lay_out(self) -> None:
        theme = self._theme
        self._empty_words = text("", "", wraps=True)
        self._empty_words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty_new = Button(theme, self.tr("Mulai pendaftaran"), "primary", "user-plus")
        icon = IconLabel(theme, "list", "hint", 32)
        empty = column(1, icon, self._empty_words, self._empty_new, 1, spacing=12)
        for shown in (icon, self._empty_new):
            empty.setAlignment(shown, Qt.AlignmentFlag.AlignHCenter)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.rows)
        self._stack.addWidget(boxed(empty, card="true"))
        self._head = row(self.search, self.standing, self.segment)
        self._head.setStretch(0, 1)
        self._middle = column(self._stack)
        self._foot = row(self.count, 1, self.opens, self.new)
        layout = column(spacing=0)
        layout.addLayout(self._head)
        layout.addLayout(self._middle, 1)
        layout.addWidget(self.notice)
        layout.addWidget(boxed(self._foot, bar="bottom"))
        self.setLayout(layout)
        self._dress()

    def _dress(self) -> None:
        margin = self._theme.sizes.margin
        self._head.setContentsMargins(margin, margin - 4, margin, margin - 6)
        self._middle.setContentsMargins(margin, 0, margin, margin - 4)
        self._foot.setContentsMargins(margin, 6, margin, 6)

    def _connect(self) -> None:
        model = self._model
        self.search.textEdited.connect(model.search)
        self.search.textChanged.connect(lambda words: None if words else model.search(""))
        self.standing.currentIndexChanged.connect(self._narrow)
        self.segment.currentIndexChanged.connect(self._narrow)
        model.shown.connect(self._show_count)
        model.unavailable.connect(lambda words: self.notice.say(words, "error"))
        self.rows.opened.connect(self._open)
        self.opens.clicked.connect(lambda: self._open(self.rows.currentIndex().row()))
        self.new.clicked.connect(self.new_wanted)
        self._empty_new.clicked.connect(self.new_wanted)
        self._theme.changed.connect(self._dress)

    def _narrow(self) -> None:
        self._model.narrow(self.standing.value, self.segment.value)

    def _open(self, row_: int) -> None:
        line = self._model.table.line(row_)
        if line is not None:
            self.open_wanted.emit(line.id)

    def _show_count(self, count: int, more: bool) -> None:
        self.notice.silence()
        narrowed = self._model.is_narrowed
        self._stack.setCurrentIndex(0 if count else 1)
        self._empty_new.setVisible(not narrowed)
        if narrowed:
            self._empty_words.setText(
                self.tr("Tidak ada yang cocok. Kosongkan pencarian atau pilih semua status.")
            )
        else:
            self._empty_words.setText(
                self.tr("Belum ada pendaftaran di komputer ini. Tekan Ctrl+N untuk mulai.")
            )
        words = self.tr("{count} pertama, gulir untuk lanjut") if more else self.tr("{count} data")
        if narrowed:
            words = self.tr("{count} cocok; yang lain tersembunyi oleh pencarian atau saringan")
        self.count.setText(words.format(count=formats.number(count)))
