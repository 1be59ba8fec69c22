"""Between a registration and its two rows, field by field."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from desktop_app.domain.contribution import MonthlyDue
from desktop_app.domain.delivery import DeliveryStatus
from desktop_app.domain.enrolment import (
    Enrolment,
    FundingSource,
    Programme,
    RiskGroup,
    Rupiah,
    Sector,
    Segment,
)
from desktop_app.domain.family import Child, Heir, MaritalStatus
from desktop_app.domain.membership import Application, Decree, Kpj, Protection, Status
from desktop_app.domain.month import Month
from desktop_app.domain.nik import FamilyCardNumber, Nik
from desktop_app.domain.region import RegionCode
from desktop_app.domain.worker import (
    Address,
    Attendance,
    Consent,
    Registration,
    Sex,
    Worker,
    WorkerLine,
)
from desktop_app.storage.documents import packed, unpacked
from desktop_app.storage.models import DetailRow, RegistrationRow

Columns = tuple[Any, ...]
"""Columns whose types are not followed further: a row of eleven is more than the typing counts."""

LINE = (
    RegistrationRow.id,
    RegistrationRow.number,
    RegistrationRow.nik,
    RegistrationRow.name,
    RegistrationRow.born,
    RegistrationRow.segment,
    RegistrationRow.funding,
    RegistrationRow.street,
    RegistrationRow.status,
    RegistrationRow.at,
    RegistrationRow.delivery,
    RegistrationRow.row,
    RegistrationRow.rt,
    RegistrationRow.rw,
)
"""The columns of a ``WorkerLine``, in its order."""


def line_of(row: Row[*Columns]) -> WorkerLine:
    """Return the line a row of ``LINE`` holds."""
    (id_, number, nik, name, born, segment, funding, street, status, at, delivery, *rest) = row
    place, rt, rw = rest
    return WorkerLine(
        id=id_,
        number=number,
        nik=nik,
        name=name,
        born=born,
        segment=Segment(segment),
        funding=FundingSource(funding),
        street=street,
        status=Status(status),
        at=at,
        delivery=DeliveryStatus(delivery),
        row=place,
        rt=rt,
        rw=rw,
    )


def running_of(number: str) -> int:
    """Return the running number a registration number ends in."""
    return int(number.rpartition("-")[2])


def registration_values(registration: Registration) -> dict[str, Any]:
    """Return the columns of ``registrations`` but ``row`` and ``delivery``."""
    worker = registration.worker
    return {
        "id": registration.id,
        "number": registration.number,
        "running": running_of(registration.number),
        "nik": worker.nik.digits if worker.nik else "",
        "family_card": worker.family_card.digits if worker.family_card else "",
        "name": worker.name,
        "born": worker.born,
        "street": worker.address.street,
        "segment": worker.enrolment.segment.value,
        "funding": worker.enrolment.funding.value,
        "status": registration.application.status.value,
        "at": registration.at,
        "rt": worker.address.rt,
        "rw": worker.address.rw,
        "registrar": registration.officer,
        "event": worker.attendance.event if worker.attendance else "",
    }


def detail_values(registration: Registration, due: MonthlyDue) -> dict[str, Any]:
    """Return the columns of ``details`` but ``row``."""
    worker, enrolment = registration.worker, registration.worker.enrolment
    return {
        "version": registration.version,
        "officer": registration.officer,
        "birth_place": worker.birth_place,
        "sex": worker.sex.value,
        "mother": worker.mother,
        "rt": worker.address.rt,
        "rw": worker.address.rw,
        "kelurahan": worker.address.kelurahan.digits,
        "phone": worker.phone,
        "doubts": packed(worker.doubts),
        "occupation": enrolment.occupation,
        "occupation_text": enrolment.occupation_text,
        "sector": enrolment.sector.value,
        "workplace": enrolment.workplace,
        "income": int(enrolment.income),
        "programmes": " ".join(p.value for p in Programme if p in enrolment.programmes),
        "payer": enrolment.payer,
        "employer": enrolment.employer,
        "employer_number": enrolment.employer_number,
        "risk": enrolment.risk.value if enrolment.risk else None,
        "since": str(enrolment.since),
        "months": enrolment.months,
        "consent_version": worker.consent.version,
        "consent_at": worker.consent.at,
        **application_values(registration.application),
        "confirmation_qr": registration.confirmation_qr,
        "due": packed(due).encode(),
        "more": _packed_more(worker),
    }


def application_values(application: Application) -> dict[str, Any]:
    """Return the columns of ``details`` that move with the application; the status is elsewhere."""
    decree, protection = application.decree, application.protection
    return {
        "decree_number": decree.number if decree else None,
        "decree_on": decree.on if decree else None,
        "kpj": application.kpj.digits if application.kpj else None,
        "protection_start": protection.start if protection else None,
        "protection_end": protection.end if protection else None,
        "reason": application.reason,
    }


@dataclass(frozen=True, slots=True)
class _More:
    """What only some are asked for; nothing narrows or sorts by it."""

    email: str = ""
    marital: MaritalStatus | None = None
    home: Address | None = None
    heir: Heir | None = None
    children: tuple[Child, ...] = ()
    attendance: Attendance | None = None
    second_occupation: str = ""
    hours: str = ""


def _packed_more(worker: Worker) -> str:
    enrolment = worker.enrolment
    more = _More(
        email=worker.email,
        marital=worker.marital,
        home=worker.home,
        heir=worker.heir,
        children=worker.children,
        attendance=worker.attendance,
        second_occupation=enrolment.second_occupation,
        hours=enrolment.hours,
    )
    return "" if more == _More() else packed(more)


def registration_of(held: RegistrationRow, detail: DetailRow) -> Registration:
    """Return the registration two rows hold; equal to the one that made them."""
    more = unpacked(detail.more, _More) if detail.more else _More()
    return Registration(
        id=held.id,
        number=held.number,
        version=detail.version,
        at=held.at,
        officer=detail.officer,
        worker=Worker(
            nik=Nik(held.nik) if held.nik else None,
            name=held.name,
            birth_place=detail.birth_place,
            born=held.born,
            sex=Sex(detail.sex),
            mother=detail.mother,
            address=Address(held.street, detail.rt, detail.rw, RegionCode(detail.kelurahan)),
            enrolment=_enrolment(held, detail, more),
            consent=Consent(detail.consent_version, detail.consent_at),
            phone=detail.phone,
            family_card=FamilyCardNumber(held.family_card) if held.family_card else None,
            doubts=unpacked(detail.doubts, tuple[str, ...]),
            email=more.email,
            marital=more.marital,
            home=more.home,
            heir=more.heir,
            children=more.children,
            attendance=more.attendance,
        ),
        application=application_of(held.status, detail),
        confirmation_qr=detail.confirmation_qr,
    )


def due_of(document: bytes) -> MonthlyDue:
    return unpacked(document, MonthlyDue)


def _enrolment(held: RegistrationRow, detail: DetailRow, more: _More) -> Enrolment:
    return Enrolment(
        segment=Segment(held.segment),
        occupation=detail.occupation,
        sector=Sector(detail.sector),
        income=Rupiah(detail.income),
        programmes=frozenset(Programme(name) for name in detail.programmes.split()),
        funding=FundingSource(held.funding),
        since=Month.parse(detail.since),
        months=detail.months,
        occupation_text=detail.occupation_text,
        workplace=detail.workplace,
        payer=detail.payer,
        employer=detail.employer,
        employer_number=detail.employer_number,
        risk=RiskGroup(detail.risk) if detail.risk else None,
        second_occupation=more.second_occupation,
        hours=more.hours,
    )


def application_of(status: str, detail: DetailRow | Row[*Columns]) -> Application:
    """Return the application that a status and the columns of ``application_values`` hold."""
    decree = protection = None
    if detail.decree_number is not None and detail.decree_on is not None:
        decree = Decree(detail.decree_number, detail.decree_on)
    if detail.protection_start is not None and detail.protection_end is not None:
        protection = Protection(detail.protection_start, detail.protection_end)
    return Application(
        status=Status(status),
        decree=decree,
        kpj=Kpj(detail.kpj) if detail.kpj else None,
        protection=protection,
        reason=detail.reason,
    )


def changed(values: Mapping[str, Any], *but: str) -> dict[str, Any]:
    """Return the values without those that never change after the first save."""
    return {name: value for name, value in values.items() if name not in but}
