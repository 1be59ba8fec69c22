"""What counts, against what, and when a hundred is a hundred."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.coverage import (
    COUNTS,
    MOST_PEOPLE,
    PARTS,
    Measure,
    Reach,
    Tally,
    Target,
    checked,
    coverage,
    over,
)
from desktop_app.domain.enrolment import FundingSource, Segment
from desktop_app.domain.issues import Refused
from desktop_app.domain.membership import Status

DAY = date(2026, 5, 3)
tallies = st.lists(
    st.builds(
        Tally,
        st.sampled_from(Segment),
        st.sampled_from(FundingSource),
        st.sampled_from(Status),
        st.integers(0, 400),
    ),
    max_size=30,
)
targets = st.lists(
    st.builds(
        Target,
        segment=st.sampled_from(Segment),
        people=st.integers(1, 900),
        set_on=st.dates(date(2026, 1, 1), date(2026, 12, 31)),
        funding=st.none() | st.sampled_from(FundingSource),
        until=st.none() | st.just(date(2027, 12, 31)),
    ),
    max_size=12,
    unique_by=lambda target: (target.segment, target.funding),
)


def line(lines: Sequence[Reach], *of: Segment | FundingSource | None) -> Reach:
    return next(each for each in lines if (each.segment, each.funding) == of)


@given(tallies, targets)
def test_every_number_is_the_sum_of_what_stands_beneath_it(
    stood: list[Tally], wanted: list[Target]
) -> None:
    lines = coverage(stood, wanted)
    for measure in Measure:
        wholes = [each for each in lines if each.segment and not each.funding]
        for whole in wholes:
            parts = [each for each in lines if each.segment is whole.segment and each.funding]
            assert whole.counts[measure] == sum(part.counts[measure] for part in parts)
        counted = sum(t.people for t in stood if t.status in COUNTS[measure])
        assert lines[-1].counts[measure] == counted == sum(w.counts[measure] for w in wholes)


@given(tallies, targets)
def test_each_measure_is_a_part_of_the_one_before(stood: list[Tally], wanted: list[Target]) -> None:
    for each in coverage(stood, wanted):
        registered, sent, active = (each.counts[measure] for measure in PARTS)
        assert registered >= sent >= active >= 0


@given(tallies, targets)
def test_a_hundred_is_said_only_where_the_target_is_reached_and_more_has_its_number(
    stood: list[Tally], wanted: list[Target]
) -> None:
    lines = coverage(stood, wanted)
    for each in lines:
        if each.target is None:
            assert [each.share(measure) for measure in Measure] == [None] * 4
            assert each.over == 0
            continue
        share = each.share(Measure.REGISTERED)
        assert share is not None
        assert (share >= 100) == (each.counts[Measure.REGISTERED] >= each.target)
        assert (each.over > 0) == (each.counts[Measure.REGISTERED] > each.target)
        assert each.set_on is not None
    assert list(over(lines)) == [each for each in lines if each.over]


def test_a_segment_s_own_target_goes_before_those_of_who_pays() -> None:
    rentan, city, dbhchp = Segment.VULNERABLE, FundingSource.APBD_CITY, FundingSource.TOBACCO_EXCISE
    stood = [Tally(rentan, city, Status.ACTIVE, 7), Tally(rentan, dbhchp, Status.SENT, 5)]
    parts = [Target(rentan, 10, DAY, city), Target(rentan, 4, date(2026, 6, 1), dbhchp)]

    summed = coverage(stood, parts)
    assert [(each.target, each.over) for each in summed] == [(14, 0), (10, 0), (4, 1), (14, 0)]
    assert line(summed, rentan, None).set_on == DAY

    own = coverage(stood, [*parts, Target(rentan, 100, DAY, until=date(2026, 12, 31))])
    assert line(own, rentan, None).target == 100
    assert line(own, None, None).until == date(2026, 12, 31)
    assert line(own, None, None).share(Measure.ACTIVE) == 7


def test_all_together_have_a_target_only_where_everybody_has() -> None:
    stood = [
        Tally(Segment.BPU, FundingSource.SELF, Status.ACTIVE, 3),
        Tally(Segment.PU, FundingSource.EMPLOYER, Status.WITHDRAWN, 2),
    ]
    wanted = [Target(Segment.VULNERABLE, 10, DAY)]
    lines = coverage(stood, wanted)
    assert line(lines, None, None).target is None
    assert line(lines, Segment.VULNERABLE, None).counts[Measure.REGISTERED] == 0

    lines = coverage(stood, [*wanted, Target(Segment.BPU, 6, DAY)])
    assert line(lines, None, None).target == 16  # nobody is left of PU who would need one
    assert line(lines, Segment.PU, None).counts[Measure.APART] == 2


def test_nobody_and_nothing_asked_for_is_one_line_of_nothing() -> None:
    [all_together] = coverage([], [])
    assert all_together == Reach(None, None, dict.fromkeys(Measure, 0))


def test_who_is_counted_is_said_of_every_status() -> None:
    assert COUNTS[Measure.REGISTERED] | COUNTS[Measure.APART] == set(Status) - {Status.DRAFT}
    assert COUNTS[Measure.REGISTERED].isdisjoint(COUNTS[Measure.APART])


@pytest.mark.parametrize("people", [0, -1, MOST_PEOPLE + 1])
def test_a_target_is_a_number_of_people(people: int) -> None:
    with pytest.raises(Refused, match="people_impossible"):
        checked(Target(Segment.BPU, people, DAY))


def test_a_target_ends_after_it_begins() -> None:
    with pytest.raises(Refused, match="ends_before"):
        checked(Target(Segment.BPU, 1, DAY, until=date(2026, 5, 2)))
    fine = Target(Segment.BPU, 1, DAY, until=DAY)
    assert checked(fine) is fine
