"""The first start, and every later one: setting the laptop up, unlocking it, getting back in."""

import logging
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from shutil import rmtree
from uuid import UUID

from uuid_utils.compat import uuid7

from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.office import Activation, Device, Officer, Role
from desktop_app.domain.repair import Repair
from desktop_app.domain.worker import tidy_name
from desktop_app.errors import Unavailable
from desktop_app.paths import DATABASE_NAME, FILE_FOLDER
from desktop_app.storage.attempts import Attempts
from desktop_app.storage.database import Database, create_database, open_database
from desktop_app.storage.device_key import DeviceKey, DeviceKeys
from desktop_app.storage.durable import disk_said_plainly, make_folder, move_durably
from desktop_app.storage.keychain import Keychain
from desktop_app.storage.looking import can_only_be_read, look_at
from desktop_app.storage.repair import Checked, open_checked
from desktop_app.storage.vault import Unlocked, Vault
from desktop_app.updating.marks import opening
from desktop_app.use_cases.officers import put_in_order
from desktop_app.use_cases.passwords import check_password
from desktop_app.use_cases.who import WhoAreYou

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Opened:
    """An unlocked file, who unlocked it, and what had to be mended for it."""

    database: Database
    officer: Officer
    repair: Repair = field(default_factory=Repair)


@dataclass(frozen=True, slots=True)
class SetUp:
    """A new file, and the recovery code that is shown once and never stored."""

    opened: Opened
    recovery_code: str


def set_up(
    folder: Path,
    keychain: Keychain,
    activation: Activation,
    *,
    officer_name: str,
    password: str,
    now: datetime,
) -> SetUp:
    """Make file, keys and first officer, all or nothing.

    Everything is made in a staging folder that is renamed at the end: a laptop that dies half-way
    starts again as new, and a start never meets a file without its vault.

    Raises:
        Refused: ``officer.name_missing``, ``password.too_short``, ``password.too_plain``.
        Unavailable: ``database.exists``; the codes of ``Keychain``; what the disk says.
    """
    name = tidy_name(officer_name, "officer_name", "officer.name_missing")
    check_password(password, name)
    home = folder / FILE_FOLDER
    if home.exists():
        raise Unavailable("database.exists")
    with disk_said_plainly():
        make_folder(folder)
        staging = folder / f".{FILE_FOLDER}-{uuid7()}"
        staging.mkdir(mode=0o700)
        try:
            officer = Officer(uuid7(), name, Role.CLERK)
            vault, key, recovery_code = Vault.create(
                staging, keychain, password, officer.id, name=name
            )
            keys = DeviceKeys(keychain, vault.id)
            public = keys.keep(DeviceKey.new())
            database = create_database(staging / DATABASE_NAME, key)
            _write_first_rows(database, activation, officer, public, now)
            database.close()
            move_durably(staging, home)
            opened = open_database(home / DATABASE_NAME, key)
        except BaseException:
            _leave_nothing(staging, home)
            raise
    take_keys(opened, keys)
    return SetUp(Opened(opened, officer), recovery_code)


def _leave_nothing(staging: Path, home: Path) -> None:
    """Undo a set-up, its last step too: nobody has seen the recovery code of what would stay."""
    if not staging.exists():
        with suppress(OSError):
            home.replace(staging)
    rmtree(staging, ignore_errors=True)


def unlock(
    folder: Path,
    keychain: Keychain,
    password: str,
    now: datetime | None = None,
    *,
    officer: UUID | None = None,
    attempts: Attempts | None = None,
) -> Opened:
    """Open the file for the officer whose password this is.

    Args:
        folder: Of the clerk's data.
        keychain: Has this laptop's secret and its key.
        password: As typed.
        now: Aware UTC, at a start: file and copies are compared, and mended where that is needed.
            None while this program has the file open already.
        officer: Who says to be there; None tries everybody's.
        attempts: Counts the wrong ones; without it nothing is counted.

    Raises:
        Refused: ``vault.password_wrong``, or where it is counted what ``Attempts.counted`` raises;
            ``officer.access_ended``.
        Unavailable: The codes of ``Vault``, ``Keychain``, ``open_database`` and ``open_checked``.
    """
    home = folder / FILE_FOLDER
    vault = Vault.open(home, keychain)
    key, officer_id = _tried(vault, password, officer, attempts)
    checked = _open(home, key, now)
    opened = _opened(checked, officer_id, DeviceKeys(keychain, vault.id))
    put_in_order(opened.database, vault)
    return opened


def recognise(
    database: Database,
    folder: Path,
    keychain: Keychain,
    password: str,
    *,
    officer: UUID | None,
    attempts: Attempts,
) -> Officer:
    """Say who has come to a desk that was locked with its file open.

    Raises:
        Refused, Unavailable: As ``unlock``, but for what is about opening the file.
    """
    vault = Vault.open(folder / FILE_FOLDER, keychain)
    _, who = _tried(vault, password, officer, attempts)
    return _admitted(database, who)


def _tried(
    vault: Vault, password: str, officer: UUID | None, attempts: Attempts | None
) -> Unlocked:
    if attempts is None:
        return vault.unlock(password, officer)
    with attempts.counted(vault.tries_key(), officer):
        return vault.unlock(password, officer)


