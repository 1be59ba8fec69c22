"""The registration form's knowledge: what the NIK says, what is owed, what stands in the way."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal, Slot

from desktop_app.domain.enrolment import Segment
from desktop_app.domain.issues import Refused, Weight
from desktop_app.domain.month import Month
from desktop_app.domain.worker import Registration
from desktop_app.errors import Unavailable
from desktop_app.use_cases.form import RegistrationForm, carried_over
from desktop_app.use_cases.registration import NikReading, Quote
from ui.changes import Change, Changes
from ui.jobs import JobRunner, Latest
from ui.messages import sentence_of
from ui.viewmodels.draft import DraftActs, DraftViewModel
from ui.viewmodels.shown import (
    Choice,
    DueShown,
    NikShown,
    complaints,
    due_shown,
    nik_shown,
)

CARRIED_FIELDS = ("kelurahan", "rt", "rw", "workplace", "income")
"""Typed fields the next person in the queue most likely shares; shown tinted, F3 fetches more."""


@dataclass(frozen=True, slots=True)
class RegistrationActs:
    """What the form can ask for; made in ``ui/app.py`` with desk and clock already inside.

    Attributes:
        save: The form as typed and the codes of warnings the clerk has seen.
        occupations, regions: At most eight choices for what was typed.
        occupation_name, region_name: What a code is called.
        months: First contribution months to choose from.
        drafts: Where what is typed is kept until it is saved.
    """

    empty: Callable[[], RegistrationForm]
    read_nik: Callable[[str], NikReading]
    quote: Callable[[RegistrationForm], Quote]
    save: Callable[[RegistrationForm, frozenset[str]], Registration]
    occupations: Callable[[str], Sequence[Choice]]
    occupation_name: Callable[[str], str]
    occupation_needs_words: Callable[[str], bool]
    regions: Callable[[str], Sequence[Choice]]
    region_name: Callable[[str], str]
    months: Callable[[], Sequence[Month]]
    consent_text: Callable[[], str]
    drafts: DraftActs
    zone: str


class RegistrationViewModel(QObject):
    """Takes a filled form to the register, and says how it went.

    Signals:
        nik_read: ``NikShown``, as the NIK is typed.
        due_changed: ``DueShown``, or None while something it needs is missing.
        busy: The form is being saved; nothing may be typed.
        refused: ``Complaint`` of each issue; the clerk can correct or, where none blocks, stand by.
        registered: The saved ``Registration``, and whether its paper is wanted at once.
        filled: A ``RegistrationForm`` to show: the next person's, or the one to amend.
        restored: The same, as it was being typed when the program ended without being asked to.
        unavailable: A sentence: the world says no, and the form is kept.
        broke: Something else; the window shows it.
    """

    nik_read = Signal(object)
    due_changed = Signal(object)
    busy = Signal(bool)
    refused = Signal(object)
    registered = Signal(object, bool)
    filled = Signal(object)
    restored = Signal(object)
    unavailable = Signal(str)
    broke = Signal(object)

    def __init__(
        self,
        jobs: JobRunner,
        changes: Changes,
        acts: RegistrationActs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.acts = acts
        self.draft = DraftViewModel(jobs, acts.drafts, self)
        self.draft.unavailable.connect(self.unavailable)
        self.draft.broke.connect(self.broke)
        self.previous: RegistrationForm | None = None
        self._jobs, self._changes = jobs, changes
        self._last_nik, self._last_quote = Latest(), Latest()
        self._seen: frozenset[str] = frozenset()
        self._saving, self._retired = False, False

    @Slot()
    def retire(self) -> None:
        """Answer nobody any more; what is being saved is saved, and then this object goes."""
        self._retired = True
        self.draft.keep_now()
        self._last_nik.forget()
        self._last_quote.forget()
        if not self._saving:
            self.deleteLater()

    @Slot()
    def begin(self) -> None:
        """Show what was being typed when the program ended, else what ``start`` shows."""
        self.start()
        kept = self.draft.read()
        if kept is not None:
            self.restored.emit(kept)

    @Slot()
    def start(self) -> None:
        """Show an empty form, with what the previous person left behind."""
        self._seen = frozenset()
        self._last_nik.forget()
        empty = self.acts.empty()
        if self.previous is not None:
            empty = replace(carried_over(self.previous), since=empty.since)
        self.filled.emit(empty)
        self.nik_read.emit(NikShown())

    @Slot()
    def forget_previous(self) -> None:
        """Share nothing with the last person: the next ones have something else in common."""
        self.previous = None
        if not self.draft.is_begun:
            self.start()

    @Slot(object)
    def open(self, form: RegistrationForm) -> None:
        """Show a registration as it stands, to be amended."""
        self._seen = frozenset()
        self.filled.emit(form)

    @Slot(str)
    def nik_typed(self, text: str) -> None:
        self._seen = frozenset()  # another person: what was accepted was accepted for the last one
        self._jobs.run(
            lambda: self.acts.read_nik(text),
            self._last_nik.only(self._nik_was_read),
        )

    @Slot(object)
    def typed(self, form: RegistrationForm) -> None:
        """Say what will be owed, now that something it depends on has changed."""
        self._jobs.run(
            lambda: self.acts.quote(form),
            self._last_quote.only(lambda quote: self.due_changed.emit(_due_of(quote, form))),
        )

    @Slot(object, bool)
    def submit(self, form: RegistrationForm, wants_paper: bool = False) -> None:
        """Save; a second press while the first is under way does nothing."""
        if self._saving:
            return
        self._saving = True
        self.draft.wait()
        self.busy.emit(True)
        seen = self._seen
        self._jobs.run(
            lambda: self.acts.save(form, seen),
            lambda saved: self._saved(form, saved, wants_paper),
            self._failed,
        )

    def _nik_was_read(self, reading: NikReading) -> None:
        self.nik_read.emit(nik_shown(reading, self.acts.zone))

    def _saved(self, form: RegistrationForm, saved: Registration, wants_paper: bool) -> None:
        self._rest()
        self.previous = form
        self._changes.tell(Change.WORKERS, Change.OUTBOX)
        self.registered.emit(saved, wants_paper)

    def _failed(self, error: Exception) -> None:
        self._rest()
        self.draft.keep_now()
        if isinstance(error, Refused):
            warned = {issue.code for issue in error.issues if issue.weight is Weight.WARNS}
            self._seen |= warned
            self.refused.emit(complaints(error.issues))
        elif isinstance(error, Unavailable):
            self.unavailable.emit(sentence_of(error))
        else:
            self.broke.emit(error)

    def _rest(self) -> None:
        self._saving = False
        self.busy.emit(False)
        if self._retired:
            self.deleteLater()


def _due_of(quote: Quote, form: RegistrationForm) -> DueShown | None:
    if quote.due is None:
        return None
    earns_wage = Segment(form.segment).earns_wage
    return due_shown(quote.due, earns_wage, form.months, quote.period_total)
