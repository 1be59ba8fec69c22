"""File against packets, both ways: what one lacks comes from the other, or is named."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from uuid import UUID

from sqlalchemy import Text, cast, func, select

from desktop_app.domain.delivery import DeliveryStatus
from desktop_app.domain.facts import chained
from desktop_app.domain.repair import FileFate, Repair
from desktop_app.errors import Unavailable
from desktop_app.storage.copies import CONTENT, TRAIL, note_digests
from desktop_app.storage.database import Database, Transaction
from desktop_app.storage.models import (
    CopyRow,
    DeliveryRow,
    FactRow,
    RegistrationRow,
)
from desktop_app.storage.office_copy import counted_on
from desktop_app.storage.packets import Packet, PacketFolder, Sealed, number_of
from desktop_app.storage.replay import replayed
from desktop_app.storage.rows import running_of
from desktop_app.storage.settings import FACTS, OFFICE, Gaps
from desktop_app.storage.wreck import Wreck

AUDIT_ACT = "repaired"
_OF_LATE = 300
_AT_ONCE = 200
"""Facts of one transaction: a repair that dies half-way goes on where it was."""


@dataclass(frozen=True, slots=True)
class _Held:
    """A fact of the file, as far as its copy goes."""

    id: UUID
    digest: bytes | None
    needs_copy: bool


@dataclass(frozen=True, slots=True)
class _Differences:
    """What the two copies do not agree on.

    Attributes:
        unread: Packets whose facts are not in the file, by number of the fact.
        renew: Facts whose packet is missing or damaged; those that never had one stand apart.
        adopt: Packets that are sound and look otherwise than the file remembers them.
    """

    unread: Mapping[int, str]
    renew: Sequence[int]
    first: Sequence[int]
    adopt: Mapping[int, str]


def mend(database: Database, wreck: Wreck | None, began: Repair, now: datetime) -> Repair:
    """Compare the file with its packets, and mend what can be mended.

    Args:
        database: Open, and whole as a file.
        wreck: The damaged file this one has taken the place of, if it has.
        began: What was done to the file already.
        now: Aware UTC, for the audit.

    Returns:
        ``began`` with what was done here.
    """
    folder = database.copies.folder
    with database.reading() as tx:
        held = _held(tx)
        names = folder.names()
    found = _differences(folder, held, names)
    back = _bring_back(database, found.unread, wreck, held)
    _renew(database, found)
    with database.transaction() as tx:
        lost = _count_lost(tx, folder, found.unread, back)
        repair = replace(
            began,
            restored=back.numbers,
            renewed=len(found.renew),
            lost=lost.numbers,
            unnamed=lost.unnamed,
        )
        if back.numbers:
            counted_on(tx, database.copies.office())
        # A registration may have got another number since: then its new packet has another name.
        left = {seq: name for seq, name in found.unread.items() if seq not in back.seqs}
        left |= {seq: names[seq] for seq in found.renew if seq in names}
        folder.set_aside(name for name in left.values() if _sound(folder, name) is None)
        if repair.fate is not FileFate.KEPT or repair.lost or repair.unnamed:
            tx.settings.put_recall(True)
        if repair.anything:
            tx.audit.add(now, "", AUDIT_ACT, None)
        if not database.copies.office_is_whole(tx.session):
            tx.session.info[OFFICE] = True
    return repair


def contradicted(database: Database) -> bool:
    """Say whether one of the last facts is not what was saved: its packet fits its chain, it not.

    Every page may be as some write left it, and one of them older than the others: a disk that
    called a page written that was not. Only the last facts are asked, for only they are new; and
    those that the daily proof of the whole file has found.
    """
    folder = database.copies.folder
    with database.reading() as tx:
        last = tx.session.scalar(select(func.max(FactRow.seq))) or 0
        of_late = range(max(1, last - _OF_LATE), last + 1)
        facts = tx.outbox.numbered([*tx.settings.proving().broken, *of_late])
    wrong = [
        fact
        for fact in facts
        if fact.seal and chained(fact.seal.before, fact.hash) != fact.seal.chain
    ]
    names = folder.names() if wrong else {}
    packets = ((fact, _sound(folder, names.get(fact.seq))) for fact in wrong)
    return any(packet and packet.fact.hash != fact.hash for fact, packet in packets)


def _held(tx: Transaction) -> dict[int, _Held]:
    proven = tx.inbox.backed_up()
    query = (
        select(FactRow.seq, FactRow.id, CopyRow.digest, DeliveryRow.status, DeliveryRow.receipt)
        .join(DeliveryRow, DeliveryRow.seq == FactRow.seq)
        .outerjoin(CopyRow, CopyRow.seq == FactRow.seq)
    )
    return {
        seq: _Held(
            id_,
            digest,
            status != DeliveryStatus.DELIVERED.value or receipt is None or receipt > proven,
        )
        for seq, id_, digest, status, receipt in tx.session.execute(query)
    }


def _differences(
    folder: PacketFolder, held: Mapping[int, _Held], names: Mapping[int, str]
) -> _Differences:
    unread = {seq: name for seq, name in names.items() if seq not in held}
    renew: list[int] = []
    first: list[int] = []
    adopt: dict[int, str] = {}
    for seq, fact in held.items():
        name = names.get(seq)
        if name is None:
            if fact.needs_copy:
                (first if fact.digest is None else renew).append(seq)
        elif folder.digest(name) != fact.digest:
            if _is_of(folder, name, fact.id):
                adopt[seq] = name
            else:
                renew.append(seq)
    return _Differences(unread, renew, first, adopt)


def _is_of(folder: PacketFolder, name: str, fact: UUID) -> bool:
    try:
        return folder.read(name).fact.id == fact
    except Unavailable:
        return False


@dataclass(frozen=True, slots=True)
class _Lost:
    """What neither copy has: the registrations, and how many acts nobody can put a name to."""

    numbers: tuple[str, ...]
    unnamed: int


@dataclass(frozen=True, slots=True)
class _Back:
    """What came back from copies: the registrations, and the facts of them."""

    numbers: tuple[str, ...]
    seqs: frozenset[int]


def _bring_back(
    database: Database, unread: Mapping[int, str], wreck: Wreck | None, held: Mapping[int, _Held]
) -> _Back:
    """Do over again what the file lacks, in the order it was done."""
    missing = sorted(_missing(unread, wreck, held))
    back: dict[int, str] = {}
    while found := _pass(database, [seq for seq in missing if seq not in back], unread, wreck):
        # What came back may be what something earlier stood on: a registration that is known from
        # its amendment alone has a paper from before that.
        back |= found
    return _Back(tuple(dict.fromkeys(back[seq] for seq in sorted(back))), frozenset(back))


def _pass(
    database: Database, missing: Sequence[int], unread: Mapping[int, str], wreck: Wreck | None
) -> dict[int, str]:
    """Try each missing fact once; return those that came back, and their registrations."""
    found: dict[int, str] = {}
    rest = iter(missing)
    while some := list(islice(rest, _AT_ONCE)):
        with database.transaction() as tx:
            for seq in some:
                number = _back(tx, database.copies.folder, seq, unread.get(seq), wreck)
                if number:
                    found[seq] = number
    return found


def _back(
    tx: Transaction, folder: PacketFolder, seq: int, name: str | None, wreck: Wreck | None
) -> str:
    """Bring one fact back and return its registration's number; empty where that cannot be."""
    sound = _sound(folder, name)
    packet = sound or (wreck.packet(seq) if wreck else None)
    if packet is None or not replayed(tx, packet):
        return ""
    if sound and name:
        # It lies there as it should: nothing has to be written, only remembered.
        tx.session.info[FACTS].pop()
        note_digests(tx.session, [Sealed(seq, name, folder.content(name))])
    return packet.number


