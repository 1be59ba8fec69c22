"""The second copy: every fact once more as a file of its own, sealed to this laptop and the city.

A packet holds a fact whole, and what its rows need besides. One file for each act: nothing that
happens to one of them, or to the encrypted file, touches the others.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Literal
from uuid import UUID

import msgspec

from desktop_app.domain.contribution import MonthlyDue
from desktop_app.domain.facts import Fact, FactKind, Seal, canonical
from desktop_app.errors import Unavailable
from desktop_app.storage.durable import make_folder, sync_folder, write_synced
from desktop_app.storage.sealing import SealingKey, seal

BROKEN_FOLDER = "rusak"
SUFFIX = ".age"
MARK = ".akhir"
"""Ends the name of an empty file that says which packet was written last."""
FORMAT: Literal["loket-jamsostek-packet"] = "loket-jamsostek-packet"


@dataclass(frozen=True, slots=True)
class Packet:
    """What brings one act back.

    Attributes:
        number: The registration's number, which also stands in the file's name.
        registered_at: When the registration was first saved, as exactly as its row says it.
        due: The bill frozen with this version; None where the fact has none, or a later version has
            taken its place.
        paper: Id of the printed paper's row; None for other kinds.
        trail: Registration numbers of the last facts before this one, by their numbers: so that a
            packet that vanished from both copies still has a name.
        consent_at: When consent was given, where the row knows it better than the fact's seconds.
    """

    fact: Fact
    number: str
    registered_at: datetime
    due: MonthlyDue | None = None
    paper: UUID | None = None
    consent_at: datetime | None = None
    trail: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sealed:
    """A packet ready to be written: ``digest`` is the SHA-256 of its content."""

    seq: int
    name: str
    content: bytes

    @property
    def digest(self) -> bytes:
        return hashlib.sha256(self.content).digest()


@dataclass(frozen=True, slots=True)
class _FactDocument:
    """The fact as the wire carries it, so that the city reads it as one that was sent."""

    id: UUID
    seq: int
    kind: FactKind
    at: str
    author: str
    worker: UUID
    version: int
    body: dict[str, Any]
    hash: str


@dataclass(frozen=True, slots=True)
class _Document:
    format: Literal["loket-jamsostek-packet"]
    version: Literal[1]
    fact: _FactDocument
    at: datetime
    device: str
    number: str
    registered_at: datetime
    due: MonthlyDue | None
    paper: UUID | None
    consent_at: datetime | None
    trail: dict[int, str]
    seal: Seal | None


class PacketFolder:
    """The packets of one encrypted file.

    Attributes:
        behind: Copies that could not be written yet, by name: their acts are in the file alone.
    """

    def __init__(self, folder: Path, key: bytes) -> None:
        self.folder = folder
        self.behind: dict[str, bytes] = {}
        self._key = SealingKey.of_file(key)
        self._marked: str | None = None
        self._made = False

    def sealed(self, packet: Packet, city: str) -> Sealed:
        """Return a packet sealed to this laptop, and to the city if its recipient is known."""
        content = self.seal(_content(packet), city)
        return Sealed(packet.fact.seq, name_of(packet.fact.seq, packet.number), content)

    def seal(self, content: bytes, city: str = "") -> bytes:
        return seal(content, [self._key.recipient, *filter(None, (city,))])

    def write(self, files: Iterable[tuple[str, bytes]]) -> bool:
        """Put files on the disk, whole and under their names, or remember them as behind.

        Returns:
            Whether all that is to be there is there. Never raises for a disk that says no: what the
            files copy has been saved already.
        """
        self.behind.update(files)
        if not self.behind:
            return True
        written = []
        try:
            self._make_folder()
            for name, content in self.behind.items():
                write_synced(self.folder / name, content)
                written.append(name)
            self._mark(written)
            sync_folder(self.folder)
        except OSError:
            return False
        for name in written:
            del self.behind[name]
        return True

    def _make_folder(self) -> None:
        """See to it that the folder is there to stay: packets are lost with its name."""
        if not (self._made and self.folder.is_dir()):
            make_folder(self.folder)
            self._made = True

    def last(self) -> tuple[int, str]:
        """Return number and registration of the last packet ever written; 0 where nothing says."""
        marks = [path.name for path in self.folder.glob(f"*{MARK}")]
        last = max(marks, default="0.")
        return int(last.partition(".")[0]), last.partition(".")[2].removesuffix(MARK)

    def _mark(self, written: Sequence[str]) -> None:
        """Let the mark name the last packet, so that it is missed even where nothing else is left.

        Renamed, not written: the folder is synced for the packets anyway.
        """
        newest = max(written, key=seq_of, default="")
        if self._marked is None:
            self._marked = max((path.name for path in self.folder.glob(f"*{MARK}")), default="")
        mark = newest.removesuffix(SUFFIX) + MARK
        if not seq_of(newest) or mark <= self._marked:
            return
        if self._marked:
            (self.folder / self._marked).replace(self.folder / mark)
        else:
            (self.folder / mark).touch()
        self._marked = mark

    def names(self) -> dict[int, str]:
        """Return what lies in the folder, by the number of the fact."""
        if not self.folder.is_dir():
            return {}
        return {seq: path.name for path in self.folder.iterdir() if (seq := seq_of(path.name))}

    def content(self, name: str) -> bytes:
        """Return a file as it lies there; nothing where it is not there or cannot be read."""
        try:
            return (self.folder / name).read_bytes()
        except OSError:
            return b""

    def digest(self, name: str) -> bytes:
        return hashlib.sha256(self.content(name)).digest()

    def open(self, name: str) -> bytes:
        """Return what is sealed in a file.

        Raises:
            Unavailable: ``sealing.not_readable``.
        """
        return self._key.open(self.content(name))

    def read(self, name: str) -> Packet:
        """Return a packet.

        Raises:
            Unavailable: ``sealing.not_readable``: missing, damaged, or another laptop's.
        """
        packet = packet_of(self.open(name))
        if seq_of(name) != packet.fact.seq:
            raise Unavailable("sealing.not_readable")
        return packet

    def drop(self, names: Sequence[str]) -> None:
        """Remove packets the city has proven to hold; one that cannot be removed stays."""
        for name in names:
            self.behind.pop(name, None)
            try:
                (self.folder / name).unlink(missing_ok=True)
            except OSError:
                continue

    def set_aside(self, names: Iterable[str]) -> None:
        """Move packets nobody here can open out of the way; nothing is thrown away."""
        for name in names:
            broken = self.folder / BROKEN_FOLDER
            broken.mkdir(exist_ok=True)
            for kept in _free(broken, name):
                (self.folder / name).rename(kept)
                break


def name_of(seq: int, number: str) -> str:
    return f"{seq:08}.{number}{SUFFIX}"


def seq_of(name: str) -> int:
    """Return the number of the fact a file's name states; 0 for a file that is no packet."""
    digits, _, rest = name.partition(".")
    return int(digits) if rest.endswith(SUFFIX) and digits.isdecimal() else 0


