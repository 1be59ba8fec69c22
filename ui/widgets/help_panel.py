"""Help (F1): what goes into this field, where it stands on the card, and the keys."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from ui.help import ON_CARD, Ktp, about, keys
from ui.theme import Theme
from ui.widgets.pieces import Button, Notice, announce, column, line, row, scrolled, text

WIDTH = 344
_CARD_WIDTH = 240
_CARD_RATIO = 85.6 / 53.98  # ISO/IEC 7810 ID-1, as the KTP-el is
_LINE_TOP, _LINE_STEP = 0.20, 0.076
_PHOTO = QRectF(0.74, 0.24, 0.2, 0.42)


class CardSketch(QWidget):
    """A KTP in outline, with the line a field is read from marked by a bar and a frame."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._line = theme, Ktp.NIK
        self.setFixedSize(QSize(_CARD_WIDTH, round(_CARD_WIDTH / _CARD_RATIO)))
        theme.changed.connect(self.update)

    def point_at(self, at: Ktp | None) -> None:
        """Mark a line; without one there is nothing to show."""
        self.setVisible(at is not None)
        if at is not None:
            self._line = at
            self.setAccessibleName(self.tr("Di KTP: baris ke-{n}").format(n=at.value + 1))
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, width, height = self._theme.tokens, self.width(), self.height()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(tokens.border))
        painter.setBrush(QColor(tokens.field))
        painter.drawRoundedRect(QRectF(0.5, 0.5, width - 1, height - 1), 8, 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.divider))
        for x, y, wide in ((0.33, 0.06, 0.34), (0.38, 0.12, 0.24)):
            painter.drawRect(QRectF(x * width, y * height, wide * width, 3))
        photo = _PHOTO
        painter.drawRect(
            QRectF(photo.x() * width, photo.y() * height,
                   photo.width() * width, photo.height() * height)
        )  # fmt: skip
        for each in Ktp:
            self._paint_line(painter, each)
        painter.end()

    def _paint_line(self, painter: QPainter, each: Ktp) -> None:
        tokens, width, height = self._theme.tokens, self.width(), self.height()
        top = (_LINE_TOP + each.value * _LINE_STEP) * height
        if each is self._line:
            painter.setBrush(QColor(tokens.selection))
            painter.setPen(QColor(tokens.primary))
            painter.drawRoundedRect(QRectF(6, top - 4, 0.66 * width, 12), 3, 3)
            painter.setPen(Qt.PenStyle.NoPen)
        strong = each is self._line
        painter.setBrush(QColor(tokens.primary if strong else tokens.divider))
        painter.drawRect(QRectF(12, top, 0.2 * width, 4))
        wide = 0.36 if each is Ktp.NIK else 0.3
        painter.drawRect(QRectF(12 + 0.24 * width, top, wide * width, 4))


class HelpPanel(QFrame):
    """Lies over the right edge of the window; the focus stays where it was.

    Signals:
        print_wanted: The key card on paper.
    """

    print_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme, self._on_left = theme, False
        self.title, self.words = text("", "section", wraps=True), text("", wraps=True)
        self.sketch, self.said = CardSketch(theme), Notice(theme, rounded=True)
        self.shut = Button(theme, self.tr("Tutup (Esc)"), "quiet", "", "Esc")
        self.print = Button(theme, self.tr("Cetak kartu tombol"), icon="printer")
        for button in (self.shut, self.print):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = column(self.title, self.words, self.sketch, line(), spacing=8)
        inside.setAlignment(self.sketch, Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(self._key_list(), 1)
        inside.addWidget(self.said)
        inside.addLayout(row(self.shut, 1, self.print))
        inside.setContentsMargins(16, 14, 16, 12)
        self.setLayout(inside)
        self.shut.clicked.connect(self.hide)
        self.print.clicked.connect(self.print_wanted)
        self.hide()

    def open_about(self, field: str, name: str, beside: QWidget | None = None) -> None:
        """Show what is to be said of a field.

        Args:
            field: Its name.
            name: Its label, or the page's.
            beside: What must stay in sight: the panel takes the other side.
        """
        self._on_left = beside is not None and self._is_right(beside)
        self.title.setText(name)
        self.words.setText(about(field))
        self.sketch.point_at(ON_CARD.get(field))
        self.said.silence()
        self.setAccessibleName(f"{name}. {self.words.text()}")
        self.fit()
        self.show()
        self.raise_()
        announce(self, self.accessibleName())  # the focus stays where it was

    def fit(self) -> None:
        """Take one edge of what it lies in, from top to bottom."""
        around = self.parentWidget()
        if around is not None:
            width = min(self._theme.px(WIDTH), around.width() - 16)
            left = 8 if self._on_left else around.width() - width - 8
            self.setGeometry(left, 8, width, around.height() - 16)

    def _is_right(self, widget: QWidget) -> bool:
        """Say whether a widget reaches into where the panel would lie."""
        around = self.parentWidget()
        if around is None or not around.isAncestorOf(widget):
            return False
        right = widget.mapTo(around, widget.rect().topRight()).x()
        return right > around.width() - self._theme.px(WIDTH) - 8

    def _key_list(self) -> QScrollArea:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        for place, (key, words) in enumerate(keys()):
            grid.addWidget(text(key, "strong"), place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(text(words, wraps=True), place, 1)
        return scrolled(grid)
