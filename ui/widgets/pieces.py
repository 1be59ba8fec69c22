"""The small parts every screen is laid out from."""

from enum import Enum

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.theme import Theme


def mark(widget: QWidget, name: str, value: str | bool) -> None:
    """Set a property the style sheet reads, and have the widget painted by it."""
    shown = {True: "true", False: "false"}.get(value, value) if isinstance(value, bool) else value
    if widget.property(name) == shown:
        return
    widget.setProperty(name, shown)
    # What stands inside a tinted frame takes its colour from the frame's property.
    inside = widget.findChildren(QLabel) if name == "notice" else []
    for part in (widget, *inside):
        part.style().unpolish(part)
        part.style().polish(part)
        part.update()


def announce(widget: QWidget, words: str, *, urgent: bool = False) -> None:
    """Have a screen reader say what has just appeared on a screen that is in front.

    Args:
        widget: Where it stands; what is not in sight is not said.
        words: What is shown, no more: a name that is hidden stays hidden.
        urgent: It interrupts what is being read.
    """
    if not (words and QAccessible.isActive() and widget.isVisible()):
        return
    event = QAccessibleAnnouncementEvent(widget, words)
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


def text(words: str = "", role: str = "", wraps: bool = False) -> QLabel:
    """Return a label in one of the style sheet's roles; it never reads what it shows as HTML."""
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wraps)
    if role:
        label.setProperty("role", role)
    return label


def row(*items: QWidget | int, spacing: int = 8) -> QHBoxLayout:
    """Return a row without margins; a number is a stretch."""
    layout = QHBoxLayout()
    _fill(layout, items, spacing)
    return layout


def column(*items: QWidget | int, spacing: int = 8) -> QVBoxLayout:
    """Return a column without margins; a number is a stretch."""
    layout = QVBoxLayout()
    _fill(layout, items, spacing)
    return layout


def _fill(layout: QHBoxLayout | QVBoxLayout, items: tuple[QWidget | int, ...], space: int) -> None:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(space)
    for item in items:
        if isinstance(item, int):
            layout.addStretch(item)
        else:
            layout.addWidget(item)


class Grows(Enum):
    """What of a widget is as large as the text."""

    WIDTH = "width"
    HEIGHT = "height"
    LEAST_WIDTH = "least width"
    LEAST_HEIGHT = "least height"
    MOST_WIDTH = "most width"


class _Growth(QObject):
    def __init__(self, theme: Theme, widget: QWidget, what: Grows, pixels: int) -> None:
        super().__init__(widget)
        self._theme, self._pixels = theme, pixels
        self._set = {
            Grows.WIDTH: widget.setFixedWidth,
            Grows.HEIGHT: widget.setFixedHeight,
            Grows.LEAST_WIDTH: widget.setMinimumWidth,
            Grows.LEAST_HEIGHT: widget.setMinimumHeight,
            Grows.MOST_WIDTH: widget.setMaximumWidth,
        }[what]
        theme.text_changed.connect(self._take)
        self._take()

    def _take(self) -> None:
        self._set(self._theme.px(self._pixels))


def grow(theme: Theme, widget: QWidget, what: Grows, pixels: int) -> None:
    """Give a widget a length for text at 100 %, and what larger text needs when it comes."""
    _Growth(theme, widget, what, pixels)


def boxed(layout: QLayout, **properties: str) -> QFrame:
    """Return a frame around a layout, with properties for the style sheet."""
    frame = QFrame()
    for name, value in properties.items():
        frame.setProperty(name, value)
    frame.setLayout(layout)
    return frame


def scrolled(inside: QWidget | QLayout) -> QScrollArea:
    """Return what scrolls up and down around a widget or layout, and is no stop for Tab itself."""
    if isinstance(inside, QLayout):
        holder = QWidget()
        holder.setLayout(inside)
        inside = holder
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area


def read_by_keys(area: QScrollArea, name: str) -> QScrollArea:
    """Let the arrow keys scroll an area in which there is more to read than to press."""
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    area.setProperty("reads", "true")
    area.setAccessibleName(name)
    return area


def line() -> QFrame:
    frame = QFrame()
    frame.setProperty("line", "true")
    return frame


class IconLabel(QLabel):
    """An icon in the theme's colour, repainted when the theme changes."""

    def __init__(self, theme: Theme, name: str = "", tone: str = "text2", size: int = 16) -> None:
        super().__init__()
        self._theme, self._name, self._tone, self._side = theme, name, tone, size
        theme.changed.connect(self._paint)
        self._paint()

    def become(self, name: str, tone: str) -> None:
        self._name, self._tone = name, tone
        self._paint()

    def _paint(self) -> None:
        side = self._theme.px(self._side)
        self.setFixedSize(QSize(side, side))
        if self._name:
            ratio = self.devicePixelRatioF()
            self.setPixmap(self._theme.pixmap(self._name, self._tone, side, ratio))
        else:
            self.clear()


