"""What a form asks for only where the city wants it, or where the law does."""

from collections.abc import Mapping
from enum import StrEnum

from desktop_app.domain.enrolment import Segment


class Extra(StrEnum):
    """A part of the form that nobody is asked for by default.

    ``NIK_AGAIN`` is no field of the registration: the last four digits of the NIK are typed once
    more, because a slip in them is the one that nothing on the screen shows.
    """

    EMAIL = "email"
    MARITAL = "marital"
    HOME = "home"
    HOURS = "hours"
    SECOND_OCCUPATION = "second_occupation"
    HEIR = "heir"
    CHILDREN = "children"
    NIK_AGAIN = "nik_again"


ASKED_BY_LAW: Mapping[Segment, frozenset[Extra]] = {
    Segment.NON_ASN: frozenset({Extra.CHILDREN}),
}
"""What is asked whatever the city says.

Source:
    Permenaker 5/2021 art. 3A as added by Permenaker 1/2025, as the press quotes it: the forms for
    non-ASN staff come with the family, and the children who may get the scholarship.
"""


def asked(segment: Segment, wanted: frozenset[Extra]) -> frozenset[Extra]:
    """Return what a form of this segment asks for in a city that wants these."""
    return wanted | ASKED_BY_LAW.get(segment, frozenset())
