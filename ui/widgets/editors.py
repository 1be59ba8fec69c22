"""A choice by value, which Qt has not got ready."""

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox

from ui.viewmodels.worded import Choice


class ChoiceCombo(QComboBox):
    """A short list to choose from, known by values instead of positions."""

    def __init__(self, choices: Iterable[Choice] = ()) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.offer(choices)

    @property
    def value(self) -> str:
        return str(self.currentData() or "")

    def offer(self, choices: Iterable[Choice]) -> None:
        """Replace the choices; what was chosen stays chosen where it still can be."""
        before = self.value
        with QSignalBlocker(self):
            self.clear()
            for choice in choices:
                self.addItem(choice.text, choice.value)
            self.choose(before)
        if self.value != before:
            self.currentIndexChanged.emit(self.currentIndex())

    def setAccessibleName(self, name: str) -> None:
        """Say what is chosen here as description too: as name, Qt tells AT-SPI the value."""
        super().setAccessibleName(name)
        self.setAccessibleDescription(name)

    def choose(self, value: str) -> None:
        """Choose by value; one that is not offered leaves the first, as a combo always has one."""
        self.setCurrentIndex(max(0, self.findData(value)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, never the choice: a wheel turned in passing must change nothing."""
        event.ignore()
