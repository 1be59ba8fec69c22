"""The rule in Python, against every kind of paper; and a code changed anywhere."""

from datetime import timedelta

import pytest

from desktop_app.documents.check_list import examine, read_held, read_list
from desktop_app.domain.check_list import without_list
from desktop_app.domain.checking import Outcome, Weight
from desktop_app.errors import Unavailable
from tests.verify.cases import (
    CASES,
    CITY,
    CONFIRMED,
    GENUINE,
    MALFORMED,
    NOW,
    Case,
    list_file,
    mutations,
    verdict_of,
)

_REFUSED = {Outcome.FORGED, Outcome.NOT_OURS, Outcome.UNKNOWN_KEY, Outcome.NEWER_NEEDED}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_paper_is_what_it_is(case: Case) -> None:
    assert verdict_of(case.text, case.now).outcome is case.outcome


def test_every_outcome_has_a_case_but_those_of_pictures_and_of_one_s_own_papers() -> None:
    others = {Outcome.NOTHING, Outcome.CODE_EXPIRED}
    assert {case.outcome for case in CASES} == set(Outcome) - others
    assert examine("\n", without_list("X"), NOW).outcome is Outcome.NOTHING


def test_only_a_genuine_paper_is_to_be_taken() -> None:
    assert [each for each in Outcome if each.weight is Weight.GOOD] == [Outcome.GENUINE]


def test_whose_key_signed_is_said() -> None:
    assert verdict_of(GENUINE).device == 1
    assert verdict_of(CONFIRMED).device == 0
    assert verdict_of(CONFIRMED).proven


@pytest.mark.parametrize("text", [GENUINE, CONFIRMED], ids=["proof", "confirmation"])
def test_no_character_can_be_changed(text: str) -> None:
    outcomes = [verdict_of(changed).outcome for changed in mutations(text, 8)]

    assert len(outcomes) == 8 * len(text)
    assert set(outcomes) <= _REFUSED


@pytest.mark.parametrize("content", MALFORMED.values(), ids=list(MALFORMED))
def test_a_list_the_city_has_signed_and_that_is_none_of_ours_is_not_taken(content: bytes) -> None:
    with pytest.raises(Unavailable, match=r"check_list\.unreadable"):
        read_list(content, CITY.public)


def test_a_list_that_was_let_in_is_read_without_its_key() -> None:
    assert read_held(list_file()).expires - read_held(list_file()).issued == timedelta(days=30)
