"""Merging two registrations of one person, as the detail of one of them offers it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Signal, Slot

from desktop_app.domain.issues import Refused
from desktop_app.domain.worker import Registration
from desktop_app.errors import Unavailable
from desktop_app.use_cases.merging import Merge, Merging
from ui import formats
from ui.changes import Change, Changes
from ui.jobs import JobRunner, Latest
from ui.messages import sentence, sentence_of
from ui.sight import Sight
from ui.viewmodels.alike import AlikeShown, alike_shown, masked

_TEXTS = {
    "plan": QT_TRANSLATE_NOOP(
        "merging", "No. {kept} tetap. No. {folded} dibatalkan, dengan catatan bahwa digabung."
    ),
    "filled": QT_TRANSLATE_NOOP("merging", "Dilengkapi darinya: {fields}."),
    "into": QT_TRANSLATE_NOOP("merging", "Digabung dengan {name}, No. {number}."),
    "merged": QT_TRANSLATE_NOOP("merging", "Digabung. No. {number} tetap berlaku."),
    "undone": QT_TRANSLATE_NOOP(
        "merging", "Gabungan diurungkan. Terdaftar lagi dengan No. {number}: cetak ulang buktinya."
    ),
    "nik": QT_TRANSLATE_NOOP("merging", "NIK"),
    "family_card": QT_TRANSLATE_NOOP("merging", "No. KK"),
    "phone": QT_TRANSLATE_NOOP("merging", "HP"),
    "email": QT_TRANSLATE_NOOP("merging", "e-mail"),
    "marital": QT_TRANSLATE_NOOP("merging", "status kawin"),
    "home": QT_TRANSLATE_NOOP("merging", "domisili"),
    "heir": QT_TRANSLATE_NOOP("merging", "ahli waris"),
    "children": QT_TRANSLATE_NOOP("merging", "anak"),
}


def _text(key: str, **figures: str) -> str:
    return QCoreApplication.translate("merging", str(_TEXTS[key])).format(**figures)


@dataclass(frozen=True, slots=True)
class MergingShown:
    """What a detail says of doubles here.

    Attributes:
        alike: Who may be the same person.
        into: That it was merged, into whom; or "".
    """

    alike: Sequence[AlikeShown] = ()
    into: str = ""


@dataclass(frozen=True, slots=True)
class MergeActs:
    """What merging can ask for, each about the registration shown and perhaps another."""

    merging: Callable[[UUID], Merging]
    plan: Callable[[UUID, UUID], Merge]
    merge: Callable[[UUID, UUID], Merge]
    undo: Callable[[UUID], Registration]
    zone: str


class MergeViewModel(QObject):
    """Offers a merge, says what it would do, and does it only when asked once more.

    Signals:
        shown: ``MergingShown``.
        planned: A sentence that says what merging with one of them would do.
        done: Id of the registration to be shown now, and what was done, in words.
        said: A sentence: why it cannot be.
        broke: A bug's error.
    """

    shown = Signal(object)
    planned = Signal(str)
    done = Signal(object, str)
    said = Signal(str)
    broke = Signal(object)

    def __init__(
        self, jobs: JobRunner, changes: Changes, acts: MergeActs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._changes, self._acts = jobs, changes, acts
        self._latest = Latest()
        self._pair: tuple[UUID, UUID] | None = None
        self._subject: UUID | None = None
        self._reveals = True
        self._merging: Merging | None = None

    @Slot(object)
    def look(self, subject: UUID) -> None:
        """Find who may be merged with a registration."""
        self._subject, self._pair, self._merging = subject, None, None
        self._jobs.run(
            lambda: self._acts.merging(subject), self._latest.only(self._found), self._failed
        )

    @Slot(object)
    def reveal(self, sight: Sight) -> None:
        """Show names whole, or so that nobody behind the clerk can read them."""
        reveals, self._reveals = self._reveals, sight.shows_names
        if self._merging is not None and reveals is not self._reveals:
            self._found(self._merging)

    @Slot(object)
    def plan(self, other: UUID) -> None:
        """Say what merging with one of them would do."""
        subject = self._subject
        if subject is not None:
            self._pair = subject, other
            self._jobs.run(
                lambda: self._acts.plan(subject, other), self._latest.only(self._tell), self._failed
            )

    @Slot()
    def merge(self) -> None:
        """Do what was planned."""
        pair, self._pair = self._pair, None
        if pair is not None:
            self._jobs.run(lambda: self._acts.merge(*pair), self._merged, self._failed)

    @Slot()
    def undo(self) -> None:
        """Undo the merge of the registration shown."""
        subject = self._subject
        if subject is not None:
            self._jobs.run(lambda: self._acts.undo(subject), self._undone, self._failed)

    def _found(self, merging: Merging) -> None:
        self._merging, into = merging, merging.into
        words = ""
        if into is not None:
            number = formats.short_number(into.number)
            name = into.worker.name
            shown = name if self._reveals else formats.masked_name(name)
            words = _text("into", name=shown, number=number)
        alike = [alike_shown(one, self._acts.zone) for one in merging.alike]
        shown_so = alike if self._reveals else [masked(one) for one in alike]
        self.shown.emit(MergingShown(shown_so, words))

    def _tell(self, plan: Merge) -> None:
        kept, folded = (formats.short_number(one.number) for one in (plan.kept, plan.folded))
        words = _text("plan", kept=kept, folded=folded)
        if plan.filled:
            words = f"{words} {_text('filled', fields=', '.join(map(_text, plan.filled)))}"
        self.planned.emit(words)

    def _merged(self, merge: Merge) -> None:
        self._changes.tell(Change.WORKERS, Change.OUTBOX)
        number = formats.short_number(merge.kept.number)
        self.done.emit(merge.kept.id, _text("merged", number=number))

    def _undone(self, anew: Registration) -> None:
        self._changes.tell(Change.WORKERS, Change.OUTBOX)
        number = formats.short_number(anew.number)
        self.done.emit(anew.id, _text("undone", number=number))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Refused):
            self.said.emit(" ".join(map(sentence, error.issues)))
        elif isinstance(error, Unavailable):
            self.said.emit(sentence_of(error))
        else:
            self.broke.emit(error)
