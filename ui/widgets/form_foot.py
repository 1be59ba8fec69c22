"""The foot of the form: who is next, what is owed, what was just done, and the ways to save."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame

from ui.theme import Theme
from ui.tokens import TEXT_SIZES
from ui.viewmodels.alike import AlikeShown
from ui.viewmodels.events import TempoShown
from ui.viewmodels.naming import Naming
from ui.viewmodels.shown import DueShown
from ui.widgets.alike_panel import AlikeButton
from ui.widgets.pieces import Button, row, text
from ui.widgets.toast import Toast

_TITLE_AND_TOTAL = 800  # width that has room for both
_TITLE_AND_NEWS = 960  # likewise; news has a long name and a way to take it back
_EDGE = 2  # buttons keep six by the bar's height; two lines of news need the room


class FormFoot(QFrame):
    """One line of one height: news takes the place of what can wait.

    Args:
        theme: Gives the sizes.
        naming: Hides the name in what is told, where names are hidden.
        amending: The form shows somebody who is on file.
    """

    def __init__(self, theme: Theme, naming: Naming, *, amending: bool) -> None:
        super().__init__()
        self.setProperty("bar", "bottom")
        self._theme, self._amending = theme, amending
        self._is_total_beside = False
        self.title, self.total = text("", "strong"), text("", "strong")
        self._keys = self.tr(
            "Enter: kolom berikut   F1: bantuan   F3: seperti sebelumnya   F5: satu keluarga   "
            "F7: periksa   F8: yang kurang"
        )
        self.hint, self.alike = text(self._keys, "hint"), AlikeButton(theme)
        self.toast = Toast(theme, naming)
        self.have_back = Button(theme, self.tr("Kembalikan"), "quiet", "history")
        self.undo = Button(theme, self.tr("Urungkan"), "quiet", "history", key="Ctrl+Z")
        for answer in (self.have_back, self.undo):
            self.toast.add(answer)
            answer.hide()
        self._toast_time = QTimer(self)
        self._toast_time.setSingleShot(True)
        self._toast_time.timeout.connect(self.end_news)
        clear = self.tr("Batal (Esc)") if amending else self.tr("Kosongkan")
        self.clear = Button(theme, clear, "quiet", key="Esc" if amending else "Ctrl+N")
        self.save_and_print = Button(
            theme, self.tr("Simpan dan cetak"), icon="printer", key="Ctrl+P"
        )
        save = self.tr("Simpan perubahan") if amending else self.tr("Simpan (Ctrl+S)")
        self.save = Button(theme, save, "primary", key="Ctrl+S")
        self._inside = row(self.title, self.hint, self.total, self.alike, self.toast, 1)
        for button in (self.clear, self.save_and_print, self.save):
            self._inside.addWidget(button)
        self._inside.setStretchFactor(self.toast, 100)  # the spring beside it has what it leaves
        self.setLayout(self._inside)
        theme.changed.connect(self._dress)
        self._dress()

    def show_tempo(self, tempo: TempoShown) -> None:
        """While an event is under way, say who is next and how it goes."""
        self.title.setText(tempo.queue)
        self.hint.setText(tempo.pace if tempo.queue and tempo.pace else self._keys)
        self._make_room()

    def show_total(self, due: DueShown | None) -> None:
        words = self.tr("Iuran {total} per bulan")
        if due and due.period_total:
            words = self.tr("Iuran {total} per bulan, {period} {sum}")
        self.total.setText(
            words.format(total=due.total, period=due.period, sum=due.period_total) if due else ""
        )
        self._make_room()

    def tell_alike(self, found: Sequence[AlikeShown]) -> None:
        self.alike.tell(found)
        self._make_room()

    def tell_news(self, words: str, tone: str, milliseconds: int, name: str = "") -> None:
        """Say it for a while where nothing is typed, in place of what stands there."""
        self.toast.tell(words, tone, name)
        self.have_back.hide()
        self.undo.hide()
        self._make_room()
        self._toast_time.start(milliseconds)

    def end_news(self) -> None:
        self.toast.end()
        self._make_room()

    def fit(self, *, is_total_beside: bool) -> None:
        """Show the total where the panel that has it is out of sight, the keys where it is not."""
        self._is_total_beside = is_total_beside
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        beside, free = self._is_total_beside, self.toast.isHidden()
        room = self._theme.at_100(self.width())
        narrow = room < _TITLE_AND_TOTAL
        self.alike.setVisible(free and not beside and bool(self.alike.found))
        lone = self._amending and narrow
        self.total.setVisible(free and not beside and not self.alike.found and not lone)
        # With little room, news goes first.
        self.title.setVisible(bool(self.title.text()) and (free or room >= _TITLE_AND_NEWS))
        self.clear.setVisible(free or room >= _TITLE_AND_NEWS)
        self.save_and_print.setVisible(free or not narrow)
        self.hint.setVisible(free and beside and not self._amending)

    def _dress(self) -> None:
        margin = self._theme.sizes.margin
        self._inside.setContentsMargins(margin, _EDGE, margin, _EDGE)
        high = self._theme.sizes.button + 13  # whatever is told; larger text may need a line more
        more = self._theme.px(20) if self._theme.percent > TEXT_SIZES[0] else 0
        self.setMinimumHeight(high)
        self.setMaximumHeight(high + more)
        self.toast.setMaximumHeight(high - 9 + more)