def _missing(unread: Mapping[int, str], wreck: Wreck | None, held: Mapping[int, _Held]) -> set[int]:
    """Return the numbers of facts that may be found outside the file."""
    if wreck is None:
        return set(unread)
    last = max((wreck.last(), *unread, *held), default=0)
    return set(range(1, last + 1)) - held.keys()


def _sound(folder: PacketFolder, name: str | None) -> Packet | None:
    try:
        return folder.read(name) if name else None
    except Unavailable:
        return None


def _renew(database: Database, found: _Differences) -> None:
    """Write the packets that are missing, and remember those that are sound as they are."""
    folder = database.copies.folder
    with database.transaction() as tx:
        note_digests(
            tx.session,
            [Sealed(seq, name, folder.content(name)) for seq, name in found.adopt.items()],
        )
    missing = iter((*found.first, *found.renew))
    while some := list(islice(missing, _AT_ONCE)):
        with database.transaction() as tx:
            tx.session.info.setdefault(FACTS, []).extend(tx.outbox.numbered(some))


def _count_lost(
    tx: Transaction, folder: PacketFolder, unread: Mapping[int, str], back: _Back
) -> _Lost:
    """Return what is newly known to be lost, and keep all that is.

    Facts and registrations are numbered without gaps on a laptop, so that what is missing shows
    even where nothing at all is left of it.
    """
    before = tx.settings.gaps()
    gone = {seq: name for seq, name in unread.items() if seq not in back.seqs}
    count, last = tx.session.execute(select(func.count(), func.max(FactRow.seq))).one()
    marked, number = folder.last()
    last_fact = max((before.last_fact, last or 0, marked, *gone))
    missing = last_fact - count
    if not gone and missing == before.facts:
        return _Lost((), 0)
    known = {seq: number_of(name) for seq, name in gone.items()}
    known |= _trailed(tx, folder, last_fact)
    if marked > (last or 0):
        known.setdefault(marked, number)
    named = set(known.values())
    given = tx.workers.next_running() - 1
    last_running = max((before.last_running, given, *map(running_of, named)))
    nobodys = set(_numbers_missing(tx, named, last_running))
    lost = sorted((named | nobodys) - set(before.numbers))
    unnamed = max(0, missing - len(known) - len(nobodys))
    tx.settings.put_gaps(Gaps(missing, last_fact, last_running, (*before.numbers, *lost)))
    return _Lost(tuple(lost), unnamed)


