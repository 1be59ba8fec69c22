"""Laptop and city count alike: what the clerk is shown is what the barometer says."""

from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy.orm import Session

from central_server.admin import coverage as barometer
from central_server.admin.coverage import Wanted
from desktop_app.domain.coverage import Cause, Measure
from desktop_app.domain.enrolment import FundingSource, Segment
from desktop_app.domain.listing import Question
from desktop_app.domain.region import RegionCode
from desktop_app.use_cases.coverage import Reached, filter_of, reached
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.registration import register_worker, withdraw_worker
from tests.fixtures.people import FOUR_SEGMENTS, NOW, TRADER
from tests.fixtures.server import KELURAHAN, NEIGHBOUR, CityServer, enrolled, registration
from tests.sync.test_round import SEEN, decide, one_round

ACCEPTED = SEEN | {
    "contribution.relief_not_applied",
    "contribution.relief_unclear",
    "eligibility.quota_nearly_full",
}


def ask(city: CityServer, *wanted: Wanted) -> None:
    def act(session: Session) -> None:
        for each in wanted:
            barometer.set_target(session, (), each, city.operator)

    city.database.within(act)


def with_news(desk: Desk) -> Desk:
    with desk.database.reading() as tx:
        city = tx.settings.city()
    assert city is not None
    return replace(desk, city=city)


def there(city: CityServer) -> list[Reached]:
    lines = city.database.within(lambda session: barometer.barometer(session, [KELURAHAN]))
    return [Reached(line.reach, line.cause) for line in lines]


def test_both_ends_show_the_same(clerk: Desk, city: CityServer) -> None:
    """Whatever the statuses: all sent, one withdrawn, one active, and one line over its target."""
    ask(
        city,
        Wanted(Segment.BPU, 2),
        Wanted(Segment.VULNERABLE, 10, FundingSource.APBD_CITY, date(2027, 12, 31)),
        Wanted(Segment.PU, 4),
        Wanted(Segment.NON_ASN, 5),
    )
    saved = [register_worker(clerk, form, ACCEPTED, NOW) for form in FOUR_SEGMENTS]
    for number in range(4):
        nik = f"33750105018{number}0001"
        form = replace(TRADER, nik=nik, name=f"Orang {number}", family_card="")
        if number < 2:
            form = replace(form, kelurahan=NEIGHBOUR)
        saved.append(register_worker(clerk, form, ACCEPTED, NOW + timedelta(minutes=number)))
    assert one_round(clerk, city).cause == ""
    withdraw_worker(clerk, saved[-1].id, "Pindah", NOW)
    decide(city, saved[0].number, saved[0].worker.nik.digits if saved[0].worker.nik else "")
    assert one_round(clerk, city).cause == ""
    assert one_round(clerk, city).changed is False

    here = reached(with_news(clerk))

    assert here == there(city)
    bpu = next(line for line in here if line.reach.segment is Segment.BPU)
    own = [each for each in FOUR_SEGMENTS if each.segment == Segment.BPU]
    assert bpu.reach.counts[Measure.REGISTERED] == 3 + len(own)
    assert bpu.cause is not None
    assert bpu.cause.over == 1 + len(own)
    assert bpu.cause.elsewhere == 2
    assert here[-1].reach.counts[Measure.ACTIVE] == 1
    assert here[-1].reach.counts[Measure.APART] == 1
    assert here[-1].reach.target == 21


def test_what_is_not_sent_counts_here_only(clerk: Desk, city: CityServer) -> None:
    register_worker(clerk, TRADER, SEEN, NOW)
    [*_, here] = reached(clerk)
    [*_, at_the_city] = there(city)
    assert here.reach.counts[Measure.REGISTERED] == 1
    assert here.reach.counts[Measure.SENT] == 0
    assert at_the_city.reach.counts[Measure.REGISTERED] == 0


def test_a_nik_that_is_registered_twice_is_named_as_a_cause(clerk: Desk, city: CityServer) -> None:
    ask(city, Wanted(Segment.BPU, 1))
    saved = register_worker(clerk, TRADER, SEEN, NOW)
    with enrolled(city, NEIGHBOUR) as other:
        other.push(other.registered(7, number=f"{NEIGHBOUR}-01-00007", nik=TRADER.nik))
    extra = replace(TRADER, nik="3375010501850001", family_card="")
    register_worker(clerk, extra, SEEN, NOW)
    for _ in range(2):
        one_round(clerk, city)

    here = reached(with_news(clerk))

    assert here == there(city)
    assert here[0].cause == Cause(1, 1, here[0].reach.set_on, doubles=1)
    assert saved.worker.nik is not None
    assert saved.worker.nik.digits != registration()["nik"]


def test_every_number_leads_to_just_those_it_counts(clerk: Desk, city: CityServer) -> None:
    for form in FOUR_SEGMENTS:
        register_worker(clerk, form, ACCEPTED, NOW)
    one_round(clerk, city)
    with clerk.database.reading() as tx:
        for line in reached(clerk):
            for measure in Measure:
                rows = tx.workers.order(Question(only=filter_of(line.reach, measure)))
                assert len(rows) == line.reach.counts[measure]


def test_a_target_is_forgotten_when_the_city_takes_it_back(clerk: Desk, city: CityServer) -> None:
    ask(city, Wanted(Segment.BPU, 9), Wanted(Segment.BPU, 12), Wanted(Segment.PU, 3))
    one_round(clerk, city)
    targets = with_news(clerk).city.targets
    assert [(target.segment, target.people) for target in targets] == [
        (Segment.BPU, 12),
        (Segment.PU, 3),
    ]
    city.database.within(
        lambda session: barometer.drop_target(session, [], Segment.BPU, None, city.operator)
    )
    one_round(clerk, city)
    assert [target.segment for target in with_news(clerk).city.targets] == [Segment.PU]
    assert with_news(clerk).city.kelurahan == RegionCode(KELURAHAN)
