"""The labelled set: pairs of registrations, each known to be one person or two.

Two parts. Made pairs come from people who do not exist: one person written twice with slips that
clerks make (each documented below), or two people who are easily taken for one (twins, siblings,
father and son of one name, strangers of one common name born on one day). Hand-written pairs in
``hard.py`` are the cases somebody has to think about. The points of the rule were set on pairs
of seed ``LEARNT_ON``; what is printed and promised is measured on those of ``MEASURED_ON``.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice
from random import Random

from desktop_app.domain.likeness import Likeness, Traits, Verdict, house_of, likeness
from desktop_app.domain.worker import Sex

LEARNT_ON, MEASURED_ON = 11, 2026
EACH = 400
"""Pairs of one person, and as many of two."""

_MEN = (
    "Ahmad", "Muhammad", "Agus", "Budi", "Slamet", "Joko", "Yusuf", "Zainal", "Khoirul", "Abdul",
    "Fauzi", "Hasan", "Supriyadi", "Sutrisno", "Teguh", "Wahyu", "Dedi", "Hendra", "Imam", "Rizki",
    "Suharto", "Eko", "Bambang", "Taufik", "Arif", "Syaiful", "Cahyo", "Kasman", "Nurdin", "Tarno",
)  # fmt: skip
_WOMEN = (
    "Siti", "Nur", "Sri", "Dewi", "Ratna", "Fitri", "Endang", "Wulan", "Khotimah", "Fatimah",
    "Aisyah", "Zubaidah", "Sumiyati", "Kusmiyati", "Rahayu", "Yuni", "Maya", "Nurhayati", "Tuti",
    "Umi", "Lilis", "Rina", "Aminah", "Juwariyah", "Sulastri", "Wahyuni", "Tri", "Eka", "Murni",
    "Suparti",
)  # fmt: skip
_LAST = (
    "Santoso", "Wibowo", "Nugroho", "Setiawan", "Hidayat", "Saputra", "Rahman", "Hakim", "Maulana",
    "Kurniawan", "Purnomo", "Firmansyah", "Gunawan", "Iskandar", "Prasetyo", "Mulyono", "Wijaya",
    "Lestari", "Handayani", "Puspita", "Anggraini", "Kusuma", "Susanti", "Wahyuningsih", "Hasanah",
    "Khasanah", "Rohmah", "Fauziyah", "Maryati", "Astuti",
)  # fmt: skip
_STREETS = ("Jalan Kenanga", "Gang Mawar", "Kampung Baru", "Dusun Krajan", "Jalan Veteran")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two registrations and the truth about them; ``kind`` says how they were made."""

    one: Traits
    other: Traits
    same: bool
    kind: str


def made_pairs(seed: int, each: int = EACH) -> list[Pair]:
    """Return as many pairs of one person as of two, the same at every call."""
    random = Random(seed)
    return [*islice(_same(random), each), *islice(_two(random), each)]


@dataclass(frozen=True, slots=True)
class Score:
    """How often the rule is right, from 0 to 1.

    Attributes:
        precision: Of the pairs called one person, the share that is.
        recall: Of the pairs that are one person, the share called so.
    """

    precision: float
    recall: float


def score(pairs: list[Pair], called: frozenset[Verdict]) -> Score:
    """Measure the rule where any of ``called`` means one person."""
    said = [(likeness(pair.one, pair.other).verdict in called, pair.same) for pair in pairs]
    right = sum(yes and same for yes, same in said)
    return Score(right / max(1, sum(yes for yes, _ in said)), right / sum(same for _, same in said))


SURE = frozenset({Verdict.SAME_NIK, Verdict.LIKELY})
"""What the clerk is asked about before saving, and the city reads in the record."""
SHOWN = SURE | {Verdict.POSSIBLE}
"""What stands beside the form while it is typed."""


def told(pair: Pair) -> Likeness:
    return likeness(pair.one, pair.other)


# People


def _person(random: Random) -> Traits:
    sex = random.choice((Sex.MAN, Sex.WOMAN))
    born = date(1962, 1, 1) + timedelta(days=random.randrange(16_000))
    if random.random() < 0.05:  # whose day nobody wrote down got one of these
        born = born.replace(**random.choice(({"month": 7, "day": 1}, {"month": 12, "day": 31})))
    street = f"{random.choice(_STREETS)} {random.randrange(1, 90)}"
    return Traits(
        name=_name(random, sex),
        nik=_nik(random, born, sex),
        born=born,
        sex=sex,
        mother=_name(random, Sex.WOMAN),
        phone=_phone(random) if random.random() < 0.7 else "",
        family_card=f"337501010115{random.randrange(1, 9999):04}",
        house=house_of(street, str(random.randrange(1, 9)), str(random.randrange(1, 9))),
    )


def _name(random: Random, sex: Sex) -> str:
    first = random.choice(_MEN if sex is Sex.MAN else _WOMEN)
    draw = random.random()
    if draw < 0.12:  # one word is a whole name
        return first if first not in {"Abdul", "Siti", "Nur", "Sri", "Tri", "Eka"} else "Suwarni"
    if draw < 0.75:
        return f"{first} {random.choice(_LAST)}"
    return f"{first} {random.choice(_LAST)} {random.choice(_LAST)}"


