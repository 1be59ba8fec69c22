"""How Indonesian names are compared: one person's name is written in many ways.

The differences that mean nothing are taken out first (``spoken``): titles, the spelling of before
1972 (oe, dj, tj), Arabic names as they are heard (Muh., Mochamad, Muhammad; Abd. Rochman,
Abdurrahman), letters that sound alike (f, p and v; y and i), doubled ones. What is left is compared
word by word, in any order, and one slip of the finger is let pass in a long word.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from desktop_app.domain.spelling import folded

_TITLES = frozenset(
    {
        "h", "hj", "haji", "hajah", "hajjah", "kh", "kiai", "kyai", "kiyai", "nyai", "ustad",
        "ustadz", "ustaz", "ustadzah", "habib", "sayid", "syekh", "drs", "dra", "dr", "drg", "drh",
        "ir", "prof", "r", "rr", "rd", "raden", "roro", "rara", "tb", "tubagus", "daeng", "baiq",
        "teuku", "tn", "ny", "nn", "nona", "tuan", "nyonya", "bpk", "bapak", "ibu", "sdr", "sdri",
        "alm", "almh", "almarhum", "almarhumah", "bin", "binti", "bt",
    }
)  # fmt: skip
"""Before a name or within it; left out where more is left, for some are names too."""

_MUHAMMAD, _ABDUL = "muhamad", "abdul"
_SHORT = {
    **dict.fromkeys(("moh", "muh", "moch", "much", "mohd", "muhd", "mhd", "md"), _MUHAMMAD),
    **dict.fromkeys(("abd", "abdl", "abdoel", "abdil", "abdel"), _ABDUL),
    "akh": "ahmad", "ach": "ahmad", "st": "siti", "sitti": "siti",
}  # fmt: skip
_MUHAMMADS = re.compile(r"m[ou](?:c?h|kh)am+[ae][dt]")
_ABDUL_JOINED = re.compile(r"abd(?:u|oe)([lrsnzdt])(?!l?ah?$)([a-z]{3,})")

_SOUNDS = (
    ("oe", "u"), ("dj", "j"), ("tj", "c"), ("nj", "ny"), ("sj", "sy"), ("iy", "i"),
    ("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("sh", "s"), ("sy", "s"), ("ts", "s"),
    ("ch", "h"), ("ck", "k"), ("q", "k"), ("x", "ks"), ("v", "p"), ("f", "p"),
)  # fmt: skip
_VOWELS = ((re.compile(r"(?:a[iey]|oi)(?=[^aeiouy])"), "e"), (re.compile(r"au(?=[^aeiouy])"), "o"))
_EVENED = (("y", "i"), ("z", "s"))
_DOUBLED = re.compile(r"(.)\1+")
_ENDINGS = {"d": "t", "b": "p", "c": "k"}
_HEARD = {
    "roman": "raman", "roim": "raim", "sole": "sale", "soli": "sale", "jusup": "iusup",
    "jaia": "iaia", "jakup": "iakup",
}  # fmt: skip
"""Words whose vowels are heard either way, as they stand once everything else is evened."""

_COMMON = frozenset(
    {"siti", "nur", "sri", "abdul", "amat", "muamat", "dewi", "agus", "eka", "dui", "tri"}
)
"""Words so many share that they tell little (as ``spoken`` leaves them)."""

_LITTLE, _MUCH, _INITIAL = 0.5, 1.0, 0.4
_ENOUGH_FOR_A_SLIP = 4
_LONG = 6
_BEGINNING = 4


class NameBand(IntEnum):
    """How alike two names are, the more the greater."""

    APART = 0
    PART = 1
    CLOSE = 2
    EQUAL = 3


Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is compared.

    Attributes:
        words: As they sound, titles taken out, in their order.
        written: All letters as they were typed, as if it were one word.
        together: The same as it sounds.
    """

    words: Words
    written: str
    together: str


@lru_cache(maxsize=8192)
def spoken(name: str) -> Name:
    """Return a name as it is compared."""
    typed = folded(name.partition(",")[0]).split() or folded(name).split()
    bare = [word for word in typed if word not in _TITLES] or typed
    words = tuple(sound for word in bare for sound in _sounds(word))
    return Name(words, "".join(bare), _run_together(words))


def name_band(one: str, other: str) -> NameBand:
    """Say how alike two names are; of an empty one nothing can be said, and that is ``APART``."""
    mine, theirs = spoken(one), spoken(other)
    if not mine.words or not theirs.words:
        return NameBand.APART
    if mine.together == theirs.together or sorted(mine.words) == sorted(theirs.words):
        return NameBand.EQUAL
    if _is_one_missed_key(mine, theirs):
        return NameBand.CLOSE
    return _band_of_words(mine.words, theirs.words)


def _is_one_missed_key(one: Name, other: Name) -> bool:
    """Say whether one key parts two names, which may make a word sound quite another way."""
    shortest = min(map(len, (one.written, other.written, one.together, other.together)))
    return shortest >= _ENOUGH_FOR_A_SLIP + 1 and (
        one_slip_apart(one.written, other.written) or one_slip_apart(one.together, other.together)
    )


