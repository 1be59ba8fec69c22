"""A page nothing is kept on: for finding out how far matter reaches before it is set."""

from collections.abc import Sequence
from typing import Self

from desktop_app.documents.layout import Element, Page, Part, Style, Tag


class _Nothing(Part):
    """A part of a page nothing is kept on."""

    __slots__ = ()

    def __init__(self) -> None:
        """Belong to no page."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *of_what_happened: object) -> None:
        """Leave everything as it is."""


_NOTHING = _Nothing()


class Sketch(Page):
    """A page nothing is kept on: for finding out how far matter reaches before it is set."""

    __slots__ = ()

    def part(self, tag: Tag, alt: str = "", scope: str = "Column") -> Part:
        return _NOTHING

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
