"""The NIK as it is read out: 4-4-4 and, apart and bold, the last four."""

import re

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QInputMethodEvent,
    QKeyEvent,
    QTextCharFormat,
)
from PySide6.QtWidgets import QApplication, QLineEdit

from ui import formats

DIGITS = 16
_GROUP = 4
_LAST_GROUP = 15  # 3 groups of four and their three spaces
_APART = 10.0  # more room, in pixels, before the last four


class SixteenDigitsEdit(QLineEdit):
    """A field for sixteen digits that takes any way of typing them and shows them in fours.

    Signals:
        digits_changed: What is in it, without spaces.
    """

    digits_changed = Signal(str)

    def __init__(self, large: bool = False) -> None:
        super().__init__()
        self.setProperty("nik" if large else "mono", "true")
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self._last_told = ""
        self.textEdited.connect(self._regroup)
        self.textChanged.connect(self._tell)

    @property
    def digits(self) -> str:
        """What was typed without spaces, dots and hyphens; a letter stays, to be refused."""
        return re.sub(r"[\s.\-]+", "", self.text())

    def set_digits(self, digits: str) -> None:
        self.setText(formats.grouped(digits))

    def room(self) -> int:
        """Return the width in pixels at which nothing of sixteen digits is cut."""
        font = QFont(self.font())
        font.setBold(True)
        return round(QFontMetricsF(font).horizontalAdvance("0000 0000 0000 0000") + _APART) + 26

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Backspace after a space take the digit before it, as if the space were not there."""
        at = self.cursorPosition()
        before = self.text()[:at]
        erases = event.key() == Qt.Key.Key_Backspace and not self.hasSelectedText()
        if erases and before.endswith(" "):
            self.setCursorPosition(at - 1)
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._set_last_four_apart()

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(re.sub(r"\s+", "", self.selectedText()))
        return data

    def _regroup(self, typed: str) -> None:
        """Put the spaces back where they belong, and the cursor after the same digit."""
        at = len(re.sub(r"[\s.\-]+", "", typed[: self.cursorPosition()]))
        digits = re.sub(r"[\s.\-]+", "", typed)
        grouped = formats.grouped(digits)
        if grouped != typed:
            self.setText(grouped)
            self.setCursorPosition(min(at + max(0, (at - 1) // _GROUP), len(grouped)))
            self.setModified(True)

    def _tell(self) -> None:
        self._set_last_four_apart()
        if self.digits != self._last_told:
            self._last_told = self.digits
            self.digits_changed.emit(self.digits)

    def _set_last_four_apart(self) -> None:
        """Give single characters a format: a line edit takes one only from an input method."""
        apart, bold = QTextCharFormat(), QTextCharFormat()
        apart.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
        apart.setFontLetterSpacing(_APART)
        bold.setFontWeight(QFont.Weight.Bold)
        kind, at = QInputMethodEvent.AttributeType.TextFormat, self.cursorPosition()
        formats_ = [
            QInputMethodEvent.Attribute(kind, _LAST_GROUP - 1 - at, 1, apart),
            QInputMethodEvent.Attribute(kind, _LAST_GROUP - at, _GROUP, bold),
        ]
        long_enough = len(self.text()) >= _LAST_GROUP
        event = QInputMethodEvent("", formats_ if long_enough else [])
        QApplication.sendEvent(self, event)
