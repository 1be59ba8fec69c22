"""Reference data as it is served to laptops, and as this server itself computes with it."""

import hashlib
import lzma
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from central_server import news
from central_server.city import ONLY
from central_server.models import CityRow, KelurahanRow, ReferenceRow
from central_server.settings import Settings
from central_server.wire import v1
from desktop_app.domain.contribution import RateBook
from desktop_app.domain.occupation import OccupationList
from desktop_app.domain.region import Gazetteer

FILES: Mapping[str, str] = {"rates": "rates.toml", "occupations": "occupations.toml"}
"""What is served under which name."""


@dataclass(frozen=True, slots=True)
class ReferenceFile:
    """One file; ``etag`` is the first half of its SHA-256, without the quotes of HTTP."""

    name: str
    content: bytes
    etag: str


@dataclass(frozen=True, slots=True)
class ReferenceBooks:
    """The files as they are served, and the rates and occupations as they are used."""

    files: Mapping[str, ReferenceFile]
    rates: RateBook
    occupations: OccupationList


def read_books(settings: Settings) -> ReferenceBooks:
    """Read the reference folder once, at the start.

    Raises:
        OSError, ValueError: A file is missing or damaged; the server must not start.
    """
    files: dict[str, ReferenceFile] = {}
    for name, file_name in FILES.items():
        content = (settings.reference / file_name).read_bytes()
        etag = hashlib.sha256(content).hexdigest()[:32]
        files[name] = ReferenceFile(name, content, etag)
    return ReferenceBooks(
        files,
        RateBook.parse(files["rates"].content.decode()),
        OccupationList.parse(files["occupations"].content.decode()),
    )


def read_gazetteer(settings: Settings) -> Gazetteer:
    """Read the list of regions: for the operator only, judging a fact does not need it."""
    packed = (settings.reference / "regions.tsv.xz").read_bytes()
    return Gazetteer.parse(lzma.decompress(packed).decode())


def announce(session: Session, books: ReferenceBooks) -> list[str]:
    """Tell every kelurahan which edition the server begins to serve, of files that changed.

    The first edition is news too: a laptop's own files are as old as its program.

    Returns:
        The names of the files that were told of.
    """
    session.get_one(CityRow, ONLY, with_for_update=True)  # of two that start at once, one tells
    changed: list[str] = []
    for file in books.files.values():
        told = session.get(ReferenceRow, file.name)
        if told is None:
            session.add(ReferenceRow(name=file.name, etag=file.etag))
        elif told.etag != file.etag:
            told.etag = file.etag
        else:
            continue
        changed.append(file.name)
    session.flush()
    if changed:
        codes = session.scalars(select(KelurahanRow.code).order_by(KelurahanRow.code)).all()
        for code in codes:
            tell_editions(session, code, changed)
    return changed


def tell_editions(session: Session, kelurahan: str, names: Iterable[str] = FILES) -> None:
    """Tell one kelurahan which editions are served, as every kelurahan was told last.

    Nothing is told before the server has started once: then it tells everybody.
    """
    for name in names:
        told = session.get(ReferenceRow, name)
        if told is not None:
            body = v1.ReferenceNews(name=name, etag=told.etag)
            news.tell(session, kelurahan, v1.NewsKind.REFERENCE, body)
