"""Who this laptop is to the city: let in once, given a new identity where it met its own twin.

A copied disk, or an older backup put back, makes two laptops of one. The second to use a number is
told so; it makes a new key, has the old one vouch for it, and goes on under a new number. What it
saved before keeps the signatures it was saved with.
"""

import base64
import logging
from dataclasses import replace
from datetime import datetime

from desktop_app.domain.delivery import DeliveryStatus
from desktop_app.domain.facts import Fact, FactKind, amended_body, registration_body
from desktop_app.domain.identity import key_change_bytes
from desktop_app.domain.membership import Status
from desktop_app.domain.office import Device
from desktop_app.domain.worker import RegistrationNumber
from desktop_app.errors import Unavailable
from desktop_app.storage.database import Database, Transaction
from desktop_app.storage.device_key import DeviceKey, verifies
from desktop_app.sync.client import CityServer
from desktop_app.sync.requests import Clock, next_request

logger = logging.getLogger(__name__)

NUMBER_TAKEN = "fact.number_taken"
_CONTENT = frozenset({FactKind.WORKER_REGISTERED, FactKind.WORKER_AMENDED})
NUMBER_CHANGED = "number.changed"
"""What the history says of a registration that got another number."""


def enrol_again(database: Database, server: CityServer, clock: Clock) -> bool:
    """Redeem the activation code once more: a register put back from before may know only that.

    The same code with the same key gets the same device, so it does no harm where it was known.

    Returns:
        Whether the city knows this laptop now.
    """
    device = next_request(database, clock)
    if not device.redeemed or device.formers:
        return False  # the code let in the first identity, which is another one by now
    try:
        reply = server.enrol(replace(device, code=device.redeemed))
    except Unavailable:
        return False
    logger.warning("the city had forgotten this laptop, and knows it again")
    return str(reply.device) == device.id


def succeed(database: Database, server: CityServer, clock: Clock) -> None:
    """Go on under a new identity, which the old one has vouched for.

    The new key is in the keychain, and named in the file, before the city hears of it: whenever the
    laptop is switched off, it asks again with the same key and gets the same answer.

    Raises:
        Unavailable: What keychain or line say; everything is as it was, and registering goes on.
    """
    key = _successor(database)
    reply = server.succeed(next_request(database, clock), key)
    with database.transaction() as tx:
        device = _device(tx)
        identity = device.succeeded(
            tx.outbox.last(),
            id=str(reply.device),
            number=reply.device_number,
            public_key=key.public,
        )
        tx.settings.put_device(identity)
        tx.audit.add(clock(), "", "identity.succeeded")
    logger.warning("this laptop goes on as device %s", reply.device)


def _successor(database: Database) -> DeviceKey:
    if database.keys is None:
        raise Unavailable("device.key_away")
    with database.reading() as tx:
        begun = _device(tx).successor
    if begun:
        return database.keys.fetch(begun)
    key = DeviceKey.new()
    public = database.keys.keep(key)
    with database.transaction() as tx:
        tx.settings.put_device(replace(_device(tx), successor=public))
    return key


def _device(tx: Transaction) -> Device:
    device = tx.settings.device()
    if device is None:
        raise Unavailable("sync.not_set_up")
    return device


def renumber(tx: Transaction, fact: Fact, now: datetime) -> bool:
    """Give a registration another number, because a twin of this laptop has used its own.

    The refused fact is laid aside; an amendment, whole, carries the new number to the city.

    Returns:
        Whether the number changed: not where that was done before, or the person has withdrawn.
    """
    before = tx.outbox.delivery(fact.id)
    tx.outbox.record(fact.id, replace(before, status=DeliveryStatus.SUPERSEDED))
    registration, due = tx.workers.get(fact.worker), tx.workers.due(fact.worker)
    city, device = tx.settings.city(), _device(tx)
    if registration is None or due is None or city is None:
        return False
    gone = registration.application.status is Status.WITHDRAWN
    if gone or fact.body.get("number") != registration.number:
        return False
    told = [each for each, _ in tx.outbox.of(fact.worker) if each.kind in _CONTENT]
    number = str(RegistrationNumber(city.kelurahan, device.number, tx.workers.next_running()))
    renumbered = replace(registration, number=number, version=registration.version + 1)
    tx.workers.renumber(registration.id, number)
    tx.workers.replace(renumbered, due)
    tx.outbox.put(
        FactKind.WORKER_AMENDED,
        now,
        registration.officer,
        registration.id,
        renumbered.version,
        amended_body(registration_body(number, renumbered.worker, due), told[-1].id),
    )
    tx.audit.add(now, "", NUMBER_CHANGED, registration.id)
    return True


def follow_key(database: Database, server: CityServer) -> bool:
    """Follow the city to the key it signs with now, if the key we know vouches for it.

    Returns:
        Whether another key is trusted from now on.

    Raises:
        Unavailable: What the line says.
    """
    changes = {change.old: change for change in server.key_changes().changes}
    with database.reading() as tx:
        known = _device(tx).receipt_key
    trusted = known
    for _ in range(len(changes)):
        change = changes.get(base64.b64encode(trusted).decode())
        if change is None:
            break
        try:
            new, signature = base64.b64decode(change.new), base64.b64decode(change.signature)
        except ValueError:
            return False
        if not verifies(trusted, signature, key_change_bytes(new)):
            return False
        trusted = new
    if trusted == known:
        return False
    with database.transaction() as tx:
        tx.settings.put_device(replace(_device(tx), receipt_key=trusted))
    logger.warning("the city signs with another key, which the one before vouches for")
    return True
