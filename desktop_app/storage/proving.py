"""Proving all that was saved, a little at a time: every fact by its seal, every row by its fact.

The check at the start looks at every page, but of the facts at the last ones only, and a packet
that went because city and backup hold it can contradict nothing any more. So the whole file is
gone through once a day, in portions that nobody notices.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from desktop_app.domain.contribution import MonthlyDue
from desktop_app.domain.disputes import CityContent
from desktop_app.domain.facts import (
    Body,
    Fact,
    FactKind,
    read_registration_body,
    registration_body,
)
from desktop_app.domain.issues import Refused
from desktop_app.domain.life import EACH_DAY
from desktop_app.domain.worker import Registration, Worker
from desktop_app.storage.database import Database, Transaction
from desktop_app.storage.models import FactRow, RegistrationRow
from desktop_app.storage.replay import stated_due
from desktop_app.storage.seals import first_broken
from desktop_app.storage.settings import Proving

logger = logging.getLogger(__name__)

FACTS_AT_ONCE = 300
ROWS_AT_ONCE = 60
"""Portions of a few hundredths of a second each: a save waits for none of them."""

MENDED_ACT = "row.mended"
_CONTENT = frozenset({FactKind.WORKER_REGISTERED, FactKind.WORKER_AMENDED})


@dataclass(frozen=True, slots=True)
class Proven:
    """What one portion has shown.

    Attributes:
        more: Whether the pass goes on.
        broken: Registrations of facts that are not what was saved, by number; of the whole pass.
        mended: Registrations that did not show what was saved, and do again, by number.
    """

    more: bool = False
    broken: tuple[str, ...] = ()
    mended: tuple[str, ...] = ()


def prove_some(database: Database, now: datetime) -> Proven:
    """Prove the next portion of the file, if a pass is under way or it is time for one.

    A fact that does not hold is remembered: the next start asks its packet, if there is one, and
    makes the file anew from the copies. A row that does not show what its fact, or the city's
    content, states is written again from that: it is what was said to be saved.

    Args:
        database: Open.
        now: Aware UTC.

    Raises:
        Unavailable: As ``Database.transaction``.
    """
    with database.reading() as tx:
        stands = tx.settings.proving()
        if not (stands.facts or stands.rows):
            if not _is_due(stands.ended, now):
                return Proven()
            stands = replace(stands, broken=())
        last = min(tx.outbox.last(), stands.facts + FACTS_AT_ONCE)
        facts = tx.outbox.numbered(range(stands.facts + 1, last + 1))
        device = tx.settings.device()
    if last > stands.facts:
        wrong = first_broken(iter(facts), device)
        with database.transaction() as tx:
            return _facts_proven(tx, stands, last, wrong)
    with database.transaction() as tx:
        return _rows_proven(tx, stands, now)


def _is_due(ended: datetime | None, now: datetime) -> bool:
    """Say whether to begin anew; a time that lies ahead means that the clock was set back."""
    return ended is None or not ended <= now < ended + EACH_DAY


def _facts_proven(tx: Transaction, stands: Proving, last: int, wrong: int | None) -> Proven:
    """Note how far facts are proven; the one that does not hold is passed over from then on."""
    stands = replace(stands, facts=last if wrong is None else wrong)
    found: tuple[str, ...] = ()
    if wrong is not None:
        logger.error("fact %s is not what was saved", wrong)
        stands = replace(stands, broken=tuple(sorted({*stands.broken, wrong})))
        found = _numbers(tx, (wrong,))
    tx.settings.put_proving(stands)
    return Proven(more=True, broken=found)


def _rows_proven(tx: Transaction, stands: Proving, now: datetime) -> Proven:
    rows = tx.session.execute(
        select(RegistrationRow.row, RegistrationRow.id)
        .where(RegistrationRow.row > stands.rows)
        .order_by(RegistrationRow.row)
        .limit(ROWS_AT_ONCE)
    ).all()
    mended = tuple(
        number for _, worker in rows if (number := _mended(tx, worker, stands.broken, now))
    )
    more = len(rows) == ROWS_AT_ONCE
    after = (
        replace(stands, rows=rows[-1].row) if more else replace(stands, facts=0, rows=0, ended=now)
    )
    tx.settings.put_proving(after)
    return Proven(more=more, mended=mended)


def _mended(tx: Transaction, worker: UUID, broken: Sequence[int], now: datetime) -> str:
    """Write a row again that does not show what was saved; return its number, or "" if it does."""
    registration, due = tx.workers.get(worker), tx.workers.due(worker)
    if registration is None or due is None:
        return ""
    told = [fact for fact, _ in tx.outbox.of(worker) if fact.kind in _CONTENT]
    followed = [each for each in tx.disputes.contents(worker) if not each.pending]
    stated = _stated(told, followed, broken)
    if stated is None:
        return ""
    body, own = stated
    try:
        meant = read_registration_body(body)
        bill = stated_due(body["due"]) if own else due
    except (Refused, KeyError, TypeError, ValueError):
        return ""  # an older program's, or a newer one's: its seal has been proven all the same
    number = str(body["number"])
    if _shows(registration, due, meant, number, bill):
        return ""
    _put_back(tx, registration, meant, number, due if _same_bill(due, bill) else bill)
    tx.audit.add(now, "", MENDED_ACT, worker)
    logger.error("a registration did not show what was saved, and does again")
    return number


def _stated(
    told: Sequence[Fact], followed: Sequence[CityContent], broken: Sequence[int]
) -> tuple[Body, bool] | None:
    """Return the content a row has to show, and whether it is a fact's; None where nobody knows.

    The city's, where it came after the clerk's last; its bill may be by other rates than the fact
    states.
    """
    if not told or told[-1].seq in broken:
        return None
    if followed and told[-1].seq <= followed[-1].facts:
        return followed[-1].body, False
    return told[-1].body, True


def _shows(
    registration: Registration, due: MonthlyDue, meant: Worker, number: str, bill: MonthlyDue
) -> bool:
    try:
        ours = read_registration_body(registration_body(number, registration.worker, due))
    except (Refused, ValueError):
        return False  # no clerk could have typed it
    return (ours, registration.number) == (meant, number) and _same_bill(due, bill)


def _same_bill(one: MonthlyDue, other: MonthlyDue) -> bool:
    lines = [[(line.programme, line.due) for line in bill.lines] for bill in (one, other)]
    return lines[0] == lines[1] and one.month == other.month


def _put_back(
    tx: Transaction, registration: Registration, meant: Worker, number: str, due: MonthlyDue
) -> None:
    consent = registration.worker.consent
    if f"{consent.at:%Y-%m-%dT%H:%M:%S}" == f"{meant.consent.at:%Y-%m-%dT%H:%M:%S}":
        meant = replace(meant, consent=replace(meant.consent, at=consent.at))
    if number != registration.number:
        tx.workers.renumber(registration.id, number)
    tx.workers.replace(replace(registration, number=number, worker=meant), due)


def _numbers(tx: Transaction, seqs: Sequence[int]) -> tuple[str, ...]:
    query = (
        select(RegistrationRow.number)
        .join(FactRow, FactRow.worker == RegistrationRow.id)
        .where(FactRow.seq.in_(seqs))
    )
    return tuple(tx.session.scalars(query))