def _trailed(tx: Transaction, folder: PacketFolder, last: int) -> dict[int, str]:
    """Return the registrations of missing facts, as the packets of later facts name them."""
    there = set(tx.session.scalars(select(FactRow.seq)))
    names = folder.names()
    found: dict[int, str] = {}
    for seq in sorted(set(range(1, last + 1)) - there):
        later = (_sound(folder, names.get(after)) for after in range(seq + 1, seq + 1 + TRAIL))
        trails = (packet.trail for packet in later if packet and seq in packet.trail)
        for trail in islice(trails, 1):
            found[seq] = trail[seq]
    return found


def _numbers_missing(tx: Transaction, named: Iterable[str], last: int) -> list[str]:
    """Return the registration numbers up to the last one given that nobody ever had."""
    own = select(func.count()).select_from(RegistrationRow).where(RegistrationRow.returned == 0)
    if tx.session.scalar(own) == last:
        return []
    # A registration may have been given another number: then facts still tell the one it had.
    told = func.json_extract(cast(FactRow.body, Text), "$.number")
    given = {*tx.session.scalars(select(told).where(FactRow.kind.in_(CONTENT)).distinct()), *named}
    there = {running_of(number): number.rpartition("-")[0] for number in given}
    missing, head = [], next(iter(there.values()), "")
    for running in range(1, last + 1):
        head = there.get(running, head)
        if running not in there:
            missing.append(f"{head}-{running:05}")
    return missing
