"""The edition of the books to work by: what came with the program, or what the city sent since."""

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol, TypeVar

from desktop_app.domain.contribution import RateBook
from desktop_app.domain.occupation import OccupationList
from desktop_app.reference import TEXT, ReferenceBooks
from desktop_app.storage.database import Database

logger = logging.getLogger(__name__)


class _Edition(Protocol):
    @property
    def version(self) -> str: ...


B = TypeVar("B", bound=_Edition)


def current_books(database: Database, shipped: ReferenceBooks) -> ReferenceBooks:
    """Return the books with every edition of the city that is newer than the one shipped.

    An update of the program may bring a newer edition than the city has sent: the newer one counts.
    """
    with database.reading() as tx:
        rates = tx.settings.preference(TEXT.format(name="rates"))
        occupations = tx.settings.preference(TEXT.format(name="occupations"))
    return replace(
        shipped,
        rates=_newer(shipped.rates, rates, RateBook.parse),
        occupations=_newer(shipped.occupations, occupations, OccupationList.parse),
    )


def _newer(shipped: B, text: str | None, parse: Callable[[str], B]) -> B:
    if not text:
        return shipped
    try:
        sent = parse(text)
    except ValueError:
        logger.warning("an edition of the city is not readable by this program")
        return shipped
    return sent if _order(sent.version) > _order(shipped.version) else shipped


def _order(version: str) -> tuple[int, ...]:
    """Return what a version like ``2026.11`` or ``2026.11.2`` is ordered by."""
    return tuple(int(part) for part in version.split(".") if part.isdecimal())
