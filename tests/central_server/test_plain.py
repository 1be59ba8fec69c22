"""What is read plainly is in order, and says what the careful reading says of it."""

import copy
import json
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from central_server.fresh import reading_of
from central_server.judging import Offer, opinion_on
from central_server.plain import read_plainly
from central_server.reference import read_books
from central_server.settings import Settings
from desktop_app.domain.eligibility import CityProgramme
from desktop_app.domain.enrolment import FundingSource, Segment
from desktop_app.domain.facts import content_hash, registration_body
from desktop_app.reference import read_books as read_desktop_books
from desktop_app.use_cases.form import RegistrationForm
from desktop_app.use_cases.reading import read_form
from tests.benchmarks.made_up_facts import batch
from tests.central_server.test_odd_facts import ODD, ODD_TEXTS, places, spoilt
from tests.central_server.test_one_rule import RESOURCES, forms
from tests.fixtures.people import CITY, NOW, TODAY
from tests.fixtures.server import KELURAHAN, registration

BOOKS, DESKTOP = read_books(Settings()), read_desktop_books(RESOURCES)
PROGRAMMES = (
    CityProgramme("Rentan", Segment.VULNERABLE, 18, 64, True, 0),
    CityProgramme("Mandiri", Segment.BPU, 21, 40, default_funding=FundingSource.SELF),
)
ODD_VALUES = st.one_of(
    ODD,
    st.sampled_from(
        [
            "Siti\u00a0Aminah", "A|B", "| A", "A |", "A  B", " A", "A ", "A\n",
            "3375014507890001\n",
            "3375-0145.0789 0001", "3375010000890001", "3375013113890001", "0000014507890001",
            "3375014507890000", "33.75.01.1002", "3375011002", "33750190", "0812 3456 7890", "1",
            "2026-12", "2026-13", "2026-12\n", "019AB3F0-3333-7000-8000-000000000002",
            "019ab3f0333370008000000000000002", "{019ab3f0-3333-7000-8000-000000000002}",
            "urn:uuid:019ab3f0-3333-7000-8000-000000000002", "2026-11-22T02:41:00+00:00",
            "2026-11-22t02:41:00z", "2026-11-22T24:00:00Z", "1989-7-5", "1989-07-05T00:00:00",
            "19890705", "3375011002-01-00001\n", "3375011003-01-00001", "bpu", "rentan", "pu",
            "apbd_kota", "mandiri", "pemberi_kerja", "jkk", "jp", "L", "tinggi", "0501", "9999",
            1.0, 1e300, 1 << 64, -(1 << 70), 119, 120, 121, 10**12, 10**12 + 1, 11_400, 0, 12,
            ["jkk", "jkm"], ["jkm", "jkk", "jkk"], ["jkk"],
            ["jkk", "jkm", "jht", "jp", "jkp", "jp"],
            "x" * 64, "x" * 65, "x" * 120, "x" * 121, "x" * 200, "x" * 201, "x" * 400, "x" * 401,
        ]
    ),
)  # fmt: skip


def offered(content: Any) -> Offer:
    return Offer(uuid4(), content_hash(content), content)


def assert_the_same(offer: Offer) -> bool:
    """Say whether it was read plainly; then the careful way must have come to the very same."""
    plain = read_plainly(offer, KELURAHAN, PROGRAMMES, BOOKS)
    if plain is not None:
        assert plain == reading_of(opinion_on(offer, KELURAHAN, PROGRAMMES, BOOKS))
    return plain is not None


def registered(body: Any, **changes: Any) -> dict[str, Any]:
    return {
        "id": str(UUID(int=7)),
        "seq": 1,
        "kind": "worker_registered",
        "at": "2026-11-22T02:41:00Z",
        "author": "Rina Kurniasih",
        "worker": str(UUID(int=8)),
        "version": 1,
        "body": body,
        **changes,
    }


@st.composite
def nearly_good(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a good registration in which one to three things are something else."""
    content = registered(json.loads(json.dumps(registration())))
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(sorted(places(content), key=str)))
        holder: Any = content
        for step in path[:-1]:
            holder = holder[step]
        holder[path[-1]] = copy.deepcopy(draw(ODD_VALUES))
        assume(isinstance(content["body"], dict))
    return content


@settings(max_examples=400)
@given(nearly_good())
def test_nothing_is_plain_that_is_not_in_order(content: dict[str, Any]) -> None:
    assert_the_same(offered(content))


@settings(max_examples=100)
@given(spoilt())
def test_no_golden_fact_that_was_spoilt_is_plain_and_not_in_order(content: dict[str, Any]) -> None:
    assert_the_same(offered(content))


@pytest.mark.parametrize("path", sorted(places(registered(registration())), key=str), ids=str)
def test_every_field_is_read_as_strictly(path: tuple[str | int, ...]) -> None:
    values: tuple[Any, ...] = (None, True, False, 0, -1, 1, 1 << 53, 1 << 63, [], {}, [[]])
    for value in (*ODD_TEXTS, *values):
        content = registered(json.loads(json.dumps(registration())))
        holder: Any = content
        for step in path[:-1]:
            holder = holder[step]
        holder[path[-1]] = copy.deepcopy(value)
        assert_the_same(offered(content))
        if isinstance(holder, dict):
            holder[f"{path[-1]}x"] = holder.pop(path[-1])
            assert not assert_the_same(offered(content))


@given(forms())
def test_what_a_clerk_may_save_is_read_the_same(form: RegistrationForm) -> None:
    read = read_form(form, DESKTOP, CITY, NOW, TODAY)
    assume(read.worker is not None and read.due is not None)
    assert read.worker is not None
    assert read.due is not None
    body = registration_body(f"{KELURAHAN}-01-00001", read.worker, read.due)
    assert_the_same(offered(registered(json.loads(json.dumps(dict(body))))))


@given(st.dates(), st.dates(), st.sampled_from(["bpu", "rentan"]), st.integers(0, 10**7))
def test_notes_for_the_city_are_the_same(born: Any, on: Any, segment: str, income: int) -> None:
    body = registration(born=str(born))
    pays = "mandiri" if segment == "bpu" else "apbd_kota"
    body["enrolment"] |= {"segment": segment, "funding": pays, "income": income}
    content = registered(body, at=f"{on}T02:41:00Z")
    if assert_the_same(offered(content)):
        assert income > 0


def test_a_morning_at_the_counter_is_read_plainly() -> None:
    for fact in batch(200):
        body = json.loads(json.dumps(dict(fact.body)))
        assert assert_the_same(offered(registered(body, worker=str(fact.worker))))


def test_a_wrong_hash_is_not_plain() -> None:
    content = registered(registration())
    assert assert_the_same(offered(content))
    assert not assert_the_same(Offer(uuid4(), "0" * 64, content))
