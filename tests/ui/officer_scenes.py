"""Several people at one laptop: the door by name, who works here, and the day's work looked at."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from PySide6.QtWidgets import QDialog

from desktop_app.domain.office import Officer, Role
from desktop_app.use_cases.officer_history import OfficerAct, OfficerHistory
from desktop_app.use_cases.officers import Colleague, Staff
from desktop_app.use_cases.reviews import Compared, DaysWork, days_work
from tests.fixtures.people import NOW
from tests.ui.form_scenes import FormScenes
from ui.viewmodels.officer_history import history_shown
from ui.viewmodels.reviews import ReviewViewModel
from ui.widgets.desk_view import Tab

RINA = Officer(UUID(int=1), "Rina Kurniasih", Role.CLERK)
TEGUH = Officer(UUID(int=2), "Teguh Prasetyo", Role.CLERK)
LURAH = Officer(UUID(int=3), "Siti Contoh Rahmawati, S.Sos., M.Si.", Role.SUPERVISOR)
GONE = Officer(UUID(int=4), "Wulan Contoh", Role.CLERK, has_access=False)


class OfficerScenes(FormScenes):
    """All the others, and these after them."""

    def all(self) -> Iterator[tuple[str, Callable[[], None]]]:
        yield from super().all()
        yield "unlock_names", self.unlock_names
        yield "unlock_pause", self.unlock_pause
        yield "left_behind", self.left_behind
        yield "idle", self.idle
        yield "list_open", self.list_open
        yield "staff", self.staff
        yield "staff_add", self.staff_add
        self._close_dialogs()
        yield "staff_history", self.staff_history
        self._close_dialogs()
        yield "reviews", self.reviews
        yield "rekey", self.rekey
        self._close_dialogs()
        yield "rekey_differs", self.rekey_differs
        self._close_dialogs()
        yield from self.last()

    def unlock_names(self) -> None:
        door = self._unlock()
        self.settle()
        door.by_password.who.offer([(one.id, one.name) for one in (LURAH, RINA, TEGUH)])

    def unlock_pause(self) -> None:
        self.unlock_names()
        door = self._unlock()
        self.settle()
        door.by_password.who.offer([(one.id, one.name) for one in (RINA, TEGUH)])
        door.by_password._show_pause(14 * 60 + 20)

    def left_behind(self) -> None:
        view = self._form()
        view.offer_left_behind(LURAH.name)

    def idle(self) -> None:
        view = self._form()
        view.left_behind.silence()
        self.desktop._say_idle(95)

    def list_open(self) -> None:
        view = self._view()
        view.idle.silence()
        view.top.numbers.setChecked(True)
        view.list.offer_reviews(True)
        view.go_to(Tab.LIST)

    def staff(self) -> None:
        view = self._view()
        view.top.numbers.setChecked(False)
        view.show_staff()
        self.settle()
        view.staff.notice.silence()
        everybody = [Colleague(one, one is not TEGUH, one is LURAH) for one in (RINA, TEGUH)]
        everybody += [Colleague(LURAH, True, True), Colleague(GONE, False, False)]
        view.models.staff._show(Staff(everybody, may_manage=True))

    def staff_add(self) -> None:
        self.staff()
        page = self._view().staff
        page.add.click()
        self._other = page.dialog

    def _look(self) -> ReviewViewModel:
        view = self._view()
        view.show_reviews()
        self.settle()
        view.reviews.notice.silence()
        model = view.models.reviews
        model.leave()
        work = days_work(replace(self._desk, officer=LURAH), NOW + timedelta(hours=1), 7)
        model._show(DaysWork(work.lines, 2, work.lines[:1], 41))
        return model

    def staff_history(self) -> None:
        """Show what a supervisor may know of the door and of who works here."""
        self.staff()
        view = self._view()
        said = (
            (RINA.name, "staff.came_in", ""),
            (LURAH.name, "staff.access_ended", GONE.name),
            (TEGUH.name, "staff.came_in", ""),
            (TEGUH.name, "staff.paused", ""),
            (LURAH.name, "staff.password_given", TEGUH.name),
            (LURAH.name, "staff.added", TEGUH.name),
            (RINA.name, "staff.made_supervisor", LURAH.name),
            (RINA.name, "set_up", ""),
        )
        acts = [OfficerAct(NOW - timedelta(hours=n), *one) for n, one in enumerate(said)]
        people = [(one.id, one.name) for one in (RINA, LURAH, TEGUH)]
        history = OfficerHistory(acts, [(TEGUH.name, 3)], people)
        view.models.staff.history.begin(history)
        view.staff.history.open_with(history_shown(history))
        self._other = view.staff.history

    def reviews(self) -> None:
        self._look()

    def rekey(self) -> None:
        model = self._look()
        one = model.table.thing(0)
        assert one is not None
        model.rekey_wanted.emit(one, ("nik", "name", "mother", "family_card", "phone"))
        self._other = self._dialog()

    def rekey_differs(self) -> None:
        model = self._look()
        one = model.table.thing(0)
        assert one is not None
        found = [
            Compared("nik", "3375014507890003", "3375014507890008"),
            Compared("mother", "Sri Hartini", "Sri Contoh Hartinah Kusumaningtyas"),
        ]
        model.differs.emit(one, found)
        self._other = self._dialog()

    def _dialog(self) -> QDialog:
        shown = [one for one in self._view().reviews.findChildren(QDialog) if one.isVisible()]
        assert shown
        return shown[-1]

    def _close_dialogs(self) -> None:
        view = self._view()
        for page in (view.staff, view.reviews):
            for one in page.findChildren(QDialog):
                one.close()
