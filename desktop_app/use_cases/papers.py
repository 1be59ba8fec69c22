"""Making a paper, and recording that the printer took it: two acts, because a printer may fail."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from uuid_utils.compat import uuid7

from desktop_app.documents.check import sign_qr
from desktop_app.documents.check_list import paper_of, record_of_qr
from desktop_app.domain.confirmation import (
    PRACTICE_QR,
    PaperFacts,
    PaperKind,
    PaperRecord,
    check_code,
    may_print,
    paper_number,
    proof_claims,
)
from desktop_app.domain.facts import Body, FactKind, check_body, printed_body
from desktop_app.domain.paper_format import PaperFormat
from desktop_app.domain.print_job import JobPaper
from desktop_app.domain.worker import Registration
from desktop_app.errors import Unavailable
from desktop_app.storage.database import Transaction
from desktop_app.use_cases.content import as_the_city_has_it, newest_delivery
from desktop_app.use_cases.desk import Desk, known
from desktop_app.use_cases.lists import occupation_name, second_occupation_name


@dataclass(frozen=True, slots=True)
class MadePaper:
    """A paper ready to be looked at or printed; nothing has been recorded of it yet."""

    pdf: bytes
    kind: PaperKind
    number: str
    copy: int
    worker: UUID
    qr: str = ""


def make_paper(
    desk: Desk,
    subject: UUID,
    kind: PaperKind,
    now: datetime,
    size: PaperFormat = PaperFormat.A5,
) -> MadePaper:
    """Make one paper from what is on file, of the size a printer is fed with.

    Raises:
        Refused: ``registration.unknown``, or as ``may_print``: nothing untrue is printed.
        Unavailable: ``device.key_away`` when the laptop's key is not at hand to vouch for a proof;
            ``paper.qr_unreadable`` when the QR cannot be read back out of the page.
    """
    from desktop_app.documents.paper import make_paper as draw_paper

    facts = paper_facts(desk, subject, kind, now)
    return MadePaper(draw_paper(facts, size), kind, facts.number, facts.copy, subject, facts.qr)


def paper_facts(desk: Desk, subject: UUID, kind: PaperKind, now: datetime) -> PaperFacts:
    """Return what a paper is made of, frozen at this moment.

    Raises:
        Refused: As ``make_paper``.
        Unavailable: ``device.key_away``.
    """
    with desk.database.reading() as tx:
        registration, due = known(tx, subject)
        copy = tx.papers.copies(subject, kind) + 1
        told, from_city = tx.outbox.of(subject), tx.disputes.contents(subject)
        look = tx.settings.paper_look()
    may_print(kind, registration.application.status)
    if kind is PaperKind.CONFIRMATION:
        rates = desk.reference.rates
        registration, due = as_the_city_has_it(registration, due, told, rates, from_city)
    number = paper_number(kind, registration.number)
    return PaperFacts(
        kind=kind,
        number=number,
        copy=copy,
        made_at=now,
        zone=desk.zone,
        officer=desk.officer.name,
        city=look.over(desk.city),
        registration=registration,
        due=due,
        period=(due, *desk.reference.rates.period_due(registration.worker.enrolment)[1:]),
        occupation=occupation_name(desk, registration),
        second_occupation=second_occupation_name(desk, registration),
        region=desk.reference.gazetteer.name_line(registration.worker.address.kelurahan),
        delivery=newest_delivery(told),
        qr=PRACTICE_QR if desk.practice else _signed(desk, registration, kind, copy, now),
        practice=desk.practice,
        reminder=look.reminder,
        footer=look.footer,
        emblem=look.emblem,
    )


def record_printed(desk: Desk, made: MadePaper, now: datetime) -> PaperRecord | None:
    """Record that a paper was handed over, and tell the server, in one transaction.

    Returns:
        None where its copy's number was given to another meanwhile: it has to be made again.
    """
    paper = JobPaper(made.worker, made.kind, made.number, made.copy, made.qr)
    with desk.database.transaction() as tx:
        if tx.papers.copies(made.worker, made.kind) + 1 != made.copy:
            return None
        return record_paper(tx, paper, desk.officer.name, now)


def record_paper(tx: Transaction, paper: JobPaper, officer: str, now: datetime) -> PaperRecord:
    """Record a paper within a transaction that says why it is known to be out.

    Raises:
        Refused: ``registration.unknown``.
    """
    record = PaperRecord(
        id=uuid7(),
        worker=paper.worker,
        kind=paper.kind,
        number=paper.number,
        copy=paper.copy,
        at=now,
        officer=officer,
        coded=record_of_qr(paper.qr) if paper.qr else b"",
    )
    registration, _ = known(tx, paper.worker)
    tx.papers.add(record)
    tx.outbox.put(
        FactKind.PAPER_PRINTED,
        now,
        officer,
        paper.worker,
        registration.version,
        printed_body(paper.kind.value, paper.number, paper.copy, _check(paper)),
    )
    tx.audit.add(now, officer, FactKind.PAPER_PRINTED.value, paper.worker)
    return record


def _check(paper: JobPaper) -> Body | None:
    """Return what the city hears of a proof's check code; it knows those it has signed itself."""
    if paper.kind is not PaperKind.PROOF or paper.qr in {"", PRACTICE_QR}:
        return None
    claims = paper_of(paper.qr)
    return check_body(check_code(paper.qr).replace("-", ""), claims.on, claims.status.value)


def _signed(
    desk: Desk, registration: Registration, kind: PaperKind, copy: int, now: datetime
) -> str:
    """Return the QR's text: the device vouches for a proof, the city for a confirmation."""
    if kind is PaperKind.CONFIRMATION:
        return registration.confirmation_qr
    on = now.astimezone(ZoneInfo(desk.zone)).date()
    claims = proof_claims(registration, desk.city.kelurahan.digits, on, copy)
    with desk.database.reading() as tx:
        device = tx.settings.device()
    if device is None or not device.private_key:
        raise Unavailable("device.key_away")
    return sign_qr(claims, device.private_key)
