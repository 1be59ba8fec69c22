"""A counter at work: the real program with its own encrypted file, and a real line to the city."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from desktop_app.domain.delivery import DeliveryStatus
from desktop_app.domain.issues import Refused, Weight
from desktop_app.domain.office import Activation
from desktop_app.sync.client import CityServer
from desktop_app.sync.round import RoundResult, run_round
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.form import RegistrationForm
from desktop_app.use_cases.registration import register_worker
from desktop_app.use_cases.sending import send_now
from tests.campaigns import office
from tests.fixtures.people import TRADER

DELIVERED = DeliveryStatus.DELIVERED.value


@dataclass
class Counter:
    """One laptop at its counter.

    Attributes:
        skew: How wrong the laptop's clock is.
        saved: Ids of the registrations that were shown as saved.
    """

    desk: Desk
    url: str
    number: int
    skew: timedelta = timedelta(0)
    read_seconds: float = 3.0
    saved: list[UUID] = field(default_factory=list)

    def clock(self) -> datetime:
        return datetime.now(UTC) + self.skew

    def register(self, person: int) -> UUID:
        form = somebody(self.number, person, self.desk.city.kelurahan.digits)
        try:
            saved = register_worker(self.desk, form, frozenset(), self.clock())
        except Refused as no:
            if any(issue.weight is Weight.BLOCKS for issue in no.issues):
                raise
            seen = frozenset(issue.code for issue in no.issues)
            saved = register_worker(self.desk, form, seen, self.clock())
        self.saved.append(saved.id)
        return saved.id

    def round(self) -> RoundResult:
        """Press "Kirim sekarang" and let one round run."""
        send_now(self.desk)
        with closing(CityServer(self.url, self.clock, read_seconds=self.read_seconds)) as line:
            return run_round(self.desk.database, line, self.clock)

    def facts(self) -> list[tuple[UUID, str, str]]:
        """Return id, standing and code of every fact, in order."""
        with self.desk.database._reader.connect() as connection:
            told = connection.exec_driver_sql(
                "SELECT f.id, d.status, d.code FROM facts f JOIN deliveries d ON d.seq = f.seq "
                "ORDER BY f.seq"
            )
            return [(UUID(bytes=row[0]), row[1], row[2]) for row in told]


def somebody(counter: int, person: int, kelurahan: str) -> RegistrationForm:
    """Return the form of a person nobody else registers: up to 100,000 of each of 28 counters."""
    day, rest = counter % 28 + 1, person // 9_999
    nik = f"337501{day:02}{rest % 12 + 1:02}{80 + counter // 28}{person % 9_999 + 1:04}"
    return replace(TRADER, nik=nik, family_card="", kelurahan=kelurahan)


@contextmanager
def a_counter(folder: Path, activation: Activation, number: int) -> Iterator[Counter]:
    """Set a laptop up from its activation and sit down at it."""
    office.guess_cheaply()
    keychain = office.FileKeychain(folder / "keychain.json")
    folder.mkdir(parents=True)
    opened = office.new_laptop(folder / "data", keychain, activation)
    try:
        desk = office.sit_down(opened.database, opened.officer)
        yield Counter(desk, activation.server, number)
    finally:
        opened.database.close()
