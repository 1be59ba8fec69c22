"""Who may be one person in the whole city: by the laptops' own rule, for a person to look at."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from central_server.admin import alike
from desktop_app.domain.facts import registration_body
from desktop_app.domain.issues import Refused
from desktop_app.domain.likeness import Reason, Verdict, traits_of
from desktop_app.domain.nik import Nik
from tests.benchmarks.made_up import DUE
from tests.domain.registrations import REGISTRATION, WULAN
from tests.fixtures.server import NEIGHBOUR, CityServer, Laptop, registration


def listed(city: CityServer) -> Sequence[alike.AlikePair]:
    while city.database.within(lambda session: alike.catch_up(session, 2)):
        pass
    return city.database.within(lambda session: [*alike.alike_pairs(session)])


def registered(laptop: Laptop, kelurahan: str, running: int, **changes: Any) -> dict[str, Any]:
    body = registration(running, kelurahan, **changes)
    fact = laptop.fact("worker_registered", uuid4(), body)
    [verdict] = laptop.push(fact)
    assert verdict["verdict"] == "stored"
    return fact


def test_one_person_in_two_kelurahan_is_listed_with_the_reasons(
    city_server: CityServer, laptop: Laptop, neighbour: Laptop
) -> None:
    laptop.push(laptop.registered(1))
    registered(neighbour, NEIGHBOUR, 7, nik="3375014507890777", name="Wulan Prameswary")
    other = {"name": "Bagas Wirayuda", "sex": "L", "mother": "Kasminah", "born": "1975-03-12"}
    registered(neighbour, NEIGHBOUR, 8, nik="3375011203750002", **other)

    [pair] = listed(city_server)

    numbers = {pair.one.number, pair.other.number}
    assert numbers == {"3375011002-01-00001", f"{NEIGHBOUR}-01-00007"}
    assert pair.verdict is Verdict.LIKELY
    assert {Reason.NAME_SAME, Reason.BORN_SAME, Reason.MOTHER_ALIKE} <= set(pair.reasons)
    assert city_server.database.within(alike.compared) == (3, 3)


def test_two_who_are_two_are_not_listed_again_until_one_of_them_changes(
    city_server: CityServer, laptop: Laptop, neighbour: Laptop
) -> None:
    fact = laptop.registered(1)
    laptop.push(fact)
    registered(neighbour, NEIGHBOUR, 7, nik="3375014507890777")
    [pair] = listed(city_server)
    operator = city_server.operator

    def apart(number: str, other: str) -> None:
        city_server.database.within(
            lambda session: alike.keep_apart(session, number, other, operator)
        )

    apart(pair.one.number, pair.other.number)
    assert listed(city_server) == []
    amended = {**fact["body"], "phone": "+6281300001111", "base": fact["id"]}
    laptop.push(laptop.fact("worker_amended", fact["worker"], amended, version=2))
    assert len(listed(city_server)) == 1
    with pytest.raises(Refused, match=r"alike\.none"):
        apart(pair.one.number, pair.one.number)


def test_who_was_withdrawn_or_has_the_same_nik_is_not_listed_here(
    city_server: CityServer, laptop: Laptop, neighbour: Laptop
) -> None:
    fact = laptop.registered(1)
    laptop.push(fact)
    registered(neighbour, NEIGHBOUR, 1, nik=fact["body"]["nik"])
    assert listed(city_server) == []
    registered(neighbour, NEIGHBOUR, 2, nik="3375014507890777")
    assert len(listed(city_server)) == 2
    body = {"schema": 1, "reason": "Pindah"}
    laptop.push(laptop.fact("worker_withdrawn", fact["worker"], body, version=2))
    assert len(listed(city_server)) == 1


def test_nothing_is_compared_twice(city_server: CityServer, laptop: Laptop) -> None:
    laptop.push(laptop.registered(1))
    listed(city_server)

    assert city_server.database.within(alike.catch_up) == 0


def test_the_city_compares_just_what_the_laptop_compares() -> None:
    workers = (
        WULAN,
        replace(WULAN, nik=None, family_card=None, phone=""),
        replace(WULAN, nik=Nik("3375014507890031"), name="Moh. Yusup"),
    )
    for worker in workers:
        body = registration_body(REGISTRATION.number, worker, DUE)
        assert alike.traits_of_content(body) == traits_of(worker)
