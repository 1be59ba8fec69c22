"""What an event comes to, for the office's own record (*berita acara*), and what fixes it.

The record bears a digest over the event and every fact about its people. A fact is never changed
once it is saved, and later ones only add: so the same facts, up to the same number, give the same
digest for ever, and any other says that something was changed, left out or put in.
"""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from desktop_app.domain.enrolment import FundingSource, Segment
from desktop_app.domain.event import Event
from desktop_app.domain.facts import Fact, Json, canonical
from desktop_app.domain.worker import Sex


class OfficePaper(StrEnum):
    """Papers the office makes for itself, about nobody in particular."""

    MINUTES = "berita_acara"
    SUMMARY = "rekap_harian"

    @property
    def letters(self) -> str:
        return "BA" if self is OfficePaper.MINUTES else "RH"


@dataclass(frozen=True, slots=True)
class OfficeRecord:
    """One office paper the printer took.

    Attributes:
        subject: Id of the event, or of the day (``day_id``).
        upto: Number of the newest fact the paper knew of.
        log: Digest of the event's log up to there; "" for other papers.
    """

    kind: OfficePaper
    subject: UUID
    number: str
    copy: int
    at: datetime
    officer: str
    upto: int = 0
    log: str = ""


@dataclass(frozen=True, slots=True)
class Attendant:
    """One registration made at an event, as it stands now.

    Attributes:
        nik_end: The last four digits; "" for somebody who has none yet.
        withdrawn: Whether it was taken back, with ``reason``.
        proofs, confirmations: How many of each the printer took, copies too.
    """

    number: str
    queue: int
    name: str
    nik_end: str
    sex: Sex
    segment: Segment
    funding: FundingSource
    registrar: str
    at: datetime
    withdrawn: bool = False
    reason: str = ""
    is_sent: bool = False
    proofs: int = 0
    confirmations: int = 0


class Crowd(NamedTuple):
    """How many of some people are men and women."""

    men: int
    women: int

    @property
    def people(self) -> int:
        return self.men + self.women


@dataclass(frozen=True, slots=True)
class EventTally:
    """What an event comes to; ``by_group`` adds up to ``registered``.

    Attributes:
        withdrawn: Taken back; not among ``registered``.
        without_nik: Of those registered, who has none yet.
        sent: Of those registered, whose content the city has.
        originals, copies: Papers the printer took, also for who was withdrawn since.
        by_officer: Registered, by the name of who registered.
    """

    registered: Crowd
    by_group: Mapping[tuple[Segment, FundingSource], Crowd]
    withdrawn: int
    without_nik: int
    sent: int
    originals: int
    copies: int
    by_officer: Mapping[str, int]


def event_tally(people: Sequence[Attendant]) -> EventTally:
    """Count the people of an event."""
    there = [one for one in people if not one.withdrawn]
    groups = {
        (segment, funding): _crowd(
            [one for one in there if one.segment is segment and one.funding is funding]
        )
        for segment in Segment
        for funding in FundingSource
    }
    papers = [n for one in people for n in (one.proofs, one.confirmations)]
    return EventTally(
        registered=_crowd(there),
        by_group={group: crowd for group, crowd in groups.items() if crowd.people},
        withdrawn=len(people) - len(there),
        without_nik=sum(not one.nik_end for one in there),
        sent=sum(one.is_sent for one in there),
        originals=sum(n > 0 for n in papers),
        copies=sum(max(n - 1, 0) for n in papers),
        by_officer=dict(sorted(Counter(one.registrar for one in there).items())),
    )


def event_log(event: Event, facts: Sequence[Fact]) -> str:
    """Return the digest of an event's log: SHA-256, as 64 hexadecimal digits.

    It covers what the event is and, in order, number and content hash of each fact. Left out is
    what may still change while nothing about its people does: when it was closed.

    Args:
        event: Which one.
        facts: All about its people, by number, up to the newest a paper knows of.
    """
    told: Json = {
        "event": {
            "id": str(event.id),
            "name": event.name,
            "place": event.place,
            "on": event.on.isoformat(),
        },
        "facts": [[fact.seq, fact.hash] for fact in facts],
    }
    return hashlib.sha256(b"loket-jamsostek event 1" + canonical(told)).hexdigest()


def _crowd(people: Sequence[Attendant]) -> Crowd:
    women = sum(one.sex is Sex.WOMAN for one in people)
    return Crowd(len(people) - women, women)
