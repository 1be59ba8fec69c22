"""What the city said of a registration beyond its steps: doubles, and contents of its own."""

import json
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.orm import Session

from desktop_app.domain.disputes import CityContent, Double, DoubleState
from desktop_app.domain.facts import canonical
from desktop_app.storage.models import CityContentRow, DoubleRow, FactRow


class Disputes:
    def __init__(self, session: Session) -> None:
        self._session = session

    def put_double(self, double: Double) -> None:
        """Keep the newest word about one pair."""
        news: dict[str, Any] = {
            "kelurahan": double.kelurahan,
            "state": double.state.value,
            "at": double.at,
        }
        self._session.execute(
            upsert(DoubleRow)
            .values(worker=double.worker, other=double.other, **news)
            .on_conflict_do_update(index_elements=[DoubleRow.worker, DoubleRow.other], set_=news)
        )

    def doubles(self, worker: UUID) -> list[Double]:
        query = select(DoubleRow).where(DoubleRow.worker == worker).order_by(DoubleRow.other)
        return [_double(row) for row in self._session.scalars(query)]

    def open_doubles(self) -> list[Double]:
        """Return every pair that waits for the city, the oldest first."""
        query = (
            select(DoubleRow)
            .where(DoubleRow.state == DoubleState.OPEN.value)
            .order_by(DoubleRow.at, DoubleRow.other)
        )
        return [_double(row) for row in self._session.scalars(query)]

    def put_content(self, content: CityContent) -> CityContent:
        """Add a content of the city's; one that takes over from another that was pending."""
        self.settle(content.worker)
        newest = self._session.scalar(select(func.max(FactRow.seq))) or 0
        self._session.execute(
            insert(CityContentRow).values(
                worker=content.worker,
                id=content.id,
                version=content.version,
                at=content.at,
                reason=content.reason,
                body=canonical(content.body),
                facts=newest,
                pending=int(content.pending),
                base=content.base,
                signature=content.signature,
                epoch=content.epoch,
            )
        )
        return replace(content, facts=newest)

    def contents(self, worker: UUID) -> list[CityContent]:
        """Return what came from the city about a registration, oldest first."""
        query = (
            select(CityContentRow)
            .where(CityContentRow.worker == worker)
            .order_by(CityContentRow.seq)
        )
        return [_content(row) for row in self._session.scalars(query)]

    def corrections_unknown_to(self, epoch: str) -> list[CityContent]:
        """Return the corrections this life of the city's register has not told, oldest first."""
        query = (
            select(CityContentRow)
            .where(CityContentRow.signature != "", CityContentRow.epoch != epoch)
            .order_by(CityContentRow.seq)
        )
        return [_content(row) for row in self._session.scalars(query)]

    def known_to(self, content: UUID, epoch: str) -> None:
        """Note that a life of the city's register holds a correction, or has put it aside."""
        self._session.execute(
            update(CityContentRow).where(CityContentRow.id == content).values(epoch=epoch)
        )

    def pending(self) -> list[CityContent]:
        """Return every content nobody has chosen about yet."""
        query = select(CityContentRow).where(CityContentRow.pending == 1)
        return [_content(row) for row in self._session.scalars(query.order_by(CityContentRow.seq))]

    def settle(self, worker: UUID) -> None:
        """Note that about this registration there is nothing left to be chosen."""
        self._session.execute(
            update(CityContentRow)
            .where(CityContentRow.worker == worker, CityContentRow.pending == 1)
            .values(pending=0)
        )


def _double(row: DoubleRow) -> Double:
    return Double(row.worker, row.other, row.kelurahan, DoubleState(row.state), row.at)


def _content(row: CityContentRow) -> CityContent:
    return CityContent(
        worker=row.worker,
        id=row.id,
        version=row.version,
        at=row.at,
        reason=row.reason,
        body=json.loads(row.body),
        facts=row.facts,
        pending=bool(row.pending),
        base=row.base,
        signature=row.signature,
        epoch=row.epoch,
    )
