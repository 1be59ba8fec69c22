"""The signed text of a QR: made by who vouches for it, checked by anybody without a network.

A COSE_Sign1 message (RFC 9052) with Ed25519 (RFC 8032, COSE algorithm -8), its parts in CBOR's
canonical form (RFC 8949), then base45 (RFC 9285) behind our prefix. The key's id stands in the
protected header, so a signature covers it; every part has one encoding only, so no two texts say
the same.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import base45
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from desktop_app.domain.confirmation import QR_PREFIX
from desktop_app.domain.issues import Issue, Refused

_ALGORITHM, _KEY_ID = 1, 4
"""Labels of the protected header (RFC 9052 section 3.1)."""

_EDDSA = -8

Claims = Mapping[int, int | str]


@dataclass(frozen=True, slots=True)
class Message:
    """A QR of ours as it reads, before anybody has asked whose it is.

    Attributes:
        signer: Id of the key that is said to have signed, from the protected header.
        claims: What is said; by nobody, until ``holds`` says so.
        covered: The bytes the signature is over.
    """

    signer: bytes
    claims: Claims
    covered: bytes
    signature: bytes

    def holds(self, public_key: bytes) -> bool:
        """Say whether a raw Ed25519 public key (32 bytes) made the signature."""
        return verifies(public_key, self.signature, self.covered)


@dataclass(frozen=True, slots=True)
class Signed:
    """The claims of a QR whose signature holds, and the id of the key that signed them."""

    claims: Claims
    signer: bytes


def key_id(public_key: bytes) -> bytes:
    """Return the first eight bytes of SHA-256 over a raw Ed25519 public key."""
    return hashlib.sha256(public_key).digest()[:8]


def sign_qr(claims: Claims, private_seed: bytes) -> str:
    """Return the text of a QR that carries the claims, signed with a 32-byte Ed25519 seed."""
    key = Ed25519PrivateKey.from_private_bytes(private_seed)
    kid = key_id(key.public_key().public_bytes_raw())
    protected = _bytes_of({_ALGORITHM: _EDDSA, _KEY_ID: kid})
    payload = _bytes_of(dict(claims))
    signature = key.sign(_signed_bytes(protected, payload))
    return _text_of([protected, {}, payload, signature])


def verify_qr(text: str, keys: Mapping[bytes, bytes]) -> Signed:
    """Return the claims of a QR whose signature holds, and whose it is.

    Args:
        text: What the reader of codes gave.
        keys: Raw Ed25519 public keys (32 bytes) by their ``key_id``.

    Raises:
        Refused: ``qr.not_ours`` for a QR of another kind, ``qr.unknown_key`` when none of the keys
            signed it, ``qr.forged`` when it is damaged, changed, or its signature does not hold.
    """
    message = read_message(text)
    public_key = keys.get(message.signer)
    if public_key is None:
        raise Refused(Issue("qr.unknown_key"))
    if not message.holds(public_key):
        raise Refused(Issue("qr.forged"))
    return Signed(message.claims, message.signer)


def read_message(text: str) -> Message:
    """Return what a QR says and who is said to have signed it; nothing is proven yet.

    Raises:
        Refused: ``qr.not_ours`` for a QR of another kind; ``qr.forged`` for one that is damaged.
    """
    if not text.startswith(QR_PREFIX):
        raise Refused(Issue("qr.not_ours"))
    envelope = open_cose(_decoded(text))
    match envelope.head:
        case {1: -8, 4: bytes() as kid} if len(envelope.head) == len((_ALGORITHM, _KEY_ID)):
            claims = _claims_in(envelope.payload)
            return Message(kid, claims, envelope.covered, envelope.signature)
    raise Refused(Issue("qr.forged"))


@dataclass(frozen=True, slots=True)
class Envelope:
    """The parts of a COSE_Sign1 message in its one encoding; ``head`` is its protected header."""

    head: Mapping[int, Any]
    payload: bytes
    covered: bytes
    signature: bytes


def open_cose(data: bytes) -> Envelope:
    """Take a COSE_Sign1 message apart, untagged and with no unprotected header.

    Raises:
        Refused: ``qr.forged`` for anything else, and for a second encoding of the same.
    """
    match value_of(data):
        case [bytes() as protected, dict() as bare, bytes() as payload, bytes() as signature]:
            head = value_of(protected)
            parts = [protected, {}, payload, signature]
            is_one = not bare and _bytes_of(parts) == data and _bytes_of(head) == protected
            if is_one and isinstance(head, dict):
                return Envelope(head, payload, _signed_bytes(protected, payload), signature)
    raise Refused(Issue("qr.forged"))


def _decoded(text: str) -> bytes:
    try:
        message: bytes = base45.b45decode(text.removeprefix(QR_PREFIX))
    except (ValueError, UnicodeError):
        raise Refused(Issue("qr.forged")) from None
    if QR_PREFIX + base45.b45encode(message).decode("ascii") != text:
        raise Refused(Issue("qr.forged"))
    return message


def verifies(public_key: bytes, signature: bytes, covered: bytes) -> bool:
    """Say whether a raw Ed25519 public key made a signature over these bytes."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, covered)
    except (InvalidSignature, ValueError):
        return False
    return True


def _claims_in(payload: bytes) -> Claims:
    value = value_of(payload)
    if not isinstance(value, dict) or _bytes_of(value) != payload:
        raise Refused(Issue("qr.forged"))
    for label, claim in value.items():
        if type(label) is not int or type(claim) not in {int, str}:
            raise Refused(Issue("qr.forged"))
    return value


def value_of(data: bytes) -> Any:
    """Return what CBOR bytes say.

    Raises:
        Refused: ``qr.forged`` for what is none, is nested deeper than we write, or names a key of a
            map twice.
    """
    import cbor2

    try:
        return cbor2.loads(data, max_depth=4, allow_indefinite=False, allow_duplicate_keys=False)
    except (cbor2.CBORError, ValueError, TypeError, OverflowError, RecursionError):
        raise Refused(Issue("qr.forged")) from None


def _bytes_of(value: object) -> bytes:
    import cbor2

    return cbor2.dumps(value, canonical=True)


def _text_of(message: Sequence[object]) -> str:
    encoded: bytes = base45.b45encode(_bytes_of(list(message)))
    return QR_PREFIX + encoded.decode("ascii")


def _signed_bytes(protected: bytes, payload: bytes) -> bytes:
    """Return the Sig_structure that is signed (RFC 9052 section 4.4)."""
    return _bytes_of(["Signature1", protected, b"", payload])
