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

_ALGORITHM, _KEY_ID, _EDDSA = 1, 4, -8  # COSE header labels and algorithm (RFC 9052, RFC 9053)
_KEY_ID_LENGTH = 8


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
        return hashlib.sha256(self.public).digest()[:_KEY_ID_LENGTH]

    def sign(self, message: bytes) -> str:
        """Return the signature in base64."""
        return base64.b64encode(self._key.sign(message)).decode()

    def sign_document(self, document: Json) -> str:
        """Return the signature over the canonical JSON of a document."""
        return self.sign(canonical(document))

    def sign_qr(self, claims: Mapping[int, int | str]) -> str:
        """Return claims as the text of a QR: base45 of a COSE_Sign1 message (RFC 9052)."""
        protected = cbor2.dumps({_ALGORITHM: _EDDSA, _KEY_ID: self.key_id}, canonical=True)
        payload = cbor2.dumps(dict(claims), canonical=True)
        covered = cbor2.dumps(["Signature1", protected, b"", payload], canonical=True)
        message = cbor2.dumps([protected, {}, payload, self._key.sign(covered)], canonical=True)
        encoded: bytes = base45.b45encode(message)
        return QR_PREFIX + encoded.decode()
