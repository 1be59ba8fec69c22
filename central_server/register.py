"""Moving an application on: the rules of the domain, the row, and the news, in one act."""

from datetime import datetime
from typing import assert_never
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from central_server import news
from central_server.city import City, stored_form
from central_server.models import RegistrationRow, RevokedPaperRow
from central_server.wire import v1
from desktop_app.domain import membership
from desktop_app.domain.confirmation import PaperKind, confirmation_claims, paper_number
from desktop_app.domain.membership import Application, Decree, Kpj, Protection, Status
from desktop_app.domain.office import time_zone
from desktop_app.domain.region import RegionCode


def application_of(row: RegistrationRow) -> Application:
    """Return where a row's application stands, as the domain knows it."""
    decree = protection = None
    if row.decree_on is not None:
        decree = Decree(row.decree_number, row.decree_on)
    if row.protection_start is not None and row.protection_end is not None:
        protection = Protection(row.protection_start, row.protection_end)
    return Application(
        status=Status(row.status),
        decree=decree,
        kpj=Kpj(row.kpj) if row.kpj else None,
        protection=protection,
        reason=row.reason,
    )


def move(
    session: Session, city: City, row: RegistrationRow, event: membership.Event, now: datetime
) -> None:
    """Let an event happen to an application and tell its kelurahan.

    The caller holds the kelurahan's place in line (``news.in_line``).

    Raises:
        Refused: The codes of ``membership.after``.
    """
    application = membership.after(application_of(row), event)
    row.status = application.status.value
    row.reason = application.reason
    if application.decree is not None:
        row.decree_number, row.decree_on = application.decree.number, application.decree.on
    if application.kpj is not None and application.protection is not None:
        row.kpj = application.kpj.digits
        row.protection_start = application.protection.start
        row.protection_end = application.protection.end
    if isinstance(event, membership.Activated):
        row.confirmation_qr = _confirmation(session, city, row, now)
    news.tell(session, row.kelurahan, v1.NewsKind.STATUS, _status_news(row, event, now))


def confirm_anew(session: Session, city: City, row: RegistrationRow, now: datetime) -> None:
    """Sign another confirmation in place of a revoked one, and tell the kelurahan.

    The caller holds the kelurahan's place in line.
    """
    row.confirmation_qr = _confirmation(session, city, row, now)
    told = v1.StatusNews(
        worker=row.id,
        event=v1.NewsEvent.CONFIRMED,
        at=v1.instant(now),
        confirmation_qr=row.confirmation_qr,
    )
    news.tell(session, row.kelurahan, v1.NewsKind.STATUS, told)


ANYBODY = UUID(int=0)
"""Stands in ``proposed`` for the registration's id."""


def proposed(now: datetime) -> str:
    """Return the body of the news that a registration has come in, as ``move`` tells it."""
    event = v1.NewsEvent.PROPOSED
    return stored_form(v1.StatusNews(worker=ANYBODY, event=event, at=v1.instant(now)))


def _confirmation(session: Session, city: City, row: RegistrationRow, now: datetime) -> str:
    """Return the signed text of the QR by which the city vouches for the membership.

    Raises:
        ValueError: BPJS has given no number, or no days: that would be our bug.
    """
    if row.kpj is None or row.protection_start is None or row.protection_end is None:
        raise ValueError("nothing to confirm")
    number = paper_number(PaperKind.CONFIRMATION, row.number)
    revoked = select(func.max(RevokedPaperRow.copy)).where(RevokedPaperRow.number == number)
    zone = ZoneInfo(time_zone(RegionCode.parse(row.kelurahan)))
    claims = confirmation_claims(
        row.number,
        row.name,
        row.nik,
        row.kelurahan,
        row.kpj,
        row.protection_start,
        row.protection_end,
        now.astimezone(zone).date(),
        (session.scalar(revoked) or 0) + 1,
    )
    return city.key.sign_qr(claims)


def _status_news(row: RegistrationRow, event: membership.Event, now: datetime) -> v1.StatusNews:
    worker, at = row.id, v1.instant(now)
    match event:
        case membership.Proposed():
            return v1.StatusNews(worker=worker, event=v1.NewsEvent.PROPOSED, at=at)
        case membership.Verified():
            return v1.StatusNews(worker=worker, event=v1.NewsEvent.VERIFIED, at=at)
        case membership.Approved(decree):
            doc = v1.DecreeDoc(number=decree.number, on=decree.on)
            return v1.StatusNews(worker=worker, event=v1.NewsEvent.APPROVED, at=at, decree=doc)
        case membership.Activated(kpj, protection):
            return v1.StatusNews(
                worker=worker,
                event=v1.NewsEvent.ACTIVATED,
                at=at,
                kpj=kpj.digits,
                start=protection.start,
                end=protection.end,
                confirmation_qr=row.confirmation_qr,
            )
        case membership.TurnedDown():
            return v1.StatusNews(
                worker=worker, event=v1.NewsEvent.REFUSED, at=at, reason=row.reason
            )
        case membership.Withdrawn():
            return v1.StatusNews(
                worker=worker, event=v1.NewsEvent.WITHDRAWN, at=at, reason=row.reason
            )
        case membership.Registered() | membership.Sent():
            raise ValueError("these happen on the laptop")
        case _:
            assert_never(event)
