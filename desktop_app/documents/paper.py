"""Make workers' papers, one to keep or many to print; each QR is read back before it counts.

A paper is a statement in a form: what it says, and the size it says it in. Both are settled before
anything is drawn, so that the same facts give the same bytes.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import cache, lru_cache
from itertools import islice
from typing import Any, TypeVar, cast

from desktop_app.documents.forms import ROLL_DPI, form_of
from desktop_app.documents.imposition import imposed
from desktop_app.documents.layout import Page, Raster
from desktop_app.documents.painting import Description, painted_sheets
from desktop_app.documents.qr import read_qrs
from desktop_app.documents.render import pages_grey
from desktop_app.documents.roll import roll
from desktop_app.documents.sheet import sheet
from desktop_app.documents.statement import Bill, stated
from desktop_app.documents.typefaces import typefaces
from desktop_app.domain.confirmation import PaperFacts, may_print
from desktop_app.domain.paper_format import PaperFormat
from desktop_app.errors import Unavailable

READING_DPI = 200
"""What a plain office scanner gives: a QR we cannot read at this nobody should have to."""

T = TypeVar("T")


def make_paper(facts: PaperFacts, size: PaperFormat = PaperFormat.A5) -> bytes:
    """Return the paper as a PDF to be kept (tagged, PDF/A-2b); the same facts give the same bytes.

    Where several share a sheet, it stands in the first place of one.

    Raises:
        Refused: What it would say is not true yet, or no longer (as ``may_print``).
        Unavailable: ``paper.qr_missing`` while the city's signed text has not come,
            ``paper.qr_unreadable`` when the QR cannot be read out of the finished page.
    """
    pdf = drawn(facts, size)
    _read_back(pdf, [facts.qr], size)
    return pdf


def drawn(facts: PaperFacts, size: PaperFormat = PaperFormat.A5, *, kept: bool = True) -> bytes:
    """Return the paper without reading it back: for measuring only; papers go by ``make_paper``.

    Raises:
        Refused: As ``may_print``.
        Unavailable: ``paper.qr_missing``.
    """
    page, description = laid_out(facts, size, tagged=kept)
    return painted_sheets([imposed([page], size)], description, kept=kept)


def laid_out(
    facts: PaperFacts, size: PaperFormat, *, tagged: bool = True
) -> tuple[Page, Description]:
    """Return the paper with everything in its place, and what its file says of itself.

    ``tagged`` says whether it has a structure too, as a file to be kept has, and a roll, whose
    words are read off it in their order.

    Raises:
        Refused: As ``may_print``.
        Unavailable: ``paper.qr_missing``.
    """
    may_print(facts.kind, facts.registration.application.status)
    if not facts.qr:
        raise Unavailable("paper.qr_missing")
    statement = printable(stated(facts))
    form = form_of(size)
    if form.dots:
        page = roll(statement, facts.qr, form)
    else:
        page = sheet(statement, facts.qr, form, tagged=tagged)
    description = Description(
        title=f"{statement.title} {statement.number}",
        author=statement.office,
        subject=statement.title,
        made=facts.made_at,
    )
    return page, description


def print_file(
    papers: Iterable[PaperFacts],
    size: PaperFormat,
    goes_on: Callable[[int], bool] = lambda done: True,
) -> bytes:
    """Return many papers as one file to be printed, with each QR read back.

    The file is for the printer: neither tagged nor archival, and what pages share it holds once.

    Args:
        papers: Facts, which may be fetched one after another while pages are drawn.
        size: Of the sheets; several papers share one where the size says so.
        goes_on: Is told how many papers are drawn; where it says no, the file is given up.

    Returns:
        The PDF; empty where it was given up or there are no papers.

    Raises:
        Refused: As ``may_print``, of the first paper it concerns.
        Unavailable: ``paper.qr_missing``, ``paper.qr_unreadable``.
    """
    texts: list[str] = []
    stopped = False

    def pages() -> Iterator[Page]:
        nonlocal stopped
        for facts in papers:
            page, _ = laid_out(facts, size, tagged=False)
            texts.append(facts.qr)
            yield page
            if not goes_on(len(texts)):
                stopped = True
                return

    drawn_pages = pages()
    shared = iter(lambda: list(islice(drawn_pages, size.per_sheet)), [])
    pdf = painted_sheets((imposed(each, size) for each in shared), _PRINTED, kept=False)
    if stopped or not texts:
        return b""
    _read_back(pdf, texts, size)
    return pdf


_PRINTED = Description("Loket Jamsostek", "", "")


def _read_back(pdf: bytes, texts: Sequence[str], size: PaperFormat) -> None:
    """Raise ``paper.qr_unreadable`` unless each sheet gives back the texts of its papers."""
    waiting = iter(texts)
    for page in pages_grey(pdf, ROLL_DPI if size.is_roll else READING_DPI):
        expected = sorted(islice(waiting, size.per_sheet))
        found = read_qrs(page.data, page.width, page.height, page.bytes_per_line)
        if sorted(found) != expected:
            raise Unavailable("paper.qr_unreadable")


@lru_cache(maxsize=64)
def _bill(bill: Bill) -> Bill:
    """Return a bill so; in a batch many pay the same."""
    return _in_parts(bill)


def printable(value: T) -> T:
    """Return a statement, or any part of one, with every text in letters our faces have.

    Walks through texts, tuples of them and the parts of a statement; leaves all else alone.
    """
    changed: Any = value
    if isinstance(value, str):
        changed = typefaces().printable(value)
    elif isinstance(value, tuple):
        changed = tuple([printable(each) for each in value])
    elif isinstance(value, Bill):
        changed = _bill(value)
    elif is_dataclass(value) and not isinstance(value, type | Raster):
        changed = _in_parts(value)
    return cast("T", changed)


def _in_parts(value: T) -> T:
    kind: Any = type(value)
    made: T = kind(*[printable(getattr(value, name)) for name in _parts(kind)])
    return made


@cache
def _parts(kind: type[Any]) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))
