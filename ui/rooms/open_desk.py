"""The desk while its file is open: its view-models, its view, and the line to the city.

All of it that shows nothing of the file is made before, while somebody types at the door
(docs/decisions/0060).
"""

from collections.abc import Generator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.office import Officer, time_zone
from desktop_app.domain.repair import Repair
from desktop_app.errors import Unavailable
from desktop_app.reference import ReferenceBooks
from desktop_app.use_cases.books import current_books
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.drafts import LeftBehind, left_behind, take_over
from desktop_app.use_cases.first_run import Opened
from desktop_app.use_cases.keeping import prove, tend, write_rescue
from desktop_app.use_cases.locks import Locks
from desktop_app.use_cases.settings import Language, Preference, note_zone, preference
from ui.changes import Change, Changes
from ui.jobs import JobRunner
from ui.messages import sentence_of
from ui.rooms.appearance import Appearance
from ui.rooms.city_line import CityLine
from ui.rooms.desk_models import DeskModels, Surroundings
from ui.sight import Sight
from ui.theme import Theme
from ui.viewmodels.at_desk import Clock
from ui.viewmodels.desk import Models
from ui.viewmodels.keeping import KeepingViewModel
from ui.viewmodels.proving import ProvingViewModel
from ui.viewmodels.repair import RepairViewModel
from ui.viewmodels.revoked import RevokedViewModel
from ui.widgets.desk_view import DeskView
from ui.widgets.registration_form import RegistrationFormWidget
from ui.widgets.registration_page import RegistrationPage


def sit_down(opened: Opened, books: ReferenceBooks) -> Desk | None:
    """Return the desk of an open file; None when the file was never set up."""
    with opened.database.reading() as tx:
        city, device = tx.settings.city(), tx.settings.device()
    if city is None or device is None:
        return None
    return Desk(
        opened.database,
        current_books(opened.database, books),
        city,
        device,
        opened.officer,
        time_zone(city.kelurahan),
    )


@dataclass(frozen=True, slots=True)
class _Unopened:
    """All that is known of a desk whose file is not open; who asks it for more asks too soon."""

    zone: str


