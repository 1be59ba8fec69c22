"""A row that goes on in the next line where it is full: for what nobody knows the number of."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Lays out its widgets in their own sizes, line by line.

    Args:
        spacing: Between two widgets, and between two lines, in pixels.
        ends_right: The lines end at the right edge instead of beginning at the left one.
    """

    def __init__(self, spacing: int = 6, *, ends_right: bool = False) -> None:
        super().__init__()
        self._ends_right = ends_right
        self._items: list[QLayoutItem] = []
        self._width = 0
        self.setSpacing(spacing)
        self.setContentsMargins(QMargins())

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay_out(QRect(0, 0, width, 0), moves=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        around = self.parentWidget()
        if rect.width() != self._width and around is not None:
            self._width = rect.width()
            around.updateGeometry()  # other lines than before may be needed
        self._lay_out(rect, moves=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        if self._width:  # what is below must not creep over a second line
            size.setHeight(max(size.height(), self.heightForWidth(self._width)))
        return size

    def _lay_out(self, rect: QRect, *, moves: bool) -> int:
        """Place the widgets, or only measure; returns the height of all lines."""
        height = max((item.sizeHint().height() for item in self._items), default=0)
        y = rect.y()
        for number, line in enumerate(self._lines(rect.width())):
            y += height + self.spacing() if number else 0
            taken = sum(item.sizeHint().width() + self.spacing() for item in line)
            x = rect.x() + (rect.width() - taken + self.spacing() if self._ends_right else 0)
            for item in line if moves else ():
                size = item.sizeHint()
                middle = y + (height - size.height()) // 2
                item.setGeometry(QRect(QPoint(x, middle), size))
                x += size.width() + self.spacing()
        return y + height - rect.y()

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """Return what stands on each line; what is not shown takes no room."""
        lines: list[list[QLayoutItem]] = []
        left = 0
        for item in self._items:
            if item.isEmpty():
                continue
            needed = item.sizeHint().width()
            if not lines or needed > left:
                lines.append([])
                left = width
            lines[-1].append(item)
            left -= needed + self.spacing()
        return lines or [[]]


def flowing(*widgets: QWidget, spacing: int = 8, ends_right: bool = False) -> Flow:
    """Return a row of widgets that goes on beneath where it is full."""
    flow = Flow(spacing, ends_right=ends_right)
    for widget in widgets:
        flow.addWidget(widget)
    return flow
