"""What is being typed, kept in the file while it is typed, so that a crash takes none of it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from desktop_app.errors import Unavailable
from desktop_app.use_cases.form import RegistrationForm
from ui.jobs import JobRunner
from ui.messages import sentence_of

KEPT_WITHIN_MS = 1500
"""From the first key that is not kept yet; with the writing itself, under two seconds."""


@dataclass(frozen=True, slots=True)
class DraftActs:
    """Where one form's typing is kept; ``read`` gives what was kept before, if anything."""

    read: Callable[[], RegistrationForm | None]
    keep: Callable[[RegistrationForm], None]
    drop: Callable[[], None]


class DraftViewModel(QObject):
    """Keeps one form as it is typed.

    The clock runs from the first key that is not kept, not from the last: somebody who types
    without a pause is kept too.

    Signals:
        unavailable: A sentence: the world says no; what is on the screen is still there.
        broke: A bug's error.
    """

    unavailable = Signal(str)
    broke = Signal(object)

    def __init__(self, jobs: JobRunner, acts: DraftActs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._acts = jobs, acts
        self._untouched: RegistrationForm | None = None
        self._kept: RegistrationForm | None = None
        self._wanted: RegistrationForm | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(KEPT_WITHIN_MS)
        self._soon.timeout.connect(self.keep_now)

    @property
    def is_begun(self) -> bool:
        """Whether anything was typed that is not saved."""
        return self._wanted not in (None, self._untouched) or self._kept is not None

    def read(self) -> RegistrationForm | None:
        """Return what was kept before this program was started, if anything."""
        try:
            return self._acts.read()
        except Unavailable as no:
            self.unavailable.emit(sentence_of(no))
            return None

    def shows_untouched(self, form: RegistrationForm) -> None:
        """Take the form as it stands for one that nobody has typed into."""
        self._soon.stop()
        self._untouched, self._kept, self._wanted = form, None, None

    def shows_kept(self, form: RegistrationForm) -> None:
        """Take the form as it stands for what has been kept already."""
        self._soon.stop()
        self._kept, self._wanted = form, None

    def touched(self, form: RegistrationForm) -> None:
        """Take what was typed, to be kept soon."""
        self._wanted = form
        if not self._soon.isActive():
            self._soon.start()

    def keep(self, form: RegistrationForm) -> None:
        """Keep a form that was thrown away and is wanted back."""
        self._untouched, self._wanted = None, form
        self.keep_now()

    def keep_now(self) -> None:
        """Keep at once what is not kept yet: the field was left, or the program may be going."""
        if not isValid(self._soon):  # it has gone: all was kept as that began
            return
        self._soon.stop()
        wanted, self._wanted = self._wanted, None
        if wanted is None or wanted == self._kept:
            return
        if wanted == self._untouched:
            self.discard()
            return
        self._kept = wanted
        self._jobs.run(lambda: self._acts.keep(wanted), lambda _kept: None, self._not_kept)

    def wait(self) -> None:
        """Begin nothing: the form is being saved, which takes the draft with it."""
        self._soon.stop()

    def discard(self) -> None:
        """Forget what was kept: the clerk has thrown it away."""
        self._soon.stop()
        self._wanted = None
        if self._kept is not None:
            self._kept = None
            self._jobs.run(self._acts.drop, lambda _dropped: None, self._not_kept)

    def _not_kept(self, error: Exception) -> None:
        self._kept = None
        if isinstance(error, Unavailable):
            self.unavailable.emit(sentence_of(error))
        else:
            self.broke.emit(error)
