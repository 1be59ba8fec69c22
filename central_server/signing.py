"""The city's key: signs receipts, news, reference data, and the QR of a confirmation."""

import base64
import hashlib
from collections.abc import Mapping

import base45
import cbor2
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop_app.domain.confirmation import QR_PREFIX
from desktop_app.domain.facts import Json, canonical

SEED_LENGTH = 32

_ALGORITHM, _CONTENT_TYPE, _KEY_ID = 1, 3, 4
"""Labels of a COSE header (RFC 9052 section 3.1)."""

_EDDSA = -8  # RFC 9053
_KEY_ID_LENGTH = 8


def key_id(public: bytes) -> bytes:
    """Return the eight bytes by which a raw public key is named in a QR."""
    return hashlib.sha256(public).digest()[:_KEY_ID_LENGTH]


def claims_of(qr: str) -> Mapping[int, int | str]:
    """Return what a text of ``CityKey.sign_qr`` says; the city's own, so trusted."""
    message = cbor2.loads(base45.b45decode(qr.removeprefix(QR_PREFIX)))
    claims: Mapping[int, int | str] = cbor2.loads(message[2])
    return claims


def signer_of(qr: str) -> bytes:
    """Return the id of the key that signed a text of ``CityKey.sign_qr``; its own, so trusted."""
    message = cbor2.loads(base45.b45decode(qr.removeprefix(QR_PREFIX)))
    head: Mapping[int, bytes] = cbor2.loads(message[0])
    return head[_KEY_ID]


class CityKey:
    """An Ed25519 key made from its 32-byte seed; never printed, never logged."""

    def __init__(self, seed: bytes) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(seed)
        self.public = self._key.public_key().public_bytes_raw()

    @property
    def public_text(self) -> str:
        """The public half in base64, as activation files carry it."""
        return base64.b64encode(self.public).decode()

    @property
    def key_id(self) -> bytes:
        """Eight bytes by which a reader of a QR finds the key in its list."""
        return key_id(self.public)

    def sign(self, message: bytes) -> str:
        """Return the signature in base64."""
        return base64.b64encode(self._key.sign(message)).decode()

    def sign_document(self, document: Json) -> str:
        """Return the signature over the canonical JSON of a document."""
        return self.sign(canonical(document))

    def sign_qr(self, claims: Mapping[int, int | str]) -> str:
        """Return claims as the text of a QR: base45 of a COSE_Sign1 message (RFC 9052)."""
        encoded: bytes = base45.b45encode(self.sign_cose(cbor2.dumps(dict(claims), canonical=True)))
        return QR_PREFIX + encoded.decode()

    def sign_cose(self, payload: bytes, content_type: str = "") -> bytes:
        """Return a payload in a COSE_Sign1 message (RFC 9052), untagged.

        Args:
            payload: What is signed.
            content_type: Says in the protected header what it is; a QR has none, so that nothing
                else of the city's passes for one.
        """
        head: dict[int, int | str | bytes] = {_ALGORITHM: _EDDSA, _KEY_ID: self.key_id}
        if content_type:
            head[_CONTENT_TYPE] = content_type
        protected = cbor2.dumps(head, canonical=True)
        covered = cbor2.dumps(["Signature1", protected, b"", payload], canonical=True)
        return cbor2.dumps([protected, {}, payload, self._key.sign(covered)], canonical=True)
