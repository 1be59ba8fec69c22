"""All registrations of this laptop: search as you type, narrow, sort, choose, open."""

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QStackedWidget, QWidget

from desktop_app.domain.delivery import DeliveryStatus
from desktop_app.domain.enrolment import Segment
from desktop_app.domain.listing import Sorting, SortKey
from desktop_app.domain.membership import Status
from ui import formats
from ui.models.worker_table import Column
from ui.terms import term
from ui.theme import Theme
from ui.viewmodels.batch import BatchViewModel
from ui.viewmodels.narrowing import NO_NIK, Narrowed, no_nik
from ui.viewmodels.worded import Choice
from ui.viewmodels.workers import ListViewModel, Shown
from ui.widgets.batch_box import BatchBox
from ui.widgets.editors import ChoiceCombo
from ui.widgets.filter_bar import FilterChips, FilterPanel
from ui.widgets.flow import flowing
from ui.widgets.pieces import Button, Grows, IconLabel, Notice, boxed, column, grow, row, text
from ui.widgets.worker_rows import WorkerRows

_WIDTHS: dict[int, int] = {
    Column.NUMBER: 118,
    Column.NAME: 190,
    Column.NIK: 190,
    Column.RT_RW: 84,
    Column.SEGMENT: 98,  # "Vulnerable" whole
    Column.STATUS: 150,
    Column.DAY: 108,
}
_TWO_ROWS = 72  # with their heads: beneath them a question of the batch has room
_ONE_LINE = 640  # of text at 100 %: narrower, the filters stand under the search
_HEADS = {
    Column.NUMBER: SortKey.NUMBER,
    Column.NAME: SortKey.NAME,
    Column.STREET: SortKey.RT_RW,
    Column.RT_RW: SortKey.RT_RW,
    Column.STATUS: SortKey.STANDING,
    Column.DAY: SortKey.DAY,
}
"""What the list goes by where a head is clicked."""


