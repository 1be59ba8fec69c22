"""Laptop and city disagree: nothing is overwritten in silence, and both ends come to rest."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session

from central_server.admin import applications, corrections, doubles, letters
from central_server.models import RegistrationRow
from central_server.reference import read_books
from central_server.settings import Settings
from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.delivery import DeliveryStatus
from desktop_app.domain.disputes import DoubleState, Side
from desktop_app.domain.issues import Refused
from desktop_app.domain.membership import Status
from desktop_app.domain.worker import Registration
from desktop_app.storage.models import CityContentRow
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.disputes import choose
from desktop_app.use_cases.form import form_of
from desktop_app.use_cases.lists import Detail, detail, troubles
from desktop_app.use_cases.papers import make_paper
from desktop_app.use_cases.registration import amend_worker, register_worker, withdraw_worker
from tests.fixtures.people import FISHER, NOW, TRADER
from tests.fixtures.proofs import is_what_was_saved
from tests.fixtures.server import NEIGHBOUR, CityServer, enrolled, registration
from tests.sync.test_round import SEEN, decide, one_round, text_of

BOOKS = read_books(Settings())


@pytest.fixture
def subject(clerk: Desk, city: CityServer) -> Registration:
    """Somebody both ends agree about."""
    saved = register_worker(clerk, TRADER, SEEN, NOW)
    assert one_round(clerk, city).cause == ""
    return detail(clerk, saved.id).registration


def correct(city: CityServer, number: str, **changes: str) -> None:
    city.database.within(
        lambda session: corrections.correct(
            session, number, changes, "Sesuai KTP", city.operator, BOOKS
        )
    )


def act(city: CityServer, what: Callable[..., Any], *named: Any) -> None:
    city.database.within(lambda session: what(session, *named, city.operator))


def amend(desk: Desk, subject: Registration, **changes: Any) -> Registration:
    before = detail(desk, subject.id).registration
    return amend_worker(desk, subject.id, replace(form_of(before), **changes), SEEN, NOW)


def name_here(desk: Desk, subject: Registration) -> str:
    return detail(desk, subject.id).registration.worker.name


def name_there(city: CityServer, subject: Registration) -> str:
    return city.database.within(lambda s: s.get_one(RegistrationRow, subject.id).name)


def waiting(city: CityServer) -> list[str]:
    return [letter.code for letter in city.database.within(letters.letters)]


def at_rest(desk: Desk, city: CityServer, subject: Registration) -> Detail:
    """Run a round that has nothing to say, and return what both ends now show."""
    one_round(desk, city)
    assert one_round(desk, city).changed is False
    assert troubles(desk) == []
    assert waiting(city) == []
    assert name_here(desk, subject) == name_there(city, subject)
    assert is_what_was_saved(desk.database)
    return detail(desk, subject.id)


def test_a_laptop_without_a_change_of_its_own_follows_and_keeps_before_and_after(
    clerk: Desk, city: CityServer, subject: Registration
) -> None:
    correct(city, subject.number, name="Wulan Kota", **{"enrolment.income": "3000000"})

    found = at_rest(clerk, city, subject)

    assert found.registration.worker.name == "Wulan Kota"
    assert found.registration.version == 2
    assert int(found.registration.worker.enrolment.income) == 3_000_000
    assert found.due.reference_income == 2_950_000  # the band it lies in
    assert found.dispute is None
    assert "city.corrected" in [entry.act for entry in found.history]
    [(fact, _)] = found.facts
    assert fact.body["name"] == subject.worker.name
    with clerk.database.reading() as tx:
        [content] = tx.disputes.contents(subject.id)
    assert (content.body["name"], content.reason) == ("Wulan Kota", "Sesuai KTP")

    amend(clerk, subject, phone="081234567891")
    assert at_rest(clerk, city, subject).registration.version == 3


@pytest.mark.parametrize("side", Side)
def test_a_laptop_with_an_unsent_change_keeps_both_until_the_clerk_has_chosen(
    clerk: Desk, city: CityServer, subject: Registration, side: Side
) -> None:
    amend(clerk, subject, name="Wulan Laptop", phone="081234567891")
    amend(clerk, subject, name="Wulan Laptop Lagi")
    correct(city, subject.number, name="Wulan Kota")

    one_round(clerk, city)

    dispute = detail(clerk, subject.id).dispute
    assert dispute is not None
    fields = {one.field: (one.ours, one.theirs) for one in dispute.apart}
    assert fields["name"] == ("Wulan Laptop Lagi", "Wulan Kota")
    assert fields["phone"][0] == "+6281234567891"
    assert (dispute.reason, dispute.may_keep_ours) == ("Sesuai KTP", True)
    assert name_there(city, subject) == "Wulan Kota"
    assert waiting(city) == ["fact.conflict"] * 2
    assert [trouble.delivery.since for trouble in troubles(clerk)] == [NOW] * 2
    with pytest.raises(Refused, match="in_dispute"):
        amend(clerk, subject, name="Wulan Diam-diam")

    choose(clerk, subject.id, side, NOW)

    chosen = "Wulan Laptop Lagi" if side is Side.OURS else "Wulan Kota"
    assert at_rest(clerk, city, subject).dispute is None
    assert name_there(city, subject) == chosen


def test_a_change_made_while_the_correction_was_on_its_way_is_chosen_about_before_it_is_sent(
    clerk: Desk, city: CityServer, subject: Registration
) -> None:
    correct(city, subject.number, name="Wulan Kota")
    amend(clerk, subject, name="Wulan Laptop")
    with clerk.database.transaction() as tx:  # the line let the news through, and not the fact
        [_, (fact, delivery)] = tx.outbox.of(subject.id)
        tx.outbox.record(fact.id, replace(delivery, not_before=NOW.replace(hour=23)))
    one_round(clerk, city)
    assert detail(clerk, subject.id).dispute is not None

    choose(clerk, subject.id, Side.CITY, NOW)

    assert name_there(city, subject) == "Wulan Kota"
    assert at_rest(clerk, city, subject).registration.worker.name == "Wulan Kota"


@pytest.mark.parametrize("accepted", [True, False])
def test_the_city_decides_and_the_laptop_follows(
    clerk: Desk, city: CityServer, subject: Registration, accepted: bool
) -> None:
    amended = amend(clerk, subject, name="Wulan Laptop")
    correct(city, subject.number, name="Wulan Kota")
    one_round(clerk, city)
    [(held, _)] = [
        (fact, told)
        for fact, told in detail(clerk, subject.id).facts
        if told.status is DeliveryStatus.NEEDS_CITY
    ]

    def decide_it(session: Session) -> None:
        if accepted:
            letters.accept(session, str(held.id), "Benar", city.operator, BOOKS)
        else:
            letters.drop(session, str(held.id), "Kota benar", city.operator)

    city.database.within(decide_it)

    found = at_rest(clerk, city, subject)
    assert found.dispute is None
    assert found.registration.worker.name == ("Wulan Laptop" if accepted else "Wulan Kota")
    told = {fact.id: delivery for fact, delivery in found.facts}[held.id]
    if accepted:
        assert told.status is DeliveryStatus.DELIVERED
        assert found.registration.version > amended.version
    else:
        assert (told.code, told.figures) == ("fact.dropped", {"reason": "Kota benar"})


def test_a_change_the_city_no_longer_takes_can_be_taken_back(
    clerk: Desk, city: CityServer, subject: Registration
) -> None:
    amend(clerk, subject, name="Wulan Laptop")
    ids = city.database.within(lambda s: applications.named(s, [subject.number]))
    act(city, applications.verify, ids)
    one_round(clerk, city)
    found = detail(clerk, subject.id)
    assert found.delivery is DeliveryStatus.NEEDS_CITY
    assert found.dispute is not None
    assert not found.dispute.may_keep_ours
    with pytest.raises(Refused, match="not_amendable"):
        choose(clerk, subject.id, Side.OURS, NOW)

    choose(clerk, subject.id, Side.CITY, NOW)

    found = at_rest(clerk, city, subject)
    assert found.registration.worker.name == subject.worker.name
    assert found.registration.application.status is Status.VERIFIED
    with pytest.raises(Refused, match="no_dispute"):
        choose(clerk, subject.id, Side.CITY, NOW)


def test_a_confirmation_states_what_the_city_has_put_right(
    clerk: Desk, city: CityServer, subject: Registration
) -> None:
    correct(city, subject.number, name="Wulan Kota")
    decide(city, subject.number, TRADER.nik)
    amend(clerk, subject, name="Wulan Laptop")
    one_round(clerk, city)

    paper = text_of(make_paper(clerk, subject.id, PaperKind.CONFIRMATION, NOW).pdf)

    assert "Wulan Kota" in paper
    assert "Wulan Laptop" not in paper


def test_a_correction_to_a_nik_somebody_else_holds_here_waits_for_the_clerk(
    clerk: Desk, city: CityServer, subject: Registration
) -> None:
    other = register_worker(clerk, FISHER, SEEN, NOW)
    correct(city, subject.number, nik=FISHER.nik, born=str(other.worker.born))

    assert one_round(clerk, city).cause == ""

    found = detail(clerk, subject.id)
    assert found.dispute is not None
    assert found.registration.worker.nik == subject.worker.nik


def test_both_kelurahan_hear_of_one_nik_and_of_the_decision(
    clerk: Desk, city: CityServer, subject: Registration
) -> None:
    there = f"{NEIGHBOUR}-01-00001"
    with enrolled(city, NEIGHBOUR) as neighbour:
        body = registration(1, NEIGHBOUR, nik=subject.worker.nik_digits)
        fact = neighbour.registered(1) | {}
        fact = neighbour.fact("worker_registered", fact["worker"], body)
        neighbour.push(fact)
        one_round(clerk, city)
        [double] = detail(clerk, subject.id).doubles
        assert (double.other, double.kelurahan) == (there, NEIGHBOUR)
        assert double.state is DoubleState.OPEN
        with clerk.database.reading() as tx:
            assert tx.disputes.open_doubles() == [double]

        act(city, doubles.keep, subject.number, "Tinggal di Medono")
        one_round(clerk, city)

    [double] = detail(clerk, subject.id).doubles
    assert double.state is DoubleState.KEPT
    assert detail(clerk, subject.id).registration.application.status is Status.PROPOSED


def test_news_read_from_its_beginning_again_takes_nobody_back(
    clerk: Desk, city: CityServer, subject: Registration
) -> None:
    correct(city, subject.number, name="Wulan Kota")
    one_round(clerk, city)
    amend(clerk, subject, name="Wulan Sesudahnya")
    one_round(clerk, city)
    before = len(detail(clerk, subject.id).history)
    with clerk.database.transaction() as tx:  # as in a file made anew from its packets
        tx.session.execute(delete(CityContentRow))
        tx.inbox.advance(0)

    found = at_rest(clerk, city, subject)

    assert found.registration.worker.name == "Wulan Sesudahnya"
    assert found.dispute is None
    assert len(found.history) == before


def test_a_person_withdrawn_here_stays_so_whatever_the_city_corrects(
    clerk: Desk, city: CityServer, subject: Registration
) -> None:
    correct(city, subject.number, name="Wulan Kota")
    withdraw_worker(clerk, subject.id, "Pindah kota", NOW)

    found = at_rest(clerk, city, subject)

    assert found.registration.application.status is Status.WITHDRAWN
