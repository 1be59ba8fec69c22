"""Keeping what is being typed, and bringing it back after a crash."""

import logging
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Draft:
    """A form as it was last kept.

    Attributes:
        subject: The registration being amended; None for a new one.
    """

    subject: UUID | None
    form: RegistrationForm
    at: datetime


def place_of(subject: UUID | None) -> str:
    return NEW if subject is None else str(subject)


def keep_draft(desk: Desk, subject: UUID | None, form: RegistrationForm, now: datetime) -> None:
    """Keep a form as typed so far; on the disk when this returns.

    Raises:
        Unavailable: What ``Database.transaction`` raises.
    """
    draft = StoredDraft(place_of(subject), packed(form), now, desk.officer.name)
    with desk.database.transaction() as tx:
        tx.drafts.keep(draft)


def drop_draft(desk: Desk, subject: UUID | None) -> None:
    """Forget a form the clerk has thrown away; one that is saved goes in the saving itself."""
    with desk.database.transaction() as tx:
        tx.drafts.drop(place_of(subject))


def draft_of(desk: Desk, subject: UUID | None) -> Draft | None:
    """Return what was being typed; None where nothing was, or what was cannot be read."""
    with desk.database.reading() as tx:
        stored = tx.drafts.of(place_of(subject))
    return None if stored is None else _read(stored)


def amendment_under_way(desk: Desk) -> Registration | None:
    """Return what was being amended last, if it may still be amended."""
    with desk.database.reading() as tx:
        latest = next((one for one in tx.drafts.all() if one.place != NEW), None)
        if latest is None or _read(latest) is None:
            return None
        return _amendable(tx, UUID(latest.place))


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
    return Draft(UUID(stored.place) if stored.place else None, form, stored.at)
