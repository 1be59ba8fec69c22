"""Who may unlock this laptop; their passwords are not here but in the vault."""

from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from desktop_app.domain.office import Officer, Role
from desktop_app.storage.models import OfficerRow
from desktop_app.storage.settings import OFFICE


class Officers:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, officer: Officer) -> None:
        self._session.info[OFFICE] = True
        self._session.execute(
            insert(OfficerRow).values(id=officer.id, name=officer.name, role=officer.role.value)
        )

    def all(self) -> list[Officer]:
        """Return all officers by name."""
        rows = self._session.scalars(select(OfficerRow).order_by(OfficerRow.name, OfficerRow.id))
        return [_officer(row) for row in rows]

    def get(self, officer: UUID) -> Officer | None:
        row = self._session.get(OfficerRow, officer)
        return None if row is None else _officer(row)


def _officer(row: OfficerRow) -> Officer:
    return Officer(id=row.id, name=row.name, role=Role(row.role))
