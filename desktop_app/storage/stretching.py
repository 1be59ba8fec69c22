"""Making a guess at a password slow: argon2id, as hard as this machine bears.

Source:
    RFC 9106 for the algorithm. OWASP's password storage cheat sheet asks for 46 MiB and one pass at
    the least; 64 MiB with three passes lies above every set of figures it accepts.
"""

import secrets
import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from typing import Self

from argon2.low_level import Type, hash_secret_raw

LEAST_PASSES = 3
MOST_PASSES = 64
MEMORY_KIB = 64 * 1024
MOST_MEMORY_KIB = 1024 * 1024

_AIM_SECONDS = 0.5
_ENOUGH_SECONDS = 0.3
_OUTPUT_BYTES = 32
_SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class Hardness:
    """What one guess costs: ``memory_kib`` of memory, gone through ``passes`` times."""

    passes: int = LEAST_PASSES
    memory_kib: int = MEMORY_KIB
    lanes: int = 1


@dataclass(frozen=True, slots=True)
class Stretch:
    """Hardness and salt of one stretching, kept beside what it protects."""

    passes: int
    memory_kib: int
    lanes: int
    salt: bytes

    @classmethod
    def new(cls, hardness: Hardness) -> Self:
        salt = secrets.token_bytes(_SALT_BYTES)
        return cls(hardness.passes, hardness.memory_kib, hardness.lanes, salt)

    @property
    def is_sane(self) -> bool:
        """Whether reading it from a file that anybody may have written can be survived."""
        return (
            1 <= self.passes <= MOST_PASSES
            and 8 * self.lanes <= self.memory_kib <= MOST_MEMORY_KIB
            and 1 <= self.lanes <= 16  # noqa: PLR2004 - more cores than any laptop of ours
            and len(self.salt) == _SALT_BYTES
        )

    @property
    def described(self) -> bytes:
        figures = f"argon2id {self.passes} {self.memory_kib} {self.lanes} "
        return figures.encode() + self.salt

    def over(self, secret: str) -> bytes:
        """Return 32 bytes that cost one whole guess; the same letters, however typed, are equal."""
        return hash_secret_raw(
            unicodedata.normalize("NFC", secret).encode(),
            self.salt,
            time_cost=self.passes,
            memory_cost=self.memory_kib,
            parallelism=self.lanes,
            hash_len=_OUTPUT_BYTES,
            type=Type.ID,
        )


def calibrated(stopwatch: Callable[[], float] = time.perf_counter) -> Hardness:
    """Return a hardness that takes 300 to 700 ms on this machine, and never under three passes."""
    hardness = Hardness()
    start = stopwatch()
    Stretch.new(hardness).over("")
    taken = stopwatch() - start
    if taken >= _ENOUGH_SECONDS:
        return hardness
    return Hardness(passes=min(ceil(LEAST_PASSES * _AIM_SECONDS / taken), MOST_PASSES))
