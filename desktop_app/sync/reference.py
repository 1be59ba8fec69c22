"""Reference data from the city: rates and occupations that are newer than this program.

The news tells of a new edition; it is fetched afterwards, and again in each round until it is
here. What has been read once and kept is what the next start works by.
"""

import hashlib
import logging
from collections.abc import Callable, Mapping

from desktop_app.domain.contribution import RateBook
from desktop_app.domain.occupation import OccupationList
from desktop_app.domain.sieve import Sieve
from desktop_app.errors import Unavailable
from desktop_app.paths import resource_folder
from desktop_app.reference import HELD, TEXT, WANTED, shipped_edition
from desktop_app.storage.database import Database
from desktop_app.storage.settings import HeldSieve
from desktop_app.sync.client import CityServer
from desktop_app.sync.requests import Clock, next_request

logger = logging.getLogger(__name__)

NIKS = "niks"
"""The keyed filter of the city's NIKs; no text, and nothing that came with the program."""

_READ: Mapping[str, Callable[[str], object]] = {
    "rates": RateBook.parse,
    "occupations": OccupationList.parse,
}


def fetch_reference(database: Database, server: CityServer, clock: Clock) -> int:
    """Fetch every edition told of and not yet here; return how many came.

    Raises:
        Unavailable: What the line says; ``sync.reference_unreadable`` for a file that the city has
            signed and this program cannot read: the one in use stays in use.
    """
    count = 0
    for name, read in _READ.items():
        with database.reading() as tx:
            wanted = tx.settings.preference(WANTED.format(name=name))
            held = tx.settings.preference(HELD.format(name=name))
        if not wanted or wanted == held:
            continue
        if wanted == shipped_edition(resource_folder(), name):
            _hold(database, name, wanted, "")
            continue
        data = server.reference(next_request(database, clock), name)
        try:
            text = data.decode()
            read(text)
        except ValueError:
            raise Unavailable("sync.reference_unreadable", {"name": name}) from None
        _hold(database, name, wanted, text)
        logger.info("a new edition of %s is here", name)
        count += 1
    return count + _fetch_sieve(database, server, clock)


def _fetch_sieve(database: Database, server: CityServer, clock: Clock) -> int:
    """Fetch the filter of the city's NIKs that was told of last, if it is not here yet.

    Where the city has made another one since, its news is on the way, with its key: then it is
    fetched once that is here.
    """
    with database.reading() as tx:
        wanted = tx.settings.preference(WANTED.format(name=NIKS))
        key, held = tx.settings.sieve_key(), tx.settings.sieve()
    if not wanted or key is None or (held is not None and held.etag == wanted):
        return 0
    data = server.reference(next_request(database, clock), NIKS)
    if hashlib.sha256(data).hexdigest()[: len(wanted)] != wanted:
        return 0
    try:
        Sieve.read(data)
    except ValueError:
        raise Unavailable("sync.reference_unreadable", {"name": NIKS}) from None
    with database.transaction() as tx:
        tx.settings.put_sieve(HeldSieve(wanted, key, data))
    logger.info("a new filter of the city's NIKs is here")
    return 1


def _hold(database: Database, name: str, edition: str, text: str) -> None:
    """Keep an edition; an empty text means that the one shipped with the program is it."""
    with database.transaction() as tx:
        tx.settings.put_preference(TEXT.format(name=name), text)
        tx.settings.put_preference(HELD.format(name=name), edition)
