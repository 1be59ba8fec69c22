"""What the server hears, and the hash both ends agree on."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.contribution import RateBook
from desktop_app.domain.enrolment import Programme, RiskGroup
from desktop_app.domain.facts import (
    Fact,
    FactKind,
    Json,
    amended_body,
    canonical,
    check_body,
    content_hash,
    printed_body,
    read_registration_body,
    registration_body,
    registration_of,
    revoked_body,
    withdrawal_body,
)
from desktop_app.domain.issues import Refused
from desktop_app.domain.month import Month
from desktop_app.domain.worker import Attendance, Worker
from tests.domain.registrations import AT, REGISTRATION, WULAN
from tests.domain.terms import GUARD

FACT = Fact(
    id=UUID("019ab000-0000-7000-8000-0000000000aa"),
    seq=7,
    kind=FactKind.WORKER_WITHDRAWN,
    at=AT,
    author="Dewi",
    device="019ab000-0000-7000-8000-0000000000dd",
    worker=REGISTRATION.id,
    version=2,
    body=withdrawal_body("Pindah ke Batang"),
)

values: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(values)
def test_the_canonical_form_says_the_same_again(value: Json) -> None:
    form = canonical(value)

    assert json.loads(form) == value
    assert canonical(json.loads(form)) == form


def test_the_order_of_keys_makes_no_difference() -> None:
    assert (
        canonical({"b": 1, "a": [2, {"d": 3, "c": "é"}]})
        == '{"a":[2,{"c":"é","d":3}],"b":1}'.encode()
    )
    assert content_hash({"b": 1, "a": 2}) == content_hash({"a": 2, "b": 1})


def test_the_hash_of_a_fact_never_changes() -> None:
    document = (
        '{"at":"2026-11-22T02:41:00Z","author":"Dewi",'
        '"body":{"reason":"Pindah ke Batang","schema":1},'
        '"id":"019ab000-0000-7000-8000-0000000000aa","kind":"worker_withdrawn","seq":7,'
        '"version":2,"worker":"019ab000-0000-7000-8000-000000000001"}'
    )

    assert FACT.hash == content_hash(json.loads(document))
    assert FACT.hash == "6f9bf8e5bbbd458b2dd4362c80b6013dfae5b2fee802c67c110a736c57d1a120"


@pytest.mark.parametrize(
    "change",
    [
        lambda fact: replace(fact, id=UUID(int=1)),
        lambda fact: replace(fact, seq=8),
        lambda fact: replace(fact, kind=FactKind.WORKER_AMENDED),
        lambda fact: replace(fact, at=fact.at + timedelta(seconds=1)),
        lambda fact: replace(fact, author="Dewi "),
        lambda fact: replace(fact, worker=UUID(int=1)),
        lambda fact: replace(fact, version=3),
        lambda fact: replace(fact, body=withdrawal_body("Pindah ke Tegal")),
    ],
)
def test_a_change_anywhere_changes_the_hash(change: Callable[[Fact], Fact]) -> None:
    assert change(FACT).hash != FACT.hash


def test_a_laptop_enrolled_later_keeps_the_hashes_of_its_facts() -> None:
    assert replace(FACT, device="").hash == FACT.hash


def test_a_registration_is_told_whole(rates: RateBook) -> None:
    bill = rates.monthly_due(WULAN.enrolment, WULAN.enrolment.since)

    assert registration_body(REGISTRATION.number, WULAN, bill) == {
        "schema": 1,
        "number": "3375011002-01-00001",
        "nik": "3375014507890003",
        "family_card": "3375010101100005",
        "name": "Wulan Prameswari",
        "birth_place": "Pekalongan",
        "born": "1989-07-05",
        "sex": "P",
        "mother": "Sri Hartini",
        "address": {
            "street": "Jalan Kenanga 12",
            "rt": "003",
            "rw": "012",
            "kelurahan": "3375011002",
        },
        "phone": "+6281234567890",
        "enrolment": {
            "segment": "bpu",
            "occupation": "0501",
            "occupation_text": "",
            "sector": "other",
            "workplace": "",
            "income": 1_000_000,
            "programmes": ["jkk", "jkm"],
            "funding": "mandiri",
            "payer": "",
            "employer": "",
            "employer_number": "",
            "risk": None,
            "since": "2026-11",
            "months": 1,
        },
        "due": {
            "month": "2026-11",
            "rates": rates.version,
            "lines": [{"programme": "jkk", "due": 5_000}, {"programme": "jkm", "due": 3_400}],
            "total": 8_400,
        },
        "consent": {"version": "2026-1", "at": "2026-11-22T02:41:00Z"},
        "doubts": ["nik.region_differs"],
    }


def test_programmes_are_told_in_their_order_and_what_is_missing_as_empty(rates: RateBook) -> None:
    worker = replace(WULAN, enrolment=GUARD, family_card=None)
    bill = rates.monthly_due(GUARD, Month(2026, 11))

    body = json.loads(canonical(registration_body("1", worker, bill)))

    assert body["family_card"] == ""
    assert body["enrolment"]["programmes"] == [programme.value for programme in Programme]
    assert body["enrolment"]["risk"] == RiskGroup.VERY_LOW.value


def test_a_print_is_told_by_paper_number_and_copy() -> None:
    body = printed_body("bukti", "BP/1", 2)

    assert body == {"schema": 1, "paper": "bukti", "number": "BP/1", "copy": 2}
    told = check_body("0123456789AB", date(2026, 11, 22), "registered")
    assert told == {"code": "0123456789AB", "on": "2026-11-22", "status": "registered"}
    assert printed_body("bukti", "BP/1", 2, told) == {**body, "check": told}


@pytest.mark.parametrize(
    "worker",
    [
        WULAN,
        replace(WULAN, family_card=None, phone="", doubts=()),
        replace(WULAN, enrolment=replace(GUARD, months=6, payer="Dinas", workplace="Pos 2")),
        replace(WULAN, attendance=Attendance("Pasar Banjarsari", 42)),
    ],
)
def test_a_registration_told_reads_back_as_itself(worker: Worker, rates: RateBook) -> None:
    bill = rates.monthly_due(worker.enrolment, worker.enrolment.since)

    assert read_registration_body(registration_body("n", worker, bill)) == worker


def test_an_amendment_names_the_version_it_was_made_from_where_that_is_known(
    rates: RateBook,
) -> None:
    bill = rates.monthly_due(WULAN.enrolment, WULAN.enrolment.since)
    body = registration_body(REGISTRATION.number, WULAN, bill)

    amended = amended_body(body, FACT.id)

    assert amended == {**body, "base": str(FACT.id)}
    assert read_registration_body(amended) == WULAN
    assert amended_body(body, None) == body
    assert "base" not in body


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("nik", "337501", "nik.not_16_digits"),
        ("nik", "3375013107890000", "nik.serial_zero"),
        ("nik", "3375019907890001", "nik.impossible_date"),
        ("family_card", "x", "family_card.not_only_digits"),
    ],
)
def test_a_content_with_a_number_no_clerk_could_have_typed_is_refused(
    rates: RateBook, field: str, text: str, code: str
) -> None:
    enrolment = WULAN.enrolment
    bill = rates.monthly_due(enrolment, enrolment.since)
    body = {**registration_body("n", WULAN, bill), field: text}

    with pytest.raises(Refused, match=code):
        read_registration_body(body)


def test_a_content_from_nowhere_is_refused(rates: RateBook) -> None:
    enrolment = WULAN.enrolment
    bill = rates.monthly_due(enrolment, enrolment.since)
    body = dict(registration_body("n", WULAN, bill))
    body["address"] = {"street": "", "rt": "", "rw": "", "kelurahan": "di mana"}

    with pytest.raises(Refused, match="region"):
        read_registration_body(body)


def test_what_an_amendment_was_made_from_is_no_part_of_the_person(rates: RateBook) -> None:
    enrolment = WULAN.enrolment
    body = registration_body("n", WULAN, rates.monthly_due(enrolment, enrolment.since))

    assert registration_of(amended_body(body, UUID(int=7))) == body


def test_a_revocation_says_which_sheet_and_why() -> None:
    body = revoked_body("bukti", "BP/1", 2, "Hilang")

    assert body == {"schema": 1, "paper": "bukti", "number": "BP/1", "copy": 2, "reason": "Hilang"}
