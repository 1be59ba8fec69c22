"""The tables; nothing outside ``storage`` sees them, and no row ever leaves it.

All tables are STRICT, so that SQLite refuses a value of the wrong type instead of keeping it.
The search index, the order of names, the tallies' triggers and the triggers that freeze facts and
audit are not tables of ours to SQLAlchemy: they stand in the migrations only.
"""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from desktop_app.storage.types import STRICT, Base


class RegistrationRow(Base):
    """What lists, search and counts read of a registration: narrow, so that a page holds many.

    ``row`` is the order of saving on this laptop. Lists go by it, and never by a clock, which may
    be set back. ``registrar`` is who saved it first, whoever amended it since; ``event`` the name
    of the kegiatan it was made at, or ""; ``returned`` 1 for who came off another laptop's stub.
    """

    __tablename__ = "registrations"
    __table_args__ = (
        Index(
            "uq_registrations_nik_held",
            "nik",
            unique=True,
            sqlite_where=text("status <> 'withdrawn' AND nik <> ''"),
        ),
        Index("ix_registrations_without_nik", "row", sqlite_where=text("nik = ''")),
        Index(
            "ix_registrations_family_card",
            "family_card",
            sqlite_where=text("family_card <> ''"),
        ),
        Index("ix_registrations_standing", "segment", "funding", "status", "delivery"),
        Index("ix_registrations_rw_rt", "rw", "rt"),
        Index("ix_registrations_event", "event", sqlite_where=text("event <> ''")),
        CheckConstraint("length(id) = 16", "id_is_a_uuid"),
        CheckConstraint("nik = '' OR length(nik) = 16", "nik_has_16_digits"),
        CheckConstraint(
            "family_card = '' OR length(family_card) = 16", "family_card_has_16_digits"
        ),
        CheckConstraint("name <> ''", "name_is_given"),
        CheckConstraint("running > 0", "running_counts_from_1"),
        CheckConstraint(
            "delivery IN ('waiting', 'delivered', 'needs_clerk', 'needs_city')", "delivery_is_known"
        ),
        STRICT,
    )

    row: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(unique=True)
    number: Mapped[str] = mapped_column(unique=True)
    running: Mapped[int] = mapped_column(index=True)
    nik: Mapped[str]
    family_card: Mapped[str]
    name: Mapped[str]
    born: Mapped[date]
    street: Mapped[str]
    segment: Mapped[str]
    funding: Mapped[str]
    status: Mapped[str]
    delivery: Mapped[str] = mapped_column(server_default="waiting")
    at: Mapped[datetime] = mapped_column(index=True)
    rt: Mapped[str] = mapped_column(server_default="")
    rw: Mapped[str] = mapped_column(server_default="")
    registrar: Mapped[str] = mapped_column(server_default="", index=True)
    event: Mapped[str] = mapped_column(server_default="")
    returned: Mapped[int] = mapped_column(server_default="0")


class DetailRow(Base):
    """The rest of a registration: read only when one person is opened.

    ``more`` is a document of what only some are asked for, or "".
    """

    __tablename__ = "details"
    __table_args__ = (
        CheckConstraint("version > 0", "version_counts_from_1"),
        CheckConstraint("income >= 0", "income_is_not_negative"),
        CheckConstraint("months > 0", "months_are_paid"),
        CheckConstraint("sex IN ('L', 'P')", "sex_is_known"),
        CheckConstraint(
            "protection_start IS NULL OR protection_start <= protection_end", "protection_runs_on"
        ),
        STRICT,
    )

    row: Mapped[int] = mapped_column(
        ForeignKey("registrations.row", ondelete="CASCADE"), primary_key=True
    )
    version: Mapped[int]
    officer: Mapped[str]
    birth_place: Mapped[str]
    sex: Mapped[str]
    mother: Mapped[str]
    rt: Mapped[str]
    rw: Mapped[str]
    kelurahan: Mapped[str]
    phone: Mapped[str]
    doubts: Mapped[str]
    occupation: Mapped[str]
    occupation_text: Mapped[str]
    sector: Mapped[str]
    workplace: Mapped[str]
    income: Mapped[int]
    programmes: Mapped[str]
    payer: Mapped[str]
    employer: Mapped[str]
    employer_number: Mapped[str]
    risk: Mapped[str | None]
    since: Mapped[str]
    months: Mapped[int]
    consent_version: Mapped[str]
    consent_at: Mapped[datetime]
    decree_number: Mapped[str | None]
    decree_on: Mapped[date | None]
    kpj: Mapped[str | None]
    protection_start: Mapped[date | None]
    protection_end: Mapped[date | None]
    reason: Mapped[str]
    confirmation_qr: Mapped[str]
    due: Mapped[bytes]
    more: Mapped[str] = mapped_column(server_default="")


