"""The person a body describes, by the rules the desktop itself goes by."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from central_server.wire import v1
from desktop_app.domain.enrolment import Enrolment, Rupiah
from desktop_app.domain.family import Child, Heir
from desktop_app.domain.issues import Issue, Refused, refuse_if_any
from desktop_app.domain.month import Month
from desktop_app.domain.nik import FamilyCardNumber, Nik
from desktop_app.domain.region import RegionCode
from desktop_app.domain.worker import (
    Address,
    Attendance,
    Consent,
    Worker,
    tidy_email,
    tidy_hours,
    tidy_name,
    tidy_phone,
    tidy_rt_rw,
    tidy_text,
)


def worker_of(body: v1.RegistrationBody, registered: date) -> Worker:
    """Return the person a body describes, having passed every rule that blocks.

    Args:
        body: Its form has been checked.
        registered: The day of the act, by the laptop's clock.

    Raises:
        Refused: With the code the desktop itself would have given.
    """
    if body.born > registered:
        raise Refused(Issue("born.in_future", "born"))
    worker = Worker(
        nik=Nik.parse(body.nik) if body.nik else None,
        name=tidy_name(body.name, "name", "name.missing"),
        birth_place=tidy_name(body.birth_place, "birth_place", "birth_place.missing"),
        born=body.born,
        sex=body.sex,
        mother=tidy_name(body.mother, "mother", "mother.missing"),
        address=_address(body.address),
        enrolment=_enrolment(body.enrolment),
        consent=Consent(body.consent.version, datetime.fromisoformat(body.consent.at)),
        phone=tidy_phone(body.phone),
        family_card=FamilyCardNumber.parse(body.family_card) if body.family_card else None,
        doubts=tuple(body.doubts),
        email=tidy_email(body.email),
        marital=body.marital,
        home=_address(body.home, "home_") if body.home else None,
        heir=_heir(body.heir) if body.heir else None,
        children=tuple(
            _child(child, place, registered) for place, child in enumerate(body.children, start=1)
        ),
        attendance=_attendance(body.attendance) if body.attendance else None,
    )
    refuse_if_any(worker.enrolment.issues())
    return worker


def _address(body: v1.AddressDoc, where: str = "") -> Address:
    """Read an address; ``where`` is what the names of its fields begin with on the form."""
    try:
        kelurahan = RegionCode.parse(body.kelurahan)
    except Refused as no:
        raise Refused(
            *(replace(issue, about=f"{where}{issue.about}") for issue in no.issues)
        ) from None
    if not kelurahan.is_village_kind:
        raise Refused(Issue("kelurahan.not_whole", f"{where}kelurahan"))
    return Address(
        street=_required(body.street, f"{where}street", "street.missing"),
        rt=tidy_rt_rw(body.rt, f"{where}rt"),
        rw=tidy_rt_rw(body.rw, f"{where}rw"),
        kelurahan=kelurahan,
    )


def _heir(body: v1.HeirDoc) -> Heir:
    return Heir(tidy_name(body.name, "heir", "heir.missing"), body.relation)


def _child(body: v1.ChildDoc, place: int, registered: date) -> Child:
    # East of Greenwich it is tomorrow already, and a child of that day has been born.
    if body.born > registered + timedelta(days=1):
        raise Refused(Issue("born.in_future", f"child_{place}_born"))
    return Child(tidy_name(body.name, f"child_{place}", "child.missing"), body.born)


def _attendance(body: v1.AttendanceDoc) -> Attendance:
    return Attendance(tidy_name(body.event, "event", "event.name_missing"), body.queue)


def _enrolment(body: v1.EnrolmentDoc) -> Enrolment:
    return Enrolment(
        segment=body.segment,
        occupation=tidy_text(body.occupation, "occupation"),
        sector=body.sector,
        income=Rupiah(body.income),
        programmes=frozenset(body.programmes),
        funding=body.funding,
        since=Month.parse(body.since),
        months=body.months,
        occupation_text=tidy_text(body.occupation_text, "occupation_text"),
        workplace=tidy_text(body.workplace, "workplace"),
        payer=tidy_text(body.payer, "payer"),
        employer=tidy_text(body.employer, "employer"),
        employer_number=tidy_text(body.employer_number, "employer_number"),
        risk=body.risk,
        second_occupation=tidy_text(body.second_occupation, "second_occupation"),
        hours=tidy_hours(body.hours),
    )


def _required(typed: str, about: str, code: str) -> str:
    text = tidy_text(typed, about)
    if not text:
        raise Refused(Issue(code, about))
    return text
