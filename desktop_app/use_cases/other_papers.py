"""The papers beside proof and confirmation: made from what is on file, recorded once they are out.

Two are about a person and are recorded as every paper of theirs; two are the office's own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

from desktop_app.documents.other_words import FIELDS
from desktop_app.domain.confirmation import (
    PaperKind,
    PaperRecord,
    may_print,
    paper_number,
)
from desktop_app.domain.day_report import ToMend, day_id, day_report
from desktop_app.domain.delivery import DeliveryStatus
from desktop_app.domain.disputes import DoubleState
from desktop_app.domain.event import Event
from desktop_app.domain.event_log import OfficePaper, OfficeRecord, event_log
from desktop_app.domain.facts import Body, Fact, FactKind, Json, registration_of
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.membership import Status
from desktop_app.domain.paper_format import PaperFormat
from desktop_app.domain.versions import Difference, differences
from desktop_app.storage.database import Transaction
from desktop_app.use_cases.content import CONTENT
from desktop_app.use_cases.desk import Desk, known
from desktop_app.use_cases.lists import (
    occupation_name,
    place_name,
    second_occupation_name,
    troubles,
)
from desktop_app.use_cases.papers import MadePaper, make_paper, record_printed

if TYPE_CHECKING:  # what draws is read with the first paper
    from desktop_app.documents.imprint import Imprint
    from desktop_app.documents.rights import Happened

PRINTED = {
    OfficePaper.MINUTES: "event_minutes_printed",
    OfficePaper.SUMMARY: "day_summary_printed",
}
"""The act in the audit, by which paper it was."""

TODAY = UUID(int=0)
"""Names, for the summary, whatever day it is."""


@dataclass(frozen=True, slots=True)
class MadeOfficePaper:
    """A paper of the office ready to be looked at or printed; nothing has been recorded of it yet.

    Attributes:
        worker: Id of the event or the day it is about: nobody in particular.
        upto, log: As ``OfficeRecord``.
    """

    pdf: bytes
    kind: OfficePaper
    number: str
    copy: int
    worker: UUID
    upto: int = 0
    log: str = ""


Kind = PaperKind | OfficePaper
Made = MadePaper | MadeOfficePaper


def make_any(
    desk: Desk,
    subject: UUID,
    kind: Kind,
    now: datetime,
    size: PaperFormat = PaperFormat.A5,
) -> Made:
    """Make a paper of any kind on what is in the printer.

    What flows over pages takes A5, A4 or F4, lists A4 or F4; where the printer has something else
    in it, A4.

    Raises:
        Refused: As ``make_paper``, ``make_letter_paper``, ``make_rights_paper``,
            ``make_minutes_paper``.
        Unavailable: As ``make_paper``.
    """
    from desktop_app.documents.leaf_setting import flowing, listing

    match kind:
        case OfficePaper.MINUTES:
            return make_minutes_paper(desk, subject, now, listing(size))
        case OfficePaper.SUMMARY:
            return make_summary_paper(desk, now, listing(size))
        case PaperKind.LETTER:
            return make_letter_paper(desk, subject, now, flowing(size))
        case PaperKind.RIGHTS:
            return make_rights_paper(desk, subject, now, flowing(size))
        case _:
            return make_paper(desk, subject, kind, now, size)


def record_any(desk: Desk, made: Made, now: datetime) -> PaperRecord | OfficeRecord | None:
    """Record that a paper of any kind is out; None where its number went to another meanwhile."""
    if isinstance(made, MadePaper):
        return record_printed(desk, made, now)
    return record_office_paper(desk, made, now)


def make_letter_paper(
    desk: Desk, subject: UUID, now: datetime, size: PaperFormat = PaperFormat.A4
) -> MadePaper:
    """Make the letter about what is to be paid, with the bill that was frozen at registration.

    Raises:
        Refused: ``registration.unknown``; as ``may_print``; as ``RateBook.period_due``.
    """
    from desktop_app.documents.letter import LetterFacts, make_letter

    with desk.database.reading() as tx:
        registration, due = known(tx, subject)
        copy = tx.papers.copies(subject, PaperKind.LETTER) + 1
    may_print(PaperKind.LETTER, registration.application.status)
    enrolment, rates = registration.worker.enrolment, desk.reference.rates
    period = (due, *rates.period_due(enrolment)[1:])
    reliefs = {
        relief.name: relief for bill in period for relief in rates.reliefs(enrolment, bill.month)
    }
    number = paper_number(PaperKind.LETTER, registration.number)
    facts = LetterFacts(
        imprint=_imprint(desk, number, copy, now),
        registration=registration,
        period=period,
        grounds=rates.grounds(enrolment, due.month),
        reliefs=tuple(reliefs.values()),
    )
    return MadePaper(make_letter(facts, size), PaperKind.LETTER, number, copy, subject)


def make_rights_paper(
    desk: Desk, subject: UUID, now: datetime, size: PaperFormat = PaperFormat.A4
) -> MadePaper:
    """Make the sheet of all that is held about a person, for the person themself.

    Raises:
        Refused: ``registration.unknown``, ``paper.not_registered``.
    """
    from desktop_app.documents.rights import Happened, RightsFacts, make_rights

    with desk.database.reading() as tx:
        registration, due = known(tx, subject)
        papers = tx.papers.of(subject)
        copy = tx.papers.copies(subject, PaperKind.RIGHTS) + 1
        told = tx.outbox.of(subject)
        entries = tx.audit.of(subject)
        from_city, doubles = tx.disputes.contents(subject), tx.disputes.doubles(subject)
    status = registration.application.status
    may_print(PaperKind.RIGHTS, status)
    done = _happened([fact for fact, _ in told])
    acts = {one.act for one in done}
    done += [
        Happened(entry.at, entry.act, entry.officer if not entry.act.startswith("city.") else "")
        for entry in entries
        if entry.act not in acts
    ]
    delivered = any(delivery.status is DeliveryStatus.DELIVERED for _, delivery in told)
    home = registration.worker.home
    gazetteer = desk.reference.gazetteer
    number = paper_number(PaperKind.RIGHTS, registration.number)
    facts = RightsFacts(
        imprint=_imprint(desk, number, copy, now),
        registration=registration,
        due=due,
        region=gazetteer.name_line(registration.worker.address.kelurahan),
        home_region=gazetteer.name_line(home.kelurahan) if home else "",
        occupation=occupation_name(desk, registration),
        second_occupation=second_occupation_name(desk, registration),
        is_sent=delivered or bool(from_city) or status not in (Status.REGISTERED, Status.WITHDRAWN),
        papers=papers,
        history=sorted(done, key=lambda one: one.at),
        doubles=[
            (place_name(desk, one.kelurahan), one.other)
            for one in doubles
            if one.state is not DoubleState.GONE
        ],
    )
    return MadePaper(make_rights(facts, size), PaperKind.RIGHTS, number, copy, subject)


def _happened(facts: Sequence[Fact]) -> "list[Happened]":
    """Return what officers did, with their reasons, and what stood there before each change."""
    from desktop_app.documents.rights import Happened

    done: list[Happened] = []
    before: Body = {}
    for fact in facts:
        body = registration_of(fact.body)
        paper = str(fact.body.get("paper", ""))
        was = differences(before, body) if fact.kind is FactKind.WORKER_AMENDED and before else ()
        done.append(
            Happened(
                at=fact.at,
                act=fact.kind.value,
                who=fact.author,
                reason=str(fact.body.get("reason", "")),
                paper=PaperKind(paper) if paper in set(PaperKind) else None,
                copy=int(str(fact.body.get("copy", 1))),
                was={field: ours for field, ours in _told_apart(was) if field in FIELDS},
            )
        )
        if fact.kind in CONTENT:
            before = body
    return done


def _told_apart(apart: Sequence[Difference]) -> list[tuple[str, Json]]:
    """Return each field as the words know it, and what stood there."""
    return [(one.field.replace(".", "/"), one.ours) for one in apart]


def make_minutes_paper(
    desk: Desk, subject: UUID, now: datetime, size: PaperFormat = PaperFormat.A4
) -> MadeOfficePaper:
    """Make the report of an event, and compare the digests of those printed before.

    Raises:
        Refused: ``event.unknown``.
    """
    from desktop_app.documents.minutes import MinutesFacts, make_minutes

    with desk.database.reading() as tx:
        events, event = tx.events.all(), _event(tx, subject)
        upto = tx.outbox.last()
        people = tx.office_papers.attendants(event.name)
        facts = tx.office_papers.facts_of(event.name, upto)
        before = tx.office_papers.of(OfficePaper.MINUTES, subject)
        copy = tx.office_papers.copies(OfficePaper.MINUTES, subject) + 1
    log, altered = event_log(event, facts), _altered(event, facts, before)
    running = len(events) - events.index(event)
    number = _office_number(desk, OfficePaper.MINUTES, f"{running:03}")
    made = make_minutes(
        MinutesFacts(
            imprint=_imprint(desk, number, copy, now),
            event=event,
            people=people,
            log=log,
            upto=upto,
            facts=len(facts),
            before=before,
            altered=altered,
        ),
        size,
    )
    return MadeOfficePaper(made, OfficePaper.MINUTES, number, copy, subject, upto, log)


def make_summary_paper(
    desk: Desk, now: datetime, size: PaperFormat = PaperFormat.A4, on: date | None = None
) -> MadeOfficePaper:
    """Make the summary of a day, by the office's own clock; of today where none is named."""
    from desktop_app.documents.summary import SummaryFacts, make_summary

    clock = ZoneInfo(desk.zone)
    day = on or now.astimezone(clock).date()
    since = datetime.combine(day, time(), clock)
    subject = day_id(day, desk.city.kelurahan.digits, desk.device.number)
    with desk.database.reading() as tx:
        acts = tx.office_papers.acts_between(since, since + timedelta(days=1))
        waiting = tx.outbox.summary().waiting
        work = tx.events.day(day)
        copy = tx.office_papers.copies(OfficePaper.SUMMARY, subject) + 1
    report = day_report(day, desk.zone, acts, _to_mend(desk), waiting, work)
    number = _office_number(desk, OfficePaper.SUMMARY, f"{day:%Y%m%d}")
    facts = SummaryFacts(_imprint(desk, number, copy, now), desk.device.number, report)
    return MadeOfficePaper(make_summary(facts, size), OfficePaper.SUMMARY, number, copy, subject)


