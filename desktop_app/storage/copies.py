"""What a transaction leaves in the second copy: a packet for each fact, and the office's papers.

Sealed before the commit, so that its digest is kept with the fact; written after it, before the act
is said to be saved. A disk that refuses the copy takes nothing back: the act is in the file, and
the copy is behind until it has been written.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from desktop_app.domain.delivery import DeliveryStatus
from desktop_app.domain.facts import Fact, FactKind, canonical
from desktop_app.errors import Unavailable
from desktop_app.paths import COPIES_FOLDER
from desktop_app.storage.models import (
    CopyRow,
    DeliveryRow,
    DetailRow,
    FactRow,
    OfficerRow,
    PaperRow,
    RegistrationRow,
    SettingRow,
)
from desktop_app.storage.packets import Packet, PacketFolder, Sealed
from desktop_app.storage.rows import due_of
from desktop_app.storage.sealing import is_recipient
from desktop_app.storage.settings import FACTS, NOT_COPIED, OFFICE

OFFICE_NAMES = ("kantor.age", "kantor.copy.age")
COUNTER_STEP = 1 << 27
"""The office's copy states a request counter this much rounded up, and so is rarely written: the
counter goes by milliseconds, and this is a day and a half of them."""

DROPPED_AT_ONCE = 500
"""How many packets one pause removes."""

TRAIL = 8
"""How many facts before its own a packet names."""

CONTENT = (FactKind.WORKER_REGISTERED.value, FactKind.WORKER_AMENDED.value)

_SETTINGS = select(SettingRow.key, SettingRow.value).order_by(SettingRow.key)
_OFFICERS = select(
    OfficerRow.id, OfficerRow.name, OfficerRow.role, OfficerRow.has_access, OfficerRow.former
).order_by(OfficerRow.id)
"""Built once: they are asked with every request, whose counter is a setting."""


@dataclass(frozen=True, slots=True)
class Office:
    """What the office's copy holds: the settings as their documents, and who works here."""

    settings: Mapping[str, str]
    officers: Sequence[Mapping[str, str]]


class Copies:
    """The second copy of one open file."""

    def __init__(self, path: Path, key: bytes) -> None:
        self.folder = PacketFolder(path.parent / COPIES_FOLDER, key)
        self._office = b""

    @property
    def behind(self) -> int:
        """How many files could not be written yet."""
        return len(self.folder.behind)

    def prepare(self, session: Session) -> list[tuple[str, bytes]]:
        """Return the files a transaction needs, and keep their digests in it; before its commit."""
        facts: Sequence[Fact] = session.info.pop(FACTS, ())
        files = self.renewed(session, facts) if facts else []
        if session.info.pop(OFFICE, False):
            files += self.office_files(session)
        return files

    def renewed(self, session: Session, facts: Sequence[Fact]) -> list[tuple[str, bytes]]:
        """Return the packets of some facts, sealed anew, and keep their digests."""
        city = city_recipient(session)
        sealed = [self.folder.sealed(packet_for(session, fact), city) for fact in facts]
        note_digests(session, sealed)
        return [(each.name, each.content) for each in sealed]

    def missing(self, session: Session) -> list[int]:
        """Return the facts that should have a packet and have no file of it."""
        names = self.folder.names()
        return [seq for seq in session.scalars(select(CopyRow.seq)) if seq not in names]

    def office_files(self, session: Session) -> list[tuple[str, bytes]]:
        """Return the office's copy and its copy, or nothing where it says the same as before."""
        content = office_content(session)
        if content == self._office:
            return []
        self._office = content
        sealed = self.folder.seal(content)
        return [(name, sealed) for name in OFFICE_NAMES]

    def office(self) -> Office | None:
        """Return the office as its copy has it; None where neither of the two can be read."""
        for name in OFFICE_NAMES:
            try:
                told = json.loads(self.folder.open(name))
            except (Unavailable, ValueError):
                continue
            return Office(told["settings"], told["officers"])
        return None

    def office_is_whole(self, session: Session) -> bool:
        """Say whether both files hold what the encrypted file holds."""
        content = office_content(session)
        for name in OFFICE_NAMES:
            try:
                if self.folder.open(name) != content:
                    return False
            except Unavailable:
                return False
        self._office = content
        return True

    def drop(self, facts: Sequence[int]) -> None:
        """Remove the packets of some facts."""
        if facts:
            names = self.folder.names()
            self.folder.drop([names[seq] for seq in facts if seq in names])

    def write(self, files: Sequence[tuple[str, bytes]]) -> bool:
        """Write what ``prepare`` returned; after the commit. See ``PacketFolder.write``."""
        return self.folder.write(files)


