"""Make a worker's paper: one A5 page, from frozen facts, its QR read back before it counts."""

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from desktop_app.documents.painting import Description, painted
from desktop_app.documents.qr import read_qr
from desktop_app.documents.render import page_grey
from desktop_app.documents.sheet import sheet
from desktop_app.documents.statement import Statement, stated
from desktop_app.documents.typefaces import typefaces
from desktop_app.domain.confirmation import PaperFacts, may_print
from desktop_app.errors import Unavailable

READING_DPI = 200
"""What a plain office scanner gives: a QR we cannot read at this nobody should have to."""

T = TypeVar("T")


def make_paper(facts: PaperFacts) -> bytes:
    """Return the paper as a PDF; the same facts give the same bytes.

    Raises:
        Refused: What it would say is not true yet, or no longer (as ``may_print``).
        Unavailable: ``paper.qr_missing`` while the city's signed text has not come,
            ``paper.qr_unreadable`` when the QR cannot be read out of the finished page.
    """
    pdf = drawn(facts)
    page = page_grey(pdf, READING_DPI)
    if read_qr(page.data, page.width, page.height, page.bytes_per_line) != facts.qr:
        raise Unavailable("paper.qr_unreadable")
    return pdf


def drawn(facts: PaperFacts) -> bytes:
    """Return the paper without reading it back: for measuring only; papers go by ``make_paper``.

    Raises:
        Refused: As ``may_print``.
        Unavailable: ``paper.qr_missing``.
    """
    may_print(facts.kind, facts.registration.application.status)
    if not facts.qr:
        raise Unavailable("paper.qr_missing")
    statement = printable(stated(facts))
    description = Description(
        title=f"{statement.title} {statement.number}",
        author=statement.office,
        subject=statement.title,
    )
    return painted(sheet(statement, facts.qr), description)


def printable(statement: Statement) -> Statement:
    """Return the statement with every text in letters our faces have."""
    return _printable(statement)


def _printable(value: T) -> T:
    """Walk through texts, tuples of them and the parts of a statement; leave all else alone."""
    changed: Any = value
    if isinstance(value, str):
        changed = typefaces().printable(value)
    elif isinstance(value, tuple):
        changed = tuple(_printable(each) for each in value)
    elif is_dataclass(value) and not isinstance(value, type):
        parts = {each.name: _printable(getattr(value, each.name)) for each in fields(value)}
        changed = replace(value, **parts)
    return cast("T", changed)
