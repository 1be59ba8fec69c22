"""Everything behind the door: tabs, banner, pages, and the keys that lead between them."""

from enum import IntEnum
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.worker import Registration
from desktop_app.use_cases.other_papers import Kind
from ui.sight import Sight
from ui.theme import Theme
from ui.viewmodels.desk import Models
from ui.viewmodels.narrowing import Narrowed
from ui.viewmodels.shown import Complaint
from ui.widgets.amendment import Amendment
from ui.widgets.archive_page import ArchivePage
from ui.widgets.archive_ways import lead_to_archive
from ui.widgets.banner import BannerWidget
from ui.widgets.check_page import CheckPage
from ui.widgets.coverage_page import CoveragePage
from ui.widgets.detail_page import DetailPage
from ui.widgets.event_page import EventPage
from ui.widgets.field import field_under
from ui.widgets.help_panel import HelpPanel
from ui.widgets.list_page import ListPage
from ui.widgets.office_papers import lead_to_office_papers
from ui.widgets.pane import Pages
from ui.widgets.pieces import Button, Notice, column
from ui.widgets.preview_dialog import PreviewDialog
from ui.widgets.readiness_page import ReadinessPage
from ui.widgets.registration_page import RegistrationPage
from ui.widgets.review_page import ReviewPage
from ui.widgets.settings_page import SettingsPage
from ui.widgets.spool_page import lead_to_spool
from ui.widgets.staff_page import StaffPage
from ui.widgets.top_bar import TopBar
from ui.widgets.trouble_page import TroublePage
from ui.widgets.waiting_page import WaitingPage


class Tab(IntEnum):
    """The places of the top bar."""

    REGISTRATION = 0
    LIST = 1
    TROUBLES = 2
    EVENT = 3
    COVERAGE = 4
    SETTINGS = 5


