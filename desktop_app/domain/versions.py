"""Which of two versions of a registration stands on which: pure, so that any order can be tried.

A version names the one it was made from (its base). Where two were made from the same one by
different hands, neither may silently win: both are kept, and a person decides.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from desktop_app.domain.facts import Body, Json

NOT_CONTENT = frozenset({"schema", "base"})
"""What a body says of itself and not of the person."""

_FARTHEST = 1000  # steps back; nobody amends one registration so often


class Turn(StrEnum):
    """What an offered version is to the one that is shown."""

    AHEAD = "ahead"
    OVERTAKEN = "overtaken"
    CLASHES = "clashes"


@dataclass(frozen=True, slots=True)
class Version:
    """One content of a registration.

    Attributes:
        id: Of the fact, or of the city's correction, that made it.
        number: Version of the registration after it, from 1.
        hand: Who made it: a device's id, or empty for the city.
        seq: Running number of that hand's acts.
        base: Id of the version it was made from; None for the first, and where nobody has said.
    """

    id: UUID
    number: int
    hand: str
    seq: int
    base: UUID | None = None


def turn_of(offered: Version, shown: Version, base_of: Callable[[UUID], UUID | None]) -> Turn:
    """Say whether an offered version may be shown, is already behind, or meets another hand's.

    One hand never clashes with itself: it saw what it had made before, whatever arrives late.

    Args:
        offered: What has arrived.
        shown: What the register shows now.
        base_of: Gives the base of a version by its id, None where it is not known.
    """
    if offered.hand and offered.hand == shown.hand:
        newer = (offered.number, offered.seq) > (shown.number, shown.seq)
        return Turn.AHEAD if newer else Turn.OVERTAKEN
    if _descends(offered.base, shown.id, base_of):
        return Turn.AHEAD
    if _descends(shown.base, offered.id, base_of):
        return Turn.OVERTAKEN
    return Turn.CLASHES


def _descends(start: UUID | None, ancestor: UUID, base_of: Callable[[UUID], UUID | None]) -> bool:
    step, steps = start, 0
    while step is not None and steps < _FARTHEST:
        if step == ancestor:
            return True
        step, steps = base_of(step), steps + 1
    return False


@dataclass(frozen=True, slots=True)
class Difference:
    """One field two contents do not agree on; ``field`` is dotted where the body is nested."""

    field: str
    ours: Json
    theirs: Json


def differences(ours: Body, theirs: Body) -> Sequence[Difference]:
    """Return every field that differs, in the order of their names; none for equal contents."""
    mine, other = dict(_leaves(ours, "")), dict(_leaves(theirs, ""))
    return tuple(
        Difference(field, mine.get(field), other.get(field))
        for field in sorted(mine.keys() | other.keys())
        if _said(mine.get(field)) != _said(other.get(field))
    )


def _said(value: Json) -> Json:
    """Return what a field says: where it is absent it says as little as an empty one."""
    return None if value in ("", None) or value == [] else value


def same_content(ours: Body, theirs: Body) -> bool:
    """Say whether two bodies state the same of a person."""
    return not differences(ours, theirs)


def _leaves(value: Body, within: str) -> list[tuple[str, Json]]:
    found: list[tuple[str, Json]] = []
    for name, inner in value.items():
        if not within and name in NOT_CONTENT:
            continue
        if isinstance(inner, Mapping):
            found += _leaves(inner, f"{within}{name}.")
        else:
            found.append((f"{within}{name}", inner))
    return found
