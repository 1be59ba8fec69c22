"""What the end of a line never parts: a date, a number in groups, a sum, a name and its numeral."""

import re
from functools import lru_cache

from desktop_app.documents import words

_MONTHS = frozenset((*words.MONTHS, *(month[:3] for month in words.MONTHS)))
_DAY = re.compile(r"\(?\d{1,2}")
_GROUP = re.compile(r"[(+]?\+?\d[\d.()/-]*")
"""A part of a number with gaps: a NIK, a KPJ, a NIP, ``(0264) 123 456``."""
_COUNTED = re.compile(
    r"(.*/|\()?(No\.|Nomor|Rp|RT|RW|NIP|NPP|Telp\.|Telepon|HP|WA|UU|PP|pukul|Pasal|salinan)"
)
"""What belongs to the number after it."""
_UNITS = re.compile(r"(WIB|WITA|WIT|mm|%|bulan|orang|hari|jam)\b.*")
_NUMERAL = re.compile(r"(?=[IVX])X{0,2}(IX|IV|V?I{0,3})[,.;)]*")
"""What belongs to the name before it: Lampiran I, Gang Melati II."""
_NUMERALS = frozenset("IVX")
_DASHES = frozenset("–—")


@lru_cache(maxsize=2048)
def pieces(text: str) -> tuple[str, ...]:
    """Return the words of a text, those that belong together as one.

    With spaces between them they are the text again.
    """
    found: list[str] = []
    before = ""
    for word in text.split(" "):
        if found and _belong_together(before, word):
            found[-1] += f" {word}"
        else:
            found.append(word)
        before = word
    return tuple(found)


def _belong_together(before: str, word: str) -> bool:
    if word in _DASHES or (word[:1] in _NUMERALS and _NUMERAL.fullmatch(word)):
        return True
    if word.strip(",.;)") in _MONTHS:
        return _DAY.fullmatch(before) is not None
    if before[-1:].isdigit() and _UNITS.fullmatch(word):
        return True
    if not word[:1].isdigit():
        return word[:1] in "(+" and word[1:2].isdigit() and _COUNTED.fullmatch(before) is not None
    return any((before in _MONTHS, _COUNTED.fullmatch(before), _GROUP.fullmatch(before)))
