"""Pauses grow, end, and are shortened by no clock."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.lockout import (
    FREE,
    LONGEST_PAUSE,
    Tries,
    anchored,
    left,
    once_more,
    pause_after,
)

SECONDS = st.floats(0, 10_000_000)


def test_pauses_double_from_half_a_minute_to_a_quarter_of_an_hour() -> None:
    pauses = [pause_after(wrong) for wrong in range(12)]

    assert pauses == [0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900]
    assert pause_after(10**6) == LONGEST_PAUSE


def test_five_chances_then_each_wrong_one_brings_a_pause() -> None:
    tries, chances = Tries(), []
    for _ in range(FREE + 2):
        tries = once_more(tries, steady=100.0)
        chances.append((tries.chances, left(tries, 100.0)))

    assert chances == [(4, 0), (3, 0), (2, 0), (1, 0), (0, 30), (0, 60), (0, 120)]


def test_a_pause_is_over_when_it_has_passed_and_not_before() -> None:
    tries = Tries(FREE, 30.0, 100.0)

    assert left(tries, 100.0) == 30
    assert left(tries, 129.5) == 1
    assert left(tries, 130.0) == 0
    assert left(tries, 10_000.0) == 0


@given(SECONDS, SECONDS, st.floats(0, LONGEST_PAUSE))
def test_a_machine_switched_on_again_counts_no_more_than_what_has_passed(
    before: float, since: float, pause: float
) -> None:
    """The steady clock begins anew: what it shows now is the least that has passed."""
    seen = anchored(Tries(FREE, pause, before), since)

    surely = since - before if since >= before else since
    assert pause - surely - 0.001 <= seen.pause <= pause
    assert seen.wrong == FREE


@given(SECONDS, st.lists(st.floats(0, 1000), max_size=8), st.floats(0, LONGEST_PAUSE))
def test_looking_again_and_again_never_lengthens_a_pause(
    start: float, steps: list[float], pause: float
) -> None:
    tries, now = Tries(FREE, pause, start), start
    for step in steps:
        now += step
        later = anchored(tries, now)
        assert later.pause <= tries.pause
        tries = later


def test_nobody_is_kept_out_for_longer_than_the_longest_pause() -> None:
    assert left(Tries(FREE, 10.0**9, 0.0), 5.0) == LONGEST_PAUSE
