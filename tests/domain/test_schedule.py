"""When a round is tried again: soon where there is a network, seldom where there is none."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.causes import OF_THE_LINE, REMEDIES, Remedy, remedy_of
from desktop_app.domain.schedule import (
    FIRST_LOOK_SECONDS,
    LONGEST_SECONDS,
    LONGEST_TOLD_SECONDS,
    REGULAR_SECONDS,
    SOON_SECONDS,
    Schedule,
)

shares = st.floats(0, 1, exclude_max=True)
causes = st.sampled_from(sorted(REMEDIES))


def test_after_a_round_that_ended_well_comes_the_next_in_a_minute() -> None:
    assert Schedule().after("").pause(0.9, network=True) == REGULAR_SECONDS
    assert Schedule(7, "sync.offline").after("") == Schedule()


@given(st.integers(1, 1_000), st.sampled_from(sorted(OF_THE_LINE)), shares)
def test_while_there_is_a_network_the_line_is_looked_at_within_five_seconds(
    failures: int, cause: str, share: float
) -> None:
    assert Schedule(failures, cause).pause(share, network=True) <= SOON_SECONDS == 5


@pytest.mark.parametrize("cause", sorted(OF_THE_LINE))
def test_a_line_that_was_only_cut_is_looked_at_within_a_second(cause: str) -> None:
    schedule, longest = Schedule(), []
    for _ in range(5):
        schedule = schedule.after(cause)
        longest.append(schedule.pause(1.0, network=True))

    assert longest == [FIRST_LOOK_SECONDS, 2, 4, SOON_SECONDS, SOON_SECONDS]


@given(st.integers(0, 1_000), causes)
def test_a_round_that_brought_something_begins_the_count_anew(failures: int, cause: str) -> None:
    assert Schedule(failures, "sync.cut").after(cause, brought=True) == Schedule(1, cause)
    assert Schedule(failures, "sync.cut").after(cause) == Schedule(failures + 1, cause)


def test_without_a_network_the_pause_grows_to_a_quarter_of_an_hour() -> None:
    schedule, longest = Schedule(), []
    for _ in range(12):
        schedule = schedule.after("sync.offline")
        longest.append(schedule.pause(1.0, network=False))

    assert longest[:4] == [5, 10, 20, 40]
    assert longest[-1] == LONGEST_SECONDS == 900
    assert all(later >= earlier for earlier, later in pairwise(longest))


@given(causes, st.integers(0, 5_000), shares, st.booleans())
def test_jitter_is_full_and_no_pause_exceeds_a_quarter_of_an_hour(
    cause: str, failures: int, share: float, network: bool
) -> None:
    schedule = Schedule(failures, cause)

    assert schedule.pause(0, network=network) == 0
    assert 0 <= schedule.pause(share, network=network) <= LONGEST_SECONDS


@pytest.mark.parametrize(("told", "waited"), [(1, 1), (30, 30), (10**9, LONGEST_TOLD_SECONDS)])
@pytest.mark.parametrize("cause", ["sync.server_busy", "sync.too_many"])
def test_a_server_that_asks_for_patience_gets_it(cause: str, told: int, waited: float) -> None:
    schedule = Schedule(9, cause, told)

    assert schedule.pause(0, network=True) == waited
    assert waited <= schedule.pause(0.99, network=False) < waited + SOON_SECONDS


def test_a_new_network_or_f9_forgets_what_failed() -> None:
    schedule = Schedule(9, "sync.server_error", 600)

    assert schedule.fresh().pause(1.0, network=False) == SOON_SECONDS


def test_every_cause_has_one_remedy_and_an_unknown_one_goes_on_by_itself() -> None:
    assert set(REMEDIES.values()) == set(Remedy)
    assert set(REMEDIES) >= OF_THE_LINE
    assert remedy_of("sync.device_revoked") is Remedy.CITY
    assert remedy_of("moon.full") is Remedy.BY_ITSELF
