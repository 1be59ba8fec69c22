"""The lives of a register: what is due, what is old, what may be dropped."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.life import EACH_DAY, VOUCHED_FOR, Life

NOW = datetime(2026, 11, 22, 2, 41, tzinfo=UTC)


def test_a_life_of_which_nothing_is_known_is_to_be_compared_and_frees_nothing() -> None:
    life = Life("a", backed_up=40)

    assert life.is_due(NOW)
    assert life.proven_backed_up() == 0


def test_a_comparison_holds_for_a_day_and_not_beyond_a_clock_that_was_set_back() -> None:
    life = Life("a", compared=NOW, backed_up=40)

    assert not life.is_due(NOW)
    assert not life.is_due(NOW + EACH_DAY - timedelta(seconds=1))
    assert life.is_due(NOW + EACH_DAY)
    assert life.is_due(NOW - timedelta(seconds=1))
    assert life.proven_backed_up() == 40


def test_a_clerk_may_ask_for_it_at_any_time() -> None:
    assert Life("a", compared=NOW, wanted=True).is_due(NOW)


@given(st.lists(st.sampled_from("abcdef"), unique=True, min_size=1))
def test_a_life_that_has_ended_is_remembered_and_nothing_else_of_it(epochs: list[str]) -> None:
    life = Life()
    for epoch in epochs:
        life = life.followed_by(epoch).received("d", 7)

    assert (life.epoch, life.past) == (epochs[-1], tuple(epochs[:-1]))
    assert (life.compared, life.backed_up) == (None, 0)
    assert life.followed_by("new") == Life("new", tuple(epochs))


@given(st.integers(1, 9), st.integers(1, 9))
def test_a_receipt_is_new_if_its_number_is(last: int, number: int) -> None:
    life = Life("a").received("d", last)

    assert life.is_behind("d", number) == (number <= last)
    assert not life.is_behind("other", number)


def test_a_block_is_vouched_for_a_week() -> None:
    life = Life("a", vouched={"x": NOW})

    assert life.vouches_for("x", NOW)
    assert not life.vouches_for("x", NOW + VOUCHED_FOR)
    assert not life.vouches_for("x", NOW - timedelta(seconds=1))
    assert not life.vouches_for("y", NOW)
