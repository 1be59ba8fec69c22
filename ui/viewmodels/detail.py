"""One registration whole: what was registered, what became of it, and what may be done now."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Signal, Slot

from desktop_app.domain.confirmation import SIGNED_KINDS, PaperKind, PaperRecord
from desktop_app.domain.delivery import DeliveryStatus
from desktop_app.domain.disputes import Side
from desktop_app.domain.issues import Refused
from desktop_app.domain.listing import standing_of
from desktop_app.domain.worker import Registration
from desktop_app.errors import Unavailable
from desktop_app.use_cases.lists import Detail
from desktop_app.use_cases.revoking import is_revoked
from ui import formats
from ui.changes import Change, Changes
from ui.jobs import JobRunner, Latest
from ui.messages import sentence, sentence_of
from ui.sight import Sight
from ui.terms import look_of, standing_word, term
from ui.viewmodels.disputes import (
    DisputeShown,
    dispute_shown,
    doubles_shown,
)
from ui.viewmodels.history import Act, history_shown
from ui.viewmodels.merging import MergeActs, MergeViewModel
from ui.viewmodels.person import Person, identity_rows, labelled, work_rows
from ui.viewmodels.shown import DueShown, due_shown

_TEXTS = {
    "identity": QT_TRANSLATE_NOOP("detail", "Identitas"),
    "work": QT_TRANSLATE_NOOP("detail", "Pekerjaan dan iuran"),
    "membership": QT_TRANSLATE_NOOP("detail", "Kepesertaan"),
    "decree": QT_TRANSLATE_NOOP("detail", "SK"),
    "kpj": QT_TRANSLATE_NOOP("detail", "KPJ"),
    "protection": QT_TRANSLATE_NOOP("detail", "Perlindungan"),
    "reason": QT_TRANSLATE_NOOP("detail", "Alasan"),
    "from_to": QT_TRANSLATE_NOOP("detail", "{start} sampai {end}"),
    "decree_of": QT_TRANSLATE_NOOP("detail", "{number}, {on}"),
    "copy": QT_TRANSLATE_NOOP("detail", "{paper} (salinan {copy})"),
    "revoked": QT_TRANSLATE_NOOP("detail", "{paper}, dicabut"),
    "was_revoked": QT_TRANSLATE_NOOP(
        "detail", "{paper} dicabut. Kota diberi tahu saat data dikirim; cetak bukti yang baru."
    ),
    "was_revoked.confirmation": QT_TRANSLATE_NOOP(
        "detail",
        "Konfirmasi Kepesertaan dicabut, semua lembarnya. Kota diberi tahu saat data dikirim, lalu "
        "menandatangani yang baru; sesudah itu datang, cetak lagi.",
    ),
    "all_sheets": QT_TRANSLATE_NOOP("detail", "{paper}, semua lembar"),
    "number.changed": QT_TRANSLATE_NOOP("detail", "Nomor pendaftaran berubah: cetak ulang"),
}


def _text(key: str, **figures: str) -> str:
    return QCoreApplication.translate("detail", str(_TEXTS[key])).format(**figures)


@dataclass(frozen=True, slots=True)
class Section:
    """A titled list of labels and values; empty values are left out."""

    title: str
    rows: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class DetailShown:
    """A registration, worded."""

    id: UUID
    name: str
    number: str
    standing: str
    icon: str
    tone: str
    sections: Sequence[Section]
    history: Sequence[Act]
    papers: Sequence[str]
    due: DueShown
    may_amend: bool
    may_withdraw: bool
    may_print: frozenset[PaperKind]
    may_revoke: bool
    needs_clerk: bool
    doubles: Sequence[str] = ()
    dispute: DisputeShown | None = None


@dataclass(frozen=True, slots=True)
class DetailActs:
    """What the detail can ask for."""

    detail: Callable[[UUID], Detail]
    withdraw: Callable[[UUID, str], Registration]
    choose: Callable[[UUID, Side], Registration]
    revocable: Callable[[UUID], Sequence[PaperRecord]]
    revoke: Callable[[UUID, PaperKind, int, str], PaperRecord]
    merging: MergeActs
    zone: str


class DetailViewModel(QObject):
    """Shows one registration, and takes it back when asked.

    Signals:
        shown: ``DetailShown``.
        amend_wanted: The ``Registration`` to be amended.
        withdrawn: It was taken back.
        revocable: How the papers that can be revoked are called, one after the other.
        done: A sentence.
        refused: A sentence about the reason given.
        unavailable: A sentence.
        broke: A bug's error.
    """

    shown = Signal(object)
    amend_wanted = Signal(object)
    withdrawn = Signal()
    revocable = Signal(object)
    done = Signal(str)
    refused = Signal(str)
    unavailable = Signal(str)
    broke = Signal(object)

    def __init__(
        self, jobs: JobRunner, changes: Changes, acts: DetailActs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._changes, self._acts = jobs, changes, acts
        self.merging = MergeViewModel(jobs, changes, acts.merging, self)
        self.merging.broke.connect(self.broke)
        self._latest = Latest()
        self._subject: UUID | None = None
        self._detail: Detail | None = None
        self._revocable: Sequence[PaperRecord] = ()
        self._reveals = False
        changes.happened.connect(self._follow)

    @Slot(object)
    def open(self, subject: UUID) -> None:
        self._subject = subject
        self._jobs.run(
            lambda: self._acts.detail(subject), self._latest.only(self._was_read), self._failed
        )

    @Slot(object)
    def open_to_amend(self, subject: UUID) -> None:
        """Read a registration and go straight on to amending it."""
        self._subject = subject
        self._jobs.run(lambda: self._acts.detail(subject), self._amend_read, self._failed)

    @Slot(object)
    def reveal(self, sight: Sight) -> None:
        """Show numbers, phone and the names of others whole, or hide all but a hint of them."""
        self._reveals = sight.shows_numbers
        self.merging.reveal(sight)
        self._show()

    @Slot()
    def amend(self) -> None:
        if self._detail is not None and self._detail.may_amend:
            self.amend_wanted.emit(self._detail.registration)

    @Slot(str)
    def withdraw(self, reason: str) -> None:
        subject = self._subject
        if subject is not None:
            self._jobs.run(
                lambda: self._acts.withdraw(subject, reason), self._was_withdrawn, self._failed
            )

    @Slot()
    def ask_revocable(self) -> None:
        """Say which papers can be revoked, or why none can by this officer."""
        subject = self._subject
        if subject is not None:
            self._jobs.run(
                lambda: self._acts.revocable(subject),
                self._offer_to_revoke,
                self._failed,
            )

    def _offer_to_revoke(self, papers: Sequence[PaperRecord]) -> None:
        if papers[0].worker != self._subject:  # another person is open by now
            return
        self._revocable = papers
        self.revocable.emit([_revocable_line(paper, self._acts.zone) for paper in papers])

    def revoke(self, place: int, reason: str) -> None:
        """Say that a paper does not count any more: the one that stood there in ``revocable``."""
        paper = self._revocable[place]
        self._jobs.run(
            lambda: self._acts.revoke(paper.worker, paper.kind, paper.copy, reason),
            self._was_revoked,
            self._failed,
        )

    def _was_revoked(self, paper: PaperRecord) -> None:
        self._changes.tell(Change.PAPERS, Change.OUTBOX)
        is_city_s = paper.kind is PaperKind.CONFIRMATION
        key = "was_revoked.confirmation" if is_city_s else "was_revoked"
        self.done.emit(_text(key, paper=_paper_name(paper)))

    @Slot(object)
    def choose(self, side: Side) -> None:
        """Let the city's content hold, or ours."""
        subject = self._subject
        if subject is not None:
            self._jobs.run(lambda: self._acts.choose(subject, side), self._was_chosen, self._failed)

    def _was_chosen(self, _registration: Registration) -> None:
        self._changes.tell(Change.WORKERS, Change.OUTBOX)

    def _was_read(self, detail: Detail) -> None:
        self._detail = detail
        self._show()
        self.merging.look(detail.registration.id)

    def _amend_read(self, detail: Detail) -> None:
        self._was_read(detail)
        self.amend()

    def _was_withdrawn(self, _registration: Registration) -> None:
        self._changes.tell(Change.WORKERS, Change.OUTBOX)
        self.withdrawn.emit()

    def _show(self) -> None:
        if self._detail is not None:
            self.shown.emit(detail_shown(self._detail, self._acts.zone, self._reveals))

    def _follow(self, changes: frozenset[Change]) -> None:
        if self._subject is not None and changes & {Change.WORKERS, Change.PAPERS}:
            self.open(self._subject)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Refused):
            self.refused.emit(" ".join(map(sentence, error.issues)))
        elif isinstance(error, Unavailable):
            self.unavailable.emit(sentence_of(error))
        else:
            self.broke.emit(error)


