"""Who did what at the city's side: one line per act of an operator, in its own transaction."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from central_server.models import ActRow


@dataclass(frozen=True, slots=True)
class Operator:
    """Who acts, and when (aware UTC)."""

    name: str
    at: datetime

    def records(self, session: Session, act: str, subject: str) -> None:
        """Note an act and the ids or numbers it was about; never a name or a NIK."""
        session.add(ActRow(at=self.at, operator=self.name, act=act, subject=subject))
