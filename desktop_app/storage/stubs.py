"""Stubs that were read off paper, until the city has opened them: nobody here can."""

import hashlib
from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from desktop_app.domain.membership import Status
from desktop_app.domain.on_paper import OnPaper
from desktop_app.domain.stub import ReadStub, StubAnswer, StubOutcome, StubPart, joined
from desktop_app.errors import Unavailable
from desktop_app.storage.copies import CONTENT
from desktop_app.storage.models import FactRow, RegistrationRow
from desktop_app.storage.settings import LOOKING, read_setting, write_setting
from desktop_app.storage.stub_models import StubPartRow, StubRow

_ON_PAPER = "stubs_on_paper"


class Stubs:
    def __init__(self, session: Session) -> None:
        self._session = session

    def take_part(self, part: StubPart) -> bytes | None:
        """Keep a piece until the others are here; return the sealed stub once they all are.

        Raises:
            Unavailable: ``database.looking_only``.
            ValueError: The pieces that bear its name do not make up what it names.
        """
        if self._session.info.get(LOOKING):
            raise Unavailable("database.looking_only")
        whose = (StubPartRow.name == part.name) & (StubPartRow.parts == part.count)
        rows = self._session.execute(
            select(StubPartRow.place, StubPartRow.piece).where(whose)
        ).all()
        others = [StubPart(part.name, row.place, part.count, row.piece) for row in rows]
        sealed = joined([*(one for one in others if one.place != part.place), part])
        if sealed is not None:
            self._session.execute(delete(StubPartRow).where(StubPartRow.name == part.name))
            return sealed
        self._session.execute(
            insert(StubPartRow)
            .values(name=part.name, parts=part.count, place=part.place, piece=part.piece)
            .on_conflict_do_nothing()
        )
        return None

    def put(self, sealed: bytes, at: datetime, officer: str) -> bool:
        """Let a stub wait for the city; say whether it had never been read here.

        One the city has answered already is asked about again: no harm, and a register that was
        set back to a backup gets what it has lost.
        """
        name = hashlib.sha256(sealed).digest()
        before = self._session.get(StubRow, name)
        values = {"sealed": sealed, "at": at, "officer": officer, "outcome": ""}
        self._session.execute(
            insert(StubRow)
            .values(name=name, **values)
            .on_conflict_do_update(index_elements=[StubRow.name], set_=values)
        )
        return before is None

    def waiting(self, most: int) -> Sequence[bytes]:
        """Return the oldest stubs the city has not answered."""
        query = select(StubRow.sealed).where(StubRow.outcome == "")
        return self._session.scalars(query.order_by(StubRow.at, StubRow.name).limit(most)).all()

    def record(self, name: bytes, answer: StubAnswer) -> None:
        """Keep what the city has said of a stub; its bytes are not needed any more.

        Args:
            name: SHA-256 of the sealed bytes.
            answer: The city's.
        """
        self._session.execute(
            update(StubRow)
            .where(StubRow.name == name)
            .values(
                sealed=b"",
                outcome=answer.outcome.value,
                number=answer.number,
                code=answer.code,
            )
        )

    def all(self) -> list[ReadStub]:
        """Return every stub read here, the newest first."""
        rows = self._session.scalars(select(StubRow).order_by(StubRow.at.desc(), StubRow.name))
        return [
            ReadStub(
                at=row.at,
                officer=row.officer,
                answer=StubAnswer(StubOutcome(row.outcome), row.number, row.code)
                if row.outcome
                else None,
            )
            for row in rows
        ]

    def on_paper(self) -> OnPaper:
        """Return which acts have a stub on paper."""
        return read_setting(self._session, _ON_PAPER, OnPaper) or OnPaper()

    def note_on_paper(self, acts: Collection[int]) -> None:
        """Keep that the stubs of some acts came out."""
        before = self.on_paper()
        lacking = [act for _, act in self.unprinted() if act not in acts]
        write_setting(self._session, _ON_PAPER, before.after(acts, lacking))

    def unprinted(self) -> list[tuple[UUID, int]]:
        """Return whose newest act has no stub on paper, and its number; the oldest first.

        Withdrawn ones have no stub.
        """
        there = self.on_paper()
        newest = func.max(FactRow.seq)
        query = (
            select(FactRow.worker, newest)
            .join(RegistrationRow, RegistrationRow.id == FactRow.worker)
            .where(
                FactRow.seq > there.upto,
                FactRow.kind.in_(CONTENT),
                RegistrationRow.status != Status.WITHDRAWN.value,
            )
            .group_by(FactRow.worker)
            .order_by(newest)
        )
        beyond = frozenset(there.beyond)
        return [(worker, seq) for worker, seq in self._session.execute(query) if seq not in beyond]

    def at_event(self, event: str) -> Sequence[UUID]:
        """Return who was registered at an event, in that order."""
        query = select(RegistrationRow.id).where(RegistrationRow.event == event)
        return self._session.scalars(query.order_by(RegistrationRow.row)).all()

    def incomplete(self) -> int:
        """Count the stubs of which a piece is still missing."""
        some = select(StubPartRow.name).distinct().subquery()
        return self._session.scalar(select(func.count()).select_from(some)) or 0
