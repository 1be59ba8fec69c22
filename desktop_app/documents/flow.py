"""What is set from the top of a sheet downwards, at one density."""

from desktop_app.documents.density import CLOSE, Density
from desktop_app.documents.forms import Form
from desktop_app.documents.layout import Page, Rule, Style
from desktop_app.documents.palette import FINE, GREEN, GREY, HAIRLINE, INK
from desktop_app.documents.typefaces import Face
from desktop_app.domain.paper_format import PaperFormat

_FEW, _SHORT_LABELS = 2, 45.0
"""So many facts on A6 have labels so short."""


def is_slip(form: Form) -> bool:
    return form.size is PaperFormat.FOUR_A6


class Flow:
    """Sets the flowing part on a page from the top, and counts where air can go.

    Attributes:
        labels: Where facts begin beside their labels.
        small: Size of labels and notes.
        label, value: How facts are set.
    """

    def __init__(self, form: Form, page: Page, top: float, density: Density) -> None:
        self.form, self.page, self.y, self.density = form, page, top, density
        self.air = 0.0
        self.stretches = 0
        self.rows = 0
        self.is_slip = is_slip(form)
        # The few facts of a slip have short labels.
        few = self.is_slip and density.facts <= _FEW
        self.labels = _SHORT_LABELS if few else form.labels
        # On paper that is large enough, labels and notes are smaller than facts.
        self.small = max(density.small, min(page.least, density.size))
        self.label = Style(Face.TEXT, density.size, GREY)
        self.value = Style(Face.STRONG, density.size, INK)
        close = density.frame >= CLOSE
        self._rise = density.pad + density.size * (0.84 if close else 0.87)
        self._fall = density.pad + density.size * (0.26 if close else 0.3)

    def skip(self, points: float) -> None:
        self.y += points

    def stretch(self, points: float) -> None:
        """Skip at least so much: a place where spare room may go."""
        self.y += points + self.air
        self.stretches += 1

    def begin_row(self) -> None:
        """Come to the baseline of a row."""
        self.rows += 1
        self.stretches += 1
        self.y += self._rise + self.air

    def end_row(self) -> None:
        self.y += self._fall

    def rule(self, weight: float = FINE, *, strong: bool = False) -> None:
        page = self.page
        page.add(Rule(page.margin, self.y, page.room, weight, GREEN if strong else HAIRLINE))
