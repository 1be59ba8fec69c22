"""How often one laptop may ask: one that has gone wild must not slow down all the others."""

import math
import time
from collections.abc import Callable
from threading import Lock
from uuid import UUID

from central_server.problems import Problem

_MINUTE = 60.0
_ROUNDED_OFF = 1e-6
"""Of a request: who has waited as long as told is let in, whatever the sums of seconds lost."""

_BURST_MINUTES = 2
"""What was not asked for may be saved up: who was weeks without a line has much to tell."""


class Paces:
    """A budget of requests for each laptop, refilled as time goes by; of this process alone.

    Args:
        per_minute: Requests in the long run; 0 for no limit.
        clock: Seconds that never go back.
    """

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_second = per_minute / _MINUTE
        self._most = float(per_minute * _BURST_MINUTES)
        self._clock = clock
        self._lock = Lock()
        self._left: dict[UUID, tuple[float, float]] = {}

    def let_in(self, device: UUID) -> None:
        """Count one request of a device whose signature has been verified.

        Raises:
            Problem: ``slow-down``, with the whole seconds after which the next one is welcome.
        """
        if not self._per_second:
            return
        now = self._clock()
        with self._lock:
            left, since = self._left.get(device, (self._most, now))
            left = min(self._most, left + (now - since) * self._per_second)
            fits = left >= 1 - _ROUNDED_OFF
            self._left[device] = (max(0.0, left - 1) if fits else left, now)
        if not fits:
            raise Problem("slow-down", retry_after=math.ceil((1 - left) / self._per_second))
