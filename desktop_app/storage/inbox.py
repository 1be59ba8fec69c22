"""How far this laptop has read the city's news."""

from sqlalchemy.orm import Session

from desktop_app.storage.settings import read_setting, write_setting

_CURSOR = "inbox.cursor"


class Inbox:
    def __init__(self, session: Session) -> None:
        self._session = session

    def cursor(self) -> int:
        """Return the last item that was applied; 0 before the first."""
        return read_setting(self._session, _CURSOR, int) or 0

    def advance(self, cursor: int) -> None:
        """Keep where reading goes on; in the transaction that applies what was read.

        A server that came back from a backup counts anew, so a smaller number is not refused.
        """
        if cursor < 0:
            raise ValueError("a cursor is not negative")
        write_setting(self._session, _CURSOR, cursor)
