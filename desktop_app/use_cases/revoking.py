"""Revoking one paper: handed out by mistake, to the wrong person, or lost.

The registration stands, and so does every other paper of it: the next proof that is printed has a
number of its own, and for a confirmation the city signs another. It is not taken back, because
whoever was told so would have to be told again: another paper is printed instead.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from desktop_app.documents.check import read_message
from desktop_app.domain.confirmation import COPY_CLAIM, QR_PREFIX, PaperKind, PaperRecord
from desktop_app.domain.facts import Fact, FactKind, revoked_body
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.roles import Act
from desktop_app.domain.worker import Registration, tidy_text
from desktop_app.storage.database import Transaction
from desktop_app.use_cases.desk import Desk, known
from desktop_app.use_cases.officers import allowed


def revocable(desk: Desk, subject: UUID) -> Sequence[PaperRecord]:
    """Return the papers of a registration that can be revoked; at least one.

    Each proof by its copy. A confirmation once, with the number of the city's signing for its copy:
    all sheets of it bear the one text the city has signed.

    Raises:
        Refused: ``role.not_allowed``; ``paper.not_out`` where there is none;
            ``registration.unknown``.
    """
    with desk.database.reading() as tx:
        allowed(desk, tx, Act.REVOKE_PAPER)
        papers = _revocable(tx, known(tx, subject)[0])
    if not papers:
        raise Refused(Issue("paper.not_out"))
    return papers


def revoke_paper(
    desk: Desk, subject: UUID, kind: PaperKind, copy: int, reason: str, now: datetime
) -> PaperRecord:
    """Record that one paper does not count any more, and tell the city, in one transaction.

    A confirmation is not printed again until the city has signed another.

    Raises:
        Refused: ``role.not_allowed``; ``paper.reason_missing`` about ``reason``;
            ``paper.not_out`` for one that was not handed out, or is revoked already;
            ``registration.unknown``.
        Unavailable: What ``Database.transaction`` raises.
    """
    why = tidy_text(reason, "reason")
    if not why:
        raise Refused(Issue("paper.reason_missing", about="reason"))
    with desk.database.transaction() as tx:
        allowed(desk, tx, Act.REVOKE_PAPER)
        registration, _ = known(tx, subject)
        out = _revocable(tx, registration)
        paper = next((one for one in out if (one.kind, one.copy) == (kind, copy)), None)
        if paper is None:
            raise Refused(Issue("paper.not_out"))
        author = desk.officer.name
        body = revoked_body(paper.kind.value, paper.number, paper.copy, why)
        tx.outbox.put(FactKind.PAPER_REVOKED, now, author, subject, registration.version, body)
        tx.audit.add(now, author, FactKind.PAPER_REVOKED.value, subject)
        if kind is PaperKind.CONFIRMATION:
            tx.workers.drop_confirmation(subject)
    return paper


def is_revoked(paper: PaperRecord, facts: Iterable[Fact]) -> bool:
    """Say whether facts of a registration revoke a paper that was printed here."""
    told = [each for each in facts if each.kind is FactKind.PAPER_REVOKED]
    same = [each for each in told if each.body["number"] == paper.number]
    if paper.kind is PaperKind.CONFIRMATION:
        return any(each.at >= paper.at for each in same)  # all sheets that were out by then
    return any(each.body["copy"] == paper.copy for each in same)


def _revocable(tx: Transaction, registration: Registration) -> list[PaperRecord]:
    facts = [fact for fact, _ in tx.outbox.of(registration.id)]
    out = [one for one in tx.papers.of(registration.id) if not is_revoked(one, facts)]
    proofs = [one for one in out if one.kind is PaperKind.PROOF]
    confirmed = [one for one in out if one.kind is PaperKind.CONFIRMATION]
    if not confirmed or not registration.confirmation_qr.startswith(QR_PREFIX):
        return proofs
    copy = read_message(registration.confirmation_qr).claims.get(COPY_CLAIM, 1)
    return [*proofs, replace(confirmed[-1], copy=int(copy))]
