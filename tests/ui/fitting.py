"""Says what on a screen is cut or covered: a word wider than its label, two lines in one place."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from ui.tokens import COMPACT_BELOW
from ui.widgets.help_panel import HelpPanel
from ui.widgets.shell import Shell

LARGEST = QSize(900, 464)
LARGEST_COMPACT = QSize(900, 432)
LARGEST_OF_LARGE_TEXT = QSize(1183, 1040)
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
    for widget in (window, *window.findChildren(QWidget)):
        if widget.isVisibleTo(window) and widget.visibleRegion().isEmpty() is False:
            yield from _what_is_cut(widget)
        if widget.layout() is not None:
            yield from _what_overlaps([one for one in _within(widget) if _is_seen(one, window)])


def _within(holder: QWidget) -> Iterator[QWidget]:
    """Give what stands in it, without what lies over it on purpose and is closed by Esc."""
    inside = holder.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    for widget in inside:
        if not (widget.isWindow() or widget.property("popup") or isinstance(widget, HelpPanel)):
            yield widget


def _is_seen(widget: QWidget, window: QWidget) -> bool:
    return widget.isVisibleTo(window) and not widget.visibleRegion().isEmpty()


def _what_overlaps(neighbours: Sequence[QWidget]) -> Iterator[str]:
    for one, other in combinations(neighbours, 2):
        both = one.geometry() & other.geometry()
        if both.width() > 1 and both.height() > 1:
            told = " and ".join(f"{type(each).__name__} {_words(each)!r}" for each in (one, other))
            yield f"{told} lie over each other: {both.width()} × {both.height()}"


def _what_is_cut(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QHeaderView):
        yield from _titles_cut(widget)
    told, wide, high = f"{type(widget).__name__} {_words(widget)!r}", _needed(widget), 0
    if wide > widget.width() + 1:
        yield f"{told}: {wide} in {widget.width()}"
    if isinstance(widget, QLabel) and widget.wordWrap() and widget.text():
        high = widget.heightForWidth(widget.width())
    if high > widget.height() + LEADING:
        yield f"{told}: {high} high in {widget.height()}"


def _titles_cut(header: QHeaderView) -> Iterator[str]:
    if header.orientation() is not Qt.Orientation.Horizontal:
        return
    for place in range(header.count()):
        needed, has = header.sectionSizeHint(place), header.sectionSize(place)
        if needed > has and not header.isSectionHidden(place):
            title = header.model().headerData(place, Qt.Orientation.Horizontal)
            yield f"the column {title!r}: {needed} in {has}"


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
