"""Doing an act over again from its packet: the rows it left, as they were."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy.exc import IntegrityError
from uuid_utils.compat import uuid7

from desktop_app.domain import membership
from desktop_app.domain.check_code import record_of
from desktop_app.domain.confirmation import PaperKind, PaperRecord, registration_number
from desktop_app.domain.contribution import DueLine, MonthlyDue
from desktop_app.domain.enrolment import Programme, Rupiah
from desktop_app.domain.facts import Fact, FactKind, read_registration_body
from desktop_app.domain.issues import Refused
from desktop_app.domain.membership import Application, Registered, Status, Withdrawn
from desktop_app.domain.month import Month
from desktop_app.domain.paper_claims import PaperClaims
from desktop_app.domain.worker import Registration
from desktop_app.storage.database import Transaction
from desktop_app.storage.packets import Packet


def replayed(tx: Transaction, packet: Packet) -> bool:
    """Do one act over again, with its numbers, times and version; its fact waits to be sent.

    Acts are to come in the order they were made.

    Returns:
        Whether it could be done. Not where the registration it is about is not there, or where
        somebody else has taken its NIK or number since: then nothing is changed.
    """
    try:
        with tx.session.begin_nested():
            _do(tx, packet)
    except (Refused, IntegrityError, LookupError, TypeError, ValueError):
        return False
    return True


def _do(tx: Transaction, packet: Packet) -> None:
    fact = packet.fact
    match fact.kind:
        case FactKind.WORKER_REGISTERED | FactKind.WORKER_AMENDED:
            _state(tx, packet)
        case FactKind.WORKER_WITHDRAWN:
            _withdraw(tx, fact)
        case FactKind.PAPER_PRINTED:
            _hand_over(tx, packet)
        case FactKind.REGISTRATION_REVIEWED | FactKind.PAPER_REVOKED:
            pass  # the file keeps of it what its fact says
    tx.outbox.restore(fact)
    tx.audit.add(fact.at, fact.author, fact.kind.value, fact.worker)


def _state(tx: Transaction, packet: Packet) -> None:
    fact = packet.fact
    worker = read_registration_body(fact.body)
    if packet.consent_at is not None:
        worker = replace(worker, consent=replace(worker.consent, at=packet.consent_at))
    due = packet.due or stated_due(fact.body["due"])
    before = tx.workers.get(fact.worker)
    if before is None:
        registration = Registration(
            id=fact.worker,
            number=packet.number,
            version=fact.version,
            at=packet.registered_at,
            officer=fact.author,
            worker=worker,
            application=membership.after(Application(), Registered()),
        )
        tx.workers.add(registration, due)
    elif before.version < fact.version:
        number = str(fact.body["number"])
        after = replace(
            before, number=number, version=fact.version, officer=fact.author, worker=worker
        )
        if number != before.number:  # a twin had used the one it was registered with
            tx.workers.renumber(fact.worker, number)
        tx.workers.replace(after, due)
        tx.outbox.supersede(fact.worker)


def _withdraw(tx: Transaction, fact: Fact) -> None:
    before, due = tx.workers.get(fact.worker), tx.workers.due(fact.worker)
    if before is None or due is None:
        raise LookupError("nobody to withdraw")
    if before.version >= fact.version:
        return
    reason = fact.body["reason"]
    application = membership.after(before.application, Withdrawn(str(reason)))
    tx.workers.replace(replace(before, version=fact.version, application=application), due)
    tx.outbox.supersede(fact.worker)


def _hand_over(tx: Transaction, packet: Packet) -> None:
    fact, told = packet.fact, dict(packet.fact.body)
    tx.papers.add(
        PaperRecord(
            id=packet.paper or uuid7(),
            worker=fact.worker,
            kind=PaperKind(str(told["paper"])),
            number=str(told["number"]),
            copy=int(str(told["copy"])),
            at=fact.at,
            officer=fact.author,
            coded=_coded(str(told["number"]), int(str(told["copy"])), told.get("check")),
        )
    )


def _coded(number: str, copy: int, check: Any) -> bytes:
    """Return the record of the check code a fact tells of; empty where it tells of none."""
    if check is None:
        return b""
    plain = registration_number(number)
    paper = PaperClaims(
        kind=PaperKind.PROOF,
        number=plain,
        person="",
        nik="",
        kelurahan=plain.partition("-")[0],
        on=date.fromisoformat(check["on"]),
        status=Status(check["status"]),
        copy=copy,
    )
    return record_of(check["code"], paper)


def stated_due(told: Any) -> MonthlyDue:
    """Return the bill a fact states, for a version whose own bill is no longer kept.

    The fact has no more of it than what each programme comes to, so relief does not show.
    """
    lines = tuple(
        DueLine(
            Programme(line["programme"]),
            due=Rupiah(line["due"]),
            before_relief=Rupiah(line["due"]),
            employer=Rupiah(0),
            worker=Rupiah(line["due"]),
        )
        for line in told["lines"]
    )
    return MonthlyDue(Month.parse(told["month"]), told["rates"], lines, Rupiah(0))
