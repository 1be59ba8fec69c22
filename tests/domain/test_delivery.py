"""How a fact moves on, whatever answers come and in whatever order."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.delivery import (
    FIRST_PAUSE,
    LONGEST_PAUSE,
    Answer,
    CityMustDecide,
    ClerkMustMend,
    Delivery,
    DeliveryStatus,
    NoAnswer,
    Stored,
    after,
    retry_now,
)

NOW = datetime(2026, 11, 22, 2, 41, tzinfo=UTC)

answers: st.SearchStrategy[Answer] = st.one_of(
    st.builds(Stored, st.integers(1, 9)),
    st.just(ClerkMustMend("nik.already_registered", "nik", {"number": "1"})),
    st.just(CityMustDecide("nik.held_elsewhere")),
    st.just(NoAnswer("sync.offline")),
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


def test_without_an_answer_the_pause_doubles_up_to_a_quarter_of_an_hour() -> None:
    delivery, pauses = Delivery(), []
    for _ in range(40):
        delivery = after(delivery, NoAnswer("sync.offline"), NOW)
        assert delivery.not_before is not None
        pauses.append(delivery.not_before - NOW)

    assert pauses[:4] == [FIRST_PAUSE * factor for factor in (1, 2, 4, 8)]
    assert pauses[-1] == LONGEST_PAUSE == timedelta(minutes=15)
    assert pauses == sorted(pauses)
    assert (delivery.status, delivery.cause) == (DeliveryStatus.WAITING, "sync.offline")


def test_a_clerk_who_presses_send_does_not_wait_out_the_pause() -> None:
    paused = after(Delivery(), NoAnswer("sync.offline"), NOW)

    assert retry_now(paused).not_before is None
    assert retry_now(paused).attempts == 1


def test_an_answer_at_last_takes_pause_and_cause_away() -> None:
    paused = after(Delivery(), NoAnswer("sync.offline"), NOW)

    delivered = after(paused, Stored(1), NOW)

    assert (delivered.not_before, delivered.cause, delivered.attempts) == (None, "", 2)


@given(st.lists(answers, max_size=60))
def test_the_first_answer_that_settles_a_fact_settles_it_for_good(given_: list[Answer]) -> None:
    delivery = Delivery()
    for answer in given_:
        settled = delivery.status is not DeliveryStatus.WAITING
        moved = after(delivery, answer, NOW)
        assert (moved == delivery) is settled
        delivery = moved

    silent = all(isinstance(answer, NoAnswer) for answer in given_)
    assert (delivery.status is DeliveryStatus.WAITING) is silent
    assert (delivery.receipt is not None) is (delivery.status is DeliveryStatus.DELIVERED)
