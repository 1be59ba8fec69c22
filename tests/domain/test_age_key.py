"""Keys of age are written as age writes them."""

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st
from pyrage import x25519

from desktop_app.domain.age_key import age_identity, bech32, recipient_key


@pytest.mark.parametrize(
    ("prefix", "data", "text"),
    [
        ("a", "", "a12uel5l"),  # BIP 173, valid strings
        ("split", "c5f38b70305f519bf66d85fb6cf03058f3dde463ecd7918f2dc743918f2d",
         "split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w"),
        ("abcdef", "00443214c74254b635cf84653a56d7c675be77df",
         "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw"),
    ],
)  # fmt: skip
def test_the_examples_of_bip_173_come_out(prefix: str, data: str, text: str) -> None:
    assert bech32(prefix, bytes.fromhex(data)) == text


@given(st.binary(min_size=32, max_size=32))
def test_age_reads_the_identity_back(secret: bytes) -> None:
    text = age_identity(secret)

    assert str(x25519.Identity.from_str(text)) == text


def test_an_identity_has_32_bytes_and_no_other_number() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        age_identity(bytes(31))


@given(st.binary(min_size=32, max_size=32))
def test_a_recipient_says_its_public_bytes(secret: bytes) -> None:
    identity = x25519.Identity.from_str(age_identity(secret))
    public = X25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()

    assert recipient_key(str(identity.to_public())) == public


RECIPIENT = bech32("age", bytes(32))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "age",
        "age1",
        RECIPIENT[:-1],
        RECIPIENT[:-1] + "b",
        RECIPIENT.upper(),
        bech32("agf", bytes(32)),
        bech32("age", bytes(31)),
        f"age1{'q' * 20}",
    ],
)
def test_what_is_no_recipient_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an age recipient"):
        recipient_key(text)
