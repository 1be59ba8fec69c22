"""Heeding which life of the city's register an answer is from: old ones are refused, new followed.

Call it with every answer that has been verified, before anything is made of it.
"""

import logging
from dataclasses import replace

from desktop_app.domain.delivery import held_anew
from desktop_app.errors import Unavailable
from desktop_app.storage.database import Database, Transaction

logger = logging.getLogger(__name__)


def heed(
    database: Database, epoch: str, backed_up: int | None, *, device: str = "", receipt: int = 0
) -> bool:
    """Take note of the life an answer is from; say whether it is another than before.

    A new life: its news is read from the beginning, and what was delivered is compared with it.

    Args:
        database: The unlocked file.
        epoch: Of the answer.
        backed_up: As the answer tells it; None where it does not.
        device: For a receipt that came over the line: the identity it is made out to.
        receipt: Its number; 0 for any other answer. One that came by file has none: files come in
            any order.

    Raises:
        Unavailable: ``sync.answer_old`` for an answer of a life that has ended, or for a receipt
            no newer than the last: somebody shows us what they have kept.
    """
    with database.reading() as tx:
        known = tx.inbox.life()
    life = known
    if epoch in known.past:
        raise Unavailable("sync.answer_old")
    if epoch != known.epoch:  # a laptop from before epochs takes the first it hears for its own
        life = known.followed_by(epoch) if known.epoch else replace(known, epoch=epoch)
    if receipt:
        if life.is_behind(device, receipt):
            raise Unavailable("sync.answer_old")
        life = life.received(device, receipt)
    if backed_up is not None:
        life = replace(life, backed_up=backed_up)
    if known.epoch and life.epoch != known.epoch:
        logger.warning("the city's register has begun a new life")
        with database.transaction() as tx:
            tx.inbox.begin(life)
            _offer_held_anew(tx)
        return True
    if life != known:
        with database.transaction() as tx:
            tx.inbox.keep(life)
    return False


def _offer_held_anew(tx: Transaction) -> None:
    """Queue what an earlier life had set aside: nobody can decide about what is not there."""
    tx.outbox.record_all(
        [(trouble.fact, held_anew(trouble.delivery)) for trouble in tx.outbox.troubles()]
    )
