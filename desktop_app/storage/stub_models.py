"""The tables of stubs that were read off paper; as in ``models``, no row leaves storage."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from desktop_app.storage.types import STRICT, Base


class StubRow(Base):
    """A stub as it was read, sealed to the city, and what the city has said of it.

    ``name`` is the SHA-256 of the sealed bytes; those go once there is an answer.
    """

    __tablename__ = "stubs"
    __table_args__ = (
        Index("ix_stubs_waiting", "at", sqlite_where=text("outcome = ''")),
        CheckConstraint("length(name) = 32", "name_is_a_digest"),
        STRICT,
    )

    name: Mapped[bytes] = mapped_column(primary_key=True)
    sealed: Mapped[bytes]
    at: Mapped[datetime]
    officer: Mapped[str]
    outcome: Mapped[str] = mapped_column(server_default="")
    number: Mapped[str] = mapped_column(server_default="")
    code: Mapped[str] = mapped_column(server_default="")


class StubPartRow(Base):
    """A piece of a stub whose other pieces have not been read yet."""

    __tablename__ = "stub_parts"
    __table_args__ = (
        CheckConstraint("place >= 0 AND place < parts", "place_is_one_of_them"),
        {"sqlite_strict": True, "sqlite_with_rowid": False},
    )

    name: Mapped[bytes] = mapped_column(primary_key=True)
    parts: Mapped[int] = mapped_column(primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    piece: Mapped[bytes]
