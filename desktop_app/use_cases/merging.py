"""Two registrations of one person made one: an act with history, and the way back.

One of the two stays, the other is withdrawn and says into which; nothing is deleted. What the one
that stays lacks is taken from the other. The way back registers the other anew, under a new number:
what was withdrawn at the city stays so, as after any withdrawal.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from uuid_utils.compat import uuid7

from desktop_app.domain import membership
from desktop_app.domain.facts import (
    Body,
    Fact,
    FactKind,
    amended_body,
    read_registration_body,
    registration_body,
    withdrawal_body,
)
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.likeness import Alike, traits_of
from desktop_app.domain.membership import AMENDABLE, Application, Registered, Status, Withdrawn
from desktop_app.domain.worker import Registration, RegistrationNumber, Sex, Worker
from desktop_app.storage.database import Transaction
from desktop_app.use_cases.alike import DOUBT, doubt_of_likeness
from desktop_app.use_cases.content import CONTENT, base_of
from desktop_app.use_cases.desk import Desk, known
from desktop_app.use_cases.drafts import place_of

REASON = "Digabung dengan No. {number}"
"""Why the other one was withdrawn, as the city reads it."""

MERGED, UNDONE = "worker_merged", "merge_undone"
"""Acts in the history of a registration that no fact of its own tells."""

MOST_OFFERED = 3

_MAY_BE_FOLDED = frozenset({Status.REGISTERED, Status.SENT, Status.PROPOSED})
_ENDED = frozenset({Status.REFUSED, Status.WITHDRAWN})
_FAR = tuple(Status)
_FILLED = ("nik", "family_card", "phone", "email", "marital", "home", "heir", "children")


@dataclass(frozen=True, slots=True)
class Merge:
    """What a merge would do.

    Attributes:
        kept: The registration that stays, as it stands now.
        folded: The one that is withdrawn.
        worker: What is registered of the person afterwards.
        filled: Names of the fields that are taken from the folded one.
    """

    kept: Registration
    folded: Registration
    worker: Worker
    filled: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Merging:
    """What can be done about doubles of one registration here.

    Attributes:
        alike: Who may be the same person, the likeliest first.
        into: The registration it was merged into; None where it was not, or that was undone.
    """

    alike: Sequence[Alike]
    into: Registration | None


def merging_of(desk: Desk, subject: UUID) -> Merging:
    """Return who may be merged with a registration, and what it was merged into.

    Raises:
        Refused: ``registration.unknown``.
    """
    with desk.database.reading() as tx:
        registration, _ = known(tx, subject)
        fold = _fold(tx, subject)
        into = tx.workers.get(fold[1]) if fold and not _was_undone(tx, subject) else None
        if registration.application.status in _ENDED:
            return Merging((), into)
        found = tx.workers.alike(traits_of(registration.worker), subject, MOST_OFFERED)
    return Merging([one for one in found if one.line.status not in _ENDED], into)


def plan_merge(desk: Desk, one: UUID, other: UUID) -> Merge:
    """Say what merging two registrations would do, without doing it.

    The one that is further on its way stays, else the one with the older number: its paper is in
    somebody's hands.

    Raises:
        Refused: ``registration.unknown``; ``merge.ended`` where one was refused or withdrawn;
            ``merge.both_decided`` where the city has verified both; ``registration.in_dispute``.
    """
    with desk.database.reading() as tx:
        return _plan(tx, one, other)


def merge_workers(desk: Desk, one: UUID, other: UUID, now: datetime) -> Merge:
    """Make two registrations of one person one, in one transaction.

    Returns:
        What was done, with the registration that stays as it stands afterwards.

    Raises:
        Refused: As ``plan_merge``.
    """
    with desk.database.transaction() as tx:
        plan = _plan(tx, one, other)
        reason = REASON.format(number=plan.kept.number)
        _withdraw(desk, tx, plan.folded, reason, plan.kept.id, now)
        kept = plan.kept
        if plan.filled:
            worker = replace(plan.worker, doubts=_doubts_about(desk, tx, plan.worker, kept.id))
            kept = _amend(desk, tx, kept, worker, now)
        tx.audit.add(now, desk.officer.name, MERGED, kept.id)
    return replace(plan, kept=kept)


def undo_merge(desk: Desk, folded: UUID, now: datetime) -> Registration:
    """Make two of one again: the withdrawn one is registered anew, the other gives back.

    Returns:
        The new registration; it has a number of its own.

    Raises:
        Refused: ``registration.unknown``; ``merge.none`` where it was not merged, or that was
            undone already; ``merge.changed_since`` where the other one has gone on since.
    """
    desk.check_room()
    with desk.database.transaction() as tx:
        before, due = known(tx, folded)
        fold = _fold(tx, folded)
        if fold is None or _was_undone(tx, folded):
            raise Refused(Issue("merge.none"))
        withdrawn, into = fold
        _give_back(desk, tx, into, withdrawn, now)
        device = tx.settings.device() or desk.device
        number = RegistrationNumber(desk.city.kelurahan, device.number, tx.workers.next_running())
        doubts = tuple(sorted({*before.worker.doubts, DOUBT}))
        anew = Registration(
            id=uuid7(),
            number=str(number),
            version=1,
            at=now,
            officer=desk.officer.name,
            worker=replace(before.worker, doubts=doubts, attendance=None),
            application=membership.after(Application(), Registered()),
        )
        tx.workers.add(anew, due)
        body = registration_body(anew.number, anew.worker, due)
        _tell(desk, tx, FactKind.WORKER_REGISTERED, anew, body, now)
        for subject in (folded, into):
            tx.audit.add(now, desk.officer.name, UNDONE, subject)
    return anew


def _plan(tx: Transaction, one: UUID, other: UUID) -> Merge:
    pair = [known(tx, subject)[0] for subject in (one, other)]
    if any(each.application.status in _ENDED for each in pair) or one == other:
        raise Refused(Issue("merge.ended"))
    if any(content.pending for each in pair for content in tx.disputes.contents(each.id)):
        raise Refused(Issue("registration.in_dispute"))
    kept, folded = sorted(
        pair, key=lambda each: (-_FAR.index(each.application.status), each.at, each.number)
    )
    if folded.application.status not in _MAY_BE_FOLDED:
        raise Refused(Issue("merge.both_decided"))
    filled: tuple[str, ...] = ()
    if kept.application.status in AMENDABLE:
        filled = tuple(
            name
            for name in _FILLED
            if getattr(folded.worker, name) and not getattr(kept.worker, name)
        )
    taken = {name: getattr(folded.worker, name) for name in filled}
    return Merge(kept, folded, replace(kept.worker, **taken), filled)


def _doubts_about(desk: Desk, tx: Transaction, worker: Worker, subject: UUID) -> tuple[str, ...]:
    """Return what is to be doubted of somebody now that the other one is folded into them.

    What was said of a NIK, or of who is alike, was said before: both are asked again.
    """
    found = list(doubt_of_likeness(tx, traits_of(worker), subject))
    if worker.nik is not None:
        woman, kelurahan = worker.sex is Sex.WOMAN, worker.address.kelurahan
        places = desk.reference.gazetteer
        found += worker.nik.doubts_about(worker.born, woman, kelurahan, places)
    stay = {code for code in worker.doubts if code != DOUBT and not code.startswith("nik.")}
    return tuple(sorted(stay | {issue.code for issue in found}))


def _fold(tx: Transaction, subject: UUID) -> tuple[Fact, UUID] | None:
    """Return the withdrawal by which a registration was merged, and into which."""
    for fact, _ in reversed(tx.outbox.of(subject)):
        into = fact.body.get("into") if fact.kind is FactKind.WORKER_WITHDRAWN else None
        if isinstance(into, str):
            return fact, UUID(into)
    return None


def _was_undone(tx: Transaction, subject: UUID) -> bool:
    """Say whether what was merged is registered anew; what it had taken in before is another's."""
    acts = [entry.act for entry in tx.audit.of(subject)]
    gone = FactKind.WORKER_WITHDRAWN.value
    return UNDONE in (acts[acts.index(gone) :] if gone in acts else acts) or _is_anew(tx, subject)