def anchors(name: str, most: int = 2) -> frozenset[str]:
    """Return what a name is looked up by: beginnings of its longest words that tell, and its own.

    Its own is there for words written together, which have no other beginning in common.
    """
    heard = spoken(name)
    telling = [word for word in heard.words if _tells(word)]
    longest = sorted(set(telling or heard.words), key=lambda word: (-len(word), word))[:most]
    return frozenset(word[:_BEGINNING] for word in (*longest, heard.together) if word)


def one_slip_apart(one: str, other: str) -> bool:
    """Say whether one letter put in, left out, changed or swapped with its neighbour parts them."""
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1:
        return False
    place = _first_difference(one, other)
    rest, other_rest = one[place:], other[place:]
    if len(one) < len(other):
        return rest == other_rest[1:]
    swapped = rest[:2] == other_rest[1::-1] and rest[2:] == other_rest[2:]
    return rest[1:] == other_rest[1:] or swapped


def _run_together(words: Words) -> str:
    """Return a name as if it were one word, within which an h is not heard."""
    return _DOUBLED.sub(r"\1", _without_diphthongs("".join(words)).replace("h", ""))


def _first_difference(one: str, other: str) -> int:
    for place, (letter, other_letter) in enumerate(zip(one, other, strict=False)):
        if letter != other_letter:
            return place
    return len(one)


def _band_of_words(one: Words, other: Words) -> NameBand:
    pairs = _pairs(one, other)
    weight = sum(worth for worth, _, _ in pairs)
    matched = len(pairs)
    tells = any(_tells(word) and _tells(there) for _, word, there in pairs)
    if not tells:
        return NameBand.APART
    if matched == min(len(one), len(other)):
        return _band_of_subset(one, other, pairs)
    heavier = max(_weight(one), _weight(other))
    return NameBand.PART if weight >= heavier / 2 else NameBand.APART


def _band_of_subset(one: Words, other: Words, pairs: Sequence[tuple[float, str, str]]) -> NameBand:
    """Every word of the shorter is in the longer: how much was left out of it?"""
    exact = [word for _, word, there in pairs if word == there and word not in _COMMON]
    if len(one) == len(other):
        return NameBand.CLOSE
    if len(pairs) > 1 or (exact and len(exact[0]) >= _LONG):
        return NameBand.CLOSE
    return NameBand.PART


def _tells(word: str) -> bool:
    return word not in _COMMON and len(word) > 1


def _weight(name: Words) -> float:
    return sum(_worth(word) for word in name)


def _worth(word: str) -> float:
    if len(word) == 1:
        return _INITIAL
    return _LITTLE if word in _COMMON else _MUCH


def _pairs(one: Words, other: Words) -> list[tuple[float, str, str]]:
    """Return which word of one is which of the other: the best pairs first, each word once.

    The order in which pairs are tried does not depend on which name comes first.
    """
    possible = [
        (-worth, min(word, there), max(word, there), at, place)
        for at, word in enumerate(one)
        for place, there in enumerate(other)
        if (worth := _pair_worth(word, there))
    ]
    taken: set[int] = set()
    met: set[int] = set()
    found: list[tuple[float, str, str]] = []
    for worth, _, _, at, place in sorted(possible):
        if at not in taken and place not in met:
            taken.add(at)
            met.add(place)
            found.append((-worth, one[at], other[place]))
    return found


def _pair_worth(one: str, other: str) -> float:
    if one == other:
        return _worth(one)
    if one[0] != other[0] and min(len(one), len(other)) < _LONG:
        return 0.0
    if len(one) == 1 or len(other) == 1:
        return _INITIAL
    if min(len(one), len(other)) >= _ENOUGH_FOR_A_SLIP and one_slip_apart(one, other):
        return 0.8 * min(_worth(one), _worth(other))
    return 0.0


@lru_cache(maxsize=8192)
def _sounds(word: str) -> tuple[str, ...]:
    """Return a word as it sounds: two words where the first is Abdul, written together."""
    whole = _SHORT.get(word, word)
    if _MUHAMMADS.fullmatch(whole):
        whole = _MUHAMMAD
    joined = _ABDUL_JOINED.fullmatch(whole)
    if joined is None:
        return (_sound(whole),)
    first, rest = joined.groups()
    return (
        _sound(_ABDUL),
        _sound(rest if rest.startswith(first) or first == "l" else first + rest),
    )


def _sound(word: str) -> str:
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    word = _without_diphthongs(word)
    first = "j" if word.startswith("z") else word[:1]
    word = first + word[1:].replace("h", "")
    for written, heard in _EVENED:
        word = word.replace(written, heard)
    word = _DOUBLED.sub(r"\1", word)
    if len(word) > 1:
        word = word[:-1] + _ENDINGS.get(word[-1], word[-1])
    return _HEARD.get(word, word)


def _without_diphthongs(word: str) -> str:
    for pattern, heard in _VOWELS:
        word = pattern.sub(heard, word)
    return word
