"""What keys sign about keys: each begins in its own way, so that none passes for another."""

from uuid import UUID, uuid5

_SUCCESSION = b"loket-jamsostek succession 1"
_KEY_CHANGE = b"loket-jamsostek city key 1"


def succession_bytes(predecessor: UUID) -> bytes:
    """Return what a laptop's new key signs, to show that whoever holds the old one holds it too."""
    return _SUCCESSION + predecessor.bytes


def key_change_bytes(successor: bytes) -> bytes:
    """Return what the city's old key signs of its new one (32 bytes)."""
    return _KEY_CHANGE + successor


def succession_id(predecessor: UUID, key: bytes) -> UUID:
    """Return the identity a laptop gets when its former one vouches for a key.

    It follows from the two, so that a register set back to a backup gives it again.
    """
    return uuid5(predecessor, key.hex())
