"""A stub's content comes back whole, and no two texts of a symbol say the same."""

import random
from dataclasses import replace
from uuid import UUID, uuid4

import base45
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.contribution import DueLine, MonthlyDue
from desktop_app.domain.enrolment import Programme, Rupiah
from desktop_app.domain.facts import (
    Body,
    Fact,
    FactKind,
    Seal,
    amended_body,
    canonical,
    registration_body,
    withdrawal_body,
)
from desktop_app.domain.month import Month
from desktop_app.domain.stub import (
    STUB_PREFIX,
    StubPart,
    from_base45,
    joined,
    read_stub_content,
    read_symbol,
    stub_content,
    symbols_of,
    to_base45,
)
from tests.domain.registrations import AT, REGISTRATION, WULAN
from tests.domain.test_facts import FACT

DICTIONARY = bytes(range(32))
DUE = MonthlyDue(
    Month(2026, 12),
    "2026-1",
    (DueLine(Programme.JKK, Rupiah(5_000), Rupiah(10_000), Rupiah(0), Rupiah(5_000)),),
    Rupiah(1_000_000),
)
WHOLE = registration_body("3375011002-01-00007", WULAN, DUE)
SEAL = Seal(bytes(32), b"c" * 32, b"s" * 64)
BODY: Body = {
    "schema": 1,
    "number": "3375011002-01-00007",
    "name": "Wulan",
    "address": {"rt": "003"},
}


def act(**changes: object) -> Fact:
    """Return a fact that is a registration by its own id, unless told otherwise."""
    fact = replace(FACT, kind=FactKind.WORKER_REGISTERED, body=BODY, id=REGISTRATION.id)
    return replace(fact, **changes)  # type: ignore[arg-type]  # a test's own mapping


def plain(frame: bytes) -> bytes:
    return frame


def unplain(dictionary: bytes, frame: bytes) -> bytes:
    assert dictionary == DICTIONARY[:4]
    return frame


@pytest.mark.parametrize(
    "fact",
    [
        act(seal=SEAL),
        act(seal=replace(SEAL, signature=b"")),
        act(device=""),
        act(id=uuid4(), kind=FactKind.WORKER_AMENDED, body=amended_body(BODY, uuid4()), version=3),
        act(kind=FactKind.WORKER_WITHDRAWN, body=withdrawal_body("Pindah")),
        act(body={"a.b": {}}),  # what no column takes
        act(body=WHOLE),
        act(body=amended_body(WHOLE, uuid4()), kind=FactKind.WORKER_AMENDED, id=uuid4()),
        act(body={name: each for name, each in WHOLE.items() if name != "phone"}),
    ],
)
def test_an_act_comes_back_to_the_letter_of_its_hash(fact: Fact) -> None:
    read = read_stub_content(stub_content(fact, DICTIONARY, plain), unplain)

    assert read.fact["hash"] == fact.hash
    assert canonical({**fact.document, "hash": fact.hash}) == canonical(read.fact)
    assert str(read.device or "") == fact.device
    assert read.before == (fact.seal.before if fact.seal else b"")
    assert read.signature == (fact.seal.signature if fact.seal else b"")


def test_an_act_of_its_own_id_tells_it_once() -> None:
    other = stub_content(act(id=uuid4()), DICTIONARY, plain)

    assert len(stub_content(act(), DICTIONARY, plain)) <= len(other) - 16


@pytest.mark.parametrize(
    "content",
    [b"", b"\x01", b"\x02" + bytes(40), b"\x01" + DICTIONARY[:4] + b"\x00" + bytes(16) + b"[]"],
)
def test_what_is_no_stub_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="not a stub"):
        read_stub_content(content, unplain)


def test_a_row_that_is_none_is_refused() -> None:
    for row in (b"{}", b"[]", b"7", b'[1,"x"]', b"[" + b"1," * 39 + b"1]"):
        with pytest.raises(ValueError, match=r"stub|argument|columns"):
            read_stub_content(b"\x01" + DICTIONARY[:4] + b"\x10" + bytes(16) + row, unplain)


@given(st.binary(min_size=1, max_size=2000), st.integers(min_value=80, max_value=700))
def test_symbols_together_are_what_was_cut(sealed: bytes, most: int) -> None:
    try:
        texts = symbols_of(sealed, most)
    except ValueError:
        assert len(sealed) > 16 * 20
        return
    parts = [read_symbol(text) for text in texts]
    random.Random(most).shuffle(parts)

    assert all(len(text) <= most for text in texts)
    assert joined(parts) == sealed
    assert joined(parts[1:]) is None or len(parts[1:]) == len(parts)


def test_nothing_and_no_room_have_no_symbols() -> None:
    for sealed, most in ((b"", 600), (b"x" * 10, 20)):
        with pytest.raises(ValueError, match="no room"):
            symbols_of(sealed, most)
    assert joined([]) is None


def test_parts_of_another_stub_do_not_make_one() -> None:
    one, other = (
        [read_symbol(text) for text in symbols_of(byte * 300, 300)] for byte in (b"a", b"b")
    )

    with pytest.raises(ValueError, match="different"):
        joined([one[0], other[1]])


def test_no_other_letter_anywhere_is_taken() -> None:
    text = symbols_of(bytes(range(60)), 600)[0]
    letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:a"

    for at, letter in enumerate(text):
        for other in letters:
            if other != letter:
                with pytest.raises(ValueError, match=r"stub|base45"):
                    read_symbol(text[:at] + other + text[at + 1 :])


def test_a_place_beyond_the_count_and_a_longer_text_are_refused() -> None:
    good = symbols_of(b"x" * 30, 600)[0]

    for text in ("", "LJ1:ABC", STUB_PREFIX, good + "00", good[:-3], STUB_PREFIX + ":::"):
        with pytest.raises(ValueError, match=r"stub|base45"):
            read_symbol(text)


def test_a_symbol_that_says_it_stands_behind_the_last_is_refused() -> None:
    from desktop_app.domain import stub  # noqa: PLC0415 - only its own writer makes such a text

    beyond = stub._text(StubPart(b"123456", 3, 2, b"piece"))

    with pytest.raises(ValueError, match="not a stub"):
        read_symbol(beyond)


@given(st.binary(max_size=100))
def test_base45_is_that_of_rfc_9285(data: bytes) -> None:
    text = to_base45(data)

    assert text == base45.b45encode(data).decode()
    assert from_base45(text) == data


@pytest.mark.parametrize("text", ["A", "GGW", "::", "ab"])
def test_what_is_not_base45_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not base45"):
        from_base45(text)


def test_the_act_s_time_is_that_of_its_id_or_its_own() -> None:
    """An id that holds another time than the act, or none, changes nothing of what is told."""
    for identity in (UUID(int=5), REGISTRATION.id, uuid4()):
        fact = act(id=identity, at=AT)

        assert (
            read_stub_content(stub_content(fact, DICTIONARY, plain), unplain).fact["hash"]
            == fact.hash
        )
