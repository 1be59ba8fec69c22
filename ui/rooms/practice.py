"""The practice desk: the same screens on a throw-away file, with no line to anywhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NoReturn

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.issues import Issue, Refused
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.practice import FOLDER, clear_practice
from ui.changes import Changes
from ui.rooms.desk_models import DeskModels, Surroundings
from ui.viewmodels.banner import ClocksShown
from ui.viewmodels.exchange import ExchangeActs
from ui.viewmodels.letting_in import LettingInActs
from ui.widgets.practice_desk import PracticeDesk


@dataclass(frozen=True, slots=True)
class NothingSent:
    """A round that went nowhere, and found nothing wrong."""

    cause: str = ""
    figures: Mapping[str, str | int] = field(default_factory=dict)
    told: int = 0
    clocks: ClocksShown | None = None
    changed: bool = False


class NoLine:
    """Stands where the line to the city does, and leads nowhere."""

    def send(self, _hurried: bool) -> NothingSent:
        """Send nothing, and say nothing of it: there is nothing that waits."""
        return NothingSent()

    def drop(self) -> None:
        """There is no connection to let go of."""

    def exchange(self) -> ExchangeActs:
        """Refuse the round by stick too: what is practised never leaves this laptop."""
        return ExchangeActs(write=_refuse, read=_refuse, name=str)

    def letting_in(self) -> LettingInActs:
        return LettingInActs(lambda: False, _refuse, _refuse)


class PracticeRoom(QObject):
    """One practice, from its empty file until the file is gone.

    Args:
        desk: As ``begin_practice`` gave it.
        folder: The data folder; the practice lies in a folder of its own there.
        around: What it stands in; its changes are its own, so that no screen of the real desk
            takes them for news.
        parent: The running program.

    Signals:
        left: The officer has had enough.
        broke: A bug's error.
    """

    left = Signal()
    broke = Signal(object)

    def __init__(self, desk: Desk, folder: Path, around: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self.desk, self._folder = desk, folder
        own = replace(around, folder=folder / FOLDER, changes=Changes(self))
        made = DeskModels(lambda: self.desk, own, NoLine(), self)
        made.broke.connect(self.broke)
        self.models = made.make()
        self.view = PracticeDesk(self.models, around.look.theme, desk.officer.name)
        self.view.left.connect(self.left)

    def close(self) -> None:
        """Close the file and throw it away; called once nothing works on it any more."""
        self.desk.database.close()
        clear_practice(self._folder)


def _refuse(_what: object) -> NoReturn:
    raise Refused(Issue("practice.no_line"))
