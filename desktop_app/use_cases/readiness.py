"""Looking whether this laptop can go to an event, and trying its printer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from desktop_app.documents import words
from desktop_app.domain.readiness import (
    Battery,
    ChecklistLine,
    Finding,
    Observed,
    TriedPrinter,
    judged,
)
from desktop_app.storage.database import Transaction
from desktop_app.storage.disk_room import LEAST, LITTLE, MEGABYTE
from desktop_app.storage.documents import packed, unpacked
from desktop_app.use_cases.backups import last_backup
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.settings import Preference
from desktop_app.use_cases.updating import last_ends

_TRIED = "printer.tried"
_REVOKED = "sync.device_revoked"


@dataclass(frozen=True, slots=True)
class Machine:
    """What the laptop itself tells, each asked when it is wanted.

    Attributes:
        clock_differs: Whether the city's clock and ours were apart at the last proven answer.
    """

    printers: Callable[[], Sequence[str]]
    battery: Callable[[], Battery | None]
    clock_differs: Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the office nobody keeps a record of.

    Attributes:
        title: What the queue and the spooler call it: no person's name.
        is_trial: It tries the printer.
    """

    title: str
    pdf: bytes
    is_trial: bool = False


def look(desk: Desk, machine: Machine, now: datetime) -> tuple[Finding, ...]:
    """Return a light for each thing an event depends on."""
    backup = last_backup(desk)
    with desk.database.reading() as tx:
        device, line, summary = tx.settings.device(), tx.settings.line(), tx.outbox.summary()
        chosen = tx.settings.preference(Preference.PRINTER.value) or ""
        tried = tx.settings.preference(_TRIED)
        newest = tx.events.newest_save()
        looked, look_failed = last_ends(tx)
    seen = Observed(
        is_enrolled=bool(device and device.id),
        has_key=bool(device and device.private_key),
        is_revoked=line is not None and line.cause == _REVOKED,
        heard=line.heard if line else None,
        newest=newest,
        clock_differs=machine.clock_differs(),
        free=desk.free(desk.database.path) // MEGABYTE,
        little=LITTLE // MEGABYTE,
        least=LEAST // MEGABYTE,
        battery=machine.battery(),
        printer=chosen,
        printers=tuple(machine.printers()),
        tried=unpacked(tried, TriedPrinter) if tried else None,
        rates=desk.reference.rates.version,
        waiting=summary.waiting,
        given_back=summary.needs_clerk,
        backup=backup.at if backup else None,
        copies_behind=desk.database.copies_behind,
        looked=looked,
        look_failed=look_failed,
    )
    return judged(seen, now)


def make_trial_page(desk: Desk, printer: str, now: datetime) -> Page:
    """Make a page that tries a printer: edges, greys, a ruler, the smallest digits, a QR.

    Raises:
        Unavailable: ``paper.qr_unreadable`` when the QR cannot be read back out of the page.
    """
    from desktop_app.documents.trial import TrialPage, trial_page

    moment = f"{now.astimezone(ZoneInfo(desk.zone)):%d-%m-%Y %H.%M}"
    asked = TrialPage(
        title=words.TRIAL_TITLE,
        office=desk.city.letterhead.office,
        made=words.TRIAL_MADE.format(printer=printer, officer=desk.officer.name, at=moment),
        asks=words.TRIAL_ASKS,
        qr=words.TRIAL_QR.format(at=moment),
    )
    return Page(words.TRIAL_TITLE, trial_page(asked), is_trial=True)


def note_tried(tx: Transaction, printer: str, now: datetime) -> None:
    """Keep that the page came out, within the transaction that says so."""
    tx.settings.put_preference(_TRIED, packed(TriedPrinter(printer, now)))


def make_key_card(desk: Desk, keys: Sequence[tuple[str, str]]) -> Page:
    """Make one page of keys and what they do, to be stuck beside the screen."""
    from desktop_app.documents.trial import key_card

    office = desk.city.letterhead.office
    card = key_card(words.KEY_CARD_TITLE, office, words.KEY_CARD_NOTE, keys)
    return Page(words.KEY_CARD_TITLE, card)


def make_checklist(desk: Desk, lines: Sequence[ChecklistLine], now: datetime) -> Page:
    """Make one page of what was found, to be taken along or kept."""
    from desktop_app.documents.trial import checklist

    moment = f"{now.astimezone(ZoneInfo(desk.zone)):%d-%m-%Y %H.%M}"
    made = words.CHECKLIST_MADE.format(officer=desk.officer.name, at=moment)
    pdf = checklist(words.CHECKLIST_TITLE, desk.city.letterhead.office, made, lines)
    return Page(words.CHECKLIST_TITLE, pdf)
