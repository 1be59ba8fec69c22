"""Taking in a batch: each fact judged by itself, verdict and effect in one transaction.

Every step may be repeated, cut or come in another order: a fact's id is its key, a registration
shows the content of its highest version, and a withdrawal that comes first waits for its person.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from central_server import claims, news, register, turns
from central_server.canon import canonical
from central_server.city import City, the_city
from central_server.fresh import all_in_order, author_of, enter_all, reading_of
from central_server.judging import (
    STORED,
    Content,
    Head,
    Judgement,
    Kept,
    Offer,
    Opinion,
    Reading,
    Revocation,
    Withdrawal,
    for_city,
    opinion_on,
)
from central_server.models import (
    DeadLetterRow,
    DeviceRow,
    FactRow,
    RegistrationRow,
)
from central_server.plain import read_plainly
from central_server.receipts import Item, next_receipt, receipt_of
from central_server.reference import ReferenceBooks
from central_server.revoking import revoke_paper
from central_server.seals import Sealing, sealings
from central_server.succession import refuse_forked
from central_server.wire import v1
from desktop_app.domain import membership
from desktop_app.domain.confirmation import registration_number
from desktop_app.domain.eligibility import CityProgramme
from desktop_app.domain.facts import FactKind
from desktop_app.domain.membership import Status
from desktop_app.domain.versions import Turn
from desktop_app.domain.worker import tidy_text


def take_in(
    session: Session,
    device: DeviceRow,
    offers: Sequence[Offer],
    books: ReferenceBooks,
    now: datetime,
    runs: Sequence[v1.SignedRun] = (),
) -> tuple[City, v1.Receipt]:
    """Judge and keep a batch, and return the receipt to be signed once this is committed.

    What can be said of the facts by themselves is said first; then the kelurahan's place in line
    is taken, so that batches of one kelurahan never meet, and none waits while another is read.

    Raises:
        Problem: ``device-forked`` when this device has used a number for another fact before.
    """
    city = the_city(session)
    programmes = [CityProgramme(**dict(each)) for each in city.settings.programmes]
    seals = sealings(session, device.kelurahan, offers, runs)

    def judge(offer: Offer) -> Opinion:
        return opinion_on(offer, device.kelurahan, programmes, books)

    def read(offer: Offer) -> Reading | None:
        plain = read_plainly(offer, device.kelurahan, programmes, books)
        return plain or reading_of(judge(offer))

    entries = all_in_order(offers, seals, read)
    place = news.in_line(session, device.kelurahan)
    items = enter_all(session, device, entries, now) if entries else None
    if items is None:
        refuse_forked(session, device, offers)
        items = enter_each(session, city, device, offers, seals, judge, now)
    number = next_receipt(session, device)
    return city, receipt_of(items, device.id, city.epoch, number, now, place.backed_up)


def enter_each(
    session: Session,
    city: City,
    device: DeviceRow,
    offers: Sequence[Offer],
    seals: Sequence[Sealing],
    judge: Callable[[Offer], Opinion],
    now: datetime,
) -> list[Item]:
    """Enter a batch of anything, fact by fact; the caller holds the kelurahan's place in line."""
    intake = _Intake(session, city, device, judge, now)
    intake.look_up(offers)
    items = [intake.take(offer, seal) for offer, seal in zip(offers, seals, strict=True)]
    claims.settle(session, intake.changes(), now)
    return items


