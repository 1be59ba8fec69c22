"""Whether a laptop can go to a field event: each thing looked at gets a light, and says why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

CLOCK_SLACK = timedelta(minutes=5)
"""How far a clock may lie behind what it showed before."""

CITY_SILENT = timedelta(days=30)
"""After this long without the city, its rules and rates may be others."""

BACKUP_AGE = timedelta(days=1)
TEST_PAGE_AGE = timedelta(days=30)

BATTERY_ENOUGH, BATTERY_LITTLE = 60, 30
"""Percent without a plug: about a morning, and too little to begin one."""


class Subject(StrEnum):
    """What is looked at, in the order it is told."""

    LOGIN = "login"
    CLOCK = "clock"
    DISK = "disk"
    BATTERY = "battery"
    PRINTER = "printer"
    TEST_PAGE = "test_page"
    BOOKS = "books"
    UNSENT = "unsent"
    BACKUP = "backup"
    COPIES = "copies"
    UPDATES = "updates"


class Light(StrEnum):
    """How it stands: go, go knowingly, do not go yet, and what no program can tell."""

    READY = "ready"
    MIND = "mind"
    STOP = "stop"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Battery:
    """What the system says of its power; ``percent`` from 0 to 100."""

    percent: int
    plugged: bool


@dataclass(frozen=True, slots=True)
class TriedPrinter:
    """A printer that took a test page, and when."""

    printer: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Observed:
    """Everything that is looked at, as it was found.

    Attributes:
        is_enrolled: Whether the city has let this laptop in.
        has_key: Whether the key it is known by is at hand.
        is_revoked: Whether the last round ended because the city withdrew it.
        heard: When the city last gave a proven answer.
        newest: When the newest act on file was saved, by the clock of then.
        clock_differs: Whether the city's clock and ours are apart, by the last proven answer.
        free: Megabytes left on the disk; ``little`` and ``least`` are where a warning and a stop
            begin.
        battery: None where there is none, or nothing is said of it.
        printer: The chosen one; empty where none is.
        printers: Those the system knows.
        waiting, given_back: Facts not yet sent, and those the clerk has to put right.
        tried: The last test page a printer took.
        backup: When the last verified backup was made.
        copies_behind: Files of the second copy the disk has refused.
        looked: When it was last known whether there is a newer version of the program.
        look_failed: When what the city or a stick holds of that was last refused.
    """

    is_enrolled: bool
    has_key: bool
    is_revoked: bool
    heard: datetime | None
    newest: datetime | None
    clock_differs: bool
    free: int
    little: int
    least: int
    battery: Battery | None
    printer: str
    printers: Sequence[str]
    tried: TriedPrinter | None
    rates: str
    waiting: int
    given_back: int
    backup: datetime | None
    copies_behind: int
    looked: datetime | None
    look_failed: datetime | None


@dataclass(frozen=True, slots=True)
class Finding:
    """One light; ``code`` and ``figures`` say why it shines so."""

    subject: Subject
    light: Light
    code: str
    figures: Mapping[str, str | int | datetime] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChecklistLine:
    """One line: a shape's letter, what was looked at, and how it stands."""

    mark: str
    subject: str
    words: str


def judged(seen: Observed, now: datetime) -> tuple[Finding, ...]:
    """Return a light for each subject, in order.

    Args:
        seen: As found.
        now: Aware UTC, by the clock that is judged too.
    """
    return (
        _login(seen),
        _clock(seen, now),
        _disk(seen),
        _battery(seen),
        _printer(seen),
        _test_page(seen, now),
        _books(seen, now),
        _unsent(seen),
        _backup(seen, now),
        _copies(seen),
        _updates(seen),
    )


def worst(findings: Sequence[Finding]) -> Light:
    """Return the light of the whole: what cannot be told never holds anybody up."""
    for light in (Light.STOP, Light.MIND):
        if any(finding.light is light for finding in findings):
            return light
    return Light.READY


def _login(seen: Observed) -> Finding:
    if seen.is_revoked:
        return Finding(Subject.LOGIN, Light.STOP, "login.revoked")
    if not seen.has_key:
        return Finding(Subject.LOGIN, Light.STOP, "login.key_away")
    if not seen.is_enrolled:
        return Finding(Subject.LOGIN, Light.MIND, "login.not_yet")
    return Finding(Subject.LOGIN, Light.READY, "login.ready")


