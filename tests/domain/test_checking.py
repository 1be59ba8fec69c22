"""The verdict on a paper, by the rule alone: whose signature, of when, and what was withdrawn."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.check_code import record_of
from desktop_app.domain.check_list import (
    NEVER,
    CheckKey,
    CheckList,
    without_list,
)
from desktop_app.domain.checking import (
    Outcome,
    Verdict,
    Weight,
    is_meant_as_code,
    judged,
    of_a_code,
    of_a_stranger,
)
from desktop_app.domain.confirmation import PaperKind, check_code, day_number
from desktop_app.domain.issues import Refused
from desktop_app.domain.membership import Status
from desktop_app.domain.paper_claims import PaperClaims, read_claims

HERE = "3375011002"
NUMBER = f"{HERE}-01-00001"
ISSUED = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
NOW = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
DAY = date(2026, 11, 19)
LAPTOP = CheckKey(b"l" * 32, HERE, 2, date(2026, 11, 1))
CITY = CheckKey(b"c" * 32, "", 0, date(2026, 11, 1))
CODE = check_code("LJ1:A").replace("-", "")
GONE, OVER, OTHER = "09" * 6, "0A" * 6, "0B" * 6


def coded(running: int, kind: PaperKind = PaperKind.CONFIRMATION) -> PaperClaims:
    """Return what a record says of one paper."""
    status = Status.ACTIVE if kind is PaperKind.CONFIRMATION else Status.REGISTERED
    return PaperClaims(kind, f"{HERE}-01-{running:05}", "", "", HERE, DAY, status)


KNOWN = CheckList(
    city="Kota Pekalongan",
    epoch="satu",
    issued=ISSUED,
    expires=ISSUED + timedelta(days=30),
    places=frozenset({HERE}),
    keys=MappingProxyType({b"laptop00": LAPTOP, b"city0000": CITY}),
    withdrawn=MappingProxyType({f"{HERE}-01-00009": date(2026, 11, 18)}),
    codes=MappingProxyType(
        {
            b"city0000": {f"{HERE}-01": record_of(CODE, coded(8)) + record_of(GONE, coded(9))},
            b"laptop00": {f"{HERE}-01": record_of(OTHER, coded(8, PaperKind.PROOF))},
            b"nobody00": {f"{HERE}-01": record_of(OVER, coded(10))},
        }
    ),
)


def proof(on: date = DAY, **changes: Any) -> Mapping[int, Any]:
    claims = {1: "B", 2: NUMBER, 3: "W*** P***", 4: "0003", 5: HERE, 6: day_number(on), 10: 1}
    return {**claims, **{int(label[1:]): told for label, told in changes.items()}}


def confirmation(
    start: date = date(2026, 11, 1), end: date = date(2027, 1, 31), **changes: Any
) -> Mapping[int, Any]:
    days = {8: day_number(start), 9: day_number(end)}
    return {**proof(), 1: "K", 7: "5678", 10: 6, **days} | {
        int(label[1:]): told for label, told in changes.items()
    }


def outcome(
    claims: Mapping[int, Any], key: CheckKey, now: datetime = NOW, known: CheckList = KNOWN
) -> Outcome:
    return judged(claims, key, known, now, CODE).outcome


def test_a_proof_is_read_as_it_was_told() -> None:
    paper = read_claims(proof())

    assert (paper.kind, paper.number, paper.on) == (PaperKind.PROOF, NUMBER, DAY)
    assert (paper.status, paper.kpj, paper.start, paper.end) == (Status.REGISTERED, "", None, None)


@pytest.mark.parametrize(
    "claims",
    [
        {},
        proof(c1="X"),
        proof(c1=1),
        proof(c2="12"),
        proof(c2=7),
        proof(c2="3375011003-01-00001"),
        proof(c3=1),
        proof(c4="12"),
        proof(c6="hari"),
        proof(c6=10**9),
        proof(c6=10**30),
        proof(c10=99),
        proof(c10="x"),
        proof(c11=1),
        proof(c11="2"),
        proof(c12=1),
        confirmation(c11=1),
        confirmation(c7="1"),
        confirmation(c8="x"),
    ],
)
def test_what_no_paper_of_ours_says_is_refused(claims: Mapping[int, Any]) -> None:
    with pytest.raises(Refused, match=r"qr\.forged"):
        read_claims(claims)
    assert outcome(claims, LAPTOP) is Outcome.MISUSED
    assert of_a_stranger(claims, KNOWN).outcome is Outcome.FORGED


def test_laptops_prove_and_the_city_confirms_and_nobody_does_both() -> None:
    assert outcome(proof(), LAPTOP) is outcome(confirmation(), CITY) is Outcome.GENUINE
    assert outcome(confirmation(), LAPTOP) is outcome(proof(), CITY) is Outcome.MISUSED
    elsewhere = replace(LAPTOP, kelurahan="3375011003")
    assert outcome(proof(), elsewhere) is Outcome.MISUSED
    assert judged(proof(), LAPTOP, KNOWN, NOW, CODE).device == 2


def test_after_a_revocation_nothing_counts_and_before_it_nothing_is_certain() -> None:
    gone = replace(LAPTOP, until=DAY)

    assert outcome(proof(DAY + timedelta(days=1)), gone) is Outcome.KEY_REVOKED
    assert outcome(proof(DAY), gone) is Outcome.REVOKED_SINCE
    former = replace(CITY, until=DAY)
    listed = confirmation(c2=f"{HERE}-01-00008")
    assert outcome(listed, former) is Outcome.GENUINE, "what the city signed in its time"
    assert outcome(confirmation(), former) is Outcome.FORMER_KEY, "a thief dates as they like"
    assert outcome(listed, replace(former, since=DAY + timedelta(days=1))) is Outcome.DATE_ODD
    assert outcome(confirmation(c6=day_number(DAY) + 1), former) is Outcome.KEY_REVOKED


def test_one_paper_is_revoked_and_the_next_counts() -> None:
    known = replace(KNOWN, revoked=MappingProxyType({f"BP/{NUMBER}": {1: DAY}}))

    verdict = judged(proof(), LAPTOP, known, NOW, CODE)
    assert (verdict.outcome, verdict.day) == (Outcome.PAPER_REVOKED, DAY)
    assert verdict.outcome.weight is Weight.BAD
    assert outcome(proof(c11=2), LAPTOP, known=known) is Outcome.GENUINE
    assert outcome(confirmation(), CITY, known=known) is Outcome.GENUINE
    assert read_claims(proof(c11=2)).copy == 2


def test_a_withdrawn_registration_s_papers_do_not_stand() -> None:
    verdict = judged(proof(c2=f"{HERE}-01-00009"), LAPTOP, KNOWN, NOW, CODE)

    assert (verdict.outcome, verdict.day) == (Outcome.WITHDRAWN, date(2026, 11, 18))


@pytest.mark.parametrize(
    ("claims", "now", "expected"),
    [
        (confirmation(end=date(2026, 11, 21)), NOW, Outcome.EXPIRED),
        (confirmation(end=date(2026, 11, 22)), NOW, Outcome.GENUINE),
        (confirmation(start=date(2026, 11, 23)), NOW, Outcome.NOT_YET),
        (confirmation(), NOW + timedelta(days=40), Outcome.LIST_EXPIRED),
        (confirmation(end=date(2026, 11, 21)), NOW + timedelta(days=40), Outcome.EXPIRED),
        (confirmation(), datetime(2020, 5, 1, tzinfo=UTC), Outcome.GENUINE),
    ],
)
def test_days_of_protection_and_of_the_list(
    claims: Mapping[int, Any], now: datetime, expected: Outcome
) -> None:
    assert outcome(claims, CITY, now) is expected


@pytest.mark.parametrize("days", [-30, 5])
def test_a_day_before_the_key_or_ahead_is_odd(days: int) -> None:
    assert outcome(proof(DAY + timedelta(days=days)), LAPTOP) is Outcome.DATE_ODD


def test_a_key_that_is_not_on_the_list_proves_nothing() -> None:
    assert of_a_stranger(proof(), KNOWN).outcome is Outcome.UNKNOWN_KEY
    assert of_a_stranger(proof(ISSUED.date()), KNOWN).outcome is Outcome.NEWER_NEEDED
    elsewhere = proof(c2="3216071001-01-00001", c5="3216071001")
    assert of_a_stranger(elsewhere, KNOWN).outcome is Outcome.FOREIGN
    assert not of_a_stranger(elsewhere, KNOWN).proven
    assert of_a_stranger(elsewhere, without_list("X")).outcome is Outcome.NEWER_NEEDED


def by_code(code: str, known: CheckList = KNOWN, now: datetime = NOW) -> Verdict:
    return of_a_code(code, known, now, lambda _: None)


def test_a_code_is_compared_and_never_valid() -> None:
    known = by_code(check_code("LJ1:A").lower())
    assert (known.outcome, known.number) == (Outcome.CODE_KNOWN, f"KK/{HERE}-01-00008")
    assert known.claims == coded(8)
    assert known.proven
    assert by_code(GONE).outcome is Outcome.CODE_WITHDRAWN
    assert by_code("00" * 6) == Verdict(Outcome.CODE_UNKNOWN)
    assert by_code(OVER).outcome is Outcome.CODE_UNKNOWN, "by a key that is not on the list"
    assert by_code("00").outcome is Outcome.CODE_UNREADABLE
    own = Verdict(Outcome.EXPIRED, coded(3))
    found = of_a_code("00" * 6, KNOWN, NOW, lambda _: own)
    assert (found.outcome, found.number) == (Outcome.CODE_EXPIRED, f"KK/{HERE}-01-00003")
    forged = of_a_code("00" * 6, KNOWN, NOW, lambda _: Verdict(Outcome.FORGED))
    assert (forged.outcome, forged.number) == (Outcome.FORGED, "")


def test_a_proof_s_code_says_number_day_and_status_and_what_became_of_it() -> None:
    told = by_code(OTHER)
    assert (told.outcome, told.device) == (Outcome.CODE_KNOWN, 2)
    assert told.claims == coded(8, PaperKind.PROOF)
    assert by_code(OTHER, now=NOW + timedelta(days=40)).outcome is Outcome.CODE_LIST_EXPIRED
    revoked = replace(KNOWN, revoked={f"BP/{HERE}-01-00008": {1: DAY}})
    found = by_code(OTHER, revoked)
    assert (found.outcome, found.day) == (Outcome.CODE_REVOKED, DAY)
    assert found.outcome.weight is Weight.BAD
    lost = replace(KNOWN, keys={b"laptop00": replace(LAPTOP, until=DAY)})
    assert by_code(OTHER, lost).outcome is Outcome.REVOKED_SINCE


@given(st.text(max_size=60))
def test_a_long_text_and_a_qr_of_ours_are_no_codes(text: str) -> None:
    assert not is_meant_as_code(f"LJ1:{text}")
    assert not is_meant_as_code("A" * 21 + text + "A")
    assert not is_meant_as_code("LATIHAN")


def test_only_one_outcome_is_good() -> None:
    weights = {weight: [each for each in Outcome if each.weight is weight] for weight in Weight}

    assert weights[Weight.GOOD] == [Outcome.GENUINE]
    assert Outcome.FORGED in weights[Weight.BAD]
    assert Outcome.CODE_KNOWN in weights[Weight.DOUBT]


def test_a_list_keeps_what_it_says_and_takes_what_a_laptop_knows_besides() -> None:
    other = replace(LAPTOP, number=7)
    own = replace(
        without_list("X"),
        keys={b"laptop00": other, b"own00000": other},
        withdrawn={f"{HERE}-01-00009": NOW.date(), f"{HERE}-01-00020": DAY},
        revoked={f"BP/{HERE}-01-00021": {2: DAY}, f"BP/{HERE}-01-00022": {1: NOW.date(), 2: DAY}},
        codes={b"own00000": {f"{HERE}-07": record_of("0C" * 6, coded(1, PaperKind.PROOF))}},
    )
    known = replace(KNOWN, revoked={f"BP/{HERE}-01-00022": {1: DAY}}).knowing(own)

    assert known.keys == {b"laptop00": LAPTOP, b"city0000": CITY, b"own00000": other}
    assert known.withdrawn[f"{HERE}-01-00009"] == date(2026, 11, 18)
    assert known.withdrawn[f"{HERE}-01-00020"] == DAY
    assert known.revoked == {
        f"BP/{HERE}-01-00021": {2: DAY},
        f"BP/{HERE}-01-00022": {1: DAY, 2: DAY},
    }
    assert [paper.number for _, paper in known.papers_of("0C" * 6)] == [f"{HERE}-07-00001"]
    assert by_code(OTHER, known).outcome is Outcome.CODE_KNOWN
    assert KNOWN.is_real
    assert not without_list("X").is_real
    assert without_list("X").issued == NEVER
