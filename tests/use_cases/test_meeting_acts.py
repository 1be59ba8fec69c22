"""Where one act meets another that somebody else thought of: events, merging, the city's word."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from uuid_utils.compat import uuid7

from desktop_app.domain.disputes import CityContent
from desktop_app.domain.facts import registration_body
from desktop_app.domain.issues import Refused
from desktop_app.domain.office import Officer, Role
from desktop_app.domain.worker import Registration, Worker
from desktop_app.storage.database import Database
from desktop_app.storage.models import AlikeRow, RegistrationRow
from desktop_app.storage.repair import open_checked
from desktop_app.use_cases import events
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.drafts import draft_of, drop_draft, left_behind, take_over
from desktop_app.use_cases.form import RegistrationForm
from desktop_app.use_cases.lists import detail
from desktop_app.use_cases.merging import merge_workers, merging_of, undo_merge
from desktop_app.use_cases.registration import (
    register_worker,
    undo_registration,
    withdraw_worker,
)
from tests.fixtures.people import FISHER, NOW, TRADER
from tests.use_cases.test_events import MARKET
from tests.use_cases.test_merging import WITHOUT_NIK

SEEN = frozenset({"registration.alike", "nik.date_differs"})


def registered(desk: Desk, form: RegistrationForm) -> Registration:
    return register_worker(desk, form, SEEN, NOW)


def numbered(desk: Desk, nik: int) -> int:
    worker = registered(desk, replace(TRADER, nik=f"337501450789{nik:04}")).worker
    assert worker.attendance is not None
    return worker.attendance.queue


def test_an_event_resumed_gives_no_number_twice(desk: Desk) -> None:
    event = events.begin_event(desk, MARKET, NOW)
    events.set_next_number(desk, "41")
    assert [numbered(desk, 1), numbered(desk, 2)] == [41, 42]
    gone = registered(desk, replace(TRADER, nik="3375014507890003"))
    withdraw_worker(desk, gone.id, "Salah orang", NOW)
    events.end_event(desk, NOW)

    events.resume_event(desk, event.id, NOW)

    assert numbered(desk, 4) == 44


def test_one_that_took_another_in_and_is_merged_itself_can_be_had_back(desk: Desk) -> None:
    first, second = registered(desk, WITHOUT_NIK), registered(desk, TRADER)
    merge_workers(desk, first.id, second.id, NOW)
    anew = undo_merge(desk, second.id, NOW)
    oldest = register_worker(
        desk, replace(WITHOUT_NIK, mother="Sri"), SEEN, NOW - timedelta(days=1)
    )
    merge = merge_workers(desk, oldest.id, first.id, NOW)
    assert merge.folded.id == first.id

    assert merging_of(desk, first.id).into is not None
    back = undo_merge(desk, first.id, NOW)

    assert back.worker.mother == first.worker.mother
    assert detail(desk, anew.id).registration == anew


def correct(desk: Desk, subject: Registration, worker: Worker) -> Registration:
    """Let the city correct what is registered of somebody, as its news does."""
    with desk.database.transaction() as tx:
        before, due = tx.workers.get(subject.id), tx.workers.due(subject.id)
        assert before is not None
        assert due is not None
        after = replace(before, version=before.version + 1, worker=worker)
        tx.workers.replace(after, due)
        body = registration_body(after.number, worker, due)
        tx.disputes.put_content(
            CityContent(subject.id, uuid7(), after.version, NOW, "HP dari dinas", body)
        )
    return after


def test_a_merge_that_is_undone_leaves_what_the_city_had_corrected_before_it(desk: Desk) -> None:
    first, second = registered(desk, WITHOUT_NIK), registered(desk, TRADER)
    corrected = correct(desk, first, replace(first.worker, phone="081234567890"))
    merge = merge_workers(desk, first.id, second.id, NOW)
    assert "phone" not in merge.filled

    undo_merge(desk, second.id, NOW)

    kept = detail(desk, first.id).registration.worker
    assert kept.nik is None
    assert kept.phone == corrected.worker.phone


def everything(database: Database) -> dict[str, object]:
    """Return what each registration's rows hold, and by what keys it is found."""
    with database.reading() as tx:
        rows = tx.session.scalars(select(RegistrationRow).order_by(RegistrationRow.running)).all()
        keys = tx.session.execute(
            select(RegistrationRow.number, AlikeRow.key)
            .join(RegistrationRow, RegistrationRow.row == AlikeRow.row)
            .order_by(RegistrationRow.number, AlikeRow.key)
        ).all()
        return {
            "people": [tx.workers.get(row.id) for row in rows],
            "columns": [
                (row.number, row.registrar, row.event, row.rt, row.rw, row.nik, row.status)
                for row in rows
            ],
            "keys": [tuple(key) for key in keys],
        }


def test_whatever_was_done_is_done_again_from_the_packets(desk: Desk) -> None:
    other = replace(desk, officer=Officer(uuid7(), "Teguh Santoso", Role.CLERK))
    with desk.database.transaction() as tx:
        tx.officers.add(other.officer)
    event = events.begin_event(desk, MARKET, NOW)
    more = replace(WITHOUT_NIK, email="siti@contoh.id", marital="kawin", home_street="Jl. Baru 2",
        home_kelurahan=TRADER.kelurahan, hours="08.00-16.00")  # fmt: skip
    first = registered(desk, more)
    second = registered(desk, TRADER)
    merge_workers(other, first.id, second.id, NOW)
    undo_merge(desk, second.id, NOW)
    gone = registered(desk, replace(TRADER, nik="3375014507890009", name="Wati"))
    undo_registration(desk, gone.id, TRADER, None, NOW)
    before = everything(desk.database)
    path, key = desk.database.path, desk.database.key
    desk.database.close()
    path.unlink()

    again = replace(desk, database=open_checked(path, key, NOW).database)

    assert everything(again.database) == before
    assert merging_of(again, second.id).into is None
    with pytest.raises(Refused) as twice:
        undo_merge(again, second.id, NOW)
    assert twice.value.issues[0].code == "merge.none"
    with again.database.reading() as tx:
        current = tx.events.current()
        assert current is not None
        assert current.id == event.id
    again.database.close()


def test_what_was_put_aside_by_an_undo_can_be_gone_on_with_by_whoever_comes_next(
    desk: Desk,
) -> None:
    gone = registered(desk, TRADER)
    undo_registration(desk, gone.id, TRADER, FISHER, NOW)
    other = replace(desk, officer=Officer(uuid7(), "Teguh Santoso", Role.CLERK))
    with desk.database.transaction() as tx:
        tx.officers.add(other.officer)

    for form in (TRADER, FISHER):
        left = left_behind(other)
        assert left is not None
        assert take_over(other, left.officer, NOW)
        draft = draft_of(other, None)
        assert draft is not None
        assert draft.form == form
        drop_draft(other, None)
    assert left_behind(other) is None
