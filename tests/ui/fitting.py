"""Says what on a screen is cut: a word wider than its label, a window higher than the glass."""

from collections.abc import Iterator

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from ui.tokens import COMPACT_BELOW
from ui.widgets.shell import Shell

LARGEST = QSize(900, 464)
LARGEST_COMPACT = QSize(900, 432)
LARGEST_OF_LARGE_TEXT = QSize(1340, 1000)
"""For a screen of 688 that is twice as large as it looks; what is higher than it, scrolls whole."""

LEADING = 3
"""Pixels between and around lines that may be missing before a letter is cut."""


def what_does_not_fit(window: QWidget) -> Iterator[str]:
    """Name every label, button and choice whose words need more room than they have."""
    # The window itself scrolls where it must; here it must not.
    least = window.view.minimumSizeHint() if isinstance(window, Shell) and window.view else (
        window.minimumSizeHint()
    )  # fmt: skip
    largest = LARGEST_COMPACT if window.height() < COMPACT_BELOW else LARGEST
    if window.font().pixelSize() > 20:
        largest = LARGEST_OF_LARGE_TEXT
    if not isinstance(window, QDialog) and (
        least.width() > largest.width() or least.height() > largest.height()
    ):
        yield f"the window needs {least.width()} × {least.height()}"
    for area in window.findChildren(QScrollArea):
        inside = area.widget()
        if area.isVisible() and inside is not None and inside.width() > area.viewport().width():
            yield f"{type(inside).__name__} is wider than its view"
    for widget in window.findChildren(QWidget):
        if widget.isVisibleTo(window) and widget.visibleRegion().isEmpty() is False:
            yield from _what_is_cut(widget)


def _what_is_cut(widget: QWidget) -> Iterator[str]:
    told, wide, high = f"{type(widget).__name__} {_words(widget)!r}", _needed(widget), 0
    if wide > widget.width() + 1:
        yield f"{told}: {wide} in {widget.width()}"
    if isinstance(widget, QLabel) and widget.wordWrap() and widget.text():
        high = widget.heightForWidth(widget.width())
    if high > widget.height() + LEADING:
        yield f"{told}: {high} high in {widget.height()}"


def _needed(widget: QWidget) -> int:
    """Return the width its words need; 0 for what may be cut, as its tooltip says it whole."""
    if isinstance(widget, QLabel):
        return _needed_by_label(widget)
    if isinstance(widget, QComboBox):
        return widget.fontMetrics().horizontalAdvance(widget.currentText()) + 9 + 24 + 8
    if isinstance(widget, QLineEdit) and widget.property("nik"):
        return widget.fontMetrics().horizontalAdvance(widget.text()) + 10 + 20
    if isinstance(widget, QLineEdit) and widget.placeholderText() and not widget.toolTip():
        return widget.fontMetrics().horizontalAdvance(widget.placeholderText()) + 26
    if isinstance(widget, QAbstractButton) and widget.text():
        return widget.sizeHint().width()
    return 0


def _needed_by_label(label: QLabel) -> int:
    if not label.text() or label.toolTip():
        return 0
    return _longest_word(label) if label.wordWrap() else label.sizeHint().width()


def _longest_word(label: QLabel) -> int:
    return max(label.fontMetrics().horizontalAdvance(word) for word in label.text().split())


def _words(widget: QWidget) -> str:
    if isinstance(widget, QComboBox):
        return widget.currentText()
    return str(getattr(widget, "text", str)())