@dataclass(frozen=True, slots=True)
class Recovered:
    """A file opened by the recovery code.

    Attributes:
        trouble: Why the new password could not be kept, as when the keychain is missing: the file
            is open all the same, and the code has to be used again next time. None when it was.
    """

    opened: Opened
    trouble: Unavailable | None = None


def recover(
    folder: Path,
    keychain: Keychain,
    code: str,
    password: str,
    now: datetime | None = None,
    *,
    officer: UUID | None = None,
    attempts: Attempts | None = None,
    at: datetime | None = None,
) -> Recovered | WhoAreYou:
    """Open the file by the recovery code, and set a new password and device secret.

    The code alone opens, also with the keychain missing or locked. ``now`` is as for ``unlock``.

    Args:
        folder: Of the clerk's data.
        keychain: Gets a new secret where it has lost this laptop's.
        code: As typed.
        password: The new one, of ``officer``.
        now: As for ``unlock``.
        officer: Whose the new password is; None where the door does not know who works here.
        attempts: Forgets what this officer has tried in vain.
        at: Aware UTC, for the audit; None leaves no entry.

    Raises:
        Refused: ``vault.recovery_code_mistyped``, ``vault.recovery_code_wrong``,
            ``password.too_short``, ``password.too_plain``, ``officer.unknown``.
        Unavailable: The codes of ``Vault.open`` and ``open_database``.
    """
    home = folder / FILE_FOLDER
    vault = Vault.open(home, keychain)
    key = vault.recover(code)
    checked = _open(home, key, now)
    database = checked.database
    try:
        people = _people(database)
        if officer is None and len(people) > 1:
            database.close()
            return WhoAreYou([(one.id, one.name) for one in people])
        owner = _owner(people, officer)
        check_password(password, owner.name)
        names = {one.id: one.name for one in people}
        trouble = _renewed(vault, key, password, owner, names)
        if attempts is not None and trouble is None:
            attempts.forgive(vault.tries_key(), owner.id)
        take_keys(database, DeviceKeys(keychain, vault.id))
        if at is not None:
            with database.transaction() as tx:
                tx.audit.add(at, owner.name, "staff.recovered", owner.id)
    except BaseException:
        database.close()
        raise
    return Recovered(Opened(database, owner, checked.repair), trouble)


def _owner(people: Sequence[Officer], officer: UUID | None) -> Officer:
    """Return whose password it is: the one named, or the only one there is."""
    for one in people:
        if officer in {None, one.id}:
            return one
    raise Refused(Issue("officer.unknown"))


def _people(database: Database) -> Sequence[Officer]:
    """Return who may come in; where that is nobody any more, everybody who ever could.

    Raises:
        Unavailable: ``database.officer_missing``.
    """
    with database.reading() as tx:
        officers = tx.officers.all()
    if not officers:
        raise Unavailable("database.officer_missing")
    return [one for one in officers if one.has_access] or officers


def _renewed(
    vault: Vault, key: bytes, password: str, officer: Officer, names: Mapping[UUID, str]
) -> Unavailable | None:
    try:
        vault.renew(key, password, officer.id, names=names)
    except Unavailable as no:
        return no
    return None


def take_keys(database: Database, keys: DeviceKeys) -> None:
    """Give an open file the laptop's own key, if the keychain has it just now.

    Without it everything goes on but sending: facts are saved unsigned, and each round asks the
    keychain again. A file of version 0.1 hands its key over to the keychain here; where that is
    refused it keeps it, until the next time.
    """
    database.keys = keys
    with database.reading() as tx:
        device = tx.settings.device()
    try:
        if device is not None and device.public_key:
            keys.fetch(device.public_key)
        elif device is not None and device.private_key:
            public = keys.keep(DeviceKey(device.private_key))
            with database.transaction() as tx:
                tx.settings.put_device(replace(device, public_key=public))
    except Unavailable as no:
        logger.warning("the laptop's key is not at hand: %s", no.code)


def _open(home: Path, key: bytes, now: datetime | None) -> Checked:
    path = home / DATABASE_NAME
    try:
        with opening():
            if now is None:
                return Checked(open_database(path, key), Repair())
            return open_checked(path, key, now)
    except Unavailable as no:
        if not can_only_be_read(path, no):
            raise
    return Checked(look_at(path, key), Repair())


def _opened(checked: Checked, officer_id: UUID, keys: DeviceKeys) -> Opened:
    database = checked.database
    try:
        officer = _admitted(database, officer_id)
    except BaseException:
        database.close()
        raise
    take_keys(database, keys)
    return Opened(database, officer, checked.repair)


def _admitted(database: Database, who: UUID) -> Officer:
    """Return who has come in: the file, not the vault, says who has access."""
    with database.reading() as tx:
        officer = tx.officers.get(who)
    if officer is None:
        raise Unavailable("database.officer_missing")
    if not officer.has_access:
        raise Refused(Issue("officer.access_ended", "password"))
    return officer


def _write_first_rows(
    database: Database, activation: Activation, officer: Officer, public: bytes, now: datetime
) -> None:
    device = Device(
        number=activation.device_number,
        private_key=b"",
        public_key=public,
        server=activation.server,
        receipt_key=activation.receipt_key,
        code=activation.code,
        epoch=activation.epoch,
    )
    with database.transaction() as tx:
        tx.settings.put_city(activation.city)
        tx.settings.put_device(device)
        tx.officers.add(officer)
        tx.audit.add(now, officer.name, "set_up", None)
