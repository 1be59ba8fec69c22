"""Says what on a screen cannot be reached, told or seen by keys, by ear, or with weak eyes."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QRadioButton, QWidget

LEAST_TARGET = 24
"""Device-independent pixels in each direction (WCAG 2.2, 2.5.8)."""

RING = 1.6
"""Changed pixels for each of the outline's that a ring of two needs; corners are rounded off."""


def stops(window: QWidget) -> list[QWidget]:
    """Return where Tab stops, in its order, beginning with the highest in sight."""
    chain: list[QWidget] = []
    at = window.nextInFocusChain()
    while at is not None and at is not window:
        if _is_stop(at, window):
            chain.append(at)
        at = at.nextInFocusChain()
    if not chain:
        return []
    first = min(
        range(len(chain)),
        key=lambda place: (
            chain[place].visibleRegion().isEmpty(),
            _place(chain[place], window).top(),
        ),
    )
    return chain[first:] + chain[:first]


def what_is_not_told(window: QWidget) -> Iterator[str]:
    """Name what a screen reader cannot name, labels with a key that goes nowhere, small targets."""
    for stop in stops(window):
        interface = QAccessible.queryAccessibleInterface(stop)
        if interface is None or not interface.text(QAccessible.Text.Name).strip():
            yield f"{called(stop)} has no name"
        # The words beside a box are part of it: only its height can be small.
        sides = (stop.height(),) if isinstance(stop, QCheckBox | QRadioButton) else (
            stop.width(), stop.height(),
        )  # fmt: skip
        if min(sides) < LEAST_TARGET:
            yield f"{called(stop)} is {stop.width()} × {stop.height()}"
    for label in window.findChildren(QLabel):
        has_key = "&" in label.text().replace("&&", "")
        by_key = has_key and label.textFormat() is not Qt.TextFormat.PlainText
        if by_key and label.isVisibleTo(window) and label.buddy() is None:
            yield f"the key of {label.text()!r} goes nowhere"


def what_goes_back(window: QWidget) -> Iterator[str]:
    """Name where Tab goes up to what stands above in the same column."""
    # What is scrolled out of sight has no place to speak of: Tab brings it back.
    order = [stop for stop in stops(window) if not stop.visibleRegion().isEmpty()]
    for here, there in pairwise(order):
        one, other = _place(here, window), _place(there, window)
        overlap = min(one.right(), other.right()) - max(one.left(), other.left())
        if other.bottom() <= one.top() and (overlap > 0 or other.right() <= one.left()):
            yield f"Tab goes up from {called(here)} to {called(there)}"


def what_has_no_ring(window: QWidget, seen: set[str]) -> Iterator[str]:
    """Name what takes the focus without showing it by two pixels all around; each kind once."""
    for stop in stops(window):
        kind = "{} {} {} {}".format(
            type(stop).__name__, *map(stop.property, ("kind", "nik", "low"))
        )
        whole = stop.visibleRegion().boundingRect() == stop.rect()
        if kind in seen or not whole:
            continue
        seen.add(kind)
        _focus(None)
        before = stop.grab().toImage()
        _focus(stop)
        after = stop.grab().toImage()
        outline = 2 * (before.width() + before.height())
        changed = _changed(before, after)
        if changed < RING * outline:
            yield f"{called(stop)} ({kind}) changes {changed} of an outline of {outline}"


def called(widget: QWidget) -> str:
    words = widget.accessibleName() or str(getattr(widget, "text", str)())
    return f"{type(widget).__name__} {words!r}"


def _focus(widget: QWidget | None) -> None:
    now = QApplication.focusWidget()
    if widget is not None:
        widget.setFocus(Qt.FocusReason.TabFocusReason)
    elif now is not None:
        now.clearFocus()
    QApplication.processEvents()


def _is_stop(widget: QWidget, window: QWidget) -> bool:
    by_tab = Qt.FocusPolicy.TabFocus
    return (
        (widget.focusPolicy() & by_tab) == by_tab
        and widget.isEnabled()
        and widget.window() is window.window()
        and widget.isVisibleTo(window)
        and widget.focusProxy() is None
    )


def _place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def _changed(before: QImage, after: QImage) -> int:
    """Count the pixels of a band of three along the edge that are not as they were."""
    width, height = before.width(), before.height()
    return sum(
        before.pixel(x, y) != after.pixel(x, y)
        for y in range(height)
        for x in range(width)
        if min(x, y, width - 1 - x, height - 1 - y) < 3
    )
