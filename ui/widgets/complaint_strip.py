"""The strip that sums up what is said about a form, and leads from one field to the next."""

from collections.abc import Sequence

from ui.theme import Theme
from ui.viewmodels.worded import Complaint
from ui.widgets.pieces import Notice
from ui.widgets.registration_form import RegistrationFormWidget

_MOST_NAMED = 4  # more names than these make the summary a list nobody reads


class ComplaintStrip(Notice):
    """Says how many fields are to be looked at and which; it counts down as they are put right."""

    def __init__(self, theme: Theme, form: RegistrationFormWidget) -> None:
        super().__init__(theme)
        self._form = form
        self._told: Sequence[Complaint] = ()
        self._fields = list[str]()
        self._are_marks = False

    def tell(self, complaints: Sequence[Complaint], besides: str = "") -> None:
        """Mark the fields of a refusal and sum it up, with what there is to say ``besides``."""
        self._are_marks = False
        self._show(complaints, besides)

    def tell_marks(self, complaints: Sequence[Complaint]) -> None:
        """Mark what the city would not take: it alone knows what is right, so an edit will do."""
        self.tell(complaints)
        self._are_marks = True

    def take_back(self, still: Sequence[Complaint]) -> None:
        """Leave only what still stands."""
        if not self._are_marks:
            self._show(still)

    def edited(self, name: str) -> None:
        """Take back a mark of the city's where its field was edited."""
        row = self._form.parts.fields[name].editors
        if self._are_marks and any(one.field in row for one in self._told):
            self._show([one for one in self._told if one.field not in row])

    def go_to_first(self) -> None:
        if self._fields:
            self._form.go_to(self._fields[0])

    def go(self, step: int) -> bool:
        """Go to the next (or previous) field that is not right yet; False without any.

        From where the focus is: whoever has gone elsewhere meanwhile is not led back.
        """
        if not self._fields:
            return False
        order = list(self._form.parts.editors)
        focused = self._form.pins.focused_name()
        here = order.index(focused) if focused else -1 if step > 0 else len(order)
        beyond = [one for one in self._fields if (order.index(one) - here) * step > 0]
        self._form.go_to((beyond or self._fields)[0 if step > 0 else -1])
        return True

    def forget(self) -> None:
        """Say nothing any more."""
        self._told, self._fields = (), []
        self.silence()
        self._form.calm()

    def _show(self, complaints: Sequence[Complaint], besides: str = "") -> None:
        self._told = complaints
        self._form.complain(tuple(complaints))
        blocking = {one.field for one in complaints if one.blocks}
        self._fields = self._form.in_order(blocking or {one.field for one in complaints})
        homeless = [one.text for one in complaints if not self._form.parts.name_of(one.field)]
        said = [self._summed_up(bool(blocking)), *homeless, besides]
        self.say(" ".join(each for each in said if each), "error" if blocking else "warn")

    def _summed_up(self, blocked: bool) -> str:
        # Fields that share a label are named once.
        names = [
            name for name in dict.fromkeys(map(self._form.parts.name_of, self._fields)) if name
        ]
        if not names:
            return ""
        named = ", ".join(names[:_MOST_NAMED])
        if len(names) > _MOST_NAMED:
            named = self.tr("{names} dan lainnya").format(names=named)
        if blocked:
            told = self.tr("%n kolom perlu diperiksa: {names} (F8)", "", len(names))
        else:
            told = self.tr(
                "%n catatan: {names}. Tekan Ctrl+S lagi untuk menyimpan.", "", len(names)
            )
        return told.format(names=named)
