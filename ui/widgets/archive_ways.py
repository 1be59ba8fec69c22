"""The ways to the office's archive on paper: its page, and the buttons that print single stubs."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.viewmodels.desk import Models
from ui.widgets.archive_page import ArchivePage
from ui.widgets.detail_page import DetailPage
from ui.widgets.event_page import EventPage
from ui.widgets.pieces import Notice
from ui.widgets.settings_page import SettingsPage

ARCHIVE_KEY = "Ctrl+Shift+A"


def lead_to_archive(
    desk: QWidget,
    page: ArchivePage,
    show: Callable[[QWidget], None],
    sources: tuple[SettingsPage, DetailPage, EventPage],
    notice: Notice,
    models: Models,
) -> None:
    """Let pages and keys show the archive and print stubs; what is said of that is said above."""
    archive, (settings, detail, events) = models.archive, sources

    def open_archive() -> None:
        show(page)
        page.start()

    settings.archive_wanted.connect(open_archive)
    QShortcut(QKeySequence(ARCHIVE_KEY), desk).activated.connect(open_archive)
    detail.stub_wanted.connect(lambda subject: archive.print_some([subject]))
    events.stubs_wanted.connect(archive.print_event)
    models.preview.queued.connect(archive.paper_queued)

    def say(words: str, tone: str) -> None:
        if not page.isVisible():
            notice.say(words, tone)

    archive.done.connect(lambda words: say(words, "ok"))
    archive.unavailable.connect(lambda words: say(words, "warn"))
