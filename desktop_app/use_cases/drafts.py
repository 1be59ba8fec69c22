"""Keeping what is being typed, and bringing it back after a crash."""

import logging
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from desktop_app.domain.membership import AMENDABLE
from desktop_app.domain.worker import Registration
from desktop_app.storage.database import Transaction
from desktop_app.storage.documents import packed, unpacked
from desktop_app.storage.drafts import StoredDraft
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.form import RegistrationForm

logger = logging.getLogger(__name__)

KEPT = timedelta(days=30)
"""Longer than this nobody comes back; what is not needed is not kept (UU 27/2022, Pasal 43)."""

NEW = ""
"""The place of the form for a new registration; an amendment's is the id of what it amends."""

ASIDE = "aside"
"""The place of a form that was begun when the one saved before it was taken back."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A form as it was last kept.

    Attributes:
        subject: The registration being amended; None for a new one.
        officer: Id of who typed it.
    """

    subject: UUID | None
    form: RegistrationForm
    at: datetime
    officer: UUID


def place_of(subject: UUID | None) -> str:
    return NEW if subject is None else str(subject)


def keep_draft(desk: Desk, subject: UUID | None, form: RegistrationForm, now: datetime) -> None:
    """Keep a form as typed so far; on the disk when this returns.

    Raises:
        Unavailable: What ``Database.transaction`` raises.
    """
    draft = StoredDraft(place_of(subject), packed(form), now, desk.officer.id)
    with desk.database.transaction() as tx:
        tx.drafts.keep(draft)


def drop_draft(desk: Desk, subject: UUID | None) -> None:
    """Forget a form the clerk has thrown away; one that is saved goes in the saving itself."""
    with desk.database.transaction() as tx:
        tx.drafts.drop(place_of(subject), desk.officer.id)


def draft_of(desk: Desk, subject: UUID | None) -> Draft | None:
    """Return what this officer was typing; None where that is nothing, or cannot be read."""
    with desk.database.reading() as tx:
        stored = tx.drafts.of(place_of(subject), desk.officer.id)
    return None if stored is None else _read(stored)


def amendment_under_way(desk: Desk) -> Registration | None:
    """Return what this officer was amending last, if it may still be amended."""
    with desk.database.reading() as tx:
        own = (one for one in tx.drafts.all() if one.officer == desk.officer.id)
        latest = next((one for one in own if one.place not in {NEW, ASIDE}), None)
        if latest is None or _read(latest) is None:
            return None
        return _amendable(tx, UUID(latest.place))


def put_aside(desk: Desk, form: RegistrationForm, now: datetime) -> None:
    """Keep a new registration that was begun, until the one that came back is done."""
    with desk.database.transaction() as tx:
        tx.drafts.keep(StoredDraft(ASIDE, packed(form), now, desk.officer.id))


def form_aside(desk: Desk) -> RegistrationForm | None:
    """Return the new registration this officer had begun before taking another one back."""
    with desk.database.reading() as tx:
        stored = tx.drafts.of(ASIDE, desk.officer.id)
    draft = None if stored is None else _read(stored)
    return draft.form if draft else None


def take_from_aside(desk: Desk, now: datetime) -> RegistrationForm | None:
    """Make what was put aside the form under way again; None where there is nothing."""
    form = form_aside(desk)
    if form is None:
        return None
    with desk.database.transaction() as tx:
        tx.drafts.drop(ASIDE, desk.officer.id)
        tx.drafts.keep(StoredDraft(NEW, packed(form), now, desk.officer.id))
    return form


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """A new registration somebody else has begun here and not saved."""

    officer: UUID
    name: str
    at: datetime


def left_behind(desk: Desk) -> LeftBehind | None:
    """Return the form another officer left unfinished last, for this one to take over.

    What they had put aside when they took somebody back is one too, and has its turn after that.
    """
    with desk.database.reading() as tx:
        for draft in tx.drafts.all():
            owner = tx.officers.get(draft.officer)
            is_new = draft.place in {NEW, ASIDE}
            if is_new and owner is not None and owner.id != desk.officer.id:
                return LeftBehind(owner.id, owner.name, draft.at)
    return None


def take_over(desk: Desk, officer: UUID, now: datetime) -> bool:
    """Make a new registration that another officer began this officer's own; say if it could be.

    Not where this officer has begun one: nothing that was typed is ever written over. Who saves it
    is its author.
    """
    with desk.database.transaction() as tx:
        theirs = tx.drafts.of(NEW, officer) or tx.drafts.of(ASIDE, officer)
        if theirs is None or tx.drafts.of(NEW, desk.officer.id) is not None:
            return False
        tx.drafts.keep(replace(theirs, place=NEW, officer=desk.officer.id, at=now))
        tx.drafts.drop(theirs.place, officer)
        tx.audit.add(now, desk.officer.name, "draft.taken_over", officer)
    return True


def drop_old_drafts(desk: Desk, now: datetime) -> None:
    """Forget what nobody has come back to for thirty days."""
    with desk.database.transaction() as tx:
        tx.drafts.drop_older(now - KEPT)


def _amendable(tx: Transaction, subject: UUID) -> Registration | None:
    registration = tx.workers.get(subject)
    if registration is None or registration.application.status not in AMENDABLE:
        return None
    return registration


def _read(stored: StoredDraft) -> Draft | None:
    """Read a draft; one that another version wrote in a way we cannot read is left alone."""
    try:
        form = unpacked(stored.form, RegistrationForm)
    except msgspec.DecodeError:
        logger.warning("a draft of %s cannot be read", stored.at)
        return None
    subject = UUID(stored.place) if stored.place not in {NEW, ASIDE} else None
    return Draft(subject, form, stored.at, stored.officer)
