"""The tables of the register; nothing outside this package sees them.

Times are aware UTC. Texts named ``content`` are the frozen documents themselves, in the canonical
form their hash was taken over; the columns beside them exist to be searched.
"""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from central_server.utc_time import UtcTime

_NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}

_COUNTED = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts integers only


def _only(name: str, *columns: str, where: str) -> Index:
    return Index(name, *columns, sqlite_where=text(where), postgresql_where=text(where))


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map = {datetime: UtcTime, int: BigInteger}


class CityRow(Base):
    """The one city this database belongs to.

    ``epoch`` names this life of the database: restoring a backup must bring a new one.
    ``seed`` is the Ed25519 seed that signs receipts, news and confirmations: the most precious
    32 bytes of the server, as secret as the register itself, and backed up with it. ``signing`` is
    the seed that has signed in its place since the key was last changed.
    """

    __tablename__ = "city"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(String(120))
    epoch: Mapped[str] = mapped_column(String(36))
    seed: Mapped[bytes] = mapped_column(LargeBinary)
    signing: Mapped[bytes | None] = mapped_column(LargeBinary)
    settings: Mapped[str] = mapped_column(Text)


class KelurahanRow(Base):
    """A kelurahan or desa; its two counters are the order of its facts and of its news.

    ``backed_up`` is the last fact, in that order, that a verified backup holds; 0 for none.
    """

    __tablename__ = "kelurahan"

    code: Mapped[str] = mapped_column(String(10), primary_key=True)
    region_names: Mapped[str] = mapped_column(Text)
    letterhead: Mapped[str] = mapped_column(Text)
    facts: Mapped[int] = mapped_column(default=0)
    news: Mapped[int] = mapped_column(default=0)
    backed_up: Mapped[int] = mapped_column(default=0)
    targets: Mapped[str] = mapped_column(Text, default="[]", server_default="[]")


