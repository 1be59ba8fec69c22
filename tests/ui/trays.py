"""A desk whose printer is a tray that does what a test tells it."""

from collections.abc import Callable
from dataclasses import replace

from desktop_app.documents.render import page_count, page_png
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.settings import Preference, choose
from tests.fixtures.people import NOW
from tests.fixtures.printers import Tray
from tests.ui.conftest import Stage
from ui.viewmodels.archive import archiving
from ui.viewmodels.at_printer import AtPrinter
from ui.widgets.desk_view import DeskView


def at_tray(view: DeskView, desk: Callable[[], Desk], tray: Tray) -> AtPrinter:
    """Let a desk's screens print on the tray."""
    at, models = AtPrinter(desk, lambda: NOW, tray), view.models
    models.preview.acts = at.papers(page_png, page_count)
    models.spool._acts = at.spooling()
    models.printers._acts = at.choosing()
    models.batch._acts = replace(
        models.batch._acts,
        put_sheet=at.put_sheet,
        per_sheet=at.per_sheet,
        put_stubs=at.put_stubs,
        printer=at.chosen,
    )
    models.archive._acts = archiving(desk, lambda: NOW, models.preview.acts)
    choose(desk().database, Preference.PRINTER, tray.name)
    return at


def set_up(stage: Stage, tray: Tray) -> None:
    """Let the desk print on the tray, and the queue run."""
    room = stage.desktop.room
    assert room is not None
    at_tray(stage.view, lambda: room.desk, tray)
    stage.view.models.spool.start()
    stage.settle()
