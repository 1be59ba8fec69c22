"""Stubs of the office's archive: each taken in as if its laptop had sent the act itself.

Taking one in again changes nothing: an act's id is its key, and what its registration shows is
told to the kelurahan's laptops once for each version.
"""

import base64
import binascii
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from central_server import news
from central_server.admin.acts import Operator
from central_server.bodies import DCZ_MAGIC, dictionaries_in, unpack
from central_server.city import the_city
from central_server.envelope import offers_in
from central_server.ingest import take_in
from central_server.judging import Offer
from central_server.models import DeviceRow, FactRow, RegistrationRow
from central_server.problems import Problem
from central_server.reference import ReferenceBooks
from central_server.seals import sealings
from central_server.settings import WIRE_FOLDER, Settings
from central_server.wire import v1
from central_server.wire.v1_news import ReturnedNews
from central_server.wire.v1_stubs import StubAnswer
from desktop_app.domain.issues import Refused
from desktop_app.domain.membership import Status
from desktop_app.domain.stub import LARGEST_STUB, StubAct, StubOutcome, read_stub_content


@dataclass(frozen=True, slots=True)
class _Known:
    """An act whose laptop the city knows."""

    act: StubAct
    device: DeviceRow
    offer: Offer
    run: v1.SignedRun


@dataclass(frozen=True, slots=True)
class StubReader:
    """What reading stubs takes: the books to judge by, the sizes allowed, and the moment.

    Attributes:
        trusting: Whether somebody holds the paper and vouches for it: then an act no known key has
            signed is taken in too, as from a rescue file.
    """

    books: ReferenceBooks
    settings: Settings
    now: datetime
    trusting: bool = False

    def read(self, session: Session, sealed: bytes, reader: str) -> StubAnswer:
        """Take one stub in.

        Args:
            session: The transaction.
            sealed: What its symbols hold together.
            reader: Kelurahan of the laptop that has read it, whose laptops are told what the
                register shows now; "" tells nobody.
        """
        name = hashlib.sha256(sealed).hexdigest()
        act = self._opened(session, sealed)
        if act is None:
            return StubAnswer(stub=name, outcome=StubOutcome.UNREADABLE)
        number = _number(act)
        known = self._known(session, act, number)
        if known is None:
            return StubAnswer(stub=name, outcome=StubOutcome.UNKNOWN, number=number)
        outcome, code = self._taken(session, known)
        if known.device.kelurahan == reader:
            tell_returned(session, UUID(str(act.fact["worker"])), reader, self.now)
        return StubAnswer(stub=name, outcome=outcome, number=number, code=code)

    def taken_by_operator(
        self, session: Session, sealed: bytes, operator: Operator, *, tell: bool
    ) -> StubAnswer:
        """Take one stub in for an operator who holds the paper; it is kept who did.

        ``tell``: give it back to the laptops of its kelurahan, too.
        """
        answer = self.read(session, sealed, "")
        if answer.number and answer.outcome is not StubOutcome.UNKNOWN:
            operator.records(session, "stub", answer.number)
            row = session.scalar(
                select(RegistrationRow).where(RegistrationRow.number == answer.number)
            )
            if tell and row is not None:
                tell_returned(session, row.id, row.kelurahan, self.now)
        return answer

    def _opened(self, session: Session, sealed: bytes) -> StubAct | None:
        try:
            content = the_city(session).seal.open_stub(sealed)
            return read_stub_content(content, _unpacked)
        except (Refused, ValueError, RecursionError):
            return None

    def _known(self, session: Session, act: StubAct, number: str) -> _Known | None:
        try:
            offer = offers_in({"facts": [dict(act.fact)]}, self.settings)[0]
        except Problem:
            return None
        if not number:
            return None
        kelurahan, laptop, _ = number.split("-")
        device = session.scalars(
            select(DeviceRow).where(
                DeviceRow.kelurahan == kelurahan, DeviceRow.number == int(laptop)
            )
        ).one_or_none()
        if device is None:
            return None
        signed = act.signature if device.public_key is not None or act.device else b""
        run = v1.SignedRun(
            device=act.device or device.id,
            count=1,
            before=act.before.hex(),
            signature=base64.b64encode(signed).decode(),
        )
        return _Known(act, device, offer, run)

    def _taken(self, session: Session, known: _Known) -> tuple[StubOutcome, str]:
        """Judge and keep the act, unless it is here already or nobody vouches for it."""
        before = session.get(FactRow, known.offer.id)
        is_here = before is not None and before.hash == known.offer.hash
        seal = sealings(session, known.device.kelurahan, [known.offer], [known.run])[0]
        if not is_here and seal.holds and seal.signer is None and not self.trusting:
            return StubOutcome.UNPROVEN, ""
        try:
            with session.begin_nested():
                _, receipt = take_in(
                    session, known.device, [known.offer], self.books, self.now, [known.run]
                )
        except Problem as problem:
            return StubOutcome.HELD, problem.name
        if receipt.others:
            return StubOutcome.HELD, receipt.others[0].code
        return _outcome(session, known, is_here=is_here), ""


