"""Where one act meets another that somebody else thought of: events, merging, the city's word."""

from dataclasses import replace
from datetime import timedelta

from desktop_app.domain.worker import Registration
from desktop_app.use_cases import events
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.form import RegistrationForm
from desktop_app.use_cases.lists import detail
from desktop_app.use_cases.merging import merge_workers, merging_of, undo_merge
from desktop_app.use_cases.registration import register_worker, withdraw_worker
from tests.fixtures.people import NOW, TRADER
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