def number_of(name: str) -> str:
    """Return the registration number a packet's name states."""
    return name.partition(".")[2].removesuffix(SUFFIX)


def packet_of(content: bytes) -> Packet:
    """Read what ``_content`` made.

    Raises:
        Unavailable: ``sealing.not_readable`` for what no packet of ours looks like.
    """
    try:
        told = msgspec.json.decode(content, type=_Document)
        fact = Fact(
            id=told.fact.id,
            seq=told.fact.seq,
            kind=told.fact.kind,
            at=told.at,
            author=told.fact.author,
            device=told.device,
            worker=told.fact.worker,
            version=told.fact.version,
            body=told.fact.body,
            seal=told.seal,
        )
    except (msgspec.MsgspecError, ValueError):
        raise Unavailable("sealing.not_readable") from None
    if fact.hash != told.fact.hash:
        raise Unavailable("sealing.not_readable")
    return Packet(
        fact, told.number, told.registered_at, told.due, told.paper, told.consent_at, told.trail
    )


def _content(packet: Packet) -> bytes:
    fact = packet.fact
    document = _Document(
        format=FORMAT,
        version=1,
        fact=_FactDocument(
            fact.id,
            fact.seq,
            fact.kind,
            f"{fact.at:%Y-%m-%dT%H:%M:%SZ}",
            fact.author,
            fact.worker,
            fact.version,
            dict(fact.body),
            fact.hash,
        ),
        at=fact.at,
        device=fact.device,
        number=packet.number,
        registered_at=packet.registered_at,
        due=packet.due,
        paper=packet.paper,
        consent_at=packet.consent_at,
        trail=dict(packet.trail),
        seal=fact.seal,
    )
    return canonical(msgspec.to_builtins(document))


def _free(folder: Path, name: str) -> Iterator[Path]:
    """Yield names nothing has yet: what was set aside before is never replaced."""
    tries = (name, *(f"{name}.{number}" for number in range(2, 10_000)))
    return (folder / each for each in tries if not (folder / each).exists())
