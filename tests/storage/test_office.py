"""What the laptop is told, who works at it, which papers left it, and who did what."""

from dataclasses import replace
from uuid import uuid4

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from uuid_utils.compat import uuid7

from desktop_app.domain.confirmation import PaperKind, PaperRecord
from desktop_app.domain.eligibility import CityProgramme
from desktop_app.domain.enrolment import FundingSource, Segment
from desktop_app.domain.office import City, Device, Letterhead, Officer, Role
from desktop_app.storage.audit import AuditEntry
from desktop_app.storage.database import Database
from desktop_app.storage.models import TAKES_BACK, FactRow
from tests.storage.people import KELURAHAN, NOW, registration, save

CITY = City(
    name="Kota Pekalongan",
    kelurahan=KELURAHAN,
    region_names=("Jawa Tengah", "Kota Pekalongan", "Pekalongan Barat", "Medono"),
    letterhead=Letterhead("PEMERINTAH KOTA PEKALONGAN", "KELURAHAN MEDONO", place="Pekalongan"),
    programmes=(
        CityProgramme("Pekerja rentan", Segment.VULNERABLE, quota=500, one_per_household=True),
        CityProgramme("Mandiri", Segment.BPU, default_funding=FundingSource.SELF),
    ),
    mask_nik=False,
    consent_version="2026-1",
    consent_text="Data Anda dipakai hanya untuk pendaftaran.",
)
DEVICE = Device(
    number=3,
    private_key=bytes(range(200, 232)),
    server="https://kota.example",
    receipt_key=bytes(range(32)),
    id=str(uuid4()),
    epoch="a",
    counter=41,
)


def test_nothing_is_told_before_it_is_told(database: Database) -> None:
    with database.reading() as tx:
        assert tx.settings.city() is None
        assert tx.settings.device() is None
        assert tx.settings.preference("theme") is None
        assert tx.inbox.cursor() == 0
        assert tx.officers.all() == []
        assert tx.officers.get(uuid4()) is None


def test_city_device_and_preferences_come_back_as_they_were_last_put(database: Database) -> None:
    later = replace(DEVICE, counter=42)
    with database.transaction() as tx:
        tx.settings.put_city(CITY)
        tx.settings.put_device(DEVICE)
        tx.settings.put_device(later)
        tx.settings.put_preference("theme", "gelap")
        tx.settings.put_preference("city", "not the city")

    with database.reading() as tx:
        assert tx.settings.city() == CITY
        assert tx.settings.device() == later
        assert tx.settings.preference("theme") == "gelap"
        assert tx.settings.preference("city") == "not the city"


def test_the_cursor_moves_with_the_news_it_counts(database: Database) -> None:
    with database.transaction() as tx:
        tx.inbox.advance(17)
    with pytest.raises(ZeroDivisionError), database.transaction() as tx:
        tx.inbox.advance(18)
        raise ZeroDivisionError

    with database.transaction() as tx:
        assert tx.inbox.cursor() == 17
        tx.inbox.advance(0)  # a server restored from a backup counts anew
        assert tx.inbox.cursor() == 0
        with pytest.raises(ValueError, match="negative"):
            tx.inbox.advance(-1)


def test_officers_are_listed_by_name(database: Database) -> None:
    teguh = Officer(uuid7(), "Teguh", Role.SUPERVISOR)
    rina = Officer(uuid7(), "Rina", Role.CLERK)
    with database.transaction() as tx:
        tx.officers.add(teguh)
        tx.officers.add(rina)

    with database.reading() as tx:
        assert tx.officers.all() == [rina, teguh]
        assert tx.officers.get(teguh.id) == teguh


def test_copies_of_a_paper_are_counted_by_kind(database: Database) -> None:
    siti = registration()
    records = [
        PaperRecord(uuid7(), siti.id, kind, f"{kind.letters}/1", copy, NOW, "Rina")
        for kind, copy in (
            (PaperKind.PROOF, 1),
            (PaperKind.PROOF, 2),
            (PaperKind.CONFIRMATION, 1),
        )
    ]
    with database.transaction() as tx:
        save(tx, siti)
        assert tx.papers.copies(siti.id, PaperKind.PROOF) == 0
        for record in records:
            tx.papers.add(record)

    with database.reading() as tx:
        assert tx.papers.of(siti.id) == records
        assert tx.papers.copies(siti.id, PaperKind.PROOF) == 2
        assert tx.papers.copies(siti.id, PaperKind.CONFIRMATION) == 1
    with pytest.raises(IntegrityError), database.transaction() as tx:
        tx.papers.add(replace(records[0], id=uuid7()))


def test_the_audit_keeps_every_act_in_order(database: Database) -> None:
    siti = uuid7()
    with database.transaction() as tx:
        tx.audit.add(NOW, "Rina", "worker.registered", siti)
        tx.audit.add(NOW, "Rina", "office.unlocked")
        tx.audit.add(NOW, "Teguh", "worker.amended", siti)

    with database.reading() as tx:
        assert tx.audit.of(siti) == [
            AuditEntry(1, NOW, "Rina", "worker.registered", siti),
            AuditEntry(3, NOW, "Teguh", "worker.amended", siti),
        ]


@pytest.mark.parametrize("act", ["UPDATE audit SET officer = 'x'", "DELETE FROM audit"])
def test_the_audit_cannot_be_rewritten(database: Database, act: str) -> None:
    with database.transaction() as tx:
        tx.audit.add(NOW, "Rina", "office.unlocked")

    with pytest.raises(IntegrityError, match="never changed"), database.transaction() as tx:
        tx.workers._session.execute(text(act))


def test_what_was_taken_back_is_found_by_an_index(database: Database) -> None:
    with database.transaction() as tx:
        asked = select(FactRow.at).where(text(TAKES_BACK))
        plan = tx.session.execute(text(f"EXPLAIN QUERY PLAN {asked}")).all()

    assert "ix_facts_taken_back" in str(plan)