class TallyRow(Base):
    """How many registrations stand alike; triggers keep it in step with every row.

    It makes counts independent of how many people are in the file, and tells a filtered list which
    combinations exist at all.
    """

    __tablename__ = "tallies"
    __table_args__ = (
        CheckConstraint("registrations >= 0", "registrations_are_not_negative"),
        {"sqlite_strict": True, "sqlite_with_rowid": False},
    )

    segment: Mapped[str] = mapped_column(primary_key=True)
    funding: Mapped[str] = mapped_column(primary_key=True)
    status: Mapped[str] = mapped_column(primary_key=True)
    delivery: Mapped[str] = mapped_column(primary_key=True)
    registrations: Mapped[int]


class AlikeRow(Base):
    """By which keys (``domain/likeness.py``) a registration is found as somebody's double."""

    __tablename__ = "alike"
    __table_args__ = ({"sqlite_strict": True, "sqlite_with_rowid": False},)

    key: Mapped[int] = mapped_column(primary_key=True)
    row: Mapped[int] = mapped_column(primary_key=True)


TAKES_BACK = "kind IN ('worker_withdrawn', 'paper_revoked')"
"""The condition of a partial index, which SQLite has to see to the letter to use it."""


class FactRow(Base):
    """One act of a clerk; a trigger refuses every change to it.

    ``chain`` and ``signature`` are its seal. Facts of version 0.1 have neither; ``signature`` is
    missing too where the laptop's key was not at hand. ``before`` is kept only where the fact
    before was lost from both copies: elsewhere it is that fact's chain.
    """

    __tablename__ = "facts"
    __table_args__ = (
        Index("ix_facts_worker_seq", "worker", "seq"),
        Index("ix_facts_taken_back", "kind", sqlite_where=text(TAKES_BACK)),
        CheckConstraint("length(id) = 16", "id_is_a_uuid"),
        CheckConstraint("seq > 0", "seq_counts_from_1"),
        CheckConstraint("version > 0", "version_counts_from_1"),
        STRICT,
    )

    seq: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(unique=True)
    kind: Mapped[str]
    at: Mapped[datetime]
    author: Mapped[str]
    device: Mapped[str]
    worker: Mapped[UUID] = mapped_column(ForeignKey("registrations.id"))
    version: Mapped[int]
    body: Mapped[bytes]
    chain: Mapped[bytes | None]
    signature: Mapped[bytes | None]
    before: Mapped[bytes | None]


class DeliveryRow(Base):
    """Where a fact stands; kept apart from the fact, which never changes.

    ``device`` is the identity of this laptop that the city's receipt was made out to. ``ahead`` is
    1 for what the clerk wants sent before everything else.
    """

    __tablename__ = "deliveries"
    __table_args__ = (
        Index(
            "ix_deliveries_unfinished",
            "status",
            "seq",
            sqlite_where=text("status <> 'delivered'"),
        ),
        Index(
            "ix_deliveries_ahead",
            "seq",
            sqlite_where=text("ahead = 1 AND status <> 'delivered'"),
        ),
        CheckConstraint("attempts >= 0", "attempts_are_counted"),
        CheckConstraint(
            "(status = 'delivered') = (receipt IS NOT NULL)", "delivered_means_a_receipt"
        ),
        STRICT,
    )

    seq: Mapped[int] = mapped_column(ForeignKey("facts.seq"), primary_key=True)
    status: Mapped[str]
    attempts: Mapped[int]
    not_before: Mapped[datetime | None]
    cause: Mapped[str]
    code: Mapped[str]
    about: Mapped[str]
    figures: Mapped[str]
    receipt: Mapped[int | None]
    since: Mapped[datetime | None]
    device: Mapped[str] = mapped_column(server_default="")
    ahead: Mapped[int] = mapped_column(server_default="0")


