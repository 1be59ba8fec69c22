"""One who signs a paper that flows: where and as what, room for the hand, the name."""

from desktop_app.documents.imprint import plain
from desktop_app.documents.layout import Page, Rule, Style, Tag
from desktop_app.documents.leaf_setting import Setting
from desktop_app.documents.lines import wrapped
from desktop_app.documents.palette import GREY, INK
from desktop_app.documents.statement import Signature
from desktop_app.documents.typefaces import Face


class Block:
    """One who signs: where and as what, the hand, the name and its number."""

    def __init__(self, signature: Signature, room: float, setting: Setting) -> None:
        self._room, self._leading = room, setting.leading
        self._text = Style(Face.TEXT, setting.size, INK)
        self._bold = Style(Face.BOLD, setting.size, INK)
        self._grey = Style(Face.TEXT, setting.small, GREY)
        self._said = [
            line
            for text in (signature.place_and_day, signature.title)
            for line in wrapped(plain(text), self._text, room)
        ]
        self._name = wrapped(plain(signature.name), self._bold, room)
        self._number = wrapped(plain(signature.number), self._grey, room)

    @property
    def above(self) -> float:
        return len(self._said) * self._leading

    @property
    def below(self) -> float:
        return (len(self._name) + len(self._number)) * self._leading + 6

    def place(self, page: Page, x: float, y: float, base: float) -> None:
        """Place it with the line to sign on at ``base``."""
        leading = self._leading
        with page.part(Tag.P):
            page.write_lines(x, y + self._text.size * 0.9, self._said, self._text, leading)
        page.add(Rule(x, base, self._room, 0.6, INK))
        with page.part(Tag.P):
            y = page.write_lines(x, base + leading * 0.95, self._name, self._bold, leading)
            page.write_lines(x, y + leading, self._number, self._grey, leading)
