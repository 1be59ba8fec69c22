"""People who do not exist, ready to be saved, and Hypothesis' choice of others."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from hypothesis import strategies as st
from uuid_utils.compat import uuid7

from desktop_app.domain.contribution import DueLine, MonthlyDue, Recomposition
from desktop_app.domain.enrolment import (
    Enrolment,
    FundingSource,
    Programme,
    RiskGroup,
    Rupiah,
    Sector,
    Segment,
)
from desktop_app.domain.facts import Fact, FactKind, registration_body
from desktop_app.domain.family import MOST_CHILDREN, Child, Heir, MaritalStatus, Relation
from desktop_app.domain.issues import Issue, Weight
from desktop_app.domain.membership import Application, Decree, Kpj, Protection, Status
from desktop_app.domain.month import Month
from desktop_app.domain.nik import FamilyCardNumber, Nik
from desktop_app.domain.region import RegionCode
from desktop_app.domain.worker import Address, Consent, Registration, Sex, Worker
from desktop_app.storage.database import Transaction

NOW = datetime(2026, 11, 22, 2, 41, 7, 123456, tzinfo=UTC)
KELURAHAN = RegionCode("3375011002")
SITI = "3375014507890003"
BAGAS = "3375011203750002"

DUE = MonthlyDue(
    month=Month(2026, 12),
    rates_version="2026-1",
    lines=(
        DueLine(Programme.JKK, Rupiah(5_000), Rupiah(10_000), Rupiah(0), Rupiah(5_000)),
        DueLine(
            Programme.JKP,
            Rupiah(0),
            Rupiah(0),
            Rupiah(0),
            Rupiah(0),
            Recomposition(Rupiah(220), Rupiah(140), Rupiah(0)),
        ),
    ),
    reference_income=Rupiah(1_000_000),
    doubts=(Issue("contribution.relief_unclear", "funding", Weight.WARNS, {"month": "2026-12"}),),
)


def number(running: int) -> str:
    return f"{KELURAHAN.digits}-01-{running:05}"


def registration(
    running: int = 1,
    *,
    nik: str | None = SITI,
    name: str = "Siti Aminah",
    street: str = "Jalan Kenanga 12",
    segment: Segment = Segment.BPU,
    funding: FundingSource = FundingSource.SELF,
    status: Status = Status.REGISTERED,
    card: str = "",
    known_as: UUID | None = None,
    version: int = 1,
) -> Registration:
    """Return a registration; what a test is not about has some value."""
    return Registration(
        id=known_as or uuid7(),
        number=number(running),
        version=version,
        at=NOW,
        officer="Rina Kurniasih",
        worker=Worker(
            nik=Nik(nik) if nik else None,
            name=name,
            birth_place="Pekalongan",
            born=date(1989, 7, 5),
            sex=Sex.WOMAN,
            mother="Sri Hartini",
            address=Address(street, "003", "012", KELURAHAN),
            enrolment=Enrolment(
                segment=segment,
                occupation="0501",
                sector=Sector.OTHER,
                income=Rupiah(1_500_000),
                programmes=frozenset({Programme.JKK, Programme.JKM}),
                funding=funding,
                since=Month(2026, 12),
            ),
            consent=Consent("2026-1", NOW),
            family_card=FamilyCardNumber(card) if card else None,
        ),
        application=Application(status),
    )


def niks(running: int) -> str:
    """Return a NIK of its own for each running number."""
    return f"33750145{running // 10_000 % 12 + 1:02}89{running % 10_000:04}"


def save(tx: Transaction, saved: Registration) -> Fact:
    """Register somebody as the clerk does: the row, and the fact the server must hear."""
    tx.workers.add(saved, DUE)
    return tx.outbox.put(
        FactKind.WORKER_REGISTERED,
        saved.at,
        saved.officer,
        saved.id,
        saved.version,
        registration_body(saved.number, saved.worker, DUE),
    )


# Whatever Unicode a clerk can paste; lone surrogates cannot be typed nor stored.
texts = st.text(st.characters(codec="utf-8"), max_size=40)
some_text = texts.filter(bool)
digits16 = st.text("0123456789", min_size=16, max_size=16)
times = st.integers(0, 10**15).map(lambda us: NOW + timedelta(microseconds=us))
days = st.dates(date(1930, 1, 1), date(2100, 1, 1))

enrolments = st.builds(
    Enrolment,
    segment=st.sampled_from(Segment),
    occupation=texts,
    sector=st.sampled_from(Sector),
    income=st.integers(0, 10**12).map(Rupiah),
    programmes=st.frozensets(st.sampled_from(Programme)),
    funding=st.sampled_from(FundingSource),
    since=st.builds(Month, st.integers(2000, 2100), st.integers(1, 12)),
    months=st.sampled_from((1, 3, 6, 12)),
    occupation_text=texts,
    workplace=texts,
    payer=texts,
    employer=texts,
    employer_number=texts,
    risk=st.none() | st.sampled_from(RiskGroup),
    second_occupation=texts,
    hours=texts,
)
addresses = st.builds(Address, texts, texts, texts, st.just(KELURAHAN))
workers = st.builds(
    Worker,
    nik=st.none() | digits16.map(Nik),
    name=some_text,
    birth_place=texts,
    born=days,
    sex=st.sampled_from(Sex),
    mother=texts,
    address=addresses,
    enrolment=enrolments,
    consent=st.builds(Consent, texts, times),
    phone=texts,
    family_card=st.none() | digits16.map(FamilyCardNumber),
    doubts=st.lists(some_text, max_size=3).map(tuple),
    email=texts,
    marital=st.none() | st.sampled_from(MaritalStatus),
    home=st.none() | addresses,
    heir=st.none() | st.builds(Heir, some_text, st.sampled_from(Relation)),
    children=st.lists(st.builds(Child, some_text, days), max_size=MOST_CHILDREN).map(tuple),
)
protections = st.lists(days, min_size=2, max_size=2).map(lambda d: Protection(min(d), max(d)))
applications = st.builds(
    Application,
    status=st.sampled_from(Status),
    decree=st.none() | st.builds(Decree, texts, days),
    kpj=st.none() | st.text("0123456789", min_size=11, max_size=11).map(Kpj),
    protection=st.none() | protections,
    reason=texts,
)
registrations = st.builds(
    Registration,
    id=st.uuids(version=4),
    number=st.integers(1, 99_999).map(number),
    version=st.integers(1, 1000),
    at=times,
    officer=texts,
    worker=workers,
    application=applications,
    confirmation_qr=texts,
)
