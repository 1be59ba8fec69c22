"""What was being typed, kept until it is saved or thrown away."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from desktop_app.storage.models import DraftRow


@dataclass(frozen=True, slots=True)
class StoredDraft:
    """One form under way.

    Attributes:
        place: Which form: empty for a new registration, else the id of the one being amended.
        form: What was typed, as its use case packed it.
        at: When it was last kept, aware UTC.
        officer: Name of who typed it.
    """

    place: str
    form: str
    at: datetime
    officer: str


class Drafts:
    def __init__(self, session: Session) -> None:
        self._session = session

    def keep(self, draft: StoredDraft) -> None:
        """Keep what was typed, in the place of what was kept before."""
        values = {"form": draft.form, "at": draft.at, "officer": draft.officer}
        self._session.execute(
            insert(DraftRow)
            .values(place=draft.place, **values)
            .on_conflict_do_update(index_elements=[DraftRow.place], set_=values)
        )

    def of(self, place: str) -> StoredDraft | None:
        row = self._session.get(DraftRow, place)
        return None if row is None else StoredDraft(row.place, row.form, row.at, row.officer)

    def all(self) -> list[StoredDraft]:
        """Return every draft, the one kept last first."""
        rows = self._session.scalars(select(DraftRow).order_by(DraftRow.at.desc()))
        return [StoredDraft(row.place, row.form, row.at, row.officer) for row in rows]

    def drop(self, place: str) -> None:
        self._session.execute(delete(DraftRow).where(DraftRow.place == place))

    def drop_older(self, than: datetime) -> None:
        self._session.execute(delete(DraftRow).where(DraftRow.at < than))
