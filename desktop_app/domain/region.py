"""Regions by the ministry's codes (Kemendagri, not BPS): province, city, district, village.

Here *city* is a kabupaten or kota, *district* a kecamatan, *village* a kelurahan, desa or desa
adat.

Source:
    Permendagri 58/2021 for the form of a code, ``PP.KK.CC.DDDD``; the list itself and its licence
    stand in ``resources/reference/regions-NOTICE.md``.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from itertools import islice, pairwise
from typing import Self

from desktop_app.domain.issues import Issue, Refused, Weight
from desktop_app.domain.region_lines import Lines, Villages
from desktop_app.domain.spelling import folded

_CODE = re.compile(r"([0-9]{2})(?:\.?([0-9]{2})(?:\.?([0-9]{2})(?:\.?([0-9]{4}))?)?)?")
_CODE_MARKS = re.compile(r"[\s.]+")
_ABOVE_VILLAGES = re.compile(r"^(\d{2,6})\t(.*)\n", re.MULTILINE)
_OTHER_LINE = re.compile(r"^(?![^\t\n]*\t[^\t\n]*\n).*\n", re.MULTILINE)
_SOME = 1000  # names that are folded at once: all of them in a list take seven megabytes
_SHORT = (
    ("Kabupaten Administrasi ", "Kab. "),
    ("Kabupaten ", "Kab. "),
    ("Kota Administrasi ", "Kota "),
    ("Daerah Khusus Ibukota ", "DKI "),
    ("Daerah Istimewa ", "DI "),
)
_AFTER_DIGITS = ":"  # the character after "9": the upper end of all codes that share a beginning
_TOWN_SURE = 2
_CAPITAL = "Jakarta"  # whose five cities no identity card tells apart as places of birth
_BEFORE_TOWN = re.compile(r"(?:Kabupaten|Kota)(?: Administrasi)? ")
_SHORT_NAME = 3  # a shorter one has to be whole before a place: "go raja ampat", not "g raja ampat"


class Level(IntEnum):
    """How many digits a code of each level has."""

    PROVINCE = 2
    CITY = 4
    DISTRICT = 6
    VILLAGE = 10


@dataclass(frozen=True, slots=True, order=True)
class RegionCode:
    """A code of the right form; whether such a region exists, the gazetteer knows."""

    digits: str

    @classmethod
    def parse(cls, typed: str) -> Self:
        """Read ``32.04.05.1001`` or ``3204051001``, or a shorter code of a higher level.

        Raises:
            Refused: ``region.unreadable`` about ``kelurahan``.
        """
        found = _CODE.fullmatch(typed.strip())
        if found is None:
            raise Refused(Issue("region.unreadable", "kelurahan"))
        return cls("".join(part for part in found.groups() if part))

    @property
    def level(self) -> Level:
        return Level(len(self.digits))

    @property
    def dotted(self) -> str:
        parts = [self.digits[start:end] for start, end in pairwise((0, *Level))]
        return ".".join(part for part in parts if part)

    @property
    def province(self) -> "RegionCode":
        return RegionCode(self.digits[: Level.PROVINCE])

    @property
    def city(self) -> "RegionCode":
        """The kabupaten or kota it lies in; a province is given back as it is."""
        return RegionCode(self.digits[: Level.CITY])

    @property
    def district(self) -> "RegionCode":
        """The kecamatan it lies in; a higher level is given back as it is."""
        return RegionCode(self.digits[: Level.DISTRICT])

    @property
    def is_village_kind(self) -> bool:
        """Whether it is the code of a kelurahan (1xxx), desa (2xxx) or desa adat (3xxx)."""
        return self.level is Level.VILLAGE and self.digits[6] in "123"

    def __str__(self) -> str:
        return self.dotted


@dataclass(frozen=True, slots=True)
class Region:
    """A region by its full name, as the ministry lists it."""

    code: RegionCode
    name: str

    @property
    def short_name(self) -> str:
        """The name as it is said in one line: ``Kab. Bogor``, ``Kota Jakarta Pusat``."""
        for long, short in _SHORT:
            if self.name.startswith(long):
                return short + self.name.removeprefix(long)
        return self.name


@dataclass(frozen=True, slots=True)
class FormerDistrict:
    """A district whose code was given up: the code that carries it on, and its name then."""

    successor: RegionCode | None
    name: str


@dataclass(frozen=True, slots=True)
class _Town:
    """A town as people say where they were born: without what kind of city it is."""

    name: str
    folded: str
    city: RegionCode


class Gazetteer:
    """Every region, found by code or by what a clerk types of its name.

    Villages lie in the order of their codes, so a district, a city or a province is one stretch of
    them, and of the one long string their folded names make. Searching looks for a substring in
    such a stretch: no index has to be built, which is what keeps starting fast.
    """

    def __init__(self, text: str, former: Mapping[str, FormerDistrict]) -> None:
        """Take ``code TAB name`` lines in the order of codes, and the districts by former code."""
        self._above: dict[str, str] = dict(_ABOVE_VILLAGES.findall(text))
        self._villages = Villages(_ABOVE_VILLAGES.sub("", text))
        self._former = former
        names = "\n".join(self._folded_names())
        self._written = Lines(names)
        self._joined = Lines(names.replace(" ", ""))

    def _folded_names(self) -> Iterator[str]:
        """Yield the names of some villages at a time, a line each."""
        for first in range(0, len(self._villages), _SOME):
            some = range(first, min(first + _SOME, len(self._villages)))
            yield folded("\n".join(map(self._villages.name, some)))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``code TAB name`` lines in the order of codes; after an empty line, former codes.

        A former district's line is ``old code TAB present code TAB name then``; the present code is
        empty where it is not known.

        Raises:
            ValueError: A line has another form.
        """
        listed, _, past = text.rstrip("\n").partition("\n\n")
        _check_lines(listed := f"{listed}\n")
        former = {
            old: FormerDistrict(RegionCode(new) if new else None, name)
            for old, new, name in (_fields(line, 3) for line in past.split("\n") if line)
        }
        return cls(listed, former)

    @property
    def counts(self) -> Mapping[Level, int]:
        """How many regions of each level are listed; former ones are not counted."""
        found = Counter(map(len, self._above))
        found[Level.VILLAGE] = len(self._villages)
        return {level: found[level] for level in Level}

    def find(self, code: RegionCode) -> Region | None:
        """Return the region as it is listed today; None for a former or unknown code."""
        name = self._name(code.digits)
        return None if name is None else Region(code, name)

    def _name(self, digits: str) -> str | None:
        return self._above.get(digits) or self._villages.named(digits)

    def knows(self, code: RegionCode) -> bool:
        """Say whether the code is listed, or a district is known to have had it."""
        return self._name(code.digits) is not None or code.digits in self._former

    def today(self, code: RegionCode) -> RegionCode:
        """Return the district that carries on a former district's code; other codes stay."""
        past = self._former.get(code.digits)
        return code if past is None or past.successor is None else past.successor

    def path(self, code: RegionCode) -> tuple[Region, ...]:
        """Return the listed regions a code lies in, from the province down to itself."""
        steps = (RegionCode(code.digits[:level]) for level in Level if level <= code.level)
        return tuple(region for step in steps if (region := self.find(step)))

    def name_line(self, code: RegionCode) -> str:
        """Return ``Sukamaju, Cibinong, Kab. Bogor, Jawa Barat``, or as much of it as is known.

        A former district is named as it was then, in the city it belongs to today. A code that
        nothing is known of is given back dotted.
        """
        past = self._former.get(code.digits)
        if past is None:
            names = [region.short_name for region in reversed(self.path(code))]
        else:
            above = self.path(self.today(code).city)
            names = [past.name, *(region.short_name for region in reversed(above))]
        return ", ".join(names) or code.dotted

    def doubts_about(self, code: RegionCode) -> list[Issue]:
        """Return ``region.unknown`` about ``kelurahan`` (figure ``code``) where it is not listed.

        A warning only: codes change with every ministerial decree, and this list may be the older.
        """
        if self._name(code.digits) is not None:
            return []
        return [Issue("region.unknown", "kelurahan", Weight.WARNS, {"code": code.dotted})]

    def search(self, typed: str, limit: int = 8, near: RegionCode | None = None) -> list[Region]:
        """Return the villages that fit what was typed so far, best first.

        Words that begin as typed come first, then names that do so when written in one word
        (``sukamaju`` finds "Suka Maju"), then names that merely contain it. Among these, villages
        of the same district, city and province as ``near`` come before others; among these, exact
        names, then names and then later words that begin so, each in the order of codes. The last
        words may be those of the district, city or province: ``sukamaju cib``. Digits find codes.
        """
        lines = islice(_unique(self._lines_that_fit(typed, near)), limit)
        return [self._village(line) for line in lines]

    def birth_place(self, typed: str, near: Sequence[RegionCode] = ()) -> str:
        """Return the town a birth place that is being typed most likely becomes; "" when unsure.

        The cities of ``near`` are sure from two letters on, the only town of their provinces that
        begins so from three, the only one of the country from four. What is a place's whole name
        already, of a town, district or village, is left alone.
        """
        begun = folded(typed)
        if len(begun) < _TOWN_SURE or self._is_place(begun):
            return ""
        fits = [town for town in self._towns if town.folded.startswith(begun)]
        cities, provinces = {code.city for code in near}, {code.province for code in near}
        for least, some in (
            (_TOWN_SURE, [town for town in fits if town.city in cities]),
            (_TOWN_SURE + 1, [town for town in fits if town.city.province in provinces]),
            (_TOWN_SURE + 2, fits),
        ):
            names = {town.name for town in some}
            if len(begun) >= least and len(names) == 1:
                return names.pop()
        return ""

    def _is_place(self, name: str) -> bool:
        villages = self._written.hits(f"\n{name}\n", 0, len(self._villages))
        return name in self._names_above_villages or next(villages, None) is not None

    @cached_property
    def _names_above_villages(self) -> frozenset[str]:
        districts = (name for code, name in self._above.items() if len(code) == Level.DISTRICT)
        return frozenset(folded("\n".join(districts)).split("\n")) | {
            town.folded for town in self._towns
        }

    @cached_property
    def _towns(self) -> tuple["_Town", ...]:
        cities = [code for code in self._above if len(code) == Level.CITY]
        bare = [_BEFORE_TOWN.sub("", self._above[code]) for code in cities]
        names = [_CAPITAL if name.startswith(_CAPITAL) else name for name in bare]
        return tuple(
            _Town(name, folded(name), RegionCode(code))
            for name, code in zip(names, cities, strict=True)
        )

    def _lines_that_fit(self, typed: str, near: RegionCode | None) -> Iterator[int]:
        digits = _CODE_MARKS.sub("", typed)
        if digits.isdecimal():
            yield from range(*self._stretch(digits))
        words = folded(typed).split()
        for count in range(len(words), 0, -1):
            name, place = " ".join(words[:count]), " ".join(words[count:])
            lines = self._lines_with(name, near)
            if not place:
                yield from lines
            else:
                if len(name) < _SHORT_NAME:
                    lines = self._written.hits(f"\n{name}\n", 0, len(self._villages))
                yield from self._only_in(place, lines)

    def _only_in(self, place: str, lines: Iterator[int]) -> Iterator[int]:
        districts = list(self._places)
        for word in place.split():
            districts = [code for code in districts if f" {word}" in self._places[code]]
        wanted = set(districts)
        return (line for line in lines if self._villages[line][: Level.DISTRICT] in wanted)

    def _lines_with(self, name: str, near: RegionCode | None) -> Iterator[int]:
        wider = [near.district, near.city, near.province] if near else []
        stretches = [*(self._stretch(code.digits) for code in wider), (0, len(self._villages))]
        begins = (f"\n{name}\n", f"\n{name}", f" {name}")
        joined = name.replace(" ", "")
        for lines, patterns in (
            (self._written, begins),
            (self._joined, (f"\n{joined}",)),
            (self._written, (name,)),
        ):
            for first, end in stretches:
                for pattern in patterns:
                    yield from lines.hits(pattern, first, end)

    def _stretch(self, digits: str) -> tuple[int, int]:
        """Return the first village whose code begins with these digits, and the end of them."""
        first = bisect_left(self._villages, digits)
        return first, bisect_left(self._villages, digits + _AFTER_DIGITS, first)

    def _village(self, line: int) -> Region:
        return Region(RegionCode(self._villages[line]), self._villages.name(line))

    @cached_property
    def _places(self) -> Mapping[str, str]:
        """District, city and province of each district, each word after a gap; made when needed."""
        codes = [code for code in self._above if len(code) == Level.DISTRICT]
        steps = (Level.DISTRICT, Level.CITY, Level.PROVINCE)
        lines = (" ".join(self._above.get(code[:step], "") for step in steps) for code in codes)
        return {
            code: f" {line}"
            for code, line in zip(codes, folded("\n".join(lines)).split("\n"), strict=True)
        }


def _check_lines(text: str) -> None:
    other = _OTHER_LINE.search(text)
    if other is not None:
        raise ValueError(f"a line of regions has {other[0].count(chr(9)) + 1} fields instead of 2")


def _fields(line: str, count: int) -> list[str]:
    fields = line.split("\t")
    if len(fields) != count:
        raise ValueError(f"a line of regions has {len(fields)} fields instead of {count}")
    return fields


def _unique(lines: Iterator[int]) -> Iterator[int]:
    seen: set[int] = set()
    for line in lines:
        if line not in seen:
            seen.add(line)
            yield line
