"""What still stands in the way after a refusal, asked anew while the clerk puts it right."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal, Slot

from desktop_app.domain.issues import Issue, Weight
from desktop_app.use_cases.form import RegistrationForm
from ui.jobs import JobRunner, Latest
from ui.viewmodels.worded import complaints


class MendingViewModel(QObject):
    """Asks the rules about a form that was refused, as it changes.

    Only what was told is told again, or no more: nothing new is complained about before the next
    save, and what is right loses its mark at once.

    Signals:
        changed: ``Complaint`` of each issue that was told and still stands.
    """

    changed = Signal(object)

    def __init__(
        self,
        jobs: JobRunner,
        judge: Callable[[RegistrationForm], Sequence[Issue]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._judge, self._last = jobs, judge, Latest()
        self._told: Sequence[Issue] = ()

    def watch(self, told: Sequence[Issue]) -> None:
        """Take what a save was refused for."""
        self._last.forget()
        self._told = told

    @Slot()
    def forget(self) -> None:
        """Another form, or a save that went well: nothing is told any more."""
        self.watch(())

    @Slot(object)
    def typed(self, form: RegistrationForm) -> None:
        """Ask about the form as it stands now, where something was told of it."""
        if self._told:
            # A hint that fails to come is no news: the next save says what there is to say.
            self._jobs.run(
                lambda: self._judge(form), self._last.only(self._judged), lambda _error: None
            )

    def _judged(self, issues: Sequence[Issue]) -> None:
        left = still_standing(self._told, issues)
        if left != self._told:
            self._told = left
            self.changed.emit(complaints(left))


def still_standing(told: Sequence[Issue], issues: Sequence[Issue]) -> Sequence[Issue]:
    """Return the issues that stand now where as grave a one was told before.

    Of a field that was refused another refusal is told in its place: it is not right yet. A doubt
    that is new there is not.
    """
    refused = {_place(one) for one in told if one.weight is Weight.BLOCKS}
    doubted = {_place(one) for one in told}
    return tuple(
        one
        for one in issues
        if _place(one) in (refused if one.weight is Weight.BLOCKS else doubted - refused)
        or one in told
    )


def _place(issue: Issue) -> str:
    """Return what an issue is about: its field, or itself where it has none."""
    return issue.about or issue.code
