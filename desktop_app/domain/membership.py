"""The life of an application: draft, registered, sent, proposed, verified, approved, active.

Source:
    The flow with a quota: the kelurahan proposes, labour office and BPJS verify, the mayor's decree
    (SK) approves, the city pays, the number (KPJ) comes back. BPJS, not we, issues the KPJ, on the
    day when form and first contribution are complete (Permenaker 1/2025, as the press reports it).
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Self

from desktop_app.domain.issues import Issue, Refused


class Status(StrEnum):
    """Where an application stands."""

    DRAFT = "draft"
    REGISTERED = "registered"
    SENT = "sent"
    PROPOSED = "proposed"
    VERIFIED = "verified"
    APPROVED = "approved"
    ACTIVE = "active"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Kpj:
    """The member number BPJS issues: eleven digits."""

    digits: str

    @classmethod
    def parse(cls, typed: str) -> Self:
        """Read a member number, spaces and hyphens ignored.

        Raises:
            Refused: ``kpj.not_11_digits``.
        """
        digits = re.sub(r"[\s.-]+", "", typed)
        if not re.fullmatch(r"[0-9]{11}", digits):
            raise Refused(Issue("kpj.not_11_digits", "kpj"))
        return cls(digits)

    @property
    def grouped(self) -> str:
        return f"{self.digits[:2]} {self.digits[2:5]} {self.digits[5:8]} {self.digits[8:]}"

    @property
    def masked(self) -> str:
        """All but the last four digits hidden: a KPJ leads to a balance in JMO."""
        return f"••• ••• {self.digits[-4:]}"

    def __repr__(self) -> str:
        return f"Kpj({self.masked})"


@dataclass(frozen=True, slots=True)
class Decree:
    """The mayor's decree (SK) an approval rests on."""

    number: str
    on: date


@dataclass(frozen=True, slots=True)
class Protection:
    """The paid days of protection, both included."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Application:
    """Status and what the steps up to it have brought; only ``after`` makes a new one."""

    status: Status = Status.DRAFT
    decree: Decree | None = None
    kpj: Kpj | None = None
    protection: Protection | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Registered:
    """The clerk saved it; it is on disk."""


@dataclass(frozen=True, slots=True)
class Sent:
    """The server's signed receipt has come back."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """The city has it on the kelurahan's list of proposals."""


@dataclass(frozen=True, slots=True)
class Verified:
    """Labour office and BPJS found it in order."""


@dataclass(frozen=True, slots=True)
class Approved:
    """The mayor's decree names it."""

    decree: Decree


@dataclass(frozen=True, slots=True)
class Activated:
    """BPJS has issued the number and the first contribution is paid."""

    kpj: Kpj
    protection: Protection


@dataclass(frozen=True, slots=True)
class TurnedDown:
    """The city said no, and why."""

    reason: str


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The worker or the clerk took it back, and why."""

    reason: str


Event = Registered | Sent | Proposed | Verified | Approved | Activated | TurnedDown | Withdrawn

_FROM: dict[type[Event], frozenset[Status]] = {
    Registered: frozenset({Status.DRAFT}),
    Sent: frozenset({Status.REGISTERED}),
    Proposed: frozenset({Status.SENT, Status.REFUSED}),  # a refused one comes back once amended
    Verified: frozenset({Status.PROPOSED}),
    Approved: frozenset({Status.VERIFIED}),
    Activated: frozenset({Status.APPROVED}),
    TurnedDown: frozenset({Status.SENT, Status.PROPOSED, Status.VERIFIED}),
    Withdrawn: frozenset(
        {
            Status.REGISTERED,
            Status.SENT,
            Status.PROPOSED,
            Status.VERIFIED,
            Status.APPROVED,
            Status.ACTIVE,
        }
    ),
}

_TO: dict[type[Event], Status] = {
    Registered: Status.REGISTERED,
    Sent: Status.SENT,
    Proposed: Status.PROPOSED,
    Verified: Status.VERIFIED,
    Approved: Status.APPROVED,
    Activated: Status.ACTIVE,
    TurnedDown: Status.REFUSED,
    Withdrawn: Status.WITHDRAWN,
}

AMENDABLE = frozenset({Status.REGISTERED, Status.SENT, Status.PROPOSED, Status.REFUSED})
"""Where the clerk may still change what was registered: nobody has verified it yet."""


def can_follow(status: Status, event: type[Event]) -> bool:
    """Say whether an event of this kind may happen to an application in this status."""
    return status in _FROM[event]


def after(application: Application, event: Event) -> Application:
    """Return the application as the event leaves it.

    Raises:
        Refused: ``membership.out_of_order`` when the event cannot follow the status,
            ``membership.reason_missing`` for a refusal or withdrawal without a reason,
            ``membership.decree_missing`` for an approval without the decree's number,
            ``membership.protection_reversed`` when protection ends before it starts.
    """
    if not can_follow(application.status, type(event)):
        figures = {"status": application.status.value, "event": type(event).__name__.lower()}
        raise Refused(Issue("membership.out_of_order", figures=figures))
    status = _TO[type(event)]
    match event:
        case Proposed():
            return replace(application, status=status, reason="")
        case Approved(decree):
            return replace(application, status=status, decree=_numbered(decree))
        case Activated(kpj, protection):
            return replace(application, status=status, kpj=kpj, protection=_in_order(protection))
        case TurnedDown(reason) | Withdrawn(reason):
            return replace(application, status=status, reason=_stated(reason))
        case _:
            return replace(application, status=status)


def as_the_city_says(application: Application, event: Event) -> Application:
    """Return the application as the city says it stands, wherever it stood here.

    A receipt may have been lost on its way, and a register restored from a backup goes back: what
    the city decided since then is undone there, and so it is here.

    Raises:
        Refused: As ``after``, but never ``membership.out_of_order``.
    """
    if can_follow(application.status, type(event)):
        return after(application, event)
    earlier = next(status for status in Status if status in _FROM[type(event)])
    decree = application.decree if isinstance(event, Activated) else None
    return after(Application(status=earlier, decree=decree), event)


def _numbered(decree: Decree) -> Decree:
    if not decree.number.strip():
        raise Refused(Issue("membership.decree_missing", "decree"))
    return decree


def _in_order(protection: Protection) -> Protection:
    if protection.end < protection.start:
        raise Refused(Issue("membership.protection_reversed", "protection"))
    return protection


def _stated(reason: str) -> str:
    if not reason.strip():
        raise Refused(Issue("membership.reason_missing", "reason"))
    return reason.strip()