class ListPage(QWidget):
    """The list, what it is narrowed to, and what can be done with those in it.

    Signals:
        open_wanted: Id of the registration to be shown.
        new_wanted: An empty form.
        reviews_wanted: What nobody has looked at is to be shown.
        send_wanted: A round is to begin now.
        summary_wanted: The day is to be summed up on paper.
    """

    open_wanted = Signal(object)
    new_wanted = Signal()
    reviews_wanted = Signal()
    send_wanted = Signal()
    summary_wanted = Signal()

    def __init__(self, model: ListViewModel, batch: BatchViewModel, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self._model, self._theme = model, theme
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(self.tr("Cari nama, NIK, alamat, atau nomor (F2)"))
        self.search.setToolTip(self.search.placeholderText())
        self.search.setAccessibleName(self.tr("Cari"))
        self.search.setMinimumWidth(220)
        self.search.installEventFilter(self)
        every = Choice("", self.tr("Semua status"))
        held_up = (DeliveryStatus.WAITING, DeliveryStatus.NEEDS_CLERK, DeliveryStatus.NEEDS_CITY)
        known = [one for one in Status if one not in {Status.DRAFT, Status.REGISTERED}]
        choices = [Choice(one.value, term(one)) for one in (*held_up, *known)]
        self.standing = ChoiceCombo([every, *choices, Choice(NO_NIK, no_nik())])
        self.standing.setAccessibleName(self.tr("Status"))
        self.segment = ChoiceCombo(
            [Choice("", self.tr("Semua segmen")), *(Choice(s.value, term(s)) for s in Segment)]
        )
        self.segment.setAccessibleName(self.tr("Segmen"))
        for combo, width in ((self.standing, 164), (self.segment, 220)):
            grow(theme, combo, Grows.WIDTH, width)
        for name, widget in (
            ("find", self.search),
            ("of_status", self.standing),
            ("of_segment", self.segment),
        ):
            widget.setProperty("edits", name)
        self.more = Button(theme, self.tr("Saringan lain"), "", "list-filter", "Alt+G")
        self.more.setCheckable(True)
        self.panel, self.chips = FilterPanel(model, theme), FilterChips(theme)
        self.panel.hide()
        self.rows = WorkerRows(model.table, theme, _WIDTHS)
        self.rows.setAccessibleName(self.tr("Daftar pendaftaran"))
        self.batch = BatchBox(batch, model.table, theme)
        self.count = text("", "hint")
        self.notice = Notice(theme)
        self.reviews = Button(theme, self.tr("Persetujuan (F12)"), icon="stamp", key="F12")
        self.reviews.hide()
        self.new = Button(
            theme, self.tr("Pendaftaran baru (Ctrl+N)"), "primary", "user-plus", "Ctrl+N"
        )
        self.summary = Button(theme, self.tr("Rekap harian"), icon="printer", key="Ctrl+R")
        self.opens = Button(theme, self.tr("Buka"), icon="folder-open", key="Return")
        self._lay_out()
        self._connect()

    def start(self) -> None:
        self.rows.go_to_first()

    def offer_reviews(self, allowed: bool) -> None:
        """Lead to the day's work where this officer may look at it."""
        self.reviews.setVisible(allowed)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._model.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._model.watch(False)

    def go_to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def step_back(self) -> bool:
        """Esc: undo what hides or holds most lately; says whether there was anything to undo."""
        if self.batch.step_back():
            return True
        if self.search.text():
            self.search.clear()
            return True
        if self._model.is_narrowed:
            self._model.show_all()
            return True
        if self.panel.isVisible():
            self.more.setChecked(False)
            return True
        return False

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
        grow(theme, self._stack, Grows.LEAST_HEIGHT, _TWO_ROWS)
        self._head = row(self.search)
        self._head.addLayout(row(self.standing, self.segment, self.more))
        self._head.setStretch(0, 1)
        self._middle = column(self.chips, self._stack, spacing=6)
        self._middle.setStretch(1, 1)
        self._foot = row(self.count)
        ways = flowing(self.summary, self.reviews, self.opens, self.new, ends_right=True)
        self._foot.addLayout(ways, 1)
        layout = column(spacing=0)
        layout.addLayout(self._head)
        layout.addWidget(self.panel)
        layout.addLayout(self._middle, 1)
        layout.addWidget(self.notice)
        layout.addWidget(self.batch)
        self._foot_bar = boxed(self._foot, bar="bottom")
        layout.addWidget(self._foot_bar)
        self.setLayout(layout)
        self._dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Set the filters under the search where both have no room on one line."""
        fits, way = self._theme.at_100(self.width()) >= _ONE_LINE, QBoxLayout.Direction
        self._head.setDirection(way.LeftToRight if fits else way.TopToBottom)

    def _dress(self) -> None:
        self._fold()
        margin = self._theme.sizes.margin
        self._head.setContentsMargins(margin, margin - 4, margin, margin - 6)
        self._middle.setContentsMargins(margin, 0, margin, margin - 4)
        self._foot.setContentsMargins(margin, 6, margin, 6)

    def _connect(self) -> None:
        model = self._model
        self.search.textEdited.connect(model.search)
        self.search.textChanged.connect(lambda words: None if words else model.search(""))
        self.standing.currentIndexChanged.connect(
            lambda _index: model.narrow(standing=self.standing.value)
        )
        self.segment.currentIndexChanged.connect(
            lambda _index: model.narrow(segment=self.segment.value)
        )
        self.more.toggled.connect(self._show_panel)
        self.chips.dropped.connect(self._drop)
        self.chips.all_wanted.connect(model.show_all)
        model.shown.connect(self._show_count)
        model.narrowed_to.connect(self._show_narrowed)
        model.sorted_by.connect(lambda sorting: self.rows.show_sorting(*_column_of(sorting)))
        model.unavailable.connect(lambda words: self.notice.say(words, "error"))
        self.batch.bind_keys(self)
        QShortcut(QKeySequence("Alt+G"), self).activated.connect(self.more.click)
        QShortcut(QKeySequence("Alt+S"), self).activated.connect(model.show_all)
        self.batch.send_wanted.connect(self.send_wanted)
        self.batch.asks.connect(self._foot_bar.setHidden)
        self.batch.focus_left.connect(lambda: self.rows.setFocus(Qt.FocusReason.OtherFocusReason))
        self.rows.opened.connect(self._open)
        self.rows.head_chosen.connect(self._sort_by)
        self.opens.clicked.connect(lambda: self._open(self.rows.currentIndex().row()))
        self.new.clicked.connect(self.new_wanted)
        self.reviews.clicked.connect(self.reviews_wanted)
        self.summary.clicked.connect(self.summary_wanted)
        self._empty_new.clicked.connect(self.new_wanted)
        self._theme.changed.connect(self._dress)

    def _show_panel(self, shown: bool) -> None:
        self.panel.setVisible(shown)
        if shown:
            self.panel.start()

    def _drop(self, side: str) -> None:
        if side == "words":
            self.search.clear()
        else:
            self._model.narrow_to(self._model.narrowed.without(side))

    def _show_narrowed(self, narrowed: Narrowed) -> None:
        """Show what another page, or a chip, has chosen."""
        for combo, value in ((self.standing, narrowed.standing), (self.segment, narrowed.segment)):
            with QSignalBlocker(combo):
                combo.choose(value)
        if not self._model.words:
            with QSignalBlocker(self.search):
                self.search.clear()

    def _sort_by(self, head: int) -> None:
        """Go by this head; by the same once more, the other way round."""
        key = _HEADS.get(Column(head))
        if key is None:
            return
        before = self._model.sorting
        falls = not before.falls if before.key is key else key is SortKey.DAY
        self._model.sort(Sorting(key, falls))

    def _open(self, row_: int) -> None:
        line = self._model.table.line(row_)
        if line is not None:
            self.open_wanted.emit(line.id)

    def _show_count(self, shown: Shown) -> None:
        self.notice.silence()
        narrowed = self._model.is_narrowed
        self._stack.setCurrentIndex(0 if shown.count else 1)
        self._empty_new.setVisible(not narrowed)
        if narrowed:
            self._empty_words.setText(
                self.tr("Tidak ada yang cocok. Kosongkan pencarian atau tekan Alt+S.")
            )
        else:
            self._empty_words.setText(
                self.tr("Belum ada pendaftaran di komputer ini. Tekan Ctrl+N untuk mulai.")
            )
        count, total = formats.number(shown.count), formats.number(shown.total)
        self.count.setText(self.tr("{total} data").format(total=total))
        words = self.tr("{count} dari {total} ditampilkan; saringan:")
        if not shown.exact:
            words = self.tr("{count} terbaru ditampilkan, yang lain sedang dihitung; saringan:")
        self.chips.show_count(words.format(count=count, total=total))
        self.chips.show_reasons(self._model.words, self._model.narrowed)


def _column_of(sorting: Sorting) -> tuple[int, bool]:
    """Return the column whose head says what the list goes by; -1 for the order of saving."""
    found = [head for head, key in _HEADS.items() if key is sorting.key]
    return (found[-1] if found else -1), sorting.falls
