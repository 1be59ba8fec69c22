"""How far a kelurahan has come: registered, sent and active, against what the city asks for.

One rule for both ends: the laptop counts what it holds, the city what it has received, and both
ask here what counts, what is a hundredth, and why there may be more than a hundred of them.

Source:
    No law says how coverage is counted. Cities report active members against the workers they mean
    to protect (universal coverage, as Inpres 2/2021 asks of them), by segment and by who pays.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desktop_app.domain.enrolment import FundingSource, Segment
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.membership import Status

MOST_PEOPLE = 10_000_000
"""More than any kelurahan has: a slip of the hand."""


class Measure(StrEnum):
    """What is counted; each is a part of the one before, except what is set apart."""

    REGISTERED = "counted_registered"
    SENT = "counted_sent"
    ACTIVE = "counted_active"
    APART = "counted_apart"


_REGISTERED = frozenset(Status) - {Status.DRAFT, Status.REFUSED, Status.WITHDRAWN}

COUNTS: Mapping[Measure, frozenset[Status]] = {
    Measure.REGISTERED: _REGISTERED,
    Measure.SENT: _REGISTERED - {Status.REGISTERED},
    Measure.ACTIVE: frozenset({Status.ACTIVE}),
    Measure.APART: frozenset({Status.REFUSED, Status.WITHDRAWN}),
}
"""Who counts: whoever takes a place. The city holds everybody who is sent, and nobody else."""

PARTS = (Measure.REGISTERED, Measure.SENT, Measure.ACTIVE)


@dataclass(frozen=True, slots=True)
class Target:
    """How many of a segment the city means to protect in this kelurahan.

    Attributes:
        funding: Only those this source pays for; None for the whole segment.
        set_on: The day the city set it, by the kelurahan's clock.
        until: By when; None where the city has not said.
    """

    segment: Segment
    people: int
    set_on: date
    funding: FundingSource | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many registrations stand alike."""

    segment: Segment
    funding: FundingSource
    status: Status
    people: int


@dataclass(frozen=True, slots=True)
class Reach:
    """One line of the coverage.

    Attributes:
        segment: None for all of them together.
        funding: None for all who pay.
        counts: How many by each measure.
        target: How many there should be; None where the city has not said.
        set_on, until: As in ``Target``: the oldest and the latest of those that make it up.
    """

    segment: Segment | None
    funding: FundingSource | None
    counts: Mapping[Measure, int] = field(default_factory=dict)
    target: int | None = None
    set_on: date | None = None
    until: date | None = None

    def share(self, measure: Measure) -> int | None:
        """Return whole hundredths of the target: 100 only where it is reached."""
        return None if self.target is None else self.counts[measure] * 100 // self.target

    @property
    def over(self) -> int:
        """How many more are registered than the target asks for."""
        return 0 if self.target is None else max(0, self.counts[Measure.REGISTERED] - self.target)


@dataclass(frozen=True, slots=True)
class Cause:
    """Why a line is over its target.

    Attributes:
        doubles: Of the registered, how many whose NIK is registered a second time.
        elsewhere: How many of them live in another kelurahan.
    """

    over: int
    target: int
    set_on: date | None
    doubles: int = 0
    elsewhere: int = 0


def checked(target: Target) -> Target:
    """Return a target that can be counted against.

    Raises:
        Refused: ``target.people_impossible`` (figure ``most``); ``target.ends_before``.
    """
    if not 0 < target.people <= MOST_PEOPLE:
        raise Refused(Issue("target.people_impossible", figures={"most": MOST_PEOPLE}))
    if target.until is not None and target.until < target.set_on:
        raise Refused(Issue("target.ends_before"))
    return target


def coverage(tallies: Iterable[Tally], targets: Sequence[Target]) -> list[Reach]:
    """Return each segment with those who pay beneath it, and all together at the end.

    A segment is left out where it has neither people nor a target. All together there is a target
    only where each segment that has people has one: else it would be over for want of the others.
    """
    counted = _counted(tallies)
    lines: list[Reach] = []
    segments: list[Reach] = []
    for segment in Segment:
        below = [
            _reach(segment, funding, counted, targets)
            for funding in FundingSource
            if (segment, funding) in counted or _of(targets, segment, funding)
        ]
        if not below and not _of(targets, segment, None):
            continue
        whole = _whole(segment, below, _of(targets, segment, None))
        segments.append(whole)
        lines += [whole, *below]
    return [*lines, _all(segments)]


def _counted(
    tallies: Iterable[Tally],
) -> Mapping[tuple[Segment, FundingSource], dict[Measure, int]]:
    counted: dict[tuple[Segment, FundingSource], dict[Measure, int]] = {}
    for tally in tallies:
        if not tally.people:
            continue
        counts = counted.setdefault((tally.segment, tally.funding), dict.fromkeys(Measure, 0))
        for measure, statuses in COUNTS.items():
            counts[measure] += tally.people * (tally.status in statuses)
    return counted


def _reach(
    segment: Segment,
    funding: FundingSource,
    counted: Mapping[tuple[Segment, FundingSource], dict[Measure, int]],
    targets: Sequence[Target],
) -> Reach:
    counts = counted.get((segment, funding), dict.fromkeys(Measure, 0))
    return _against(Reach(segment, funding, counts), _of(targets, segment, funding))


def _whole(segment: Segment, below: Sequence[Reach], own: Sequence[Target]) -> Reach:
    """Return a segment: against its own target, else against those of all who pay for it."""
    counts = _sum(below)
    if own:
        return _against(Reach(segment, None, counts), own)
    return _together(Reach(segment, None, counts), below)


def _all(segments: Sequence[Reach]) -> Reach:
    return _together(Reach(None, None, _sum(segments)), segments)


def _together(line: Reach, parts: Sequence[Reach]) -> Reach:
    """Return a line against the targets of its parts, where each that has people has one."""
    known = [part for part in parts if part.target is not None]
    lacking = any(part.target is None and part.counts[Measure.REGISTERED] for part in parts)
    if lacking or not known:
        return line
    return Reach(
        line.segment,
        line.funding,
        line.counts,
        sum(part.target or 0 for part in known),
        min(part.set_on for part in known if part.set_on),
        max((part.until for part in known if part.until), default=None),
    )


def _against(line: Reach, targets: Sequence[Target]) -> Reach:
    if not targets:
        return line
    target = targets[-1]
    return Reach(
        line.segment, line.funding, line.counts, target.people, target.set_on, target.until
    )


def _of(
    targets: Sequence[Target], segment: Segment, funding: FundingSource | None
) -> Sequence[Target]:
    return [each for each in targets if (each.segment, each.funding) == (segment, funding)]


def _sum(parts: Sequence[Reach]) -> dict[Measure, int]:
    return {measure: sum(part.counts[measure] for part in parts) for measure in Measure}


def over(lines: Iterable[Reach]) -> Iterator[Reach]:
    """Yield the lines whose registered are more than their target: each needs its cause."""
    return (line for line in lines if line.over)
