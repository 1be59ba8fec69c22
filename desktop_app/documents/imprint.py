"""What every paper of the office bears besides its matter: number, copy, day, hand and office."""

from dataclasses import dataclass
from datetime import datetime

from desktop_app.documents import other_words, words
from desktop_app.documents.emblem_image import read_emblem
from desktop_app.documents.layout import Raster
from desktop_app.documents.spelling import long_date
from desktop_app.documents.statement import ZONES, Signature, head_lines, office_word
from desktop_app.documents.typefaces import typefaces
from desktop_app.domain.office import City


@dataclass(frozen=True, slots=True)
class OfficeHead:
    """The letterhead in letters our faces have; ``emblem`` is the city's, None for ours."""

    government: str
    office: str
    head_lines: tuple[str, ...]
    emblem: Raster | None = None


@dataclass(frozen=True, slots=True)
class Imprint:
    """By whom, when and for which office a paper was made.

    Attributes:
        copy: 1 for the original, 2 and more are marked "Salinan".
        made_at: Aware UTC; shown in the office's own zone.
        zone: IANA name of that zone, one of Asia/Jakarta, Asia/Makassar, Asia/Jayapura.
        officer: Name of who had it printed.
        city: With the office's own letterhead in it, where it has one.
        practice: Nobody is registered: every page says so.
        emblem: A PNG or JPEG file; empty for our flower.
        reminder, footer: The office's own words, or empty.
    """

    number: str
    copy: int
    made_at: datetime
    zone: str
    officer: str
    city: City
    practice: bool = False
    emblem: bytes = b""
    reminder: str = ""
    footer: str = ""

    @property
    def local(self) -> datetime:
        """The moment by the office's own clock."""
        return self.made_at.astimezone(ZONES[self.zone])

    @property
    def office(self) -> str:
        return office_word(self.city)

    @property
    def head(self) -> "OfficeHead":
        letterhead = self.city.letterhead
        return OfficeHead(
            plain(letterhead.government),
            plain(letterhead.office),
            tuple(map(plain, head_lines(self.city))),
            read_emblem(self.emblem) if self.emblem else None,
        )

    @property
    def copy_mark(self) -> str:
        return words.COPY.format(number=self.copy) if self.copy > 1 else ""

    @property
    def printed(self) -> str:
        now = self.local
        return words.PRINTED.format(
            on=long_date(now.date()), time=f"{now:%H.%M}", zone=now.tzname(), officer=self.officer
        )

    @property
    def place_and_day(self) -> str:
        place = self.city.letterhead.place or self.city.region_names[3]
        day = long_date(self.local.date())
        return words.SIGNED_AT.format(place=place, on=day) if place else day

    def moment(self, at: datetime) -> str:
        """Return ``22-11-2026 09.41`` by the office's own clock."""
        return f"{at.astimezone(ZONES[self.zone]):%d-%m-%Y %H.%M}"

    def signed_by_clerk(self, place_and_day: str = "") -> Signature:
        return Signature(place_and_day, words.CLERK, self.officer, "")

    def signed_by_head(self, place_and_day: str = other_words.SEEN) -> Signature:
        """Return the head of the office; without a name there is a line to write one on."""
        head = self.city.letterhead
        number = words.PERSONNEL_NUMBER.format(number=head.signatory_number)
        return Signature(
            place_and_day,
            head.signatory_title or other_words.HEAD_OF[self.office],
            head.signatory_name,
            number if head.signatory_number else "",
        )


def plain(text: str) -> str:
    """Return a text in letters our faces have."""
    return typefaces().printable(text)