def _clock(seen: Observed, now: datetime) -> Finding:
    before = max((each for each in (seen.heard, seen.newest) if each), default=None)
    if before is not None and now < before - CLOCK_SLACK:
        return Finding(Subject.CLOCK, Light.STOP, "clock.behind", {"now": now, "before": before})
    if seen.clock_differs:
        return Finding(Subject.CLOCK, Light.MIND, "clock.differs", {"now": now})
    return Finding(Subject.CLOCK, Light.READY, "clock.ready", {"now": now})


def _disk(seen: Observed) -> Finding:
    light, code = Light.READY, "disk.ready"
    if seen.free < seen.least:
        light, code = Light.STOP, "disk.full"
    elif seen.free < seen.little:
        light, code = Light.MIND, "disk.little"
    return Finding(Subject.DISK, light, code, {"megabytes": seen.free})


def _battery(seen: Observed) -> Finding:
    battery = seen.battery
    if battery is None:
        return Finding(Subject.BATTERY, Light.UNKNOWN, "battery.unknown")
    figures = {"percent": battery.percent}
    if battery.plugged or battery.percent >= BATTERY_ENOUGH:
        code = "battery.plugged" if battery.plugged else "battery.ready"
        return Finding(Subject.BATTERY, Light.READY, code, figures)
    light = Light.MIND if battery.percent >= BATTERY_LITTLE else Light.STOP
    return Finding(Subject.BATTERY, light, "battery.little", figures)


def _printer(seen: Observed) -> Finding:
    if not seen.printer:
        return Finding(Subject.PRINTER, Light.MIND, "printer.none")
    figures = {"name": seen.printer}
    if seen.printer not in seen.printers:
        return Finding(Subject.PRINTER, Light.STOP, "printer.gone", figures)
    return Finding(Subject.PRINTER, Light.READY, "printer.ready", figures)


def _test_page(seen: Observed, now: datetime) -> Finding:
    tested = seen.tried
    if not seen.printer or tested is None or tested.printer != seen.printer:
        return Finding(Subject.TEST_PAGE, Light.MIND, "test_page.never")
    if now - tested.at > TEST_PAGE_AGE:
        return Finding(Subject.TEST_PAGE, Light.MIND, "test_page.old", {"at": tested.at})
    return Finding(Subject.TEST_PAGE, Light.READY, "test_page.ready", {"at": tested.at})


def _books(seen: Observed, now: datetime) -> Finding:
    if seen.heard is None:
        return Finding(Subject.BOOKS, Light.MIND, "books.never", {"version": seen.rates})
    figures: Mapping[str, str | datetime] = {"version": seen.rates, "at": seen.heard}
    if now - seen.heard > CITY_SILENT:
        return Finding(Subject.BOOKS, Light.MIND, "books.old", figures)
    return Finding(Subject.BOOKS, Light.READY, "books.ready", figures)


def _unsent(seen: Observed) -> Finding:
    if seen.given_back:
        return Finding(Subject.UNSENT, Light.MIND, "unsent.given_back", {"n": seen.given_back})
    if seen.waiting:
        return Finding(Subject.UNSENT, Light.MIND, "unsent.some", {"n": seen.waiting})
    return Finding(Subject.UNSENT, Light.READY, "unsent.none")


def _backup(seen: Observed, now: datetime) -> Finding:
    if seen.backup is None:
        return Finding(Subject.BACKUP, Light.STOP, "backup.never")
    light = Light.READY if now - seen.backup <= BACKUP_AGE else Light.MIND
    code = "backup.ready" if light is Light.READY else "backup.old"
    return Finding(Subject.BACKUP, light, code, {"at": seen.backup})


def _copies(seen: Observed) -> Finding:
    if seen.copies_behind:
        return Finding(Subject.COPIES, Light.STOP, "copies.behind", {"n": seen.copies_behind})
    return Finding(Subject.COPIES, Light.READY, "copies.ready")


def _updates(seen: Observed) -> Finding:
    failed, looked = seen.look_failed, seen.looked
    if failed is not None and (looked is None or looked < failed):
        return Finding(Subject.UPDATES, Light.MIND, "updates.failed", {"at": failed})
    if looked is None:
        return Finding(Subject.UPDATES, Light.UNKNOWN, "updates.never")
    return Finding(Subject.UPDATES, Light.READY, "updates.ready", {"at": looked})
