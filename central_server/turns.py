"""Whether an amendment may change the register: it stands on what is shown, or a person decides."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from central_server.judging import Offer
from central_server.models import CorrectionRow, DecisionRow, FactRow, RegistrationRow
from central_server.wire.v1 import Verdict
from desktop_app.domain.facts import Json
from desktop_app.domain.versions import Turn, Version, same_content, turn_of

CLERK = ""
"""The operator of a decision the clerk has made by a later act."""

WITHDRAWN = "withdrawn"
"""Outcome of a held fact whose clerk went back to the city's version, or built on it."""


def version_offered(offer: Offer, device: UUID, number: int, seq: int) -> Version:
    """Return an offered registration or amendment as a version."""
    return Version(offer.id, number, str(device), seq, _base(offer.content))


def turn(
    session: Session,
    row: RegistrationRow,
    offered: Version,
    known: Mapping[UUID, FactRow],
) -> Turn:
    """Say what an offered version is to the one the register shows."""
    base_of = _bases(session, known)
    hand = "" if row.hand is None else str(row.hand)
    shown = Version(row.fact, row.version, hand, row.seq, base_of(row.fact))
    return turn_of(offered, shown, base_of)


def says_the_same(row: RegistrationRow, offer: Offer) -> bool:
    """Say whether an offer states of the person what the register already shows."""
    body = offer.content.get("body")
    return isinstance(body, Mapping) and same_content(body, json.loads(row.content))


def lay_to_rest(session: Session, worker: UUID, device: UUID, before: int, now: datetime) -> None:
    """Close what was held of a device about a person: its clerk has decided by a later version."""
    held = select(FactRow).where(
        FactRow.worker == worker,
        FactRow.device == device,
        FactRow.verdict == Verdict.NEEDS_CITY.value,
        FactRow.version < before,
        FactRow.id.not_in(select(DecisionRow.fact)),
    )
    for fact in session.scalars(held):
        session.add(
            DecisionRow(
                fact=fact.id,
                hash=fact.hash,
                outcome=WITHDRAWN,
                at=now,
                operator=CLERK,
                reason="",
            )
        )


def _bases(session: Session, known: Mapping[UUID, FactRow]) -> Callable[[UUID], UUID | None]:
    def base_of(version: UUID) -> UUID | None:
        fact = known.get(version) or session.get(FactRow, version)
        if fact is not None:
            return _base(json.loads(fact.content))
        correction = session.get(CorrectionRow, version)
        return None if correction is None else correction.base

    return base_of


def _base(content: Mapping[str, Json]) -> UUID | None:
    body = content.get("body")
    base = body.get("base") if isinstance(body, Mapping) else None
    try:
        return UUID(base) if isinstance(base, str) else None
    except ValueError:
        return None
