"""How far this laptop has followed the city: which life of its register, and the news of it."""

from dataclasses import replace

from sqlalchemy.orm import Session

from desktop_app.domain.life import Life
from desktop_app.domain.office import Device
from desktop_app.storage.settings import read_setting, write_setting

_CURSOR = "inbox.cursor"
_LIFE = "inbox.life"


class Inbox:
    def __init__(self, session: Session) -> None:
        self._session = session

    def cursor(self) -> int:
        """Return the last item that was applied; 0 before the first of this life."""
        return read_setting(self._session, _CURSOR, int) or 0

    def advance(self, cursor: int) -> None:
        """Keep where reading goes on; in the transaction that applies what was read."""
        if cursor < 0:
            raise ValueError("a cursor is not negative")
        write_setting(self._session, _CURSOR, cursor)

    def life(self) -> Life:
        """Return the life of the city's register this laptop follows; at first its activation's."""
        known = read_setting(self._session, _LIFE, Life)
        if known is not None:
            return known
        device = read_setting(self._session, "device", Device)
        return Life(epoch=device.epoch if device else "")

    def keep(self, life: Life) -> None:
        write_setting(self._session, _LIFE, life)

    def begin(self, life: Life) -> None:
        """Follow another life, from its first piece of news."""
        self.keep(life)
        self.advance(0)

    def want_comparison(self) -> None:
        """Let the next round compare what was delivered, whenever it was last compared."""
        self.keep(replace(self.life(), wanted=True))

    def backed_up(self) -> int:
        """Return up to which of the kelurahan's facts the server's verified backup reaches.

        It is 0 until all that was delivered has been compared with the present life: before that,
        a number given by an earlier life may belong to another fact.
        """
        return self.life().proven_backed_up()
