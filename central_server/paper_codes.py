"""The check codes of the papers there are: proofs by what laptops tell, confirmations by the city.

Gathered when a list is made, from the facts and the news that came since the one before: taking a
batch in costs nothing more for it. What was listed once stays, also when the paper was taken back.
"""

import json
import re
from collections.abc import Iterator
from datetime import date

import cbor2
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from central_server.models import CheckListRow, DeviceRow, FactRow, KelurahanRow, NewsRow
from central_server.signing import claims_of, key_id, signer_of
from central_server.wire import v1
from desktop_app.domain.check_code import (
    Records,
    gathered,
    in_order,
    joined,
    record_of,
    stem_of,
)
from desktop_app.domain.confirmation import (
    PaperKind,
    check_code,
    paper_number,
    registration_number,
)
from desktop_app.domain.facts import FactKind, Json
from desktop_app.domain.membership import Status
from desktop_app.domain.paper_claims import PaperClaims, read_claims

_NUMBER = re.compile(v1.NUMBER_PATTERN.strip("^$"))
_SIGNED = '"confirmation_qr":"LJ'

Coded = tuple[bytes, str, bytes]
"""Id of the key that has signed a paper, the beginning of its number, its record."""


def brought_up_to_date(session: Session, row: CheckListRow) -> Records:
    """Return the codes of a kelurahan's papers, those that came since the last list added."""
    place = session.get_one(KelurahanRow, row.kelurahan)
    new = gathered((*_printed(session, row), *_confirmed(session, row)))
    row.facts, row.news = place.facts, place.news
    known: Records = cbor2.loads(row.codes)
    if new:
        known = {
            signer: {stem: in_order(told) for stem, told in by_stem.items()}
            for signer, by_stem in joined(known, new).items()
        }
        row.codes = cbor2.dumps(known, canonical=True)
    return known


def _printed(session: Session, row: CheckListRow) -> Iterator[Coded]:
    """Return the proofs a kelurahan has told of, by the key each was signed with."""
    signed_by = func.coalesce(FactRow.signer, FactRow.device)
    told = session.execute(
        select(FactRow.content, DeviceRow.public_key)
        .join(DeviceRow, DeviceRow.id == signed_by)
        .where(
            FactRow.kind == FactKind.PAPER_PRINTED.value,
            FactRow.kelurahan == row.kelurahan,
            FactRow.sequence > row.facts,
        )
    )
    for content, public in told:
        body = json.loads(content)["body"]
        paper = _proof(body, row.kelurahan)
        if paper is not None and public is not None:
            yield from _coded(key_id(public), body["check"]["code"], paper)


def _proof(body: dict[str, Json], kelurahan: str) -> PaperClaims | None:
    """Return a proof of this kelurahan's that a fact tells the check code of."""
    check, number = body.get("check"), registration_number(str(body["number"]))
    is_one = body["number"] == paper_number(PaperKind.PROOF, number) and _NUMBER.fullmatch(number)
    if not isinstance(check, dict) or not is_one or not number.startswith(f"{kelurahan}-"):
        return None
    return PaperClaims(
        kind=PaperKind.PROOF,
        number=number,
        person="",
        nik="",
        kelurahan=kelurahan,
        on=date.fromisoformat(str(check["on"])),
        status=Status(check["status"]),
        copy=int(str(body["copy"])),
    )


def _confirmed(session: Session, row: CheckListRow) -> Iterator[Coded]:
    """Return the confirmations the city has told a kelurahan of, the revoked ones too."""
    told = session.scalars(
        select(NewsRow.body).where(
            NewsRow.kelurahan == row.kelurahan,
            NewsRow.cursor > row.news,
            NewsRow.kind == v1.NewsKind.STATUS.value,
            NewsRow.body.contains(_SIGNED),
        )
    )
    for body in told:
        text = json.loads(body)["confirmation_qr"]
        yield from _coded(signer_of(text), check_code(text), read_claims(claims_of(text)))


def _coded(signer: bytes, code: str, paper: PaperClaims) -> Iterator[Coded]:
    record = record_of(code, paper)
    if record:
        yield signer, stem_of(paper.number)[0], record
