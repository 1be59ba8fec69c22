"""Beside the form: who on file may be the person being typed, and why."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from ui.theme import Theme
from ui.viewmodels.alike import AlikeShown
from ui.widgets.pieces import Button, IconLabel, column, mark, row, text

MOST = 2
"""So many have room; that there are more is said."""
_MOST_NAME = 18  # letters of a name that have room in the foot
_ICONS = {"warn": "triangle-alert", "info": "info"}


class AlikeEntry(QFrame):
    """One of them: who, number, day and clerk, why, and the way there."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, first: bool) -> None:
        super().__init__()
        self._subject: UUID | None = None
        self.icon = IconLabel(theme)
        self.name, self.line = text("", "strong", wraps=True), text("", wraps=True)
        self.why = text("", wraps=True)
        words = self.tr("Lihat (F11)") if first else self.tr("Lihat")
        self.opens = Button(theme, words, "quiet")
        self.opens.clicked.connect(lambda: self.wanted.emit(self._subject))
        head = row(self.icon, self.name, spacing=6)
        head.setStretch(1, 1)
        layout = column(spacing=2)
        layout.addLayout(head)
        layout.addWidget(self.line)
        layout.addWidget(self.why)
        layout.addLayout(row(1, self.opens))
        layout.setContentsMargins(8, 6, 8, 4)
        self.setLayout(layout)
        self.setProperty("rounded", "true")

    def show_one(self, shown: AlikeShown) -> None:
        self._subject = shown.id
        self.name.setText(shown.name)
        self.line.setText(shown.line)
        self.why.setText(shown.why)
        self.icon.become(_ICONS[shown.tone], shown.tone)
        mark(self, "notice", shown.tone)
        self.opens.setAccessibleName(self.tr("Lihat {name}").format(name=shown.name))
        self.setAccessibleName(f"{shown.name}. {shown.line}. {shown.why}")


class AlikePanel(QFrame):
    """At most two of them; empty, it takes no room and nothing else moves when it fills.

    Signals:
        open_wanted: Id of the registration to be looked at.
    """

    open_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.title = text(self.tr("Mungkin sudah terdaftar"), "section")
        self.entries = [AlikeEntry(theme, first=not place) for place in range(MOST)]
        self.more = text("", "hint")
        layout = column(self.title, *self.entries, self.more, spacing=4)
        self.setLayout(layout)
        for entry in self.entries:
            entry.wanted.connect(self.open_wanted)
        self.show_all(())

    def show_all(self, found: Sequence[AlikeShown]) -> None:
        for place, entry in enumerate(self.entries):
            if place < len(found):
                entry.show_one(found[place])
            entry.setVisible(place < len(found))
        left = len(found) - MOST
        self.more.setText(self.tr("dan %n lagi", "", left) if left > 0 else "")
        self.more.setVisible(left > 0)
        self.setVisible(bool(found))


class AlikeButton(Button):
    """In the page's foot, where the panel has no room: the likeliest, and the way there.

    Signals:
        wanted: Id of the registration to be looked at; Esc leads back to what was typed.
    """

    wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", "quiet", "info", key="F11")
        self.found: Sequence[AlikeShown] = ()
        self.clicked.connect(self.look)

    def tell(self, found: Sequence[AlikeShown]) -> None:
        """Name the likeliest, and tell the rest to whoever points at it."""
        self.found = found
        if found:
            first = found[0]
            self.setText(f" {self.tr('Mirip: {name} (F11)').format(name=_short(first.name))}")
            self.setToolTip("\n".join(f"{one.name}. {one.line}. {one.why}" for one in found))
            self.setAccessibleName(f"{first.name}. {first.line}. {first.why}")
            self.show_icon("triangle-alert" if first.tone == "warn" else "info")

    def look(self) -> None:
        if self.found:
            self.wanted.emit(self.found[0].id)


def _short(name: str) -> str:
    """Return as many whole words of a name as have room; its tooltip has all of it."""
    if len(name) <= _MOST_NAME:
        return name
    whole = name[: _MOST_NAME + 1].rpartition(" ")[0]
    return f"{whole or name[:_MOST_NAME]}…"
