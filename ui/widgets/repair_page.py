"""What was mended at the start: told once, before the desk, and left by one key."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog

from ui.theme import Theme
from ui.viewmodels.repair import RepairViewModel
from ui.widgets.gate import Gate
from ui.widgets.pieces import Button, mark, row, text


class RepairPage(Gate):
    """A card with a sentence for each thing that was done.

    Signals:
        left: The clerk has read it.
    """

    left = Signal()

    def __init__(self, model: RepairViewModel, theme: Theme) -> None:
        icon = "octagon-x" if model.is_grave else "shield-check"
        first, *others = model.lines or [""]
        super().__init__(theme, icon, model.title, first)
        self._model = model
        if model.is_grave:
            mark(self.words, "role", "strong")
        self.lines = [text(line, "", wraps=True) for line in others]
        for line in self.lines:
            self.body.addWidget(line)
        self.body.addWidget(self.notice)
        self.rescue = Button(theme, self.tr("Simpan berkas penyelamatan"), "quiet")
        self.go_on = Button(theme, self.tr("Lanjut bekerja"), "primary")
        self.body.addLayout(row(self.rescue, 1, self.go_on))
        self.rescue.setVisible(model.is_grave)  # only now: shown outside, it would be a window
        self.go_on.clicked.connect(self.left)
        self.rescue.clicked.connect(self._ask_where)
        model.rescued.connect(lambda words: self.notice.say(words, "ok"))
        model.refused.connect(lambda words: self.notice.say(words, "error"))

    def start(self) -> None:
        self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_where(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, self.rescue.text(), "loket.penyelamatan", "*.penyelamatan"
        )
        if path:
            self._model.save_rescue(path)