def _is_anew(tx: Transaction, subject: UUID) -> bool:
    """Say the same where the file was made anew from its copies, which hold no history.

    Whoever is registered by hand has given their consent at another time.
    """
    folded, fold = known(tx, subject)[0], _fold(tx, subject)
    alike = tx.workers.alike(traits_of(folded.worker), subject, MOST_OFFERED)
    return any(
        fold is not None
        and fact.kind is FactKind.WORKER_REGISTERED
        and fact.seq > fold[0].seq
        and _as_folded(read_registration_body(fact.body)) == _as_folded(folded.worker)
        for one in alike
        for fact, _ in tx.outbox.of(one.line.id)[:1]
    )


def _as_folded(worker: Worker) -> Worker:
    consent = replace(worker.consent, at=worker.consent.at.replace(microsecond=0))
    return replace(worker, doubts=(), attendance=None, consent=consent)


def _withdraw(
    desk: Desk, tx: Transaction, folded: Registration, reason: str, into: UUID, now: datetime
) -> None:
    _, due = known(tx, folded.id)
    application = membership.after(folded.application, Withdrawn(reason))
    gone = replace(folded, version=folded.version + 1, application=application)
    tx.workers.replace(gone, due)
    tx.drafts.drop_all_of(place_of(folded.id))
    tx.outbox.supersede(folded.id)
    _tell(desk, tx, FactKind.WORKER_WITHDRAWN, gone, withdrawal_body(reason, into), now)


