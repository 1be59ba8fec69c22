"""Under the NIK, large: who its digits say this is. The clerk's check that it was typed right."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from ui.theme import Theme
from ui.viewmodels.shown import NikShown
from ui.widgets.pieces import Button, Grows, IconLabel, announce, column, grow, mark, row, text

_ICONS = {"error": "octagon-x", "warn": "triangle-alert", "text": "", "hint": ""}
_TWO_LINES = 40  # so that nothing moves when the second one comes
_MOST_BIRTHS = 2  # one in each century
_NOTICES = {"error": "error", "warn": "warn"}


class DerivedLine(QFrame):
    """Sex, birth date and age; beneath, where the NIK was first issued.

    Signals:
        open_wanted: The registration that has this NIK already.
        differs: The KTP says otherwise than its NIK.
        born_chosen: Which of two birth dates it is, as it is typed.
        lacks_toggled: The worker has no NIK yet, or has one after all.
        typed_past: A letter typed at a question that was not looked at: it belongs to what follows.
    """

    open_wanted = Signal(object)
    differs = Signal()
    born_chosen = Signal(str)
    lacks_toggled = Signal()
    typed_past = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("rounded", "true")
        self.icon = IconLabel(theme, "", "hint", 20)
        self.person = text("", "derived", wraps=True)
        self.place = text("", "quiet", wraps=True)
        self.opens = Button(theme, self.tr("Buka data itu"), icon="folder-open")
        self.corrects = Button(theme, "", "quiet", icon="pencil")
        self.corrects.setToolTip(self.tr("KTP berbeda dari NIK: ubah tanggal lahir (Alt+L)"))
        self.corrects.setAccessibleName(self.tr("Ubah tanggal lahir"))
        self.corrects.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Alt+L is its key
        self.corrects.clicked.connect(self.differs)
        self.births = [Button(theme, "") for _ in range(_MOST_BIRTHS)]
        for button in self.births:
            button.clicked.connect(partial(self._choose, button))
        self.lacks = Button(theme, "", "quiet")
        self.lacks.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Alt+Y is its key
        self.lacks.clicked.connect(self.lacks_toggled)
        self._lacks = False
        self._held: object = None
        self._shown = NikShown()
        for button in self.buttons:
            button.installEventFilter(self)
        self.opens.clicked.connect(lambda: self.open_wanted.emit(self._held))
        words = column(1, self.person, self.place, 1, spacing=0)
        layout = row(self.icon, spacing=8)
        layout.addLayout(words, 1)
        for button in (*self.births, self.lacks, self.opens, self.corrects):
            layout.addWidget(button)
        self._inside = layout
        self.setLayout(layout)
        grow(theme, self, Grows.LEAST_HEIGHT, _TWO_LINES)
        self.show_reading(NikShown())

    @property
    def buttons(self) -> list[Button]:
        """What Enter and Tab may stop at, where it is in sight."""
        return [*self.births, self.opens]

    def enlarge(self, large: bool) -> None:
        """Say it in larger letters, where it has a line of its own."""
        mark(self.person, "large", large)

    def lack_nik(self, lacks: bool) -> None:
        """Say what is to be done for somebody who has no NIK yet."""
        self._lacks = lacks
        self.show_reading(NikShown())

    def _choose(self, button: Button) -> None:
        """Take an answer, and show it in the place of the question."""
        born = str(button.property("born"))
        self.born_chosen.emit(born)
        self.show_answer(born)

    def show_answer(self, born: str) -> None:
        """Show a birth date in the place of the question it answers; another leaves it open."""
        words = dict(self._shown.births).get(born)
        if words is not None:
            self.show_reading(replace(self._shown, place=words, tone="text", births=()))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Hand letters on; Space alone is a button's own key."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        words = event.text()
        if not words.strip() or not words.isprintable():
            return False
        self.typed_past.emit(words)
        return True

    def show_reading(self, shown: NikShown) -> None:
        self._shown = shown
        waiting = self.tr("Ketik NIK; umur dan asalnya muncul di sini.")
        if self._lacks:
            waiting = self.tr("Isi tanggal lahir dan jenis kelamin. NIK bisa menyusul.")
        self.lacks.setText(self.tr("Isi NIK") if self._lacks else self.tr("Belum punya NIK"))
        self.lacks.setToolTip(f"{self.lacks.text()} (Alt+Y)")
        self.lacks.setVisible(self._lacks or not (shown.line or shown.place))
        for place, button in enumerate(self.births):
            born, words = shown.births[place] if place < len(shown.births) else ("", "")
            button.setText(words)
            button.setProperty("born", born)
            button.setVisible(bool(words))
        self.person.setText(shown.line)
        self.person.setVisible(bool(shown.line))
        self.place.setText(shown.place or ("" if shown.line else waiting))
        self.place.setVisible(bool(self.place.text()))
        self.place.setToolTip(shown.whole)
        self._held = shown.held
        self.opens.setVisible(shown.held is not None)
        self.corrects.setVisible(bool(shown.born) and shown.held is None)
        self.icon.setVisible(shown.tone in _NOTICES)
        self.icon.become(_ICONS[shown.tone], shown.tone)
        # A tint needs room around the words; without one they stand on the column's edge.
        self._inside.setContentsMargins(12 if shown.tone in _NOTICES else 0, 0, 4, 0)
        mark(self, "notice", _NOTICES.get(shown.tone, "plain"))
        mark(self.place, "tone", "quiet" if shown.tone in {"text", "hint"} else shown.tone)
        told = ". ".join(each for each in (shown.line, shown.place) if each)
        if told != self.accessibleName():
            self.setAccessibleName(told)
            if shown.line or shown.tone in _NOTICES:  # not each digit that is still missing
                announce(self, told)
