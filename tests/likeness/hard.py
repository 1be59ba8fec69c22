"""Pairs written by hand: what a person at a counter would have to think about.

``expected`` is the verdict the rule is to give, where it is the right one. Where the truth cannot
be told from what is typed (twins without a NIK, a namesake of the day), it is to ask, not to know.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from desktop_app.domain.likeness import Traits, Verdict
from desktop_app.domain.worker import Sex

MAN, WOMAN = Sex.MAN, Sex.WOMAN

AMINAH = Traits(
    name="Siti Aminah", nik="3375014512900004", born=date(1990, 12, 5), sex=WOMAN,
    mother="Rumiyati", phone="+6281234567890", family_card="3375010101150001",
    house="kenanga 12 003 005",
)  # fmt: skip
YUSUF = Traits(
    name="Muhammad Yusuf Hidayat", nik="3375010206850002", born=date(1985, 6, 2), sex=MAN,
    mother="Siti Khotimah", phone="+6281311112222", family_card="3375010101150077",
    house="mawar 3 001 002",
)  # fmt: skip
AHMAD = replace(YUSUF, name="Ahmad", nik="3375010102600001", born=date(1960, 2, 1))
HASAN = replace(YUSUF, name="Hasan Basri", nik="3375011703950001", born=date(1995, 3, 17))
STRANGER = Traits(
    name="Suwarni", nik="3326024107700003", born=date(1970, 7, 1), sex=WOMAN, mother="Warsinah",
    phone="+6281599998888", family_card="3326020101150009", house="veteran 40 002 001",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hard:
    case: str
    one: Traits
    other: Traits
    same: bool
    expected: Verdict


def _same(case: str, one: Traits, expected: Verdict = Verdict.LIKELY, /, **changed: Any) -> Hard:
    return Hard(case, one, replace(one, **changed), same=True, expected=expected)


def _two(case: str, one: Traits, expected: Verdict = Verdict.UNLIKE, /, **changed: Any) -> Hard:
    return Hard(case, one, replace(one, **changed), same=False, expected=expected)


HARD = (
    # One person
    _same("same NIK, all the rest mistyped", AMINAH, Verdict.SAME_NIK, name="St Amnah", mother=""),
    _same("same NIK after a marriage", AMINAH, Verdict.SAME_NIK, name="Ny. Haryanto", phone=""),
    _same("came without a card", AMINAH, nik=""),
    _same("title and degree", AMINAH, nik="", name="Hj. Siti Aminah, S.Pd."),
    _same("the old spelling", replace(AMINAH, name="Soekarni Djojo"), nik="",
          name="Sukarni Joyo", mother=""),
    _same("as it is heard", YUSUF, nik="", name="Moh. Yusup Hidayat"),
    _same("only an initial", YUSUF, nik="", name="M. Yusuf Hidayat"),
    _same("the last name left out", YUSUF, nik="", name="Mochamad Yusuf"),
    _same("the first name left out", YUSUF, nik="", name="Yusuf Hidayat"),
    _same("words the other way round", YUSUF, nik="", name="Yusuf Hidayat Muhammad"),
    _same("written together", replace(AMINAH, name="Nur Hayati"), nik="", name="Nurhayati"),
    _same("Abdurrahman", replace(YUSUF, name="Abdurrahman"), nik="", name="Abd. Rochman"),
    _same("one digit of the NIK", AMINAH, nik="3375014512900009"),
    _same("two digits of the NIK swapped", AMINAH, nik="3375014512900040"),
    _same("NIK read off the husband's line", AMINAH, nik="3375010102880003"),
    _same("day and month swapped", AMINAH, nik="", born=date(1990, 5, 12)),
    _same("one digit of the year", AMINAH, nik="", born=date(1980, 12, 5)),
    _same("moved, new phone and card", AMINAH, nik="", phone="+628190000", family_card="",
          house="melati 1 001 001"),
    _same("one name, moved", STRANGER, nik="", phone="", family_card="", house=""),
    _same("mother by her nickname", AMINAH, nik="", mother="Bu Rum"),
    _same("born on another day altogether", AMINAH, nik="", born=date(1987, 7, 1)),
    # Two people
    _two("twins", AMINAH, nik="3375014512900005", name="Siti Aisyah"),
    _two("twins whose names differ in one letter", replace(AMINAH, name="Rina Lestari"),
         Verdict.POSSIBLE, nik="3375014512900005", name="Rini Lestari"),
    _two("twins with a family name", HASAN, Verdict.POSSIBLE, nik="3375011703950002",
         name="Husein Basri"),
    _two("twin brother and sister", HASAN, nik="3375015703950002", name="Hasanah", sex=WOMAN),
    _two("sisters", AMINAH, nik="3375015503930001", born=date(1993, 3, 15), name="Siti Aisyah"),
    _two("brothers with a family name", HASAN, nik="3375010909990003", born=date(1999, 9, 9),
         name="Husein Basri"),
    _two("father and son of one name", AHMAD, nik="3375011412880006", born=date(1988, 12, 14),
         mother="Rukayah"),
    _two("husband and wife", HASAN, nik="3375014404960001", born=date(1996, 4, 4), sex=WOMAN,
         name="Basriyah", mother="Warti"),
    _two("a common name, another birthday", AMINAH, nik="3375016001880007",
         born=date(1988, 1, 20), mother="Sumarni", phone="", family_card="", house=""),
    _two("a namesake of the day", AMINAH, nik="3375014512900038", mother="Sumarni", phone="",
         family_card="", house=""),
    _two("strangers in one boarding house", AMINAH, name="Dewi Lestari", nik="",
         born=date(1991, 12, 5), mother="Painem", family_card=""),
    _two("a phone the family shares", AMINAH, name="Slamet", nik="3375010709620001",
         born=date(1962, 9, 7), sex=MAN, mother="Karsinah"),
    _two("nothing alike", AMINAH, name=STRANGER.name, nik=STRANGER.nik, born=STRANGER.born,
         mother=STRANGER.mother, phone=STRANGER.phone, family_card=STRANGER.family_card, house=""),
    _two("born on the default day", STRANGER, name="Sutarmi", nik="3326024107700011",
         mother="Painah", phone="", family_card="", house=""),
)  # fmt: skip
