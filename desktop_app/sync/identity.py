"""Who this laptop is to the city: let in once, given a new identity where it met its own twin.

A copied disk, or an older backup put back, makes two laptops of one. The second to use a number is
told so; it makes a new key, has the old one vouch for it, and goes on under a new number. What it
saved before keeps the signatures it was saved with.
"""

import base64
import logging
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from uuid import UUID

from desktop_app.domain.delivery import Delivery, DeliveryStatus
from desktop_app.domain.facts import Fact, FactKind, amended_body, registration_body
from desktop_app.domain.identity import key_change_bytes, succession_id
from desktop_app.domain.office import City, Device, Former
from desktop_app.domain.worker import RegistrationNumber
from desktop_app.errors import Unavailable
from desktop_app.storage.database import Database, Transaction
from desktop_app.storage.device_key import DeviceKey, verifies
from desktop_app.sync import wire
from desktop_app.sync.client import CityServer
from desktop_app.sync.requests import Clock, catch_up, next_request

logger = logging.getLogger(__name__)

_NUMBER_TAKEN, _NUMBER_GIVEN = "fact.number_taken", "fact.number_given"
_CONTENT = frozenset({FactKind.WORKER_REGISTERED, FactKind.WORKER_AMENDED})
_MOST_TRIES = 4
"""What ``catch_up`` adds is enough by then, whatever a clock once was."""
NUMBER_CHANGED = "number.changed"
"""What the history says of a registration that got another number."""


def take_enrolment(database: Database, device: Device, reply: wire.EnrolmentReply) -> None:
    """Be who the city says this laptop is, its code being redeemed."""
    with database.transaction() as tx:
        tx.settings.put_device(
            replace(
                device,
                id=str(reply.device),
                code="",
                redeemed=device.code,
                epoch=reply.epoch,
            )
        )
        tx.settings.put_city(_keeping_seal(tx.settings.city(), reply.city.read()))
    logger.info("enrolled as device %s", reply.device)


def _keeping_seal(activated: City | None, city: City) -> City:
    """Return the sheet of the enrolment with the sealing key of the activation, if that had one.

    The activation came from the operator's hand; the reply on the line is not signed by the city.
    """
    known = activated.sealing_key if activated else ""
    return replace(city, sealing_key=known or city.sealing_key)


def enrol_again(database: Database, server: CityServer, clock: Clock) -> bool:
    """Tell a register put back from before who this laptop is: it may know an older identity only.

    The activation code lets in the first identity, and each vouches for the next. The same code
    with the same key, and the same succession, get the same device, so it does no harm where they
    were known.

    Returns:
        Whether the city knows this laptop now.
    """
    device = next_request(database, clock)
    line = _since_the_code(device)
    if not _let_in_again(database, server, device, line[0]) and len(line) == 1:
        return False
    try:
        replies = [_vouch(database, server, clock, *pair) for pair in pairwise(line)]
    except Unavailable:
        return False
    if replies and replies[-1].device_number != device.number:
        with database.transaction() as tx:
            number = replies[-1].device_number
            tx.settings.put_device(replace(_device(tx), number=number))
    logger.warning("the city had forgotten this laptop, and knows it again")
    return True


def _since_the_code(device: Device) -> list[Former]:
    """Return this laptop's identities from the one its code let in: each vouched for the next."""
    line: list[Former] = []
    for each in (*device.formers, Former(device.id, device.public_key, 0)):
        vouched = line and str(succession_id(UUID(line[-1].id), each.public_key)) == each.id
        line = [*line, each] if vouched else [each]
    return line


def _let_in_again(database: Database, server: CityServer, device: Device, first: Former) -> bool:
    """Say whether the code leads to this identity once more; the city may know it without."""
    if not device.redeemed:
        return False
    try:
        asks = replace(_as(database, device, first), code=device.redeemed)
        return str(server.enrol(asks).device) == first.id
    except Unavailable:
        return False


def _vouch(
    database: Database, server: CityServer, clock: Clock, former: Former, successor: Former
) -> wire.EnrolmentReply:
    """Let one identity vouch for the next once more.

    A twin may have gone on under the one that vouches, and counted further than we have.
    """
    key = _key(database, successor.public_key)
    for tries in range(_MOST_TRIES):
        try:
            asks = _as(database, next_request(database, clock), former)
            reply = server.succeed(asks, key)
            break
        except Unavailable as no:
            if no.code != "sync.counter_behind" or tries + 1 == _MOST_TRIES:
                raise
            catch_up(database, tries)
    if str(reply.device) != successor.id:
        raise Unavailable("sync.not_recognised")
    return reply


def _as(database: Database, device: Device, former: Former) -> Device:
    """Return the device as it was under one of its identities, with that one's key."""
    key = _key(database, former.public_key)
    return replace(device, id=former.id, public_key=former.public_key, private_key=key.seed)


def _key(database: Database, public: bytes) -> DeviceKey:
    if database.keys is None:
        raise Unavailable("device.key_away")
    return database.keys.fetch(public)


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


def renumber(tx: Transaction, fact: Fact, refused: Delivery, now: datetime) -> int:
    """Give a registration another number, because a twin of this laptop has used its own.

    The refused fact is laid aside; an amendment, whole, carries the new number to the city. Who has
    withdrawn meanwhile gets one too: else the withdrawal would wait there for nobody, and two
    people would keep one number.

    Where the city has this registration already, another twin was first to give it a number: that
    one is taken, and whoever has it here gets a new one before.

    Args:
        tx: The transaction.
        fact: What the city has put aside.
        refused: How that stands now; a refusal for any other reason is not this function's.
        now: Aware UTC.

    Returns:
        How many numbers changed: none where that was done before.
    """
    if refused.code not in {_NUMBER_TAKEN, _NUMBER_GIVEN}:
        return 0
    tx.outbox.record(fact.id, replace(refused, status=DeliveryStatus.SUPERSEDED))
    registration = tx.workers.get(fact.worker)
    if registration is None or fact.body.get("number") != registration.number:
        return 0
    if refused.code == _NUMBER_TAKEN:
        _give(tx, fact.worker, _next_number(tx), now)
        return 1
    number = str(refused.figures["number"])
    holder = tx.workers.numbered(number)
    if holder is not None:
        _give(tx, holder, _next_number(tx), now)
    _give(tx, fact.worker, number, now)
    return 1 if holder is None else 2


def _next_number(tx: Transaction) -> str:
    city = tx.settings.city()
    if city is None:
        raise Unavailable("sync.not_set_up")
    return str(RegistrationNumber(city.kelurahan, _device(tx).number, tx.workers.next_running()))


def _give(tx: Transaction, worker: UUID, number: str, now: datetime) -> None:
    """Change a number here, and let an amendment tell the city."""
    registration, due = tx.workers.get(worker), tx.workers.due(worker)
    if registration is None or due is None:
        raise LookupError("no registration has this id")
    told = [each for each, _ in tx.outbox.of(worker) if each.kind in _CONTENT]
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
