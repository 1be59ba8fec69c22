"""The number every signed request carries: it only ever grows, whatever happens to the laptop."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from desktop_app.domain.office import Device
from desktop_app.errors import Unavailable
from desktop_app.storage.database import Database

Clock = Callable[[], datetime]
"""Gives the present moment, aware UTC."""


def fetch_key(database: Database) -> Device:
    """Ask the keychain once more for this laptop's key, where it is not at hand; return the laptop.

    Raises:
        Unavailable: ``sync.not_set_up``; ``device.key_away``, ``device.key_lost``.
    """
    with database.reading() as tx:
        device = tx.settings.device()
    if device is None:
        raise Unavailable("sync.not_set_up")
    if not device.private_key:
        if database.keys is None:
            raise Unavailable("device.key_away")
        database.keys.fetch(device.public_key)
    return device


def next_request(database: Database, clock: Clock) -> Device:
    """Return the device with the counter for one more request, which is on disk by then.

    The counter is the time in milliseconds, or one more than the last where the clock stands still
    or was set back: a laptop put back from a backup goes on above what it used before, because time
    has passed. A number may be skipped, and is never used twice.

    Raises:
        Unavailable: ``sync.not_set_up``; ``device.key_away``, ``device.key_lost`` where there is
            nothing to sign with.
    """
    fetch_key(database)
    with database.transaction() as tx:
        device = tx.settings.device()
        if device is None:
            raise Unavailable("sync.not_set_up")
        now = int(clock().timestamp() * 1000)
        device = replace(device, counter=max(device.counter + 1, now))
        tx.settings.put_device(device)
    return device


_AHEAD = 30 * 24 * 60 * 60 * 1000
"""Milliseconds, as the counter counts: a month."""


_WIDER = 30
"""So many times further each time it was not far enough: the third is seventy years."""


def catch_up(database: Database, tries: int = 0) -> None:
    """Move the counter well ahead: the city has heard a greater one from us.

    That is so for a laptop put back from a backup whose clock was set back too, or had been years
    ahead. ``tries`` is how often this was not far enough in the same round.
    """
    with database.transaction() as tx:
        device = tx.settings.device()
        if device is not None:
            tx.settings.put_device(replace(device, counter=device.counter + _AHEAD * _WIDER**tries))
