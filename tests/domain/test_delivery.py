"""How a fact moves on, whatever answers come and in whatever order."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.delivery import (
    DROPPED,
    FIRST_PAUSE,
    LONGEST_PAUSE,
    Answer,
    CityMustDecide,
    ClerkMustMend,
    Delivery,
    DeliveryStatus,
    NoAnswer,
    NotTaken,
    Stored,
    accepted_by_city,
    after,
    dropped_by_city,
    held_anew,
    laid_aside,
    offered_anew,
)

NOW = datetime(2026, 11, 22, 2, 41, tzinfo=UTC)

answers: st.SearchStrategy[Answer] = st.one_of(
    st.builds(Stored, st.integers(1, 9)),
    st.just(ClerkMustMend("nik.already_registered", "nik", {"number": "1"})),
    st.just(CityMustDecide("nik.held_elsewhere")),
    st.just(NoAnswer("sync.offline")),
    st.builds(NotTaken, st.just("sync.left_out"), st.floats(0, 1, exclude_max=True)),
)


def test_a_receipt_delivers() -> None:
    delivery = after(Delivery(), Stored(41), NOW)

    assert delivery == Delivery(DeliveryStatus.DELIVERED, attempts=1, receipt=41)


def test_a_refusal_comes_back_with_field_and_figures() -> None:
    delivery = after(Delivery(), ClerkMustMend("text.too_long", "name", {"most": 120}), NOW)

    assert delivery == Delivery(
        DeliveryStatus.NEEDS_CLERK,
        attempts=1,
        code="text.too_long",
        about="name",
        figures={"most": 120},
    )


def test_what_the_city_keeps_aside_rests_there() -> None:
    delivery = after(Delivery(), CityMustDecide("nik.held_elsewhere"), NOW)

    assert (delivery.status, delivery.code) == (DeliveryStatus.NEEDS_CITY, "nik.held_elsewhere")


def test_what_the_city_has_dropped_before_is_not_held_again() -> None:
    delivery = after(Delivery(), CityMustDecide(DROPPED, {"reason": "Orang lain"}), NOW)

    assert delivery == Delivery(
        DeliveryStatus.SUPERSEDED,
        attempts=1,
        since=NOW,
        code=DROPPED,
        figures={"reason": "Orang lain"},
    )


def test_a_drop_without_a_reason_says_none() -> None:
    assert after(Delivery(), CityMustDecide(DROPPED), NOW).figures == {"reason": ""}


HELD = Delivery(
    DeliveryStatus.NEEDS_CITY,
    attempts=2,
    since=NOW,
    code="nik.held_elsewhere",
    about="nik",
    figures={"number": "1"},
)


def test_what_a_person_at_the_city_takes_in_rests_as_if_it_had_been_taken_at_once() -> None:
    taken = accepted_by_city(HELD, 41, "device")

    assert taken == Delivery(DeliveryStatus.DELIVERED, attempts=2, receipt=41, device="device")


def test_what_a_person_at_the_city_drops_says_why_and_no_longer_what_was_wrong() -> None:
    dropped = dropped_by_city(HELD, "Orang lain")

    assert (dropped.status, dropped.receipt) == (DeliveryStatus.SUPERSEDED, None)
    assert (dropped.code, dropped.about) == (DROPPED, "")
    assert dropped.figures == {"reason": "Orang lain"}


@pytest.mark.parametrize("status", DeliveryStatus)
def test_a_person_at_the_city_decides_about_what_it_holds_and_nothing_else(
    status: DeliveryStatus,
) -> None:
    delivery = replace(HELD, status=status)

    moved = {accepted_by_city(delivery, 41, "d").status, dropped_by_city(delivery, "x").status}

    held = status is DeliveryStatus.NEEDS_CITY
    assert moved == ({DeliveryStatus.DELIVERED, DeliveryStatus.SUPERSEDED} if held else {status})


@pytest.mark.parametrize("status", DeliveryStatus)
def test_a_new_life_of_the_register_is_asked_about_what_the_city_held_and_nothing_else(
    status: DeliveryStatus,
) -> None:
    delivery = replace(HELD, status=status)

    if status is DeliveryStatus.NEEDS_CITY:
        assert held_anew(delivery) == Delivery(attempts=2)
    else:
        assert held_anew(delivery) == delivery


@pytest.mark.parametrize("status", DeliveryStatus)
def test_a_later_content_takes_the_place_of_whatever_the_city_has_not(
    status: DeliveryStatus,
) -> None:
    delivery = Delivery(status, attempts=3, not_before=NOW, code="x")

    aside = laid_aside(delivery)

    if status in {DeliveryStatus.DELIVERED, DeliveryStatus.SUPERSEDED}:
        assert aside == delivery
    else:
        assert aside == Delivery(DeliveryStatus.SUPERSEDED, attempts=3, code="x")


def test_a_fact_that_is_not_taken_pauses_longer_each_time_up_to_a_quarter_of_an_hour() -> None:
    delivery, pauses = Delivery(), []
    for _ in range(40):
        delivery = after(delivery, NotTaken("sync.left_out", 0.5), NOW)
        assert delivery.not_before is not None
        pauses.append(delivery.not_before - NOW)

    assert pauses[:4] == [FIRST_PAUSE * 0.75 * factor for factor in (1, 2, 4, 8)]
    assert pauses[-1] == LONGEST_PAUSE * 0.75
    assert timedelta(minutes=15) == LONGEST_PAUSE
    assert pauses == sorted(pauses)
    assert (delivery.status, delivery.cause) == (DeliveryStatus.WAITING, "sync.left_out")
    assert delivery.attempts == 40


@given(st.integers(0, 100), st.floats(0, 1, exclude_max=True))
def test_chance_moves_a_pause_within_its_second_half(attempts: int, share: float) -> None:
    delivery = after(Delivery(attempts=attempts), NotTaken("sync.left_out", share), NOW)

    assert delivery.not_before is not None
    longest = min(FIRST_PAUSE * 2 ** min(attempts, 20), LONGEST_PAUSE)
    assert longest / 2 <= delivery.not_before - NOW <= longest


def test_a_line_that_fails_is_not_the_fact_s_doing() -> None:
    delivery = after(Delivery(attempts=3, not_before=NOW), NoAnswer("sync.offline"), NOW)

    assert delivery == Delivery(attempts=3, cause="sync.offline", since=NOW)


def test_a_waiting_fact_says_since_when_it_waits_for_what() -> None:
    first = after(Delivery(), NoAnswer("sync.offline"), NOW)
    same = after(first, NoAnswer("sync.offline"), NOW + timedelta(hours=1))
    other = after(same, NoAnswer("sync.timeout"), NOW + timedelta(hours=2))

    assert (same.since, other.since) == (NOW, NOW + timedelta(hours=2))
    assert after(other, Stored(1), NOW).since is None


def test_an_answer_at_last_takes_pause_and_cause_away() -> None:
    paused = after(Delivery(), NotTaken("sync.left_out", 0), NOW)

    delivered = after(paused, Stored(1), NOW)

    assert (delivered.not_before, delivered.cause, delivered.attempts) == (None, "", 2)


@given(st.lists(answers, max_size=60))
def test_the_first_answer_that_settles_a_fact_settles_it_for_good(given_: list[Answer]) -> None:
    delivery = Delivery()
    for answer in given_:
        settled = delivery.status is not DeliveryStatus.WAITING
        moved = after(delivery, answer, NOW)
        assert moved == delivery or not settled
        delivery = moved

    silent = all(isinstance(answer, NoAnswer | NotTaken) for answer in given_)
    assert (delivery.status is DeliveryStatus.WAITING) is silent
    assert (delivery.receipt is not None) is (delivery.status is DeliveryStatus.DELIVERED)


Move = Callable[[Delivery], Delivery]


def named(name: str, move: Move) -> tuple[str, Move]:
    return name, move


moves: st.SearchStrategy[tuple[str, Move]] = st.one_of(
    answers.map(lambda answer: named("answer", lambda delivery: after(delivery, answer, NOW))),
    st.integers(1, 9).map(
        lambda given_: named("accepted", lambda delivery: accepted_by_city(delivery, given_, "d"))
    ),
    st.just(named("dropped", lambda delivery: dropped_by_city(delivery, "Orang lain"))),
    st.just(named("laid aside", laid_aside)),
    st.just(named("anew", offered_anew)),
    st.just(named("held anew", held_anew)),
)


@given(st.lists(moves, max_size=60))
def test_whatever_happens_a_receipt_goes_only_where_the_city_says_it_lacks_the_fact(
    happened: list[tuple[str, Move]],
) -> None:
    delivery = Delivery()
    for name, move in happened:
        moved = move(delivery)
        if delivery.status is DeliveryStatus.DELIVERED:
            assert moved == (Delivery(attempts=delivery.attempts) if name == "anew" else delivery)
        if delivery.status is DeliveryStatus.SUPERSEDED:
            assert moved == delivery
        assert (moved.receipt is not None) is (moved.status is DeliveryStatus.DELIVERED)
        assert moved.attempts >= delivery.attempts
        assert moved.not_before is None or moved.status is DeliveryStatus.WAITING
        delivery = moved
