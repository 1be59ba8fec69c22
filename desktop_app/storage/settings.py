"""What the city has decided, who this laptop is, and what its clerk prefers."""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from desktop_app.domain.office import City, Device
from desktop_app.domain.paper_look import PaperLook
from desktop_app.domain.queue import LineReport
from desktop_app.storage.device_key import DeviceKey, DeviceKeys
from desktop_app.storage.documents import packed, unpacked
from desktop_app.storage.models import SettingRow

T = TypeVar("T")

_TABLE = SettingRow.__table__
_READ = select(_TABLE.c.value).where(_TABLE.c.key == bindparam("name"))
_KEEP = insert(SettingRow)
_WRITE = _KEEP.on_conflict_do_update(
    index_elements=[_TABLE.c.key], set_={"value": _KEEP.excluded.value}
)
"""Built once: every request of a round reads and writes settings several times."""

_ETAG = 32
"""Digits of an edition's name."""

ALIKE = "alike"
"""Key of how far the registrations have their keys for being found alike."""

FACTS, OFFICE, LOOKING = "facts", "office", "looking"
"""Keys of ``Session.info``: the facts a transaction has put, whether the office has changed, and
whether the file is only looked at."""

NOT_COPIED = frozenset(
    {"inbox.cursor", "inbox.life", "line", "kept_away", "proving", "recall", "recalled"}
    | {"event_queue", "days", ALIKE, "sieve", "sieve.key", "check_list"}
)
"""A file that begins again from the office's copy follows the city from the beginning, and has yet
to try its line; where a queue stands is counted anew."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """What was lost from both copies, so that its numbers are not given again.

    Attributes:
        facts: How many facts are missing among those that are there.
        last_fact, last_running: The greatest numbers known to have been given.
        numbers: Registrations that have been named as lost: each is told once.
    """

    facts: int = 0
    last_fact: int = 0
    last_running: int = 0
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptAway:
    """What the city holds of this laptop's former identities, and has not given back.

    Attributes:
        at: When it was last asked for, aware UTC.
        facts: How many facts of theirs are missing here.
    """

    at: datetime
    facts: int


@dataclass(frozen=True, slots=True)
class Proving:
    """How far the file is proven.

    Attributes:
        facts, rows: Up to where in the pass under way; 0 for none.
        ended: When the last whole pass did, aware UTC.
        broken: Numbers of facts that are not what was saved, as the last pass found them.
    """

    facts: int = 0
    rows: int = 0
    ended: datetime | None = None
    broken: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class HeldSieve:
    """The filter of the city's NIKs as it was fetched, with the key it was made by."""

    etag: str
    key: bytes
    content: bytes


@dataclass(frozen=True, slots=True)
class HeldCheckList:
    """The city's check list as it came; its signature was seen then.

    Attributes:
        issued: Aware UTC; a list issued earlier never takes its place.
    """

    issued: datetime
    content: bytes

    @property
    def etag(self) -> str:
        """The edition, as the city's news names it (docs/wire.md)."""
        return hashlib.sha256(self.content).hexdigest()[:_ETAG]


class Settings:
    def __init__(self, session: Session, keys: DeviceKeys | None = None) -> None:
        self._session = session
        self._keys = keys

    def city(self) -> City | None:
        return read_setting(self._session, "city", City)

    def put_city(self, city: City) -> None:
        write_setting(self._session, "city", city)

    def paper_look(self) -> PaperLook:
        return read_setting(self._session, "paper_look", PaperLook) or PaperLook()

    def put_paper_look(self, look: PaperLook) -> None:
        write_setting(self._session, "paper_look", look)

    def device(self) -> Device | None:
        """Return this laptop, with its private key where that is at hand."""
        device = read_setting(self._session, "device", Device)
        if device is None or not device.public_key or self._keys is None:
            return device
        key = self._keys.held(device.public_key)
        return device if key is None else replace(device, private_key=key.seed)

    def key(self, public: bytes) -> DeviceKey | None:
        """Return one of this laptop's keys, also of an identity it had before, if it is at hand."""
        return self._keys.held(public) if self._keys and public else None

    def put_device(self, device: Device) -> None:
        """Keep this laptop; a private key that lies in the keychain is not written."""
        if device.public_key:
            device = replace(device, private_key=b"")
        write_setting(self._session, "device", device)

    def recalls(self) -> bool:
        """Say whether the city is to be asked for the facts it holds of this laptop."""
        return bool(read_setting(self._session, "recall", bool))

    def put_recall(self, wanted: bool) -> None:
        write_setting(self._session, "recall", wanted)
        self.put_recalled({})

    def recalled(self) -> dict[str, int]:
        """Return up to which number a recall under way has come, by identity."""
        return read_setting(self._session, "recalled", dict[str, int]) or {}

    def put_recalled(self, reached: dict[str, int]) -> None:
        write_setting(self._session, "recalled", reached)

    def kept_away(self) -> KeptAway | None:
        """Return what the city has refused to give back; None where that was never so."""
        return read_setting(self._session, "kept_away", KeptAway)

    def put_kept_away(self, kept: KeptAway) -> None:
        write_setting(self._session, "kept_away", kept)

    def proving(self) -> Proving:
        return read_setting(self._session, "proving", Proving) or Proving()

    def put_proving(self, proving: Proving) -> None:
        write_setting(self._session, "proving", proving)

    def sieve(self) -> HeldSieve | None:
        """Return the filter of the city's NIKs, None before the first."""
        return read_setting(self._session, "sieve", HeldSieve)

    def put_sieve(self, held: HeldSieve) -> None:
        write_setting(self._session, "sieve", held)

    def sieve_key(self) -> bytes | None:
        """Return the key of the filter the city told of last."""
        return read_setting(self._session, "sieve.key", bytes)

    def put_sieve_key(self, key: bytes) -> None:
        write_setting(self._session, "sieve.key", key)

    def check_list(self) -> HeldCheckList | None:
        """Return the list that papers are checked by, None before the first."""
        return read_setting(self._session, "check_list", HeldCheckList)

    def keep_check_list(self, offered: HeldCheckList) -> bool:
        """Keep a list that was proven; an older one than is here never takes its place.

        Returns:
            Whether it is the one in force now.
        """
        held = self.check_list()
        if held is not None and held.issued >= offered.issued:
            return False
        write_setting(self._session, "check_list", offered)
        return True

    def gaps(self) -> Gaps:
        return read_setting(self._session, "gaps", Gaps) or Gaps()

    def put_gaps(self, gaps: Gaps) -> None:
        write_setting(self._session, "gaps", gaps)

    def line(self) -> LineReport | None:
        """Return how the last round went; None before the first."""
        return read_setting(self._session, "line", LineReport)

    def put_line(self, report: LineReport) -> None:
        write_setting(self._session, "line", report)

    def preference(self, key: str) -> str | None:
        return read_setting(self._session, f"preference.{key}", str)

    def put_preference(self, key: str, value: str) -> None:
        write_setting(self._session, f"preference.{key}", value)


def read_setting(session: Session, key: str, kind: type[T]) -> T | None:
    value = session.connection().scalar(_READ, {"name": key})
    return None if value is None else unpacked(value, kind)


def write_setting(session: Session, key: str, value: object) -> None:
    if key not in NOT_COPIED:
        session.info[OFFICE] = True
    session.connection().execute(_WRITE, {"key": key, "value": packed(value)})
