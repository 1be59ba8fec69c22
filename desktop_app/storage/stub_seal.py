"""Sealing for paper: what an age file spends a hundred and fifty bytes more on.

HPKE (RFC 9180), base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305, to the key
inside the city's age recipient: 48 bytes besides the content. The sender's key of the moment is
drawn from the content and a secret of this file, so that the same act gives the same symbols: a
stub printed again is the same paper, and parts of two prints make one whole. The city opens it
with its library's own HPKE.
"""

import hashlib
import hmac

import zstandard
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from desktop_app.domain.age_key import recipient_key
from desktop_app.domain.facts import Fact
from desktop_app.domain.stub import STUB_INFO, stub_content
from desktop_app.errors import Unavailable
from desktop_app.paths import resource_folder
from desktop_app.storage.database import Database

DICTIONARY = "f906ad23c4b69e57.zdict"
"""That of the wire (``sync/packing.py``): a city has every one that was ever shipped."""

_LEVEL = 19
_KEM, _SUITE = b"KEM\x00\x20", b"HPKE\x00\x20\x00\x01\x00\x03"
_KEY_BYTES, _NONCE_BYTES = 32, 12


def sealed_stub(database: Database, fact: Fact, city: str) -> bytes:
    """Return an act as its stub's symbols hold it: sealed to the city alone, always alike.

    Args:
        database: Whose key the sender's key of the moment comes of.
        fact: The act.
        city: The city's age recipient.

    Raises:
        Unavailable: ``exchange.no_seal`` for a city that has told no key to seal to.
    """
    try:
        public = recipient_key(city)
    except ValueError:
        raise Unavailable("exchange.no_seal") from None
    dictionary = (resource_folder() / "wire" / DICTIONARY).read_bytes()
    content = stub_content(fact, hashlib.sha256(dictionary).digest(), _packer(dictionary).compress)
    drawn = hmac.digest(database.sealing_key.stub_secret, public + content, "sha256")
    return hpke_sealed(content, public, STUB_INFO, drawn)


def hpke_sealed(content: bytes, public: bytes, info: bytes, drawn: bytes) -> bytes:
    """Return HPKE's encapsulated key (32 bytes) and ciphertext.

    Args:
        content: What is sealed.
        public: The receiver's X25519 key.
        info: What it is sealed for.
        drawn: 32 secret bytes that no other content is ever sealed with.
    """
    moment = X25519PrivateKey.from_private_bytes(drawn)
    enc = moment.public_key().public_bytes_raw()
    shared = moment.exchange(X25519PublicKey.from_public_bytes(public))
    prk = _extract(_KEM, b"", b"eae_prk", shared)
    secret = _expand(_KEM, prk, b"shared_secret", enc + public, _KEY_BYTES)
    context = b"\x00" + _extract(_SUITE, b"", b"psk_id_hash", b"")
    context += _extract(_SUITE, b"", b"info_hash", info)
    prk = _extract(_SUITE, secret, b"secret", b"")
    key = _expand(_SUITE, prk, b"key", context, _KEY_BYTES)
    nonce = _expand(_SUITE, prk, b"base_nonce", context, _NONCE_BYTES)
    return enc + ChaCha20Poly1305(key).encrypt(nonce, content, None)


def _packer(dictionary: bytes) -> zstandard.ZstdCompressor:
    """Return a compressor that says nothing twice: no name of the dictionary, no checksum."""
    terms = zstandard.ZstdCompressionParameters.from_level(
        _LEVEL, write_content_size=1, write_checksum=0, write_dict_id=0
    )
    return zstandard.ZstdCompressor(
        compression_params=terms, dict_data=zstandard.ZstdCompressionDict(dictionary)
    )


def _extract(suite: bytes, salt: bytes, label: bytes, keying: bytes) -> bytes:
    return hmac.digest(salt or bytes(_KEY_BYTES), b"HPKE-v1" + suite + label + keying, "sha256")


def _expand(suite: bytes, prk: bytes, label: bytes, info: bytes, length: int) -> bytes:
    labelled = length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info
    return HKDFExpand(hashes.SHA256(), length, labelled).derive(prk)