def _amend(
    desk: Desk, tx: Transaction, before: Registration, worker: Worker, now: datetime
) -> Registration:
    _, due = known(tx, before.id)
    after = replace(before, version=before.version + 1, officer=desk.officer.name, worker=worker)
    base = base_of(tx.outbox.of(before.id), tx.disputes.contents(before.id))
    tx.workers.replace(after, due)
    tx.drafts.drop_all_of(place_of(before.id))
    tx.outbox.supersede(before.id)
    body = amended_body(registration_body(after.number, worker, due), base)
    _tell(desk, tx, FactKind.WORKER_AMENDED, after, body, now)
    return after


def _give_back(desk: Desk, tx: Transaction, kept: UUID, withdrawn: Fact, now: datetime) -> None:
    """Let the one that stayed state again what it did before it was filled, if it was."""
    registration, _ = known(tx, kept)
    contents = [fact for fact, _ in tx.outbox.of(kept) if fact.kind in CONTENT]
    filling = [fact for fact in contents if fact.seq == withdrawn.seq + 1]
    if not filling:
        return
    since = registration.version != filling[0].version or len(contents) == 1
    if since or registration.application.status not in AMENDABLE:
        raise Refused(Issue("merge.changed_since"))
    before = [
        content.body
        for content in tx.disputes.contents(kept)
        if contents[-2].seq <= content.facts < withdrawn.seq and not content.pending
    ]
    former = read_registration_body([contents[-2].body, *before][-1])
    taken = {name: getattr(former, name) for name in (*_FILLED, "doubts")}
    _amend(desk, tx, registration, replace(registration.worker, **taken), now)


def _tell(
    desk: Desk,
    tx: Transaction,
    kind: FactKind,
    registration: Registration,
    body: Body,
    now: datetime,
) -> None:
    author = desk.officer.name
    tx.outbox.put(kind, now, author, registration.id, registration.version, body)
    tx.audit.add(now, author, kind.value, registration.id)
