"""How a key of age is written: 32 bytes of X25519 as the text other programs read it by.

Source:
    The age format (age-encryption.org/v1), section "The X25519 recipient type"; Bech32: BIP 173.
"""

from collections.abc import Iterable

IDENTITY_PREFIX = "age-secret-key-"
RECIPIENT_PREFIX = "age"
KEY_BYTES = 32

_CHECK_LETTERS = 6
_CHARACTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def age_identity(secret: bytes) -> str:
    """Return 32 secret bytes as an age identity: capitals, as age itself writes them.

    Raises:
        ValueError: Another length than 32 bytes.
    """
    if len(secret) != KEY_BYTES:
        raise ValueError("an age identity has 32 bytes")
    return bech32(IDENTITY_PREFIX, secret).upper()


def recipient_key(text: str) -> bytes:
    """Return the 32 public bytes of an age recipient.

    Raises:
        ValueError: It is none: mistyped, cut short, or of another kind.
    """
    head, _, letters = text.rpartition("1")
    try:
        values = [_CHARACTERS.index(letter) for letter in letters]
    except ValueError:
        raise ValueError("not an age recipient") from None
    if head != RECIPIENT_PREFIX or _polymod([*_expanded(head), *values]) != 1:
        raise ValueError("not an age recipient")
    bits = "".join(f"{value:05b}" for value in values[:-_CHECK_LETTERS])
    key = bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits) - 7, 8))
    if len(key) != KEY_BYTES or bech32(head, key) != text:
        raise ValueError("not an age recipient")
    return key


def bech32(prefix: str, data: bytes) -> str:
    """Return the Bech32 text of some bytes; unlike in BIP 173 its length has no limit."""
    values = _fives(data)
    check = _polymod([*_expanded(prefix), *values, 0, 0, 0, 0, 0, 0]) ^ 1
    checksum = [check >> 5 * (5 - place) & 31 for place in range(6)]
    return f"{prefix}1{''.join(_CHARACTERS[value] for value in (*values, *checksum))}"


def _fives(data: bytes) -> list[int]:
    """Return the bits of some bytes five at a time, the last ones filled up with zeros."""
    bits = "".join(f"{byte:08b}" for byte in data)
    return [int(bits[start : start + 5].ljust(5, "0"), 2) for start in range(0, len(bits), 5)]


def _expanded(prefix: str) -> list[int]:
    return [*(ord(character) >> 5 for character in prefix), 0, *(ord(c) & 31 for c in prefix)]


def _polymod(values: Iterable[int]) -> int:
    """Return the remainder that makes up to four wrong characters show (BIP 173)."""
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for place, generator in enumerate(_GENERATORS):
            if top >> place & 1:
                check ^= generator
    return check
