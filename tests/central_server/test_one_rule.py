"""What the desktop lets a clerk save, the server can store: one rule on both ends."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from central_server.judging import STORED, Offer, opinion_on
from central_server.reference import read_books
from central_server.settings import Settings
from desktop_app.domain.enrolment import PERIODS, FundingSource, Programme, Segment
from desktop_app.domain.facts import (
    Body,
    FactKind,
    Json,
    content_hash,
    registration_body,
    withdrawal_body,
)
from desktop_app.domain.family import MaritalStatus, Relation
from desktop_app.domain.issues import Refused
from desktop_app.domain.worker import NAME_LENGTH, TEXT_LENGTH, tidy_name, tidy_text
from desktop_app.reference import read_books as read_desktop_books
from desktop_app.use_cases.form import RegistrationForm
from desktop_app.use_cases.reading import read_form
from tests.fixtures.people import (
    ASKED_EVERYTHING,
    CITY,
    FOUR_SEGMENTS,
    KELURAHAN,
    NOW,
    TODAY,
    TRADER,
)

RESOURCES = Path(__file__).parents[2] / "resources"
DESKTOP, SERVER = read_desktop_books(RESOURCES), read_books(Settings())

SPACES = "\u00a0\u2007\u202f\u3000\u2028\t\n "
HIDDEN = "\0\u200b\u200d\u00ad\u202e\ufeff\u3164"
WORDS = st.text(st.one_of(st.sampled_from(SPACES + HIDDEN), st.characters()), max_size=30)
LONG = st.one_of(
    WORDS,
    st.integers(NAME_LENGTH - 1, TEXT_LENGTH + 2).map(lambda count: "w" * count),
    st.integers(NAME_LENGTH - 1, TEXT_LENGTH + 2).map(lambda count: "\u00a0 w" * (count // 3)),
)
DIGITS = st.text("0123456789 .-+\u2011()", max_size=20)
DAYS = st.dates(date(1000, 1, 1)).map(lambda day: f"{day:%d-%m-%Y}")

TYPED: dict[str, st.SearchStrategy[Any]] = {
    **dict.fromkeys(("name", "birth_place", "mother", "street"), LONG),
    **dict.fromkeys(("occupation_text", "workplace", "payer", "employer"), LONG),
    "employer_number": LONG,
    **dict.fromkeys(("nik", "family_card", "phone", "rt", "rw", "income"), DIGITS),
    "born": DAYS,
    "kelurahan": st.sampled_from(["33.75.01.1002", " 3375012003", "3375013001", "33750190", ""]),
    "segment": st.sampled_from([each.value for each in Segment]),
    "funding": st.sampled_from([each.value for each in FundingSource]),
    "programmes": st.frozensets(st.sampled_from([each.value for each in Programme])),
    "occupation": st.sampled_from(sorted(each.code for each in SERVER.occupations.all())),
    "since": st.from_regex(r"(19|20|99)[0-9]{2}-(0[1-9]|1[0-2])", fullmatch=True),
    "months": st.sampled_from(PERIODS),
    "risk": st.sampled_from(["", "sangat_rendah", "tinggi"]),
    "no_nik": st.booleans(),
    "email": LONG | st.sampled_from(["siti@contoh.id", "siti@contoh", "\u00a0siti@contoh.id "]),
    "hours": LONG | st.sampled_from(["7-15", "22.30 s.d. 6", "\u00a008\u201312", "24-7"]),
    **dict.fromkeys(("home_street", "heir", "child_1", "child_2"), LONG),
    **dict.fromkeys(("home_rt", "home_rw"), DIGITS),
    "home_kelurahan": st.sampled_from(["33.75.01.1002", "3375012003", "33750190", ""]),
    "marital": st.sampled_from(["", *MaritalStatus]),
    "heir_relation": st.sampled_from(["", *Relation]),
    **dict.fromkeys(("child_1_born", "child_2_born"), DAYS),
    "second_occupation": st.sampled_from(sorted(each.code for each in SERVER.occupations.all())),
}
GOOD = (
    *FOUR_SEGMENTS,
    ASKED_EVERYTHING,
    replace(TRADER, nik="", no_nik=True, born="05-07-1989", sex="P"),
)


@st.composite
def forms(draw: st.DrawFn) -> RegistrationForm:
    """Draw a good form in which one to three fields were filled in by somebody else."""
    form = draw(st.sampled_from(GOOD))
    fields = draw(st.lists(st.sampled_from(sorted(TYPED)), min_size=1, max_size=3, unique=True))
    return replace(form, **{name: draw(TYPED[name]) for name in fields})


def offered(kind: FactKind, body: Body, author: str = "Rina Kurniasih") -> Offer:
    identity = uuid4()
    content: dict[str, Json] = {
        "id": str(identity),
        "seq": 1,
        "kind": kind.value,
        "at": f"{NOW:%Y-%m-%dT%H:%M:%SZ}",
        "author": author,
        "worker": str(uuid4()),
        "version": 1,
        "body": body,
    }
    return Offer(identity, content_hash(content), content)


def judged(offer: Offer) -> object:
    return opinion_on(offer, KELURAHAN.digits, CITY.programmes, SERVER).judgement


@given(forms())
def test_what_the_form_accepts_the_server_can_store(form: RegistrationForm) -> None:
    read = read_form(form, DESKTOP, CITY, NOW, TODAY)
    if read.worker is None or read.due is None:
        return
    body = registration_body(f"{KELURAHAN.digits}-01-00001", read.worker, read.due)

    assert judged(offered(FactKind.WORKER_REGISTERED, body)) == STORED


@given(LONG)
def test_every_officer_s_name_can_sign_a_fact(typed: str) -> None:
    try:
        author = tidy_name(typed, "officer_name", "officer.name_missing")
    except Refused:
        return

    assert judged(offered(FactKind.WORKER_WITHDRAWN, withdrawal_body("Pindah"), author)) == STORED


@given(LONG)
def test_every_reason_to_withdraw_can_be_stored(typed: str) -> None:
    try:
        reason = tidy_text(typed, "reason")
    except Refused:
        return
    if reason:
        assert judged(offered(FactKind.WORKER_WITHDRAWN, withdrawal_body(reason))) == STORED


@pytest.mark.parametrize("space", ["\u00a0", "\u2007", "\u202f", "\u3000"])
def test_a_space_a_web_page_brings_is_a_space(space: str) -> None:
    offer = offered(FactKind.WORKER_WITHDRAWN, withdrawal_body("Pindah"), f"Rina{space}Kurniasih")

    assert judged(offer) == STORED


def test_a_child_of_today_is_born_where_the_city_still_has_yesterday() -> None:
    """09.00 in Jayapura is midnight in Greenwich, which facts are told in."""
    read = read_form(ASKED_EVERYTHING, DESKTOP, CITY, NOW, TODAY)
    assert read.worker is not None
    assert read.due is not None
    body = registration_body(f"{KELURAHAN.digits}-01-00001", read.worker, read.due)
    offer = offered(FactKind.WORKER_REGISTERED, body)
    early = {**offer.content, "at": "2026-11-21T20:00:00Z"}

    assert judged(Offer(offer.id, content_hash(early), early)) == STORED


@pytest.mark.parametrize("form", GOOD)
def test_the_good_forms_are_accepted_on_both_ends(form: RegistrationForm) -> None:
    read = read_form(form, DESKTOP, CITY, NOW, TODAY)

    assert read.worker is not None
    assert read.due is not None
    body = registration_body(f"{KELURAHAN.digits}-01-00001", read.worker, read.due)
    assert judged(offered(FactKind.WORKER_REGISTERED, body)) == STORED
