"""Registering a worker, amending and withdrawing: each one transaction and one fact."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from uuid_utils.compat import uuid7

from desktop_app.domain import membership
from desktop_app.domain.contribution import MonthlyDue
from desktop_app.domain.delivery import DeliveryStatus
from desktop_app.domain.eligibility import CityProgramme, age
from desktop_app.domain.enrolment import FundingSource, Rupiah, Segment
from desktop_app.domain.facts import FactKind, amended_body, registration_body, withdrawal_body
from desktop_app.domain.issues import Issue, Refused, Weight
from desktop_app.domain.likeness import traits_of
from desktop_app.domain.membership import AMENDABLE, Application, Registered, Status, Withdrawn
from desktop_app.domain.nik import Nik
from desktop_app.domain.office import City
from desktop_app.domain.region import RegionCode
from desktop_app.domain.worker import Registration, RegistrationNumber, Worker, WorkerLine
from desktop_app.storage.database import Transaction
from desktop_app.storage.documents import packed
from desktop_app.storage.drafts import StoredDraft
from desktop_app.use_cases.alike import doubt_of_likeness, may_be_elsewhere
from desktop_app.use_cases.content import base_of
from desktop_app.use_cases.desk import Desk, known
from desktop_app.use_cases.drafts import ASIDE, NEW, place_of
from desktop_app.use_cases.events import attend, step_back
from desktop_app.use_cases.form import RegistrationForm
from desktop_app.use_cases.reading import Read, read_enrolment, read_form

UNDO_TIME = timedelta(seconds=10)
"""For how long a registration may be taken back by one key, and is not offered to the server."""

UNDONE = "Diurungkan petugas sesaat setelah disimpan"
"""Why such a registration was withdrawn, as the city reads it."""


@dataclass(frozen=True, slots=True)
class NikReading:
    """What a NIK says while it is being typed.

    Attributes:
        digits: How many digits are there.
        complete: Whether it has all sixteen and its form is right.
        district: Where it was first issued, in words; empty when the code is not known.
        births: The dates to choose from where its two digits of a year may mean either century.
        held: The registration on this laptop that already has this NIK.
        elsewhere: Whether the city may have it from somewhere else, as far as its filter tells.
    """

    digits: int
    complete: bool
    issues: tuple[Issue, ...] = ()
    born: date | None = None
    age: int | None = None
    is_woman: bool | None = None
    district: str = ""
    held: WorkerLine | None = None
    births: tuple[date, ...] = ()
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """The contribution as the form now stands.

    Attributes:
        due: Of the first month; None while something it needs is missing.
        period_total: Of all the months paid at once: relief may end among them.
    """

    due: MonthlyDue | None
    issues: tuple[Issue, ...]
    period_total: Rupiah | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """What the rules say of a form; ``ready`` when nothing blocks.

    Attributes:
        worker: Who would be saved, consent or not; None where something could not be read.
    """

    issues: tuple[Issue, ...]
    due: MonthlyDue | None
    ready: bool
    worker: Worker | None


def read_nik(desk: Desk, typed: str, on: date) -> NikReading:
    """Read a NIK as typed so far; complaints come only once all sixteen digits are there."""
    digits = sum(character in "0123456789" for character in typed)
    if digits < 16:  # noqa: PLR2004 - a NIK has sixteen digits (Dukcapil)
        return NikReading(digits, complete=False)
    try:
        nik = Nik.parse(typed)
    except Refused as no:
        return NikReading(digits, complete=False, issues=no.issues)
    with desk.database.reading() as tx:
        held = tx.workers.with_nik(nik)
        elsewhere = held is None and may_be_elsewhere(tx, nik)
    born, births = nik.born(on), nik.births(on)
    return NikReading(
        digits=digits,
        complete=True,
        issues=tuple(desk.reference.gazetteer.doubts_about(RegionCode(nik.district))),
        born=born,
        age=age(born, on),
        is_woman=nik.is_woman,
        district=desk.reference.gazetteer.name_line(RegionCode(nik.district)),
        held=held,
        births=births if len(births) > 1 else (),
        elsewhere=elsewhere,
    )


def quote(desk: Desk, form: RegistrationForm) -> Quote:
    """Return what the worker will owe; a field still missing is no complaint yet."""
    enrolment, issues = read_enrolment(form, desk.reference)
    if enrolment is None:
        return Quote(None, tuple(issues))
    try:
        period = desk.reference.rates.period_due(enrolment)
    except Refused as no:
        return Quote(None, no.issues)
    total = Rupiah(sum(due.total for due in period))
    return Quote(period[0], (*issues, *period[0].doubts), total)


def review(
    desk: Desk, form: RegistrationForm, now: datetime, besides: UUID | None = None
) -> Review:
    """Judge a form as saving would, without saving; ``besides`` is the registration amended."""
    read = _read(desk, form, now)
    with desk.database.reading() as tx:
        issues = _judge(desk, tx, read, now, besides)
    blocked = any(issue.weight is Weight.BLOCKS for issue in issues)
    return Review(tuple(issues), read.due, not blocked, read.worker)


def register_worker(
    desk: Desk,
    form: RegistrationForm,
    accepted: frozenset[str],
    now: datetime,
    hold: timedelta = timedelta(0),
) -> Registration:
    """Record a new worker, and the fact the server must hear, in one transaction.

    Args:
        desk: Who registers, where.
        form: As typed.
        accepted: Codes of the warnings the clerk has seen and stands by.
        now: Aware UTC.
        hold: For how long the server is not offered it: the clerk may still take it back.

    Raises:
        Refused: With every issue there is, when one blocks or a warning has not been seen yet.
        Unavailable: ``disk.too_little`` before anything is begun, or what ``transaction`` raises.
    """
    desk.check_room()
    read = _read(desk, form, now)
    with desk.database.transaction() as tx:
        worker, due = _accepted(read, _judge(desk, tx, read, now, None), accepted)
        worker = replace(worker, attendance=attend(tx))
        device = tx.settings.device() or desk.device  # it may have a new number since we sat down
        number = RegistrationNumber(desk.city.kelurahan, device.number, tx.workers.next_running())
        registration = Registration(
            id=uuid7(),
            number=str(number),
            version=1,
            at=now,
            officer=desk.officer.name,
            worker=worker,
            application=membership.after(Application(), Registered()),
        )
        tx.workers.add(registration, due)
        tx.drafts.drop(NEW, desk.officer.id)  # with the save: never both, never neither
        _tell(tx, FactKind.WORKER_REGISTERED, registration, due, now, hold)
    return registration


def undo_registration(
    desk: Desk, subject: UUID, form: RegistrationForm, begun: RegistrationForm | None, now: datetime
) -> Registration:
    """Take back what was saved a moment ago, and have its form under way again, in one transaction.

    What is signed and chained cannot be as if it had never been: it is withdrawn, by a fact of its
    own that goes along, and its number is not given again. The ticket somebody holds is another
    matter: their number in the queue is theirs once more.

    Args:
        desk: Who registers, where.
        subject: The registration.
        form: As it was saved; it becomes the draft.
        begun: What was typed since for the next person, put aside until this one is done.
        now: Aware UTC.

    Raises:
        Refused: As ``withdraw_worker``.
    """
    with desk.database.transaction() as tx:
        registration = _withdraw(desk, tx, subject, UNDONE, now)
        step_back(tx, registration.worker.attendance)
        officer = desk.officer.id
        tx.drafts.keep(StoredDraft(NEW, packed(form), now, officer))
        if begun is not None:
            tx.drafts.keep(StoredDraft(ASIDE, packed(begun), now, officer))
    return registration


def amend_worker(
    desk: Desk, subject: UUID, form: RegistrationForm, accepted: frozenset[str], now: datetime
) -> Registration:
    """Replace what was registered by a new version, and tell the server all of it.

    Where nothing differs there is no act: nothing is written or told, and what is returned is the
    version there was. What somebody gave back may be told again as it stands: the clerk has looked.

    Raises:
        Refused: As ``register_worker``; ``registration.unknown``; ``registration.not_amendable``
            once the city has verified it; ``registration.in_dispute`` while the clerk has to choose
            between the city's content and their own.
        Unavailable: As ``register_worker``.
    """
    desk.check_room()
    read = _read(desk, form, now)
    with desk.database.transaction() as tx:
        before, owed = known(tx, subject)
        status = before.application.status
        if status not in AMENDABLE:
            raise Refused(Issue("registration.not_amendable", figures={"status": status.value}))
        if any(content.pending for content in tx.disputes.contents(subject)):
            raise Refused(Issue("registration.in_dispute"))
        if _says_the_same(read, before.worker, owed) and not _was_given_back(tx, before):
            tx.drafts.drop_all_of(place_of(subject))
            return before
        worker, due = _accepted(read, _judge(desk, tx, read, now, subject), accepted)
        worker = replace(worker, attendance=before.worker.attendance)
        registration = replace(
            before, version=before.version + 1, officer=desk.officer.name, worker=worker
        )
        tx.workers.replace(registration, due)
        tx.drafts.drop_all_of(place_of(subject))
        tx.outbox.supersede(subject)
        _tell(tx, FactKind.WORKER_AMENDED, registration, due, now)
    return registration


def _says_the_same(read: Read, before: Worker, owed: MonthlyDue) -> bool:
    """Say whether a form says what is on file; when it was agreed to, and doubts, are no content.

    Doubts come and go with who else is registered: what a clerk has not typed is no change.
    """
    worker = read.worker
    if worker is None or worker.consent.version != before.consent.version:
        return False
    same = replace(
        worker, consent=before.consent, doubts=before.doubts, attendance=before.attendance
    )
    return same == before and read.due == owed


def _was_given_back(tx: Transaction, registration: Registration) -> bool:
    """Say whether the city, its server or a supervisor wants this registration looked at again."""
    return (
        registration.application.status is Status.REFUSED
        or any(
            told.status is DeliveryStatus.NEEDS_CLERK for _, told in tx.outbox.of(registration.id)
        )
        or any(worker == registration.id for worker, _ in tx.reviews.objected())
    )


def withdraw_worker(desk: Desk, subject: UUID, reason: str, now: datetime) -> Registration:
    """Take a registration back; the record stays, and the server hears why.

    Raises:
        Refused: ``registration.unknown``, ``membership.out_of_order`` when it already ended,
            ``membership.reason_missing``.
    """
    with desk.database.transaction() as tx:
        return _withdraw(desk, tx, subject, reason, now)


def _withdraw(
    desk: Desk, tx: Transaction, subject: UUID, reason: str, now: datetime
) -> Registration:
    before, due = known(tx, subject)
    application = membership.after(before.application, Withdrawn(reason))
    registration = replace(before, version=before.version + 1, application=application)
    tx.workers.replace(registration, due)
    tx.drafts.drop_all_of(place_of(subject))
    tx.outbox.supersede(subject)
    tx.outbox.put(
        FactKind.WORKER_WITHDRAWN,
        now,
        desk.officer.name,
        subject,
        registration.version,
        withdrawal_body(application.reason),
    )
    tx.audit.add(now, desk.officer.name, FactKind.WORKER_WITHDRAWN.value, subject)
    return registration


def _tell(
    tx: Transaction,
    kind: FactKind,
    registration: Registration,
    due: MonthlyDue,
    now: datetime,
    hold: timedelta = timedelta(0),
) -> None:
    body = registration_body(registration.number, registration.worker, due)
    if kind is FactKind.WORKER_AMENDED:
        told, from_city = tx.outbox.of(registration.id), tx.disputes.contents(registration.id)
        body = amended_body(body, base_of(told, from_city))
    author = registration.officer
    until = now + hold if hold else None
    tx.outbox.put(kind, now, author, registration.id, registration.version, body, until)
    tx.audit.add(now, author, kind.value, registration.id)


def _read(desk: Desk, form: RegistrationForm, now: datetime) -> Read:
    today = now.astimezone(ZoneInfo(desk.zone)).date()
    return read_form(form, desk.reference, desk.city, now, today)


def _accepted(
    read: Read, issues: Sequence[Issue], accepted: frozenset[str]
) -> tuple[Worker, MonthlyDue]:
    blocked = any(issue.weight is Weight.BLOCKS for issue in issues)
    unseen = any(issue.code not in accepted for issue in issues)
    if blocked or unseen or read.worker is None or read.due is None:
        raise Refused(*issues)
    doubts = tuple(sorted({issue.code for issue in issues}))
    return replace(read.worker, doubts=doubts), read.due


def _judge(
    desk: Desk, tx: Transaction, read: Read, now: datetime, besides: UUID | None
) -> list[Issue]:
    """Add to what the form alone says what the register and the city's rules say.

    Age counts on the day of registration, also when something is mended later; a place of the
    quota is taken by whoever newly comes into the programme, by registration or by amendment.
    """
    issues = list(read.issues)
    worker = read.worker
    if worker is None:
        return issues
    held = tx.workers.with_nik(worker.nik) if worker.nik else None
    if held is not None and held.id != besides:
        day = held.at.astimezone(ZoneInfo(desk.zone)).date()
        figures = {"number": held.number, "on": f"{day:%d-%m-%Y}"}
        issues.append(Issue("nik.already_registered", "nik", figures=figures))
    issues += doubt_of_likeness(tx, traits_of(worker), besides)
    before = tx.workers.get(besides) if besides else None
    on = (before.at if before else now).astimezone(ZoneInfo(desk.zone)).date()
    issues += desk.reference.rates.age_issues(worker.enrolment, born=worker.born, on=on)
    programme = _programme_of(desk, worker)
    if programme is None:
        return issues
    if programme.one_per_household and worker.family_card is None:
        issues.append(Issue("family_card.missing", "family_card"))
    household = tx.workers.household(worker.family_card, besides) if worker.family_card else 0
    if before and _programme_of(desk, before.worker) == programme:
        programme = replace(programme, quota=None)  # it has its place already
    return issues + programme.issues(
        born=worker.born, on=on, household=household, registered=_taken(desk, tx, programme)
    )


def _programme_of(desk: Desk, worker: Worker) -> CityProgramme | None:
    return programme_for(desk.city, worker.enrolment.segment, worker.enrolment.funding)


def programme_for(city: City, segment: Segment, funding: FundingSource) -> CityProgramme | None:
    """Return the city's rules for somebody: by segment and who pays, else by segment alone."""
    of_segment = [one for one in city.programmes if one.segment is segment]
    paid_so = [one for one in of_segment if one.default_funding is funding]
    return next(iter([*paid_so, *of_segment]), None)


def _taken(desk: Desk, tx: Transaction, programme: CityProgramme) -> int:
    """Return how many places of a programme are taken: all of its segment, where it is alone."""
    alone = sum(one.segment is programme.segment for one in desk.city.programmes) == 1
    return tx.workers.registered(programme.segment, None if alone else programme.default_funding)
