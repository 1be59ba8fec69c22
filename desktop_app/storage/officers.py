"""Who works at this laptop, and who did; their passwords are not here but in the vault."""

from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from desktop_app.domain.office import Officer, Role
from desktop_app.storage.models import OfficerRow
from desktop_app.storage.settings import OFFICE


class Officers:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, officer: Officer) -> None:
        self._changed()
        self._session.execute(insert(OfficerRow).values(id=officer.id, **_values(officer)))

    def change(self, officer: Officer) -> None:
        """Write an officer as they are now; nobody is ever removed."""
        self._changed()
        self._session.execute(
            update(OfficerRow).where(OfficerRow.id == officer.id).values(**_values(officer))
        )

    def all(self) -> list[Officer]:
        """Return all officers by name, also those whose access has ended."""
        rows = self._session.scalars(select(OfficerRow).order_by(OfficerRow.name, OfficerRow.id))
        return [_officer(row) for row in rows]

    def get(self, officer: UUID) -> Officer | None:
        row = self._session.get(OfficerRow, officer)
        return None if row is None else _officer(row)

    def _changed(self) -> None:
        self._session.info[OFFICE] = True


def _values(officer: Officer) -> dict[str, str | int]:
    return {
        "name": officer.name,
        "role": officer.role.value,
        "has_access": int(officer.has_access),
        "former": "\n".join(officer.former),
    }


def _officer(row: OfficerRow) -> Officer:
    return Officer(
        id=row.id,
        name=row.name,
        role=Role(row.role),
        has_access=bool(row.has_access),
        former=tuple(row.former.splitlines()),
    )
