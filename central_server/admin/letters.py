"""Facts the city holds: listed, shown beside the register, and settled by a person."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from central_server import claims, ingest, news, register
from central_server.admin.acts import Operator
from central_server.admin.corrections import put_right
from central_server.city import the_city
from central_server.judging import Content, Offer, Opinion, Withdrawal, opinion_on
from central_server.models import (
    DeadLetterRow,
    DecisionRow,
    DeviceRow,
    FactRow,
    RegistrationRow,
)
from central_server.reference import ReferenceBooks
from central_server.wire import v1
from central_server.wire.v1_news import Outcome, ResolvedNews, ShownContent
from desktop_app.domain import membership
from desktop_app.domain.eligibility import CityProgramme
from desktop_app.domain.facts import canonical
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.membership import Status
from desktop_app.domain.versions import Difference, differences, same_content
from desktop_app.domain.worker import tidy_text

DROPPED_CODE = "fact.dropped"


@dataclass(frozen=True, slots=True)
class Letter:
    """A fact that waits for a person at the city, or waited.

    Attributes:
        number: Of the registration it is about; empty where that cannot be known.
        outcome: What was made of it; empty while it waits.
    """

    id: UUID
    hash: str
    device: str
    code: str
    number: str
    received_at: datetime
    attempts: int
    outcome: str


def letters(session: Session, *, everything: bool = False) -> list[Letter]:
    """Return what waits for the city, oldest first; ``everything`` with what was settled."""
    found = [_letter(session, each) for each in _held(session)]
    waiting = [letter for letter in found if everything or not letter.outcome]
    return sorted(waiting, key=lambda letter: (letter.received_at, letter.id, letter.hash))


def shown(session: Session, name: str) -> tuple[Letter, str, Sequence[Difference]]:
    """Return a letter, its whole content, and where it differs from what the register shows.

    Raises:
        Refused: ``letter.unknown``.
    """
    held = _named(session, name)
    content = json.loads(held.content)
    row = _registration(session, content)
    body = content.get("body")
    both = row is not None and isinstance(body, dict) and "nik" in body
    apart = differences(body, json.loads(row.content)) if both and row is not None else ()
    return _letter(session, held), held.content, apart


def drop(session: Session, name: str, reason: str, operator: Operator) -> None:
    """Decide that a held fact changes nothing; its laptop hears why and follows the register.

    Raises:
        Refused: ``letter.unknown``, ``letter.accepted_before``, ``correction.reason_missing``.
    """
    held = _named(session, name)
    said = tidy_text(reason, "reason")
    if not said:
        raise Refused(Issue("correction.reason_missing", "reason"))
    _refuse_if_accepted(session, held)
    kelurahan = _kelurahan(session, held)
    news.in_line(session, kelurahan)
    if isinstance(held, FactRow):
        held.code, held.field = DROPPED_CODE, ""
        held.figures = canonical({"reason": said}).decode()
    _settle(session, held, kelurahan, Outcome.DROPPED, said, operator)


def accept(
    session: Session, name: str, reason: str, operator: Operator, books: ReferenceBooks
) -> None:
    """Take a held fact in by the city's word, where the rules let it.

    Raises:
        Refused: ``letter.unknown``, ``letter.accepted_before``, ``letter.refused`` (figure
            ``why``), ``letter.person_unknown``, and what ``corrections.put_right`` raises.
    """
    held = _named(session, name)
    _refuse_if_accepted(session, held)
    kelurahan = _kelurahan(session, held)
    news.in_line(session, kelurahan)
    content = json.loads(held.content)
    opinion = _opinion(session, Offer(held.id, held.hash, content), kelurahan, books)
    row = _registration(session, content)
    if row is None and isinstance(opinion.meaning, Content):
        row = _entered(session, held, content, opinion.meaning, operator)
    if row is None or row.kelurahan != kelurahan:
        raise Refused(Issue("letter.person_unknown"))
    said = tidy_text(reason, "reason") or "-"
    place = news.in_line(session, kelurahan)
    place.facts += 1
    if isinstance(held, FactRow):
        held.verdict, held.code, held.field = v1.Verdict.STORED.value, "", ""
        held.figures, held.sequence = "{}", place.facts
    _settle(session, held, kelurahan, Outcome.ACCEPTED, said, operator, place.facts)
    match opinion.meaning:
        case Content():
            if not same_content(content["body"], json.loads(row.content)):
                put_right(session, row, content["body"], said, operator, books)
        case Withdrawal(why):
            row.withdrawn_version = content["version"]
            register.move(session, the_city(session), row, membership.Withdrawn(why), operator.at)
        case _:
            pass


def _entered(
    session: Session,
    held: "FactRow | DeadLetterRow",
    content: Mapping[str, Any],
    meaning: Content,
    operator: Operator,
) -> RegistrationRow:
    """Take a person in whose registration was held; the number must be free."""
    taken = select(RegistrationRow.id).where(RegistrationRow.number == meaning.number)
    if session.scalar(taken) is not None:
        raise Refused(Issue("letter.refused", figures={"why": "fact.number_taken"}))
    row = RegistrationRow(
        id=UUID(content["worker"]),
        kelurahan=_kelurahan(session, held),
        received_at=operator.at,
        status=Status.SENT.value,
        fact=held.id,
        version=content["version"],
        hand=held.device,
        seq=content["seq"],
        at=datetime.fromisoformat(content["at"]),
        author=tidy_text(content["author"], "author", v1.LINE_LENGTH),
    )
    ingest.show(row, Offer(held.id, held.hash, content), meaning)
    session.add(row)
    register.move(session, the_city(session), row, membership.Proposed(), operator.at)
    claims.settle(session, [claims.Change(row.id, None, row.nik or None)], operator.at)
    return row


def _opinion(session: Session, offer: Offer, kelurahan: str, books: ReferenceBooks) -> Opinion:
    programmes = [CityProgramme(**dict(each)) for each in the_city(session).settings.programmes]
    opinion = opinion_on(offer, kelurahan, programmes, books)
    if opinion.meaning is None:
        why = " ".join(filter(None, (opinion.judgement.code, opinion.judgement.about)))
        raise Refused(Issue("letter.refused", figures={"why": why}))
    return opinion


def _settle(
    session: Session,
    held: "FactRow | DeadLetterRow",
    kelurahan: str,
    outcome: Outcome,
    reason: str,
    operator: Operator,
    sequence: int | None = None,
) -> None:
    """Keep the decision, and tell the kelurahan where the fact says whom it is about."""
    session.add(
        DecisionRow(
            fact=held.id,
            hash=held.hash,
            outcome=outcome.value,
            at=operator.at,
            operator=operator.name,
            reason=reason,
        )
    )
    operator.records(session, f"letter {outcome.value}", str(held.id))
    content = json.loads(held.content)
    worker = _uuid(content.get("worker"))
    if worker is None:
        return
    row = session.get(RegistrationRow, worker)
    ours = row is not None and row.kelurahan == kelurahan
    told = ResolvedNews(
        worker=worker,
        fact=held.id,
        hash=held.hash,
        outcome=outcome,
        at=v1.instant(operator.at),
        reason=reason,
        sequence=sequence,
        shown=_shown(row) if row and ours and outcome is Outcome.DROPPED else None,
    )
    news.tell(session, kelurahan, v1.NewsKind.RESOLVED, told)


def _shown(row: RegistrationRow) -> ShownContent:
    body = v1.RegistrationBody.model_validate_json(row.content)
    return ShownContent(fact=row.fact, version=row.version, body=body)


def _held(session: Session) -> "list[FactRow | DeadLetterRow]":
    decided = select(DecisionRow.fact)
    facts = select(FactRow).where(
        (FactRow.verdict == v1.Verdict.NEEDS_CITY.value) | FactRow.id.in_(decided)
    )
    return [*session.scalars(facts), *session.scalars(select(DeadLetterRow))]


def _named(session: Session, name: str) -> "FactRow | DeadLetterRow":
    """Find a letter by its fact's id, or by the beginning of its hash where an id has several."""
    fits = [
        held
        for held in _held(session)
        if str(held.id) == name or (len(name) >= 8 and held.hash.startswith(name))  # noqa: PLR2004 - fewer digits name nothing
    ]
    if len(fits) != 1:
        raise Refused(Issue("letter.several" if fits else "letter.unknown"))
    return fits[0]


