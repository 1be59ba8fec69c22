"""How typed words are compared: without case, marks, apostrophes and punctuation."""

import unicodedata

_DROPPED = dict.fromkeys([*map(ord, "'’‘`´ʼ\""), *range(0x0300, 0x0370)])  # marks NFKD splits off
_GAPS = dict.fromkeys(map(ord, "\t.,;:/\\-–—()[]&+_"), " ")
_TABLE: dict[int, str | None] = {**_DROPPED, **_GAPS}


def folded(text: str) -> str:
    """Return text as it is compared: ``"Sogae'adu (Baru)"`` becomes ``"sogaeadu baru"``.

    Line ends stay, so that a whole list can be folded at once; other gaps become one space.
    """
    plain = unicodedata.normalize("NFKD", text).casefold().translate(_TABLE)
    while "  " in plain:
        plain = plain.replace("  ", " ")
    return plain.replace(" \n", "\n").replace("\n ", "\n").strip(" ")


def words_begin(typed: str, text: str) -> bool:
    """Say whether every typed word is the beginning of some word of the text, in any order.

    Both are given folded; nothing typed fits everything.
    """
    return all(f" {word}" in f" {text}" for word in typed.split())
