"""The least that is ready to be shown: an entry to choose, and what to say beside a field.

The door needs no more; what knows contributions and people stands in ``shown``.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from desktop_app.domain.issues import Issue, Weight
from ui import formats
from ui.messages import sentence


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a list to choose from: what is kept, and what is read."""

    value: str
    text: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class Complaint:
    """What to say beside one field; ``field`` is empty when it is about the whole.

    Attributes:
        whole: What ``text`` says in short, for whoever asks by pointing at it.
    """

    field: str
    text: str
    blocks: bool
    whole: str = ""


def complaints(issues: Iterable[Issue]) -> tuple[Complaint, ...]:
    """Word issues; a registration's number is shortened as it is in the list."""
    return tuple(
        Complaint(
            issue.about,
            sentence(_with_short_number(issue)),
            issue.weight is Weight.BLOCKS,
            sentence(issue) if "number" in issue.figures else "",
        )
        for issue in issues
    )


def _with_short_number(issue: Issue) -> Issue:
    number = issue.figures.get("number")
    if number is None:
        return issue
    return replace(issue, figures={**issue.figures, "number": formats.short_number(str(number))})