def record_office_paper(desk: Desk, made: MadeOfficePaper, now: datetime) -> OfficeRecord | None:
    """Record that an office paper is out, with the digest it bears; None as ``record_any``."""
    record = office_record(made, desk.officer.name, now)
    with desk.database.transaction() as tx:
        if tx.office_papers.copies(record.kind, record.subject) + 1 != record.copy:
            return None
        keep_office_record(tx, record)
    return record


def office_record(made: MadeOfficePaper, officer: str, now: datetime) -> OfficeRecord:
    """Return what is kept of an office paper once it is out."""
    return OfficeRecord(
        kind=made.kind,
        subject=made.worker,
        number=made.number,
        copy=made.copy,
        at=now,
        officer=officer,
        upto=made.upto,
        log=made.log,
    )


def keep_office_record(tx: Transaction, record: OfficeRecord) -> None:
    """Keep a record within a transaction that says why the paper is known to be out."""
    tx.office_papers.add(record)
    tx.audit.add(record.at, record.officer, PRINTED[record.kind], record.subject)


def _event(tx: Transaction, subject: UUID) -> Event:
    found = next((one for one in tx.events.all() if one.id == subject), None)
    if found is None:
        raise Refused(Issue("event.unknown"))
    return found


def _altered(
    event: Event, facts: Sequence[Fact], before: Sequence[OfficeRecord]
) -> list[OfficeRecord]:
    """Return which printed reports of an event no longer agree with what is on file."""
    return [
        one
        for one in before
        if event_log(event, [fact for fact in facts if fact.seq <= one.upto]) != one.log
    ]


