"""An event is read from what was typed, and its pace says when the queue is done."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.enrolment import FundingSource, Segment
from desktop_app.domain.event import (
    IDLE_SECONDS,
    Event,
    EventForm,
    Shared,
    WorkDay,
    forecast,
    read_event,
    read_queue_number,
    seconds_at_work,
)
from desktop_app.domain.issues import Refused

NOW = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
ID = UUID("01a2012f-ce80-7000-8000-000000000001")
TODAY = date(2026, 11, 22)


def event(name: str = "Pasar Banjarsari") -> Event:
    return Event(ID, name, "", TODAY, Shared(Segment.BPU, FundingSource.SELF))


def codes(form: EventForm, *others: Event) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as no:
        read_event(form, ID, TODAY, others)
    return [(issue.code, issue.about) for issue in no.value.issues]


def test_an_event_holds_what_was_typed_in_one_form() -> None:
    form = EventForm(
        name=" Pasar  Banjarsari ",
        place="Balai RW 03",
        expected="1.200",
        segment="rentan",
        funding="csr",
        payer="PT Contoh",
        workplace="Pasar",
        months=3,
    )

    read = read_event(form, ID, TODAY, ())

    assert read == Event(
        id=ID,
        name="Pasar Banjarsari",
        place="Balai RW 03",
        on=TODAY,
        shared=Shared(Segment.VULNERABLE, FundingSource.CSR, "PT Contoh", "Pasar", 3),
        expected=1200,
        prints_at_once=True,
    )


def test_a_number_of_months_nobody_offers_becomes_one() -> None:
    assert read_event(EventForm(name="X Y", months=7), ID, TODAY, ()).shared.months == 1


def test_everything_wrong_is_said_at_once() -> None:
    form = EventForm(name=" ", place="a\0b", payer="\u202e", expected="banyak")

    assert codes(form) == [
        ("event.name_missing", "event_name"),
        ("event.expected_unreadable", "expected"),
        ("text.unprintable", "event_payer"),
        ("text.unprintable", "event_place"),
    ]


@pytest.mark.parametrize("expected", ["0", "100.001", "9999999", "-3", "\u0663", "1,5"])
def test_how_many_are_awaited_is_a_number_a_hall_can_hold(expected: str) -> None:
    assert codes(EventForm(name="Pasar", expected=expected)) == [
        ("event.expected_unreadable", "expected")
    ]


def test_a_name_is_given_once_however_it_is_written() -> None:
    assert codes(EventForm(name="PASAR BANJARSARI"), event()) == [
        ("event.name_taken", "event_name")
    ]
    assert read_event(EventForm(name="Pasar Lain"), ID, TODAY, [event()]).name == "Pasar Lain"


@pytest.mark.parametrize("typed", ["", "0", "000", "1.5", "x", "100000", "\u0663"])
def test_a_queue_number_that_is_none_is_asked_again(typed: str) -> None:
    with pytest.raises(Refused) as no:
        read_queue_number(typed)
    assert no.value.issues[0].code == "event.queue_unreadable"


def test_a_queue_number_is_read_with_its_spaces() -> None:
    assert read_queue_number(" 042 ") == 42


@given(st.lists(st.floats(0, 1_000)).map(sorted))
def test_time_at_the_form_never_counts_a_pause_in_full(presses: list[float]) -> None:
    seconds = seconds_at_work(presses)

    assert 0 <= seconds <= IDLE_SECONDS * max(len(presses) - 1, 0) + 1e-6
    assert seconds <= (presses[-1] - presses[0] if presses else 0) + 1e-6


def test_a_pause_is_cut_short() -> None:
    assert seconds_at_work([0, 1, 2, 602, 603]) == 3 + IDLE_SECONDS


def test_the_end_is_foretold_by_the_last_people_breaks_left_out() -> None:
    saves = [NOW + timedelta(minutes=each) for each in (0, 1, 2, 3, 4, 64, 65)]

    assert forecast(saves, 10, NOW) == NOW + timedelta(minutes=10)


@pytest.mark.parametrize(("count", "left"), [(0, 10), (4, 10), (40, 0), (40, -3)])
def test_nothing_is_foretold_without_a_pace_or_a_queue(count: int, left: int) -> None:
    assert forecast([NOW + timedelta(minutes=n) for n in range(count)], left, NOW) is None


def test_a_day_has_a_mean_once_somebody_was_registered() -> None:
    assert WorkDay().mean is None
    assert WorkDay(3, 165.4).mean == 55