def detail_shown(detail: Detail, zone: str, reveals: bool) -> DetailShown:
    """Word a registration; ``reveals`` shows its numbers whole."""
    registration = detail.registration
    status = registration.application.status
    icon, tone = look_of(standing_of(status, detail.delivery).value)
    sections = (
        Section(_text("membership"), _membership(detail, reveals)),
        Section(_text("identity"), labelled(identity_rows(_person_of(detail), numbers=reveals))),
        Section(_text("work"), labelled(work_rows(_person_of(detail)))),
    )
    return DetailShown(
        id=registration.id,
        name=registration.worker.name,
        number=registration.number,
        standing=standing_word(status, detail.delivery),
        icon=icon,
        tone=tone,
        sections=[section for section in sections if section.rows],
        history=history_shown(detail, zone, reveals),
        papers=_papers(detail, zone),
        due=due_shown(detail.due, registration.worker.enrolment.segment.earns_wage),
        may_amend=detail.may_amend,
        may_withdraw=detail.may_withdraw,
        may_print=detail.may_print,
        may_revoke=any(paper.kind in SIGNED_KINDS for paper in detail.papers),
        needs_clerk=detail.delivery is DeliveryStatus.NEEDS_CLERK,
        doubles=doubles_shown(detail.doubles, detail.double_places),
        dispute=dispute_shown(detail.dispute, zone, reveals) if detail.dispute else None,
    )


