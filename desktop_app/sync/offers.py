"""Offering facts: a batch that fails as a whole is halved until the bad fact is alone."""

from collections.abc import Sequence
from typing import NamedTuple

from desktop_app.domain.delivery import (
    Answer,
    CityMustDecide,
    ClerkMustMend,
    NoAnswer,
    Stored,
)
from desktop_app.domain.facts import Fact
from desktop_app.errors import Unavailable
from desktop_app.storage.database import Database
from desktop_app.sync import wire
from desktop_app.sync.client import CityServer
from desktop_app.sync.requests import Clock, next_request

_ABOUT_THE_BATCH = frozenset({"sync.too_large", "sync.not_understood", "sync.server_error"})
"""Causes that may lie in one fact: the others might pass without it."""

_MOST_FAILURES = 12
"""So many in a row, with nothing taken in between, are no bad fact but a server that is down:
halving 1,000 facts down to one takes ten."""


class Offered(NamedTuple):
    """An answer for every fact, in order, and the cause when it was the line that failed."""

    answers: list[Answer]
    cause: str = ""


class Offering:
    """Offers the batches of one round."""

    def __init__(self, database: Database, server: CityServer, clock: Clock) -> None:
        self._database, self._server, self._clock = database, server, clock
        self._failures = 0

    def offer(self, facts: Sequence[Fact]) -> Offered:
        """Offer facts; what the server cannot take keeps waiting, and holds up nobody."""
        try:
            receipt = self._server.push(next_request(self._database, self._clock), facts)
        except Unavailable as no:
            self._failures += 1
            if no.code not in _ABOUT_THE_BATCH or self._failures >= _MOST_FAILURES:
                return Offered([NoAnswer(no.code)] * len(facts), no.code)
            if len(facts) == 1:
                return Offered([NoAnswer(no.code)])
            return self._halves(facts)
        self._failures = 0
        return Offered([_answer(fact, receipt) for fact in facts])

    def _halves(self, facts: Sequence[Fact]) -> Offered:
        middle = len(facts) // 2
        first = self.offer(facts[:middle])
        if first.cause:
            left = [NoAnswer(first.cause)] * (len(facts) - middle)
            return Offered([*first.answers, *left], first.cause)
        second = self.offer(facts[middle:])
        return Offered([*first.answers, *second.answers], second.cause)


def _answer(fact: Fact, receipt: wire.Receipt) -> Answer:
    """Find the verdict on one fact: by its id and the hash of what we hold, nothing less."""
    for item in receipt.items:
        if item.id == fact.id and item.hash == fact.hash:
            match item.verdict:
                case "stored" if item.sequence is not None:
                    return Stored(item.sequence)
                case "needs_clerk":
                    return ClerkMustMend(item.code, item.field, item.figures)
                case "needs_city":
                    return CityMustDecide(item.code)
    return NoAnswer("sync.receipt_unproven")
