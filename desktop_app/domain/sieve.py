"""A keyed filter of NIKs: whether one may be among those the city holds, and nothing else.

A binary fuse filter (Graf and Lemire, 2022) with eight bits a place: nine bits for each NIK.
Whoever is in it is always found; of those who are not, one in 256 is found too. Places and bits
come of a keyed hash, so that without the key nothing can be asked of it. With the key it can be
asked about one NIK after the other, but it lists none: why that is enough stands in decision 28.
"""

import math
import struct
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from hashlib import blake2b

KEY_BYTES = 32
FALSE_ONE_IN = 256

_MAGIC = b"LJN1"
_HEAD = struct.Struct(">4sBBII")
_LONGEST_SEGMENT = 18
_MOST_TRIES = 100
_MOST = 50_000_000  # more than a city has people


@dataclass(frozen=True, slots=True)
class Sieve:
    """A filter as it is read.

    Attributes:
        niks: How many went into it.
        salt: Which of several tries it is: now and then one cannot be built.
        log: Length of a segment, as a power of two.
        segments: How many segments a place may begin in.
        places: The bits, a byte each.
    """

    niks: int
    salt: int
    log: int
    segments: int
    places: bytes

    @classmethod
    def read(cls, content: bytes) -> "Sieve":
        """Read what ``built`` wrote.

        Raises:
            ValueError: It is something else.
        """
        if len(content) < _HEAD.size:
            raise ValueError("too short for a filter")
        magic, salt, log, niks, segments = _HEAD.unpack_from(content)
        if magic != _MAGIC or log > _LONGEST_SEGMENT or not 0 < segments < _MOST:
            raise ValueError("not a filter")
        if len(content) != _HEAD.size + ((segments + 2) << log):
            raise ValueError("a filter of another length")
        return cls(niks, salt, log, segments, content[_HEAD.size :])

    @property
    def content(self) -> bytes:
        head = _HEAD.pack(_MAGIC, self.salt, self.log, self.niks, self.segments)
        return head + self.places

    def may_hold(self, nik: str, key: bytes) -> bool:
        """Say whether a NIK may be in it; never no for one that is."""
        if not self.niks:
            return False
        value = _hashed(nik, key, self.salt)
        one, two, three = _three(value, self.log, self.segments)
        bits = self.places[one] ^ self.places[two] ^ self.places[three]
        return bits == _bits(value)


def built(niks: Collection[str], key: bytes) -> Sieve:
    """Return the filter of some NIKs, none of them twice.

    Args:
        niks: Sixteen digits each.
        key: ``KEY_BYTES`` secret bytes.

    Raises:
        ValueError: There are too many, or one is there twice.
    """
    if len(niks) > _MOST:
        raise ValueError("more than a city has people")
    log, segments = _measures(len(niks))
    for salt in range(_MOST_TRIES):
        values = [_hashed(nik, key, salt) for nik in niks]
        places = _filled(values, log, segments)
        if places is not None:
            return Sieve(len(niks), salt, log, segments, bytes(places))
    raise ValueError("a NIK is there twice")


def _measures(count: int) -> tuple[int, int]:
    """Return the length of a segment, as a power of two, and how many a place may begin in.

    Source:
        Graf and Lemire, *Binary Fuse Filters*, ACM JEA 27 (2022): the figures of their section 4.
    """
    if count <= 1:  # there is no logarithm to go by
        return 2, 1
    log = min(int(math.log(count) / math.log(3.33) + 2.25), _LONGEST_SEGMENT)
    factor = max(1.125, 0.875 + 0.25 * math.log(1_000_000) / math.log(count))
    return log, max(1, math.ceil(count * factor / (1 << log)) - 2)


def _filled(values: Sequence[int], log: int, segments: int) -> bytearray | None:
    """Return the bits of all places; None where they cannot be laid out this time.

    They are set in the order opposite to the one in which places became somebody's own, so that
    each is set last at its own place.
    """
    order = _order(values, log, segments)
    if len(order) != len(values):
        return None
    places = bytearray((segments + 2) << log)
    for place, value in reversed(order):
        one, two, three = _three(value, log, segments)
        places[place] = _bits(value) ^ places[one] ^ places[two] ^ places[three] ^ places[place]
    return places


def _order(values: Sequence[int], log: int, segments: int) -> list[tuple[int, int]]:
    """Return who has a place alone, once all before them were taken out; best of all, everybody."""
    size = (segments + 2) << log
    counts, held = [0] * size, [0] * size
    for value in values:
        for place in _three(value, log, segments):
            counts[place] += 1
            held[place] ^= value
    alone = [place for place in range(size) if counts[place] == 1]
    order: list[tuple[int, int]] = []
    while alone:
        place = alone.pop()
        if counts[place] != 1:
            continue
        value = held[place]
        order.append((place, value))
        for other in _three(value, log, segments):
            counts[other] -= 1
            held[other] ^= value
            if counts[other] == 1:
                alone.append(other)
    return order


def _three(value: int, log: int, segments: int) -> tuple[int, int, int]:
    """Return the three places of a hash, in three segments side by side."""
    length = 1 << log
    mask = length - 1
    first = (value * (segments << log)) >> 64
    second = (first + length) ^ ((value >> 18) & mask)
    third = (first + 2 * length) ^ (value & mask)
    return first, second, third


def _bits(value: int) -> int:
    return (value ^ (value >> 32)) & 0xFF


def _hashed(nik: str, key: bytes, salt: int) -> int:
    hashed = blake2b(nik.encode(), key=key, salt=salt.to_bytes(2, "big"), digest_size=8)
    return int.from_bytes(hashed.digest(), "big")
