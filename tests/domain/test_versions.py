"""Two versions of one registration: one stands on the other, or a person has to decide."""

import random
from collections.abc import Sequence
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.facts import Body
from desktop_app.domain.versions import (
    Turn,
    Version,
    differences,
    same_content,
    turn_of,
)

BODIES = st.dictionaries(
    st.sampled_from(["name", "nik", "phone", "address", "schema", "base"]),
    st.one_of(
        st.text(max_size=3),
        st.integers(0, 3),
        st.lists(st.text(max_size=1), max_size=2),
        st.dictionaries(st.sampled_from(["street", "rt"]), st.text(max_size=2)),
    ),
)


def chain(hands: Sequence[str]) -> list[Version]:
    """Return versions each made from the one before."""
    found: list[Version] = []
    for number, hand in enumerate(hands, 1):
        base = found[-1].id if found else None
        found.append(Version(uuid4(), number, hand, number, base))
    return found


def bases(*versions: Version) -> dict[UUID, UUID | None]:
    return {version.id: version.base for version in versions}


@given(st.lists(st.sampled_from(["a", "b", ""]), min_size=2, max_size=8), st.data())
def test_in_one_line_the_later_is_ahead_and_the_earlier_overtaken(
    hands: list[str], data: st.DataObject
) -> None:
    line = chain(hands)
    early = data.draw(st.integers(0, len(line) - 2))
    late = data.draw(st.integers(early + 1, len(line) - 1))
    base_of = bases(*line).get

    assert turn_of(line[late], line[early], base_of) is Turn.AHEAD
    assert turn_of(line[early], line[late], base_of) is Turn.OVERTAKEN


@given(st.integers(1, 4), st.integers(1, 4), st.integers(1, 4))
def test_two_hands_that_left_from_one_version_clash_however_far_they_went(
    shared: int, mine: int, yours: int
) -> None:
    line = chain(["a"] * shared)
    branches: list[list[Version]] = []
    for hand, steps in (("a", mine), ("", yours)):
        branch = [*line]
        for _ in range(steps):
            last = branch[-1]
            number = last.number + 1
            branch.append(Version(uuid4(), number, hand, number, last.id))
        branches.append(branch)
    base_of = bases(*branches[0], *branches[1]).get

    assert turn_of(branches[0][-1], branches[1][-1], base_of) is Turn.CLASHES
    assert turn_of(branches[1][-1], branches[0][-1], base_of) is Turn.CLASHES


@given(st.integers(1, 6), st.randoms(use_true_random=False))
def test_one_hand_ends_at_its_newest_in_any_order_and_never_clashes(
    count: int, order: random.Random
) -> None:
    line = chain(["a"] * count)
    arriving = [*line, *line]
    order.shuffle(arriving)
    shown = arriving[0]
    for offered in arriving[1:]:
        turn = turn_of(offered, shown, lambda _id: None)
        assert turn is not Turn.CLASHES
        shown = offered if turn is Turn.AHEAD else shown

    assert shown == line[-1]


def test_a_line_that_bites_its_tail_ends() -> None:
    one, two = uuid4(), uuid4()
    offered = Version(uuid4(), 2, "a", 2, one)
    shown = Version(uuid4(), 2, "b", 2, None)

    assert turn_of(offered, shown, {one: two, two: one}.get) is Turn.CLASHES


@given(BODIES, BODIES)
def test_differences_are_mirrored_and_empty_for_the_same(ours: Body, theirs: Body) -> None:
    there = differences(ours, theirs)
    back = differences(theirs, ours)

    assert [(one.field, one.ours, one.theirs) for one in there] == [
        (one.field, one.theirs, one.ours) for one in back
    ]
    assert differences(ours, ours) == ()
    assert same_content(ours, theirs) is not bool(there)


def test_what_a_body_says_of_itself_is_no_difference() -> None:
    ours: Body = {"schema": 1, "base": "x", "address": {"rt": "001"}, "name": "Siti"}
    theirs: Body = {"schema": 1, "address": {"rt": "002"}, "name": "Siti"}

    [found] = differences(ours, theirs)

    assert (found.field, found.ours, found.theirs) == ("address.rt", "001", "002")