class CopyRow(Base):
    """A fact's packet: the SHA-256 of its file, so that damage shows without opening it."""

    __tablename__ = "copies"
    __table_args__ = (STRICT,)

    seq: Mapped[int] = mapped_column(ForeignKey("facts.seq"), primary_key=True)
    digest: Mapped[bytes]


class PaperRow(Base):
    """A paper that was handed over; ``coded`` is the record of its check code, if it has one."""

    __tablename__ = "papers"
    __table_args__ = (
        UniqueConstraint("worker", "kind", "copy"),
        CheckConstraint("copy > 0", "copy_counts_from_1"),
        STRICT,
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    worker: Mapped[UUID] = mapped_column(ForeignKey("registrations.id"))
    kind: Mapped[str]
    number: Mapped[str]
    copy: Mapped[int]
    at: Mapped[datetime]
    officer: Mapped[str]
    coded: Mapped[bytes | None]


class OfficerRow(Base):
    """Who works here, or did: none is ever removed. ``former`` are earlier names, a line each."""

    __tablename__ = "officers"
    __table_args__ = (CheckConstraint("name <> ''", "name_is_given"), STRICT)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    role: Mapped[str]
    has_access: Mapped[int] = mapped_column(server_default="1")
    former: Mapped[str] = mapped_column(server_default="")


class ReviewRow(Base):
    """What a supervisor last said of a registration, and of which version; triggers fill it.

    It is made of the facts alone, whatever way they come into the file.
    """

    __tablename__ = "reviews"
    __table_args__ = (
        CheckConstraint("verdict IN ('approved', 'objected')", "verdict_is_known"),
        STRICT,
    )

    worker: Mapped[UUID] = mapped_column(ForeignKey("registrations.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(ForeignKey("facts.seq"))
    version: Mapped[int]
    verdict: Mapped[str]


class SettingRow(Base):
    """What the office and this laptop have been told, one JSON value a key."""

    __tablename__ = "settings"
    __table_args__ = (STRICT,)

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class AuditRow(Base):
    """Who did what and when; a trigger refuses to change or remove an entry."""

    __tablename__ = "audit"
    __table_args__ = (Index("ix_audit_subject_seq", "subject", "seq"), STRICT)

    seq: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    officer: Mapped[str]
    act: Mapped[str]
    subject: Mapped[UUID | None]


class DoubleRow(Base):
    """Another registration of the same NIK, as the city tells of it; ``state`` is its last word."""

    __tablename__ = "doubles"
    __table_args__ = (STRICT,)

    worker: Mapped[UUID] = mapped_column(ForeignKey("registrations.id"), primary_key=True)
    other: Mapped[str] = mapped_column(primary_key=True)
    kelurahan: Mapped[str]
    state: Mapped[str]
    at: Mapped[datetime]


class CityContentRow(Base):
    """A content of a registration that came from the city; none is ever removed.

    ``facts`` is the number of the newest fact when it came. ``pending`` while this laptop has a
    change of its own beside it, and nobody has chosen. ``base`` and ``signature`` are a
    correction's; ``epoch`` is the life of the register that last was known to hold it.
    """

    __tablename__ = "city_contents"
    __table_args__ = (
        Index("ix_city_contents_worker_seq", "worker", "seq"),
        CheckConstraint("pending IN (0, 1)", "pending_is_yes_or_no"),
        STRICT,
    )

    seq: Mapped[int] = mapped_column(primary_key=True)
    worker: Mapped[UUID] = mapped_column(ForeignKey("registrations.id"))
    id: Mapped[UUID]
    version: Mapped[int]
    at: Mapped[datetime]
    reason: Mapped[str]
    body: Mapped[bytes]
    facts: Mapped[int]
    pending: Mapped[int]
    base: Mapped[UUID | None]
    signature: Mapped[str]
    epoch: Mapped[str]


class DraftRow(Base):
    """A form under way, of one officer, by their id.

    ``place`` is empty for a new registration, else what is being amended.
    """

    __tablename__ = "drafts"
    __table_args__ = (STRICT,)

    place: Mapped[str] = mapped_column(primary_key=True)
    form: Mapped[str]
    at: Mapped[datetime]
    officer: Mapped[str] = mapped_column(primary_key=True)
