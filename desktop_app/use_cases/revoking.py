"""Revoking one paper: handed out by mistake, to the wrong person, or lost.

The registration stands, and so does every other paper of it: the next one printed has a number of
its own. It is not taken back, because whoever was told so would have to be told again: another
paper is printed instead.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from desktop_app.domain.confirmation import PaperKind, PaperRecord
from desktop_app.domain.facts import FactKind, revoked_body
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.roles import Act, check, may
from desktop_app.domain.worker import tidy_text
from desktop_app.storage.database import Transaction
from desktop_app.use_cases.desk import Desk, known

REVOCABLE = PaperKind.PROOF
"""What a kelurahan vouches for by itself. A confirmation is the city's word: each sheet of it bears
the same QR, and it falls with the registration."""


def may_revoke(desk: Desk) -> bool:
    """Say whether this officer may revoke a paper."""
    with desk.database.reading() as tx:
        officers = tx.officers.all()
    current = next((one for one in officers if one.id == desk.officer.id), desk.officer)
    return may(current, Act.REVOKE_PAPER, officers)


def revocable(desk: Desk, subject: UUID) -> Sequence[PaperRecord]:
    """Return the papers of a registration that can be revoked, by copy."""
    with desk.database.reading() as tx:
        return _revocable(tx, subject)


def revoke_paper(desk: Desk, subject: UUID, copy: int, reason: str, now: datetime) -> PaperRecord:
    """Record that one proof does not count any more, and tell the city, in one transaction.

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
        officers = tx.officers.all()
        current = next((one for one in officers if one.id == desk.officer.id), desk.officer)
        check(current, Act.REVOKE_PAPER, officers)
        registration, _ = known(tx, subject)
        paper = next((one for one in _revocable(tx, subject) if one.copy == copy), None)
        if paper is None:
            raise Refused(Issue("paper.not_out"))
        kind, author = FactKind.PAPER_REVOKED, desk.officer.name
        body = revoked_body(paper.kind.value, paper.number, paper.copy, why)
        tx.outbox.put(kind, now, author, subject, registration.version, body)
        tx.audit.add(now, author, kind.value, subject)
    return paper


def _revocable(tx: Transaction, subject: UUID) -> list[PaperRecord]:
    gone = {
        (fact.body["number"], fact.body["copy"])
        for fact, _ in tx.outbox.of(subject)
        if fact.kind is FactKind.PAPER_REVOKED
    }
    papers = tx.papers.of(subject)
    return [one for one in papers if one.kind is REVOCABLE and (one.number, one.copy) not in gone]