class DeviceRow(Base):
    """A laptop: prepared with a one-time code, enrolled with a key of its own, perhaps revoked.

    ``counter`` is the last Loket-Counter, ``receipts`` the last receipt's number. ``predecessor``
    is the identity the same laptop, or its twin, had before.
    """

    __tablename__ = "devices"
    __table_args__ = (UniqueConstraint("kelurahan", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    kelurahan: Mapped[str] = mapped_column(ForeignKey("kelurahan.code"))
    number: Mapped[int]
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    code_expires: Mapped[datetime]
    public_key: Mapped[bytes | None] = mapped_column(LargeBinary)
    program: Mapped[str] = mapped_column(String(40), default="")
    counter: Mapped[int] = mapped_column(default=0)
    receipts: Mapped[int] = mapped_column(default=0)
    enrolled_at: Mapped[datetime | None]
    last_contact: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    predecessor: Mapped[UUID | None]


class FactRow(Base):
    """One fact with the verdict it got, kept as long as the register.

    ``sequence`` is its place in the kelurahan's order of arrival; None where it was not stored.
    ``attempts`` grows with each repeat: the transaction that answers a repeat must itself write,
    or an answer could rest on a commit that was never replicated.

    ``signer`` is the device whose key vouches for author, time and number; None for a fact that
    was saved without a key. ``chain`` is the laptop's chain up to this fact, if it had one.
    """

    __tablename__ = "facts"
    __table_args__ = (
        Index("ix_facts_device_seq", "device", "seq"),
        _only("ix_facts_printed", "kelurahan", "sequence", where="kind = 'paper_printed'"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    kelurahan: Mapped[str] = mapped_column(ForeignKey("kelurahan.code"))
    device: Mapped[UUID] = mapped_column(ForeignKey("devices.id"))
    seq: Mapped[int]
    kind: Mapped[str] = mapped_column(String(32))
    worker: Mapped[UUID] = mapped_column(index=True)
    version: Mapped[int]
    hash: Mapped[str] = mapped_column(String(64))
    content: Mapped[str] = mapped_column(Text)
    verdict: Mapped[str] = mapped_column(String(16))
    code: Mapped[str] = mapped_column(String(64), default="")
    field: Mapped[str] = mapped_column(String(64), default="")
    figures: Mapped[str] = mapped_column(Text, default="{}")
    sequence: Mapped[int | None]
    received_at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=1)
    chain: Mapped[bytes | None] = mapped_column(LargeBinary)
    signer: Mapped[UUID | None]


class DeadLetterRow(Base):
    """What was offered but cannot be taken as a fact: unreadable, or another content for an id.

    Nothing offered is thrown away: the city sees it, and both contents of one id stay.
    """

    __tablename__ = "dead_letters"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    device: Mapped[UUID] = mapped_column(ForeignKey("devices.id"), primary_key=True)
    code: Mapped[str] = mapped_column(String(64))
    content: Mapped[str] = mapped_column(Text)
    received_at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=1)


class RegistrationRow(Base):
    """One worker's application: the newest content that was offered, and where it stands.

    ``fact`` is the id of the fact, or of the city's correction, whose content this is; ``hand`` the
    device that made it (None for the city) and ``seq`` its number there. ``double_of`` names the
    registration that claimed the NIK first. ``notes`` are codes for the city to look at.
    """

    __tablename__ = "registrations"
    __table_args__ = (Index("ix_registrations_kelurahan_status", "kelurahan", "status"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    kelurahan: Mapped[str] = mapped_column(ForeignKey("kelurahan.code"))
    number: Mapped[str] = mapped_column(String(24), unique=True)
    nik: Mapped[str] = mapped_column(String(16), index=True)
    name: Mapped[str] = mapped_column(String(120))
    segment: Mapped[str] = mapped_column(String(16))
    funding: Mapped[str] = mapped_column(String(16))
    version: Mapped[int]
    fact: Mapped[UUID]
    hand: Mapped[UUID | None]
    seq: Mapped[int] = mapped_column(default=0, server_default="0")
    content: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    author: Mapped[str] = mapped_column(String(120))
    received_at: Mapped[datetime]
    status: Mapped[str] = mapped_column(String(16), index=True)
    decree_number: Mapped[str] = mapped_column(String(120), default="")
    decree_on: Mapped[date | None]
    kpj: Mapped[str | None] = mapped_column(String(11), unique=True)
    protection_start: Mapped[date | None]
    protection_end: Mapped[date | None]
    reason: Mapped[str] = mapped_column(Text, default="")
    confirmation_qr: Mapped[str] = mapped_column(Text, default="")
    withdrawn_version: Mapped[int] = mapped_column(default=0)
    double_of: Mapped[UUID | None] = mapped_column(index=True)
    notes: Mapped[str] = mapped_column(Text, default="[]")
    told: Mapped[UUID | None]


class ClaimRow(Base):
    """Which registration holds a NIK; the primary key decides between any number of writers."""

    __tablename__ = "claims"

    nik: Mapped[str] = mapped_column(String(16), primary_key=True)
    registration: Mapped[UUID] = mapped_column(ForeignKey("registrations.id"))
    offers: Mapped[int] = mapped_column(default=1)


class NewsRow(Base):
    """One piece of news for a kelurahan; ``cursor`` grows in the order of commits."""

    __tablename__ = "news"

    kelurahan: Mapped[str] = mapped_column(ForeignKey("kelurahan.code"), primary_key=True)
    cursor: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(16))
    body: Mapped[str] = mapped_column(Text)


class PendingNewsRow(Base):
    """News for a kelurahan, told by a transaction that does not hold its place in line.

    It gets its cursor when the kelurahan reads. Two kelurahan with one NIK hear of each other, and
    a batch that waited for the other's place while holding its own would be a deadlock: hence no
    foreign key either, whose check would wait for that very row.
    """

    __tablename__ = "pending_news"

    id: Mapped[int] = mapped_column(_COUNTED, primary_key=True)
    kelurahan: Mapped[str] = mapped_column(String(10), index=True)
    kind: Mapped[str] = mapped_column(String(16))
    body: Mapped[str] = mapped_column(Text)


class CorrectionRow(Base):
    """What the city has changed in a registration: both contents stay, with who and why.

    ``base`` is the version it was made from, by the id of its fact or correction.
    """

    __tablename__ = "corrections"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    registration: Mapped[UUID] = mapped_column(ForeignKey("registrations.id"), index=True)
    version: Mapped[int]
    base: Mapped[UUID]
    at: Mapped[datetime]
    operator: Mapped[str] = mapped_column(String(120))
    reason: Mapped[str] = mapped_column(Text)
    before: Mapped[str] = mapped_column(Text)
    after: Mapped[str] = mapped_column(Text)


class DecisionRow(Base):
    """What a person at the city, or the clerk by a later act, made of a fact that was held.

    A fact may be decided more than once; all decisions stay, the newest holds.
    """

    __tablename__ = "decisions"

    id: Mapped[int] = mapped_column(_COUNTED, primary_key=True)
    fact: Mapped[UUID] = mapped_column(index=True)
    hash: Mapped[str] = mapped_column(String(64))
    outcome: Mapped[str] = mapped_column(String(16))
    at: Mapped[datetime]
    operator: Mapped[str] = mapped_column(String(120))
    reason: Mapped[str] = mapped_column(Text)


class BequestRow(Base):
    """What a revoked laptop still held, sealed as it came; opened when the operator takes it in."""

    __tablename__ = "bequests"

    device: Mapped[UUID] = mapped_column(ForeignKey("devices.id"), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    part: Mapped[int]
    parts: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary)
    received_at: Mapped[datetime]
    taken_at: Mapped[datetime | None]


class ReferenceRow(Base):
    """Which edition of a reference file the laptops were last told about."""

    __tablename__ = "reference"

    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    etag: Mapped[str] = mapped_column(String(64))


class AlikeRow(Base):
    """What of a registration was compared with all others: of which fact, by which rule."""

    __tablename__ = "alike"

    registration: Mapped[UUID] = mapped_column(ForeignKey("registrations.id"), primary_key=True)
    fact: Mapped[UUID]
    rule: Mapped[int]
    traits: Mapped[str] = mapped_column(Text)


class AlikeKeyRow(Base):
    """By which keys (``domain/likeness.py``) a registration is found as somebody's double."""

    __tablename__ = "alike_keys"

    key: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    registration: Mapped[UUID] = mapped_column(
        ForeignKey("registrations.id"), primary_key=True, index=True
    )


class AlikePairRow(Base):
    """Two registrations that may be one person; ``one`` has the lesser id.

    ``apart`` once a person has said that they are two.
    """

    __tablename__ = "alike_pairs"

    one: Mapped[UUID] = mapped_column(ForeignKey("registrations.id"), primary_key=True)
    other: Mapped[UUID] = mapped_column(
        ForeignKey("registrations.id"), primary_key=True, index=True
    )
    verdict: Mapped[str] = mapped_column(String(16))
    points: Mapped[int]
    reasons: Mapped[str] = mapped_column(Text)
    apart: Mapped[bool] = mapped_column(default=False)


class SieveRow(Base):
    """The filter of the city's NIKs that laptops were last told of, and its key: there is one."""

    __tablename__ = "sieve"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    key: Mapped[bytes] = mapped_column(LargeBinary)
    etag: Mapped[str] = mapped_column(String(32))
    content: Mapped[bytes] = mapped_column(LargeBinary)
    at: Mapped[datetime]


class CheckListRow(Base):
    """The check list of a kelurahan, or everybody's (""), as it is served; ``at`` it was issued.

    ``codes`` are its papers' check codes, up to the fact and news of these numbers.
    """

    __tablename__ = "check_list"

    kelurahan: Mapped[str] = mapped_column(String(10), primary_key=True)
    etag: Mapped[str] = mapped_column(String(32))
    content: Mapped[bytes] = mapped_column(LargeBinary)
    at: Mapped[datetime]
    codes: Mapped[bytes] = mapped_column(LargeBinary)
    facts: Mapped[int]
    news: Mapped[int]


class RevokedPaperRow(Base):
    """A paper that does not count any more, by the number that stands on it and its copy.

    The copy of a confirmation is which one it is. ``listed`` once a list that is served names it.
    """

    __tablename__ = "revoked_papers"

    number: Mapped[str] = mapped_column(String(32), primary_key=True)
    copy: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    listed: Mapped[bool]


class FormerKeyRow(Base):
    """A key the city signed with before, and its own word for the one that came after it."""

    __tablename__ = "former_keys"

    id: Mapped[int] = mapped_column(_COUNTED, primary_key=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    successor: Mapped[bytes] = mapped_column(LargeBinary)
    signature: Mapped[bytes] = mapped_column(LargeBinary)
    at: Mapped[datetime]


class ActRow(Base):
    """What an operator did, when: never a name or a NIK, only numbers of registrations."""

    __tablename__ = "acts"

    id: Mapped[int] = mapped_column(_COUNTED, primary_key=True)
    at: Mapped[datetime]
    operator: Mapped[str] = mapped_column(String(120))
    act: Mapped[str] = mapped_column(String(32))
    subject: Mapped[str] = mapped_column(Text)
