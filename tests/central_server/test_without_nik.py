"""Somebody who has no NIK yet: registered, nobody's double, and in no sheet until they have one."""

from uuid import uuid4

import pytest
from sqlalchemy import select

from central_server.admin import applications, doubles
from central_server.models import ClaimRow, RegistrationRow
from central_server.reference import read_books
from central_server.settings import Settings
from central_server.sheets.export import export_approved
from central_server.sheets.template import read_template
from desktop_app.domain.issues import Refused
from tests.central_server.test_sheets import decided
from tests.fixtures.server import KELURAHAN, CityServer, Laptop, registration

NIK = "3375014507890001"


def test_any_number_without_a_nik_are_nobody_s_doubles(
    city_server: CityServer, laptop: Laptop
) -> None:
    laptop.push(
        *(laptop.fact("worker_registered", uuid4(), registration(n, nik="")) for n in (1, 2)),
        laptop.registered(3),
    )

    within = city_server.database.within
    rows = within(lambda s: [row.double_of for row in s.scalars(select(RegistrationRow))])
    assert rows == [None, None, None]
    assert within(lambda s: [row.nik for row in s.scalars(select(ClaimRow))]) == [
        registration(3)["nik"]
    ]
    lines = within(applications.application_lines)
    assert [line.nik is None for line in lines] == [True, True, False]
    with pytest.raises(Refused, match=r"double\.none"):
        within(lambda s: doubles.side_by_side(s, f"{KELURAHAN}-01-00001"))


def test_a_nik_that_comes_later_is_claimed_by_the_amendment(
    city_server: CityServer, laptop: Laptop
) -> None:
    worker = uuid4()
    laptop.push(laptop.fact("worker_registered", worker, registration(1, nik="")))
    laptop.push(laptop.fact("worker_amended", worker, registration(1, nik=NIK), version=2))
    laptop.push(laptop.fact("worker_registered", uuid4(), registration(2, nik=NIK)))

    held = city_server.database.within(
        lambda s: [(row.nik, row.registration) for row in s.scalars(select(ClaimRow))]
    )
    assert held == [(NIK, worker)]
    [second] = city_server.database.within(
        lambda s: applications.application_lines(s, doubles=True)
    )
    assert second.double_of == f"{KELURAHAN}-01-00001"


def test_who_has_no_nik_is_left_out_of_the_sheet_and_named(
    city_server: CityServer, laptop: Laptop
) -> None:
    laptop.push(
        laptop.fact("worker_registered", uuid4(), registration(1, nik="")), laptop.registered(2)
    )
    decided(city_server)

    report = city_server.database.within(
        lambda s: export_approved(
            s, read_template(), read_books(Settings()).occupations, city_server.operator
        )
    )

    assert report.count == 1
    [left] = report.left_out
    assert (left.number, left.issue.code) == (f"{KELURAHAN}-01-00001", "sheet.nik_missing")
