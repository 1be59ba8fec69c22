"""One NIK, many registrations: all are kept, exactly one holds it, a person decides."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select

from central_server.admin import applications
from central_server.models import ClaimRow, RegistrationRow
from desktop_app.domain.issues import Refused
from desktop_app.domain.membership import Status
from tests.fixtures.server import KELURAHAN, NEIGHBOUR, CityServer, Laptop, enrolled, registration

NIK = "3375014507890003"
OTHER_NIK = "3375014507890004"
WRITERS = 40


def doubles(server: CityServer) -> dict[str, str]:
    lines = server.database.within(applications.application_lines)
    return {line.number: line.double_of for line in lines}


def holders(server: CityServer) -> list[tuple[str, str]]:
    """Return each claimed NIK with the registration number that holds it."""
    query = (
        select(ClaimRow.nik, RegistrationRow.number)
        .join(RegistrationRow, RegistrationRow.id == ClaimRow.registration)
        .order_by(ClaimRow.nik)
    )
    return server.database.within(lambda s: [(row[0], row[1]) for row in s.execute(query)])


def test_forty_writers_with_one_nik_leave_one_claim_and_lose_nobody(
    city_server: CityServer,
) -> None:
    with ExitStack() as stack:
        laptops = [
            stack.enter_context(enrolled(city_server, (KELURAHAN, NEIGHBOUR)[n % 2]))
            for n in range(WRITERS)
        ]
        together = Barrier(WRITERS)

        def offer(place: int) -> dict[str, Any]:
            laptop, kelurahan = laptops[place], (KELURAHAN, NEIGHBOUR)[place % 2]
            body = registration(place + 1, kelurahan, nik=NIK)
            fact = laptop.fact("worker_registered", uuid4(), body)
            together.wait()
            return laptop.push(fact)[0]

        with ThreadPoolExecutor(WRITERS) as pool:
            verdicts = list(pool.map(offer, range(WRITERS)))

    assert {verdict["verdict"] for verdict in verdicts} == {"stored"}
    [(_, holder)] = holders(city_server)
    found = doubles(city_server)
    assert len(found) == WRITERS
    assert {number for number, double_of in found.items() if not double_of} == {holder}
    assert set(found.values()) == {"", holder}


@pytest.fixture
def pair(city_server: CityServer, laptop: Laptop, neighbour: Laptop) -> tuple[str, str]:
    """The same NIK in two kelurahan; the ids of the two workers."""
    first = laptop.registered(1, nik=NIK)
    second = neighbour.fact("worker_registered", uuid4(), registration(1, NEIGHBOUR, nik=NIK))
    laptop.push(first)
    neighbour.push(second)
    return first["worker"], second["worker"]


FIRST, SECOND = f"{KELURAHAN}-01-00001", f"{NEIGHBOUR}-01-00001"


def heard(laptop: Laptop, kind: str = "double") -> list[dict[str, Any]]:
    return [item["body"] for item in laptop.news()["items"] if item["kind"] == kind]


def test_both_sides_hear_of_the_other_a_number_and_no_name(
    city_server: CityServer, laptop: Laptop, neighbour: Laptop, pair: tuple[str, str]
) -> None:
    assert doubles(city_server) == {FIRST: "", SECOND: FIRST}
    for one, own, other, place in (
        (laptop, pair[0], SECOND, NEIGHBOUR),
        (neighbour, pair[1], FIRST, KELURAHAN),
    ):
        assert [each["event"] for each in heard(one, "status")] == ["proposed"]
        assert heard(one) == [
            {
                "worker": own,
                "other": other,
                "kelurahan": place,
                "state": "open",
                "at": "2026-11-22T02:41:00Z",
            }
        ]
        assert one.news() == one.news()  # told once, under one cursor


def test_amending_one_s_own_registration_is_no_double(
    city_server: CityServer, laptop: Laptop
) -> None:
    fact = laptop.registered(1, nik=NIK)
    again = laptop.fact("worker_amended", fact["worker"], registration(1, nik=NIK), version=2)

    laptop.push(fact, again)

    assert doubles(city_server) == {FIRST: ""}


def test_a_withdrawal_passes_the_nik_on(
    city_server: CityServer, laptop: Laptop, pair: tuple[str, str]
) -> None:
    body = {"schema": 1, "reason": "Terdaftar dua kali"}
    laptop.push(laptop.fact("worker_withdrawn", pair[0], body, version=2))

    assert doubles(city_server) == {FIRST: "", SECOND: ""}
    assert holders(city_server) == [(NIK, SECOND)]
    assert [each["state"] for each in heard(laptop)] == ["open", "gone"]


def test_a_corrected_nik_passes_the_wrong_one_on(
    city_server: CityServer, laptop: Laptop, pair: tuple[str, str]
) -> None:
    body = registration(1, nik=OTHER_NIK)
    laptop.push(laptop.fact("worker_amended", pair[0], body, version=2))

    assert doubles(city_server) == {FIRST: "", SECOND: ""}
    assert holders(city_server) == [(NIK, SECOND), (OTHER_NIK, FIRST)]


def test_two_registrations_of_one_batch_may_swap_their_niks(
    city_server: CityServer, laptop: Laptop
) -> None:
    first, second = laptop.registered(1, nik=NIK), laptop.registered(2, nik=OTHER_NIK)
    laptop.push(first, second)

    laptop.push(
        laptop.fact("worker_amended", first["worker"], registration(1, nik=OTHER_NIK), version=2),
        laptop.fact("worker_amended", second["worker"], registration(2, nik=NIK), version=2),
    )

    assert set(doubles(city_server).values()) == {""}
    assert [nik for nik, _ in holders(city_server)] == [NIK, OTHER_NIK]


def test_verifying_all_leaves_doubles_to_a_person(
    city_server: CityServer, pair: tuple[str, str]
) -> None:
    database, operator = city_server.database, city_server.operator
    open_ones = database.within(lambda s: applications.all_in(s, Status.PROPOSED))
    named = database.within(lambda s: applications.named(s, [SECOND]))

    assert len(open_ones) == 1
    assert database.within(lambda s: applications.verify(s, named, operator)) == 1
    with pytest.raises(Refused, match="out_of_order"):
        database.within(lambda s: applications.verify(s, named, operator))
