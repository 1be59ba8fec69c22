"""The ways to the office's own papers: buttons on its pages, and the keys."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop_app.domain.event_log import OfficePaper
from desktop_app.use_cases.other_papers import TODAY, Kind
from ui.widgets.event_page import EventPage
from ui.widgets.list_page import ListPage
from ui.widgets.waiting_page import WaitingPage

SUMMARY_KEY = "Ctrl+R"


def lead_to_office_papers(
    desk: QWidget,
    pages: Sequence[WaitingPage | ListPage],
    events: EventPage,
    look_at: Callable[[UUID, Kind], None],
) -> None:
    """Let pages and keys show a paper before it is printed."""

    def sum_up() -> None:
        look_at(TODAY, OfficePaper.SUMMARY)

    for page in pages:
        page.summary_wanted.connect(sum_up)
    QShortcut(QKeySequence(SUMMARY_KEY), desk).activated.connect(sum_up)
    events.minutes_wanted.connect(lambda event: look_at(event, OfficePaper.MINUTES))
