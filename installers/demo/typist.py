"""Hands that use the real windows as a clerk does: by keys alone, looking at what is shown."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QFileDialog, QLineEdit, QWidget

from ui.widgets.editors import ChoiceCombo
from ui.widgets.registration_page import RegistrationPage

PATIENCE_MS = 30_000
_MOST_STOPS = 60  # a form has about twenty; more means that Enter goes in circles

_LOOKS_EVERY_MS = 10

_NO_KEY = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


class Typist:
    """Types into whatever has the focus; the mouse is never touched."""

    def __init__(self, app: QApplication, window: QWidget, pictures: Path) -> None:
        self._app, self._window, self._pictures = app, window, pictures
        self._taken = 0

    @property
    def focus(self) -> QWidget:
        """Return the widget that would hear a key in the window in front.

        A screen that nobody sees has no window manager: a window that lost its turn to a list
        that popped up is given it back here.

        Raises:
            RuntimeError: None would: the clerk has lost the keyboard.
        """
        front = QApplication.activeModalWidget() or self._window
        if not front.isActiveWindow():
            front.activateWindow()
            QTest.qWaitForWindowActive(front)
        focused = front.focusWidget()
        if focused is None:
            raise RuntimeError("no widget has the focus")
        return focused

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = _NO_KEY) -> None:
        QTest.keyClick(self.focus, key, held)

    def type(self, words: str) -> None:
        QTest.keyClicks(self.focus, words)

    def wait_until(self, seen: Callable[[], bool], what: str) -> None:
        """Let the program run until something is to be seen.

        Raises:
            RuntimeError: It was not, within ``PATIENCE_MS``.
        """
        timer = QElapsedTimer()
        timer.start()
        while not seen():
            if timer.hasExpired(PATIENCE_MS):
                raise RuntimeError(f"waited in vain for {what}")
            QTest.qWait(_LOOKS_EVERY_MS)

    def look(self, widget: QWidget, name: str) -> None:
        """Take a picture; the folder then tells the story in its order."""
        self._app.processEvents()
        self._taken += 1
        path = self._pictures / f"{self._taken:02}_{name}.png"
        if not widget.grab().save(str(path)):
            raise RuntimeError(f"{path} was not written")

    def fill_in(self, page: RegistrationPage, answers: Mapping[str, str]) -> None:
        """Walk through a form by Enter from where the focus is, answering where there is an answer.

        Args:
            page: The form's page, its focus in the first field.
            answers: Field to text, or to the value of a choice; ``programmes`` are separated by
                spaces.
        """
        parts = page.form.parts
        names = {editor: name for name, editor in parts.editors.items()}
        boxes = {box: programme.value for programme, box in parts.programmes.boxes.items()}
        wanted = answers.get("programmes", "").split()

        def answer(at: QWidget) -> None:
            if isinstance(at, QCheckBox):
                wants = at is parts.consent or boxes[at] in wanted
                if at.isChecked() is not wants:
                    self.press(Qt.Key.Key_Space)
            elif names.get(at) in answers:
                self._answer(at, answers[names[at]])

        self._correct_carried(parts.walk(), answer)
        for _stop in range(_MOST_STOPS):
            at = self.focus
            if at is page.save:
                return
            answer(at)
            self.press(Qt.Key.Key_Return)
        raise RuntimeError("Enter does not lead through the form to its button")

    def _correct_carried(self, parts: Sequence[QWidget], answer: Callable[[QWidget], None]) -> None:
        """Answer anew what the person before has left, and Enter would pass over."""
        begins = self.focus
        for part in parts:
            if part.property("carried") == "true" and part.isVisible():
                part.setFocus(Qt.FocusReason.ShortcutFocusReason)
                answer(part)
        begins.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def name_file(self, path: Path) -> None:
        """Answer the next file dialog, which holds up everything else until it is answered."""

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QFileDialog):
                raise TypeError("another dialog came up")
            named = dialog.findChild(QLineEdit, "fileNameEdit")
            if not isinstance(named, QLineEdit):
                raise TypeError("the file dialog has no field for a name")
            named.setText(str(path))  # typed letters would call up its list of folders
            QTest.keyClick(named, Qt.Key.Key_Return)

        _when_modal(answer)

    def _answer(self, at: QWidget, answer: str) -> None:
        if isinstance(at, ChoiceCombo):
            self.press(Qt.Key.Key_Home)
            for _line in range(at.count()):
                if at.value == answer:
                    return
                self.press(Qt.Key.Key_Down)
            raise RuntimeError(f"there is no {answer} to choose")
        if isinstance(at, QLineEdit):
            at.selectAll()
        self.type(answer)


def _when_modal(act: Callable[[], None]) -> None:
    """Do something as soon as a dialog stands in front; its own loop runs what is timed here."""
    timer = QTimer(QApplication.instance())
    timer.setInterval(20)

    def look() -> None:
        if isinstance(QApplication.activeModalWidget(), QDialog):
            timer.stop()
            timer.deleteLater()
            act()

    timer.timeout.connect(look)
    timer.start()
