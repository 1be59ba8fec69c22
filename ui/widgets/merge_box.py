"""On a page of a registration: who may be the same person here, and the presses that merge them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QWidget

from ui.theme import Theme
from ui.viewmodels.merging import MergeViewModel, MergingShown
from ui.widgets.pieces import Button, Notice, column, row, text


class MergeBox(QFrame):
    """One line for the likeliest; what merging would do stands there before it is done.

    Signals:
        open_wanted: Id of a registration to be shown.
    """

    open_wanted = Signal(object)

    def __init__(self, model: MergeViewModel, theme: Theme) -> None:
        super().__init__()
        self._model = model
        self._shown = MergingShown()
        self.found = Notice(theme, rounded=True)
        self.look = Button(theme, self.tr("Lihat (F11)"), "quiet")
        self.begin = Button(theme, self.tr("Gabungkan… (Ctrl+G)"), "quiet", "copy")
        self.undo = Button(theme, self.tr("Urungkan gabungan"), "quiet", "history")
        self.plan = text("", wraps=True)
        self.confirm = Button(theme, self.tr("Ya, gabungkan"), icon="check")
        self.keep = Button(theme, self.tr("Jangan gabungkan"), "quiet")
        self._asking = QWidget()
        inside = column(self.plan, spacing=6)
        inside.addLayout(row(self.confirm, self.keep, 1))
        self._asking.setLayout(inside)
        layout = column(self.found, spacing=4)
        layout.addLayout(row(self.look, self.begin, self.undo, 1, spacing=0))
        layout.addWidget(self._asking)
        self.setLayout(layout)
        self._connect()
        self.show_merging(MergingShown())

    def show_merging(self, shown: MergingShown) -> None:
        self._shown = shown
        first = shown.alike[0] if shown.alike else None
        words = shown.into
        if first is not None:
            told = self.tr("Mungkin orang yang sama: {name}, {line}: {why}.")
            words = told.format(name=first.name, line=first.line, why=first.why)
        self.found.say(words, first.tone if first else "info")
        self.look.setVisible(first is not None)
        self.begin.setVisible(first is not None)
        self.undo.setVisible(bool(shown.into))
        self._asking.hide()
        self.setVisible(bool(words))

    def _connect(self) -> None:
        model = self._model
        model.shown.connect(self.show_merging)
        model.planned.connect(self._ask)
        self.look.clicked.connect(self._look)
        self.begin.clicked.connect(self._begin)
        self.confirm.clicked.connect(model.merge)
        self.keep.clicked.connect(self._asking.hide)
        self.undo.clicked.connect(model.undo)
        for keys, button in (("F11", self.look), ("Ctrl+G", self.begin)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(button.click)

    def _look(self) -> None:
        if self._shown.alike:
            self.open_wanted.emit(self._shown.alike[0].id)

    def _begin(self) -> None:
        if self._shown.alike:
            self._model.plan(self._shown.alike[0].id)

    def _ask(self, words: str) -> None:
        self.plan.setText(words)
        self.confirm.setAccessibleDescription(words)
        self._asking.show()
        self.confirm.setFocus(Qt.FocusReason.OtherFocusReason)
