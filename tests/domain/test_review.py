"""A supervisor's word on a version, and the day's sample typed again."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.delivery import DeliveryStatus
from desktop_app.domain.enrolment import FundingSource, Segment
from desktop_app.domain.issues import Refused
from desktop_app.domain.membership import Status
from desktop_app.domain.review import (
    REKEYED,
    Review,
    ReviewVerdict,
    ToReview,
    asked_again,
    differing,
    in_order,
    objection,
    read_reviewed_body,
    reviewed_body,
    sample,
)
from desktop_app.domain.worker import WorkerLine
from tests.domain.registrations import WULAN

IDS = st.lists(st.uuids(), unique=True, max_size=300)


@given(
    st.sampled_from(ReviewVerdict),
    st.text(max_size=20),
    st.lists(st.sampled_from(REKEYED), unique=True),
    st.booleans(),
)
def test_a_body_says_what_was_said(
    verdict: ReviewVerdict, reason: str, fields: list[str], rekeyed: bool
) -> None:
    review = Review(verdict, reason, tuple(fields), rekeyed)
    assert read_reviewed_body(reviewed_body(review)) == review


def test_a_body_that_lists_no_fields_is_not_read() -> None:
    body = {**reviewed_body(Review(ReviewVerdict.APPROVED)), "fields": 1}
    with pytest.raises(TypeError):
        read_reviewed_body(body)


def test_an_objection_says_why_in_words_or_by_its_fields() -> None:
    assert objection("  Alamat lain ").reason == "Alamat lain"
    assert objection("", ["name", "nik", "height"]).fields == ("nik", "name")
    with pytest.raises(Refused) as no:
        objection("  ")
    assert (no.value.issues[0].code, no.value.issues[0].about) == (
        "review.reason_missing",
        "reason",
    )


@given(IDS, st.randoms())
def test_the_same_day_gives_the_same_sample_in_whatever_order_it_comes(
    ids: list[UUID], chance: object
) -> None:
    shuffled = list(ids)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # Hypothesis types it not
    assert sample(ids) == sample(shuffled)


@given(IDS)
def test_one_in_twenty_is_typed_again_and_at_least_one(ids: list[UUID]) -> None:
    chosen = sample(ids)
    assert set(chosen) <= set(ids)
    assert len(chosen) == -(-len(ids) // 20)


def test_every_registration_has_the_same_chance() -> None:
    days = [[uuid4() for _ in range(20)] for _ in range(2000)]
    places = [day.index(sample(day)[0]) for day in days]
    counts = [places.count(place) for place in range(20)]
    assert min(counts) > 50  # 100 are expected; fewer than 51 come once in 10**6
    assert max(counts) < 150


def line(doubts: tuple[str, ...]) -> ToReview:
    one = WorkerLine(
        id=uuid4(),
        number="3375011002-01-00001",
        nik="",
        name="Siti",
        born=date(1989, 7, 5),
        segment=Segment.BPU,
        funding=FundingSource.SELF,
        street="",
        status=Status.REGISTERED,
        at=datetime(2026, 11, 22, tzinfo=UTC),
        delivery=DeliveryStatus.WAITING,
    )
    return ToReview(one, 1, "Rina", doubts)


def test_what_was_doubted_comes_first_and_the_rest_as_it_was() -> None:
    plain, once, twice, also = line(()), line(("a",)), line(("a", "b")), line(())
    assert in_order([plain, once, twice, also]) == [twice, once, plain, also]


NAMES = st.text(st.sampled_from("aAbBéÉ 'z"), min_size=1, max_size=20).filter(str.strip)
TYPED = {
    "nik": WULAN.nik.digits if WULAN.nik else "",
    "name": WULAN.name,
    "mother": WULAN.mother,
    "family_card": "3375010101100005",
    "phone": "0812-3456-7890",
}


@given(NAMES, NAMES)
def test_typing_the_same_again_differs_in_nothing(name: str, mother: str) -> None:
    worker = replace(WULAN, name=" ".join(name.split()), mother=" ".join(mother.split()))
    typed = {**TYPED, "name": f" {name.swapcase()}  ", "mother": mother}
    assert differing(worker, typed) == ()


def test_accents_spaces_and_how_a_number_is_set_apart_say_nothing_else() -> None:
    worker = replace(WULAN, name="Zoë Wulan")
    loosely = {"nik": "3375 0145 0789 0003", "name": "zoe  WULAN", "phone": "+62 812 3456 7890"}
    assert differing(worker, {**TYPED, **loosely}) == ()


@given(st.integers(0, 15), st.integers(1, 9))
def test_any_other_digit_of_a_nik_is_seen(place: int, step: int) -> None:
    digits = TYPED["nik"]
    other = digits[:place] + str((int(digits[place]) + step) % 10) + digits[place + 1 :]
    assert differing(WULAN, {**TYPED, "nik": other}) == ("nik",)


def test_what_was_not_typed_again_differs() -> None:
    assert differing(WULAN, {}) == REKEYED
    assert differing(WULAN, {**TYPED, "mother": "Sri Hartono"}) == ("mother",)


def test_what_was_not_given_is_not_asked_again() -> None:
    without = replace(WULAN, nik=None, phone="", family_card=None)
    assert asked_again(without) == ("name", "mother")
    assert differing(without, {"name": WULAN.name, "mother": WULAN.mother}) == ()
    assert asked_again(WULAN) == REKEYED