def _imprint(desk: Desk, number: str, copy: int, now: datetime) -> "Imprint":
    """Return who makes a paper and how the office wants it to look.

    Whether the head of the office signs is asked of confirmations only: a report has a line for it.
    """
    from desktop_app.documents.imprint import Imprint

    with desk.database.reading() as tx:
        look = tx.settings.paper_look()
    return Imprint(
        number=number,
        copy=copy,
        made_at=now,
        zone=desk.zone,
        officer=desk.officer.name,
        city=replace(look, signs=True).over(desk.city),
        practice=desk.practice,
        emblem=look.emblem,
        reminder=look.reminder,
        footer=look.footer,
    )


def _office_number(desk: Desk, kind: OfficePaper, running: str) -> str:
    """Return a number no other laptop gives: kelurahan, laptop, and what is counted there."""
    office = f"{desk.city.kelurahan.digits}-{desk.device.number:02}"
    return f"{kind.letters}/{office}-{running}"


def _to_mend(desk: Desk) -> list[ToMend]:
    return [
        ToMend(
            number=trouble.line.number,
            name=trouble.line.name,
            by_clerk=trouble.delivery.status is DeliveryStatus.NEEDS_CLERK,
            since=trouble.delivery.since or trouble.fact.at,
            reason=str(trouble.delivery.figures.get("reason", "")),
        )
        for trouble in troubles(desk)
    ]
