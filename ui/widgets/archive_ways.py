"""The ways to the office's archive on paper: its page, and the buttons that print single stubs."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

from ui.viewmodels.desk import Models
from ui.widgets.archive_page import ArchivePage

if TYPE_CHECKING:
    from ui.widgets.desk_view import DeskView

ARCHIVE_KEY = "Ctrl+Shift+A"


def lead_to_archive(
    desk: "DeskView", page: ArchivePage, show: Callable[[ArchivePage], None], models: Models
) -> None:
    """Let pages and keys show the archive and print stubs; what is said of that is said above."""
    archive = models.archive

    def open_archive() -> None:
        show(page)

    def say(words: str, tone: str) -> None:
        if not page.isVisible():
            desk.notice.say(words, tone)

    page.left.connect(desk.leave)
    desk.settings.archive_wanted.connect(open_archive)
    QShortcut(QKeySequence(ARCHIVE_KEY), desk).activated.connect(open_archive)
    desk.detail.stub_wanted.connect(lambda subject: archive.print_some([subject]))
    desk.events.stubs_wanted.connect(archive.print_event)
    models.preview.queued.connect(archive.paper_queued)
    archive.done.connect(lambda words: say(words, "ok"))
    archive.unavailable.connect(lambda words: say(words, "warn"))
