"""The rule against pairs whose truth is known: it fails when it gets worse."""

import pytest

from desktop_app.domain.likeness import Traits, Verdict, keys_of, keys_sought, likeness
from tests.likeness.hard import HARD, Hard
from tests.likeness.pairs import LEARNT_ON, MEASURED_ON, SHOWN, SURE, Pair, made_pairs, score


@pytest.fixture(scope="module")
def measured() -> list[Pair]:
    return made_pairs(MEASURED_ON)


def test_what_is_asked_about_is_nearly_always_one_person(measured: list[Pair]) -> None:
    sure = score(measured, SURE)
    assert sure.precision >= 0.98
    assert sure.recall >= 0.94


def test_what_is_shown_leaves_out_hardly_anybody(measured: list[Pair]) -> None:
    assert score(measured, SHOWN).recall >= 0.97


def test_the_set_is_one_the_points_were_not_set_on() -> None:
    assert made_pairs(LEARNT_ON, 5) != made_pairs(MEASURED_ON, 5)
    assert made_pairs(MEASURED_ON, 5) == made_pairs(MEASURED_ON, 5)


@pytest.mark.parametrize("hard", HARD, ids=lambda hard: hard.case)
def test_a_hard_case_is_judged_as_a_person_would(hard: Hard) -> None:
    assert likeness(hard.one, hard.other).verdict is hard.expected


@pytest.mark.parametrize("hard", HARD, ids=lambda hard: hard.case)
def test_two_people_are_never_called_one(hard: Hard) -> None:
    if not hard.same:
        assert likeness(hard.one, hard.other).verdict in {Verdict.POSSIBLE, Verdict.UNLIKE}


def test_who_is_alike_is_found_by_the_keys(measured: list[Pair]) -> None:
    alike = [pair for pair in measured if likeness(pair.one, pair.other).verdict in SURE]
    found = [pair for pair in alike if _meet(pair.one, pair.other)]
    assert len(found) >= 0.985 * len(alike)
    hard = [one for one in HARD if one.expected is not Verdict.UNLIKE]
    assert all(_meet(one.one, one.other) for one in hard)


def _meet(one: Traits, other: Traits) -> bool:
    """Say whether either is found from the other: by a key, or by the NIK's own index."""
    same_nik = bool(one.nik) and one.nik == other.nik
    return same_nik or not keys_of(one).isdisjoint(keys_sought(other))
