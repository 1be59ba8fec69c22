"""What the list is narrowed to: the less usual sides in a panel, and all of them as chips."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from desktop_app.domain.enrolment import FundingSource
from desktop_app.domain.issues import Refused
from desktop_app.domain.listing import Sorting, SortKey
from desktop_app.domain.worker import tidy_rt_rw
from desktop_app.use_cases.lists import Offered
from desktop_app.use_cases.reading import read_date
from ui import formats
from ui.messages import sentence
from ui.terms import term
from ui.theme import Theme
from ui.viewmodels.narrowing import Narrowed, this_month, this_week, today
from ui.viewmodels.worded import Choice
from ui.viewmodels.workers import ListViewModel
from ui.widgets.editors import ChoiceCombo
from ui.widgets.flow import Flow, flowing
from ui.widgets.pieces import Button, Grows, Notice, column, grow, mark, row, text

_SORTINGS = {
    "newest": Sorting(),
    "oldest": Sorting(SortKey.SAVED, falls=False),
    "number": Sorting(SortKey.NUMBER, falls=False),
    "name": Sorting(SortKey.NAME, falls=False),
    "name_back": Sorting(SortKey.NAME),
    "day": Sorting(SortKey.DAY),
    "rt_rw": Sorting(SortKey.RT_RW, falls=False),
    "standing": Sorting(SortKey.STANDING, falls=False),
}


class FilterPanel(QFrame):
    """Who pays, kegiatan, officer, RT and RW, days, and the order."""

    def __init__(self, model: ListViewModel, theme: Theme) -> None:
        super().__init__()
        self.setProperty("bar", "bottom")
        self._model, self._theme = model, theme
        paid = [Choice(one.value, term(one)) for one in FundingSource]
        self.funding = ChoiceCombo([Choice("", self.tr("Semua sumber")), *paid])
        self.gathering, self.registrar = ChoiceCombo(), ChoiceCombo()
        for combo, width in ((self.funding, 186), (self.gathering, 150), (self.registrar, 150)):
            grow(theme, combo, Grows.WIDTH, width)
        self.rt, self.rw = QLineEdit(), QLineEdit()
        for edit in (self.rt, self.rw):
            grow(theme, edit, Grows.WIDTH, 58)
            edit.setMaxLength(3)
        self.first, self.last = QLineEdit(), QLineEdit()
        for edit in (self.first, self.last):
            grow(theme, edit, Grows.WIDTH, 108)
            edit.setToolTip(self.tr("Tanggal seperti 22-11-2026"))
        self.days = [
            self._quick(words, of)
            for words, of in (
                (self.tr("Hari ini"), today),
                (self.tr("7 hari"), this_week),
                (self.tr("Bulan ini"), this_month),
            )
        ]
        self.order = ChoiceCombo(self._orders())
        grow(theme, self.order, Grows.WIDTH, 150)
        self.unread = Notice(theme, rounded=True)
        self._name_for_help()
        self._lay_out()
        self._connect()
        self.offer(Offered((), ()))

    def offer(self, offered: Offered) -> None:
        """Offer the officers and the kegiatan there are."""
        events = [Choice(name, name) for name in offered.events]
        self.gathering.offer([Choice("", self.tr("Semua kegiatan")), *events])
        officers = [Choice(name, name) for name in offered.registrars]
        self.registrar.offer([Choice("", self.tr("Semua petugas")), *officers])

    def show_narrowed(self, narrowed: Narrowed) -> None:
        """Show what is chosen; nothing is asked for by that."""
        for combo, value in (
            (self.funding, narrowed.funding),
            (self.gathering, narrowed.event),
            (self.registrar, narrowed.registrar),
        ):
            with QSignalBlocker(combo):
                if value and combo.findData(value) < 0:
                    combo.addItem(value, value)
                combo.choose(value)
        for edit, shown in (
            (self.rt, narrowed.rt),
            (self.rw, narrowed.rw),
            (self.first, formats.day(narrowed.first) if narrowed.first else ""),
            (self.last, formats.day(narrowed.last) if narrowed.last else ""),
        ):
            edit.setText(shown)
            self._calm(edit)

    def show_sorting(self, sorting: Sorting) -> None:
        with QSignalBlocker(self.order):
            found = [name for name, each in _SORTINGS.items() if each == sorting]
            self.order.choose(found[0] if found else "newest")

    def start(self) -> None:
        self._model.look_around()
        self.funding.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _orders(self) -> Sequence[Choice]:
        return (
            Choice("newest", self.tr("Terbaru")),
            Choice("oldest", self.tr("Terlama")),
            Choice("number", self.tr("Nomor")),
            Choice("name", self.tr("Nama A–Z")),
            Choice("name_back", self.tr("Nama Z–A")),
            Choice("day", self.tr("Tanggal")),
            Choice("rt_rw", self.tr("RW, RT")),
            Choice("standing", self.tr("Status")),
        )

    def _quick(self, words: str, of: Callable[[date], tuple[date, date]]) -> Button:
        button = Button(self._theme, words)
        button.clicked.connect(lambda: self._take_days(*of(self._model.today)))
        return button

    def _name_for_help(self) -> None:
        for name, widget in (
            ("of_funding", self.funding),
            ("of_event", self.gathering),
            ("of_officer", self.registrar),
            ("of_rt_rw", self.rt),
            ("of_rt_rw", self.rw),
            ("of_days", self.first),
            ("of_days", self.last),
            ("order", self.order),
        ):
            widget.setProperty("edits", name)

    def _lay_out(self) -> None:
        above = flowing(
            self._labelled(self.tr("&Dana"), self.funding),
            self._labelled(self.tr("&Kegiatan"), self.gathering),
            self._labelled(self.tr("&Petugas"), self.registrar),
            self._labelled(self.tr("R&T"), self.rt),
            self._labelled(self.tr("R&W"), self.rw),
        )
        below = flowing(
            self._labelled(self.tr("Da&ri"), self.first),
            self._labelled(self.tr("sampa&i"), self.last),
            *self.days,
            self._labelled(self.tr("&Urutkan"), self.order),
        )
        layout = column(spacing=6)
        layout.addLayout(above)
        layout.addLayout(below)
        layout.addWidget(self.unread)
        layout.setContentsMargins(self._theme.sizes.margin, 6, self._theme.sizes.margin, 6)
        self.setLayout(layout)

    def _labelled(self, words: str, field: QWidget) -> QWidget:
        """Return a field beside its label, which go to the next line together."""
        label = text(words, "label")
        label.setBuddy(field)
        field.setAccessibleName(words.replace("&", ""))
        pair, inside = QWidget(), row(label, field)
        pair.setLayout(inside)
        return pair

    def _connect(self) -> None:
        model = self._model
        for side, combo in (
            ("funding", self.funding),
            ("event", self.gathering),
            ("registrar", self.registrar),
        ):
            combo.currentIndexChanged.connect(
                lambda _index, side=side, combo=combo: model.narrow(**{side: combo.value})
            )
        for side, edit in (("rt", self.rt), ("rw", self.rw)):
            edit.editingFinished.connect(lambda side=side, edit=edit: self._take_place(side, edit))
        for side, edit in (("first", self.first), ("last", self.last)):
            edit.editingFinished.connect(lambda side=side, edit=edit: self._take_day(side, edit))
        self.order.currentIndexChanged.connect(
            lambda _index: model.sort(_SORTINGS[self.order.value])
        )
        model.offered.connect(self.offer)
        model.narrowed_to.connect(self.show_narrowed)
        model.sorted_by.connect(self.show_sorting)

    def _take_place(self, side: str, edit: QLineEdit) -> None:
        try:
            number = tidy_rt_rw(edit.text(), side)
        except Refused as no:
            self._say_unread(edit, no)
            return
        self._calm(edit)
        self._model.narrow(**{side: number})

    def _take_day(self, side: str, edit: QLineEdit) -> None:
        try:
            day = read_date(edit.text(), side) if edit.text().strip() else None
        except Refused as no:
            self._say_unread(edit, no)
            return
        self._calm(edit)
        self._model.narrow(**{side: day})

    def _calm(self, edit: QLineEdit) -> None:
        mark(edit, "state", "")
        self.unread.silence()

    def _say_unread(self, edit: QLineEdit, no: Refused) -> None:
        """Say why the list stays as it was."""
        mark(edit, "state", "error")
        self.unread.say(sentence(no.issues[0]), "error")

    def _take_days(self, first: date, last: date) -> None:
        self._model.narrow(first=first, last=last)


class FilterChips(QWidget):
    """How many of how many are shown, and why not all: each reason can be taken away by itself.

    Signals:
        dropped: Name of a side that is to be open again; ``words`` for the search.
        all_wanted: Nobody is to be hidden.
    """

    dropped = Signal(str)
    all_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.count = text()
        self.count.setProperty("role", "strong")
        self.every = Button(theme, self.tr("Tampilkan semua (Alt+S)"), "quiet", key="Alt+S")
        mark(self.every, "low", value=True)
        self.every.clicked.connect(self.all_wanted)
        self.chips: list[Button] = []
        self._flow = Flow()
        self.setLayout(self._flow)
        self._flow.addWidget(self.count)
        self._flow.addWidget(self.every)
        self.hide()

    def show_reasons(self, words: str, narrowed: Narrowed) -> None:
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._flow.removeWidget(self.every)
        reasons = [("words", self.tr("Cari: {words}").format(words=words))] if words else []
        self.chips = [self._chip(*each) for each in (*reasons, *narrowed.sides())]
        for chip in (*self.chips, self.every):
            self._flow.addWidget(chip)
        # Made last, they would be the last that Tab comes to: they go before what ends their line.
        line = [self.every, *self.chips, self.every] if self.chips else []
        for before, then in pairwise(line):
            self.setTabOrder(before, then)
        self.setVisible(bool(self.chips))
        self.updateGeometry()

    def show_count(self, words: str) -> None:
        self.count.setText(words)
        self._flow.invalidate()

    def _chip(self, side: str, words: str) -> Button:
        chip = Button(self._theme, words.replace("&", "&&"), "chip", "x")
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross behind the words
        chip.setAccessibleName(self.tr("Hapus saringan {words}").format(words=words))
        chip.setToolTip(chip.accessibleName())
        chip.clicked.connect(lambda: self.dropped.emit(side))
        return chip