class DeskView(QWidget):
    """The clerk's desk.

    Signals:
        lock_wanted: The door is to be closed; what was typed stays.
        restore_wanted: The desk is to be left, and a backup brought back.
    """

    lock_wanted = Signal()
    restore_wanted = Signal()

    def __init__(self, models: Models, theme: Theme, office: str) -> None:
        super().__init__()
        self.setObjectName("page")
        self._models, self._theme = models, theme
        self._origin: QWidget | None = None
        self._marks: tuple[Complaint, ...] = ()
        tabs = (
            self.tr("Pendaftaran"), self.tr("Daftar"), self.tr("Perlu diperbaiki"),
            self.tr("Kegiatan"), self.tr("Capaian"), self.tr("Pengaturan"),
        )  # fmt: skip
        self.top = TopBar(theme, tabs, office)
        self.banner = BannerWidget(models.banner, theme)
        self.registration = RegistrationPage(models.registration, theme)
        self.list = ListPage(models.workers, models.batch, theme)
        self.troubles = TroublePage(models.troubles, theme)
        self.settings = SettingsPage(
            models.settings, models.backups, models.exchange, models.letting_in, models.printers,
            models.look, theme,
        )  # fmt: skip
        self.detail = DetailPage(models.detail, theme)
        self.preview = PreviewDialog(models.preview, theme, self)
        self.notice, self.disk = Notice(theme), Notice(theme)
        self.idle, self.left_behind = Notice(theme), Notice(theme)
        self.take_over = Button(theme, self.tr("Lanjutkan isian itu"), "quiet", "pencil")
        self.left_behind.add(self.take_over)
        self.pages = Pages()
        self.amendment = Amendment(models.amending, theme, self.pages)
        self.coverage = CoveragePage(models.coverage, theme)
        self.events = EventPage(models.events, theme)
        self._tabs = (
            self.registration, self.list, self.troubles, self.events, self.coverage, self.settings,
        )  # fmt: skip
        self.waiting = WaitingPage(models.waiting, theme)
        self.readiness = ReadinessPage(models.readiness, theme)
        self.staff, self.reviews = StaffPage(models.staff, theme), ReviewPage(models.reviews, theme)
        self.checking = CheckPage(models.checking, theme)
        self.archive = ArchivePage(models.archive, theme)
        asides = (self.detail, self.waiting, self.readiness, self.staff, self.reviews)
        for page in (*self._tabs, *asides, self.checking, self.archive):
            self.pages.addWidget(page)
        self.above = column(
            self.top, self.banner, self.idle, self.disk, self.notice, self.left_behind,
            self.amendment.offer, self.pages, spacing=0,
        )  # fmt: skip
        self.above.setStretch(self.above.indexOf(self.pages), 1)
        self.setLayout(self.above)
        self.help = HelpPanel(theme, self)
        self._connect()
        self._bind_keys()
        lead_to_archive(self, self.archive, self._open, models)
        self.spool = lead_to_spool(self, self.pages, self.above, self.leave, models, theme)
        lead_to_office_papers(self, (self.waiting, self.list), self.events, self._open_preview)

    def start(self) -> None:
        """Begin the day: an empty form, and sending in the background."""
        self._models.registration.begin()
        self._models.troubles.read()
        self._models.settings.read()
        self._models.events.read()
        self._models.banner.start()
        self._models.disk.look()
        self._models.reviews.ask_whether_allowed()
        self._models.backups.start()
        self._models.spool.start()
        self.go_to(Tab.REGISTRATION)
        under_way = self._models.amendment_under_way()
        if under_way is not None:
            self.amend(under_way)

    def stop(self) -> None:
        self._models.banner.stop()
        self._models.backups.stop()
        self._models.spool.stop()
        self.keep_typing()

    def keep_typing(self) -> None:
        """Keep what is being typed now: the program may be going."""
        self._models.registration.draft.keep_now()
        self.amendment.keep_typing()

    def come_back(self) -> None:
        """After the door: the page and the field one was at."""
        self.top.cover_numbers()
        current = self.pages.currentWidget()
        if current in self._tabs:
            self._tabs[self._tabs.index(current)].start()

    def hand_over(self, office: str) -> None:
        """Clear the desk for somebody else: nothing is shown that the one before had open."""
        self.amendment.close()
        self.amendment.end_offer()
        self.top.cover_numbers()
        self.preview.hide()
        for notice in (self.notice, self.left_behind):
            notice.silence()
        self._models.workers.show_all()
        self._models.workers.table.let_go()
        self._models.batch.stop()
        self.top.show_office(office)
        self._models.reviews.ask_whether_allowed()
        self._models.registration.previous = None
        self._models.registration.begin()
        self.go_to(Tab.REGISTRATION)
        under_way = self._models.amendment_under_way()
        if under_way is not None:
            self.amend(under_way)

    def offer_left_behind(self, name: str) -> None:
        """Say that somebody else has begun a registration here, and offer to go on with it."""
        words = self.tr("{name} punya isian yang belum disimpan. Isian itu tetap menunggu.")
        self.left_behind.say(words.format(name=name), "info")

    def go_to(self, tab: int) -> None:
        self._origin = None
        self.top.show_place(tab)
        self._open(self._tabs[tab])

    def start_anew(self) -> None:
        """Go to the form; from elsewhere it shows what was typed, on it Ctrl+N empties it."""
        self.go_to(Tab.REGISTRATION)

    def search(self) -> None:
        self.go_to(Tab.LIST)
        self.list.go_to_search()

    def show_rows(self, narrowed: Narrowed) -> None:
        """Show in the list exactly those a number elsewhere counts."""
        self.list.search.clear()
        self._models.workers.narrow_to(narrowed)
        self.go_to(Tab.LIST)

    def show_waiting(self) -> None:
        """Show what waits to be sent, and why."""
        self._open(self.waiting)

    def show_staff(self) -> None:
        """Show who works here."""
        self._open(self.staff)

    def show_reviews(self) -> None:
        """Show a supervisor what nobody has looked at; to others the use case says no."""
        self._open(self.reviews)

    def show_readiness(self) -> None:
        """Show whether the laptop can go to an event."""
        self._open(self.readiness)

    def show_help(self) -> None:
        """F1: say what goes into the field that has the focus; once more, and it is gone."""
        if self.help.isVisible():
            self.help.hide()
            return
        focus = QApplication.focusWidget()
        field, name = field_under(focus)
        self.help.open_about(field, name or self.tr("Bantuan"), focus if field else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.help.fit()

    def open_detail(self, subject: UUID) -> None:
        if self.pages.currentWidget() is not self.detail:
            self._origin = self.pages.currentWidget()
        self._models.detail.open(subject)
        self._open(self.detail)

    def amend(self, registration: Registration, marks: tuple[Complaint, ...] = ()) -> None:
        """Open a registration in a form of its own: what is typed for a new one stays."""
        self.amendment.open(registration, marks)
        self._reveal_amending(self.top.sight)

    def _reveal_amending(self, sight: Sight) -> None:
        if self.amendment.page is not None:
            self.amendment.page.model.reveal(sight)

    def leave(self) -> None:
        """Go back one step; on the form nothing happens, so that Esc never loses what is typed."""
        current = self.pages.currentWidget()
        homes = {self.reviews: Tab.LIST, self.staff: Tab.SETTINGS, self.readiness: Tab.EVENT}
        origins = {self.waiting: self.show_waiting, self.reviews: self.show_reviews}
        if current is self.amendment.page:
            self.amendment.throw_away()
            if self.amendment.subject is not None:  # after a crash it has not been shown yet
                self._models.detail.open(self.amendment.subject.id)
            self._open(self.detail)
        elif current in homes:
            self.go_to(homes[current])
        elif current is self.detail and self._origin in origins:
            origins[self._origin]()
        elif current is self.detail:
            place = self._origin if self._origin in self._tabs else self.list
            self.go_to(self._tabs.index(place) if place in self._tabs else Tab.LIST)
        elif current is self.list and self.list.step_back():
            return
        elif current is not self.registration:
            self.go_to(Tab.REGISTRATION)

    def next_error(self) -> None:
        """F8: the next marked field where there is one, else the list of what came back."""
        current = self.pages.currentWidget()
        if isinstance(current, RegistrationPage) and current.next_error(1):
            return
        self.go_to(Tab.TROUBLES)

    def _connect(self) -> None:
        models = self._models
        self.amendment.left.connect(self.leave)
        self.amendment.open_wanted.connect(self.open_detail)
        self.amendment.saved.connect(self._amended)
        self.top.chosen.connect(self.go_to)
        self.top.reveal_wanted.connect(models.reveal)
        self.top.reveal_wanted.connect(self._reveal_amending)
        self.top.lock_wanted.connect(self.lock_wanted)
        self.settings.lock_wanted.connect(self.lock_wanted)
        self.settings.backups.restore_wanted.connect(self.restore_wanted)
        models.disk.warned.connect(lambda words: self.disk.say(words, "warn"))
        self.registration.open_wanted.connect(self.open_detail)
        self.list.open_wanted.connect(self.open_detail)
        self.list.new_wanted.connect(self.start_anew)
        self.list.send_wanted.connect(models.banner.send)
        self.events.rows_wanted.connect(lambda name: self.show_rows(Narrowed(event=name)))
        models.coverage.rows_wanted.connect(self.show_rows)
        for aside in (self.detail, self.waiting, self.staff, self.reviews, self.checking):
            aside.left.connect(self.leave)
        self.settings.staff_wanted.connect(self.show_staff)
        self.settings.check_wanted.connect(lambda: self._open(self.checking))
        self.list.reviews_wanted.connect(self.show_reviews)
        models.reviews.allowed.connect(self.list.offer_reviews)
        models.reviews.look_wanted.connect(self.open_detail)
        models.waiting.look_wanted.connect(self.open_detail)
        self.banner.details.clicked.connect(self.show_waiting)
        self.detail.print_wanted.connect(self._open_preview)
        models.detail.amend_wanted.connect(self._amend_shown)
        models.troubles.mend_wanted.connect(self._mend)
        models.troubles.look_wanted.connect(self.open_detail)
        models.troubles.shown.connect(lambda _all, mine: self.top.count(Tab.TROUBLES, mine))
        models.registration.registered.connect(self._registered)
        self.registration.form.edited.connect(models.events.key_pressed)
        models.events.tempo_changed.connect(self.registration.show_tempo)
        models.events.begun.connect(self._begin_event)
        self.events.register_wanted.connect(self.start_anew)
        self.events.check_wanted.connect(self.show_readiness)
        self.readiness.left.connect(self.leave)
        self.help.print_wanted.connect(models.helping.print_card)
        models.helping.said.connect(self.help.said.say)
        models.preview.choice_wanted.connect(self._open_preview)
        models.preview.unavailable.connect(self._warn)
        models.preview.queued.connect(lambda _number: self.notice.silence())

    def _bind_keys(self) -> None:
        for keys, act in (
            ("F1", self.show_help),
            ("F2", self.search),
            ("Ctrl+F", self.search),
            ("F4", self.top.eye.toggle),
            ("Shift+F4", self.top.numbers.toggle),
            ("F6", self.show_waiting),
            ("F8", self.next_error),
            ("F12", self.show_reviews),
            ("F9", self._models.banner.send),
            ("F10", self.show_readiness),
            ("Ctrl+Shift+K", lambda: self._open(self.checking)),
            ("Ctrl+L", self.lock_wanted.emit),
            ("Ctrl+N", self._new_or_empty),
            ("Esc", self._step_back),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        for tab in Tab:
            shortcut = QShortcut(QKeySequence(f"Alt+{tab + 1}"), self)
            shortcut.activated.connect(lambda tab=tab: self.go_to(tab))

    def _step_back(self) -> None:
        """Esc: what lies over the page goes first."""
        if self.help.isVisible():
            self.help.hide()
        else:
            self.leave()

    def _new_or_empty(self) -> None:
        if self.pages.currentWidget() is self.registration:
            self.registration.clear.click()
        else:
            self.start_anew()

    def _open(self, page: Any) -> None:
        """Show a page and have it begin; each has a ``start``."""
        self._show(page)
        page.start()

    def _show(self, page: QWidget) -> None:
        self.help.hide()
        self.pages.setCurrentWidget(page)

    def _amend_shown(self, registration: Registration) -> None:
        self.amend(
            registration, self._marks or self._models.troubles.complaints_about(registration.id)
        )
        self._marks = ()

    def _mend(self, subject: UUID, marks: tuple[Complaint, ...]) -> None:
        """Read the registration, and open it in the form as soon as it is there."""
        self._marks = marks
        self._origin = self.troubles
        self._models.detail.open_to_amend(subject)

    def _amended(self, registration: Registration, wants_paper: bool) -> None:
        self.open_detail(registration.id)
        self._print_if_wanted(registration, wants_paper)

    def _registered(self, registration: Registration, wants_paper: bool) -> None:
        events = self._models.events
        events.saved()
        self.registration.went_on_paper = wants_paper or events.prints_at_once
        self._print_if_wanted(registration, self.registration.went_on_paper)

    def _begin_event(self) -> None:
        """Show what the people of the event have in common, and no longer the person before."""
        self._models.registration.forget_previous()
        self.go_to(Tab.REGISTRATION)

    def _print_if_wanted(self, registration: Registration, wanted: bool) -> None:
        if wanted:
            self._models.preview.print_at_once(registration.id, PaperKind.PROOF)

    def _open_preview(self, subject: UUID, kind: Kind) -> None:
        self._models.preview.open(subject, kind)
        self.preview.open_for(self.size())

    def _warn(self, words: str) -> None:
        if not self.preview.isVisible():  # it says so itself
            self.notice.say(words, "warn")
