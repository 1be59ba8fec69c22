"""The tables of what is on its way to a printer; as in ``models``, no row leaves storage."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from desktop_app.storage.types import STRICT, Base


class PrintJobRow(Base):
    """One sheet on its way to a printer; ``body`` is the PDF, or empty once it is not needed.

    It lies here and not in a file: what waits to be printed names people. ``record`` is what will
    be kept of a paper of the office once it is out, or empty.
    """

    __tablename__ = "print_jobs"
    __table_args__ = (
        Index(
            "ix_print_jobs_under_way",
            "seq",
            sqlite_where=text("state NOT IN ('printed', 'cancelled')"),
        ),
        CheckConstraint(
            "state IN ('waiting', 'handing', 'taken', 'printed', 'asks', 'failed', 'cancelled')",
            "state_is_known",
        ),
        CheckConstraint("tries >= 0", "tries_are_counted"),
        CheckConstraint("recorded IN (0, 1)", "recorded_is_yes_or_no"),
        CheckConstraint("touched IN (0, 1)", "touched_is_yes_or_no"),
        STRICT,
    )

    seq: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    printer: Mapped[str]
    setup: Mapped[str]
    state: Mapped[str]
    at: Mapped[datetime]
    officer: Mapped[str]
    tries: Mapped[int]
    spool_id: Mapped[str]
    cause: Mapped[str]
    recorded: Mapped[int]
    touched: Mapped[int]
    record: Mapped[str]
    body: Mapped[bytes]


class PrintPaperRow(Base):
    """A worker's paper on a sheet that is, or was, on its way."""

    __tablename__ = "print_papers"
    __table_args__ = (
        Index("ix_print_papers_worker", "worker", "kind"),
        {"sqlite_strict": True, "sqlite_with_rowid": False},
    )

    seq: Mapped[int] = mapped_column(
        ForeignKey("print_jobs.seq", ondelete="CASCADE"), primary_key=True
    )
    place: Mapped[int] = mapped_column(primary_key=True)
    worker: Mapped[UUID] = mapped_column(ForeignKey("registrations.id"))
    kind: Mapped[str]
    number: Mapped[str]
    copy: Mapped[int]
    qr: Mapped[str]
