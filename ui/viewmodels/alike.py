"""Who on file may be the person being typed: asked after each key, worded, never in the way."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Signal, Slot

from desktop_app.domain.likeness import Alike, Reason, Verdict
from desktop_app.use_cases.form import RegistrationForm
from ui import formats
from ui.jobs import JobRunner
from ui.sight import Sight

_TEXTS = {
    Reason.NIK_SAME: QT_TRANSLATE_NOOP("alike", "NIK sama"),
    Reason.NIK_SLIP: QT_TRANSLATE_NOOP("alike", "NIK beda satu angka"),
    Reason.NAME_SAME: QT_TRANSLATE_NOOP("alike", "nama sama"),
    Reason.NAME_ALIKE: QT_TRANSLATE_NOOP("alike", "nama mirip"),
    Reason.BORN_SAME: QT_TRANSLATE_NOOP("alike", "tanggal lahir sama"),
    Reason.BORN_NEAR: QT_TRANSLATE_NOOP("alike", "tanggal lahir hampir sama"),
    Reason.MOTHER_ALIKE: QT_TRANSLATE_NOOP("alike", "ibu sama"),
    Reason.PHONE_SAME: QT_TRANSLATE_NOOP("alike", "HP sama"),
    Reason.CARD_SAME: QT_TRANSLATE_NOOP("alike", "KK sama"),
    Reason.ADDRESS_SAME: QT_TRANSLATE_NOOP("alike", "alamat sama"),
}
_LINE = QT_TRANSLATE_NOOP("alike", "No. {number} · {on} · {officer}")


@dataclass(frozen=True, slots=True)
class AlikeShown:
    """One of them, worded.

    Attributes:
        line: Number, day and clerk of the registration.
        why: What speaks for one person.
        tone: ``warn`` where saving will ask, else ``info``.
    """

    id: UUID
    name: str
    line: str
    why: str
    tone: str


class AlikeViewModel(QObject):
    """Asks who is alike whenever the form has changed; of several keys, after the last.

    Signals:
        found: ``AlikeShown`` of each, the likeliest first; empty where nobody is.
    """

    found = Signal(object)

    def __init__(
        self,
        jobs: JobRunner,
        search: Callable[[RegistrationForm], Sequence[Alike]],
        zone: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._search, self._zone = jobs, search, zone
        self._shown: Sequence[AlikeShown] = ()
        self._asking, self._retired = False, False
        self._reveals, self._alike = True, tuple[Alike, ...]()
        self._asked: RegistrationForm | None = None
        self._next: RegistrationForm | None = None

    @Slot(object)
    def typed(self, form: RegistrationForm) -> None:
        """Ask about a form as it stands; while one question is under way, only the last waits."""
        seen = _compared(form)
        if seen == self._asked:
            return
        self._asked = seen
        if self._asking:
            self._next = seen
            return
        self._ask(seen)

    @Slot(object)
    def reveal(self, sight: Sight) -> None:
        """Show names whole, or so that nobody behind the clerk can read them."""
        self._reveals = sight.shows_names
        if self._shown:
            self._word()

    def _word(self) -> None:
        shown = (alike_shown(one, self._zone) for one in self._alike)
        self._tell(tuple(one if self._reveals else masked(one) for one in shown))

    def forget(self) -> None:
        """Show nobody: another person is begun."""
        self._asked = self._next = None
        self._tell(())

    def retire(self) -> None:
        """Tell nobody any more."""
        self._retired = True

    def _ask(self, form: RegistrationForm) -> None:
        self._asking, self._next = True, None
        self._jobs.run(lambda: self._search(form), self._answered, self._failed)

    def _answered(self, alike: Sequence[Alike]) -> None:
        self._asking = False
        if self._retired:
            return
        if self._next is not None:
            self._ask(self._next)
        elif self._asked is not None:
            self._alike = tuple(alike)
            self._word()

    def _failed(self, _error: Exception) -> None:
        """Whoever saves is told what the world says; a hint that is missing is no news."""
        self._asking = False

    def _tell(self, shown: Sequence[AlikeShown]) -> None:
        if shown != self._shown:
            self._shown = shown
            self.found.emit(shown)


def alike_shown(alike: Alike, zone: str) -> AlikeShown:
    """Word one who is alike."""
    line = alike.line
    told = QCoreApplication.translate("alike", str(_LINE)).format(
        number=formats.short_number(line.number),
        on=formats.day_of(line.at, zone),
        officer=alike.officer,
    )
    why = ", ".join(
        QCoreApplication.translate("alike", str(_TEXTS[reason]))
        for reason in alike.likeness.reasons
    )
    tone = "warn" if alike.likeness.verdict is Verdict.LIKELY else "info"
    return AlikeShown(line.id, line.name, told, why, tone)


def masked(shown: AlikeShown) -> AlikeShown:
    """Return somebody so that nobody behind the clerk can read their name."""
    return replace(shown, name=formats.masked_name(shown.name))


def _compared(form: RegistrationForm) -> RegistrationForm:
    """Return the form without what the rule does not look at, so that it is not asked in vain."""
    return RegistrationForm(
        nik=form.nik,
        family_card=form.family_card,
        name=form.name,
        born=form.born,
        sex=form.sex,
        mother=form.mother,
        street=form.street,
        rt=form.rt,
        rw=form.rw,
        phone=form.phone,
    )
