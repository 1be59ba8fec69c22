"""What a supervisor looks at, at the end of a day: doubts first, and one key approves the rest."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit

from desktop_app.domain.review import ToReview
from desktop_app.use_cases.reviews import Compared, DaysWork
from ui import formats
from ui.theme import Theme
from ui.viewmodels.reviews import ReviewViewModel, field_words
from ui.viewmodels.worded import Choice
from ui.widgets.editors import ChoiceCombo
from ui.widgets.page import Aside
from ui.widgets.pieces import Button, Notice, column, row, text
from ui.widgets.rekey_dialog import DifferenceDialog, RekeyDialog
from ui.widgets.rows_view import RowsView

_WIDTHS: dict[int, int] = {1: 92, 2: 190, 3: 86, 4: 150, 5: 150}


class ReviewPage(Aside):
    """The list; beneath it what is to be said of who is chosen, and of all."""

    def __init__(self, model: ReviewViewModel, theme: Theme) -> None:
        super().__init__(theme)
        self._model = model
        self.title = text(self.tr("Persetujuan"), "title")
        self.told = text("", "quiet", wraps=True)
        self.days = ChoiceCombo(
            [
                Choice("1", self.tr("Hari ini")),
                Choice("7", self.tr("7 hari terakhir")),
                Choice("31", self.tr("31 hari terakhir")),
            ]
        )
        self.days.setAccessibleName(self.tr("Masa"))
        self.days.setProperty("edits", "review_days")
        self.rows = RowsView(model.table, theme, _WIDTHS, 0, 5, 3)
        self.rows.setAccessibleName(self.tr("Belum diperiksa"))
        self.notice = Notice(theme)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self.tr("Yang harus diperiksa petugas"))
        self.reason.setAccessibleName(self.tr("Alasan dikembalikan"))
        self.reason.setProperty("edits", "review_reason")
        self.back = Button(theme, self.tr("Kembali (Esc)"), "quiet", "arrow-left", "Esc")
        self.give_back = Button(theme, self.tr("&Kembalikan"), icon="pencil")
        self.rekey = Button(theme, "", icon="clipboard-check")
        self.one = Button(theme, self.tr("Setujui &ini"), icon="check")
        self.all = Button(theme, "", "primary", "circle-check", "Ctrl+Return")
        self._lay_out()
        self._connect()
        self._offer(nothing=True)  # until it is known what there is, and that one may

    def start(self) -> None:
        self.notice.silence()
        self._model.read(int(self.days.value))
        self.rows.go_to_first()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._model.leave()

    def _lay_out(self) -> None:
        head = row(self.title, 1, self.days)
        middle = column(spacing=8)
        middle.addLayout(head)
        middle.addWidget(self.told)
        middle.addWidget(self.rows, 1)
        middle.addLayout(row(self.reason, self.give_back, self.one))
        bar = row(self.back, 1, self.rekey, self.all)
        self.fill(middle, bar, self.notice)

    def _connect(self) -> None:
        model = self._model
        model.shown.connect(self._show)
        model.done.connect(self._was_done)
        model.refused.connect(lambda words: self.notice.say(words, "error"))
        model.busy.connect(self.all.setDisabled)
        model.rekey_wanted.connect(self._ask_again)
        model.differs.connect(self._show_difference)
        self.rows.opened.connect(model.open)
        self.days.activated.connect(lambda _at: model.read(int(self.days.value)))
        self.back.clicked.connect(self.left)
        self.all.clicked.connect(model.approve_all)
        self.one.clicked.connect(lambda: model.approve_one(self.rows.currentIndex().row()))
        self.rekey.clicked.connect(model.rekey_next)
        self.give_back.clicked.connect(self._object)
        self.reason.returnPressed.connect(self._object)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.all.click)

    def _show(self, work: DaysWork, words: str) -> None:
        self.told.setText(words)
        count, sampled = len(work.lines), len(work.sample)
        everything = self.tr("Setujui semua ({count}) Ctrl+Enter")
        self.all.say(everything.format(count=formats.number(count)))
        again = self.tr("Periksa sa&mpel ({count})")
        self.rekey.say(again.format(count=formats.number(sampled)))
        self._offer(nothing=not count)
        self.rekey.setVisible(bool(sampled))

    def _offer(self, *, nothing: bool) -> None:
        for widget in (self.all, self.one, self.give_back, self.reason, self.rekey):
            widget.setHidden(nothing)

    def _was_done(self, words: str) -> None:
        self.reason.clear()
        self.notice.say(words, "ok")
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _object(self) -> None:
        one = self._model.table.thing(self.rows.currentIndex().row())
        if one is not None:
            self._model.object_to(one, self.reason.text())
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_again(self, one: ToReview, fields: Sequence[str]) -> None:
        if not self.isVisible():  # locked, or left, while it was read
            return
        dialog = RekeyDialog(one, fields, self._theme, self)
        dialog.typed.connect(lambda typed: self._model.compare(one, typed))
        dialog.open()

    def _show_difference(self, one: ToReview, found: Sequence[Compared]) -> None:
        if not self.isVisible():  # locked, or left, while it was read
            return
        dialog = DifferenceDialog(one, found, self._theme, self)
        fields = [each.field for each in found]
        dialog.stands.connect(lambda: self._model.stands(one))
        dialog.returned.connect(
            lambda: self._model.object_to(one, field_words(fields), fields, rekeyed=True)
        )
        dialog.open()
