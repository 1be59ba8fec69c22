"""A clerk's hands at the form: real keys, counted, and the seconds they take by a known model.

The model is the keystroke-level one (Card, Moran and Newell 1980) with Kieras's 1.2 seconds for a
mental act: one for each field that is typed, one more for each further group of four digits copied
from a card. Digits are slower than letters. What is not in it: talking, and finding the card.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.form import RegistrationForm
from ui.widgets.desk_view import DeskView
from ui.widgets.editors import ChoiceCombo
from ui.widgets.field import field_under
from ui.widgets.type_ahead import TypeAheadEdit

SPEEDS = {25: (0.44, 0.60), 40: (0.28, 0.40), 55: (0.20, 0.25)}
"""Words a minute to the seconds of a letter (or a key) and of a digit."""

MENTAL_SECONDS = 1.2
_GROUP = 4  # digits somebody carries from a card in one go


_MOST_STOPS = 60


@dataclass
class Score:
    """What one person took.

    Attributes:
        letters, digits: Keys pressed; a chord is one.
        mental: Mental acts.
        stops: How often the focus came to a field or button.
        mouse: Presses of a mouse button.
    """

    letters: int = 0
    digits: int = 0
    mental: int = 0
    stops: int = 0
    mouse: int = 0

    @property
    def keys(self) -> int:
        return self.letters + self.digits

    def seconds(self, words_a_minute: int) -> float:
        letter, digit = SPEEDS[words_a_minute]
        return self.letters * letter + self.digits * digit + self.mental * MENTAL_SECONDS


class Seat(Protocol):
    """What hands need: a desk on the screen, and to wait until it has answered."""

    @property
    def view(self) -> DeskView: ...
    @property
    def desk(self) -> Desk: ...
    def settle(self) -> None: ...


class Hands(QObject):
    """Types people into the form, one after the other, and counts."""

    def __init__(self, stage: Seat) -> None:
        super().__init__()
        self.stage, self.score = stage, Score()
        self.parts = stage.view.registration.form.parts

    def enter(self, person: RegistrationForm) -> Score:
        """Type one person, from the empty form to the empty form."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.score = Score(stops=1)  # the NIK has the focus already
        app.installEventFilter(self)
        app.focusChanged.connect(self._focus_came)
        try:
            self._fill(person)
        finally:
            app.focusChanged.disconnect(self._focus_came)
        self._save()
        app.removeEventFilter(self)
        return self.score

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.MouseButtonPress:
            self.score.mouse += 1
        return False

    def _focus_came(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None:
            self.score.stops += 1

    def _fill(self, person: RegistrationForm) -> None:
        if not person.nik:
            self._chord(Qt.Key.Key_Y, Qt.KeyboardModifier.AltModifier)
        for _ in range(_MOST_STOPS):
            now = self._focused()
            name, _label = field_under(now)
            if now is self.parts.consent:
                self.score.mental += 1
                self._press(Qt.Key.Key_Space)
                return
            self._take_care_of(now, name, person)
            self._go_on(name, person)
            self.stage.settle()
        raise AssertionError("the form has no end")

    def _take_care_of(self, now: QWidget, name: str, person: RegistrationForm) -> None:
        wanted = str(getattr(person, name, ""))
        if name == "programmes" or not wanted or self._stands(name, wanted):
            return
        if name != "rw":  # RT and RW are looked up in one go
            self.score.mental += 1
        match now:
            case TypeAheadEdit():
                self._type_until(now, wanted)
            case ChoiceCombo():
                self._choose(now, wanted)
            case QLineEdit():
                self._type(now, name, wanted)

    def _stands(self, name: str, wanted: str) -> bool:
        return str(self.parts.value_of(name)) == wanted

    def _type(self, editor: QLineEdit, name: str, wanted: str) -> None:
        """Type a text, as far as it does not complete itself."""
        if name in {"nik", "phone", "family_card"}:
            self.score.mental += (len(wanted) - 1) // _GROUP
        for typed, character in enumerate(wanted, start=1):
            self._key(editor, character)
            if typed > 1 and editor.text() == wanted and typed < len(wanted):
                return

    def _type_until(self, editor: TypeAheadEdit, wanted: str) -> None:
        """Type the beginning that offers an entry first: whoever does it daily knows it."""
        for character in self._shortest_beginning(wanted):
            self._key(editor, character)
        assert editor._choices[0].value == wanted

    def _shortest_beginning(self, wanted: str) -> str:
        occupations = self.stage.desk.reference.occupations
        found = occupations.find(wanted)
        assert found is not None
        name = found.name.lower()
        words = [name, *name.replace("/", " ").split()]
        beginnings = {word[:length] for word in words for length in range(1, len(word) + 1)}
        for beginning in sorted(beginnings, key=len):
            offered = occupations.search(beginning, 1)
            if offered and offered[0].code == wanted:
                return beginning
        raise AssertionError(f"{wanted} is not offered")

    def _choose(self, combo: ChoiceCombo, wanted: str) -> None:
        step = 1 if combo.findData(wanted) > combo.currentIndex() else -1
        while combo.value != wanted:
            self._press(Qt.Key.Key_Down if step > 0 else Qt.Key.Key_Up)

    def _go_on(self, name: str, person: RegistrationForm) -> None:
        """Press Enter; before it leaves a part of the form, change what differs there."""
        if name == "street" and self._is_passed("rt"):
            self._change(person, {"rt": "R"}, "")
        elif name == "phone":
            self._change(person, {"segment": "S", "income": "G", "funding": "D"}, "E")
        else:
            self._press(Qt.Key.Key_Return)

    def _is_passed(self, name: str) -> bool:
        """Whether Enter would pass over a field: it was carried over from the person before."""
        return bool(self.parts.editors[name].property("carried"))

    def _change(self, person: RegistrationForm, letters: dict[str, str], onward: str) -> None:
        """Go by Alt and a letter to what Enter would pass over, where this person differs.

        Args:
            person: Who is being typed.
            letters: Each field's letter.
            onward: The letter of the field to go on with from elsewhere; empty where Enter does.
        """
        went = False
        for name, letter in letters.items():
            wanted = str(getattr(person, name))
            if not self._stands(name, wanted):
                self._chord(getattr(Qt.Key, f"Key_{letter}"), Qt.KeyboardModifier.AltModifier)
                editor = self.parts.editors[name]
                assert QApplication.focusWidget() is editor, name
                if isinstance(editor, QLineEdit):
                    editor.selectAll()  # as arriving by a key does
                self._take_care_of(editor, name, person)
                self.stage.settle()
                went = True
        if went and onward:
            self._chord(getattr(Qt.Key, f"Key_{onward}"), Qt.KeyboardModifier.AltModifier)
        else:
            self._press(Qt.Key.Key_Return)

    def _save(self) -> None:
        """Save; where a doubt is shown, stand by it."""
        saved = self._saved()
        for _ in range(2):
            self._chord(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
            for _ in range(3):
                self.stage.settle()
            if self._saved() > saved:
                return
        summary = self.stage.view.registration.summary.words.text()
        raise AssertionError(f"not saved: {summary}")

    def _saved(self) -> int:
        with self.stage.desk.database.reading() as tx:
            return tx.workers.counts().saved

    def _key(self, editor: QWidget, character: str) -> None:
        QTest.keyClicks(editor, character)
        if character.isdigit():
            self.score.digits += 1
        else:
            self.score.letters += 1

    def _press(self, key: Qt.Key) -> None:
        QTest.keyClick(self._focused(), key)
        self.score.letters += 1

    def _chord(self, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
        QTest.keyClick(self._focused(), key, modifier)
        self.score.letters += 1

    def _focused(self) -> QWidget:
        now = QApplication.focusWidget()
        assert now is not None
        return now


def enter_all(stage: Seat, people: Sequence[RegistrationForm]) -> list[Score]:
    """Type people one after the other; the first is the one whose workplace the others share."""
    hands = Hands(stage)
    return [hands.enter(person) for person in people]
