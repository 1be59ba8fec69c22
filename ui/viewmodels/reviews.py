"""The day's work before a supervisor: what to look at first, and how each word of theirs went."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Signal, Slot

from desktop_app.domain.delivery import DeliveryStatus
from desktop_app.domain.issues import Refused
from desktop_app.domain.review import ToReview
from desktop_app.errors import Unavailable
from desktop_app.use_cases.reviews import PORTION, Compared, DaysWork, Seen
from ui import formats
from ui.changes import Change, Changes
from ui.jobs import JobRunner
from ui.messages import sentence, sentence_for, sentence_of
from ui.models.plain_table import PlainColumn, PlainTableModel
from ui.sight import Sight
from ui.terms import letters

_TEXTS = {
    "doubts": QT_TRANSLATE_NOOP("reviews", "Yang perlu dilihat"),
    "number": QT_TRANSLATE_NOOP("reviews", "No."),
    "name": QT_TRANSLATE_NOOP("reviews", "Nama"),
    "segment": QT_TRANSLATE_NOOP("reviews", "Segmen"),
    "officer": QT_TRANSLATE_NOOP("reviews", "Petugas"),
    "at": QT_TRANSLATE_NOOP("reviews", "Disimpan"),
    "none": QT_TRANSLATE_NOOP("reviews", "Tidak ada keraguan"),
    "sum": QT_TRANSLATE_NOOP(
        "reviews", "{count} belum diperiksa, {doubted} dengan keraguan. {done} sudah diperiksa."
    ),
    "own": QT_TRANSLATE_NOOP("reviews", "{count} Anda daftarkan sendiri: penyelia lain memeriksa."),
    "approved": QT_TRANSLATE_NOOP("reviews", "{count} data disetujui."),
    "returned": QT_TRANSLATE_NOOP(
        "reviews", "Dikembalikan. Petugas melihatnya di Perlu diperbaiki."
    ),
    "same": QT_TRANSLATE_NOOP("reviews", "Sama dengan yang tersimpan, dan disetujui."),
    "stands": QT_TRANSLATE_NOOP("reviews", "Yang tersimpan tetap, dan disetujui."),
    "differs": QT_TRANSLATE_NOOP("reviews", "Tidak sama dengan kertas: {fields}."),
    "nik": QT_TRANSLATE_NOOP("reviews", "NIK"),
    "mother": QT_TRANSLATE_NOOP("reviews", "Ibu kandung"),
    "family_card": QT_TRANSLATE_NOOP("reviews", "No. KK"),
    "phone": QT_TRANSLATE_NOOP("reviews", "HP"),
}

DOUBTS = {
    "nik.date_differs": QT_TRANSLATE_NOOP("reviews", "tanggal lahir berbeda dari NIK"),
    "nik.sex_differs": QT_TRANSLATE_NOOP("reviews", "jenis kelamin berbeda dari NIK"),
    "nik.region_unknown": QT_TRANSLATE_NOOP("reviews", "kode wilayah NIK tidak dikenal"),
    "nik.region_differs": QT_TRANSLATE_NOOP("reviews", "NIK terbit di wilayah lain"),
    "region.unknown": QT_TRANSLATE_NOOP("reviews", "kelurahan tidak ada di daftar wilayah"),
    "registration.alike": QT_TRANSLATE_NOOP("reviews", "mirip orang yang sudah terdaftar"),
    "contribution.relief_unclear": QT_TRANSLATE_NOOP("reviews", "keringanan belum pasti"),
    "contribution.relief_not_applied": QT_TRANSLATE_NOOP("reviews", "keringanan tidak dihitung"),
    "eligibility.quota_nearly_full": QT_TRANSLATE_NOOP("reviews", "kuota hampir penuh"),
}
"""What a clerk stood by, in the few words a table has room for: the figures were not kept."""


def review_text(key: str, **figures: str) -> str:
    return QCoreApplication.translate("reviews", str(_TEXTS[key])).format(**figures)


def seen_of(one: ToReview) -> Seen:
    return Seen(one.line.id, one.version)


@dataclass(frozen=True, slots=True)
class ReviewActs:
    """What a supervisor's page can ask for."""

    allowed: Callable[[], bool]
    work: Callable[[int], DaysWork]
    approve: Callable[[Sequence[Seen]], int]
    object_to: Callable[[Seen, str, Sequence[str], bool], None]
    fields: Callable[[Seen], Sequence[str]]
    compare: Callable[[Seen, Mapping[str, str]], Sequence[Compared]]
    stands: Callable[[Seen], None]
    zone: str


