"""Revoking one paper: handed out by mistake, to the wrong person, or lost.

The registration stands, and so does every other paper of it: the next one printed has a number of
its own. It is not taken back, because whoever was told so would have to be told again: another
paper is printed instead.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from desktop_app.domain.confirmation import PaperKind, PaperRecord
from desktop_app.domain.facts import Fact, FactKind, revoked_body
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.roles import Act, check
from desktop_app.domain.worker import tidy_text
from desktop_app.storage.database import Transaction
from desktop_app.use_cases.desk import Desk, known

REVOCABLE = PaperKind.PROOF
"""What a kelurahan vouches for by itself. A confirmation is the city's word: each sheet of it bears
the same QR, and it falls with the registration."""


def revocable(desk: Desk, subject: UUID) -> Sequence[PaperRecord]:
    """Return the papers of a registration that can be revoked, by copy; at least one.

    Raises:
        Refused: ``role.not_allowed``; ``paper.not_out`` where there is none.
    """
    with desk.database.reading() as tx:
        _check_role(desk, tx)
        papers = _revocable(tx, subject)
    if not papers:
        raise Refused(Issue("paper.not_out"))
    return papers


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
        _check_role(desk, tx)
        registration, _ = known(tx, subject)
        paper = next((one for one in _revocable(tx, subject) if one.copy == copy), None)
        if paper is None:
            raise Refused(Issue("paper.not_out"))
        kind, author = FactKind.PAPER_REVOKED, desk.officer.name
        body = revoked_body(paper.kind.value, paper.number, paper.copy, why)
        tx.outbox.put(kind, now, author, subject, registration.version, body)
        tx.audit.add(now, author, kind.value, subject)
    return paper


def revoked_in(facts: Iterable[Fact]) -> frozenset[tuple[str, int]]:
    """Return number and copy of each paper that facts of a registration revoke."""
    told = [fact.body for fact in facts if fact.kind is FactKind.PAPER_REVOKED]
    return frozenset((str(body["number"]), int(str(body["copy"]))) for body in told)


def _check_role(desk: Desk, tx: Transaction) -> None:
    officers = tx.officers.all()
    current = next((one for one in officers if one.id == desk.officer.id), desk.officer)
    check(current, Act.REVOKE_PAPER, officers)


def _revocable(tx: Transaction, subject: UUID) -> list[PaperRecord]:
    gone = revoked_in([fact for fact, _ in tx.outbox.of(subject)])
    papers = tx.papers.of(subject)
    return [one for one in papers if one.kind is REVOCABLE and (one.number, one.copy) not in gone]
