"""What an operator puts right in a registration: judged by the same rules, and told."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from central_server import claims, ingest, news
from central_server.admin.acts import Operator
from central_server.admin.applications import locked, named
from central_server.city import the_city
from central_server.described import worker_of
from central_server.judging import Content, Offer, opinion_on
from central_server.models import CorrectionRow, RegistrationRow
from central_server.reference import ReferenceBooks
from central_server.wire import v1
from central_server.wire.v1_news import CorrectedNews
from desktop_app.domain.eligibility import CityProgramme
from desktop_app.domain.facts import FactKind, canonical, content_hash, registration_of
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.membership import Status
from desktop_app.domain.versions import Difference, differences, same_content
from desktop_app.domain.worker import tidy_text

CORRECTABLE = frozenset(
    {Status.SENT, Status.PROPOSED, Status.VERIFIED, Status.APPROVED, Status.REFUSED}
)
"""Where the city may still put content right: BPJS has not issued a number for it yet."""

_FIXED = frozenset({"schema", "number", "due", "consent", "doubts", "base"})
_NUMBERS = frozenset({"enrolment.income", "enrolment.months"})
_LISTS = frozenset({"enrolment.programmes"})


@dataclass(frozen=True, slots=True)
class Correction:
    """One change the city has made, with the fields it changed."""

    version: int
    operator: str
    reason: str
    changed: Sequence[Difference]


def correct(
    session: Session,
    number: str,
    changes: Mapping[str, str],
    reason: str,
    operator: Operator,
    books: ReferenceBooks,
) -> Correction:
    """Change fields of a registration.

    Args:
        session: The transaction.
        number: The registration's number, or its id.
        changes: New texts by field, dotted where the body is nested (``address.street``); the
            contribution is computed again.
        reason: Told to the kelurahan.
        operator: Who does it.
        books: Rates and occupations to judge by.

    Raises:
        Refused: ``application.unknown``, ``correction.field_unknown`` (figure ``name``),
            ``correction.refused`` (figure ``why``), ``correction.reason_missing``,
            ``correction.same``, ``correction.too_late`` (figure ``status``).
    """
    [row] = locked(session, named(session, [number]))
    body: dict[str, Any] = json.loads(row.content)
    for name, text in changes.items():
        _put(body, name, text)
    body["due"] = _due(body, row, books)
    return put_right(session, row, body, reason, operator, books)


def put_right(
    session: Session,
    row: RegistrationRow,
    body: Mapping[str, Any],
    reason: str,
    operator: Operator,
    books: ReferenceBooks,
) -> Correction:
    """Make a registration show another content by the city's word; both contents are kept.

    The caller holds the kelurahan's place in line.

    Raises:
        Refused: As ``correct``.
    """
    said = tidy_text(reason, "reason")
    if not said:
        raise Refused(Issue("correction.reason_missing", "reason"))
    if Status(row.status) not in CORRECTABLE:
        raise Refused(Issue("correction.too_late", figures={"status": row.status}))
    before: dict[str, Any] = json.loads(row.content)
    plain = registration_of(body)
    if same_content(plain, before):
        raise Refused(Issue("correction.same"))
    identity, version = uuid4(), row.version + 1
    offer = _offered(identity, row, version, plain, operator)
    content = _judged(session, offer, row, books)
    told = _signed(session, row, offer, version, said, operator)
    _show(session, row, told, offer, content, operator)
    return Correction(version, operator.name, said, differences(before, plain))


def enter(
    session: Session,
    row: RegistrationRow,
    told: CorrectedNews,
    operator: Operator,
    books: ReferenceBooks,
) -> None:
    """Make a registration show a correction the city has made and signed before.

    The caller holds the kelurahan's place in line, and has made sure of the signature.

    Raises:
        Refused: ``correction.too_late``, ``correction.refused``.
    """
    if Status(row.status) not in CORRECTABLE:
        raise Refused(Issue("correction.too_late", figures={"status": row.status}))
    body = told.body.model_dump(mode="json", by_alias=True)
    offer = _offered(told.correction, row, told.version, body, operator)
    _show(session, row, told, offer, _judged(session, offer, row, books), operator)


def keep(
    session: Session, row: RegistrationRow, told: CorrectedNews, before: str, operator: Operator
) -> None:
    """Keep a correction among those of a registration, whatever that shows by now.

    ``before`` is the content it was made from.
    """
    session.add(
        CorrectionRow(
            id=told.correction,
            registration=row.id,
            version=told.version,
            base=told.base,
            at=datetime.fromisoformat(told.at),
            operator=operator.name,
            reason=told.reason,
            before=before,
            after=canonical(told.body.model_dump(mode="json", by_alias=True)).decode(),
        )
    )


def _show(
    session: Session,
    row: RegistrationRow,
    told: CorrectedNews,
    offer: Offer,
    content: Content,
    operator: Operator,
) -> None:
    claimed = ingest.claim_of(row)
    keep(session, row, told, row.content, operator)
    ingest.show(row, offer, content)
    row.fact, row.version, row.hand, row.seq = told.correction, told.version, None, 0
    after = claims.Change(row.id, claimed, ingest.claim_of(row))
    claims.settle(session, [after], operator.at)
    news.tell(session, row.kelurahan, v1.NewsKind.CORRECTED, told)
    operator.records(session, "correct", row.number)


def _put(body: dict[str, Any], name: str, text: str) -> None:
    *outer, last = name.split(".")
    within: Any = body
    for step in outer:
        within = within.get(step) if isinstance(within, dict) else None
    fixed = name.split(".", maxsplit=1)[0] in _FIXED
    if fixed or not isinstance(within, dict) or isinstance(within.get(last, {}), dict):
        raise Refused(Issue("correction.field_unknown", figures={"name": name}))
    within[last] = _value(name, text)


def _value(name: str, text: str) -> object:
    if name in _NUMBERS:
        digits = text.replace(".", "")
        if not (digits.isascii() and digits.isdigit()):
            raise Refused(Issue("correction.refused", figures={"why": name}))
        return int(digits)
    if name in _LISTS:
        return text.replace(",", " ").split()
    return None if name == "enrolment.risk" and not text else text


def _due(body: Mapping[str, Any], row: RegistrationRow, books: ReferenceBooks) -> dict[str, Any]:
    """Return what is owed for a content, as a laptop would state it."""
    try:
        read = v1.RegistrationBody.model_validate_json(canonical(registration_of(body)))
        enrolment = worker_of(read, row.at.date()).enrolment
        due = books.rates.monthly_due(enrolment, enrolment.since)
    except Refused as no:
        raise Refused(_refusal(no.issues[0].code, no.issues[0].about)) from None
    except ValueError:
        raise Refused(Issue("correction.refused", figures={"why": "form"})) from None
    return {
        "month": str(due.month),
        "rates": due.rates_version,
        "lines": [{"programme": line.programme.value, "due": int(line.due)} for line in due.lines],
        "total": int(due.total),
    }


def _offered(
    identity: UUID,
    row: RegistrationRow,
    version: int,
    body: Mapping[str, Any],
    operator: Operator,
) -> Offer:
    """Dress a correction as an amendment, so that the very same rules judge it."""
    content: dict[str, Any] = {
        "id": str(identity),
        "seq": 1,
        "kind": FactKind.WORKER_AMENDED.value,
        "at": v1.instant(row.at),
        "author": tidy_text(operator.name, "operator") or "-",
        "worker": str(row.id),
        "version": version,
        "body": dict(body),
    }
    return Offer(identity, content_hash(content), content)


def _judged(session: Session, offer: Offer, row: RegistrationRow, books: ReferenceBooks) -> Content:
    programmes = [CityProgramme(**dict(each)) for each in the_city(session).settings.programmes]
    opinion = opinion_on(offer, row.kelurahan, programmes, books)
    if not isinstance(opinion.meaning, Content) or opinion.meaning.number != row.number:
        raise Refused(_refusal(opinion.judgement.code or "number", opinion.judgement.about))
    return opinion.meaning


def _refusal(code: str, about: str) -> Issue:
    return Issue("correction.refused", figures={"why": f"{about}: {code}" if about else code})


def _signed(
    session: Session,
    row: RegistrationRow,
    offer: Offer,
    version: int,
    reason: str,
    operator: Operator,
) -> CorrectedNews:
    told = CorrectedNews(
        worker=row.id,
        correction=offer.id,
        version=version,
        base=row.fact,
        at=v1.instant(operator.at),
        reason=reason,
        body=v1.RegistrationBody.model_validate_json(canonical(offer.registration)),
        signature="",
    )
    return told.model_copy(update={"signature": the_city(session).key.sign(told.covered)})
