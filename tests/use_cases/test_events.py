"""Who is registered at an event bears its name and a number nobody else has."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import delete

from desktop_app.domain.event import EventForm
from desktop_app.domain.issues import Refused
from desktop_app.domain.worker import Attendance, Registration
from desktop_app.storage.models import SettingRow
from desktop_app.use_cases import events
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.form import empty_form
from desktop_app.use_cases.registration import (
    amend_worker,
    register_worker,
    undo_registration,
    withdraw_worker,
)
from tests.fixtures.people import NOW, TRADER

MARKET = EventForm(
    name="Pasar Banjarsari", expected="40", segment="rentan", funding="csr", payer="PT Contoh"
)


def registered(desk: Desk, nik: int, minutes: float = 0) -> Registration:
    form = replace(TRADER, nik=f"337501450789{nik:04}")
    seen = frozenset({"registration.alike"})
    return register_worker(desk, form, seen, NOW + timedelta(minutes=minutes))


def test_who_is_registered_at_an_event_bears_its_name_and_a_number(desk: Desk) -> None:
    before = registered(desk, 1)
    events.begin_event(desk, MARKET, NOW)

    first, second = registered(desk, 2), registered(desk, 3)

    assert before.worker.attendance is None
    assert first.worker.attendance == Attendance("Pasar Banjarsari", 1)
    assert second.worker.attendance == Attendance("Pasar Banjarsari", 2)
    with desk.database.reading() as tx:
        assert tx.workers.get(second.id) == second
        [(fact, _)] = tx.outbox.of(second.id)
    assert fact.body["attendance"] == {"event": "Pasar Banjarsari", "queue": 2}


def test_what_was_registered_elsewhere_holds_nothing_of_an_event(desk: Desk) -> None:
    subject = registered(desk, 1)

    with desk.database.reading() as tx:
        [(fact, _)] = tx.outbox.of(subject.id)
    assert "attendance" not in fact.body


def test_an_amendment_keeps_where_somebody_was_registered(desk: Desk) -> None:
    events.begin_event(desk, MARKET, NOW)
    subject = registered(desk, 2)
    events.end_event(desk, NOW)

    changed = replace(TRADER, nik="3375014507890002", mother="Sri Wahyuni")
    amended = amend_worker(desk, subject.id, changed, frozenset(), NOW)

    assert amended.worker.attendance == Attendance("Pasar Banjarsari", 1)


def test_a_refused_registration_takes_no_number(desk: Desk) -> None:
    events.begin_event(desk, MARKET, NOW)
    with pytest.raises(Refused):
        register_worker(desk, replace(TRADER, name=""), frozenset(), NOW)

    assert registered(desk, 2).worker.attendance == Attendance("Pasar Banjarsari", 1)


def test_only_one_event_is_under_way(desk: Desk) -> None:
    first = events.begin_event(desk, MARKET, NOW)

    acts: tuple[Callable[[], object], ...] = (
        lambda: events.begin_event(desk, replace(MARKET, name="Balai RW 03"), NOW),
        lambda: events.resume_event(desk, first.id, NOW),
    )
    for act in acts:
        with pytest.raises(Refused) as no:
            act()
        assert [issue.code for issue in no.value.issues] == ["event.under_way"]


def test_an_event_nobody_knows_cannot_go_on(desk: Desk) -> None:
    with pytest.raises(Refused) as no:
        events.resume_event(desk, uuid4(), NOW)
    assert no.value.issues[0].code == "event.unknown"


def test_ending_what_has_not_begun_does_nothing(desk: Desk) -> None:
    events.end_event(desk, NOW)

    assert events.events(desk) == []


def test_a_queue_goes_on_behind_whoever_came(desk: Desk) -> None:
    first = events.begin_event(desk, MARKET, NOW)
    registered(desk, 2)
    events.end_event(desk, NOW)
    events.begin_event(desk, replace(MARKET, name="Balai RW 03"), NOW)
    registered(desk, 3)
    events.end_event(desk, NOW)

    again = events.resume_event(desk, first.id, NOW)

    assert again.ended is None
    assert events.tempo(desk, NOW).next_number == 2
    names = [(line.event.name, line.registered) for line in events.events(desk)]
    assert names == [("Balai RW 03", 1), ("Pasar Banjarsari", 1)]


def test_the_pace_counts_today_and_foretells_the_end(desk: Desk) -> None:
    events.begin_event(desk, MARKET, NOW)
    yesterday = NOW - timedelta(days=1)
    other = replace(TRADER, nik="3375014507890099", name="Sulastri", mother="Warti")
    register_worker(desk, other, frozenset(), yesterday)
    for each in range(6):
        registered(desk, each + 1, minutes=each)
        events.note_work(desk, [0, 10, 20, 55], NOW)

    told = events.tempo(desk, NOW + timedelta(minutes=5))

    assert (told.today, told.mean, told.registered) == (6, 40, 7)
    assert told.done_at == NOW + timedelta(minutes=5 + 33)


def test_who_was_withdrawn_is_not_counted_at_the_event(desk: Desk) -> None:
    events.begin_event(desk, MARKET, NOW)
    withdraw_worker(desk, registered(desk, 1).id, "Salah orang", NOW)

    told = events.tempo(desk, NOW)

    assert (told.registered, told.today, told.next_number) == (0, 1, 2)


def test_the_form_shows_what_the_people_share(desk: Desk) -> None:
    empty = empty_form(desk.city, NOW.date())
    assert events.with_what_is_shared(desk, empty) == empty

    events.begin_event(desk, MARKET, NOW)

    shown = events.with_what_is_shared(desk, empty)
    assert (shown.segment, shown.funding, shown.payer) == ("rentan", "csr", "PT Contoh")


def test_a_queue_whose_place_was_lost_is_counted_anew(desk: Desk) -> None:
    events.begin_event(desk, MARKET, NOW)
    registered(desk, 1)
    with desk.database.transaction() as tx:
        tx.session.execute(delete(SettingRow).where(SettingRow.key == "event_queue"))

    assert registered(desk, 2).worker.attendance == Attendance("Pasar Banjarsari", 2)


def test_days_long_past_are_forgotten(desk: Desk) -> None:
    for each in range(70):
        events.note_work(desk, [0, 10], NOW + timedelta(days=each))

    with desk.database.reading() as tx:
        assert tx.events.day(NOW.date()).people == 0
        assert tx.events.day((NOW + timedelta(days=69)).date()).people == 1


def test_who_is_taken_back_at_once_keeps_their_number_in_the_queue(desk: Desk) -> None:
    events.begin_event(desk, MARKET, NOW)
    registered(desk, 1)
    slip = registered(desk, 2)

    undo_registration(desk, slip.id, TRADER, None, NOW)

    assert registered(desk, 3).worker.attendance == Attendance("Pasar Banjarsari", 2)


def test_a_number_set_since_is_not_set_back(desk: Desk) -> None:
    events.begin_event(desk, MARKET, NOW)
    slip = registered(desk, 1)
    events.set_next_number(desk, "10")

    undo_registration(desk, slip.id, TRADER, None, NOW)
    assert events.tempo(desk, NOW).next_number == 10

    other = registered(desk, 2)
    events.end_event(desk, NOW)
    undo_registration(desk, other.id, TRADER, None, NOW)
    assert events.tempo(desk, NOW).event is None
