"""Batches grow on a line that carries them, and shrink on one that does not."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.pace import (
    ANSWER_SECONDS,
    BATCH_SECONDS,
    CONNECT_SECONDS,
    FIRST_BATCH,
    LEAST_BATCH,
    MOST_BATCH,
    PATIENT_CONNECT_SECONDS,
    Pace,
    answer_seconds,
    connect_seconds,
    whole_seconds,
)

outcomes = st.lists(st.one_of(st.none(), st.floats(0.001, 120)), max_size=40)
"""For each batch the seconds it took, or None where the line failed."""


def test_a_good_line_doubles_to_the_most() -> None:
    pace, sizes = Pace(), []
    for _ in range(5):
        sizes.append(pace.batch)
        pace = pace.after_success(pace.batch, 0.2)

    assert sizes == [200, 400, 800, 1_000, 1_000]


def test_a_slow_line_gets_what_it_carries_in_eight_seconds() -> None:
    assert Pace().after_success(200, 16.0).batch == 100
    assert Pace().after_success(200, 5.0).batch == 320
    assert Pace().after_success(200, 0.0).batch == 400


def test_a_failed_line_gets_a_quarter_and_never_less_than_a_dozen() -> None:
    pace, sizes = Pace(), []
    for _ in range(4):
        pace = pace.after_failure()
        sizes.append(pace.batch)

    assert sizes == [50, 12, 12, 12]


def test_the_last_few_facts_say_nothing_of_the_line() -> None:
    assert Pace().after_success(3, 2.5) == Pace(FIRST_BATCH)


@given(outcomes)
def test_whatever_the_line_does_a_batch_stays_within_its_bounds(
    seconds: list[float | None],
) -> None:
    pace = Pace()
    for took in seconds:
        before = pace.batch
        pace = pace.after_failure() if took is None else pace.after_success(before, took)
        assert LEAST_BATCH <= pace.batch <= MOST_BATCH
        assert pace.batch <= 2 * before
        if took is not None and pace.batch > LEAST_BATCH:
            assert took * pace.batch / before <= BATCH_SECONDS or pace.batch == 2 * before


@given(outcomes)
def test_from_wherever_it_got_to_a_good_line_is_used_whole_within_seven_batches(
    seconds: list[float | None],
) -> None:
    pace = Pace()
    for took in seconds:
        pace = pace.after_failure() if took is None else pace.after_success(pace.batch, took)
    for _ in range(7):
        pace = pace.after_success(pace.batch, 0.1)

    assert pace.batch == MOST_BATCH


@given(outcomes, st.integers(LEAST_BATCH, MOST_BATCH))
def test_no_page_is_larger_than_the_other_end_gives(seconds: list[float | None], most: int) -> None:
    pace = Pace(batch=LEAST_BATCH, most=most)
    for took in seconds:
        pace = pace.after_failure() if took is None else pace.after_success(pace.batch, took)
        assert LEAST_BATCH <= pace.batch <= most
        assert pace.most == most


def test_each_third_connection_is_waited_for_longer() -> None:
    short, long = CONNECT_SECONDS, PATIENT_CONNECT_SECONDS
    assert short < long
    assert [connect_seconds(failures) for failures in range(6)] == [short, short, long] * 2


@given(st.integers(0, 1024 * 1024))
def test_more_bytes_are_waited_for_longer(sent: int) -> None:
    assert ANSWER_SECONDS <= answer_seconds(sent) < answer_seconds(sent + 1)
    assert answer_seconds(sent) < whole_seconds(sent) < whole_seconds(sent + 1)