@dataclass
class _Intake:
    """One batch on its way into the register, with what is already there of it."""

    session: Session
    city: City
    device: DeviceRow
    judge: Callable[[Offer], Opinion]
    now: datetime
    facts: dict[UUID, FactRow] = field(default_factory=dict)
    letters: dict[tuple[UUID, str], DeadLetterRow] = field(default_factory=dict)
    rows: dict[UUID, RegistrationRow] = field(default_factory=dict)
    numbers: dict[str, UUID] = field(default_factory=dict)
    withdrawals: dict[UUID, FactRow] = field(default_factory=dict)
    claimed: dict[UUID, str | None] = field(default_factory=dict)

    def look_up(self, offers: Sequence[Offer]) -> None:
        """Read in four statements whatever the batch may meet."""
        ids = {offer.id for offer in offers}
        workers = {_uuid(offer.content.get("worker")) for offer in offers} - {None}
        numbers = {offer.number for offer in offers} - {None}
        scalars = self.session.scalars
        self.facts = {row.id: row for row in scalars(select(FactRow).where(FactRow.id.in_(ids)))}
        self.letters = {
            (row.id, row.hash): row
            for row in scalars(
                select(DeadLetterRow).where(
                    DeadLetterRow.id.in_(ids), DeadLetterRow.device == self.device.id
                )
            )
        }
        known = scalars(
            select(RegistrationRow).where(
                RegistrationRow.id.in_(workers) | RegistrationRow.number.in_(numbers)
            )
        ).all()
        self.rows = {row.id: row for row in known}
        self.numbers = {row.number: row.id for row in known}
        self.claimed = {row.id: claim_of(row) for row in known}
        early = select(FactRow).where(
            FactRow.worker.in_(workers - self.rows.keys()),
            FactRow.kind == FactKind.WORKER_WITHDRAWN.value,
            FactRow.kelurahan == self.device.kelurahan,
            FactRow.sequence.is_not(None),
        )
        self.withdrawals = {row.worker: row for row in scalars(early)}

    def take(self, offer: Offer, seal: Sealing) -> Item:
        """Return the verdict on one fact: the one it got before, or the one it gets now."""
        known = self.facts.get(offer.id)
        if known is not None:
            return self._repeat(offer, known)
        if not seal.holds:
            return self._put_aside(offer, for_city("fact.signature_wrong"))
        opinion = self.judge(offer)
        if opinion.head is None:
            return self._put_aside(offer, opinion.judgement)
        judgement = opinion.judgement
        match opinion.meaning:
            case Content() as content:
                judgement = self._enter(offer.id, opinion.head, offer, content)
            case Withdrawal(reason):
                judgement = self._withdraw(opinion.head, reason)
            case Revocation() as paper:
                judgement = self._revoke(opinion.head, paper)
            case Kept() | None:
                pass
        return self._keep(offer, opinion.head, judgement, seal)

    def _repeat(self, offer: Offer, known: FactRow) -> Item:
        """Answer a fact whose id is known as it was answered before, if it is the same."""
        if known.kelurahan != self.device.kelurahan:
            return self._put_aside(offer, for_city("fact.not_yours"))
        if known.hash != offer.hash:
            return self._put_aside(offer, for_city("fact.differs"))
        known.attempts += 1  # whoever answers must write: see FactRow
        return _item_of(known)

    def _enter(self, fact: UUID, head: Head, offer: Offer, content: Content) -> Judgement:
        """Let a registration or an amendment change the register, if its turn has not passed."""
        row = self.rows.get(head.worker)
        if not self._is_ours(row):
            return for_city("fact.not_yours")
        other = self._other_number(row, head.worker, content.number)
        if other is not None:
            return other
        if row is None:
            self._add(fact, head, offer, content)
            return STORED
        offered = turns.version_offered(offer, self.device.id, head.version, head.seq)
        turn, same = (
            turns.turn(self.session, row, offered, self.facts),
            turns.says_the_same(row, offer),
        )
        if turn is Turn.CLASHES and not same:
            return for_city("fact.conflict", version=row.version)
        if turn is Turn.OVERTAKEN:
            return STORED  # the fact is kept, and the register stays
        return self._renew(row, fact, head, offer, content, same=same)

    def _other_number(
        self, row: RegistrationRow | None, worker: UUID, number: str
    ) -> Judgement | None:
        """Refuse a number that is another's, or other than the one this registration has here."""
        if row is not None and row.number != number:
            return for_city("fact.number_given", "number", number=row.number)
        if self.numbers.get(number, worker) != worker:
            return for_city("fact.number_taken", "number", number=number)
        return None

    def _add(self, fact: UUID, head: Head, offer: Offer, content: Content) -> None:
        row = RegistrationRow(
            id=head.worker,
            kelurahan=self.device.kelurahan,
            received_at=self.now,
            status=Status.SENT.value,
        )
        self._write(row, fact, head, offer, content)
        self.session.add(row)
        self.rows[row.id] = row
        self.numbers[row.number] = row.id
        turns.lay_to_rest(self.session, row.id, self.device.id, head.version, self.now)
        register.move(self.session, self.city, row, membership.Proposed(), self.now)
        early = self.withdrawals.pop(row.id, None)
        if early is not None:
            reason = json.loads(early.content)["body"]["reason"]
            self._end(row, early.version, tidy_text(reason, "reason"))

    def _renew(
        self,
        row: RegistrationRow,
        fact: UUID,
        head: Head,
        offer: Offer,
        content: Content,
        *,
        same: bool,
    ) -> Judgement:
        """Show newer content: nobody may have verified the older, but a refusal invites it.

        What only repeats the content shown is always welcome: so a clerk goes back to it.
        """
        before_the_end = row.status == Status.WITHDRAWN and head.version < row.withdrawn_version
        if not (same or before_the_end or Status(row.status) in membership.AMENDABLE):
            return for_city("fact.out_of_order", status=row.status)
        turns.lay_to_rest(self.session, row.id, self.device.id, head.version, self.now)
        self._write(row, fact, head, offer, content)
        if row.status == Status.REFUSED:
            register.move(self.session, self.city, row, membership.Proposed(), self.now)
        return STORED

    def _write(
        self, row: RegistrationRow, fact: UUID, head: Head, offer: Offer, content: Content
    ) -> None:
        """Make a row show this fact's content."""
        show(row, offer, content)
        row.fact, row.version, row.hand, row.seq = fact, head.version, self.device.id, head.seq
        row.at = head.time
        row.author = author_of(head)

    def _withdraw(self, head: Head, reason: str) -> Judgement:
        row = self.rows.get(head.worker)
        if not self._is_ours(row):
            return for_city("fact.not_yours")
        if row is None or row.status == Status.WITHDRAWN:
            return STORED  # the person is still to come, or has gone already
        if not membership.can_follow(Status(row.status), membership.Withdrawn):
            return for_city("fact.out_of_order", status=row.status)
        self._end(row, head.version, reason)
        return STORED

    def _revoke(self, head: Head, paper: Revocation) -> Judgement:
        """Let a paper of this kelurahan stand on the next check list, from the day it was said."""
        if not registration_number(paper.number).startswith(f"{self.device.kelurahan}-"):
            return for_city("fact.not_yours")
        revoke_paper(self.session, self.city, paper.number, paper.copy, head.time, self.now)
        return STORED

    def _is_ours(self, row: RegistrationRow | None) -> bool:
        return row is None or row.kelurahan == self.device.kelurahan

    def _end(self, row: RegistrationRow, version: int, reason: str) -> None:
        row.withdrawn_version = version
        register.move(self.session, self.city, row, membership.Withdrawn(reason), self.now)

    def changes(self) -> list[claims.Change]:
        """Return what the whole batch has done to the claims on NIKs, in its order."""
        return [
            claims.Change(row.id, self.claimed.get(row.id), claim_of(row))
            for row in self.rows.values()
            if row.kelurahan == self.device.kelurahan
        ]

    def _keep(self, offer: Offer, head: Head, judgement: Judgement, seal: Sealing) -> Item:
        stored = judgement.verdict is v1.Verdict.STORED
        row = FactRow(
            id=offer.id,
            kelurahan=self.device.kelurahan,
            device=self.device.id,
            seq=head.seq,
            kind=head.kind.value,
            worker=head.worker,
            version=head.version,
            hash=offer.hash,
            content=offer.text,
            verdict=judgement.verdict.value,
            code=judgement.code,
            field=judgement.about,
            figures=canonical(dict(judgement.figures)).decode(),
            sequence=self._next_sequence() if stored else None,
            received_at=self.now,
            attempts=1,
            chain=seal.chain,
            signer=seal.signer,
        )
        self.session.add(row)
        self.facts[row.id] = row
        if stored and head.kind is FactKind.WORKER_WITHDRAWN and head.worker not in self.rows:
            self.withdrawals[head.worker] = row
        return _item_of(row)

    def _next_sequence(self) -> int:
        place = news.in_line(self.session, self.device.kelurahan)
        place.facts += 1
        return place.facts

    def _put_aside(self, offer: Offer, judgement: Judgement) -> Item:
        """Keep what cannot be a fact as a dead letter, for the city to look at."""
        letter = self.letters.get((offer.id, offer.hash))
        if letter is None:
            letter = DeadLetterRow(
                id=offer.id,
                hash=offer.hash,
                device=self.device.id,
                code=judgement.code,
                content=offer.text,
                received_at=self.now,
                attempts=0,
            )
            self.session.add(letter)
            self.letters[offer.id, offer.hash] = letter
        letter.code = judgement.code
        letter.attempts += 1
        return Item(
            id=offer.id,
            hash=offer.hash,
            verdict=judgement.verdict,
            code=judgement.code,
            about=judgement.about,
            figures=dict(judgement.figures),
        )


def show(row: RegistrationRow, offer: Offer, content: Content) -> None:
    """Make a row show a content, whoever it is from."""
    shown = content.shown
    row.number, row.nik, row.name = shown.number, shown.nik, shown.name
    row.segment, row.funding = shown.segment.value, shown.funding.value
    row.content = canonical(offer.registration).decode()
    row.notes = canonical(shown.notes).decode()


def claim_of(row: RegistrationRow) -> str | None:
    """Return the NIK a registration claims; withdrawn or without one it claims none."""
    return None if row.status == Status.WITHDRAWN else row.nik or None


def _item_of(row: FactRow) -> Item:
    return Item(
        id=row.id,
        hash=row.hash,
        verdict=v1.Verdict(row.verdict),
        sequence=row.sequence,
        code=row.code,
        about=row.field,
        figures=json.loads(row.figures),
    )


def _uuid(text: object) -> UUID | None:
    try:
        return UUID(text) if isinstance(text, str) else None
    except ValueError:
        return None
