"""Offering facts: a batch that fails as a whole is halved until the bad fact is alone."""

from collections.abc import Iterator, Sequence
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

_UNPROVEN = NoAnswer("sync.receipt_unproven")


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
        return Offered(answers_in(facts, receipt))

    def _halves(self, facts: Sequence[Fact]) -> Offered:
        middle = len(facts) // 2
        first = self.offer(facts[:middle])
        if first.cause:
            left = [NoAnswer(first.cause)] * (len(facts) - middle)
            return Offered([*first.answers, *left], first.cause)
        second = self.offer(facts[middle:])
        return Offered([*first.answers, *second.answers], second.cause)


def answers_in(facts: Sequence[Fact], receipt: wire.Receipt) -> list[Answer]:
    """Read what a verified receipt says of each fact: it must be about these, and nothing else.

    A place the receipt does not speak of, or speaks of twice, has no answer.
    """
    if (receipt.count, receipt.digest) != (len(facts), wire.digest_of(facts)):
        return [_UNPROVEN] * len(facts)
    told: dict[int, Answer] = {}
    for place, answer in _told(receipt):
        told[place] = _UNPROVEN if place in told else answer
    return [told.get(place, _UNPROVEN) for place in range(len(facts))]


def _told(receipt: wire.Receipt) -> Iterator[tuple[int, Answer]]:
    for first, count, sequence in receipt.stored:
        for ahead in range(min(count, receipt.count)):
            yield first + ahead, Stored(sequence + ahead)
    for other in receipt.others:
        if other.verdict == "needs_clerk":
            yield other.place, ClerkMustMend(other.code, other.field, other.figures)
        else:
            yield other.place, CityMustDecide(other.code)
