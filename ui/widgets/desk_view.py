"""Everything behind the door: tabs, banner, pages, and the keys that lead between them."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.event_log import OfficePaper
from desktop_app.domain.worker import Registration
from desktop_app.use_cases.other_papers import TODAY, Kind
from ui.sight import Sight
from ui.theme import Theme
from ui.viewmodels.desk import Models
from ui.viewmodels.narrowing import Narrowed
from ui.viewmodels.worded import Complaint
from ui.widgets import desk_pages
from ui.widgets.amendment import Amendment
from ui.widgets.banner import BannerWidget
from ui.widgets.desk_keys import bind_keys
from ui.widgets.field import field_under
from ui.widgets.later import Later
from ui.widgets.pane import Pages
from ui.widgets.pieces import Button, Notice, column
from ui.widgets.registration_page import RegistrationPage
from ui.widgets.spool_page import SpoolStrip
from ui.widgets.tabs import Tab
from ui.widgets.top_bar import TopBar

__all__ = ["DeskView", "Tab"]


class DeskView(QWidget):
    """The clerk's desk. The form is there at once; every other page is made when first wanted.

    Signals:
        lock_wanted: The door is to be closed; what was typed stays.
        restore_wanted: The desk is to be left, and a backup brought back.
        practice_wanted: The same desk on a file that is thrown away.
    """

    lock_wanted = Signal()
    restore_wanted = Signal()
    practice_wanted = Signal()

    offers_practice = True

    list = Later(desk_pages.make_list)
    troubles = Later(desk_pages.make_troubles)
    events = Later(desk_pages.make_events)
    coverage = Later(desk_pages.make_coverage)
    settings = Later(desk_pages.make_settings)
    detail = Later(desk_pages.make_detail)
    waiting = Later(desk_pages.make_waiting)
    readiness = Later(desk_pages.make_readiness)
    staff = Later(desk_pages.make_staff)
    reviews = Later(desk_pages.make_reviews)
    checking = Later(desk_pages.make_check)
    archive = Later(desk_pages.make_archive)
    spool = Later(desk_pages.make_spool)
    preview = Later(desk_pages.make_preview)
    help = Later(desk_pages.make_help)

    def __init__(self, models: Models, page: RegistrationPage, theme: Theme, office: str) -> None:
        super().__init__()
        self.setObjectName("page")
        self.models, self.theme = models, theme
        self._way_back: Callable[[], None] = partial(self.go_to, Tab.LIST)
        self._ways_to: dict[QWidget | None, Callable[[], None]] = {}
        self._homes: dict[QWidget | None, Tab] = {}
        self._marks: tuple[Complaint, ...] = ()
        self._tab_of: dict[QWidget | None, Tab] = {}
        tabs = (
            self.tr("Pendaftaran"), self.tr("Daftar"), self.tr("Perlu diperbaiki"),
            self.tr("Kegiatan"), self.tr("Capaian"), self.tr("Pengaturan"),
        )  # fmt: skip
        self.top = TopBar(theme, tabs, office)
        self.banner = BannerWidget(models.banner, theme)
        self.registration = page
        self.notice, self.disk = Notice(theme, closes=True), Notice(theme)
        self.idle, self.left_behind = Notice(theme), Notice(theme)
        self.take_over = Button(theme, self.tr("Lanjutkan isian itu"), "quiet", "pencil")
        self.left_behind.add(self.take_over)
        self.spool_line = SpoolStrip(models.spool, theme)
        self.pages = Pages()
        self.pages.addWidget(self.registration)
        self.amendment = Amendment(models.amending, theme, self.pages)
        self.above = column(
            self.top, self.banner, self.idle, self.disk, self.notice, self.left_behind,
            self.amendment.offer, self.spool_line, self.pages, spacing=0,
        )  # fmt: skip
        self.above.setStretch(self.above.indexOf(self.pages), 1)
        self.setLayout(self.above)
        self._connect()
        bind_keys(self, Tab)

    def start(self) -> None:
        """Begin the day: an empty form, and sending in the background."""
        self.models.registration.begin()
        self.models.troubles.read()
        self.models.events.read()
        self.models.banner.start()
        self.models.disk.look()
        self.models.reviews.ask_whether_allowed()
        self.models.backups.start()
        self.models.spool.start()
        self.go_to(Tab.REGISTRATION)
        self._amend_what_was_left()

    def _amend_what_was_left(self) -> None:
        """Show again what was being amended when the program ended, or was left by them."""
        under_way = self.models.amendment_under_way()
        if under_way is not None:
            self.amend(under_way)

    def stop(self) -> None:
        self.models.banner.stop()
        self.models.backups.stop()
        self.models.spool.stop()
        self.keep_typing()

    def keep_typing(self) -> None:
        """Keep what is being typed now: the program may be going."""
        self.models.registration.draft.keep_now()
        self.amendment.keep_typing()

    def come_back(self) -> None:
        """After the door: the page and the field one was at."""
        self.top.cover_numbers()
        if (tab := self._tab_of.get(self.pages.currentWidget())) is not None:
            self._page_of(tab).start()

    def hand_over(self, office: str) -> None:
        """Clear the desk for somebody else: nothing is shown that the one before had open."""
        self.amendment.close()
        self.amendment.end_offer()
        self.top.cover_numbers()
        if self.is_previewing:
            self.preview.hide()
        for notice in (self.notice, self.left_behind):
            notice.silence()
        self.models.workers.show_all()
        self.models.workers.table.let_go()
        self.models.batch.stop()
        self.top.show_office(office)
        self.models.reviews.ask_whether_allowed()
        self.models.registration.previous = None
        self.models.registration.begin()
        self.go_to(Tab.REGISTRATION)
        self._amend_what_was_left()

    def offer_left_behind(self, name: str) -> None:
        """Say that somebody else has begun a registration here, and offer to go on with it."""
        words = self.tr("{name} punya isian yang belum disimpan. Isian itu tetap menunggu.")
        self.left_behind.say(words.format(name=name), "info")

    def go_to(self, tab: int) -> None:
        self.top.show_place(tab)
        page = self._page_of(tab)
        self._tab_of[page] = Tab(tab)
        self._ways_to[page] = partial(self.go_to, tab)
        self._open(page)

    def _page_of(self, tab: int) -> Any:
        """Return the page behind a tab; it is made here if nobody was there before."""
        return getattr(self, Tab(tab).page)

    def start_anew(self) -> None:
        self.go_to(Tab.REGISTRATION)

    def search(self) -> None:
        self.go_to(Tab.LIST)
        self.list.go_to_search()

    def show_rows(self, narrowed: Narrowed) -> None:
        """Show in the list exactly those a number elsewhere counts."""
        self.list.search.clear()
        self.models.workers.narrow_to(narrowed)
        self.go_to(Tab.LIST)

    def show_waiting(self) -> None:
        self._ways_to[self.waiting] = self.show_waiting
        self._open_under(self.top.place, self.waiting)

    def show_staff(self) -> None:
        self._open_under(Tab.SETTINGS, self.staff)

    def show_reviews(self) -> None:
        """Show a supervisor what nobody has looked at; to others the use case says no."""
        self._ways_to[self.reviews] = self.show_reviews
        self._open_under(Tab.LIST, self.reviews)

    def show_readiness(self) -> None:
        self._open_under(Tab.EVENT, self.readiness)

    def show_check(self) -> None:
        self._open_under(Tab.SETTINGS, self.checking)

    def show_archive(self) -> None:
        self._open_under(Tab.SETTINGS, self.archive)

    def show_spool(self) -> None:
        self._open_under(self.top.place, self.spool)

    def sum_up(self) -> None:
        self.open_preview(TODAY, OfficePaper.SUMMARY)

    @property
    def is_previewing(self) -> bool:
        """Whether a paper is being looked at."""
        preview = DeskView.preview.made(self)
        return preview is not None and preview.isVisible()

    def _hide_help(self) -> bool:
        """Put the help away; say whether it was there."""
        panel = DeskView.help.made(self)
        if panel is None or not panel.isVisible():
            return False
        panel.hide()
        return True

    def show_help(self) -> None:
        """F1: say what goes into the field that has the focus; once more, and it is gone."""
        if self._hide_help():
            return
        focus = QApplication.focusWidget()
        field, name = field_under(focus)
        self.help.open_about(field, name or self.tr("Bantuan"), focus if field else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (panel := DeskView.help.made(self)) is not None:
            panel.fit()

    def open_detail(self, subject: UUID) -> None:
        current = self.pages.currentWidget()
        if current is not self.detail:
            self._way_back = self._ways_to.get(current, partial(self.go_to, Tab.LIST))
        self.models.detail.open(subject)
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
        if current is self.amendment.page:
            self.amendment.throw_away()
            if self.amendment.subject is not None:  # after a crash it has not been shown yet
                self.models.detail.open(self.amendment.subject.id)
            self._open(self.detail)
        elif self._is_at(DeskView.detail):
            self._way_back()
        elif current in self._homes:
            self.go_to(self._homes[current])
        elif self._is_at(DeskView.list) and self.list.step_back():
            return
        elif current is not self.registration:
            self.go_to(Tab.REGISTRATION)

    def _is_at(self, page: Later[Any]) -> bool:
        return page.made(self) is self.pages.currentWidget()

    def next_error(self) -> None:
        """F8: the next marked field where there is one, else the list of what came back."""
        current = self.pages.currentWidget()
        if isinstance(current, RegistrationPage) and current.next_error(1):
            return
        self.go_to(Tab.TROUBLES)

    def _connect(self) -> None:
        models = self.models
        self.amendment.left.connect(self.leave)
        self.amendment.open_wanted.connect(self.open_detail)
        self.amendment.saved.connect(self._amended)
        self.top.chosen.connect(self.go_to)
        self.top.reveal_wanted.connect(models.reveal)
        self.top.reveal_wanted.connect(self._reveal_amending)
        self.top.lock_wanted.connect(self.lock_wanted)
        models.disk.warned.connect(self._warn_of_disk)
        self.registration.open_wanted.connect(self.open_detail)
        models.coverage.rows_wanted.connect(self.show_rows)
        models.reviews.look_wanted.connect(self.open_detail)
        models.waiting.look_wanted.connect(self.open_detail)
        self.banner.details.clicked.connect(self.show_waiting)
        models.detail.amend_wanted.connect(self._amend_shown)
        models.troubles.mend_wanted.connect(self._mend)
        models.troubles.look_wanted.connect(self.open_detail)
        models.troubles.shown.connect(self._count_troubles)
        models.registration.registered.connect(self._registered)
        self.registration.form.edited.connect(models.events.key_pressed)
        models.events.tempo_changed.connect(self.registration.foot.show_tempo)
        models.events.begun.connect(self._begin_event)
        models.preview.choice_wanted.connect(self.open_preview)
        models.preview.unavailable.connect(self._warn)
        models.preview.queued.connect(self.notice.silence)
        models.preview.queued.connect(models.archive.paper_queued)
        models.archive.done.connect(self._say_of_archive)
        models.archive.unavailable.connect(self._warn_of_archive)
        models.spool.copy_wanted.connect(models.preview.print_at_once)
        self.spool_line.look.clicked.connect(self.show_spool)
        self.pages.currentChanged.connect(self._page_turned)

    def step_back(self) -> None:
        """Esc: what lies over the page goes first, and news that has been read."""
        if not self._hide_help() and not self.notice.put_away():
            self.leave()

    def new_or_empty(self) -> None:
        """Ctrl+N: lead to the form; on it, empty it."""
        if self.pages.currentWidget() is self.registration:
            self.registration.clear.click()
        else:
            self.start_anew()

    def _open_under(self, tab: Tab, page: Any) -> None:
        """Open a page without a tab of its own under the one that Esc leads back to."""
        self._homes[page] = tab
        self.top.show_place(tab)
        self._open(page)

    def _open(self, page: Any) -> None:
        """Show a page and have it begin; each has a ``start``."""
        self._show(page)
        page.start()

    def _show(self, page: QWidget) -> None:
        self._hide_help()
        self.pages.setCurrentWidget(page)

    def _amend_shown(self, registration: Registration) -> None:
        self.amend(
            registration, self._marks or self.models.troubles.complaints_about(registration.id)
        )
        self._marks = ()

    def _mend(self, subject: UUID, marks: tuple[Complaint, ...]) -> None:
        """Read the registration, and open it in the form as soon as it is there."""
        self._marks = marks
        self._way_back = partial(self.go_to, Tab.TROUBLES)
        self.models.detail.open_to_amend(subject)

    def _amended(self, registration: Registration, wants_paper: bool) -> None:
        self.open_detail(registration.id)
        self._print_if_wanted(registration, wants_paper)

    def _registered(self, registration: Registration, wants_paper: bool) -> None:
        events = self.models.events
        events.saved()
        self.registration.went_on_paper = wants_paper or events.prints_at_once
        self._print_if_wanted(registration, self.registration.went_on_paper)

    def _begin_event(self) -> None:
        """Show what the people of the event have in common, and no longer the person before."""
        self.models.registration.forget_previous()
        self.go_to(Tab.REGISTRATION)

    def _print_if_wanted(self, registration: Registration, wanted: bool) -> None:
        if wanted:
            self.models.preview.print_at_once(registration.id, PaperKind.PROOF)

    def open_preview(self, subject: UUID, kind: Kind) -> None:
        preview = self.preview  # made before there is anything to tell it
        self.models.preview.open(subject, kind)
        preview.open_for(self.size())

    def _warn(self, words: str) -> None:
        if not self.is_previewing:  # it says so itself
            self.notice.say(words, "warn")

    def _page_turned(self) -> None:
        if isValid(self.spool_line):  # a view that goes takes its pages away one by one
            self.spool_line.step_aside(self._is_at(DeskView.spool))

    # Methods and not lambdas: a view that is gone is told nothing any more.

    def _say_of_archive(self, words: str, tone: str = "ok") -> None:
        if not self._is_at(DeskView.archive):  # it says so itself
            self.notice.say(words, tone)

    def _warn_of_archive(self, words: str) -> None:
        self._say_of_archive(words, "warn")

    def _warn_of_disk(self, words: str) -> None:
        self.disk.say(words, "warn")

    def _count_troubles(self, _all: int, mine: int) -> None:
        self.top.count(Tab.TROUBLES, mine)
