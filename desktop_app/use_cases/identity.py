"""Letting a laptop in anew: its key is lost, its data is not.

Whoever opens the file elsewhere by the recovery code has everything but the key the city knows the
laptop by. Registering goes on meanwhile; the city hands out a new activation, and what was saved
under the old key goes out with the signatures it was saved with.
"""

from dataclasses import replace
from datetime import datetime

from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.office import Activation
from desktop_app.errors import Unavailable
from desktop_app.storage.device_key import DeviceKey
from desktop_app.use_cases.desk import Desk

LET_IN_ANEW = "identity.let_in_anew"
NOT_RECOGNISED = "sync.not_recognised"


def let_in_anew(desk: Desk, activation: Activation, now: datetime) -> None:
    """Take a new activation, with a new key in this laptop's keychain.

    The next round redeems it. Registrations keep their numbers; new ones carry the new number of
    the laptop.

    Raises:
        Refused: ``activation.other_kelurahan``: these registrations belong to another one.
        Unavailable: The codes of ``Keychain``; ``device.key_away``; ``database.looking_only``.
    """
    if activation.city.kelurahan != desk.city.kelurahan:
        raise Refused(Issue("activation.other_kelurahan"))
    if desk.database.looking:
        raise Unavailable("database.looking_only")  # what the code brings would be thrown away
    keys = desk.database.keys
    if keys is None:
        raise Unavailable("device.key_away")
    public = keys.keep(DeviceKey.new())
    with desk.database.transaction() as tx:
        device = tx.settings.device() or desk.device
        anew = device.succeeded(
            tx.outbox.last(),
            id="",
            number=activation.device_number,
            public_key=public,
            private_key=b"",
            server=activation.server,
            code=activation.code,
            receipt_key=activation.receipt_key,
            counter=0,
        )
        tx.settings.put_device(replace(anew, epoch=activation.epoch))
        tx.settings.put_city(activation.city)
        tx.audit.add(now, desk.officer.name, LET_IN_ANEW)


def wants_activation(desk: Desk) -> bool:
    """Say whether the city does not know this laptop, or the key it knows it by is lost.

    A city set back to a backup may be from before this laptop was let in. A keychain that is only
    closed just now loses nothing.
    """
    with desk.database.reading() as tx:
        device, line = tx.settings.device(), tx.settings.line()
    if device is None or desk.database.keys is None:
        return False
    if line is not None and line.cause == NOT_RECOGNISED and not device.code:
        return True
    if device.private_key:
        return False
    try:
        desk.database.keys.fetch(device.public_key)
    except Unavailable as no:
        return no.code == "device.key_lost"
    return False
