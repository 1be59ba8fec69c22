"""A kelurahan's day, for tests and pictures: people in every standing, none of whom exists."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from desktop_app.documents.check import sign_qr
from desktop_app.domain.confirmation import confirmation_claims
from desktop_app.domain.delivery import CityMustDecide, ClerkMustMend, Stored, after
from desktop_app.domain.membership import Application, Decree, Kpj, Protection, Status
from desktop_app.storage.database import Transaction
from desktop_app.sync.news import CITY_ACT
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.registration import register_worker
from tests.fixtures.people import FOUR_SEGMENTS, NOW, TRADER

NAMES = (
    "Ayu Lestari", "Bambang Sutrisno", "Citra Maharani", "Darto Wibowo", "Eka Nuraini",
    "Fajar Nugroho", "Gita Puspita", "Hadi Santoso", "Intan Permata", "Joko Prabowo Contoh",
    "Kartika Dewi", "Lukman Hakim Contoh",
)  # fmt: skip
STREETS = ("Jalan Kenanga", "Gang Melati", "Jalan Cempaka", "Kampung Baru", "Jalan Mawar")
DOUBTS = frozenset({"nik.region_differs", "eligibility.quota_nearly_full", "registration.alike"})


def register_all(desk: Desk) -> None:
    """Register four people of the four segments and twelve more, one every six minutes."""
    accepted = DOUBTS | {"contribution.relief_not_applied", "contribution.relief_unclear"}
    start = NOW - timedelta(hours=2)
    forms = list(FOUR_SEGMENTS)
    for number, name in enumerate(NAMES):
        day = number + 1
        woman = 40 if number % 2 == 0 else 0
        nik = f"337501{day + woman:02}0{number % 9 + 1}8{number % 10}{number + 11:04}"
        street = f"{STREETS[number % len(STREETS)]} {number + 3}"
        forms.append(replace(TRADER, nik=nik, name=name, street=street, family_card=""))
    for number, form in enumerate(forms):
        register_worker(desk, form, accepted, start + timedelta(minutes=6 * number))


def deliver_some(desk: Desk) -> None:
    """Let the server have taken most, given one back, kept one aside, and activated one."""
    now = NOW
    with desk.database.transaction() as tx:
        for number, fact in enumerate(tx.outbox.due(now, 100)):
            delivery = tx.outbox.delivery(fact.id)
            assert delivery is not None
            registration = tx.workers.get(fact.worker)
            assert registration is not None
            application = replace(registration.application, status=Status.SENT)
            if number == 5:
                answer = ClerkMustMend("nik.impossible_date", "nik", {})
                tx.outbox.record(fact.id, after(delivery, answer, now))
                continue
            if number == 6:
                answer_ = CityMustDecide("eligibility.household_taken")
                tx.outbox.record(fact.id, after(delivery, answer_, now))
                continue
            if number >= 12:
                continue
            tx.outbox.record(fact.id, after(delivery, Stored(number + 1), now))
            if number == 0:
                application = ACTIVE
            elif number < 4:
                application = replace(
                    application,
                    status=(Status.PROPOSED, Status.VERIFIED, Status.REFUSED)[number - 1],
                )
                if application.status is Status.REFUSED:
                    application = replace(application, reason="Sudah terdaftar di perusahaan")
            qr = CONFIRMATION_QR if application is ACTIVE else ""
            tx.workers.set_application(fact.worker, application, qr)
            _tell_steps(tx, fact.worker, application.status)


def _tell_steps(tx: Transaction, subject: UUID, status: Status) -> None:
    """Leave in the history what news of the city leaves there, a step every three hours."""
    for step, act in enumerate(CITY_STEPS.get(status, ())):
        tx.audit.add(NOW + timedelta(hours=3 * step), "", CITY_ACT + act, subject)


CITY_STEPS = {
    Status.PROPOSED: ("proposed",),
    Status.VERIFIED: ("proposed", "verified"),
    Status.ACTIVE: ("proposed", "verified", "approved", "activated"),
    Status.REFUSED: ("proposed", "refused"),
}

CONFIRMATION_QR = sign_qr(
    confirmation_claims(
        "3375011002-01-00001", "Wulan Prameswari", "3375014507890003", "3375011002",
        "26123456789", date(2026, 12, 1), date(2026, 12, 31), date(2026, 11, 22),
    ),
    bytes(range(32)),
)  # fmt: skip

ACTIVE = Application(
    status=Status.ACTIVE,
    decree=Decree("400/123/2026", date(2026, 11, 20)),
    kpj=Kpj("26123456789"),
    protection=Protection(date(2026, 12, 1), date(2026, 12, 31)),
)
