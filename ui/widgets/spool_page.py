"""The queue of what is to be printed: what waits and why, and the few answers only people have."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.print_job import JobState
from ui.models.spool_table import SpoolColumn
from ui.theme import Theme
from ui.viewmodels.spool import SpoolShown, SpoolViewModel
from ui.widgets.flow import Flow
from ui.widgets.page import Aside
from ui.widgets.pieces import Button, Notice, column, row, text
from ui.widgets.rows_view import RowsView

_WIDTHS: dict[int, int] = {
    SpoolColumn.TITLE: 268,
    SpoolColumn.STATE: 156,
    SpoolColumn.PRINTER: 180,
    SpoolColumn.AT: 150,
}
_FOR = {
    "out": {JobState.ASKS},
    "not_out": {JobState.ASKS},
    "again": {JobState.FAILED, JobState.WAITING},
    "cancel": {JobState.FAILED, JobState.WAITING},
    "copy": {JobState.PRINTED},
}
"""Which answers a sheet's state has room for; the use case refuses all others anyway."""


class SpoolPage(Aside):
    """The list; beneath it what is to be said of the sheet one is on, and of all.

    Signals:
        wanted: It is to be shown.
    """

    wanted = Signal()

    def __init__(self, model: SpoolViewModel, theme: Theme) -> None:
        super().__init__(theme)
        self._model = model
        self._on = 0
        self.told = text("", wraps=True)
        self.rows = RowsView(
            model.table, theme, _WIDTHS, SpoolColumn.REASON, SpoolColumn.AT, SpoolColumn.PRINTER
        )
        self.rows.setAccessibleName(self.tr("Antrean cetak"))
        self.out = Button(theme, self.tr("&Sudah keluar utuh"), icon="check")
        self.not_out = Button(theme, self.tr("&Belum, cetak lagi"), icon="printer")
        self.again = Button(theme, self.tr("&Coba lagi"), icon="refresh-cw")
        self.cancel = Button(theme, self.tr("Ba&talkan"), icon="ban")
        self.copy = Button(theme, self.tr("Cetak sa&linan"), icon="copy")
        self.last = QLineEdit()
        self.last.setPlaceholderText(self.tr("Nomor kertas terakhir yang baik: pindai atau ketik"))
        self.last.setToolTip(self.last.placeholderText())
        self.last.setAccessibleName(self.tr("Nomor kertas terakhir yang baik"))
        self.last.setProperty("edits", "last_good")
        self.resume = Button(theme, self.tr("Cetak lagi sesudahn&ya"), icon="history")
        self.sure = Button(theme, self.tr("Ya, cetak lagi"), "primary", "printer")
        self.notice = Notice(theme, rounded=True)
        self.notice.add(self.sure)
        self.sure.hide()
        self.back = Button(theme, self.tr("Kembali (Esc)"), "quiet", "arrow-left", "Esc")
        self.elsewhere = Button(theme, self.tr("&Pindahkan ke printer terpilih"))
        self.none = Button(theme, self.tr("Batalkan semua yang &menunggu"), "danger")
        self._lay_out()
        self._connect()

    def start(self) -> None:
        self.notice.silence()
        self.last.clear()
        self._model.read()
        self.rows.go_to_first()

    def _lay_out(self) -> None:
        answers, jam = QWidget(), QWidget()
        flow = Flow()
        for button in (self.out, self.not_out, self.again, self.cancel, self.copy):
            flow.addWidget(button)
        answers.setLayout(flow)
        label = text(self.tr("Setelah kertas macet"), "label")
        label.setBuddy(self.last)
        after = row(label, self.last, self.resume, spacing=8)
        after.setStretch(1, 1)
        after.setContentsMargins(0, 0, 0, 0)
        jam.setLayout(after)
        middle = column(
            text(self.tr("Antrean cetak"), "title"), self.told, self.rows, answers, jam,
            self.notice, spacing=8,
        )  # fmt: skip
        middle.setStretch(2, 1)
        self.fill(middle, row(self.back, 1, self.elsewhere, self.none))

    def _connect(self) -> None:
        model, rows = self._model, self.rows
        model.shown.connect(self._show)
        model.table.modelAboutToBeReset.connect(self._remember)
        model.table.modelReset.connect(self._return)
        model.planned.connect(self._ask)
        model.done.connect(lambda words: self._say(words, "ok"))
        model.refused.connect(lambda words: self._say(words, "warn"))
        rows.selectionModel().currentRowChanged.connect(lambda *_: self._offer())
        acts: tuple[tuple[Button, Callable[[int], None]], ...] = (
            (self.out, lambda at: model.answer(at, True)),
            (self.not_out, lambda at: model.answer(at, False)),
            (self.again, model.try_again),
            (self.cancel, model.cancel),
            (self.copy, model.copy),
        )
        for button, act in acts:
            button.clicked.connect(lambda _=False, act=act: act(rows.currentIndex().row()))
        self.resume.clicked.connect(lambda: model.plan_resumption(self.last.text()))
        self.last.returnPressed.connect(self.resume.click)
        self.last.textEdited.connect(lambda _typed: self.notice.silence())
        self.sure.clicked.connect(self._print_again)
        self.elsewhere.clicked.connect(model.move_waiting)
        self.none.clicked.connect(model.cancel_waiting)
        self.back.clicked.connect(self.left)
        self._offer()

    def _show(self, shown: SpoolShown) -> None:
        nothing = self.tr("Tidak ada yang menunggu dicetak. Yang tercetak hari ini ada di bawah.")
        self.told.setText(shown.words or nothing)
        self._offer()

    def _remember(self) -> None:
        """Keep which sheet one is on: the queue moves under whoever is about to press a button."""
        job = self._model.table.thing(self.rows.currentIndex().row())
        self._on = job.seq if job is not None else 0

    def _return(self) -> None:
        row = self._model.table.row_of(self._on)
        if row is not None:
            self.rows.setCurrentIndex(self._model.table.index(row, 0))
        self._offer()

    def _offer(self) -> None:
        job = self._model.table.thing(self.rows.currentIndex().row())
        buttons = (self.out, self.not_out, self.again, self.cancel, self.copy)
        for button, states in zip(buttons, _FOR.values(), strict=True):
            button.setEnabled(job is not None and job.state in states)

    def _ask(self, words: str) -> None:
        self.notice.say(words, "warn")
        self.sure.show()
        self.sure.setFocus(Qt.FocusReason.OtherFocusReason)

    def _print_again(self) -> None:
        self._model.resume(self.last.text())
        self.last.clear()

    def _say(self, words: str, tone: str) -> None:
        self.sure.hide()
        self.notice.say(words, tone)


class SpoolStrip(Notice):
    """One line above every page while anything is under way, with the way to the queue."""

    def __init__(self, model: SpoolViewModel, theme: Theme) -> None:
        super().__init__(theme)
        self.look = Button(theme, self.tr("Antrean cetak (Ctrl+J)"), "quiet")
        self.look.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.add(self.look)
        self._shown, self._steps_aside = SpoolShown("", "calm", 0), False
        model.shown.connect(self._tell)

    def step_aside(self, is_said_below: bool) -> None:
        """Say nothing while the page itself says it."""
        self._steps_aside = is_said_below
        self._tell(self._shown)

    def _tell(self, shown: SpoolShown) -> None:
        self._shown = shown
        self.say("" if self._steps_aside else shown.words, shown.tone)