class Button(QPushButton):
    """A button with an icon of the theme and its key in the tooltip; Enter presses it, as Space.

    Args:
        theme: Colours the icon.
        words: What it does, a verb.
        kind: ``""``, ``primary`` (one a screen), ``danger``, ``quiet`` or ``nav``.
        icon: Name of the icon, or none.
        key: The key that does the same.
    """

    def __init__(
        self, theme: Theme, words: str, kind: str = "", icon: str = "", key: str = ""
    ) -> None:
        super().__init__(f" {words}" if icon and words else words)
        self._theme, self._kind, self._icon = theme, kind, icon
        self.setProperty("kind", kind)
        self.setAccessibleName(words.replace("&", ""))
        self.setAutoDefault(False)
        if key:
            shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
            plain = words.replace("&", "")
            self.setToolTip(plain if f"({shown})" in plain else f"{plain} ({shown})")
            self.setAccessibleDescription(shown)  # the name has been said already
        theme.changed.connect(self._dress)
        self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and not event.isAutoRepeat():  # held down, it presses once
            self.click()
        elif not enter:
            super().keyPressEvent(event)

    def say(self, words: str) -> None:
        """Say something else beside the icon."""
        self.setText(f" {words}")
        self.setAccessibleName(words.replace("&", ""))

    def show_icon(self, name: str) -> None:
        self._icon = name
        self._dress()

    def become(self, kind: str) -> None:
        """Change the kind: what matters most on a screen may depend on what it shows."""
        self._kind = kind
        mark(self, "kind", kind)
        self._dress()

    def _dress(self) -> None:
        side = self._theme.px(16)
        self.setIconSize(QSize(side, side))
        if self._icon:
            tones = {"primary": "on_primary", "danger": "error", "quiet": "primary"}
            tone = tones.get(self._kind, "text2")
            self.setIcon(self._theme.icon(self._icon, tone, side))


class Pause:
    """Disables widgets while their work is under way, and gives them the focus back afterwards.

    Whoever has gone elsewhere by keyboard in the meantime stays there.
    """

    def __init__(self, *widgets: QWidget) -> None:
        self._widgets = widgets
        self._held: QWidget | None = None
        self._went: QWidget | None = None

    def take(self, busy: bool) -> None:
        if busy:
            self._held = next((each for each in self._widgets if each.hasFocus()), None)
        for each in self._widgets:
            each.setDisabled(busy)
        if busy:
            self._went = QApplication.focusWidget()
        elif self._held is not None and QApplication.focusWidget() is self._went:
            self._held.setFocus(Qt.FocusReason.OtherFocusReason)
            self._held = None


class Chip(QFrame):
    """A state in a shape, a word and a tint: never by colour alone."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.icon = IconLabel(theme, size=14)
        self.word = QLabel()
        self.word.setTextFormat(Qt.TextFormat.PlainText)
        layout = row(self.icon, self.word, spacing=6)
        layout.setContentsMargins(8, 2, 10, 2)
        self.setLayout(layout)
        self.setProperty("rounded", "true")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)

    def say(self, words: str, icon: str, tone: str) -> None:
        self.word.setText(words)
        self.icon.become(icon, "text2" if tone == "calm" else tone)
        mark(self, "notice", tone)
        self.setAccessibleName(words)


class Notice(QFrame):
    """One line of news in a tint: what happened, and what to do.

    Args:
        rounded: It stands by itself, not from edge to edge.
        lies_low: No room above and below its words: its height is given from outside.
        closes: It stays until it is read, and can be put away by whoever has read it.
    """

    def __init__(
        self, theme: Theme, rounded: bool = False, lies_low: bool = False, closes: bool = False
    ) -> None:
        super().__init__()
        self.icon = IconLabel(theme)
        self.words = text(wraps=True)
        self._inside = layout = row(self.icon, self.words, spacing=8)
        layout.setStretch(1, 1)
        layout.setContentsMargins(12, 0 if lies_low else 6, 12, 0 if lies_low else 6)
        self.setLayout(layout)
        if closes:
            close = Button(theme, self.tr("Tutup"), "quiet", key="Esc")
            close.clicked.connect(self.silence)
            self.add(close)
        if rounded:
            self.setProperty("rounded", "true")
        self.hide()

    def add(self, button: QPushButton) -> None:
        """Put a way to answer at the end of the line."""
        self._inside.addWidget(button)

    def say(self, words: str, tone: str) -> None:
        icons = {"ok": "circle-check", "warn": "triangle-alert", "error": "octagon-x"}
        is_news = words != self.words.text() or self.isHidden()
        self.words.setText(words)
        self.icon.become(icons.get(tone, "info"), tone)
        mark(self, "notice", tone)
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        if is_news:
            announce(self, words, urgent=tone == "error")

    def put_away(self) -> bool:
        """Say nothing any more; False where nothing was said."""
        said = self.isVisible()
        self.silence()
        return said

    def silence(self) -> None:
        self.say("", "calm")
