"""The round by stick as the screen knows it: write out, take to the city, read the reply in."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from desktop_app.errors import Unavailable
from ui.changes import Change, Changes
from ui.formats import number
from ui.jobs import JobRunner, Lane
from ui.messages import sentence_of


@dataclass(frozen=True, slots=True)
class ExchangeActs:
    """What the screen can ask for.

    Attributes:
        write: Writes the file, and returns how many facts are in it; None where it asks for this
            laptop to be let in, and nothing else.
        read: Reads a reply: how many facts the city stored, gave back or holds, and pieces of news.
        name: What the next file is called; no name or number of a person is in it.
    """

    write: Callable[[Path], int | None]
    read: Callable[[Path], tuple[int, int, int]]
    name: Callable[[], str]


class ExchangeViewModel(QObject):
    """Writes and reads; the file is called written only once it was read back.

    Signals:
        busy: Something is being written or read.
        done: A sentence.
        unavailable: A sentence: nothing was written or read by half.
        broke: A bug's error.
    """

    busy = Signal(bool)
    done = Signal(str)
    unavailable = Signal(str)
    broke = Signal(object)

    def __init__(
        self, jobs: JobRunner, changes: Changes, acts: ExchangeActs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._changes, self._acts = jobs, changes, acts

    @property
    def name(self) -> str:
        return self._acts.name()

    @Slot(str)
    def write(self, path: str) -> None:
        self.busy.emit(True)
        self._jobs.run(
            lambda: self._acts.write(Path(path)), self._written, self._failed, Lane.NETWORK
        )

    @Slot(str)
    def read(self, path: str) -> None:
        self.busy.emit(True)
        self._jobs.run(lambda: self._acts.read(Path(path)), self._was_read, self._failed)

    def _written(self, facts: int | None) -> None:
        self.busy.emit(False)
        if facts is None:
            self.done.emit(
                self.tr(
                    "Selesai: permintaan mendaftarkan komputer ini tertulis. Bawa ke dinas, baca "
                    "balasannya di sini, lalu tulis kiriman."
                )
            )
            return
        words = self.tr(
            "Selesai: {count} kiriman tertulis dan sudah diperiksa. Bawa ke dinas; data di sini "
            'tetap "belum terkirim" sampai balasannya dibaca.'
        )
        self.done.emit(words.format(count=number(facts)))

    def _was_read(self, brought: tuple[int, int, int]) -> None:
        self.busy.emit(False)
        stored, given_back, news = map(number, brought)
        words = self.tr(
            "Balasan terbaca: {stored} diterima kota, {back} perlu diperbaiki atau ditahan, "
            "{news} kabar."
        )
        self.done.emit(words.format(stored=stored, back=given_back, news=news))
        self._changes.tell(Change.WORKERS, Change.OUTBOX, Change.CITY)

    def _failed(self, error: Exception) -> None:
        self.busy.emit(False)
        if isinstance(error, Unavailable):
            self.unavailable.emit(sentence_of(error))
            self._changes.tell(Change.WORKERS, Change.OUTBOX)
        else:
            self.broke.emit(error)
