"""The city's other key: opens what laptops have sealed to the city, where a laptop is no more.

It comes of the seed that signs, so that one backup of the register holds both, and a city founded
before there was sealing has it too.
"""

from collections.abc import Sequence
from functools import cached_property

import pyrage
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, hpke
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from pyrage import x25519

from desktop_app.domain.age_key import KEY_BYTES, age_identity
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.stub import STUB_INFO

_HPKE = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.CHACHA20_POLY1305)
_PURPOSE = b"loket-jamsostek city sealing 1"


class CitySeal:
    """An age identity made from the city's seed; never printed, never logged.

    It is made when it is first asked for: most requests seal nothing.
    """

    def __init__(self, seed: bytes) -> None:
        self._seed = seed

    @cached_property
    def _secret(self) -> bytes:
        return HKDF(hashes.SHA256(), KEY_BYTES, None, _PURPOSE).derive(self._seed)

    @cached_property
    def _identity(self) -> x25519.Identity:
        return x25519.Identity.from_str(age_identity(self._secret))

    @property
    def recipient(self) -> str:
        return str(self._identity.to_public())

    def open(self, sealed: bytes) -> bytes:
        """Return what a laptop has sealed to the city.

        Raises:
            Refused: ``sealed.unreadable``: damaged, cut short, or sealed to another city.
        """
        try:
            opened: bytes = pyrage.decrypt(sealed, [self._identity])
        except pyrage.DecryptError:
            raise Refused(Issue("sealed.unreadable")) from None
        return opened

    def open_stub(self, sealed: bytes) -> bytes:
        """Return what an office's stub holds, sealed by HPKE (RFC 9180) to the same key.

        Raises:
            Refused: ``sealed.unreadable``: damaged, or another city's.
        """
        try:
            key = X25519PrivateKey.from_private_bytes(self._secret)
            opened: bytes = _HPKE.decrypt(sealed, key, STUB_INFO)
        except (InvalidTag, ValueError):
            raise Refused(Issue("sealed.unreadable")) from None
        return opened


def seal(content: bytes, recipients: Sequence[str]) -> bytes:
    """Return some bytes sealed to a laptop, or to whoever else can prove to be the recipient.

    Raises:
        Refused: ``sealed.recipient_unknown`` for what is no age recipient.
    """
    try:
        keys = [x25519.Recipient.from_str(recipient) for recipient in recipients]
    except pyrage.RecipientError:
        raise Refused(Issue("sealed.recipient_unknown")) from None
    sealed: bytes = pyrage.encrypt(content, keys)
    return sealed
