"""Two people merged on a laptop, and made two again: the city hears of it, and both ends agree."""

import json
from dataclasses import replace

import pytest
from sqlalchemy import select

from central_server.admin import letters
from central_server.models import ClaimRow, RegistrationRow
from desktop_app.domain.facts import read_registration_body
from desktop_app.domain.membership import Status
from desktop_app.domain.worker import Registration, Worker
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.lists import detail, troubles
from desktop_app.use_cases.merging import merge_workers, merging_of, undo_merge
from tests.fixtures.people import NOW, TRADER
from tests.fixtures.proofs import is_what_was_saved
from tests.fixtures.server import CityServer
from tests.sync.test_round import one_round, register

WITHOUT_NIK = replace(
    TRADER, nik="", no_nik=True, born="05-07-1989", sex="P", phone="", family_card=""
)
Standing = dict[str, tuple[str, str, Worker]]
"""Number: status, why it ended, and what is registered of the person."""


@pytest.fixture
def two(clerk: Desk) -> tuple[Registration, Registration]:
    """One person registered twice: first without a NIK, then with it."""
    return register(clerk, WITHOUT_NIK), register(clerk, TRADER)


def plain(worker: Worker) -> Worker:
    """Leave out what a laptop knows more exactly than it tells."""
    consent = replace(worker.consent, at=worker.consent.at.replace(microsecond=0))
    return replace(worker, consent=consent)


def there(city: CityServer) -> Standing:
    rows = city.database.within(lambda session: session.scalars(select(RegistrationRow)).all())
    return {
        row.number: (row.status, row.reason, plain(read_registration_body(json.loads(row.content))))
        for row in rows
    }


def here(desk: Desk) -> Standing:
    with desk.database.reading() as tx:
        found = [tx.workers.get(line.id) for line in tx.workers.page(None, 100)]
    return {
        each.number: (each.application.status.value, each.application.reason, plain(each.worker))
        for each in found
        if each is not None
    }


def holders(city: CityServer) -> dict[str, object]:
    rows = city.database.within(lambda session: session.scalars(select(ClaimRow)).all())
    return {row.nik: row.registration for row in rows}


def agree(desk: Desk, city: CityServer) -> Standing:
    """Sync until there is nothing more to say; return what both ends show."""
    assert one_round(desk, city).cause == ""
    one_round(desk, city)
    assert one_round(desk, city).changed is False
    assert troubles(desk) == []
    assert city.database.within(letters.letters) == []
    with desk.database.reading() as tx:
        summary = tx.outbox.summary()
    assert (summary.waiting, summary.needs_city, summary.needs_clerk) == (0, 0, 0)
    assert is_what_was_saved(desk.database)
    shown = here(desk)
    assert there(city) == shown
    return shown


@pytest.mark.parametrize("known", [True, False], ids=["the_city_knew_both", "it_knew_neither"])
def test_a_merge_and_its_undo_reach_the_city_and_both_ends_show_the_same(
    clerk: Desk, city: CityServer, two: tuple[Registration, Registration], known: bool
) -> None:
    first, second = two
    nik = second.worker.nik
    assert nik is not None
    if known:
        agree(clerk, city)
        assert holders(city) == {nik.digits: second.id}

    merge_workers(clerk, first.id, second.id, NOW)

    merged = agree(clerk, city)
    assert merged[first.number][2].nik == nik
    assert merged[first.number][2].phone == second.worker.phone
    assert merged[second.number][:2] == ("withdrawn", f"Digabung dengan No. {first.number}")
    assert holders(city) == {nik.digits: first.id}

    anew = undo_merge(clerk, second.id, NOW)

    parted = agree(clerk, city)
    assert {number: one[0] for number, one in parted.items()} == {
        first.number: "proposed",
        second.number: "withdrawn",
        anew.number: "proposed",
    }
    assert parted[first.number][2] == plain(first.worker)
    assert (parted[anew.number][2].nik, parted[anew.number][2].phone) == (nik, second.worker.phone)
    assert holders(city) == {nik.digits: anew.id}
    assert merging_of(clerk, second.id).into is None


def test_a_merge_undone_before_it_was_sent_leaves_no_trace_but_the_withdrawal(
    clerk: Desk, city: CityServer, two: tuple[Registration, Registration]
) -> None:
    first, second = two
    agree(clerk, city)
    merge_workers(clerk, first.id, second.id, NOW)
    anew = undo_merge(clerk, second.id, NOW)

    shown = agree(clerk, city)

    assert shown[first.number][2] == plain(first.worker)
    assert shown[second.number][0] == "withdrawn"
    assert holders(city) == {TRADER.nik: anew.id}
    assert detail(clerk, anew.id).registration.application.status is Status.PROPOSED


def test_the_two_merged_again_after_it_was_undone_agree_too(
    clerk: Desk, city: CityServer, two: tuple[Registration, Registration]
) -> None:
    first, second = two
    merge_workers(clerk, first.id, second.id, NOW)
    agree(clerk, city)
    anew = undo_merge(clerk, second.id, NOW)
    agree(clerk, city)

    merge_workers(clerk, anew.id, first.id, NOW)

    shown = agree(clerk, city)
    assert sorted(one[0] for one in shown.values()) == ["proposed", "withdrawn", "withdrawn"]
    assert holders(city) == {TRADER.nik: first.id}
