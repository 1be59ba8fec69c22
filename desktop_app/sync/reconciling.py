"""Comparing what was delivered with what the city holds: each day, on demand, in each new life."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from desktop_app.domain.blocks import Block, blocks_of
from desktop_app.storage.database import Database, Transaction
from desktop_app.sync.client import CityServer
from desktop_app.sync.lives import heed
from desktop_app.sync.requests import Clock, next_request
from desktop_app.sync.wire_own import Reconciliation

logger = logging.getLogger(__name__)


def reconcile(database: Database, server: CityServer, clock: Clock) -> int:
    """Compare, if it is time; what the city says it lacks waits to be offered again.

    Returns:
        How many facts wait again.

    Raises:
        Unavailable: What the line says, or ``sync.answer_old``; nothing has been moved then.
    """
    with database.reading() as tx:
        life = tx.inbox.life()
        if not life.is_due(clock()):
            return 0
        blocks = {who: blocks_of(told) for who, told in tx.outbox.delivered().items()}
    answers = {who: _ask(database, server, clock, who, told) for who, told in blocks.items()}
    with database.transaction() as tx:
        if any(answer.epoch != tx.inbox.life().epoch for answer in answers.values()):
            return 0  # a new life began in between: the next round compares with that
        return _settle(tx, blocks, answers, clock())


def _ask(
    database: Database, server: CityServer, clock: Clock, who: str, blocks: Sequence[Block]
) -> Reconciliation:
    answer = server.reconcile(next_request(database, clock), who, blocks)
    heed(database, answer.epoch, answer.backed_up)
    return answer


def _settle(
    tx: Transaction,
    blocks: Mapping[str, Sequence[Block]],
    answers: Mapping[str, Reconciliation],
    now: datetime,
) -> int:
    """Queue again what differs, unless it was offered again in this life a short while ago."""
    life = tx.inbox.life()
    vouched = {told: at for told, at in life.vouched.items() if life.vouches_for(told, now)}
    count = 0
    for who, told in blocks.items():
        differ = set(answers[who].differ)
        for block in told:
            if (block.first, block.last) in differ and block.content not in vouched:
                count += tx.outbox.offer_anew(who, block.first, block.last)
                vouched[block.content] = now
    tx.inbox.keep(replace(life, compared=now, wanted=False, vouched=vouched))
    if count:
        logger.warning("the city does not hold what it had: %s are offered again", count)
    return count
