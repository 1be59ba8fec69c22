"""Which backups stay: seven days, four weeks, and never nothing."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.rotation import DAYS, WEEKS, kept_of

MORNING = datetime(2026, 11, 20, 8, 15, tzinfo=UTC)
moments = st.sets(
    st.integers(0, 730 * 24 * 60).map(lambda minutes: MORNING - timedelta(minutes=minutes)),
    max_size=60,
)


def days_before(*days: int) -> set[datetime]:
    return {MORNING - timedelta(days=day) for day in days}


def test_a_year_of_days_leaves_seven_days_and_four_weeks() -> None:
    kept = sorted(kept_of(days_before(*range(365))), reverse=True)

    assert kept[:DAYS] == sorted(days_before(*range(7)), reverse=True)
    weeks = [moment.isocalendar()[:2] for moment in kept[DAYS:]]
    assert len(weeks) == WEEKS
    assert len(set(weeks)) == WEEKS
    assert MORNING - kept[-1] < timedelta(days=7 * (WEEKS + 2))


def test_of_one_day_the_last_one_stays() -> None:
    early = MORNING - timedelta(hours=1)
    assert kept_of({early, MORNING}) == {MORNING}


def test_an_office_that_was_closed_keeps_what_it_had() -> None:
    assert kept_of(days_before(0, 200, 300)) == days_before(0, 200, 300)


def test_nothing_comes_of_nothing() -> None:
    assert kept_of(()) == frozenset()


@given(moments)
def test_the_newest_always_stays_and_no_more_than_needed(made: set[datetime]) -> None:
    kept = kept_of(made)
    assert kept <= made
    assert len(kept) <= DAYS + WEEKS
    assert not made or max(made) in kept


@given(moments)
def test_what_stays_would_stay_again(made: set[datetime]) -> None:
    """So that a rotation cut short and begun again takes nothing more."""
    kept = kept_of(made)
    assert kept_of(kept) == kept