class OpenDesk(QObject):
    """Desk, view and line to the city, until the window is closed.

    It is made in steps, each short enough for a key to be typed behind it, and somebody sits down
    at it once the file is open.

    Args:
        zone: What the office's clocks show, as IANA calls it.
        folder: Where the clerk's data lies.
        jobs: The lanes.
        changes: What one screen tells the others.
        theme: Takes on the colours chosen in the file.
        clock: Gives the present moment, aware UTC.
        language: What the screen speaks, for the settings to tell.
        locks: What opens this laptop.
        parent: The running program.

    Signals:
        revoked: The city has withdrawn this laptop, and signed it.
        broke: A bug's error.
    """

    revoked = Signal()
    broke = Signal(object)

    def __init__(
        self,
        zone: str,
        folder: Path,
        jobs: JobRunner,
        changes: Changes,
        theme: Theme,
        clock: Clock,
        language: Language,
        locks: Locks,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        # The view-models keep the question for the desk; before somebody sits there it has no other
        # answer than what the clocks show, which is all they may ask for while they are made.
        self.desk = cast("Desk", _Unopened(zone))
        self.zone = zone
        self._folder, self._jobs, self._clock = folder, jobs, clock
        self._changes, self._theme = changes, theme
        self.line = CityLine(lambda: self.desk, folder, clock, self)
        self.line.revoked.connect(self.revoked)
        self.line.kept_away.connect(self._say_kept_away)
        self.line.renumbered.connect(self._say_renumbered)
        self.around = Surroundings(
            folder, jobs, changes, Appearance(folder, jobs, theme, self), clock, language, locks
        )
        self._left_behind: LeftBehind | None = None
        self.models: Models
        self.view: DeskView
        self._steps = self._made()

    def make_some(self) -> bool:
        """Take the next step in making it; say whether there is another."""
        return next(self._steps, None) is not None

    def finish(self) -> None:
        """Take all the steps that are left."""
        while self.make_some():
            pass

    def leave_unfinished(self) -> None:
        """Take no step any more; a step that is kept for later would keep all of it."""
        self._steps.close()

    def _made(self) -> Generator[str]:
        made = DeskModels(lambda: self.desk, self.around, self.line, self)
        made.broke.connect(self.broke)
        models = self.models = made.make()
        yield "models"
        form = RegistrationFormWidget(models.registration, self._theme)
        yield "form"
        page = RegistrationPage(form, self._theme)
        yield "page"
        self.view = DeskView(models, page, self._theme, "")
        self.view.take_over.clicked.connect(self._take_over)
        yield "view"

    def sit_down(self, desk: Desk) -> None:
        """Take the desk of the open file; it is for the same zone, and this one is finished."""
        self.desk = desk
        self.view.top.show_office(_office(desk))
        self._watch()
        self._jobs.run(partial(note_zone, self._folder, desk.zone), lambda _kept: None)
        if desk.database.looking:
            self.view.notice.say(sentence_of(Unavailable("database.looking_only")), "warn")
        if preference(desk.database, Preference.PRIVACY) == Sight.CLOSED:
            self.view.top.eye.setChecked(False)

    def _watch(self) -> None:
        """Keep an eye on what has to be said of the file and of the program."""
        jobs, changes, clock = self._jobs, self._changes, self._clock
        changes.happened.connect(self._follow_city)
        self.keeping = KeepingViewModel(jobs, changes, lambda: tend(self.desk.database), self)
        self.keeping.broke.connect(self.broke)
        self.keeping.behind.connect(self._say_behind)
        self.proving = ProvingViewModel(
            jobs, changes, lambda: prove(self.desk.database, clock()), self
        )
        self.proving.broke.connect(self.broke)
        self.proving.found.connect(lambda words: self.view.notice.say(words, "warn"))
        self.proving.start()
        self.models.updates.ready.connect(lambda words: self.view.notice.say(words, "info"))
        self.models.updates.left.connect(lambda words: self.view.notice.say(words, "warn"))
        self.models.updates.start()

    def hand_over(self, officer: Officer) -> None:
        """Let somebody else sit down: papers and facts bear their name from now on.

        What the one before was typing has been kept for them; nobody else sees it unasked.
        """
        self.desk = replace(self.desk, officer=officer)
        self.view.hand_over(_office(self.desk))
        self.look_for_left_behind()

    def look_for_left_behind(self) -> None:
        """Say whether somebody else has left a registration unfinished here."""
        desk = self.desk
        self._jobs.run(lambda: left_behind(desk), self._offer, self.broke.emit)

    def _offer(self, left: LeftBehind | None) -> None:
        self._left_behind = left
        if left is not None:
            self.view.offer_left_behind(left.name)

    def _take_over(self) -> None:
        left, desk, now = self._left_behind, self.desk, self._clock()
        if left is None:
            return
        self.view.keep_typing()  # nothing that is being typed is written over

        def taken(done: bool) -> None:
            if done:
                self.view.left_behind.silence()
                self.models.registration.begin()
                self.view.start_anew()
            else:
                words = self.tr("Simpan atau kosongkan dulu isian Anda, lalu lanjutkan yang itu.")
                self.view.notice.say(words, "warn")

        self._jobs.run(lambda: take_over(desk, left.officer, now), taken, self.broke.emit)

    def telling_of(self, repair: Repair) -> RepairViewModel:
        """Return what tells of a repair, and writes the rescue file."""
        model = RepairViewModel(repair, self._jobs, partial(write_rescue, self._folder), self)
        model.broke.connect(self.broke)
        return model

    def farewell(self) -> RevokedViewModel:
        """Return what locks the desk, and sends what is still here."""
        model = self.line.farewell(self._jobs)
        model.broke.connect(self.broke)
        return model

    def _say_renumbered(self, count: int) -> None:
        """Say that papers in people's hands bear a number of before."""
        words = self.tr(
            "Nomor pendaftaran berubah ({count}): cetak ulang. Riwayatnya ada di rincian."
        )
        self.view.notice.say(words.format(count=count), "warn")

    def _say_kept_away(self, facts: int) -> None:
        """Say where the rest is, and who can bring it back."""
        self.view.notice.say(sentence_of(Unavailable("recall.kept_away", {"n": facts})), "warn")

    def _say_behind(self, copies: int) -> None:
        """Keep saying it while the second copy is behind: what is saved lies in one place only."""
        if copies:
            self.view.notice.say(sentence_of(Unavailable("copies.behind", {"n": copies})), "warn")
        else:
            self.view.notice.silence()

    def stop(self) -> None:
        """Begin nothing more; called before the lanes are closed."""
        self.keeping.stop()
        self.proving.stop()
        self.models.updates.stop()
        self.view.stop()

    def close(self) -> None:
        """Close line and file; called once the lanes are closed."""
        self.line.close()
        self.desk.database.close()

    def _follow_city(self, changes: frozenset[Change]) -> None:
        """Sit down at the desk anew when the city has sent other rules."""
        if Change.CITY not in changes:
            return
        desk = self.desk

        def sit_down_anew(new: Desk) -> None:
            # Somebody else may have sat down meanwhile.
            same = new.officer.id == self.desk.officer.id
            self.desk = new if same else replace(new, officer=self.desk.officer)
            self.view.top.show_office(_office(self.desk))

        self._jobs.run(lambda: _with_news(desk), sit_down_anew, self.broke.emit)


def _office(desk: Desk) -> str:
    """Return what the top of the window says: where, and who."""
    return f"{desk.city.region_names[3]} · {desk.officer.name}"


def _with_news(desk: Desk) -> Desk:
    """Return the desk with city, device and officer as the file has them now."""
    with desk.database.reading() as tx:
        city, device = tx.settings.city(), tx.settings.device()
        officer = tx.officers.get(desk.officer.id) or desk.officer
    if city is None or device is None:
        raise Refused(Issue("sync.not_set_up"))
    books = current_books(desk.database, desk.reference)
    return replace(desk, reference=books, city=city, device=device, officer=officer)
