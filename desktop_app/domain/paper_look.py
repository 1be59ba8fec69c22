"""How an office wants its papers to look: its own words over the city's, and its emblem."""

from dataclasses import dataclass, fields, replace

from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.office import City, Letterhead

LONGEST_LINE = 120
"""Letters of one line of a letterhead, as the city's server takes them."""

LONGEST_TEXT = 100
"""Letters of a reminder or a footer: two lines of an A6 in ten points."""


_NOTHING = Letterhead("", "")


@dataclass(frozen=True, slots=True)
class PaperLook:
    """What is set at this laptop; an empty line is the city's own, or nothing where it has none.

    Attributes:
        letterhead: Lines that take the place of the city's.
        signs: Whether confirmations bear the name of the head of the office. If not, they are
            signed by the officer who prints them.
        reminder: Said below what a paper is not, for example by when to pay.
        footer: Said at the very end.
        emblem: A PNG or JPEG file; empty for our flower.
    """

    letterhead: Letterhead = _NOTHING
    signs: bool = True
    reminder: str = ""
    footer: str = ""
    emblem: bytes = b""

    def over(self, city: City) -> City:
        """Return the city with this office's lines in place of its own."""
        theirs = {
            each.name: getattr(self.letterhead, each.name) or getattr(city.letterhead, each.name)
            for each in fields(Letterhead)
        }
        if not self.signs:
            theirs.update(signatory_title="", signatory_name="", signatory_number="")
        return replace(city, letterhead=Letterhead(**theirs))

    @property
    def texts(self) -> dict[str, str]:
        """Every text by its name."""
        said = {each.name: getattr(self.letterhead, each.name) for each in fields(Letterhead)}
        return {**said, "reminder": self.reminder, "footer": self.footer}


def check_lengths(look: PaperLook) -> None:
    """Refuse what would crowd out what a paper has to say.

    Raises:
        Refused: ``look.too_long`` (figure ``most``), about the text it concerns.
    """
    issues = []
    for name, text in look.texts.items():
        most = LONGEST_TEXT if name in {"reminder", "footer"} else LONGEST_LINE
        if len(text) > most:
            issues.append(Issue("look.too_long", about=name, figures={"most": most}))
    if issues:
        raise Refused(*issues)
