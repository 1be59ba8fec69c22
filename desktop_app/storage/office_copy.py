"""Taking the office over from its copy: city, device, officers and what the clerk prefers."""

import json
from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from sqlalchemy.dialects.sqlite import insert

from desktop_app.domain.office import Officer, Role
from desktop_app.storage.copies import Office
from desktop_app.storage.database import Database, Transaction
from desktop_app.storage.models import SettingRow


def take_over(database: Database, office: Office | None) -> None:
    """Put what the office's copy says in the place of what a backup said, or of nothing.

    How far the news was read is the backup's own, and stays.
    """
    if office is None:
        return
    with database.transaction() as tx:
        for key, document in office.settings.items():
            _put(tx, key, document)
        known = {officer.id for officer in tx.officers.all()}
        for told in office.officers:
            officer = _officer(told)
            (tx.officers.change if officer.id in known else tx.officers.add)(officer)


def counted_on(tx: Transaction, office: Office | None) -> None:
    """Let requests count on behind every number that may have been used, after acts came back."""
    device = tx.settings.device()
    if device is None or office is None or "device" not in office.settings:
        return
    used = int(json.loads(office.settings["device"]).get("counter", 0))
    if used > device.counter:
        tx.settings.put_device(replace(device, counter=used))


def _officer(told: Mapping[str, str]) -> Officer:
    """Read an officer; one of a copy that tells of no access had it, as everybody then."""
    return Officer(
        id=UUID(told["id"]),
        name=told["name"],
        role=Role(told["role"]),
        has_access=bool(told.get("access", "1")),
        former=tuple(told.get("former", "").splitlines()),
    )


def _put(tx: Transaction, key: str, document: str) -> None:
    statement = insert(SettingRow).values(key=key, value=document)
    tx.session.execute(
        statement.on_conflict_do_update(index_elements=[SettingRow.key], set_={"value": document})
    )
