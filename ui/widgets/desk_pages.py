"""How each page of the desk is made and joined to the others, once it is first wanted.

A start waits for the form alone (docs/decisions/0049). A page made late asks its view-model for
what was told before there was anybody to hear it, or does so in its ``start``.
"""

from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from PySide6.QtWidgets import QWidget

from desktop_app.domain.event_log import OfficePaper
from ui.viewmodels.narrowing import Narrowed
from ui.widgets.archive_page import ArchivePage
from ui.widgets.check_page import CheckPage
from ui.widgets.coverage_page import CoveragePage
from ui.widgets.detail_page import DetailPage
from ui.widgets.event_page import EventPage
from ui.widgets.help_panel import HelpPanel
from ui.widgets.list_page import ListPage
from ui.widgets.page import Aside
from ui.widgets.preview_dialog import PreviewDialog
from ui.widgets.readiness_page import ReadinessPage
from ui.widgets.review_page import ReviewPage
from ui.widgets.settings_page import SettingsPage
from ui.widgets.spool_page import SpoolPage
from ui.widgets.staff_page import StaffPage
from ui.widgets.trouble_page import TroublePage
from ui.widgets.waiting_page import WaitingPage

if TYPE_CHECKING:
    from ui.widgets.desk_view import DeskView

P = TypeVar("P", bound=QWidget)


def _put(desk: "DeskView", page: P) -> P:
    desk.pages.addWidget(page)
    if isinstance(page, Aside):
        page.left.connect(desk.leave)
    return page


def make_list(desk: "DeskView") -> ListPage:
    models = desk.models
    page = _put(desk, ListPage(models.workers, models.batch, desk.theme))
    page.open_wanted.connect(desk.open_detail)
    page.new_wanted.connect(desk.start_anew)
    page.send_wanted.connect(models.banner.send)
    page.reviews_wanted.connect(desk.show_reviews)
    page.summary_wanted.connect(desk.sum_up)
    models.reviews.allowed.connect(page.offer_reviews)
    page.offer_reviews(models.reviews.is_allowed)
    return page


def make_troubles(desk: "DeskView") -> TroublePage:
    return _put(desk, TroublePage(desk.models.troubles, desk.theme))


def make_events(desk: "DeskView") -> EventPage:
    page = _put(desk, EventPage(desk.models.events, desk.theme))
    page.rows_wanted.connect(lambda name: desk.show_rows(Narrowed(event=name)))
    page.register_wanted.connect(desk.start_anew)
    page.check_wanted.connect(desk.show_readiness)
    page.practice_wanted.connect(desk.practice_wanted)
    page.practise.setVisible(desk.offers_practice)
    page.stubs_wanted.connect(desk.models.archive.print_event)

    def look_at_minutes(event: UUID) -> None:
        desk.open_preview(event, OfficePaper.MINUTES)

    page.minutes_wanted.connect(look_at_minutes)
    return page


def make_coverage(desk: "DeskView") -> CoveragePage:
    return _put(desk, CoveragePage(desk.models.coverage, desk.theme))


def make_settings(desk: "DeskView") -> SettingsPage:
    models = desk.models
    page = SettingsPage(
        models.settings, models.backups, models.exchange, models.letting_in, models.printers,
        models.look, models.updates, desk.theme,
    )  # fmt: skip
    page.lock_wanted.connect(desk.lock_wanted)
    page.backups.restore_wanted.connect(desk.restore_wanted)
    page.staff_wanted.connect(desk.show_staff)
    page.check_wanted.connect(desk.show_check)
    page.archive_wanted.connect(desk.show_archive)
    return _put(desk, page)


def make_detail(desk: "DeskView") -> DetailPage:
    page = _put(desk, DetailPage(desk.models.detail, desk.theme))
    page.left.connect(desk.leave)
    page.print_wanted.connect(desk.open_preview)
    archive = desk.models.archive
    page.stub_wanted.connect(lambda subject: archive.print_some([subject]))
    return page


def make_waiting(desk: "DeskView") -> WaitingPage:
    page = _put(desk, WaitingPage(desk.models.waiting, desk.theme))
    page.summary_wanted.connect(desk.sum_up)
    return page


def make_readiness(desk: "DeskView") -> ReadinessPage:
    return _put(desk, ReadinessPage(desk.models.readiness, desk.theme))


def make_staff(desk: "DeskView") -> StaffPage:
    return _put(desk, StaffPage(desk.models.staff, desk.theme))


def make_reviews(desk: "DeskView") -> ReviewPage:
    return _put(desk, ReviewPage(desk.models.reviews, desk.theme))


def make_check(desk: "DeskView") -> CheckPage:
    return _put(desk, CheckPage(desk.models.checking, desk.theme))


def make_archive(desk: "DeskView") -> ArchivePage:
    return _put(desk, ArchivePage(desk.models.archive, desk.theme))


def make_spool(desk: "DeskView") -> SpoolPage:
    page = _put(desk, SpoolPage(desk.models.spool, desk.theme))
    page.wanted.connect(desk.show_spool)
    return page


def make_preview(desk: "DeskView") -> PreviewDialog:
    return PreviewDialog(desk.models.preview, desk.theme, desk)


def make_help(desk: "DeskView") -> HelpPanel:
    panel = HelpPanel(desk.theme, desk)
    panel.print_wanted.connect(desk.models.helping.print_card)
    desk.models.helping.said.connect(panel.said.say)
    return panel