def _person_of(detail: Detail) -> Person:
    """Return whom a registration is about, with what the books say of it in words."""
    return Person(
        worker=detail.registration.worker,
        due=detail.due,
        region_line=detail.region_line,
        home_line=detail.home_line,
        occupation=detail.occupation_name,
        second_occupation=detail.second_occupation_name,
    )


def _membership(detail: Detail, reveals: bool) -> list[tuple[str, str]]:
    application = detail.registration.application
    kpj, decree, protection = application.kpj, application.decree, application.protection
    shown_kpj, shown_decree, shown_protection = "", "", ""
    if kpj is not None:
        shown_kpj = kpj.grouped if reveals else kpj.masked
    if decree is not None:
        shown_decree = _text("decree_of", number=decree.number, on=formats.long_day(decree.on))
    if protection is not None:
        start, end = formats.long_day(protection.start), formats.long_day(protection.end)
        shown_protection = _text("from_to", start=start, end=end)
    rows = (
        ("kpj", shown_kpj),
        ("protection", shown_protection),
        ("decree", shown_decree),
        ("reason", application.reason),
    )
    return [(_text(key), value) for key, value in rows if value]


def _papers(detail: Detail, zone: str) -> list[str]:
    """Return the papers handed out, the latest first."""
    facts = [fact for fact, _ in detail.facts]
    lines = []
    for paper in reversed(list(detail.papers)):
        line = _paper_line(paper, zone)
        lines.append(_text("revoked", paper=line) if is_revoked(paper, facts) else line)
    return lines


def _revocable_line(paper: PaperRecord, zone: str) -> str:
    if paper.kind is PaperKind.CONFIRMATION:
        return _text("all_sheets", paper=term(paper.kind))
    return _paper_line(paper, zone)


def _paper_line(paper: PaperRecord, zone: str) -> str:
    return f"{formats.moment(paper.at, zone)} · {_paper_name(paper)}"


def _paper_name(paper: PaperRecord) -> str:
    name = term(paper.kind)
    return name if paper.copy == 1 else _text("copy", paper=name, copy=str(paper.copy))
