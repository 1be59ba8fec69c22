"""Offering facts: a batch that fails as a whole is halved until the bad fact is alone."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from time import monotonic
from typing import NamedTuple

from desktop_app.domain.causes import ABOUT_THE_BATCH, NOT_SENT
from desktop_app.domain.delivery import (
    Answer,
    CityMustDecide,
    ClerkMustMend,
    NoAnswer,
    NotTaken,
    Stored,
)
from desktop_app.domain.facts import Fact
from desktop_app.errors import Unavailable
from desktop_app.storage.database import Database
from desktop_app.sync import wire
from desktop_app.sync.client import CityServer
from desktop_app.sync.lives import heed
from desktop_app.sync.requests import Clock, next_request

_MOST_FAILURES = 12
"""So many in a row, with nothing taken in between, are no bad fact but a server that is down:
halving 1,000 facts down to one takes ten."""

_LEFT_OUT = NoAnswer("sync.left_out")


class Offered(NamedTuple):
    """An answer for every fact, in order, and the cause when it was the line that failed.

    ``figures`` belong to the cause's sentence.
    """

    answers: list[Answer]
    cause: str = ""
    figures: Mapping[str, str | int] = {}


class Offering:
    """Offers the batches of one round.

    Args:
        database: The unlocked file.
        server: The line to the city; its pace goes by how the batches fare.
        clock: Aware UTC.
        chance: From 0 up to 1; spreads the pauses of facts that were not taken.
    """

    def __init__(
        self, database: Database, server: CityServer, clock: Clock, chance: Callable[[], float]
    ) -> None:
        self._database, self._server = database, server
        self._clock, self._chance = clock, chance
        self._failures = 0

    @property
    def batch(self) -> int:
        """Return how many facts to offer next."""
        return self._server.pace.batch

    def offer(self, facts: Sequence[Fact]) -> Offered:
        """Offer facts; what the server cannot take keeps waiting, and holds up nobody."""
        try:
            answers = self._answers(facts)
        except Unavailable as no:
            self._failures += 1
            if no.code not in ABOUT_THE_BATCH or self._failures >= _MOST_FAILURES:
                if no.code not in NOT_SENT:
                    self._server.pace = self._server.pace.after_failure()
                return Offered([NoAnswer(no.code)] * len(facts), no.code, no.figures)
            if len(facts) == 1:
                return Offered([NotTaken(no.code, self._chance())])
            return self._halves(facts)
        self._failures = 0
        return Offered(answers)

    def _answers(self, facts: Sequence[Fact]) -> list[Answer]:
        """Return what the receipt says; what it leaves out pauses.

        Raises:
            Unavailable: What the line says; ``sync.left_out`` for a receipt that speaks of none.
        """
        device = next_request(self._database, self._clock)
        began = monotonic()
        receipt = self._server.push(device, facts)
        heed(
            self._database,
            receipt.epoch,
            receipt.backed_up,
            device=device.id,
            receipt=receipt.sequence,
        )
        self._server.pace = self._server.pace.after_success(len(facts), monotonic() - began)
        answers = answers_in(facts, receipt)
        if all(answer == _LEFT_OUT for answer in answers):
            raise Unavailable(_LEFT_OUT.cause)
        return [
            NotTaken(answer.cause, self._chance()) if isinstance(answer, NoAnswer) else answer
            for answer in answers
        ]

    def _halves(self, facts: Sequence[Fact]) -> Offered:
        middle = len(facts) // 2
        first = self.offer(facts[:middle])
        if first.cause:
            left = [NoAnswer(first.cause)] * (len(facts) - middle)
            return Offered([*first.answers, *left], first.cause, first.figures)
        second = self.offer(facts[middle:])
        return Offered([*first.answers, *second.answers], second.cause, second.figures)


def answers_in(facts: Sequence[Fact], receipt: wire.Receipt) -> list[Answer]:
    """Read what a verified receipt says of each fact: it must be about these, and nothing else.

    A place the receipt does not speak of, or speaks of twice, has no answer.
    """
    if (receipt.count, receipt.digest) != (len(facts), wire.digest_of(facts)):
        return [_LEFT_OUT] * len(facts)
    told: dict[int, Answer] = {}
    for place, answer in _told(receipt):
        told[place] = _LEFT_OUT if place in told else answer
    return [told.get(place, _LEFT_OUT) for place in range(len(facts))]


def _told(receipt: wire.Receipt) -> Iterator[tuple[int, Answer]]:
    for first, count, sequence in receipt.stored:
        for ahead in range(min(count, receipt.count)):
            yield first + ahead, Stored(sequence + ahead, str(receipt.device))
    for other in receipt.others:
        if other.verdict == "needs_clerk":
            yield other.place, ClerkMustMend(other.code, other.field, other.figures)
        else:
            yield other.place, CityMustDecide(other.code, other.figures)
