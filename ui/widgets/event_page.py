"""The event (*kegiatan*): begun here, its queue and pace while it lasts, and those there were."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QStackedWidget,
)

from desktop_app.domain.enrolment import PERIODS, FundingSource, Segment
from desktop_app.domain.event import Event, EventForm
from ui import formats
from ui.models.event_table import EventColumn, EventTableModel
from ui.terms import term
from ui.theme import Theme
from ui.viewmodels.events import EventShown, EventViewModel, TempoShown
from ui.viewmodels.shape import needs_payer_name, shape_of
from ui.viewmodels.worded import Choice, Complaint
from ui.widgets.editors import ChoiceCombo
from ui.widgets.field import EnterMoves, Field, stack_fields
from ui.widgets.flow import flowing
from ui.widgets.page import Page
from ui.widgets.pieces import Button, Grows, Notice, boxed, column, grow, row, scrolled, text
from ui.widgets.rows_view import RowsView

_WIDTHS: dict[int, int] = {EventColumn.DAY: 104, EventColumn.PLACE: 150, EventColumn.PEOPLE: 72}
_LABELS = 120
_LEFT = 440


class EventPage(Page):
    """To the left the event under way, or a form to begin one; to the right those there were.

    Signals:
        register_wanted: On to the form.
        rows_wanted: Name of the event whose registrations are to be listed.
        check_wanted: The page that says whether everything is ready.
        practice_wanted: The same desk on a file that is thrown away.
        minutes_wanted: Id of the event whose report is to be looked at and printed.
        stubs_wanted: Name of the event whose people are to be printed for the archive.
    """

    register_wanted = Signal()
    rows_wanted = Signal(str)
    check_wanted = Signal()
    practice_wanted = Signal()
    minutes_wanted = Signal(object)
    stubs_wanted = Signal(str)

    def __init__(self, model: EventViewModel, theme: Theme) -> None:
        super().__init__(theme)
        self._model = model
        self._event: Event | None = None
        self._is_payer_said = False
        self._make_form()
        self._make_running()
        self._make_history()
        self._lay_out()
        self._connect()
        if model.last is not None:  # told before this page was made
            self._show(model.last)
            self._show_tempo(model.last.tempo)

    def start(self) -> None:
        self._model.read()
        first = self.next if self.sides.currentIndex() else self.name
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def typed(self) -> EventForm:
        """Return the form as it stands."""
        return EventForm(
            name=self.name.text(),
            place=self.place.text(),
            expected=self.expected.text(),
            segment=self.segment.value,
            funding=self.funding.value,
            payer=self.payer.text() if self._has_payer() else "",
            workplace=self.workplace.text(),
            months=int(self.months.value),
            prints_at_once=self.prints.isChecked(),
        )

    def _make_form(self) -> None:
        theme = self._theme
        self.name, self.place, self.expected = QLineEdit(), QLineEdit(), QLineEdit()
        self.payer, self.workplace = QLineEdit(), QLineEdit()
        grow(self._theme, self.expected, Grows.WIDTH, 100)
        self.segment = ChoiceCombo(Choice(one.value, term(one)) for one in Segment)
        self.segment.choose(Segment.BPU.value)
        self.funding = ChoiceCombo()
        self.months = ChoiceCombo(Choice(str(n), self.tr("%n bulan", "", n)) for n in PERIODS)
        self.prints = QCheckBox(self.tr("&Cetak bukti setiap kali disimpan"))
        self.prints.setChecked(True)
        self.prints.setProperty("edits", "prints")
        self.begin = Button(theme, self.tr("Mulai kegiatan"), "primary", key="Ctrl+S")
        self.begin.setShortcut("Ctrl+S")
        self._fields = [
            Field(theme, self.tr("&Nama kegiatan"), {"event_name": self.name}),
            Field(theme, self.tr("&Tempat"), {"event_place": self.place}),
            Field(theme, self.tr("Per&kiraan orang"), {"expected": self.expected}, fills=False),
            Field(theme, self.tr("&Segmen"), {"segment": self.segment}),
            Field(theme, self.tr("Sumber &dana"), {"funding": self.funding}),
            Field(theme, self.tr("Di&bayar oleh"), {"event_payer": self.payer}),
            Field(theme, self.tr("&Lokasi kerja"), {"event_workplace": self.workplace}),
            Field(theme, self.tr("La&ma iuran"), {"months": self.months}, fills=False),
        ]
        self._fields[0].require_text()
        self._stack = stack_fields(self._fields, theme, _LABELS)
        self._stack.addWidget(self.prints, len(self._fields), 1)
        self.summary = Notice(theme, rounded=True)
        self._offer_funding()
        self._follow_segment()

    def _make_running(self) -> None:
        theme = self._theme
        self.title, self.about = text("", "title", wraps=True), text("", "quiet", wraps=True)
        self.queue, self.progress = text("", "title"), text("", wraps=True)
        self.pace = text("", wraps=True)
        self.next = QLineEdit()
        grow(self._theme, self.next, Grows.WIDTH, 100)
        self.change = Button(theme, self.tr("Ubah nomor"))
        words = self.tr("&Antrean berikutnya")
        self._next_field = Field(theme, words, {"queue": self.next}, fills=False)
        self._next_field.line.insertWidget(1, self.change)
        self.go_on = Button(theme, self.tr("Lanjut mendaftar"), "primary", key="Alt+1")
        self.end = Button(theme, self.tr("Akhiri kegiatan"))

    def _make_history(self) -> None:
        self.table = EventTableModel(self)
        self.rows = RowsView(self.table, self._theme, _WIDTHS, EventColumn.NAME, EventColumn.PLACE)
        self.rows.sheds_next = (EventColumn.PEOPLE,)
        self.rows.setAccessibleName(self.tr("Kegiatan di komputer ini"))
        self.resume = Button(self._theme, self.tr("Lanjutkan kegiatan ini"), "quiet", "history")
        self.minutes = Button(self._theme, self.tr("Berita acara"), icon="printer", key="Ctrl+B")
        self.stubs = Button(self._theme, self.tr("Arsip"), icon="printer", key="Ctrl+Shift+J")
        self.stubs.setToolTip(self.tr("Cetak arsip kantor semua peserta kegiatan ini"))
        self.practise = Button(self._theme, self.tr("Latihan"), icon="user-plus")
        self.practise.setToolTip(self.tr("Coba semuanya dengan data yang dihapus setelah selesai"))
        self.check = Button(self._theme, self.tr("Siap berangkat? (F10)"), icon="clipboard-check")

    def _lay_out(self) -> None:
        form = column(text(self.tr("Mulai kegiatan"), "section"), spacing=8)
        form.addLayout(self._stack)
        form.addWidget(self.summary)
        form.addStretch(1)
        running = column(self.title, self.about, spacing=4)
        running.addSpacing(8)
        for each in (self.queue, self.progress, self.pace):
            running.addWidget(each)
        running.addSpacing(8)
        running.addLayout(stack_fields([self._next_field], self._theme, _LABELS + 24))
        running.addStretch(1)
        self.sides = QStackedWidget()
        for layout in (form, running):
            self.sides.addWidget(scrolled(layout))
        grow(self._theme, self.sides, Grows.MOST_WIDTH, _LEFT)
        history = column(text(self.tr("Kegiatan di komputer ini"), "section"), self.rows, spacing=8)
        history.setStretch(1, 1)
        both = row(self.sides, spacing=24)
        both.addLayout(history, 1)
        both.setStretch(0, 2)
        both.setContentsMargins(16, 12, 16, 12)
        foot = row(self.check, self.practise)
        acts = (self.stubs, self.minutes, self.resume, self.end, self.begin, self.go_on)
        foot.addLayout(flowing(*acts, ends_right=True), 1)
        self.fill(column(boxed(both, card="true")), foot, inset=0)

    def _connect(self) -> None:
        model = self._model
        self.segment.currentIndexChanged.connect(self._offer_funding)
        self.segment.activated.connect(self._follow_segment)
        self.funding.currentIndexChanged.connect(self._ask_for_payer)
        self.funding.activated.connect(self._payer_was_said)
        self.begin.clicked.connect(lambda: model.begin(self.typed()))
        self.end.clicked.connect(model.end)
        self.change.clicked.connect(lambda: model.set_next(self.next.text()))
        self.next.returnPressed.connect(self.change.click)
        self.go_on.clicked.connect(self.register_wanted)
        self.check.clicked.connect(self.check_wanted)
        self.practise.clicked.connect(self.practice_wanted)
        self.resume.clicked.connect(lambda: model.resume(self.rows.currentIndex().row()))
        self.minutes.clicked.connect(self._want_minutes)
        self.stubs.clicked.connect(self._want_stubs)
        for keys, button in (("Ctrl+B", self.minutes), ("Ctrl+Shift+J", self.stubs)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(button.click)
        self.rows.opened.connect(self._open)
        model.shown.connect(self._show)
        model.tempo_changed.connect(self._show_tempo)
        model.refused.connect(self._complain)
        model.unavailable.connect(lambda words: self.summary.say(words, "error"))
        model.begun.connect(self._begun)
        editors = [editor for field in self._fields for editor in field.editors.values()]
        self._enter = EnterMoves([*editors, self.prints, self.begin], self)

    def _offer_funding(self) -> None:
        sources = shape_of(Segment(self.segment.value)).funding
        self.funding.offer(Choice(one.value, term(one)) for one in sources)
        self._ask_for_payer()

    def _follow_segment(self) -> None:
        """Fill in who usually pays for a segment, unless the clerk has said who does."""
        if not self._is_payer_said:
            segment = Segment(self.segment.value)
            self.funding.choose(self._model.acts.usual_funding(segment).value)

    def _payer_was_said(self) -> None:
        self._is_payer_said = True

    def _ask_for_payer(self) -> None:
        self._fields[5].show_row(self._has_payer())

    def _has_payer(self) -> bool:
        return needs_payer_name(FundingSource(self.funding.value))

    def _complain(self, complaints: tuple[Complaint, ...]) -> None:
        self._calm()
        for one in complaints:
            for field in (*self._fields, self._next_field):
                if one.field in field.editors:
                    field.complain(one.field, one.text, one.blocks)
                    field.editors[one.field].setFocus(Qt.FocusReason.OtherFocusReason)
                    break
            else:
                self.summary.say(one.text, "error")

    def _calm(self) -> None:
        self.summary.silence()
        for field in (*self._fields, self._next_field):
            field.calm()

    def _begun(self) -> None:
        self._calm()
        self._is_payer_said = False
        for editor in (self.name, self.place, self.expected):
            editor.clear()

    def _show(self, shown: EventShown) -> None:
        event = self._event = shown.event
        has_ended = event is None and self.end.hasFocus()
        self.sides.setCurrentIndex(0 if event is None else 1)
        for button in (self.end, self.go_on):
            button.setVisible(event is not None)
        self.begin.setVisible(event is None)
        self.resume.setVisible(event is None and bool(shown.lines))
        self.minutes.setVisible(bool(shown.lines))
        self.stubs.setVisible(bool(shown.lines))
        self.table.show_all(shown.lines)
        if has_ended:  # the key that ended it is gone: the next event begins with its name
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        if event is None:
            return
        self._calm()
        self.title.setText(event.name)
        parts = (event.place, formats.long_day(event.on), term(event.shared.segment))
        self.about.setText(" · ".join(part for part in parts if part))
        self.next.setText(str(shown.next_number))

    def _show_tempo(self, tempo: TempoShown) -> None:
        self.queue.setText(tempo.queue)
        self.progress.setText(tempo.progress)
        self.pace.setText(tempo.pace)

    def _open(self, at: int) -> None:
        line = self._model.line(at)
        if line is not None:
            self.rows_wanted.emit(line.event.name)

    def _want_minutes(self) -> None:
        event = self._meant()
        if event is not None:
            self.minutes_wanted.emit(event.id)

    def _want_stubs(self) -> None:
        event = self._meant()
        if event is not None:
            self.stubs_wanted.emit(event.name)

    def _meant(self) -> Event | None:
        """Return the event under way; between events, the one in the list."""
        line = self._model.line(max(self.rows.currentIndex().row(), 0))
        return self._event or (line.event if line else None)

    def _dress(self) -> None:
        super()._dress()
        self._stack.setVerticalSpacing(self._theme.sizes.row_gap)
