"""Who works here: taking somebody in, another name, another role, a new password, the end.

The file is told first, then the vault. Where the two are cut apart, the file is right: who is in
it without a password is given one, and who has a password but no access any more is not let in;
the next unlocking puts the vault in order.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from uuid_utils.compat import uuid7

from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.office import Officer, Role
from desktop_app.domain.roles import Act, check, may
from desktop_app.domain.worker import tidy_name
from desktop_app.errors import Unavailable
from desktop_app.storage.database import Database, Transaction
from desktop_app.storage.vault import Vault
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.locks import Locks
from desktop_app.use_cases.passwords import check_password

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Colleague:
    """An officer, and whether the vault has a password of theirs."""

    officer: Officer
    has_password: bool
    is_self: bool


@dataclass(frozen=True, slots=True)
class Staff:
    """Everybody who works here or did, and whether the one who asks may change that."""

    colleagues: Sequence[Colleague]
    may_manage: bool


def staff(desk: Desk, locks: Locks) -> Staff:
    """Return who works here, those with access first.

    Raises:
        Unavailable: ``vault.missing``, ``vault.damaged``, ``vault.newer``.
    """
    with desk.database.reading() as tx:
        officers = tx.officers.all()
    known = locks.vault().officers
    colleagues = [
        Colleague(one, one.id in known and one.has_access, one.id == desk.officer.id)
        for one in sorted(officers, key=lambda one: not one.has_access)
    ]
    return Staff(colleagues, may(current_of(desk, officers), Act.MANAGE_OFFICERS, officers))


def add_officer(
    desk: Desk, locks: Locks, name: str, role: Role, password: str, now: datetime
) -> Officer:
    """Take a colleague in, with a password they have typed themselves.

    Raises:
        Refused: ``role.not_allowed``, ``officer.name_missing``, ``officer.name_taken``,
            ``password.too_short``, ``password.too_plain``.
        Unavailable: The codes of ``Vault.renew`` and ``Database.transaction``. Where the vault says
            no the colleague is there without a password, and is given one later.
    """
    tidy = tidy_name(name, "name", "officer.name_missing")
    check_password(password, tidy)
    officer = Officer(uuid7(), tidy, role)
    with desk.database.transaction() as tx:
        allowed(desk, tx, Act.MANAGE_OFFICERS)
        _free(tx, tidy, None)
        tx.officers.add(officer)
        tx.audit.add(now, desk.officer.name, "staff.added", officer.id)
    _give(desk, locks, officer, password)
    return officer


def rename_officer(desk: Desk, locks: Locks, who: UUID, name: str, now: datetime) -> Officer:
    """Give an officer another name from now on; what they have signed keeps the one before.

    Raises:
        Refused: ``role.not_allowed``, ``officer.unknown``, ``officer.name_missing``,
            ``officer.name_taken``.
    """
    tidy = tidy_name(name, "name", "officer.name_missing")
    with desk.database.transaction() as tx:
        if who != desk.officer.id:
            allowed(desk, tx, Act.MANAGE_OFFICERS)
        before = _known(tx, who)
        _free(tx, tidy, who)
        if tidy == before.name:
            return before
        former = tuple(one for one in (*before.former, before.name) if one != tidy)
        after = replace(before, name=tidy, former=former)
        tx.officers.change(after)
        tx.audit.add(now, desk.officer.name, "staff.renamed", who)
    put_in_order(desk.database, locks.vault())
    return after


def change_role(desk: Desk, who: UUID, role: Role, now: datetime) -> Officer:
    """Make a clerk a supervisor, or the other way round.

    Raises:
        Refused: ``role.not_allowed``, ``officer.unknown``, ``officer.yourself``.
    """
    with desk.database.transaction() as tx:
        allowed(desk, tx, Act.MANAGE_OFFICERS)
        after = replace(_other(desk, tx, who), role=role)
        tx.officers.change(after)
        tx.audit.add(now, desk.officer.name, f"staff.made_{role.name.casefold()}", who)
    return after


def end_access(desk: Desk, locks: Locks, who: UUID, now: datetime) -> Officer:
    """Let an officer in no more; name and history stay.

    Raises:
        Refused: ``role.not_allowed``, ``officer.unknown``, ``officer.yourself``.
    """
    with desk.database.transaction() as tx:
        allowed(desk, tx, Act.MANAGE_OFFICERS)
        after = replace(_other(desk, tx, who), has_access=False)
        tx.officers.change(after)
        tx.audit.add(now, desk.officer.name, "staff.access_ended", who)
    put_in_order(desk.database, locks.vault())
    return after


def give_password(desk: Desk, locks: Locks, who: UUID, password: str, now: datetime) -> Officer:
    """Give a colleague a new password, typed by them; who had no access any more has it again.

    Raises:
        Refused: ``role.not_allowed``, ``officer.unknown``, ``officer.yourself``,
            ``password.too_short``, ``password.too_plain``.
        Unavailable: As ``add_officer``.
    """
    with desk.database.transaction() as tx:
        allowed(desk, tx, Act.MANAGE_OFFICERS)
        before = _other(desk, tx, who)
        check_password(password, before.name)
        after = replace(before, has_access=True)
        tx.officers.change(after)
        tx.audit.add(now, desk.officer.name, "staff.password_given", who)
    _give(desk, locks, after, password)
    return after


def change_own_password(desk: Desk, locks: Locks, old: str, password: str, now: datetime) -> None:
    """Change one's own password, having shown the old one.

    Raises:
        Refused: ``door.password_wrong``, ``door.pause``, ``door.must_wait`` about ``old``;
            ``password.too_short``, ``password.too_plain``.
        Unavailable: The codes of ``Vault``; the old password stays good.
    """
    check_password(password, desk.officer.name)
    vault = locks.vault()
    try:
        with locks.attempts.counted(vault.tries_key(), desk.officer.id):
            vault.unlock(old, desk.officer.id)
    except Refused as no:
        raise Refused(*(replace(issue, about="old") for issue in no.issues)) from None
    with desk.database.transaction() as tx:
        tx.audit.add(now, desk.officer.name, "staff.password_changed", desk.officer.id)
    _give(desk, locks, desk.officer, password)


def put_in_order(database: Database, vault: Vault) -> None:
    """Let the vault say what the file says: who may come in, and what they are called."""
    with database.reading() as tx:
        present = {one.id: one.name for one in tx.officers.all() if one.has_access}
    try:
        if present.keys() & vault.officers:
            vault.put_in_order(database.key, present, keep=present.keys())
    except Unavailable as no:
        logger.warning("the vault could not be put in order: %s", no.code)


def _give(desk: Desk, locks: Locks, officer: Officer, password: str) -> None:
    vault = locks.vault()
    with desk.database.reading() as tx:
        names = {one.id: one.name for one in tx.officers.all() if one.has_access}
    vault.renew(desk.database.key, password, officer.id, names=names)
    locks.attempts.forgive(vault.tries_key(), officer.id)


def current_of(desk: Desk, officers: Sequence[Officer]) -> Officer:
    """Return who acts, as the file has them now."""
    return next((one for one in officers if one.id == desk.officer.id), desk.officer)


def allowed(desk: Desk, tx: Transaction, act: Act) -> Officer:
    """Return who acts, as the file has them now.

    Raises:
        Refused: ``role.not_allowed``: this is not for them.
    """
    officers = tx.officers.all()
    current = current_of(desk, officers)
    check(current, act, officers)
    return current


def _known(tx: Transaction, who: UUID) -> Officer:
    officer = tx.officers.get(who)
    if officer is None:
        raise Refused(Issue("officer.unknown"))
    return officer


def _other(desk: Desk, tx: Transaction, who: UUID) -> Officer:
    if who == desk.officer.id:
        raise Refused(Issue("officer.yourself"))
    return _known(tx, who)


def _free(tx: Transaction, name: str, besides: UUID | None) -> None:
    """Refuse a name that anybody else has, or ever had, here: papers and facts tell by it who."""
    for officer in tx.officers.all():
        taken = {one.casefold() for one in officer.names}
        if officer.id != besides and name.casefold() in taken:
            raise Refused(Issue("officer.name_taken", "name"))
