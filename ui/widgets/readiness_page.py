"""*Siap berangkat?*: a light for each thing, and why it shines so."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QGridLayout

from ui.theme import Theme
from ui.viewmodels.readiness import LOOKS, LightShown, ReadinessShown, ReadinessViewModel
from ui.widgets.page import Aside
from ui.widgets.pieces import (
    Button,
    Chip,
    Notice,
    Pause,
    boxed,
    column,
    read_by_keys,
    row,
    scrolled,
    text,
)


class ReadinessPage(Aside):
    """One line a light; the two buttons print."""

    def __init__(self, model: ReadinessViewModel, theme: Theme) -> None:
        super().__init__(theme)
        self._model = model
        self.whole, self.said = Notice(theme, rounded=True), Notice(theme, rounded=True)
        self.back = Button(theme, self.tr("Kembali (Esc)"), "quiet", "arrow-left", "Esc")
        self.again = Button(theme, self.tr("Periksa lagi"), icon="refresh-cw")
        self.trial = Button(theme, self.tr("Cetak halaman uji"), icon="printer")
        self.list = Button(theme, self.tr("Cetak daftar ini"), icon="clipboard-list")
        self._pause = Pause(self.trial, self.list)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(2, 1)
        self._lay_out()
        model.shown.connect(self._show)
        model.busy.connect(self._pause.take)
        model.done.connect(lambda words: self.said.say(words, "ok"))
        model.unavailable.connect(lambda words: self.said.say(words, "error"))
        self.again.clicked.connect(model.look)
        self.trial.clicked.connect(model.try_printer)
        self.list.clicked.connect(model.print_list)
        self.back.clicked.connect(self.left)

    def start(self) -> None:
        """Look anew: what was true an hour ago says little."""
        self.said.silence()
        self._model.watch(True)
        self._model.look()
        self.again.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._model.watch(False)

    def _lay_out(self) -> None:
        lights = column(spacing=0)
        lights.addLayout(self._grid)
        lights.addStretch(1)
        lights.setContentsMargins(0, 0, 12, 0)
        area = read_by_keys(scrolled(lights), self.tr("Siap berangkat?"))
        card = column(text(self.tr("Siap berangkat?"), "title"), self.whole, area, self.said)
        card.setStretch(2, 1)
        card.setContentsMargins(16, 12, 16, 12)
        middle = column(boxed(card, card="true"))
        bar = row(self.back, 1, self.list, self.trial, self.again)
        self.fill(middle, bar)

    def _show(self, shown: ReadinessShown) -> None:
        self.whole.say(shown.words, LOOKS[shown.light][1])
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, line in enumerate(shown.lines):
            self._add(place, line)

    def _add(self, place: int, line: LightShown) -> None:
        chip = Chip(self._theme)
        icon, tone = LOOKS[line.light]
        chip.say(line.word, icon, tone)
        chip.setAccessibleName(f"{line.subject}: {line.word}. {line.words}")
        middle = Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(text(line.subject, "strong"), place, 0, middle)
        self._grid.addWidget(chip, place, 1, middle)
        self._grid.addWidget(text(line.words, wraps=True), place, 2, middle)
