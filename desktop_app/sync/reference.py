"""Reference data from the city: rates and occupations that are newer than this program.

The news tells of a new edition; it is fetched afterwards, and again in each round until it is
here. What has been read once and kept is what the next start works by.
"""

import hashlib
import logging
from collections.abc import Callable, Mapping

from desktop_app.documents.check_list import read_list
from desktop_app.domain.check_list import CHECK_LIST
from desktop_app.domain.contribution import RateBook
from desktop_app.domain.occupation import OccupationList
from desktop_app.domain.sieve import Sieve
from desktop_app.errors import Unavailable
from desktop_app.paths import resource_folder
from desktop_app.reference import HELD, TEXT, WANTED, shipped_edition
from desktop_app.storage.database import Database
from desktop_app.storage.settings import HeldCheckList, HeldSieve
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
    count += _fetch_sieve(database, server, clock)
    return count + _fetch_check_list(database, server, clock)


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


def _fetch_check_list(database: Database, server: CityServer, clock: Clock) -> int:
    """Fetch the check list that was told of last, if it is not here yet."""
    with database.reading() as tx:
        wanted, held = (
            tx.settings.preference(WANTED.format(name=CHECK_LIST)),
            tx.settings.check_list(),
        )
    if not wanted or (held is not None and held.etag == wanted):
        return 0
    return int(
        keep_check_list(database, server.reference(next_request(database, clock), CHECK_LIST))
    )


def keep_check_list(database: Database, content: bytes) -> bool:
    """Keep a check list, if it is later than the one that is here.

    Returns:
        Whether it took its place.

    Raises:
        Unavailable: ``check_list.unreadable``; ``check_list.unproven`` for one that this city has
            not signed. The one that is here stays.
    """
    with database.transaction() as tx:
        device = tx.settings.device()
        if device is None:
            raise Unavailable("sync.not_set_up")
        offered = read_list(content, device.receipt_key)
        is_newer = tx.settings.keep_check_list(HeldCheckList(offered.issued, content))
    if is_newer:
        logger.info("a new check list is here")
    return is_newer


def _hold(database: Database, name: str, edition: str, text: str) -> None:
    """Keep an edition; an empty text means that the one shipped with the program is it."""
    with database.transaction() as tx:
        tx.settings.put_preference(TEXT.format(name=name), text)
        tx.settings.put_preference(HELD.format(name=name), edition)
