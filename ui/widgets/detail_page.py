"""One registration: what it says, what became of it, and what may be done with it."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.confirmation import PaperKind
from ui.theme import Theme
from ui.viewmodels.detail import DetailShown, DetailViewModel, Section
from ui.viewmodels.history import Act
from ui.widgets.dispute_box import DisputeBox
from ui.widgets.flow import Flow
from ui.widgets.merge_box import MergeBox
from ui.widgets.pieces import (
    Button,
    Chip,
    IconLabel,
    Notice,
    boxed,
    column,
    mark,
    read_by_keys,
    row,
    scrolled,
    text,
)
from ui.widgets.revoke_dialog import RevokeDialog
from ui.widgets.side_panel import DuePanel
from ui.widgets.withdraw_dialog import WithdrawDialog

_LABELS = 108


class DetailPage(QWidget):
    """Facts to the left, contribution and history to the right, acts at the foot.

    Signals:
        left: Back to where the clerk came from.
        print_wanted: Id and ``PaperKind``.
        stub_wanted: Id of whose stub is to be printed.
    """

    left = Signal()
    print_wanted = Signal(object, object)
    stub_wanted = Signal(object)

    def __init__(self, model: DetailViewModel, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self._model, self._theme = model, theme
        self._shown: DetailShown | None = None
        self.history: list[QWidget] = []
        self.title, self.number, self.chip = text("", "title"), text("", "quiet"), Chip(theme)
        self.notice = Notice(theme)
        self.due = DuePanel(theme)
        self.dispute = DisputeBox(theme)
        self.merge = MergeBox(model.merging, theme)
        self._said: tuple[UUID, str] | None = None
        self._is_new = self._confirms = False
        self.back = Button(theme, self.tr("Kembali (Esc)"), "quiet", "arrow-left", "Esc")
        self.withdraw = Button(theme, self.tr("Batalkan pendaftaran…"), "danger", key="Ctrl+D")
        self.amend = Button(theme, self.tr("Ubah"), icon="pencil", key="Ctrl+E")
        self.confirmation = Button(
            theme, self.tr("Cetak konfirmasi"), icon="printer", key="Ctrl+Shift+P"
        )
        self.proof = Button(theme, self.tr("Cetak bukti"), "primary", "printer", "Ctrl+P")
        self.letter = Button(theme, self.tr("Rincian iuran"), icon="printer", key="Ctrl+I")
        self.rights = Button(theme, self.tr("Data dan hak"), icon="printer", key="Ctrl+H")
        self.stub = Button(theme, self.tr("Arsip kantor"), icon="printer", key="Ctrl+Shift+J")
        self.revoke = Button(theme, self.tr("Ca&but kertas…"), icon="ban")
        self._facts, self._acts = QVBoxLayout(), QVBoxLayout()
        self._lay_out()
        self._connect()

    def start(self) -> None:
        self._is_new = True
        self._focus_on_what_is_there()

    def _focus_on_what_is_there(self) -> None:
        """Begin at the paper that is due; who has none left has the way back."""
        ways = (self.confirmation, self.proof) if self._confirms else (self.proof,)
        first = next((way for way in ways if not way.isHidden()), self.back)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_detail(self, shown: DetailShown) -> None:
        self._shown, had = shown, QApplication.focusWidget()
        self.title.setText(shown.name)
        self.number.setText(self.tr("No. {number}").format(number=shown.number))
        self.chip.say(shown.standing, shown.icon, shown.tone)
        self.due.show_due(shown.due)
        self.dispute.show_dispute(shown.doubles, shown.dispute)
        _empty(self._facts)
        for section in shown.sections:
            self._facts.addWidget(_section(section))
        self._facts.addStretch(1)
        _empty(self._acts)
        self._acts.addWidget(text(self.tr("Riwayat"), "section"))
        self.history = [_act(act, self._theme) for act in shown.history]
        for act in self.history:
            self._acts.addWidget(act)
        if shown.papers:
            self._acts.addWidget(text(self.tr("Kertas yang sudah diberikan"), "section"))
            for paper in shown.papers:
                self._acts.addWidget(text(paper, wraps=True))
        self._acts.addStretch(1)
        self.amend.setVisible(shown.may_amend)
        self.withdraw.setVisible(shown.may_withdraw)
        self.proof.setVisible(PaperKind.PROOF in shown.may_print)
        confirms = PaperKind.CONFIRMATION in shown.may_print
        self.confirmation.setVisible(confirms)
        self.letter.setVisible(PaperKind.LETTER in shown.may_print)
        self.rights.setVisible(PaperKind.RIGHTS in shown.may_print)
        self.stub.setVisible(PaperKind.PROOF in shown.may_print)
        self.revoke.setVisible(shown.may_revoke)
        self.confirmation.become("primary" if confirms else "")
        self.proof.become("" if confirms else "primary")
        self._confirms = confirms
        is_gone = had is not None and self.isAncestorOf(had) and not had.isVisibleTo(self)
        if self._is_new or is_gone:
            self._focus_on_what_is_there()
        self._is_new = False
        self.notice.silence()
        if self._said is not None and self._said[0] == shown.id:
            self.notice.say(self._said[1], "ok")

    def ask_to_withdraw(self) -> None:
        """Ask for the reason; what cannot be undone is asked about once."""
        if self._shown is None or not self._shown.may_withdraw:
            return
        dialog = WithdrawDialog(self._shown.name, self._theme, self)
        dialog.reason_given.connect(self._model.withdraw)
        dialog.reason_given.connect(lambda _why: self.back.setFocus())  # its button will be gone
        dialog.open()

    def _ask_to_revoke(self, papers: Sequence[str]) -> None:
        if not self.isVisible():  # locked, or left, while they were read
            return
        dialog = RevokeDialog(papers, self._theme, self)
        dialog.given.connect(self._model.revoke)
        dialog.open()

    def _lay_out(self) -> None:
        self._facts.setContentsMargins(0, 0, 0, 0)
        self._facts.setSpacing(12)
        self._acts.setContentsMargins(0, 0, 0, 0)
        self._acts.setSpacing(8)
        side = column(self.due, spacing=16)
        papers = Flow()
        for button in (self.letter, self.rights, self.stub, self.revoke):
            papers.addWidget(button)
        side.addLayout(papers)
        side.addLayout(self._acts, 1)
        columns = QHBoxLayout()
        columns.setContentsMargins(16, 12, 16, 12)
        columns.setSpacing(32)
        left = column(self.dispute, self.merge, spacing=12)
        left.addLayout(self._facts, 1)
        columns.addLayout(left, 3)
        columns.addLayout(side, 2)
        area = read_by_keys(scrolled(columns), self.tr("Data dan riwayat"))
        self._head = row(self.title, self.chip, self.number, 1, spacing=12)
        self._middle = column(boxed(column(area), card="true"))
        self._foot = row(self.back, 1, self.withdraw, self.amend, self.confirmation, self.proof)
        layout = column(spacing=0)
        layout.addLayout(self._head)
        layout.addLayout(self._middle, 1)
        layout.addWidget(self.notice)
        layout.addWidget(boxed(self._foot, bar="bottom"))
        self.setLayout(layout)
        self._dress()

    def _dress(self) -> None:
        margin = self._theme.sizes.margin
        self._head.setContentsMargins(margin, margin - 6, margin, margin - 8)
        self._middle.setContentsMargins(margin, 0, margin, margin - 4)
        self._foot.setContentsMargins(margin - 8, 6, margin, 6)

    def _connect(self) -> None:
        model = self._model
        model.shown.connect(self.show_detail)
        model.refused.connect(lambda words: self.notice.say(words, "error"))
        model.unavailable.connect(lambda words: self.notice.say(words, "error"))
        self.back.clicked.connect(self.left)
        self.amend.clicked.connect(model.amend)
        self.withdraw.clicked.connect(self.ask_to_withdraw)
        self.dispute.chosen.connect(model.choose)
        self.merge.open_wanted.connect(model.open)
        model.merging.said.connect(lambda words: self.notice.say(words, "error"))
        model.merging.done.connect(self._show_merged)
        self.proof.clicked.connect(lambda: self._print(PaperKind.PROOF))
        self.confirmation.clicked.connect(lambda: self._print(PaperKind.CONFIRMATION))
        self.letter.clicked.connect(lambda: self._print(PaperKind.LETTER))
        self.rights.clicked.connect(lambda: self._print(PaperKind.RIGHTS))
        self.stub.clicked.connect(self._want_stub)
        self.revoke.clicked.connect(model.ask_revocable)
        model.revocable.connect(self._ask_to_revoke)
        model.done.connect(self._show_revoked)
        self._theme.changed.connect(self._dress)
        for keys, button in (
            ("Ctrl+E", self.amend),
            ("Ctrl+D", self.withdraw),
            ("Ctrl+P", self.proof),
            ("Ctrl+Shift+P", self.confirmation),
            ("Ctrl+I", self.letter),
            ("Ctrl+H", self.rights),
            ("Ctrl+Shift+J", self.stub),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(button.click)

    def _show_merged(self, subject: UUID, words: str) -> None:
        """Go to the one that stays, and say so there until the clerk goes elsewhere."""
        self._is_new = True
        self._said = subject, words
        self._model.open(subject)

    def _show_revoked(self, words: str) -> None:
        """Say so, also when the page is read anew because of it."""
        if self._shown is not None:
            self._said = self._shown.id, words
            self.notice.say(words, "ok")

    def _want_stub(self) -> None:
        if self._shown is not None:
            self.stub_wanted.emit(self._shown.id)

    def _print(self, kind: PaperKind) -> None:
        if self._shown is not None and kind in self._shown.may_print:
            self.print_wanted.emit(self._shown.id, kind)


def _empty(layout: QVBoxLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def _section(section: Section) -> QWidget:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(3)
    grid.setColumnMinimumWidth(0, _LABELS)
    grid.setColumnStretch(1, 1)
    top = Qt.AlignmentFlag.AlignTop
    for number, (label, value) in enumerate(section.rows):
        shown = text(value, wraps=True)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        shown.setAccessibleName(f"{label}: {value}")
        grid.addWidget(text(label, "quiet"), number, 0, top)
        grid.addWidget(shown, number, 1, top)
    layout = column(text(section.title, "section"), spacing=6)
    layout.addLayout(grid)
    holder = QWidget()
    holder.setLayout(layout)
    holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    return holder


def _act(act: Act, theme: Theme) -> QWidget:
    words = " · ".join(filter(None, (act.when, act.who, act.standing)))
    lines = column(text(act.what, "strong", wraps=True), text(words, "hint", wraps=True), spacing=0)
    for change in act.changes:
        lines.addWidget(text(change, wraps=True))
    if act.note:
        note = text(act.note, wraps=True)
        mark(note, "tone", act.tone)
        lines.addWidget(note)
    icon = IconLabel(theme, act.icon, act.tone)
    layout = row(icon, spacing=10)
    layout.setAlignment(icon, Qt.AlignmentFlag.AlignTop)
    layout.addLayout(lines, 1)
    holder = QWidget()
    holder.setLayout(layout)
    return holder