def _nik(random: Random, born: date, sex: Sex) -> str:
    day = born.day + (40 if sex is Sex.WOMAN else 0)
    district = "337501" if random.random() < 0.8 else f"33{random.randrange(1, 30):02}01"
    return f"{district}{day:02}{born:%m%y}{random.randrange(1, 60):04}"


def _phone(random: Random) -> str:
    return f"+62812{random.randrange(10**7, 10**8)}"


# One person, written twice

Slip = Callable[[Random, Traits], Traits]


def _told(slip: Slip) -> str:
    return getattr(slip, "__name__", "").strip("_")


_SPELLINGS = (
    ("Muhammad", ("Moh.", "Muh.", "M.", "Mochamad", "Mohammad")), ("Abdul", ("Abd.", "Abdoel")),
    ("Ahmad", ("Achmad", "Akhmad", "Ahmat")), ("Yusuf", ("Yusup", "Jusuf")),
    ("Zainal", ("Jaenal", "Zaenal")), ("Khoirul", ("Choirul", "Khairul")), ("Siti", ("St.",)),
    ("Rahman", ("Rohman", "Rachman")), ("Fauzi", ("Fauzy", "Pauzi")), ("Rizki", ("Rizky", "Riski")),
    ("Joko", ("Djoko",)), ("Su", ("Soe",)), ("Syaiful", ("Saeful", "Saiful")), ("Tuti", ("Toeti",)),
    ("Taufik", ("Taufiq", "Topik")), ("Arif", ("Arief", "Arip")), ("Dedi", ("Dedy", "Deddy")),
    ("Khasanah", ("Hasanah", "Chasanah")), ("Prasetyo", ("Prasetio",)), ("Wahyu", ("Wahju",)),
    ("Fitri", ("Fitry", "Pitri")), ("Yuni", ("Yuny",)), ("Setiawan", ("Setyawan",)),
    ("ti", ("ty",)),
)  # fmt: skip


def _spelt(random: Random, traits: Traits) -> Traits:
    """Write the name as another clerk hears it."""
    name = traits.name
    for written, others in _SPELLINGS:
        if written in name and random.random() < 0.8:
            name = name.replace(written, random.choice(others), 1)
    return replace(traits, name=name)


def _titled(random: Random, traits: Traits) -> Traits:
    """Put a title before the name, or a degree behind it."""
    title = random.choice(("H. {}", "Hj. {}", "Drs. {}", "{}, S.Pd.", "Bpk. {}", "Ibu {}"))
    return replace(traits, name=title.format(traits.name))


def _swapped(random: Random, traits: Traits) -> Traits:
    """Put the last word first, or write two words as one, or leave the last one out."""
    words = traits.name.split()
    ways = [" ".join((words[-1], *words[:-1])), "".join((words[0], *words[1:2]))]
    if len(words) > 2:
        ways = [ways[0], " ".join(words[:-1])]
    elif len(words) > 1:
        ways[1] = words[0] + words[1].lower()
    return replace(traits, name=random.choice(ways))


def _mistyped(random: Random, traits: Traits) -> Traits:
    """Miss one key in the name: a neighbour swapped, a letter lost, doubled or wrong."""
    return replace(traits, name=_miss(random, traits.name))


def _miss(random: Random, text: str) -> str:
    place = random.randrange(1, max(2, len(text) - 1))
    left, at, right = text[:place], text[place : place + 1], text[place + 1 :]
    return random.choice(
        (f"{left}{right}", f"{left}{at}{at}{right}", f"{left}{random.choice('aeinrstu')}{right}")
    )


def _born_wrong(random: Random, traits: Traits) -> Traits:
    """Miss one digit of the birth date, or take day and month for each other."""
    born = traits.born or date(1980, 1, 1)
    written = f"{born:%d%m%Y}"
    ways = [f"{written[2:4]}{written[:2]}{written[4:]}"]
    for place in (0, 1, 3, 6, 7):
        digit = (int(written[place]) + random.choice((1, 9))) % 10
        ways.append(f"{written[:place]}{digit}{written[place + 1 :]}")
    for way in random.sample(ways, len(ways)):
        try:
            return replace(traits, born=date(int(way[4:]), int(way[2:4]), int(way[:2])))
        except ValueError:
            continue
    return traits


def _nik_missed(random: Random, traits: Traits) -> Traits:
    """Miss one digit of the NIK, or swap two."""
    place, nik = random.randrange(15), traits.nik
    if random.random() < 0.5 and nik[place] != nik[place + 1]:
        missed = nik[:place] + nik[place + 1] + nik[place] + nik[place + 2 :]
    else:
        missed = nik[:place] + str((int(nik[place]) + 1) % 10) + nik[place + 1 :]
    return replace(traits, nik=missed)


def _nik_missing(_random: Random, traits: Traits) -> Traits:
    """The card was not at hand."""
    return replace(traits, nik="")


