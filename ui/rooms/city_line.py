"""The line to the city: rounds, the round by stick, being let in, and being withdrawn.

What speaks with the city is read with the first round, on the network's thread: until then, and
on a laptop without a line for good, its memory is free (docs/decisions/0060).
"""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from desktop_app.errors import Unavailable
from desktop_app.use_cases import farewell
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.identity import let_in_anew, wants_activation
from desktop_app.use_cases.sending import send_now
from ui.jobs import JobRunner
from ui.viewmodels.at_desk import Clock
from ui.viewmodels.banner import RoundOutcome
from ui.viewmodels.exchange import ExchangeActs
from ui.viewmodels.letting_in import LettingInActs
from ui.viewmodels.revoked import RevokedActs, RevokedViewModel

if TYPE_CHECKING:
    from desktop_app.sync.client import CityServer
    from desktop_app.sync.round import RoundResult

logger = logging.getLogger(__name__)


class Line(Protocol):
    """What the screens ask of a line, wherever it leads."""

    def send(self, hurried: bool, /) -> RoundOutcome: ...
    def drop(self) -> None: ...
    def exchange(self) -> ExchangeActs: ...
    def letting_in(self) -> LettingInActs: ...


class CityLine(QObject):
    """All that goes from this laptop to the city and back, whichever way it travels.

    Args:
        desk: Gives the desk as it is now.
        folder: Where the clerk's data lies.
        clock: Gives the present moment, aware UTC.
        parent: The open desk.

    Signals:
        revoked: The city has withdrawn this laptop, and signed it.
        renumbered: How many registrations a round, or a reply by stick, gave another number.
        kept_away: How many facts of before this laptop was let in anew the city has not given back.
    """

    revoked = Signal()
    renumbered = Signal(int)
    kept_away = Signal(int)

    def __init__(
        self, desk: Callable[[], Desk], folder: Path, clock: Clock, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._folder, self._clock = desk, folder, clock
        self._address = ""
        self._server: CityServer | None = None

    def drop(self) -> None:
        """Forget the connection: what it ran over may be gone."""
        if self._server is not None:
            self._server.line.drop()

    def close(self) -> None:
        """Close it; called once the lanes are closed."""
        if self._server is not None:
            self._server.close()

    def send(self, hurried: bool) -> "RoundResult":
        """Run one round; on the network's thread."""
        from desktop_app.sync import last_words
        from desktop_app.sync.round import run_round

        desk = self._desk()
        if hurried:
            send_now(desk)
        result = run_round(desk.database, self._there(desk), self._clock)
        if result.renumbered:
            self.renumbered.emit(result.renumbered)
        if result.kept_away:
            self.kept_away.emit(result.kept_away)
        if result.cause == last_words.REVOKED:
            self._look_into_revocation(desk)
        return result

    def _there(self, desk: Desk) -> "CityServer":
        """Return the line to where the file says the city is: a new activation may have moved it.

        On the network's thread, as everything that uses the line; reading whom the system trusts
        would hold up the form.
        """
        from desktop_app.sync.client import CityServer

        with desk.database.reading() as tx:
            address = (tx.settings.device() or desk.device).server
        if self._server is not None and address == self._address:
            return self._server
        if self._server is not None:
            logger.info("the city's server has another address from now on")
            self._server.close()
        self._server, self._address = CityServer(address, self._clock), address
        return self._server

    def _look_into_revocation(self, desk: Desk) -> None:
        """Lock the desk if the city has signed that this laptop is withdrawn, and for no less."""
        from desktop_app.sync import last_words

        try:
            proof = last_words.proof_of_revocation(desk.database, self._there(desk), self._clock)
        except Unavailable as no:
            logger.info("the revocation is not proven yet: %s", no)
            return
        if proof:
            farewell.keep_proof(desk.database, proof)
            self.revoked.emit()

    def farewell(self, jobs: JobRunner) -> RevokedViewModel:
        """Return what locks the desk, and sends what is still here."""
        from desktop_app.sync import last_words

        desk = self._desk()
        acts = RevokedActs(
            say=lambda: last_words.say_last_words(desk.database, self._there(desk), self._clock),
            decide=lambda bequeathed: farewell.decide_to_wipe(
                self._folder, desk.database, bequeathed, self._clock()
            ),
            forgive=lambda: farewell.keep_proof(desk.database, ""),
        )
        return RevokedViewModel(jobs, acts, self)

    def letting_in(self) -> LettingInActs:
        """Return the way back in for a laptop whose key is lost."""

        def by_file(path: Path) -> None:
            from desktop_app.sync.activation import read_activation

            let_in_anew(self._desk(), read_activation(path.read_bytes()), self._clock())

        def by_code(code: str) -> None:
            desk = self._desk()
            let_in_anew(desk, self._there(desk).activation(code), self._clock())

        return LettingInActs(lambda: wants_activation(self._desk()), by_file, by_code)

    def exchange(self) -> ExchangeActs:
        """Return the round by stick; what it writes and reads is the city's business alone."""

        def read(path: Path) -> tuple[int, int, int]:
            from desktop_app.sync import exchange

            brought = exchange.read_in(self._desk().database, path, self._clock)
            if brought.renumbered:
                self.renumbered.emit(brought.renumbered)
            return brought.stored, brought.given_back, brought.news

        def write(path: Path) -> int | None:
            from desktop_app.sync import exchange

            written = exchange.write_out(self._desk().database, path, self._clock)
            return None if written.asks else written.facts

        def name() -> str:
            from desktop_app.sync import exchange

            device = self._desk().device
            return f"{device.number:02}-{self._clock():%Y%m%d-%H%M%S}{exchange.SUFFIX}"

        return ExchangeActs(
            write=write,
            read=read,
            name=name,
        )
