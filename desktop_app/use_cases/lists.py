"""Looking things up: the list, the search, one registration whole, and how sending stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from desktop_app.domain.confirmation import PaperKind, PaperRecord, may_print
from desktop_app.domain.contribution import MonthlyDue
from desktop_app.domain.delivery import Delivery, DeliveryStatus
from desktop_app.domain.disputes import Dispute, Double
from desktop_app.domain.facts import Fact
from desktop_app.domain.issues import Refused
from desktop_app.domain.listing import Question
from desktop_app.domain.membership import AMENDABLE, Status, Withdrawn, can_follow
from desktop_app.domain.queue import OutboxSummary, Trouble
from desktop_app.domain.region import RegionCode
from desktop_app.domain.review import read_reviewed_body
from desktop_app.domain.worker import Counts, Registration, WorkerLine
from desktop_app.storage.audit import AuditEntry
from desktop_app.storage.database import Transaction
from desktop_app.use_cases.content import FromCity, newest_delivery
from desktop_app.use_cases.desk import Desk, known
from desktop_app.use_cases.disputes import dispute_of

MOST_FOUND_AT_ONCE = 60
"""Lines a search shows with each letter: more than a screen holds."""


@dataclass(frozen=True, slots=True)
class Detail:
    """One registration with all that hangs on it, ready to be shown."""

    registration: Registration
    due: MonthlyDue
    papers: Sequence[PaperRecord]
    facts: Sequence[tuple[Fact, Delivery]]
    history: Sequence[AuditEntry]
    delivery: DeliveryStatus
    from_city: FromCity
    doubles: Sequence[Double]
    double_places: Sequence[str]
    dispute: Dispute | None
    region_line: str
    occupation_name: str
    second_occupation_name: str
    home_line: str
    may_amend: bool
    may_withdraw: bool
    may_print: frozenset[PaperKind]


@dataclass(frozen=True, slots=True)
class Listed:
    """Who a list shows: places in the order of saving, of ``total`` registrations there are."""

    rows: Sequence[int]
    total: int


@dataclass(frozen=True, slots=True)
class Offered:
    """Names of the officers who have registered anybody, and of the kegiatan."""

    registrars: Sequence[str]
    events: Sequence[str]


@dataclass(frozen=True, slots=True)
class Standing:
    """What the banner says: sums the clerk can check."""

    counts: Counts
    outbox: OutboxSummary


def search(desk: Desk, question: Question) -> Sequence[WorkerLine]:
    """Return the newest lines that hold every word typed, the last as a beginning; not all."""
    with desk.database.reading() as tx:
        return tx.workers.search(question.words, MOST_FOUND_AT_ONCE, question.only)


def listed(desk: Desk, question: Question) -> Listed:
    """Return who a list is to show, in its order, and how many there are in all."""
    with desk.database.reading() as tx:
        return Listed(tx.workers.order(question), tx.workers.counts().saved)


def lines(desk: Desk, rows: Sequence[int]) -> Sequence[WorkerLine]:
    """Return the lines at some places, in that order."""
    with desk.database.reading() as tx:
        return tx.workers.lines_at(rows)


def offered(desk: Desk) -> Offered:
    """Return what there is to narrow a list to."""
    with desk.database.reading() as tx:
        return Offered(tx.workers.registrars(), tx.workers.events())


def detail(desk: Desk, subject: UUID) -> Detail:
    """Return one registration whole.

    Raises:
        Refused: ``registration.unknown``.
    """
    with desk.database.reading() as tx:
        registration, due = known(tx, subject)
        papers = tx.papers.of(subject)
        facts = tx.outbox.of(subject)
        history = tx.audit.of(subject)
        doubles, from_city = tx.disputes.doubles(subject), tx.disputes.contents(subject)
    status, home = registration.application.status, registration.worker.home
    return Detail(
        registration=registration,
        due=due,
        papers=papers,
        facts=facts,
        history=history,
        delivery=newest_delivery(facts),
        from_city=from_city,
        doubles=doubles,
        double_places=[place_name(desk, double.kelurahan) for double in doubles],
        dispute=dispute_of(registration, due, facts, from_city),
        region_line=desk.reference.gazetteer.name_line(registration.worker.address.kelurahan),
        occupation_name=occupation_name(desk, registration),
        second_occupation_name=second_occupation_name(desk, registration),
        home_line=desk.reference.gazetteer.name_line(home.kelurahan) if home else "",
        may_amend=status in AMENDABLE,
        may_withdraw=can_follow(status, Withdrawn),
        may_print=printable(status),
    )


def occupation_name(desk: Desk, registration: Registration) -> str:
    """Return the occupation in words: as typed where the list has none, else from the list."""
    enrolment = registration.worker.enrolment
    return enrolment.occupation_text or occupation_named(desk, enrolment.occupation)


def second_occupation_name(desk: Desk, registration: Registration) -> str:
    """Return the second occupation in words, or "" for who has one only."""
    code = registration.worker.enrolment.second_occupation
    return occupation_named(desk, code) if code else ""


def occupation_named(desk: Desk, code: str) -> str:
    """Return what the list calls an occupation; a code it does not know stands for itself."""
    occupation = desk.reference.occupations.find(code)
    return occupation.name if occupation else code


def standing(desk: Desk) -> Standing:
    with desk.database.reading() as tx:
        return Standing(tx.workers.counts(), tx.outbox.summary())


def troubles(desk: Desk) -> Sequence[Trouble]:
    """Return what the server gave back, and what waits for the city about a registration."""
    with desk.database.reading() as tx:
        given_back = tx.outbox.troubles()
        told = {trouble.line.id for trouble in given_back}
        return [*given_back, *_objected(tx, told), *_disputed(desk, tx, told)]


def _objected(tx: Transaction, told: set[UUID]) -> list[Trouble]:
    """Return what a supervisor has given back, where the city has not done so already."""
    objected = {worker: seq for worker, seq in tx.reviews.objected() if worker not in told}
    lines = tx.workers.lines(objected)
    return [
        Trouble(fact, _given_back(fact), lines[fact.worker])
        for fact in tx.outbox.numbered(list(objected.values()))
    ]


def _given_back(fact: Fact) -> Delivery:
    review = read_reviewed_body(fact.body)
    return Delivery(
        DeliveryStatus.NEEDS_CLERK,
        since=fact.at,
        code="review.objected",
        about=next(iter(review.fields), ""),
        figures={"by": fact.author, "reason": review.reason},
    )


def _disputed(desk: Desk, tx: Transaction, told: set[UUID]) -> list[Trouble]:
    """Return what waits though no fact of ours is held for it: doubles, and a choice to be made."""
    waits: dict[UUID, Delivery] = {}
    for double in tx.disputes.open_doubles():
        figures = {"place": place_name(desk, double.kelurahan), "number": double.other}
        waits[double.worker] = _held("nik.double_elsewhere", double.at, figures)
    for content in tx.disputes.pending():
        if content.worker not in told:
            waits[content.worker] = _held("fact.conflict", content.at, {})
    lines = tx.workers.lines(waits)
    newest = {worker: tx.outbox.of(worker)[-1:] for worker in waits}
    return [
        # About who came back off a stub no act of ours tells: their page shows what the city says.
        Trouble(newest[worker][0][0], delivery, lines[worker])
        for worker, delivery in waits.items()
        if newest[worker]
    ]


def _held(code: str, since: datetime, figures: Mapping[str, str | int]) -> Delivery:
    return Delivery(DeliveryStatus.NEEDS_CITY, since=since, code=code, figures=figures)


def place_name(desk: Desk, kelurahan: str) -> str:
    """Return a kelurahan's own name, or its code where the books do not know it."""
    return desk.reference.gazetteer.name_line(RegionCode(kelurahan)).split(",")[0]


def printable(status: Status) -> frozenset[PaperKind]:
    """Return the papers that say nothing untrue in this status."""
    kinds = set()
    for kind in PaperKind:
        try:
            may_print(kind, status)
        except Refused:
            continue
        kinds.add(kind)
    return frozenset(kinds)
