"""How a rule says no: a stable code and its figures, never a sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Weight(StrEnum):
    """What an issue does to the act it is about."""

    BLOCKS = "blocks"
    WARNS = "warns"


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing to tell the clerk.

    The sentence that belongs to ``code`` stands in ``ui/messages.py``; ``figures`` are the values
    it is filled with, and ``about`` is the name of the form's field it is shown beside.
    """

    code: str
    about: str = ""
    weight: Weight = Weight.BLOCKS
    figures: Mapping[str, str | int] = field(default_factory=dict)


class Refused(Exception):
    """The clerk can put this right: we understood, and the rules say no."""

    def __init__(self, *issues: Issue) -> None:
        super().__init__(", ".join(issue.code for issue in issues))
        self.issues = issues


def refuse_if_any(issues: list[Issue]) -> None:
    """Raise one ``Refused`` that names every blocking issue, so that all are shown at once."""
    blocking = [issue for issue in issues if issue.weight is Weight.BLOCKS]
    if blocking:
        raise Refused(*blocking)
