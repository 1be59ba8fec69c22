"""Facts a laptop could not send any more: taken in from its sealed copies, on a stick.

A rescue file is an archive of everything that lay on the laptop. Only its packets are read here;
each is a fact with the seal it got when it was saved, sealed with age to this city. Taking the same
file in again changes nothing.
"""

import base64
import json
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from central_server.admin.acts import Operator
from central_server.envelope import offers_in
from central_server.ingest import take_in
from central_server.models import DeviceRow
from central_server.problems import Problem
from central_server.reference import ReferenceBooks
from central_server.sealing import CitySeal
from central_server.settings import Settings
from central_server.wire import v1
from desktop_app.domain.issues import Issue, Refused

LARGEST_PACKET = 256 * 1024
"""Bytes. A real one has a few thousand."""

MOST_PACKETS = 200_000
"""Far more than a laptop ever holds."""


class _Seal(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)

    before: str
    signature: str


class _Packet(BaseModel):
    """What of a packet concerns the city; the rest rebuilds the laptop's own rows."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    format: str = Field(pattern="^loket-jamsostek-packet$")
    version: int = Field(ge=1, le=1)
    fact: dict[str, Any]
    device: str
    number: str = Field(pattern=v1.NUMBER_PATTERN)
    seal: _Seal | None

    @property
    def seq(self) -> int:
        seq = self.fact.get("seq")
        return seq if isinstance(seq, int) else 0

    @property
    def laptop(self) -> tuple[str, int]:
        """Return kelurahan and number of the laptop, as its registration numbers say them."""
        kelurahan, number, _ = self.number.split("-")
        return kelurahan, int(number)


@dataclass
class Rescued:
    """What came of one rescue file.

    Attributes:
        packets: How many could be opened and read.
        unreadable: Names of those that could not; each names fact and registration.
        unknown: Registration numbers of laptops this city does not know.
        verdicts: How many facts got which verdict.
    """

    packets: int = 0
    unreadable: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    verdicts: Counter[str] = field(default_factory=Counter)


def read_rescue(archive: Path, seal: CitySeal) -> tuple[list[_Packet], Rescued]:
    """Open every packet of a rescue file.

    Raises:
        Refused: ``rescue.unreadable`` for what is no archive.
        OSError: The file is not there.
    """
    found, told = [], Rescued()
    try:
        with zipfile.ZipFile(archive) as opened:
            for name, content in _entries(opened):
                try:
                    found.append(_Packet.model_validate(json.loads(seal.open(content))))
                except (Refused, ValidationError, ValueError):
                    told.unreadable.append(PurePosixPath(name).name)
    except zipfile.BadZipFile:
        raise Refused(Issue("rescue.unreadable")) from None
    told.packets = len(found)
    return sorted(found, key=lambda packet: packet.seq), told


def take_in_rescue(
    session: Session,
    packets: Sequence[_Packet],
    told: Rescued,
    books: ReferenceBooks,
    settings: Settings,
    operator: Operator,
) -> None:
    """Take the facts of a rescue file in as if their laptops had sent them; fills ``told``.

    Raises:
        Refused: ``rescue.forked`` (figure ``device``) where a laptop's numbers stand for other
            facts here: then nothing of the file is taken in.
    """
    by_laptop: dict[tuple[str, int], list[_Packet]] = defaultdict(list)
    for packet in packets:
        by_laptop[packet.laptop].append(packet)
    for (kelurahan, number), some in sorted(by_laptop.items()):
        device = session.scalars(
            select(DeviceRow).where(DeviceRow.kelurahan == kelurahan, DeviceRow.number == number)
        ).one_or_none()
        if device is None:
            told.unknown += sorted({packet.number for packet in some})
            continue
        for start in range(0, len(some), settings.facts_per_push):
            batch = some[start : start + settings.facts_per_push]
            _take_batch(session, device, batch, told, books, settings, operator)
        operator.records(session, "rescue", f"{kelurahan}/{number}")


def _take_batch(
    session: Session,
    device: DeviceRow,
    batch: Sequence[_Packet],
    told: Rescued,
    books: ReferenceBooks,
    settings: Settings,
    operator: Operator,
) -> None:
    runs = [_run(packet, device) for packet in batch]
    try:
        offers = offers_in({"facts": [packet.fact for packet in batch]}, settings)
        _, receipt = take_in(session, device, offers, books, operator.at, runs)
    except Problem:
        who = f"{device.kelurahan}/{device.number}"
        raise Refused(Issue("rescue.forked", figures={"device": who})) from None
    others = Counter(other.verdict.value for other in receipt.others)
    told.verdicts += others
    told.verdicts[v1.Verdict.STORED.value] += receipt.count - others.total()


def _run(packet: _Packet, device: DeviceRow) -> v1.SignedRun:
    """Return the seal of one fact as a run of one.

    Of a laptop that was never in contact nobody knows the key: the operator, who was handed the
    file, stands in for the signature.
    """
    signer = UUID(packet.device) if packet.device else device.id
    if packet.seal is None:
        return v1.SignedRun(device=signer, count=1)
    before = base64.b64decode(packet.seal.before).hex()
    signature = packet.seal.signature if device.public_key is not None else ""
    return v1.SignedRun(device=signer, count=1, before=before, signature=signature)


def _entries(opened: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """Yield the packets of an archive; nothing of it is ever unpacked to the disk."""
    names: Mapping[str, zipfile.ZipInfo] = {
        entry.filename: entry
        for entry in opened.infolist()
        if "paket" in PurePosixPath(entry.filename).parts and _is_packet(entry.filename)
    }
    for name, entry in list(names.items())[:MOST_PACKETS]:
        if entry.file_size <= LARGEST_PACKET:
            yield name, _bytes_of(opened, entry)
        else:
            yield name, b""


def _is_packet(name: str) -> bool:
    file = PurePosixPath(name).name
    return file.endswith(".age") and file.partition(".")[0].isdecimal()


def _bytes_of(opened: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Return an entry; nothing for one that is damaged: its neighbours are read all the same."""
    try:
        with opened.open(entry) as file:
            return file.read(LARGEST_PACKET)
    except zipfile.BadZipFile:
        return b""
