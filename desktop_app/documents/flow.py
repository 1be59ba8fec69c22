"""What is set from the top of a sheet downwards, at one density."""

from desktop_app.documents.density import CLOSE, Density
from desktop_app.documents.forms import Form
from desktop_app.documents.layout import Page, Rule
from desktop_app.documents.palette import FINE, GREEN, HAIRLINE
from desktop_app.domain.paper_format import PaperFormat

_FEW, _SHORT_LABELS = 2, 45.0
"""So many facts on A6 have labels so short."""


def is_slip(form: Form) -> bool:
    return form.size is PaperFormat.FOUR_A6


class Flow:
    """Sets the flowing part on a page from the top, and counts where air can go."""

    def __init__(self, form: Form, page: Page, top: float, density: Density) -> None:
        self.form, self.page, self.y, self.density = form, page, top, density
        self.air = 0.0
        self.stretches = 0

    @property
    def labels(self) -> float:
        """Where facts begin: the few of a slip have short labels."""
        few = is_slip(self.form) and self.density.facts <= _FEW
        return _SHORT_LABELS if few else self.form.labels

    @property
    def small(self) -> float:
        """Size of labels and notes: on paper that is large enough, smaller than facts."""
        return max(self.density.small, min(self.page.least, self.density.size))

    def skip(self, points: float) -> None:
        self.y += points

    def stretch(self, points: float) -> None:
        """Skip at least so much: a place where spare room may go."""
        self.y += points + self.air
        self.stretches += 1

    def begin_row(self) -> None:
        """Come to the baseline of a row."""
        rise = 0.84 if self.density.frame >= CLOSE else 0.87
        self.stretch(self.density.pad + self.density.size * rise)

    def end_row(self) -> None:
        fall = 0.26 if self.density.frame >= CLOSE else 0.3
        self.skip(self.density.pad + self.density.size * fall)

    def rule(self, weight: float = FINE, *, strong: bool = False) -> None:
        page = self.page
        page.add(Rule(page.margin, self.y, page.room, weight, GREEN if strong else HAIRLINE))
