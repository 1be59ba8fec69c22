"""The city's NIKs as a keyed filter for the laptops: a hint while typing, offline.

It is made anew when the operator asks (each night, say). The key is told in the news, which only
enrolled laptops read; the filter is fetched like any reference file, and is nothing without it.
"""

import base64
import hashlib
import secrets
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from central_server import news
from central_server.admin.acts import Operator
from central_server.city import ONLY
from central_server.models import CityRow, ClaimRow, KelurahanRow, SieveRow
from central_server.reference import ReferenceFile
from central_server.wire import v1
from desktop_app.domain.sieve import KEY_BYTES, built

NAME = "niks"
"""What it is served as."""


@dataclass(frozen=True, slots=True)
class Renewed:
    """What a renewal came to; ``told`` says whether it differs from the one before."""

    niks: int
    size: int
    told: bool


def renew(session: Session, operator: Operator, *, new_key: bool = False) -> Renewed:
    """Make the filter of all NIKs that are claimed now, and tell every kelurahan if it is another.

    Args:
        session: In a transaction of its own: half a million NIKs take some seconds.
        operator: Who asks for it, and when.
        new_key: Forget the old key, for example because a laptop was stolen.
    """
    session.get_one(CityRow, ONLY, with_for_update=True)
    row = session.get(SieveRow, ONLY)
    key = row.key if row is not None and not new_key else secrets.token_bytes(KEY_BYTES)
    niks = set(session.scalars(select(ClaimRow.nik)))
    content = built(sorted(niks), key).content
    etag = hashlib.sha256(content).hexdigest()[:32]
    if row is not None and row.etag == etag:
        return Renewed(len(niks), len(content), told=False)
    if row is None:
        row = SieveRow(id=ONLY)
        session.add(row)
    row.key, row.etag, row.content, row.at = key, etag, content, operator.at
    operator.records(session, "niks", etag)
    session.flush()
    for code in session.scalars(select(KelurahanRow.code).order_by(KelurahanRow.code)).all():
        tell(session, code)
    return Renewed(len(niks), len(content), told=True)


def tell(session: Session, kelurahan: str) -> None:
    """Tell one kelurahan which filter there is, and its key; nothing before the first."""
    row = session.get(SieveRow, ONLY)
    if row is not None:
        key = base64.b64encode(row.key).decode()
        body = v1.ReferenceNews(name=NAME, etag=row.etag, key=key)
        news.tell(session, kelurahan, v1.NewsKind.REFERENCE, body)


def held(session: Session) -> ReferenceFile | None:
    """Return the filter as it is served."""
    row = session.get(SieveRow, ONLY)
    return None if row is None else ReferenceFile(NAME, row.content, row.etag)
