"""Short campaigns against a real server on PostgreSQL: acknowledged is at the server, once."""

import pytest

from tests.campaigns import acknowledged, chaos, one_nik


@pytest.fixture(scope="module")
def scores() -> list[acknowledged.Score]:
    return acknowledged.run(cuts=6, crashes=1, kills=1, seed=3, laptops=2)


def test_cut_after_commit_or_crashed_what_has_a_receipt_is_there_once(
    scores: list[acknowledged.Score],
) -> None:
    assert len(scores) == 3
    assert all(score.holds for score in scores), [str(score) for score in scores]
    assert scores[0].acknowledged >= 6


def test_a_score_that_lost_or_doubled_somebody_does_not_hold() -> None:
    good = acknowledged.Score(3, acknowledged=3, once=3, lost=0, doubled=0, waiting=0)

    assert good.holds
    assert not acknowledged.Score(3, acknowledged=3, once=2, lost=1, doubled=0, waiting=0).holds
    assert not acknowledged.Score(3, acknowledged=3, once=2, lost=0, doubled=1, waiting=0).holds
    assert not acknowledged.Score(3, acknowledged=2, once=2, lost=0, doubled=0, waiting=1).holds


def test_one_person_from_many_laptops_at_once_is_kept_as_often_and_held_by_one() -> None:
    found = one_nik.run(laptops=8, niks=2)

    assert found.holds, found


def test_a_little_of_everything_at_once_breaks_no_promise() -> None:
    card = chaos.run(1, chaos.SCALES["tiny"])

    assert card.holds, str(card)
    assert card.told > 0


def test_the_plan_follows_from_the_seed_and_leaves_nothing_out() -> None:
    small = chaos.SCALES["small"]

    assert chaos.plan(5, small) == chaos.plan(5, small)
    assert chaos.plan(5, small) != chaos.plan(6, small)
    assert {blow.kind for blow in chaos.plan(5, small)} == {kind for kind, _ in chaos._BLOWS}
