"""How papers look, while it is being changed: each change is drawn before anything is kept."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.office import Letterhead
from desktop_app.domain.paper_format import PaperFormat
from desktop_app.domain.paper_look import PaperLook
from desktop_app.errors import Unavailable
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.paper_look import emblem_file, keep_look, paper_look, specimen
from ui.changes import Change, Changes
from ui.jobs import JobRunner, Lane
from ui.viewmodels.worded import complaints

LINES = (
    *("government", "office", "address", "contact", "place"),
    *("signatory_title", "signatory_name", "signatory_number"),
)
"""Lines of a letterhead by their names, in the order they are asked for."""


_DPI = 110


@dataclass(frozen=True, slots=True)
class LookActs:
    """What the view of papers can ask for.

    Attributes:
        read: Gives what is set, and the city's own lines.
        keep: Keeps a look.
        picture: Draws an invented person's paper with a look, as a PNG file.
        emblem: Gives the bytes of a file.
    """

    read: Callable[[], tuple[PaperLook, Letterhead]]
    keep: Callable[[PaperLook], object]
    picture: Callable[[PaperLook, PaperFormat], bytes]
    emblem: Callable[[Path], bytes]


def look_acts(
    desk: Callable[[], Desk], clock: Callable[[], datetime], png: Callable[[bytes, float], bytes]
) -> LookActs:
    """Return the acts of a desk; ``png`` draws the first page of a PDF at so many dots an inch."""
    return LookActs(
        read=lambda: (paper_look(desk()), desk().city.letterhead),
        keep=lambda look: keep_look(desk(), look, clock()),
        picture=lambda look, size: png(specimen(desk(), look, clock(), size), _DPI),
        emblem=emblem_file,
    )


class PaperLookViewModel(QObject):
    """Draws each change as soon as the one before is drawn, and keeps it when asked.

    Signals:
        shown: The ``PaperLook`` set, and the city's own ``Letterhead``.
        drawn: A PNG file.
        refused: ``Complaint`` list; what was drawn before still stands.
        kept: It is on disk.
        broke: A bug's error.
    """

    shown = Signal(object, object)
    drawn = Signal(bytes)
    refused = Signal(object)
    kept = Signal()
    broke = Signal(object)

    def __init__(
        self, jobs: JobRunner, changes: Changes, acts: LookActs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._changes, self._acts = jobs, changes, acts
        self._look, self._size = PaperLook(), PaperFormat.A5
        self._drawing = self._waits = False

    @property
    def look(self) -> PaperLook:
        return self._look

    @Slot()
    def read(self) -> None:
        self._jobs.run(self._acts.read, self._show, self._failed)

    def set_line(self, name: str, text: str) -> None:
        """Take one line as it is typed: of the letterhead, ``reminder`` or ``footer``."""
        said = text.strip()
        if name in LINES:
            changed = replace(self._look.letterhead, **{name: said})
            self._take(replace(self._look, letterhead=changed))
        elif name == "reminder":
            self._take(replace(self._look, reminder=said))
        else:
            self._take(replace(self._look, footer=said))

    @Slot(bool)
    def set_signs(self, signs: bool) -> None:
        self._take(replace(self._look, signs=signs))

    def choose_emblem(self, path: Path) -> None:
        """Take a file as the emblem; it is judged when it is drawn."""
        self._jobs.run(
            lambda: self._acts.emblem(path),
            lambda data: self._take(replace(self._look, emblem=data)),
            self._failed,
            Lane.PRINTER,
        )

    @Slot()
    def remove_emblem(self) -> None:
        self._take(replace(self._look, emblem=b""))

    @Slot(str)
    def choose_size(self, size: str) -> None:
        """Draw the paper in another size; that is only looked at, never kept."""
        self._size = PaperFormat(size)
        self._draw()

    @Slot()
    def keep(self) -> None:
        look = self._look
        self._jobs.run(lambda: self._acts.keep(look), self._done, self._failed)

    def _show(self, read: tuple[PaperLook, Letterhead]) -> None:
        self._look, city = read
        self.shown.emit(self._look, city)
        self._draw()

    def _take(self, look: PaperLook) -> None:
        if look != self._look:
            self._look = look
            self._draw()

    def _draw(self) -> None:
        """Draw what is set now; while one is being drawn, only the last one after it is."""
        if self._drawing:
            self._waits = True
            return
        self._drawing = True
        look, size = self._look, self._size
        self._jobs.run(
            lambda: self._acts.picture(look, size), self._shown, self._not_drawn, Lane.PRINTER
        )

    def _shown(self, picture: bytes) -> None:
        self.refused.emit([])
        self.drawn.emit(picture)
        self._next()

    def _not_drawn(self, error: Exception) -> None:
        self._failed(error)
        self._next()

    def _next(self) -> None:
        self._drawing = False
        if self._waits:
            self._waits = False
            self._draw()

    def _done(self, _nothing: object) -> None:
        self._changes.tell(Change.CITY)
        self.kept.emit()

    def _failed(self, error: Exception) -> None:
        match error:
            case Refused():
                self.refused.emit(complaints(error.issues))
            case Unavailable():
                self.refused.emit(complaints([Issue("emblem.unreadable", "emblem")]))
            case _:
                self.broke.emit(error)
