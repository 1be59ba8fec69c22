"""The filter of NIKs, from the city's register to the line beneath the NIK, without a network."""

from datetime import date
from uuid import uuid4

from central_server import sieve
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.registration import read_nik, register_worker, withdraw_worker
from tests.fixtures.people import NOW, TRADER
from tests.fixtures.server import NEIGHBOUR, CityServer, enrolled, registration
from tests.sync.test_round import SEEN, one_round
from ui.viewmodels.shown import nik_shown

THERE, NOWHERE = "3375014507890003", "3375014507890444"
TODAY = date(2026, 11, 22)


def renew(city: CityServer, *, new_key: bool = False) -> sieve.Renewed:
    operator = city.operator
    return city.database.within(lambda session: sieve.renew(session, operator, new_key=new_key))


def registered_next_door(city: CityServer, nik: str = THERE) -> None:
    with enrolled(city, NEIGHBOUR) as laptop:
        body = registration(1, NEIGHBOUR, nik=nik)
        [verdict] = laptop.push(laptop.fact("worker_registered", uuid4(), body))
    assert verdict["verdict"] == "stored"


def elsewhere(desk: Desk, nik: str) -> bool:
    return read_nik(desk, nik, TODAY).elsewhere


def test_who_is_registered_next_door_is_noted_while_the_nik_is_typed(
    clerk: Desk, city: CityServer
) -> None:
    registered_next_door(city)
    assert not elsewhere(clerk, THERE)
    renew(city)

    one_round(clerk, city)

    assert elsewhere(clerk, THERE)
    assert not elsewhere(clerk, NOWHERE)
    shown = nik_shown(read_nik(clerk, THERE, TODAY), clerk.zone)
    assert (shown.tone, shown.held) == ("warn", None)
    assert "tempat lain di kota ini" in shown.place
    assert register_worker(clerk, TRADER, SEEN, NOW).worker.nik  # told, and never in the way


def test_one_s_own_people_are_no_news(clerk: Desk, city: CityServer) -> None:
    saved = register_worker(clerk, TRADER, SEEN, NOW)
    one_round(clerk, city)
    renew(city)
    one_round(clerk, city)

    assert not elsewhere(clerk, THERE)
    withdraw_worker(clerk, saved.id, "Salah orang", NOW)
    assert not elsewhere(clerk, THERE)


def test_nothing_is_told_again_that_is_the_same_and_a_new_key_is(
    clerk: Desk, city: CityServer
) -> None:
    registered_next_door(city)
    first = renew(city)
    again = renew(city)
    one_round(clerk, city)
    with clerk.database.reading() as tx:
        before = tx.settings.sieve()
    other = renew(city, new_key=True)
    one_round(clerk, city)
    with clerk.database.reading() as tx:
        after = tx.settings.sieve()

    assert (first.niks, first.told, again.told, other.told) == (1, True, False, True)
    assert before is not None
    assert after is not None
    assert before.key != after.key
    assert elsewhere(clerk, THERE)