def _nik_of_family(random: Random, traits: Traits) -> Traits:
    """Read the NIK off the wrong line of the family card."""
    born = date(1962, 1, 1) + timedelta(days=random.randrange(16_000))
    return replace(traits, nik=_nik(random, born, random.choice((Sex.MAN, Sex.WOMAN))))


def _moved(random: Random, traits: Traits) -> Traits:
    """Another house, another card, another phone: some years have passed."""
    return replace(
        traits,
        house=house_of(f"Jalan Melati {random.randrange(1, 90)}", "1", "2"),
        family_card=f"337502010120{random.randrange(1, 9999):04}",
        phone=_phone(random),
    )


def _mother_spelt(random: Random, traits: Traits) -> Traits:
    """Write the mother's name as another clerk hears it, or with a key missed."""
    spelt = _spelt(random, replace(traits, name=traits.mother)).name
    return replace(traits, mother=spelt if random.random() < 0.5 else _miss(random, spelt))


_OF_NIK: tuple[Slip, ...] = (_nik_missed, _nik_missing, _nik_missing, _nik_of_family)
_SLIPS: tuple[Slip, ...] = (
    _spelt, _spelt, _titled, _swapped, _mistyped, _born_wrong, _moved, _mother_spelt,
)  # fmt: skip


def _some_slips(random: Random) -> list[Slip]:
    return [random.choice(_OF_NIK), *random.sample(_SLIPS, random.randrange(1, 4))]


def slipped(random: Random, traits: Traits) -> Traits:
    """Return somebody as they come the second time."""
    for slip in _some_slips(random):
        traits = slip(random, traits)
    return traits


def _same(random: Random) -> Iterator[Pair]:
    """Somebody who comes twice: with another NIK than before or none, and one to three slips."""
    while True:
        person = again = _person(random)
        slips = _some_slips(random)
        for slip in slips:
            again = slip(random, again)
        kind = " ".join(sorted(map(_told, slips)))
        one, two = random.sample((person, again), 2)
        yield Pair(one, two, same=True, kind=kind)


# Two people, easily taken for one


def _twin(random: Random, person: Traits) -> Traits:
    """Born the same day to the same mother; NIKs side by side, and names that match."""
    words = person.name.split()
    first = random.choice(_MEN if person.sex is Sex.MAN else _WOMEN)
    if first in words:
        first = "Kusno"
    nik = f"{person.nik[:12]}{int(person.nik[12:]) + 1:04}"
    return replace(person, name=" ".join((first, *words[1:])), nik=nik)


def _sibling(random: Random, person: Traits) -> Traits:
    """The same house, card and mother; the family name, if there is one, and another age."""
    other = _person(random)
    words = person.name.split()
    name = " ".join((other.name.split()[0], *words[1:])) if random.random() < 0.6 else other.name
    return replace(
        person, name=name, born=other.born, sex=other.sex, nik=other.nik, phone=other.phone
    )


def _namesake(random: Random, person: Traits) -> Traits:
    """Another person of the very same name."""
    other = _person(random)
    sex = person.sex or Sex.MAN
    return replace(other, name=person.name, sex=sex, nik=_nik(random, other.born or date.min, sex))


def _namesake_of_the_day(random: Random, person: Traits) -> Traits:
    """Another person of the very same name, born on the same day: another mother and house."""
    other = _person(random)
    nik = _nik(random, person.born or date.min, person.sex or Sex.MAN)
    return replace(other, name=person.name, sex=person.sex, born=person.born, nik=nik)


def _son(random: Random, person: Traits) -> Traits:
    """Father and son, or mother and daughter, of one name in one house."""
    born = (person.born or date(1962, 1, 1)) + timedelta(days=random.randrange(7000, 12_000))
    nik = _nik(random, born, person.sex or Sex.MAN)
    return replace(person, born=born, nik=nik, mother=_name(random, Sex.WOMAN))


def _alike_by_chance(random: Random, person: Traits) -> Traits:
    """A stranger whose name begins or ends alike, born in the same month."""
    other = _person(random)
    words = person.name.split()
    born = (person.born or date(1980, 1, 1)).replace(day=random.randrange(1, 28))
    name = f"{words[0]} {random.choice(_LAST)}"
    return replace(other, name=name, born=born, sex=person.sex)


def _born_with(random: Random, person: Traits) -> Traits:
    """A stranger born on the same day."""
    return replace(_person(random), born=person.born)


_OTHERS: tuple[Slip, ...] = (
    _twin, _sibling, _sibling, _namesake, _namesake_of_the_day, _son, _alike_by_chance, _born_with,
)  # fmt: skip


def _two(random: Random) -> Iterator[Pair]:
    """Two people, who now and then come without a NIK or with a phone they share."""
    while True:
        person = _person(random)
        make = random.choice(_OTHERS)
        other = make(random, person)
        if random.random() < 0.3:
            other = replace(other, nik="")
        one, two = random.sample((person, other), 2)
        yield Pair(one, two, same=False, kind=_told(make))
