"""A desk whose printer is a tray that does what a test tells it."""

from desktop_app.documents.render import page_count, page_png
from desktop_app.use_cases.settings import Preference, choose
from tests.fixtures.people import NOW
from tests.fixtures.printers import Tray
from tests.ui.conftest import Stage
from ui.viewmodels.at_printer import AtPrinter


def set_up(stage: Stage, tray: Tray) -> None:
    """Let the desk print on the tray, and the queue run."""
    room = stage.desktop.room
    assert room is not None
    at = AtPrinter(lambda: room.desk, lambda: NOW, tray)
    models = stage.view._models
    models.preview.acts = at.papers(page_png, page_count)
    models.spool._acts = at.spooling()
    models.printers._acts = at.choosing()
    acts = models.batch._acts
    models.batch._acts = type(acts)(
        acts.plan, acts.send_first, at.put_sheet, at.per_sheet, at.chosen
    )
    choose(stage.desk.database, Preference.PRINTER, tray.name)
    models.spool.start()
    stage.settle()
