"""The round by stick: what both ends take an exchange file, and its reply, to be.

Sealed with age there and back. Inside, the file of a laptop is

    ``LJX1`` · the device's id (16 bytes) · Ed25519 signature (64 bytes) · a packed document

signed by the device over ``signed_part``; and the reply is a packed document signed by the city's
key over its canonical JSON. Nothing in it counts: any order and any number of repeats end alike.
"""

from uuid import UUID

MAGIC = b"LJX1"
SIGNATURE_BYTES = 64
_ID_BYTES = 16
HEAD_BYTES = len(MAGIC) + _ID_BYTES + SIGNATURE_BYTES

LARGEST_FILE = 8 * 1024 * 1024
"""Bytes of a file on the stick; ten thousand registrations take less than one million."""
LARGEST_UNPACKED = 64 * 1024 * 1024
FACTS_AT_ONCE = 1000
"""As in a batch on the line: the city takes each thousand in one transaction."""

STUBS_AT_ONCE = 2000
"""Stubs of one file: about a million bytes."""

FORMAT = "loket-jamsostek-exchange"
REPLY_FORMAT = "loket-jamsostek-exchange-reply"
LET_IN_FORMAT = "loket-jamsostek-enrolment-request"
LET_IN_REPLY_FORMAT = "loket-jamsostek-enrolment-reply"

NOBODY = UUID(int=0)
"""The device of a file that asks for one: its signature is the key's that is to be let in."""


def signed_part(device: UUID, packed: bytes) -> bytes:
    """Return what the device's signature is over."""
    return b"loket-jamsostek exchange 1\0" + device.bytes + packed


def framed(device: UUID, signature: bytes, packed: bytes) -> bytes:
    """Return the inside of an exchange file."""
    return MAGIC + device.bytes + signature + packed


def unframed(content: bytes) -> tuple[UUID, bytes, bytes]:
    """Return device, signature and packed document of an exchange file.

    Raises:
        ValueError: It does not begin as one.
    """
    if len(content) <= HEAD_BYTES or not content.startswith(MAGIC):
        raise ValueError("not an exchange file")
    start = len(MAGIC)
    device = UUID(bytes=content[start : start + _ID_BYTES])
    return device, content[start + _ID_BYTES : HEAD_BYTES], content[HEAD_BYTES:]
