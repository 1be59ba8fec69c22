"""Are these two the same person? One rule, asked by the laptop while typing and by the city.

Evidence is weighed in whole points: what speaks for one person, and what speaks for two (another
mother, another sex, a NIK that is another and not merely mistyped). A family shares its card, its
phone and its house, so that these count only beside an alike name, and twins share the birth date
too. The points were set by hand on made-up pairs and are measured on others
(``tests/likeness``); no figure of them comes from a law.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import blake2b

from desktop_app.domain.names import NameBand, anchors, name_band, one_slip_apart
from desktop_app.domain.spelling import folded
from desktop_app.domain.worker import Sex, Worker, WorkerLine

RULE = 1
"""Counts on when ``keys_of`` changes: an index made by an older rule is made anew."""


class Verdict(StrEnum):
    """What the rule says of two registrations."""

    SAME_NIK = "same_nik"
    LIKELY = "likely_same"
    POSSIBLE = "possibly_same"
    UNLIKE = "unlike"


class Reason(StrEnum):
    """Why two are alike, in the order it is told."""

    NIK_SAME = "nik_same"
    NIK_SLIP = "nik_slip"
    NAME_SAME = "name_same"
    NAME_ALIKE = "name_alike"
    BORN_SAME = "born_same"
    BORN_NEAR = "born_near"
    MOTHER_ALIKE = "mother_alike"
    PHONE_SAME = "phone_same"
    CARD_SAME = "card_same"
    ADDRESS_SAME = "address_same"


@dataclass(frozen=True, slots=True)
class Traits:
    """What of a person is compared; anything may be empty, for it may still be being typed.

    Attributes:
        nik, family_card: Sixteen digits.
        phone: As ``tidy_phone`` leaves it.
        house: Street, RT and RW as they are compared, from ``house_of``.
    """

    name: str
    nik: str = ""
    born: date | None = None
    sex: Sex | None = None
    mother: str = ""
    phone: str = ""
    family_card: str = ""
    house: str = ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """A verdict, its reasons, and the points behind it: for the order in which several are told."""

    verdict: Verdict
    reasons: tuple[Reason, ...] = ()
    points: int = 0


@dataclass(frozen=True, slots=True)
class Alike:
    """Somebody on file who may be the person asked about.

    Attributes:
        officer: Name of the clerk who saved that registration last.
    """

    line: WorkerLine
    officer: str
    likeness: Likeness


UNLIKE = Likeness(Verdict.UNLIKE)

_LIKELY, _POSSIBLE = 10, 8

_NAME = {NameBand.EQUAL: 6, NameBand.CLOSE: 4, NameBand.PART: 2, NameBand.APART: 0}
_MOTHER = {NameBand.EQUAL: 4, NameBand.CLOSE: 3, NameBand.PART: 0, NameBand.APART: -6}
_BORN_SAME, _BORN_NEAR, _BORN_APART = 5, 3, -5
_SLIP, _OTHER_NIK = 4, -3
_SEX_DIFFERS = -8
_PHONE, _CARD, _HOUSE = 3, 2, 1

_DAY_DIGITS = slice(0, 12)
"""Of a NIK: district and day of birth; twins have these alike, and serials side by side."""
_BEHIND_DISTRICT = slice(6, 16)


def traits_of(worker: Worker) -> Traits:
    """Return what is compared of a registered person."""
    address = worker.address
    return Traits(
        name=worker.name,
        nik=worker.nik.digits if worker.nik else "",
        born=worker.born,
        sex=worker.sex,
        mother=worker.mother,
        phone=worker.phone,
        family_card=worker.family_card.digits if worker.family_card else "",
        house=house_of(address.street, address.rt, address.rw),
    )


def house_of(street: str, rt: str, rw: str) -> str:
    """Return where somebody lives as it is compared; empty where no street is told."""
    words = [word for word in folded(street).split() if word not in _STREET_WORDS]
    return " ".join((*words, rt.zfill(3), rw.zfill(3))) if words else ""


_STREET_WORDS = frozenset({"jalan", "jln", "jl", "gang", "gg", "no", "nomor", "dusun", "dsn"})


def likeness(one: Traits, other: Traits) -> Likeness:
    """Judge two registrations; it does not matter which is named first.

    Returns:
        ``SAME_NIK`` where both have the same NIK, whatever else differs; ``LIKELY`` where a clerk
        should look before saving; ``POSSIBLE`` where it may be worth a look.
    """
    if one.nik and one.nik == other.nik:
        return Likeness(Verdict.SAME_NIK, _reasons_of_all(one, other), 100)
    band = name_band(one.name, other.name)
    if band is NameBand.APART:
        return UNLIKE
    found = [
        _of_name(band),
        _of_born(one.born, other.born),
        _of_nik(one.nik, other.nik),
        _of_mother(one.mother, other.mother),
        _same(one.phone, other.phone, _PHONE, Reason.PHONE_SAME),
        _same(one.family_card, other.family_card, _CARD, Reason.CARD_SAME),
        _same(one.house, other.house, _HOUSE, Reason.ADDRESS_SAME),
        (_SEX_DIFFERS if one.sex and other.sex and one.sex is not other.sex else 0, None),
    ]
    points = sum(worth for worth, _ in found)
    verdict = _verdict(points, band, _may_be_twins(one, other, band))
    if verdict is Verdict.UNLIKE:
        return UNLIKE
    told = {reason for _, reason in found if reason}
    return Likeness(verdict, tuple(reason for reason in Reason if reason in told), points)


def may_be_alike(one: Traits, name: str, nik: str, born: date) -> bool:
    """Say whether ``likeness`` could be anything but ``UNLIKE``, by what a list knows of another.

    All that is not looked at yet is taken to agree, as far as it is told of the one.
    """
    if nik and nik == one.nik:
        return True
    mother = _MOTHER[NameBand.EQUAL] if one.mother else 0
    others = ((one.phone, _PHONE), (one.family_card, _CARD), (one.house, _HOUSE))
    hoped = mother + sum(worth for told, worth in others if told)
    needed = _POSSIBLE - hoped - _of_born(one.born, born)[0] - _of_nik(one.nik, nik)[0]
    if needed > _NAME[NameBand.EQUAL]:
        return False  # names take the longest to compare
    band = name_band(one.name, name)
    return band is not NameBand.APART and _NAME[band] >= needed


Evidence = tuple[int, Reason | None]


def _reasons_of_all(one: Traits, other: Traits) -> tuple[Reason, ...]:
    band = name_band(one.name, other.name)
    told = {Reason.NIK_SAME, _of_name(band)[1], _of_born(one.born, other.born)[1]}
    return tuple(reason for reason in Reason if reason in told)


def _verdict(points: int, band: NameBand, may_be_twins: bool) -> Verdict:
    if points < _POSSIBLE:
        return Verdict.UNLIKE
    sure = points >= _LIKELY and band >= NameBand.CLOSE and not may_be_twins
    return Verdict.LIKELY if sure else Verdict.POSSIBLE


def _may_be_twins(one: Traits, other: Traits, band: NameBand) -> bool:
    """Say whether two may be twins: a day, a district, two NIKs, and names that are not one."""
    if band is NameBand.EQUAL or not (one.nik and other.nik):
        return False
    return one.nik[_DAY_DIGITS] == other.nik[_DAY_DIGITS] and one.born == other.born


def _of_name(band: NameBand) -> Evidence:
    if band is NameBand.EQUAL:
        return _NAME[band], Reason.NAME_SAME
    return _NAME[band], Reason.NAME_ALIKE if band is not NameBand.APART else None


def _of_mother(one: str, other: str) -> Evidence:
    if not (one and other):
        return 0, None
    band = name_band(one, other)
    return _MOTHER[band], Reason.MOTHER_ALIKE if band >= NameBand.CLOSE else None


def _of_nik(one: str, other: str) -> Evidence:
    if not (one and other):
        return 0, None
    if len(one) == len(other) and one_slip_apart(one, other):
        return _SLIP, Reason.NIK_SLIP
    return _OTHER_NIK, None


def _of_born(one: date | None, other: date | None) -> Evidence:
    if one is None or other is None:
        return 0, None
    if one == other:
        return _BORN_SAME, Reason.BORN_SAME
    if is_near(one, other):
        return _BORN_NEAR, Reason.BORN_NEAR
    return _BORN_APART, None


def _same(one: str, other: str, worth: int, reason: Reason) -> Evidence:
    return (worth, reason) if one and one == other else (0, None)


def is_near(one: date, other: date) -> bool:
    """Say whether two birth dates may be one that was mistyped.

    One digit changed, two neighbouring ones swapped, or day and month taken for each other.
    """
    if (one.year, one.month, one.day) == (other.year, other.day, other.month):
        return True
    return one != other and one_slip_apart(one.isoformat(), other.isoformat())


# How those who may be alike are found without looking at everybody


def keys_of(traits: Traits) -> frozenset[int]:
    """Return the keys of a person, each a number of 63 bits: who shares none is not looked at.

    Whoever the rule would call alike shares one, but for somebody with two slips at once: the day
    of birth; two of its three parts with a telling word of the name, where the day was mistyped;
    NIK but for its district or its serial; phone or family card with such a word.
    """
    return frozenset(_hashed(key) for key in _keys(traits))


def keys_sought(traits: Traits) -> frozenset[int]:
    """Return the keys to look up for a person: theirs, and those of day and month swapped."""
    keys = set(keys_of(traits))
    born = traits.born
    if born is not None and born.day <= _MONTHS:
        keys.add(_hashed(f"b{born:%Y}{born.day:02}{born.month:02}"))
    return frozenset(keys)


_MONTHS = 12


def _keys(traits: Traits) -> Iterator[str]:
    name = anchors(traits.name)
    if traits.born is not None:
        yield f"b{traits.born:%Y%m%d}"
        for form in ("y%Y%m", "m%m%d", "d%Y-%d"):
            part = f"{traits.born:{form}}"
            yield from (f"{part} {word}" for word in name)
    if traits.nik:
        yield _key_of_day(traits.nik)
        yield f"n{traits.nik[_BEHIND_DISTRICT]}"
    longest = anchors(traits.name, most=1)
    for mark, told in (("p", traits.phone), ("k", traits.family_card)):
        if told:
            yield from (f"{mark}{told} {word}" for word in longest)


def key_of_nik(nik: str) -> int:
    """Return one of the keys of everybody who has a NIK: with few others who have it too."""
    return _hashed(_key_of_day(nik))


def _key_of_day(nik: str) -> str:
    return f"n{nik[_DAY_DIGITS]}"


def _hashed(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big") >> 1
