"""What was being typed, kept until it is saved or thrown away."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from desktop_app.errors import Unavailable
from desktop_app.storage.models import DraftRow
from desktop_app.storage.settings import LOOKING


@dataclass(frozen=True, slots=True)
class StoredDraft:
    """One form under way.

    Attributes:
        place: Which form: empty for a new registration, else the id of the one being amended.
        form: What was typed, as its use case packed it.
        at: When it was last kept, aware UTC.
        officer: Id of who typed it; whoever comes to the desk after them has a form of their own.
    """

    place: str
    form: str
    at: datetime
    officer: UUID


class Drafts:
    def __init__(self, session: Session) -> None:
        self._session = session

    def keep(self, draft: StoredDraft) -> None:
        """Keep what was typed, in the place of what the same officer had kept before.

        Raises:
            Unavailable: ``database.looking_only``.
        """
        if self._session.info.get(LOOKING):
            raise Unavailable("database.looking_only")
        values = {"form": draft.form, "at": draft.at}
        self._session.execute(
            insert(DraftRow)
            .values(place=draft.place, officer=str(draft.officer), **values)
            .on_conflict_do_update(index_elements=[DraftRow.place, DraftRow.officer], set_=values)
        )

    def of(self, place: str, officer: UUID) -> StoredDraft | None:
        row = self._session.get(DraftRow, (place, str(officer)))
        return None if row is None else _draft(row)

    def all(self) -> list[StoredDraft]:
        """Return every draft of everybody, the one kept last first."""
        rows = self._session.scalars(select(DraftRow).order_by(DraftRow.at.desc()))
        return [_draft(row) for row in rows]

    def drop(self, place: str, officer: UUID) -> None:
        """Forget what one officer was typing there."""
        self._session.execute(
            delete(DraftRow).where(DraftRow.place == place, DraftRow.officer == str(officer))
        )

    def drop_all_of(self, place: str) -> None:
        """Forget what anybody was typing there: what it began from is no longer so."""
        self._session.execute(delete(DraftRow).where(DraftRow.place == place))

    def drop_older(self, than: datetime) -> None:
        self._session.execute(delete(DraftRow).where(DraftRow.at < than))


def _draft(row: DraftRow) -> StoredDraft:
    return StoredDraft(row.place, row.form, row.at, UUID(row.officer))
