"""A registration being amended: a form of its own, and the way back for what was thrown away."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget

from desktop_app.domain.worker import Registration
from desktop_app.use_cases.form import RegistrationForm
from ui import formats
from ui.theme import Theme
from ui.viewmodels.registration import UNDO_MS, RegistrationViewModel
from ui.viewmodels.worded import Complaint
from ui.widgets.pieces import Button, Notice
from ui.widgets.registration_form import RegistrationFormWidget
from ui.widgets.registration_page import RegistrationPage


class Amendment(QObject):
    """Opens a page among the others and takes it away again; never more than one at a time.

    Args:
        new_model: Makes the model of a form that amends.
        theme: What the page is dressed in.
        pages: Where it is shown.

    Signals:
        left: Esc or "Batal".
        open_wanted: Id of a registration to be shown.
        saved: The amended ``Registration``, and whether its paper is wanted at once.
    """

    left = Signal()
    open_wanted = Signal(object)
    saved = Signal(object, bool)

    def __init__(
        self,
        new_model: Callable[[Registration], RegistrationViewModel],
        theme: Theme,
        pages: QStackedWidget,
    ) -> None:
        super().__init__(pages)
        self._new_model, self._theme, self._pages = new_model, theme, pages
        self._thrown_away: tuple[Registration, RegistrationForm] | None = None
        self.page: RegistrationPage | None = None
        self.subject: Registration | None = None
        self.offer = Notice(theme)
        self.have_back = Button(theme, self.tr("Kembalikan"), "quiet", "history")
        self.offer.add(self.have_back)
        self.have_back.clicked.connect(self._have_back)
        self._offer_time = QTimer(self)
        self._offer_time.setSingleShot(True)
        self._offer_time.timeout.connect(self.end_offer)

    def open(self, registration: Registration, marks: tuple[Complaint, ...] = ()) -> None:
        """Show a registration in the form, with what the city says about its fields."""
        self.close()
        self.end_offer()
        model = self._new_model(registration)
        page = RegistrationPage(
            RegistrationFormWidget(model, self._theme), self._theme, amending=True
        )
        page.left.connect(self.left)
        page.open_wanted.connect(self.open_wanted)
        model.registered.connect(self._saved)
        self.page, self.subject = page, registration
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        number = formats.short_number(registration.number)
        page.foot.title.setText(self.tr("Ubah data No. {number}").format(number=number))
        model.begin()
        if marks:
            page.show_marks(marks)

    def keep_typing(self) -> None:
        """Keep what is being typed now: the program may be going."""
        if self.page is not None:
            self.page.model.draft.keep_now()

    def close(self) -> None:
        """Take the page away; what is being saved is saved."""
        page, self.page = self.page, None
        if page is not None:
            self._pages.removeWidget(page)
            page.model.registered.disconnect(self._saved)
            page.model.retire()
            page.deleteLater()

    def throw_away(self) -> None:
        """Forget what was typed, close, and offer for a while to have it back."""
        page = self.page
        if page is None:
            return
        if page.model.draft.is_begun and self.subject is not None:
            self._thrown_away = (self.subject, page.form.typed())
            self._tell(self.tr("Perubahan tidak disimpan."))
            self.have_back.show()
        page.model.draft.discard()
        self.close()

    def _tell(self, words: str) -> None:
        """Say it for a while, with nothing to be had back."""
        self.have_back.hide()
        self.offer.say(words, "info")
        self._offer_time.start(UNDO_MS)

    def end_offer(self) -> None:
        self._offer_time.stop()
        self._thrown_away = None
        self.offer.silence()

    def _have_back(self) -> None:
        if self._thrown_away is not None:
            registration, typed = self._thrown_away
            self.open(registration)
            if self.page is not None:
                self.page.have_back(typed)

    def _saved(self, registration: Registration, wants_paper: bool) -> None:
        before, self.subject = self.subject, registration
        self.close()
        self.saved.emit(registration, wants_paper)
        if before is not None and before.version == registration.version:
            self._tell(self.tr("Tidak ada yang diubah: tidak ada yang disimpan atau dikirim."))
