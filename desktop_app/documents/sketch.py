"""A page nothing is kept on: for finding out how far matter reaches before it is set."""

from collections.abc import Sequence

from desktop_app.documents.layout import Element, Page, Style


class Sketch(Page):
    """A page nothing is kept on: for finding out how far matter reaches before it is set."""

    __slots__ = ()

    def add(self, element: Element) -> None:
        """Forget it."""

    def write(self, x: float, baseline: float, text: str, style: Style) -> float:
        return x + style.width(text)

    def write_to(self, right: float, baseline: float, text: str, style: Style) -> float:
        return right - style.width(text)

    def write_lines(
        self, x: float, baseline: float, lines: Sequence[str], style: Style, leading: float
    ) -> float:
        return baseline + (len(lines) - 1) * leading

    def put_below(self, place: int, elements: Sequence[Element]) -> None:
        """Forget them."""
