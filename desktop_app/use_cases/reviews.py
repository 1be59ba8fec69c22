"""A supervisor looks at what was registered: approves it, gives one back, types a sample again.

Nothing waits for it: each is an act of its own beside the registration, told to the city like any
other, and cut into portions so that a save never has to wait long.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from desktop_app.domain.facts import FactKind
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.review import (
    Review,
    ReviewVerdict,
    ToReview,
    asked_again,
    differing,
    in_order,
    objection,
    reviewed_body,
    sample,
)
from desktop_app.domain.roles import Act, may
from desktop_app.domain.worker import Registration
from desktop_app.storage.database import Transaction
from desktop_app.use_cases.desk import Desk, known
from desktop_app.use_cases.officers import allowed, current_of

PORTION = 25
"""How many are approved in one transaction."""

MOST = 2000
"""How many are shown; more than that nobody looks through in one go."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One registration as the supervisor has it before them."""

    worker: UUID
    version: int


@dataclass(frozen=True, slots=True)
class DaysWork:
    """What a supervisor is to look at.

    Attributes:
        lines: Doubts first, then newest first; who looks is never shown what they wrote any
            version of: most of it stays theirs when somebody else amends a word.
        own: How many more there are that another supervisor has to look at.
        sample: Those of ``lines`` that are to be typed again, in their order.
        looked_at: How many of the same days have been looked at already.
    """

    lines: Sequence[ToReview]
    own: int
    sample: Sequence[ToReview]
    looked_at: int


def may_review(desk: Desk) -> bool:
    """Say whether this officer may look at the others' work."""
    with desk.database.reading() as tx:
        officers = tx.officers.all()
    return may(current_of(desk, officers), Act.REVIEW, officers)


def days_work(desk: Desk, now: datetime, days: int = 1) -> DaysWork:
    """Return what was saved in the last days and nobody has looked at since.

    Args:
        desk: Whose.
        now: Aware.
        days: 1 for today alone, by the kelurahan's calendar.

    Raises:
        Refused: ``role.not_allowed``.
    """
    today = now.astimezone(ZoneInfo(desk.zone)).replace(hour=0, minute=0, second=0, microsecond=0)
    since = today - timedelta(days=days - 1)
    with desk.database.reading() as tx:
        names = _reviewer(desk, tx)
        waiting = tx.reviews.waiting(since, MOST)
        saved, all_waiting = tx.reviews.saved_since(since), tx.reviews.count_waiting(since)
        own = tx.reviews.written_by(names, since)
    others = in_order(one for one in waiting if one.line.id not in own)
    chosen = set(sample(saved))
    return DaysWork(
        lines=others,
        own=len(waiting) - len(others),
        sample=[one for one in others if one.line.id in chosen],
        looked_at=len(saved) - all_waiting,
    )


def approve(desk: Desk, seen: Sequence[Seen], now: datetime) -> int:
    """Approve some registrations in one transaction; return how many.

    Left out is what was changed or withdrawn since it was shown, and what one wrote oneself.

    Raises:
        Refused: ``role.not_allowed``.
        Unavailable: What ``Database.transaction`` raises.
    """
    approved = 0
    with desk.database.transaction() as tx:
        names = _reviewer(desk, tx)
        for one in seen:
            registration = tx.workers.get(one.worker)
            if registration is None or registration.version != one.version:
                continue
            if tx.reviews.is_written_by(names, one.worker):
                continue
            _tell(desk, tx, one, Review(ReviewVerdict.APPROVED), now)
            approved += 1
    return approved


def object_to(
    desk: Desk,
    seen: Seen,
    reason: str,
    now: datetime,
    *,
    fields: Sequence[str] = (),
    rekeyed: bool = False,
) -> None:
    """Give one registration back to the clerks, saying why; it stays registered, and sent.

    Raises:
        Refused: ``role.not_allowed``, ``review.reason_missing`` about ``reason``,
            ``review.own_work``, ``review.changed``, ``registration.unknown``.
    """
    review = objection(reason, fields, rekeyed=rekeyed)
    with desk.database.transaction() as tx:
        _others(desk, tx, seen)
        _tell(desk, tx, seen, review, now)


@dataclass(frozen=True, slots=True)
class Compared:
    """What was typed again, beside what is on file, where they differ."""

    field: str
    on_file: str
    typed: str


def fields_to_type(desk: Desk, seen: Seen) -> Sequence[str]:
    """Return which fields of a registration are typed again.

    Raises:
        Refused: As ``object_to``, but for ``review.reason_missing``.
    """
    with desk.database.reading() as tx:
        return asked_again(_others(desk, tx, seen).worker)


def compare(desk: Desk, seen: Seen, typed: Mapping[str, str], now: datetime) -> Sequence[Compared]:
    """Compare what was typed again; where all agrees, the registration is approved with it.

    What differs is shown side by side and decided by the paper; nothing is ever made equal here.

    Raises:
        Refused: As ``fields_to_type``.
    """
    with desk.database.transaction() as tx:
        worker = _others(desk, tx, seen).worker
        fields = differing(worker, typed)
        if not fields:
            _tell(desk, tx, seen, Review(ReviewVerdict.APPROVED, rekeyed=True), now)
            return ()
    on_file = {
        "nik": worker.nik.digits if worker.nik else "",
        "name": worker.name,
        "mother": worker.mother,
        "family_card": worker.family_card.digits if worker.family_card else "",
        "phone": worker.phone,
    }
    return [Compared(field, on_file[field], typed.get(field, "").strip()) for field in fields]


def stands(desk: Desk, seen: Seen, now: datetime) -> None:
    """Approve what was typed again: the paper says what is on file, the typing was a slip.

    Raises:
        Refused: As ``fields_to_type``.
    """
    with desk.database.transaction() as tx:
        _others(desk, tx, seen)
        _tell(desk, tx, seen, Review(ReviewVerdict.APPROVED, rekeyed=True), now)


def _reviewer(desk: Desk, tx: Transaction) -> frozenset[str]:
    """Return every name of who looks: nobody looks at what they wrote any version of.

    Raises:
        Refused: ``role.not_allowed``.
    """
    return allowed(desk, tx, Act.REVIEW).names


def _others(desk: Desk, tx: Transaction, seen: Seen) -> Registration:
    names = _reviewer(desk, tx)
    registration, _ = known(tx, seen.worker)
    if tx.reviews.is_written_by(names, seen.worker):
        raise Refused(Issue("review.own_work"))
    if registration.version != seen.version:
        raise Refused(Issue("review.changed"))
    return registration


def _tell(desk: Desk, tx: Transaction, seen: Seen, review: Review, now: datetime) -> None:
    kind, author = FactKind.REGISTRATION_REVIEWED, desk.officer.name
    tx.outbox.put(kind, now, author, seen.worker, seen.version, reviewed_body(review))
    tx.audit.add(now, author, kind.value, seen.worker)
