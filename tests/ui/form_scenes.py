"""The form in what only some see of it: no NIK, two centuries, a family, what is asked besides."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from desktop_app.domain.extras import Extra
from desktop_app.use_cases.form import RegistrationForm
from tests.fixtures.people import TEACHER
from tests.ui.desk_scenes import DeskScenes
from tests.ui.scenes import PERSON
from ui.widgets.registration_page import RegistrationPage

FULL = replace(
    PERSON,
    email="siti.contoh@contoh.id",
    marital="kawin",
    home_street="Gang Melati 2",
    home_rt="003",
    home_rw="001",
    home_kelurahan="3375011003",
    hours="07:00-15:30",
    second_occupation="0502",
    heir="Bagus Contoh Prameswara",
    heir_relation="pasangan",
    child_1="Citra Contoh Prameswari",
    child_1_born="28-02-2015",
)


class FormScenes(DeskScenes):
    """All the others, and these after them."""

    def all(self) -> Iterator[tuple[str, Callable[[], None]]]:
        yield from super().all()
        yield "form_no_nik", self.form_no_nik
        yield "form_century", self.form_century
        yield "form_family", self.form_family
        yield "form_not_asn", self.form_not_asn
        yield "form_folded", self.form_folded
        yield "form_extras", self.form_extras
        yield "form_extras_end", self.form_extras_end
        yield "form_wrong", self.form_wrong
        yield "read_back", self.read_back
        yield "read_back_all", self.read_back_all
        self._close_card()
        self._page().model.acts = self._own_acts  # what was asked besides was for the pictures

    def form_no_nik(self) -> None:
        self._filled(replace(PERSON, nik="", no_nik=True, born="05-07-1989", sex="P"))

    def form_century(self) -> None:
        self._filled(replace(PERSON, nik="3375014507160021"))

    def form_family(self) -> None:
        page = self._page()
        page.model.previous = PERSON
        page._next_in_family()

    def form_not_asn(self) -> None:
        page = self._filled(replace(TEACHER, nik="3375016208920021"))
        page.form.go_to("child_1")

    def form_folded(self) -> None:
        page = self._asked_everything()
        page.form.show_form(PERSON)
        page.form.layout_.extras.fold(True)

    def form_extras(self) -> None:
        page = self._asked_everything()
        page.form.show_form(FULL)
        self.settle()
        page.form.go_to("home_street")

    def form_extras_end(self) -> None:
        self.form_extras()
        self.settle()
        self._view().registration.form.go_to("child_2")

    def form_wrong(self) -> None:
        page = self._asked_everything()
        page.form.show_form(replace(FULL, email="siti", hours="pagi", child_1_born="", heir=""))
        self.settle()
        page.save.click()

    def read_back(self) -> None:
        """Read somebody back who has not agreed yet."""
        self._close_card()
        page = self._filled(replace(PERSON, consent=False, months=3))
        page.model.read_back(page.form.typed())
        self._other = page.card

    def read_back_all(self) -> None:
        """Read back everything there is to ask, with a doubt."""
        self._close_card()
        page = self._asked_everything()
        page.form.show_form(replace(FULL, nik_again="0021", born="06-07-1989"))
        self.settle()
        page.model.read_back(page.form.typed())
        self._other = page.card

    def _close_card(self) -> None:
        self._view().registration.card.close()

    def _page(self) -> RegistrationPage:
        page = self._form().registration
        page.activateWindow()  # what has the focus comes into sight only in a window that is used
        return page

    def _filled(self, form: RegistrationForm) -> RegistrationPage:
        page = self._page()
        page.form.show_form(form)
        self.settle()
        return page

    def _asked_everything(self) -> RegistrationPage:
        page = self._page()
        self._own_acts = getattr(self, "_own_acts", page.model.acts)
        page.model.acts = replace(page.model.acts, asks=lambda _segment: frozenset(Extra))
        return page