def packet_for(session: Session, fact: Fact) -> Packet:
    """Return the packet of a fact that is in the file."""
    number, at, due, consent_at, newest = session.execute(
        select(
            RegistrationRow.number,
            RegistrationRow.at,
            DetailRow.due,
            DetailRow.consent_at,
            select(func.max(FactRow.seq))
            .where(FactRow.worker == fact.worker, FactRow.kind.in_(CONTENT))
            .scalar_subquery(),
        )
        .join(DetailRow, DetailRow.row == RegistrationRow.row)
        .where(RegistrationRow.id == fact.worker)
    ).one()
    paper = None
    if fact.kind is FactKind.PAPER_PRINTED:
        paper = session.scalar(
            select(PaperRow.id).where(
                PaperRow.worker == fact.worker,
                PaperRow.kind == fact.body.get("paper"),
                PaperRow.copy == fact.body.get("copy"),
            )
        )
    trail = _trail(session, fact.seq)
    if fact.seq != newest:
        return Packet(fact, number, at, paper=paper, trail=trail)
    return Packet(fact, number, at, due_of(due), paper, consent_at, trail)


def _trail(session: Session, seq: int) -> dict[int, str]:
    query = (
        select(FactRow.seq, RegistrationRow.number)
        .join(RegistrationRow, RegistrationRow.id == FactRow.worker)
        .where(FactRow.seq < seq, FactRow.seq >= seq - TRAIL)
    )
    return {row.seq: row.number for row in session.execute(query)}


def note_digests(session: Session, sealed: Sequence[Sealed]) -> None:
    """Keep in the file what its packets look like from outside."""
    statement = insert(CopyRow)
    statement = statement.on_conflict_do_update(
        index_elements=[CopyRow.seq], set_={"digest": statement.excluded.digest}
    )
    rows = [{"seq": each.seq, "digest": each.digest} for each in sealed]
    if rows:
        session.execute(statement, rows)


def city_recipient(session: Session) -> str:
    """Return the city's age recipient; empty where it has told none that can be sealed to."""
    document = session.scalar(select(SettingRow.value).where(SettingRow.key == "city"))
    recipient = json.loads(document).get("sealing_key", "") if document else ""
    return recipient if is_recipient(recipient) else ""


def office_content(session: Session) -> bytes:
    """Return the office as one canonical document: two equal offices give equal bytes."""
    office = office_of(session)
    return canonical({"settings": dict(office.settings), "officers": list(office.officers)})


def office_of(session: Session) -> Office:
    """Return the office as the file has it, its request counter rounded up."""
    rows = session.execute(_SETTINGS)
    settings = {row.key: row.value for row in rows if row.key not in NOT_COPIED}
    if "device" in settings:
        settings["device"] = _rounded(settings["device"])
    officers = [
        {
            "id": str(row.id),
            "name": row.name,
            "role": row.role,
            "access": "1" if row.has_access else "",
            "former": row.former,
        }
        for row in session.execute(_OFFICERS)
    ]
    return Office(settings, officers)


def droppable(session: Session, backed_up: int) -> list[int]:
    """Return the facts whose packets the city has proven to hold in a backup, at most a few."""
    if not backed_up:
        return []
    query = (
        select(CopyRow.seq)
        .join(DeliveryRow, DeliveryRow.seq == CopyRow.seq)
        .where(
            DeliveryRow.status == DeliveryStatus.DELIVERED.value, DeliveryRow.receipt <= backed_up
        )
        .limit(DROPPED_AT_ONCE)
    )
    return list(session.scalars(query))


def forget(session: Session, seqs: Sequence[int]) -> None:
    """Take the digests of packets that are no longer kept out of the file."""
    session.execute(delete(CopyRow).where(CopyRow.seq.in_(seqs)))


def _rounded(device: str) -> str:
    """Return the device's document with a counter no request has used yet."""
    told: dict[str, Any] = json.loads(device)
    told["counter"] = (int(told.get("counter", 0)) // COUNTER_STEP + 1) * COUNTER_STEP
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))
