"""Giving the city its own corrections back, where its register was set back to before them.

Each carries the city's signature, so that the register knows its own word again. The laptop's facts
go first: a correction stands on one of them.
"""

import logging
from collections.abc import Sequence
from datetime import datetime

from desktop_app.domain.disputes import CityContent
from desktop_app.storage.database import Database, Transaction
from desktop_app.sync.client import CityServer
from desktop_app.sync.lives import heed
from desktop_app.sync.requests import Clock, next_request
from desktop_app.sync.wire_disputes import CorrectionStanding

logger = logging.getLogger(__name__)

AT_ONCE = 50
RETURNED_ACT, ASIDE_ACT = "city.correction_returned", "city.correction_aside"


def lost_corrections(tx: Transaction) -> Sequence[CityContent]:
    """Return the corrections this life of the register has not told, the oldest first."""
    life = tx.inbox.life()
    return tx.disputes.corrections_unknown_to(life.epoch) if life.epoch else ()


def give_back(database: Database, server: CityServer, clock: Clock) -> int:
    """Give back what the register has lost; once its news has been read to the end.

    Returns:
        How many corrections it has taken in again, or has put aside for a person.

    Raises:
        Unavailable: What the line says; what was not answered is given back the next time.
    """
    count = 0
    while True:
        with database.reading() as tx:
            lost = lost_corrections(tx)[:AT_ONCE]
        if not lost:
            return count
        answer = server.give_back(next_request(database, clock), lost)
        if heed(database, answer.epoch, None):
            return count  # yet another life: its news first
        with database.transaction() as tx:
            told = record_standings(tx, lost, answer.standings, answer.epoch, clock())
        if not told:
            return count
        count += told


def record_standings(
    tx: Transaction,
    asked: Sequence[CityContent],
    standings: Sequence[CorrectionStanding],
    epoch: str,
    now: datetime,
) -> int:
    """Keep what the city has said of corrections we gave it back; return of how many."""
    by_id = {each.id: each for each in asked}
    count = 0
    for told in standings:
        content = by_id.get(told.correction)
        if content is None:
            continue
        tx.disputes.known_to(content.id, epoch)
        count += 1
        if told.standing != "held":
            act = RETURNED_ACT if told.standing == "entered" else ASIDE_ACT
            tx.audit.add(now, "", act, content.worker)
            logger.warning("a correction the city had lost: %s", told.standing)
    return count
