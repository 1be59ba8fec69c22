"""Who belongs to a worker: whom a benefit goes to, and the children who may get the scholarship."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

MOST_CHILDREN = 2
"""How many children the scholarship is for (PP 82/2019 art. 42, as the press quotes it)."""


class MaritalStatus(StrEnum):
    """As the family card writes it."""

    SINGLE = "belum_kawin"
    MARRIED = "kawin"
    DIVORCED = "cerai_hidup"
    WIDOWED = "cerai_mati"


class Relation(StrEnum):
    """What somebody is to the worker."""

    SPOUSE = "pasangan"
    CHILD = "anak"
    PARENT = "orang_tua"
    SIBLING = "saudara"
    OTHER = "lainnya"


@dataclass(frozen=True, slots=True)
class Heir:
    """Whom a death benefit goes to, as the worker says it; the law decides in the end."""

    name: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class Child:
    """A child who may get the scholarship."""

    name: str
    born: date
