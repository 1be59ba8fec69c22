"""The banner: always in the same place, never a pop-up; what has to be done is read whole."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QProgressBar, QSizePolicy

from ui.theme import Theme
from ui.viewmodels.banner import BannerShown, BannerViewModel
from ui.widgets.pieces import Button, IconLabel, announce, mark, row, text

_HEIGHT = 32
_HEIGHT_OF_TWO = 48
_AROUND = 6
_SAID = frozenset({"warn", "error"})


class BannerWidget(QFrame):
    """How sending stands, the sum that can be checked, and the key that sends now."""

    def __init__(self, model: BannerViewModel, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._has_sums = False
        self.icon, self.words, self.sums = IconLabel(theme), text("", "strong"), text()
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(72)
        self.send = Button(theme, self.tr("Kirim (F9)"), "quiet", icon="send")
        self.send.setToolTip(self.tr("Kirim sekarang apa yang menunggu"))
        self.details = Button(theme, self.tr("Rincian (F6)"), "quiet")
        self.details.setToolTip(self.tr("Apa yang menunggu dikirim, mengapa, dan sejak kapan"))
        self.details.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.details.setProperty("low", "true")
        self.send.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.send.setProperty("low", "true")  # so that it stands on the line of the words
        self.send.clicked.connect(model.send)
        layout = row(
            self.icon, self.words, self.bar, self.sums, self.details, self.send, spacing=10
        )
        layout.setStretch(1, 1)
        self._inside = layout
        self.setLayout(layout)
        theme.changed.connect(self._dress)
        model.shown.connect(self.show_state)
        self._dress()
        self.show_state(BannerShown("", "calm", "clock", ""))

    def show_state(self, shown: BannerShown) -> None:
        self.words.setText(shown.words)
        self.words.setToolTip(f"{shown.words}\n{shown.sums}".strip())
        self.sums.setText(shown.sums)
        self._has_sums = bool(shown.sums)
        self.icon.become(shown.icon, shown.tone)
        self.bar.setVisible(shown.busy)
        mark(self, "notice", shown.tone)
        told = f"{shown.words} {shown.sums}".strip()
        if told != self.accessibleName():
            self.setAccessibleName(told)
            if shown.tone in _SAID:  # each round of sending would be too much
                announce(self, shown.words)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out the sums where the words need their room, and give long words two lines."""
        sums = self.sums.sizeHint().width() + self._inside.spacing()
        room, words = self._room(), self.words.fontMetrics().horizontalAdvance(self.words.text())
        self.sums.setVisible(self._has_sums and words + sums <= room)
        self.words.setWordWrap(words > room)
        height = self._theme.px(_HEIGHT_OF_TWO if words > room else _HEIGHT)
        if words > room:  # a narrow window of large text may need a third line
            height = max(height, self.words.heightForWidth(room) + _AROUND)
        self.setFixedHeight(height)

    def _room(self) -> int:
        """Return the width for words and sums, in pixels."""
        around = self._inside.contentsMargins()
        parts = [self.icon.width(), self.details.sizeHint().width(), self.send.sizeHint().width()]
        if not self.bar.isHidden():
            parts.append(self.bar.width())
        taken = sum(parts) + len(parts) * self._inside.spacing()
        return self.width() - around.left() - around.right() - taken

    def _dress(self) -> None:
        margin = self._theme.sizes.margin
        self._inside.setContentsMargins(margin, 0, margin - 8, 0)
        self._fit()
