"""Acts on all who are chosen: said first, then done one by one, and stopped whenever wanted."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QProgressBar, QWidget

from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.issues import Issue
from desktop_app.domain.worker import WorkerLine
from desktop_app.use_cases.batch import BatchPlan
from ui import formats
from ui.messages import sentence
from ui.models.worker_table import WorkerTableModel
from ui.terms import term
from ui.theme import Theme
from ui.viewmodels.batch import BatchViewModel, Ended
from ui.widgets.flow import flowing
from ui.widgets.pieces import Button, Grows, Notice, column, grow, row, text

_MOST_NAMED = 6
_WHICH = 216  # its example whole
_CHOOSING, _PLANNED, _PRINTING = range(3)


class BatchBox(QFrame):
    """Stands under the list while anybody is chosen.

    Signals:
        send_wanted: A round is to begin now.
        focus_left: What had the focus in it is gone: back to where one came from.
        asks: Whether it waits for an answer or prints: what else the page offers is in its way.
    """

    send_wanted = Signal()
    focus_left = Signal()
    asks = Signal(bool)

    def __init__(self, model: BatchViewModel, table: WorkerTableModel, theme: Theme) -> None:
        super().__init__()
        self.setProperty("bar", "bottom")
        self._model, self._table, self._theme = model, table, theme
        self.count = text("", "strong")
        self.proofs = Button(theme, self.tr("Cetak bukti"), icon="printer", key="Ctrl+D")
        self.confirmations = Button(theme, self.tr("Cetak konfirmasi"), key="Ctrl+Shift+D")
        self.stubs = Button(theme, self.tr("Cetak arsip"), key="Ctrl+Shift+J")
        self.first = Button(theme, self.tr("Kirim dahulu"), icon="send", key="Ctrl+F9")
        self.none = Button(theme, self.tr("Lepas pilihan"), "quiet", key="Esc")
        self.plan, self.which = text("", wraps=True), QLineEdit()
        self.which.setPlaceholderText(self.tr("semua, atau 1-10, 15"))
        self.which.setAccessibleName(self.tr("Yang mana dari yang dipilih"))
        self.which.setProperty("edits", "which")
        grow(theme, self.which, Grows.WIDTH, _WHICH)
        self.begin = Button(theme, self.tr("Mulai cetak"), "primary", "printer")
        self.not_now = Button(theme, self.tr("Jangan cetak"), key="Esc")
        self.progress, self.turn = QProgressBar(), text("", wraps=False)
        self.progress.setTextVisible(False)
        self.halt = Button(theme, self.tr("Hentikan"), "danger", key="Esc")
        self.notice = Notice(theme, rounded=True)
        self._pages: list[QWidget] = []
        self._state = _CHOOSING
        self._lay_out()
        self._connect()
        self.hide()

    def step_back(self) -> bool:
        """Esc: stop printing, forget the plan, or choose nobody; says whether there was any."""
        if self._model.is_printing or self._state == _PLANNED:
            self._model.stop()
            if not self._model.is_printing:
                self._show(_CHOOSING)
            return True
        if self._table.chosen:
            self._table.let_go()
            return True
        return False

    def _lay_out(self) -> None:
        choosing = row(self.count)
        acts = (self.none, self.first, self.stubs, self.confirmations, self.proofs)
        choosing.addLayout(flowing(*acts, ends_right=True), 1)
        planned = column(self.plan)
        planned.addLayout(row(1, self.which, self.not_now, self.begin))
        words = column(self.turn, self.progress, spacing=4)
        printing = row(spacing=12)
        printing.addLayout(words, 1)
        printing.addWidget(self.halt)
        for layout in (choosing, planned, printing):
            page = QWidget()
            page.setLayout(layout)
            self._pages.append(page)
        inside = column(self.notice, *self._pages, spacing=6)
        margin = self._theme.sizes.margin
        inside.setContentsMargins(margin, 6, margin, 6)
        self.setLayout(inside)

    def _connect(self) -> None:
        model = self._model
        self._table.chosen_changed.connect(self._show_chosen)
        self._table.modelReset.connect(self._show_chosen)
        self.proofs.clicked.connect(lambda: self._plan(PaperKind.PROOF))
        self.confirmations.clicked.connect(lambda: self._plan(PaperKind.CONFIRMATION))
        self.first.clicked.connect(lambda: model.send_first(self._table.chosen_in_order()))
        self.stubs.clicked.connect(lambda: model.print_stubs(self._table.chosen_in_order()))
        self.none.clicked.connect(self._table.let_go)
        self.begin.clicked.connect(model.begin)
        self.which.textEdited.connect(model.narrow)
        self.which.returnPressed.connect(self.begin.click)
        self.not_now.clicked.connect(self.step_back)
        self.halt.clicked.connect(self._stop)
        model.planned.connect(self._show_plan)
        model.turned.connect(self._show_turn)
        model.ended.connect(self._show_end)
        model.put_ahead.connect(self._show_ahead)
        model.stubs_put.connect(self._show_stubs)
        model.refused.connect(self._refuse)

    def bind_keys(self, page: QWidget) -> None:
        """Let the keys work all over the page."""
        for keys, button in (
            ("Ctrl+D", self.proofs),
            ("Ctrl+Shift+D", self.confirmations),
            ("Ctrl+Shift+J", self.stubs),
            ("Ctrl+F9", self.first),
        ):
            QShortcut(QKeySequence(keys), page).activated.connect(button.click)

    def _plan(self, kind: PaperKind) -> None:
        self.which.clear()
        self._model.plan(self._table.chosen_in_order(), kind)

    def _stop(self) -> None:
        self._model.stop()
        self.turn.setText(self.tr("Berhenti setelah kertas ini …"))

    def _show(self, state: int) -> None:
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self._state = state
        self.notice.silence()
        self._show_chosen()
        self.asks.emit(state != _CHOOSING)
        if had_focus and state == _CHOOSING:
            self.focus_left.emit()

    def _show_chosen(self) -> None:
        chosen = self._table.chosen
        busy = self._state != _CHOOSING
        self.setVisible(bool(chosen) or busy or bool(self.notice.words.text()))
        for state, page in enumerate(self._pages):
            page.setVisible(state == self._state and (busy or bool(chosen)))
        hidden = len(chosen.difference(self._table.order)) if chosen else 0
        words = self.tr("{count} dipilih").format(count=formats.number(len(chosen)))
        if hidden:
            words += self.tr(", {count} tidak tampil").format(count=formats.number(hidden))
        self.count.setText(words)

    def _show_plan(self, plan: BatchPlan, printer: str) -> None:
        paper = term(plan.kind)
        words = self.tr("Tidak ada {paper} yang bisa dicetak.").format(paper=paper)
        if plan.ready:
            words = self.tr("{count} {paper} akan dicetak di {printer}.")
            if not printer:
                words = self.tr("{count} {paper} siap dicetak. Pilih dulu printer di Pengaturan.")
            words = words.format(
                count=formats.number(len(plan.ready)), paper=paper, printer=printer
            )
        self._show(_PLANNED)
        self.plan.setText(" ".join(filter(None, (words, self._named(plan.kept_back)))))
        self.begin.setVisible(bool(plan.ready))
        self.begin.setEnabled(bool(plan.ready))
        self.which.setVisible(len(plan.ready) > 1 or bool(self.which.text()))
        if not self.which.hasFocus():
            (self.begin if plan.ready else self.not_now).setFocus()

    def _named(self, kept_back: Sequence[tuple[WorkerLine, Issue]]) -> str:
        """Name who gets no paper, reason by reason; all of them stay chosen, to be looked at."""
        if not kept_back:
            return ""
        reasons: dict[str, list[str]] = {}
        for line, issue in kept_back:
            named = f"{formats.short_number(line.number)} {line.name}"
            reasons.setdefault(sentence(issue), []).append(named)
        words = self.tr("Tidak dicetak dan tetap dipilih ({count}).")
        told = [words.format(count=formats.number(len(kept_back)))]
        for why, names in reasons.items():
            shown = names[:_MOST_NAMED]
            if len(names) > len(shown):
                more = formats.number(len(names) - len(shown))
                shown.append(self.tr("dan {count} lagi").format(count=more))
            told.append(f"{why} {', '.join(shown)}.")
        return " ".join(told)

    def _show_turn(self, number: int, count: int, line: WorkerLine) -> None:
        if self._state != _PRINTING:
            self._show(_PRINTING)
            self.halt.setFocus()
        words = self.tr("Menyiapkan {number} dari {count}: {name}")
        told = words.format(
            number=formats.number(number), count=formats.number(count), name=line.name
        )
        self.turn.setText(told)
        self.progress.setMaximum(count)
        self.progress.setValue(number - 1)
        self.progress.setAccessibleName(told)

    def _show_end(self, ended: Ended) -> None:
        """Let go of those whose paper is in the queue: who is still chosen still lacks one."""
        self._show(_CHOOSING)
        self._table.let_go(ended.done)
        words = self.tr("{count} kertas masuk antrean cetak.").format(
            count=formats.number(len(ended.done))
        )
        if ended.left:
            words += self.tr(" {count} belum masuk dan tetap dipilih.").format(
                count=formats.number(ended.left)
            )
        whole = not ended.left and not ended.kept_back
        told = (words, self._named(ended.kept_back), ended.why)
        self._say(" ".join(filter(None, told)), "ok" if whole else "warn")

    def _show_ahead(self, count: int) -> None:
        if not count:
            self._say(self.tr("Yang dipilih sudah terkirim semua."), "info")
            return
        words = self.tr("{count} data dikirim lebih dahulu.")
        self._say(words.format(count=formats.number(count)), "info")
        self.send_wanted.emit()

    def _show_stubs(self, stubs: int, sheets: int, left: int) -> None:
        """Say what is in the queue; who was chosen stays so, for a stub is no paper of theirs."""
        words = self.tr("{count} arsip masuk antrean cetak, {sheets} lembar.").format(
            count=formats.number(stubs), sheets=formats.number(sheets)
        )
        if left:
            words += self.tr(
                " {count} tanpa arsip di sini: dicabut, atau pulih dari arsip kertas."
            ).format(count=formats.number(left))
        self._say(words, "warn" if left else "ok")

    def _refuse(self, words: str) -> None:
        self.begin.setEnabled(self._state != _PLANNED)
        self._say(words, "warn")

    def _say(self, words: str, tone: str) -> None:
        self.notice.say(words, tone)
        self._show_chosen()
