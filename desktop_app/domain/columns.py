"""One field of many facts, written as one column: what is alike stands together, and packs well.

Each form of a column is exact, and the first that fits is taken; ``docs/wire.md`` shows them. How a
batch of facts is cut into columns is told in ``batch.py``.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any, TypeAlias

Column: TypeAlias = list[Any] | dict[str, Any]

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_PLACES = {letter: place for place, letter in enumerate(LETTERS)}
_EACH = 3
"""A table pays where each value in it stands for this many rows."""
_PLAIN = frozenset({str, int, type(None)})
_BEYOND = 1 << 63
_LONGEST_STEM, _MOST_DIGITS = 64, 15
_UUID7 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")
_NOISE = 19
"""The hexadecimal digits of a UUIDv7 behind its time and its version."""


def column_of(values: Sequence[Any]) -> Column:
    """Return the column of at least one value, each plain JSON."""
    told = _told(values)
    known = dict.fromkeys(told)
    if len(known) == 1:
        return {"same": values[0]}
    if len(known) <= min(len(values) // _EACH, len(LETTERS)):
        return _table(values, told, known)
    return _numbers(values) or _uuids(values) or _texts(values) or list(values)


def values_of(column: Column, count: int) -> list[Any]:
    """Return the values of a column.

    Args:
        column: As ``column_of`` wrote it, or whatever was sent instead.
        count: How many there must be.

    Raises:
        ValueError: It is no column, or not of this length.
    """
    try:
        values = _read(column, count)
    except (ValueError, TypeError, LookupError, AttributeError, OverflowError) as error:
        raise ValueError("not a column") from error
    if len(values) != count:
        raise ValueError("a column of another length")
    return values


def _read(column: Any, count: int) -> list[Any]:
    if isinstance(column, list):
        return column
    return _READERS[frozenset(column)](column, count)


def _read_same(column: dict[str, Any], count: int) -> list[Any]:
    return [column["same"]] * count


def _read_table(column: dict[str, Any], _count: int) -> list[Any]:
    table = list(column["table"])
    return [table[_PLACES[letter]] for letter in column["letters"]]


def _read_lines(column: dict[str, Any], _count: int) -> list[Any]:
    return _text(column["lines"]).split("\n")


def _read_digits(column: dict[str, Any], _count: int) -> list[Any]:
    digits, each = _text(column["digits"]), column["each"]
    return [digits[place : place + each] for place in range(0, len(digits), each)]


def _read_numbers(column: dict[str, Any], count: int) -> list[int]:
    numbers = [column["first"], *values_of(column["steps"], count - 1)]
    if not {int}.issuperset(map(type, numbers)):
        raise ValueError("not numbers")
    read = list(accumulate(numbers))
    if min(read) < -_BEYOND or max(read) >= _BEYOND:
        raise ValueError("beyond 64 bits")
    return read


def _read_ends(column: dict[str, Any], count: int) -> list[Any]:
    stem, width = _text(column["stem"]), column["width"]
    if len(stem) > _LONGEST_STEM or not 0 < width <= _MOST_DIGITS:
        raise ValueError("too long")
    return [f"{stem}{number:0{width}}" for number in _read_numbers(column, count)]


def _read_uuids(column: dict[str, Any], count: int) -> list[Any]:
    noise = _text(column["uuid7"])
    return [
        _uuid(milliseconds, noise[place * _NOISE : (place + 1) * _NOISE])
        for place, milliseconds in enumerate(_read_numbers(column, count))
    ]


_READERS: Mapping[frozenset[str], Callable[[dict[str, Any], int], list[Any]]] = {
    frozenset({"same"}): _read_same,
    frozenset({"table", "letters"}): _read_table,
    frozenset({"lines"}): _read_lines,
    frozenset({"digits", "each"}): _read_digits,
    frozenset({"first", "steps"}): _read_numbers,
    frozenset({"first", "steps", "stem", "width"}): _read_ends,
    frozenset({"first", "steps", "uuid7"}): _read_uuids,
}


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("not a text")  # noqa: TRY004 - whatever is wrong is no column
    return value


def _told(values: Sequence[Any]) -> Sequence[Any]:
    """Return what is equal for values that JSON writes alike, and for no others: true is not 1.

    Nearly all columns are of plain texts or numbers, which stand for themselves.
    """
    if _PLAIN.issuperset(map(type, values)):
        return values
    return [repr(value) for value in values]


def _table(values: Sequence[Any], told: Sequence[Any], known: Iterable[Any]) -> Column:
    """Write few values as a table, and one letter for each row."""
    first = dict(zip(reversed(told), reversed(values), strict=True))
    letters = dict(zip(known, LETTERS, strict=False))
    return {
        "table": [first[each] for each in letters],
        "letters": "".join([letters[each] for each in told]),
    }


def _numbers(values: Sequence[Any]) -> Column | None:
    """Write whole numbers as the first and the steps between them, where the steps are alike."""
    if {int}.issuperset(map(type, values)):
        steps = {after - before for before, after in pairwise(values)}
        if len(steps) == 1:
            return {"first": values[0], "steps": {"same": steps.pop()}}
    return None


def _uuids(values: Sequence[Any]) -> Column | None:
    """Write UUIDv7s as the steps of their milliseconds, and what is random in them."""
    if not all(isinstance(value, str) and _UUID7.fullmatch(value) for value in values):
        return None
    times = [int(value[:8] + value[9:13], 16) for value in values]
    noise = [value[15:18] + value[19:23] + value[24:] for value in values]
    steps = [after - before for before, after in pairwise(times)]
    return {"first": times[0], "steps": steps, "uuid7": "".join(noise)}


def _uuid(milliseconds: int, noise: str) -> str:
    time = f"{milliseconds:012x}"
    return f"{time[:8]}-{time[8:]}-7{noise[:3]}-{noise[3:7]}-{noise[7:]}"


def _texts(values: Sequence[Any]) -> Column | None:
    if not {str}.issuperset(map(type, values)):
        return None
    return _ends(values) or _digits(values) or _lines(values)


def _ends(values: Sequence[str]) -> Column | None:
    """Write texts that differ in the number they end with, if it goes on by itself."""
    stem = values[0].rstrip("0123456789")
    width = len(values[0]) - len(stem)
    if not 0 < width <= _MOST_DIGITS or len(stem) > _LONGEST_STEM:
        return None
    numbers = [value[len(stem) :] for value in values]
    if {value[: len(stem)] for value in values} != {stem} or not _are_numbers(numbers, width):
        return None
    steps = [int(after) - int(before) for before, after in pairwise(numbers)]
    if len(set(steps)) > len(steps) // _EACH:
        return None
    return {"first": int(numbers[0]), "steps": column_of(steps), "stem": stem, "width": width}


def _digits(values: Sequence[str]) -> Column | None:
    """Write texts of as many digits each without anything between them."""
    each = len(values[0])
    if each == 0 or not _are_numbers(values, each):
        return None
    return {"digits": "".join(values), "each": each}


def _are_numbers(texts: Sequence[str], width: int) -> bool:
    digits = "".join(texts)
    return set(map(len, texts)) == {width} and digits.isascii() and digits.isdigit()


def _lines(values: Sequence[str]) -> Column | None:
    lines = "\n".join(values)
    return {"lines": lines} if lines.count("\n") == len(values) - 1 else None
