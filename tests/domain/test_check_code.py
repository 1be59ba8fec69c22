"""The record of a check code: whoever has the code reads the paper, nobody else anything."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.check_code import (
    RECORD,
    gathered,
    in_order,
    joined,
    papers_in,
    record_of,
    stem_of,
)
from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.membership import Status
from desktop_app.domain.paper_claims import PaperClaims

HERE = "3375011002"
SIGNER = b"laptop00"
PAPER = PaperClaims(
    PaperKind.PROOF, f"{HERE}-01-00017", "W*** P***", "0001", HERE, date(2026, 11, 22),
    Status.REGISTERED,
)  # fmt: skip
SAID = replace(PAPER, person="", nik="")
CODE = "0123456789AB"

codes = st.integers(0, (1 << 48) - 1).map(lambda number: f"{number:012X}")
proofs = st.builds(
    lambda running, days, status, copy: replace(
        SAID,
        number=f"{HERE}-01-{running:05}",
        on=date(2020, 1, 1) + timedelta(days=days),
        status=status,
        copy=copy,
    ),
    st.integers(1, (1 << 20) - 1),
    st.integers(0, (1 << 13) - 1),
    st.sampled_from([each for each in Status if each not in {Status.DRAFT, Status.WITHDRAWN}]),
    st.integers(1, 15),
)


def read(record: bytes, code: str) -> list[PaperClaims]:
    return [paper for _, paper in papers_in({SIGNER: {f"{HERE}-01": record}}, code)]


@given(proofs, codes)
def test_whoever_has_the_code_reads_number_day_status_and_copy(
    paper: PaperClaims, code: str
) -> None:
    record = record_of(code, paper)

    assert len(record) == RECORD == 10
    assert read(record, code) == [paper]


@given(codes, codes)
def test_another_code_reads_nothing(one: str, other: str) -> None:
    assert (read(record_of(one, PAPER), other) == []) == (one != other)


def test_nothing_of_a_person_is_kept_and_a_code_may_have_hyphens() -> None:
    other = replace(PAPER, person="S*** A***", nik="9999")

    assert record_of("0123-4567-89AB", other) == record_of(CODE, PAPER)
    assert read(record_of(CODE, PAPER), CODE) == [SAID]


def test_papers_that_differ_in_nothing_but_the_code_look_like_chance() -> None:
    """Bits of records of one paper under many codes are set as often as not."""
    records = [record_of(f"{number:012X}", PAPER) for number in range(2000)]

    for bit in range(8 * RECORD):
        ones = sum(int.from_bytes(record, "big") >> bit & 1 for record in records)
        assert 850 < ones < 1150, bit


def test_a_confirmation_is_told_from_a_proof() -> None:
    confirmed = replace(SAID, kind=PaperKind.CONFIRMATION, status=Status.ACTIVE, copy=2)

    assert read(record_of(CODE, confirmed), CODE) == [confirmed]


@pytest.mark.parametrize(
    "paper",
    [
        replace(PAPER, copy=16),
        replace(PAPER, number=f"{HERE}-01-1048576"),
        replace(PAPER, on=date(2042, 6, 6)),
        replace(PAPER, on=date(2019, 12, 31)),
        replace(PAPER, status=Status.WITHDRAWN),
        replace(PAPER, status=Status.DRAFT),
    ],
)
def test_what_does_not_fit_has_no_record(paper: PaperClaims) -> None:
    assert record_of(CODE, paper) == b""


def test_the_last_that_fit_do() -> None:
    last = replace(
        SAID, copy=15, number=f"{HERE}-01-1048575", on=date(2042, 6, 5), status=Status.REFUSED
    )

    assert read(record_of(CODE, last), CODE) == [last]


@pytest.mark.parametrize("paper", [replace(PAPER, copy=0), replace(PAPER, number=f"{HERE}-01-0")])
def test_a_record_that_no_paper_of_ours_makes_says_nothing(paper: PaperClaims) -> None:
    record = record_of(CODE, paper)

    assert len(record) == RECORD
    assert read(record, CODE) == []


def test_records_are_found_at_their_beginnings_only() -> None:
    record, other = record_of(CODE, PAPER), record_of("00" * 6, PAPER)
    askew = other[:3] + record + other[3:]

    assert read(askew, CODE) == []
    assert read(other + record + record, CODE) == [SAID, SAID]


def test_records_of_several_sources_are_joined_and_put_in_order() -> None:
    one, other = record_of(CODE, PAPER), record_of("00" * 6, PAPER)
    stem = f"{HERE}-01"
    assert gathered([(SIGNER, stem, one), (SIGNER, stem, other)]) == {SIGNER: {stem: one + other}}
    whole = joined({SIGNER: {stem: one}}, {SIGNER: {stem: other}, b"another0": {stem: one}}, {})

    assert whole == {SIGNER: {stem: one + other}, b"another0": {stem: one}}
    assert in_order(other + one + other) == in_order(one + other) == b"".join(sorted([one, other]))


def test_a_number_without_its_last_part() -> None:
    assert stem_of(f"{HERE}-01-00017") == (f"{HERE}-01", 17)
    with pytest.raises(ValueError, match="not a registration number"):
        stem_of(HERE)
