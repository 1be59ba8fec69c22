"""The top of the window: where to go, where one is, and what of people is in sight."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QSizePolicy

from ui.sight import Sight
from ui.theme import Theme
from ui.widgets.pieces import Button, row
from ui.widgets.tabs import Tab

_WITH_WORDS = 860  # width from which the eyes have words beside them


class _Office(QLabel):
    """Whose desk it is; where there is no room for all of it, the officer alone."""

    def words_in(self, width: int) -> str:
        """Return what has room in so many pixels."""
        metrics, officer = self.fontMetrics(), self.text().rpartition(" · ")[2]
        if metrics.horizontalAdvance(self.text()) <= width:
            return self.text()
        return metrics.elidedText(officer, Qt.TextElideMode.ElideRight, width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        room = self.contentsRect()
        words = self.words_in(room.width())
        painter, aligned = QPainter(self), int(self.alignment())
        role = self.foregroundRole()
        self.style().drawItemText(painter, room, aligned, self.palette(), True, words, role)
        painter.end()


class TopBar(QFrame):
    """One tab a page, the office and the officer to the right.

    Signals:
        chosen: Number of the tab.
        reveal_wanted: The ``Sight`` to show people in.
        lock_wanted: The door is to be closed.
    """

    chosen = Signal(int)
    reveal_wanted = Signal(object)
    lock_wanted = Signal()

    def __init__(self, theme: Theme, tabs: Sequence[str], office: str) -> None:
        super().__init__()
        self.setProperty("bar", "top")
        self._theme = theme
        self._words = tuple(tabs)
        self._group = QButtonGroup(self)
        self.tabs = []
        for number, words in enumerate(tabs):
            tab = Button(theme, words, "nav", key=f"Alt+{number + 1}")
            tab.setCheckable(True)
            self._group.addButton(tab, number)
            self.tabs.append(tab)
        self.office = _Office()
        self.office.setTextFormat(Qt.TextFormat.PlainText)
        self.office.setProperty("role", "quiet")
        self.office.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.office.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.show_office(office)
        self.eye = Button(theme, self.tr("Nama"), "quiet", "eye", "F4")
        self.eye.setCheckable(True)
        self.eye.setChecked(True)
        self.eye.setToolTip(self.tr("Tampilkan nama (F4)"))
        self.eye.setAccessibleName(self.tr("Tampilkan nama"))
        self.numbers = Button(theme, self.tr("Nomor"), "quiet", "eye-off", "Shift+F4")
        self.numbers.setCheckable(True)
        self.numbers.setToolTip(self.tr("Tampilkan nomor lengkap (Shift+F4)"))
        self.numbers.setAccessibleName(self.tr("Tampilkan nomor lengkap"))
        self.lock = Button(theme, "", "quiet", "lock", "Ctrl+L")
        self.lock.setToolTip(self.tr("Kunci (Ctrl+L)"))
        self.lock.setAccessibleName(self.tr("Kunci"))
        self._tools = {button: button.text().strip() for button in (self.eye, self.numbers)}
        layout = row(*self.tabs, self.office, self.eye, self.numbers, self.lock, spacing=4)
        layout.setStretch(len(self.tabs), 1)
        self._inside = layout
        self.setLayout(layout)
        self._group.idClicked.connect(self.chosen)
        self.eye.toggled.connect(self._names_toggled)
        self.numbers.toggled.connect(self._numbers_toggled)
        self.lock.clicked.connect(self.lock_wanted)
        theme.changed.connect(self._dress)
        self._dress()

    def show_office(self, office: str) -> None:
        """Say whose desk it is."""
        self.office.setText(office)
        self.office.setToolTip(office)

    def show_place(self, number: int) -> None:
        self.tabs[number].setChecked(True)

    @property
    def place(self) -> Tab:
        """The tab that is lit."""
        return Tab(self._group.checkedId())

    def count(self, number: int, things: int) -> None:
        """Say how many things wait behind a tab; none says nothing."""
        words = self._words[number]
        self.tabs[number].setText(f"{words} ({things})" if things else words)

    @property
    def sight(self) -> Sight:
        """What of people is in sight now."""
        if not self.eye.isChecked():
            return Sight.CLOSED
        return Sight.WHOLE if self.numbers.isChecked() else Sight.NAMES

    def cover_numbers(self) -> None:
        """Show numbers whole no longer: whoever comes next has not asked for them."""
        self.numbers.setChecked(False)

    def _names_toggled(self, shown: bool) -> None:
        """Hide at one press all there is; names come back without the numbers."""
        if not shown:
            with QSignalBlocker(self.numbers):
                self.numbers.setChecked(False)
        self._tell_sight()

    def _numbers_toggled(self, shown: bool) -> None:
        if shown:
            with QSignalBlocker(self.eye):
                self.eye.setChecked(True)
        self._tell_sight()

    def _tell_sight(self) -> None:
        for button in (self.eye, self.numbers):
            button.show_icon("eye" if button.isChecked() else "eye-off")
        self.reveal_wanted.emit(self.sight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Leave the words of the eyes out where the tabs need their room; their names stay."""
        wide = self._theme.at_100(self.width()) >= _WITH_WORDS
        for button, words in self._tools.items():
            button.setText(f" {words}" if wide else "")

    def _dress(self) -> None:
        self._fold()
        margin = self._theme.sizes.margin
        self._inside.setContentsMargins(margin - 12, 0, margin - 8, 0)
        self.setFixedHeight(self._theme.sizes.bar)
