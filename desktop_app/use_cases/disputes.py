"""What the clerk does where laptop and city disagree: looks at both, and chooses."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from desktop_app.domain.contribution import MonthlyDue
from desktop_app.domain.delivery import Delivery, DeliveryStatus, laid_aside
from desktop_app.domain.disputes import Dispute, Side, bill_of
from desktop_app.domain.facts import (
    Fact,
    FactKind,
    amended_body,
    read_registration_body,
    registration_body,
    registration_of,
)
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.membership import AMENDABLE
from desktop_app.domain.versions import differences
from desktop_app.domain.worker import Registration
from desktop_app.storage.database import Transaction
from desktop_app.use_cases.content import CONTENT, FromCity, Told, city_version
from desktop_app.use_cases.desk import Desk, known


def dispute_of(
    registration: Registration, due: MonthlyDue, told: Told, from_city: FromCity
) -> Dispute | None:
    """Return the two contents of a registration side by side; None where the ends agree.

    They disagree where the city has changed what was also changed here, or where it holds a change
    of ours and is known to have an older content, to which the clerk may go back.
    """
    city = city_version(told, from_city)
    held = _held(told)
    pending = [content for content in from_city if content.pending]
    if city is None or not (pending or held):
        return None
    ours = registration_body(registration.number, registration.worker, due)
    apart = differences(ours, city[2])
    if not apart and not pending:
        return None
    since = pending[-1].at if pending else _since(held[-1])
    return Dispute(
        since=since,
        reason=pending[-1].reason if pending else "",
        apart=apart,
        may_keep_ours=bool(pending) and registration.application.status in AMENDABLE,
    )


def choose(desk: Desk, subject: UUID, side: Side, now: datetime) -> Registration:
    """Let one of two contents hold: a new version on top of the city's, and a fact that says so.

    What this laptop still wanted to say before is laid aside; the history keeps all of it.

    Raises:
        Refused: ``registration.unknown``; ``registration.no_dispute`` where there is nothing to
            choose; ``registration.not_amendable`` for our own content once the city has verified.
    """
    with desk.database.transaction() as tx:
        before, due = known(tx, subject)
        told, from_city = tx.outbox.of(subject), tx.disputes.contents(subject)
        dispute = dispute_of(before, due, told, from_city)
        city = city_version(told, from_city)
        if dispute is None or city is None:
            raise Refused(Issue("registration.no_dispute"))
        if side is Side.OURS and not dispute.may_keep_ours:
            status = before.application.status.value
            raise Refused(Issue("registration.not_amendable", figures={"status": status}))
        base, number, body = city
        worker = before.worker
        if side is Side.CITY:
            worker, due = read_registration_body(body), bill_of(body, desk.reference.rates)
        chosen = replace(
            before,
            version=max(before.version, number) + 1,
            officer=desk.officer.name,
            worker=worker,
        )
        tx.workers.replace(chosen, due)
        _lay_aside(tx, told)
        tx.disputes.settle(subject)
        if side is Side.OURS:
            body = registration_body(chosen.number, worker, due)
        plain = registration_of(body)
        tx.outbox.put(
            FactKind.WORKER_AMENDED,
            now,
            desk.officer.name,
            subject,
            chosen.version,
            amended_body(plain, base),
        )
        tx.audit.add(now, desk.officer.name, FactKind.WORKER_AMENDED.value, subject)
    return chosen


def _held(told: Told) -> list[tuple[Fact, Delivery]]:
    return [
        (fact, delivery)
        for fact, delivery in told
        if fact.kind in CONTENT and delivery.status is DeliveryStatus.NEEDS_CITY
    ]


def _since(held: tuple[Fact, Delivery]) -> datetime:
    fact, delivery = held
    return delivery.since or fact.at


def _lay_aside(tx: Transaction, told: Told) -> None:
    for fact, delivery in told:
        after = laid_aside(delivery)
        if fact.kind in CONTENT and after != delivery:
            tx.outbox.record(fact.id, after)
