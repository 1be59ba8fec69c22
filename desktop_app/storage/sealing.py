"""Sealing with age: to this laptop, to the city, or to both; what one of them opens alone.

The laptop's identity comes of the file's key, so that whoever opens the file opens its copies too,
and there is one secret less to lose. The city's recipient travels with its sheet.
"""

from collections.abc import Sequence

import pyrage
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from pyrage import x25519

from desktop_app.domain.age_key import KEY_BYTES, age_identity
from desktop_app.errors import Unavailable

_PURPOSE = b"loket-jamsostek sealing 1"
_STUB_PURPOSE = b"loket-jamsostek stub sealing 1"


class SealingKey:
    """One end's identity; never printed, never logged."""

    def __init__(self, secret: bytes) -> None:
        self._identity = x25519.Identity.from_str(age_identity(secret))
        self.recipient = str(self._identity.to_public())
        self.stub_secret = HKDF(hashes.SHA256(), KEY_BYTES, None, _STUB_PURPOSE).derive(secret)

    @classmethod
    def of_file(cls, key: bytes) -> "SealingKey":
        """Return the identity that belongs to the file with this key."""
        return cls(HKDF(hashes.SHA256(), KEY_BYTES, None, _PURPOSE).derive(key))

    def open(self, sealed: bytes) -> bytes:
        """Return what was sealed to this identity.

        Raises:
            Unavailable: ``sealing.not_readable``: damaged, cut short, or sealed to others.
        """
        try:
            opened: bytes = pyrage.decrypt(sealed, [self._identity])
        except pyrage.DecryptError:
            raise Unavailable("sealing.not_readable") from None
        return opened


def seal(content: bytes, recipients: Sequence[str]) -> bytes:
    """Return some bytes sealed so that each recipient alone can open them.

    Args:
        content: What is sealed.
        recipients: As ``SealingKey.recipient`` and the city's sheet give them; at least one.

    Raises:
        ValueError: No recipient, or one that is none of age's.
    """
    if not recipients:
        raise ValueError("sealed to nobody")
    try:
        keys = [x25519.Recipient.from_str(recipient) for recipient in recipients]
    except pyrage.RecipientError:
        raise ValueError("not an age recipient") from None
    sealed: bytes = pyrage.encrypt(content, keys)
    return sealed


def is_recipient(text: str) -> bool:
    """Say whether a text is an age recipient of the kind we seal to."""
    try:
        x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        return False
    return True