class ReviewViewModel(QObject):
    """Approves in portions, so that a save never waits for more than one of them.

    Signals:
        allowed: Whether this officer may look at the others' work.
        shown: ``DaysWork``, and a sentence that sums it up.
        rekey_wanted: A ``ToReview`` and the fields to be typed again.
        differs: A ``ToReview`` and what was typed beside what is on file, ``Compared`` list.
        done: A sentence.
        refused: A sentence.
        busy: Approving is under way.
        look_wanted: Id of a registration.
        broke: A bug's error.
    """

    allowed = Signal(bool)
    shown = Signal(object, str)
    rekey_wanted = Signal(object, object)
    differs = Signal(object, object)
    done = Signal(str)
    refused = Signal(str)
    busy = Signal(bool)
    look_wanted = Signal(object)
    broke = Signal(object)

    def __init__(
        self, jobs: JobRunner, changes: Changes, acts: ReviewActs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._changes, self._acts = jobs, changes, acts
        self._days, self._looked_at, self._hides = 1, False, False
        self._work: DaysWork | None = None
        self.is_allowed = False
        columns = (
            PlainColumn[ToReview](_TEXTS["doubts"], doubts_in_words, _shape),
            PlainColumn[ToReview](
                _TEXTS["number"], lambda it: formats.short_number(it.line.number)
            ),
            PlainColumn[ToReview](_TEXTS["name"], self._name),
            PlainColumn[ToReview](_TEXTS["segment"], lambda it: letters(it.line.segment)),
            PlainColumn[ToReview](_TEXTS["officer"], lambda it: it.officer),
            PlainColumn[ToReview](
                _TEXTS["at"], lambda it: formats.moment(it.line.at, self._acts.zone)
            ),
        )
        self.table: PlainTableModel[ToReview] = PlainTableModel("reviews", columns, self)
        changes.happened.connect(self._follow)

    @Slot(object)
    def reveal(self, sight: Sight) -> None:
        """Show names whole, or so that nobody behind can read them."""
        self._hides = not sight.shows_names
        self.table.show_again()

    def _name(self, one: ToReview) -> str:
        return formats.masked_name(one.line.name) if self._hides else one.line.name

    @Slot()
    def ask_whether_allowed(self) -> None:
        """Say whether whoever sits here may look; nothing of what was shown before stays."""
        self._work = None
        self.table.show_all(())
        self.shown.emit(DaysWork((), 0, (), 0), "")
        self._jobs.run(self._acts.allowed, self._allow, self._failed)

    def _allow(self, allowed: bool) -> None:
        self.is_allowed = allowed
        self.allowed.emit(allowed)

    @Slot(int)
    def read(self, days: int) -> None:
        """Show what was saved in the last days; 1 is today alone."""
        self._days, self._looked_at = days, True
        self._jobs.run(lambda: self._acts.work(days), self._show, self._failed)

    @Slot()
    def leave(self) -> None:
        """Stop following the file: nobody looks."""
        self._looked_at = False

    @Slot()
    def approve_all(self) -> None:
        """Approve everything that is shown."""
        if self._work is not None and self._work.lines:
            self.busy.emit(True)
            self._approve([seen_of(one) for one in self._work.lines], 0)

    @Slot(int)
    def approve_one(self, row: int) -> None:
        one = self.table.thing(row)
        if one is not None:
            self.busy.emit(True)
            self._approve([seen_of(one)], 0)

    def object_to(
        self, one: ToReview, reason: str, fields: Sequence[str] = (), *, rekeyed: bool = False
    ) -> None:
        self._jobs.run(
            lambda: self._acts.object_to(seen_of(one), reason, fields, rekeyed),
            lambda _done: self._was_done("returned"),
            self._failed,
        )

    @Slot()
    def rekey_next(self) -> None:
        """Ask for the next of the sample to be typed again."""
        if self._work is None or not self._work.sample:
            return
        one = self._work.sample[0]
        self._jobs.run(
            lambda: self._acts.fields(seen_of(one)),
            lambda fields: self.rekey_wanted.emit(one, fields),
            self._failed,
        )

    def compare(self, one: ToReview, typed: Mapping[str, str]) -> None:
        def compared(found: Sequence[Compared]) -> None:
            if found:
                self.differs.emit(one, found)
            else:
                self._was_done("same")

        self._jobs.run(lambda: self._acts.compare(seen_of(one), typed), compared, self._failed)

    def stands(self, one: ToReview) -> None:
        self._jobs.run(
            lambda: self._acts.stands(seen_of(one)),
            lambda _done: self._was_done("stands"),
            self._failed,
        )

    @Slot(int)
    def open(self, row: int) -> None:
        one = self.table.thing(row)
        if one is not None:
            self.look_wanted.emit(one.line.id)

    def _approve(self, left: list[Seen], done: int) -> None:
        portion, rest = left[:PORTION], left[PORTION:]

        def approved(count: int) -> None:
            if rest:
                self._approve(rest, done + count)
            else:
                self.busy.emit(False)
                self._was_done("approved", count=formats.number(done + count))

        self._jobs.run(lambda: self._acts.approve(portion), approved, self._failed)

    def _was_done(self, key: str, **figures: str) -> None:
        self.done.emit(review_text(key, **figures))
        self._changes.tell(Change.WORKERS, Change.OUTBOX)

    def _show(self, work: DaysWork) -> None:
        self._work = work
        self.table.show_all(work.lines)
        self.shown.emit(work, summed_up(work))

    def _follow(self, changes: frozenset[Change]) -> None:
        if self._looked_at and changes & {Change.WORKERS}:
            self.read(self._days)

    def _failed(self, error: Exception) -> None:
        self.busy.emit(False)
        if isinstance(error, Refused):
            self.refused.emit(" ".join(map(sentence, error.issues)))
        elif isinstance(error, Unavailable):
            self.refused.emit(sentence_of(error))
        else:
            self.broke.emit(error)


def summed_up(work: DaysWork) -> str:
    """Return in words how much there is to look at."""
    doubted = sum(bool(one.doubts) for one in work.lines)
    words = review_text(
        "sum",
        count=formats.number(len(work.lines)),
        doubted=formats.number(doubted),
        done=formats.number(work.looked_at),
    )
    if not work.own:
        return words
    return f"{words} {review_text('own', count=formats.number(work.own))}"


def doubts_in_words(one: ToReview) -> str:
    if not one.doubts:
        return review_text("none")
    words = "; ".join(
        QCoreApplication.translate("reviews", str(DOUBTS[code]))
        if code in DOUBTS
        else sentence_for(code, {})
        for code in one.doubts
    )
    return words[:1].upper() + words[1:]


def field_words(fields: Sequence[str]) -> str:
    return review_text("differs", fields=", ".join(review_text(field) for field in fields))


def _shape(one: ToReview) -> str:
    status = DeliveryStatus.NEEDS_CLERK if one.doubts else DeliveryStatus.DELIVERED
    return status.value