def take_stubs(
    session: Session, reader: StubReader, stubs: Sequence[str], kelurahan: str
) -> list[StubAnswer]:
    """Take in what a laptop of a kelurahan has read off paper; the answers in the order asked."""
    news.in_line(session, kelurahan)
    return [reader.read(session, _bytes(each), kelurahan) for each in stubs]


def tell_returned(session: Session, worker: UUID, kelurahan: str, now: datetime) -> None:
    """Tell a kelurahan's laptops what the register shows of one of its people, once a version."""
    row = session.get(RegistrationRow, worker)
    if row is None or row.kelurahan != kelurahan or row.told == row.fact:
        return
    news.tell(session, kelurahan, v1.NewsKind.RETURNED, _returned(row, now))
    row.told = row.fact


def _returned(row: RegistrationRow, now: datetime) -> ReturnedNews:
    decree = None
    if row.decree_on is not None:
        decree = v1.DecreeDoc(number=row.decree_number, on=row.decree_on)
    return ReturnedNews.model_validate_json(
        json.dumps(
            {
                "worker": str(row.id),
                "fact": str(row.fact),
                "version": row.version,
                "at": v1.instant(row.at),
                "told": v1.instant(now),
                "author": row.author,
                "body": json.loads(row.content),
                "status": Status(row.status).value,
                "decree": decree.model_dump(mode="json") if decree else None,
                "kpj": row.kpj or "",
                "start": row.protection_start and row.protection_start.isoformat(),
                "end": row.protection_end and row.protection_end.isoformat(),
                "reason": row.reason,
                "confirmation_qr": row.confirmation_qr,
            }
        )
    )


def _outcome(session: Session, known: _Known, *, is_here: bool) -> StubOutcome:
    if is_here:
        return StubOutcome.THERE
    row = session.get(RegistrationRow, UUID(str(known.act.fact["worker"])))
    shown = row is not None and row.fact == known.offer.id
    return StubOutcome.TAKEN if shown else StubOutcome.OVERTAKEN


def _number(act: StubAct) -> str:
    """Return the registration number an act speaks of; "" where it speaks of none."""
    body: Mapping[str, Any] = act.fact["body"] if isinstance(act.fact["body"], dict) else {}
    return Offer(UUID(int=0), "", {"body": body}).number or ""


def _unpacked(dictionary: bytes, frame: bytes) -> bytes:
    """Undo zstd under the dictionary whose SHA-256 begins so.

    Raises:
        ValueError: There is none here, or the frame is damaged or too large.
    """
    for whole in dictionaries_in(WIRE_FOLDER):
        if whole.startswith(dictionary):
            try:
                return unpack(DCZ_MAGIC + whole + frame, "dcz", LARGEST_STUB)
            except Problem:
                break
    raise ValueError("not packed with a dictionary of ours")


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""
