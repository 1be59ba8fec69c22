"""Answers that are old, and a city that signs with another key."""

from contextlib import closing
from dataclasses import replace

import pytest

from central_server.keys import change_key
from desktop_app.domain.delivery import DeliveryStatus
from desktop_app.errors import Unavailable
from desktop_app.reference import ReferenceBooks
from desktop_app.storage.device_key import DeviceKey
from desktop_app.sync.client import CityServer as Line
from desktop_app.sync.lives import heed
from tests.fixtures.people import NOW, TRADER
from tests.fixtures.server import CityServer
from tests.sync.test_identity import Office, office, standings
from tests.sync.test_round import one_round, register

__all__ = ["office"]


def test_an_answer_of_a_life_that_has_ended_is_refused(
    office: Office, books: ReferenceBooks, sqlite_city_server: CityServer
) -> None:
    desk = office.set_up(books, sqlite_city_server)
    one_round(desk, sqlite_city_server)
    with desk.database.reading() as tx:
        old = tx.inbox.life().epoch

    assert heed(desk.database, "another", 0)
    with pytest.raises(Unavailable, match=r"sync\.answer_old"):
        heed(desk.database, old, 0)
    with desk.database.reading() as tx:
        assert (tx.inbox.life().epoch, tx.inbox.cursor()) == ("another", 0)


def test_a_receipt_shown_again_is_refused(
    office: Office, books: ReferenceBooks, sqlite_city_server: CityServer
) -> None:
    desk = office.set_up(books, sqlite_city_server)
    register(desk, TRADER)
    one_round(desk, sqlite_city_server)
    with desk.database.reading() as tx:
        life = tx.inbox.life()

    with pytest.raises(Unavailable, match=r"sync\.answer_old"):
        heed(desk.database, life.epoch, 0, device=life.device, receipt=life.receipt)
    assert not heed(desk.database, life.epoch, 0, device=life.device, receipt=life.receipt + 1)


def test_a_new_key_of_the_city_is_followed_when_the_old_one_vouches_for_it(
    office: Office, books: ReferenceBooks, sqlite_city_server: CityServer
) -> None:
    desk = office.set_up(books, sqlite_city_server)
    one_round(desk, sqlite_city_server)
    old = desk.device.receipt_key
    for _ in range(2):
        new = sqlite_city_server.database.within(
            lambda session: change_key(session, sqlite_city_server.operator)
        )
    register(desk, TRADER)

    result = one_round(desk, sqlite_city_server)

    assert (result.cause, result.stored) == ("", 1)
    with desk.database.reading() as tx:
        device = tx.settings.device()
    assert device is not None
    assert device.receipt_key == new.public != old
    with closing(Line(sqlite_city_server.url, lambda: NOW)) as line:
        assert len(line.key_changes().changes) == 2  # by these a receipt of before still verifies


def test_a_key_nobody_vouches_for_is_not_followed(
    office: Office, books: ReferenceBooks, sqlite_city_server: CityServer
) -> None:
    desk = office.set_up(books, sqlite_city_server)
    one_round(desk, sqlite_city_server)
    with desk.database.transaction() as tx:
        device = tx.settings.device()
        assert device is not None
        tx.settings.put_device(replace(device, receipt_key=DeviceKey.new().public))
    register(desk, TRADER)

    assert one_round(desk, sqlite_city_server).cause == "sync.receipt_unproven"
    assert [delivery.status for _, delivery in standings(desk)] == [DeliveryStatus.WAITING]
