"""What may be printed, and what its QR claims."""

import re
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.confirmation import (
    CLAIMED_STATUS,
    COPY_CLAIM,
    PaperFacts,
    PaperKind,
    confirmation_claims,
    day_of,
    masked_name,
    may_print,
    paper_number,
    proof_claims,
    registration_number,
)
from desktop_app.domain.contribution import RateBook
from desktop_app.domain.issues import Refused
from desktop_app.domain.membership import Status
from desktop_app.domain.office import City, Letterhead
from tests.domain.registrations import AT, REGISTRATION, WULAN

REFUSAL = {Status.DRAFT: "paper.not_registered", Status.WITHDRAWN: "paper.withdrawn"}


@pytest.mark.parametrize(("kind", "status"), list(product(PaperKind, Status)))
def test_no_paper_says_what_is_not_yet_true(kind: PaperKind, status: Status) -> None:
    code = REFUSAL.get(status)
    if kind is PaperKind.RIGHTS and status is Status.WITHDRAWN:
        code = None  # it is held all the same
    if kind is PaperKind.LETTER and status is Status.REFUSED:
        code = "paper.nothing_due"
    if code is None and kind is PaperKind.CONFIRMATION and status is not Status.ACTIVE:
        code = "paper.not_active"
    if code is None:
        may_print(kind, status)
        return
    with pytest.raises(Refused) as refusal:
        may_print(kind, status)
    assert [issue.code for issue in refusal.value.issues] == [code]


def test_each_paper_has_a_number_of_its_kind() -> None:
    assert paper_number(PaperKind.PROOF, "3375011002-01-00001") == "BP/3375011002-01-00001"
    assert paper_number(PaperKind.CONFIRMATION, "3375011002-01-00001").startswith("KK/")
    for kind in PaperKind:
        assert registration_number(paper_number(kind, "3375011002-01-00001")) == (
            "3375011002-01-00001"
        )


@given(st.text(max_size=120))
def test_a_masked_name_shows_the_first_letter_of_each_word_only(name: str) -> None:
    masked = masked_name(name)

    assert len(masked) <= 24
    for word in masked.split():
        assert set(word[1:]) <= {"*"}


def test_a_masked_name_can_still_be_told_from_others() -> None:
    assert masked_name("Wulan Prameswari") == "W*** P***"
    assert masked_name("A Bu") == "A B*"


def test_the_qr_of_a_proof_claims_what_the_laptop_knows() -> None:
    claims = proof_claims(REGISTRATION, "3375011002", date(2026, 11, 22))

    assert claims == {
        1: "B",
        2: "3375011002-01-00001",
        3: "W*** P***",
        4: "0003",
        5: "3375011002",
        6: 2517,
        10: 1,
    }


def test_the_qr_of_a_confirmation_claims_what_the_city_knows() -> None:
    start, end = date(2026, 12, 1), date(2027, 2, 28)

    claims = confirmation_claims(
        "3375011002-01-00001",
        WULAN.name,
        WULAN.nik_digits,
        "3375011002",
        "12345678901",
        start,
        end,
        date(2026, 11, 30),
    )

    assert (claims[1], claims[4], claims[7], claims[10]) == ("K", "0003", "8901", 6)
    assert [claims[label] for label in (6, 8, 9)] == [2525, 2526, 2615]


def test_every_status_has_a_number_of_its_own() -> None:
    assert set(CLAIMED_STATUS) == set(Status)
    assert len(set(CLAIMED_STATUS.values())) == len(Status)


@given(st.dates(date(2020, 1, 1), date(2100, 1, 1)))
def test_a_day_in_a_claim_is_read_back(day: date) -> None:
    claim = int(proof_claims(REGISTRATION, "3375011002", day)[6])
    assert day_of(claim) == day == date(2020, 1, 1) + timedelta(days=claim)


def test_the_check_code_can_be_read_out_and_hangs_on_the_qr(rates: RateBook) -> None:
    codes = {facts_with(rates, qr).check_code for qr in ("LJ1:A", "LJ1:B")}

    assert len(codes) == 2
    for code in codes:
        assert re.fullmatch(r"[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}", code)


def facts_with(rates: RateBook, qr: str) -> PaperFacts:
    kelurahan = WULAN.address.kelurahan
    names = ("Jawa Tengah", "Kota Pekalongan", "Pekalongan Barat", "Medono")
    return PaperFacts(
        kind=PaperKind.PROOF,
        number="BP/1",
        copy=1,
        made_at=AT,
        zone="Asia/Jakarta",
        officer="Dewi",
        city=City("Kota Pekalongan", kelurahan, names, Letterhead("PEMERINTAH KOTA", "KELURAHAN")),
        registration=REGISTRATION,
        due=rates.monthly_due(WULAN.enrolment, WULAN.enrolment.since),
        occupation="Pedagang pasar",
        region="Medono, Pekalongan Barat, Kota Pekalongan",
        qr=qr,
    )


def test_a_copy_of_a_proof_says_which_it_is_and_the_original_does_not() -> None:
    on = date(2026, 11, 22)
    original, copy = (proof_claims(REGISTRATION, "3375011002", on, number) for number in (1, 3))

    assert COPY_CLAIM not in original
    assert copy == {**original, COPY_CLAIM: 3}
