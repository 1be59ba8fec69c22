"""A laptop that was let in anew, and what belongs to the identity it had before."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from central_server.admin.devices import add_device, vouch
from desktop_app.domain.delivery import DeliveryStatus
from desktop_app.domain.issues import Refused
from desktop_app.errors import Unavailable
from desktop_app.reference import ReferenceBooks
from desktop_app.sync.activation import read_activation
from desktop_app.sync.client import CityServer as Line
from desktop_app.sync.identity import succeed
from desktop_app.use_cases.identity import let_in_anew
from desktop_app.use_cases.lists import detail, standing
from desktop_app.use_cases.sending import send_now
from tests.fixtures.memory_keychain import MemoryKeychain
from tests.fixtures.people import FOUR_SEGMENTS, NOW, TRADER
from tests.fixtures.server import NEIGHBOUR, CityServer
from tests.sync.test_exchange import back, out, take_in
from tests.sync.test_identity import Office, office
from tests.sync.test_round import one_round, register
from tests.sync.test_where_parts_meet import Twins, device_of, started_without_its_file, twins

__all__ = ["office", "twins"]


@pytest.mark.parametrize("beforehand", [True, False])
def test_what_a_laptop_let_in_anew_has_lost_comes_back_once_the_city_vouches_for_it(
    office: Office, books: ReferenceBooks, sqlite_city_server: CityServer, beforehand: bool
) -> None:
    city, desk = sqlite_city_server, office.set_up(books, sqlite_city_server)
    people = [register(desk, form) for form in FOUR_SEGMENTS]
    assert one_round(desk, city).stored == 4
    before = device_of(desk).id
    desk.database.copies.drop([1, 2])
    office.keychain = MemoryKeychain()
    again = started_without_its_file(office, desk)
    former = f"{again.city.kelurahan.digits}/1" if beforehand else ""
    new = city.database.within(
        lambda session: add_device(
            session, again.city.kelurahan.digits, city.url, city.operator, replaces=former
        )
    )
    let_in_anew(again, read_activation(new.activation.model_dump_json().encode()), NOW)

    result = one_round(again, city)

    if not beforehand:
        assert (result.recalled, result.kept_away) == (0, 2)
        city.database.within(lambda session: vouch(session, str(new.id), before, city.operator))
        send_now(again)
        result = one_round(again, city)
    assert (result.cause, result.recalled, result.kept_away) == ("", 2, 0)
    for person in people:
        told = detail(again, person.id).registration
        assert (told.number, told.worker) == (person.number, person.worker)
    send_now(again)
    assert one_round(again, city).recalled == 0
    assert standing(again).counts.saved == 4


def test_a_vouching_says_no_where_it_cannot_be(
    office: Office, books: ReferenceBooks, sqlite_city_server: CityServer
) -> None:
    city = sqlite_city_server
    here, there = city.device(), city.device(NEIGHBOUR)

    def vouched(device: UUID, former: UUID) -> None:
        city.database.within(
            lambda session: vouch(session, str(device), str(former), city.operator)
        )

    with pytest.raises(Refused, match="other_kelurahan"):
        vouched(here.id, there.id)
    with pytest.raises(Refused, match="itself"):
        vouched(here.id, here.id)
    later, another = city.device(), city.device()
    vouched(later.id, here.id)
    vouched(later.id, here.id)
    with pytest.raises(Refused, match="itself"):
        vouched(here.id, later.id)
    with pytest.raises(Refused, match="vouched_before"):
        vouched(later.id, another.id)


def test_a_reply_by_stick_to_an_identity_of_before_still_proves_what_it_proves(
    twins: Twins, sqlite_city_server: CityServer, tmp_path: Path
) -> None:
    city, first = sqlite_city_server, twins.first
    later = register(first, replace(TRADER, nik="3375014507890031"))
    reply = take_in(city, out(first, tmp_path).read_bytes()).reply
    former = device_of(first).id
    new = city.device()
    let_in_anew(first, read_activation(new.activation.model_dump_json().encode()), NOW)

    read = back(first, tmp_path, reply)

    assert read.stored == 1
    [(_, delivery)] = detail(first, later.id).facts
    assert (delivery.status, delivery.device) == (DeliveryStatus.DELIVERED, former)
    assert one_round(first, city).stored == 0


def test_a_reply_to_an_identity_this_file_never_had_is_told_as_that(
    office: Office, books: ReferenceBooks, sqlite_city_server: CityServer, tmp_path: Path
) -> None:
    city, desk = sqlite_city_server, office.set_up(books, sqlite_city_server)
    one_round(desk, city)
    desk.database.checkpoint()
    kept = office.copied_to(tmp_path / "cadangan")
    with closing(Line(city.url, lambda: NOW)) as line:
        succeed(desk.database, line, lambda: NOW)
    register(desk, TRADER)
    reply = take_in(city, out(desk, tmp_path).read_bytes()).reply

    older = kept.open(desk)
    with pytest.raises(Unavailable, match=r"exchange\.other_identity"):
        back(older, tmp_path, reply)
    kept.close()