def _letter(session: Session, held: "FactRow | DeadLetterRow") -> Letter:
    content = json.loads(held.content)
    row = _registration(session, content)
    device = session.get_one(DeviceRow, held.device)
    return Letter(
        id=held.id,
        hash=held.hash,
        device=f"{device.kelurahan}/{device.number}",
        code=held.code,
        number=row.number if row is not None else "",
        received_at=held.received_at,
        attempts=held.attempts,
        outcome=_outcome(session, held),
    )


def _outcome(session: Session, held: "FactRow | DeadLetterRow") -> str:
    query = (
        select(DecisionRow.outcome)
        .where(DecisionRow.fact == held.id, DecisionRow.hash == held.hash)
        .order_by(DecisionRow.id.desc())
        .limit(1)
    )
    return session.scalar(query) or ""


def _refuse_if_accepted(session: Session, held: "FactRow | DeadLetterRow") -> None:
    if _outcome(session, held) == Outcome.ACCEPTED.value:
        raise Refused(Issue("letter.accepted_before"))


def _kelurahan(session: Session, held: "FactRow | DeadLetterRow") -> str:
    return session.get_one(DeviceRow, held.device).kelurahan


def _registration(session: Session, content: Mapping[str, Any]) -> RegistrationRow | None:
    worker = _uuid(content.get("worker"))
    return None if worker is None else session.get(RegistrationRow, worker)


def _uuid(text: object) -> UUID | None:
    try:
        return UUID(text) if isinstance(text, str) else None
    except ValueError:
        return None
