"""Reading a batch as far as each of its facts can be answered: by the id and hash programs make."""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from msgspec import convert

from central_server.judging import Offer
from central_server.problems import Problem
from central_server.settings import Settings
from desktop_app.domain.batch import COUNT, from_columns
from desktop_app.domain.facts import Json

_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_BESIDES = frozenset({"signed"})
"""What else an envelope may hold: read in ``seals.py``."""
_HASH = re.compile(r"[0-9a-f]{64}")


def offers_in(document: Json, settings: Settings) -> list[Offer]:
    """Return the facts of a batch, whole or cut into columns, in the order sent.

    Raises:
        Problem: ``request-invalid`` for an envelope that cannot be answered fact by fact,
            ``too-large`` for too many facts, or for columns that stand for too much.
    """
    match document:
        case {"facts": list(facts), **rest} if rest.keys() <= _BESIDES:
            _refuse_too_many(len(facts), settings.facts_per_push)
            return [_offer(fact, place) for place, fact in enumerate(facts)]
        case {"columns": dict(columns), **rest} if rest.keys() <= _BESIDES:
            return list(_hashed(_rows(columns, settings.facts_per_push), settings.body_unpacked))
    raise Problem("request-invalid", "facts")


def _refuse_too_many(count: Any, most: int) -> None:
    if isinstance(count, int) and count > most:
        raise Problem("too-large", f"at most {most} facts")


def _rows(columns: dict[str, Any], most: int) -> list[dict[str, Any]]:
    _refuse_too_many(columns.get(COUNT), most)
    try:
        return from_columns(columns, most)
    except ValueError:
        raise Problem("request-invalid", "columns") from None


def _hashed(facts: Iterable[dict[str, Any]], most: int) -> Iterable[Offer]:
    """Take facts whose hash did not travel: the receipt says which it was.

    A column may say a long text once for a thousand facts, so it is counted what they come to.
    """
    size = 0
    for place, fact in enumerate(facts):
        offer = Offer.unhashed(_id(fact, place), fact)
        size += len(offer.canonical)
        if size > most:
            raise Problem("too-large")
        yield offer


def _offer(fact: Json, place: int) -> Offer:
    """Take a fact with the hash its sender gave it."""
    if not isinstance(fact, dict):
        raise Problem("request-invalid", f"facts.{place}")
    digest = fact.get("hash")
    if not isinstance(digest, str) or not _HASH.fullmatch(digest):
        raise Problem("request-invalid", f"facts.{place}.hash")
    return Offer(_id(fact, place), digest, {k: v for k, v in fact.items() if k != "hash"})


def _id(fact: Mapping[str, Json], place: int) -> UUID:
    identity = fact.get("id")
    if not isinstance(identity, str) or not _ID.fullmatch(identity):
        raise Problem("request-invalid", f"facts.{place}.id")
    return convert(identity, UUID)
