"""Short campaigns against a real server on PostgreSQL: acknowledged is at the server, once."""

from collections.abc import Iterator

import pytest

from tests.campaigns import acknowledged, chaos, one_nik
from tests.campaigns.town import Town, a_town


@pytest.fixture(scope="module")
def town() -> Iterator[Town]:
    with a_town() as town:
        yield town


@pytest.fixture(scope="module")
def scores(town: Town) -> list[acknowledged.Score]:
    """The server is killed in the test of everything at once, below."""
    return acknowledged.run(town, cuts=4, crashes=1, kills=0, seed=3, laptops=2)


def test_cut_after_commit_or_crashed_what_has_a_receipt_is_there_once(
    scores: list[acknowledged.Score],
) -> None:
    assert len(scores) == 2
    assert all(score.holds for score in scores), [str(score) for score in scores]
    assert scores[0].acknowledged >= 4


def test_a_score_that_lost_or_doubled_somebody_does_not_hold() -> None:
    good = acknowledged.Score(3, acknowledged=3, once=3, lost=0, doubled=0, waiting=0)

    assert good.holds
    assert not acknowledged.Score(3, acknowledged=3, once=2, lost=1, doubled=0, waiting=0).holds
    assert not acknowledged.Score(3, acknowledged=3, once=2, lost=0, doubled=1, waiting=0).holds
    assert not acknowledged.Score(3, acknowledged=2, once=2, lost=0, doubled=0, waiting=1).holds


@pytest.mark.usefixtures("scores")  # which counts everybody in the town
def test_one_person_from_many_laptops_at_once_is_kept_as_often_and_held_by_one(town: Town) -> None:
    found = one_nik.run(town, laptops=6, niks=2)

    assert found.holds, found


def test_a_little_of_everything_at_once_breaks_no_promise() -> None:
    card = chaos.run(1, chaos.SCALES["tiny"])

    assert card.holds, str(card)
    assert card.told > 0
    assert min(card.done[kind] for kind, _ in chaos._BLOWS[:3]) == 1


def test_the_plan_follows_from_the_seed_and_leaves_nothing_out() -> None:
    small = chaos.SCALES["small"]

    assert chaos.plan(5, small) == chaos.plan(5, small)
    assert chaos.plan(5, small) != chaos.plan(6, small)
    assert {blow.kind for blow in chaos.plan(5, small)} == {kind for kind, _ in chaos._BLOWS}
