"""One registration, whole, to try rules and facts on."""

from datetime import UTC, date, datetime
from uuid import UUID

from desktop_app.domain.membership import Application, Status
from desktop_app.domain.nik import FamilyCardNumber, Nik
from desktop_app.domain.region import RegionCode
from desktop_app.domain.worker import Address, Consent, Registration, Sex, Worker
from tests.domain.terms import TRADER

AT = datetime(2026, 11, 22, 2, 41, tzinfo=UTC)

WULAN = Worker(
    nik=Nik("3375014507890003"),
    name="Wulan Prameswari",
    birth_place="Pekalongan",
    born=date(1989, 7, 5),
    sex=Sex.WOMAN,
    mother="Sri Hartini",
    address=Address("Jalan Kenanga 12", "003", "012", RegionCode("3375011002")),
    enrolment=TRADER,
    consent=Consent("2026-1", AT),
    phone="+6281234567890",
    family_card=FamilyCardNumber("3375010101100005"),
    doubts=("nik.region_differs",),
)
REGISTRATION = Registration(
    id=UUID("019ab000-0000-7000-8000-000000000001"),
    number="3375011002-01-00001",
    version=1,
    at=AT,
    officer="Dewi",
    worker=WULAN,
    application=Application(status=Status.REGISTERED),
)
