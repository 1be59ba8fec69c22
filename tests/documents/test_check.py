"""The signed QR: what holds, and that nothing else does."""

from collections.abc import Mapping

import base45
import cbor2
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from central_server.signing import CityKey
from desktop_app.documents.check import Claims, key_id, sign_qr, verify_qr
from desktop_app.domain.confirmation import QR_PREFIX
from desktop_app.domain.issues import Refused
from tests.documents.people import CITY_SEED, DEVICE_SEED, keys_of, paper

KEYS = keys_of(DEVICE_SEED, CITY_SEED)
CLAIMS: Claims = {1: "B", 2: "3217061001-01-00042", 3: "M*** A***", 4: "0003", 6: 2517}
TEXT = sign_qr(CLAIMS, DEVICE_SEED)
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"

claims_of_any_kind = st.dictionaries(
    st.integers(-(2**31), 2**31), st.integers(-(2**53), 2**53) | st.text(max_size=40), max_size=9
)


def code_of(text: str, keys: Mapping[bytes, bytes] = KEYS) -> str:
    with pytest.raises(Refused) as refusal:
        verify_qr(text, keys)
    return refusal.value.issues[0].code


@given(claims_of_any_kind)
def test_what_was_signed_comes_back(claims: Claims) -> None:
    signed = verify_qr(sign_qr(claims, CITY_SEED), KEYS)
    assert signed.claims == claims
    assert keys_of(CITY_SEED).keys() == {signed.signer}, "whose key signed is said"


@given(st.integers(0, len(TEXT) - 1), st.sampled_from(ALPHABET + "aé\n"))
def test_no_changed_character_gives_other_claims(place: int, letter: str) -> None:
    changed = TEXT[:place] + letter + TEXT[place + 1 :]
    if changed == TEXT:
        assert verify_qr(changed, KEYS).claims == CLAIMS
    else:
        assert code_of(changed) in {"qr.not_ours", "qr.forged", "qr.unknown_key"}


@given(st.integers(0, len(TEXT)), st.text(ALPHABET, min_size=1, max_size=3))
def test_no_inserted_characters_are_overlooked(place: int, letters: str) -> None:
    assert code_of(TEXT[:place] + letters + TEXT[place:]) in {
        "qr.not_ours",
        "qr.forged",
        "qr.unknown_key",
    }


@given(st.integers(0, len(TEXT) - 1))
def test_no_cut_off_text_holds(length: int) -> None:
    assert code_of(TEXT[:length]) in {"qr.not_ours", "qr.forged"}


@given(st.binary(max_size=200))
def test_any_bytes_behind_our_prefix_are_refused(data: bytes) -> None:
    assert code_of(QR_PREFIX + base45.b45encode(data).decode()) == "qr.forged"


@given(st.text(max_size=60))
def test_any_other_text_is_not_ours(text: str) -> None:
    if not text.startswith(QR_PREFIX):
        assert code_of(text) == "qr.not_ours"


@given(claims_of_any_kind)
def test_what_the_city_server_signs_verifies_here_and_is_the_same_text(claims: Claims) -> None:
    city = CityKey(CITY_SEED)
    text = city.sign_qr(claims)
    assert verify_qr(text, {city.key_id: city.public}).claims == claims
    assert text == sign_qr(claims, CITY_SEED)


def test_a_signature_of_a_stranger_is_an_unknown_key() -> None:
    assert code_of(sign_qr(CLAIMS, b"s" * 32)) == "qr.unknown_key"


def test_the_name_of_a_known_key_does_not_help_a_stranger() -> None:
    known = next(iter(keys_of(CITY_SEED)))
    protected = cbor2.dumps({1: -8, 4: known}, canonical=True)
    payload = cbor2.dumps(dict(CLAIMS), canonical=True)
    text = _message([protected, {}, payload, b"\x00" * 64])
    assert code_of(text) == "qr.forged"


def test_a_second_encoding_of_the_same_message_is_refused() -> None:
    message = cbor2.loads(base45.b45decode(TEXT.removeprefix(QR_PREFIX)))
    assert _message(message) == TEXT
    tagged = cbor2.dumps(cbor2.CBORTag(18, message), canonical=True)
    assert code_of(QR_PREFIX + base45.b45encode(tagged).decode()) == "qr.forged"
    with_header = [message[0], {9: 1}, *message[2:]]
    assert code_of(_message(with_header)) == "qr.forged"


@pytest.mark.parametrize("payload", [[1, 2], {"name": 1}, {1: 2.5}, {1: None}, {1: True}, 7])
def test_signed_claims_of_another_form_are_refused(payload: object) -> None:
    assert code_of(_signed(cbor2.dumps(payload, canonical=True))) == "qr.forged"


def test_signed_claims_in_a_second_encoding_are_refused() -> None:
    unsorted = cbor2.dumps({2: "b", 1: "a"})
    assert code_of(_signed(unsorted)) == "qr.forged"
    sorted_ = _signed(cbor2.dumps({1: "a", 2: "b"}, canonical=True))
    assert verify_qr(sorted_, KEYS).claims == {1: "a", 2: "b"}


def _signed(payload: bytes) -> str:
    key = Ed25519PrivateKey.from_private_bytes(CITY_SEED)
    protected = cbor2.dumps({1: -8, 4: key_id(key.public_key().public_bytes_raw())}, canonical=True)
    signed = cbor2.dumps(["Signature1", protected, b"", payload], canonical=True)
    return _message([protected, {}, payload, key.sign(signed)])


def _message(parts: list[object]) -> str:
    encoded: bytes = base45.b45encode(cbor2.dumps(parts, canonical=True))
    return QR_PREFIX + encoded.decode()


def test_the_texts_of_both_papers_fit_the_small_alphabet_of_a_qr() -> None:
    assert set(TEXT) <= set(ALPHABET)
    assert len(paper().qr) < 300
