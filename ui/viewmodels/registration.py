"""The registration form's knowledge: what the NIK says, what is owed, what stands in the way."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop_app.domain.enrolment import Segment
from desktop_app.domain.issues import Refused, Weight
from desktop_app.domain.worker import Registration
from desktop_app.errors import Unavailable
from desktop_app.use_cases.form import (
    HOUSEHOLD,
    NEVER_PINNED,
    RegistrationForm,
    carried_over,
    of_household,
)
from desktop_app.use_cases.registration import UNDO_TIME, NikReading, Quote
from ui.changes import Change, Changes
from ui.jobs import JobRunner, Latest
from ui.messages import sentence_of
from ui.sight import Sight
from ui.viewmodels.alike import AlikeViewModel
from ui.viewmodels.draft import DraftViewModel
from ui.viewmodels.mending import MendingViewModel
from ui.viewmodels.naming import Naming
from ui.viewmodels.reading_back import CardShown, card_shown
from ui.viewmodels.registration_acts import RegistrationActs
from ui.viewmodels.shown import (
    DueShown,
    NikShown,
    due_shown,
    nik_shown,
)
from ui.viewmodels.worded import complaints

_PREFILLED = frozenset({"kelurahan"})
"""What stands in an empty form already, as if carried over: Enter passes it by."""

UNDO_MS = round(UNDO_TIME.total_seconds() * 1000)


class RegistrationViewModel(QObject):
    """Takes a filled form to the register, and says how it went.

    Signals:
        nik_read: ``NikShown``, as the NIK is typed.
        due_changed: ``DueShown``, or None while something it needs is missing.
        busy: The form is being saved; nothing may be typed.
        refused: ``Complaint`` of each issue; the clerk can correct or, where none blocks, stand by.
        registered: The saved ``Registration``, and whether its paper is wanted at once.
        read_out: ``CardShown``: what would be saved, for the worker to check.
        filled: A ``RegistrationForm`` to show: the next person's, or the one to amend.
        undone: The same, as it was saved a moment ago: that was taken back.
        card_looked_up: The form with its family card's address; None where nobody here has it.
        may_undo: Whether what was saved last may still be taken back.
        restored: The same, as it was being typed when the program ended without being asked to.
        unavailable: A sentence: the world says no, and the form is kept.
        broke: Something else; the window shows it.
    """

    nik_read = Signal(object)
    due_changed = Signal(object)
    busy = Signal(bool)
    refused = Signal(object)
    registered = Signal(object, bool)
    read_out = Signal(object)
    filled = Signal(object)
    restored = Signal(object)
    undone = Signal(object)
    may_undo = Signal(bool)
    card_looked_up = Signal(object)
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
        self.alike = AlikeViewModel(jobs, acts.alike, acts.zone, self)
        self.mending = MendingViewModel(jobs, acts.judge, self)
        self.draft.unavailable.connect(self.unavailable)
        self.draft.broke.connect(self.broke)
        self.previous: RegistrationForm | None = None
        self._pinned: frozenset[str] | None = None
        self.carried: frozenset[str] = frozenset()
        self._has_aside = False
        self._undoable: tuple[UUID, RegistrationForm] | None = None
        self._undo_time = QTimer(self)
        self._undo_time.setSingleShot(True)
        self._undo_time.setInterval(UNDO_MS)
        self._undo_time.timeout.connect(self._undo_over)
        self._jobs, self._changes = jobs, changes
        self._last_nik, self._last_quote, self._last_card = Latest(), Latest(), Latest()
        self._last_card_read = Latest()
        self._seen: frozenset[str] = frozenset()
        self._saving, self._retired = False, False
        self.naming = Naming(self)
        self._reading: NikReading | None = None

    @Slot()
    def retire(self) -> None:
        """Answer nobody any more; what is being saved is saved, and then this object goes."""
        self._retired = True
        self.alike.retire()
        self.mending.forget()
        self.draft.keep_now()
        self._last_nik.forget()
        self._last_quote.forget()
        self._last_card.forget()
        self._last_card_read.forget()
        if not self._saving:
            self.deleteLater()

    @Slot()
    def begin(self) -> None:
        """Show what was being typed when the program ended, else what ``start`` shows."""
        if self._undoable is not None:  # by whoever sat here before
            self._undo_over()
        self.may_undo.emit(False)  # what is told of it goes too, and what was thrown away
        kept = self.draft.read()
        waits = kept is not None and self.acts.aside is not None  # its turn comes after this one
        if kept is None and self.acts.aside is not None:
            kept = self.acts.aside()
        self.start()
        self._jobs.run(lambda: self.acts.birth_place("xx", ""), lambda _town: None)  # gets it ready
        self._has_aside = waits
        if kept is not None:
            self.restored.emit(kept)

    @Slot()
    def start(self) -> None:
        """Show an empty form, with what the previous person left behind."""
        if self._has_aside and self.acts.aside is not None:
            self._has_aside = False
            self.busy.emit(True)
            self._jobs.run(self.acts.aside, self._show_aside, self._failed)
        empty = self.acts.empty()
        if self.previous is None:
            self._show(empty, _given(empty, _PREFILLED))
            return
        shared = replace(carried_over(self.previous, self.pinned), since=empty.since)
        self._show(shared, _given(shared, self.pinned))

    def _show_aside(self, aside: RegistrationForm | None) -> None:
        """Go on with what was begun before another one was taken back."""
        self._rest()
        if aside is not None:
            self._show(aside, frozenset())
            self.draft.shows_kept(aside)

    @Slot()
    def start_in_family(self) -> None:
        """Show a form for the next person of the family card that was saved last."""
        if self.previous is None:
            return
        shared = replace(carried_over(self.previous, self.pinned), since=self.acts.empty().since)
        shared = of_household(shared, self.previous)
        self._show(shared, _given(shared, self.pinned | HOUSEHOLD))

    @Slot(object)
    def look_up_card(self, form: RegistrationForm) -> None:
        """Find the address that goes with a family card, where somebody has that card here."""

        def found(known: RegistrationForm | None) -> None:
            self.card_looked_up.emit(None if known is None else of_household(form, known))

        self._jobs.run(
            lambda: self.acts.household(form.family_card), self._last_card.only(found), self._failed
        )

    def pin(self, name: str) -> bool | None:
        """Let the next person share a field, or no longer; None where it is one person's alone."""
        if name in NEVER_PINNED:
            return None
        pinned = self._pinned = self.pinned ^ {name}
        self._jobs.run(lambda: self.acts.keep_pins(pinned), lambda _kept: None, self._failed)
        return name in pinned

    @property
    def pinned(self) -> frozenset[str]:
        """Names of the fields the next person shares."""
        if self._pinned is None:
            self._pinned = self.acts.pins()
        return self._pinned

    @Slot(object)
    def undo(self, typed: RegistrationForm) -> None:
        """Take back what was saved last; ``typed`` is what stands in the form now."""
        if self._undoable is None or self.acts.undo is None or self._saving:
            return
        act, (subject, form) = self.acts.undo, self._undoable
        begun = typed if self.draft.is_begun else None
        self._has_aside = begun is not None
        self._undo_ended()
        self._saving = True
        self.draft.wait()
        self.busy.emit(True)
        self._jobs.run(
            lambda: act(subject, form, begun), lambda _gone: self._taken_back(form), self._failed
        )

    def _taken_back(self, form: RegistrationForm) -> None:
        self._rest()
        self._changes.tell(Change.WORKERS, Change.OUTBOX)
        self._show(form, frozenset())
        self.draft.shows_kept(form)
        self.undone.emit(form)

    def _undo_over(self) -> None:
        self._undo_ended()
        self._changes.tell(Change.OUTBOX)

    def _undo_ended(self) -> None:
        self._undoable = None
        self._undo_time.stop()
        self.may_undo.emit(False)

    def _show(self, form: RegistrationForm, carried: frozenset[str]) -> None:
        self._seen = frozenset()
        self._last_nik.forget()
        self._last_card_read.forget()
        self.carried = carried
        self.alike.forget()
        self.filled.emit(form)
        if not form.nik:
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
        self._seen, self.carried = frozenset(), frozenset()
        self.filled.emit(form)

    @Slot(object)
    def reveal(self, sight: Sight) -> None:
        """Show the names of others whole, or so that nobody behind the clerk can read them."""
        self.naming.reveal(sight)
        self.alike.reveal(sight)
        if self._reading is not None and self._reading.held is not None:
            self._nik_was_read(self._reading)

    def have_back(self, form: RegistrationForm, typed: RegistrationForm) -> None:
        """Show again what was thrown away; whoever was begun since (``typed``) comes after it."""
        act = self.acts.put_aside
        if act is not None and self.draft.is_begun:
            self._has_aside = True
            self._jobs.run(lambda: act(typed), lambda _kept: None, self._failed)
        self.open(form)

    @Slot(str)
    def nik_typed(self, text: str) -> None:
        self._seen = frozenset()  # another person: what was accepted was accepted for the last one
        self._jobs.run(lambda: self.acts.read_nik(text), self._last_nik.only(self._nik_was_read))

    @Slot(object)
    def typed(self, form: RegistrationForm) -> None:
        """Say what will be owed, now that something it depends on has changed."""
        self._jobs.run(
            lambda: self.acts.quote(form),
            self._last_quote.only(lambda quote: self.due_changed.emit(_due_of(quote, form))),
        )

    @Slot(object)
    def read_back(self, form: RegistrationForm) -> None:
        """Show what would be saved; what stands in the way is said instead, as saving would."""
        if not self._saving:
            self._jobs.run(
                lambda: card_shown(form, self.acts.read_back(form)),
                self._last_card_read.only(self.read_out.emit),
                self._failed,
            )

    def save_read_out(self, card: CardShown, wants_paper: bool) -> None:
        """Save what the worker has checked and agreed to; the doubts on the card were seen."""
        self._seen |= card.codes
        self.submit(replace(card.form, consent=True), wants_paper)

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
        self._reading = reading
        self.nik_read.emit(nik_shown(reading, self.acts.zone, reveals=self.naming.reveals))

    def _saved(self, form: RegistrationForm, saved: Registration, wants_paper: bool) -> None:
        self._rest()
        self.previous = form
        may_undo = self.acts.undo is not None and not self._retired
        # What may still be taken back is not offered yet: there is nothing new to send.
        self._changes.tell(Change.WORKERS, *(() if may_undo else (Change.OUTBOX,)))
        self.registered.emit(saved, wants_paper)
        if may_undo:
            self._undoable = saved.id, form
            self._undo_time.start()
            self.may_undo.emit(True)

    def _failed(self, error: Exception) -> None:
        self._rest()
        self.draft.keep_now()
        if isinstance(error, Refused):
            warned = {issue.code for issue in error.issues if issue.weight is Weight.WARNS}
            self._seen |= warned
            self.mending.watch(error.issues)
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


def _given(form: RegistrationForm, names: frozenset[str]) -> frozenset[str]:
    return frozenset(name for name in names if getattr(form, name))


def _due_of(quote: Quote, form: RegistrationForm) -> DueShown | None:
    if quote.due is None:
        return None
    return due_shown(quote.due, Segment(form.segment).earns_wage, form.months, quote.period_total)
