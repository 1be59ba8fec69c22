"""The banner: always in the same place, one line, never a pop-up."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QProgressBar, QSizePolicy

from ui.theme import Theme
from ui.viewmodels.banner import BannerShown, BannerViewModel
from ui.widgets.pieces import Button, IconLabel, mark, row, text

_HEIGHT = 32


class BannerWidget(QFrame):
    """How sending stands, the sum that can be checked, and the key that sends now."""

    def __init__(self, model: BannerViewModel, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.icon, self.words, self.sums = IconLabel(theme), text("", "strong"), text()
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(72)
        self.send = Button(theme, self.tr("Kirim sekarang (F9)"), "quiet", icon="send", key="F9")
        self.details = Button(theme, self.tr("Rincian (F6)"), "quiet", key="F6")
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
        self.setFixedHeight(_HEIGHT)
        theme.changed.connect(self._dress)
        model.shown.connect(self.show_state)
        self._dress()
        self.show_state(BannerShown("", "calm", "clock", ""))

    def show_state(self, shown: BannerShown) -> None:
        self.words.setText(shown.words)
        self.words.setToolTip(shown.words)
        self.sums.setText(shown.sums)
        self.sums.setVisible(bool(shown.sums))
        self.icon.become(shown.icon, shown.tone)
        self.bar.setVisible(shown.busy)
        mark(self, "notice", shown.tone)
        self.setAccessibleName(f"{shown.words} {shown.sums}")

    def _dress(self) -> None:
        margin = self._theme.sizes.margin
        self._inside.setContentsMargins(margin, 0, margin - 8, 0)
