"""What an operator does is one act in one transaction, and the laptop hears of it."""

import base64
from datetime import date
from functools import partial
from uuid import UUID

import pytest
from sqlalchemy import select

from central_server.admin import applications, city, devices
from central_server.admin.standing import Unsigned, standing, troubles, unsigned
from central_server.city import CitySettings
from central_server.models import ActRow
from central_server.wire.v1 import Verdict
from central_server.wire.v1_city import ProgrammeDoc
from desktop_app.domain.enrolment import FundingSource, Segment
from desktop_app.domain.facts import CHAIN_START, chained, signed_bytes
from desktop_app.domain.issues import Refused
from desktop_app.domain.membership import Decree, Status
from tests.fixtures.server import KELURAHAN, NEIGHBOUR, CityServer, Laptop

DECREE = Decree("460/1234/2026", date(2026, 12, 1))


@pytest.fixture
def three(city_server: CityServer, laptop: Laptop) -> list[UUID]:
    """Three proposed applications."""
    laptop.push(*(laptop.registered(n) for n in (1, 2, 3)))
    return city_server.database.within(lambda s: applications.all_in(s, Status.PROPOSED))


def statuses(server: CityServer) -> list[Status]:
    lines = server.database.within(applications.application_lines)
    return [line.status for line in lines]


def test_each_step_is_told_to_the_laptop(
    city_server: CityServer, laptop: Laptop, three: list[UUID]
) -> None:
    within, operator = city_server.database.within, city_server.operator

    assert within(lambda s: applications.verify(s, three[:2], operator)) == 2
    assert within(lambda s: applications.approve(s, three[:1], DECREE, operator)) == 1
    assert within(lambda s: applications.refuse(s, three[1:], "Data tidak jelas", operator)) == 2

    news = [item["body"] for item in laptop.news(3)["items"]]
    assert [(each["worker"], each["event"]) for each in news] == [
        (str(three[0]), "verified"),
        (str(three[1]), "verified"),
        (str(three[0]), "approved"),
        (str(three[1]), "refused"),
        (str(three[2]), "refused"),
    ]
    assert news[2]["decree"] == {"number": "460/1234/2026", "on": "2026-12-01"}
    assert news[3]["reason"] == "Data tidak jelas"


def test_an_act_on_many_is_done_for_all_or_none(
    city_server: CityServer, laptop: Laptop, three: list[UUID]
) -> None:
    within, operator = city_server.database.within, city_server.operator
    within(lambda s: applications.verify(s, three[2:], operator))

    with pytest.raises(Refused) as refusal:
        within(lambda s: applications.verify(s, three, operator))

    [issue] = refusal.value.issues
    assert issue.code == "membership.out_of_order"
    assert issue.figures["number"] == f"{KELURAHAN}-01-00003"
    assert statuses(city_server) == [Status.PROPOSED, Status.PROPOSED, Status.VERIFIED]
    assert laptop.news()["next"] == 4


def test_an_approval_needs_its_decree_and_a_refusal_its_reason(
    city_server: CityServer, three: list[UUID]
) -> None:
    within, operator = city_server.database.within, city_server.operator
    within(lambda s: applications.verify(s, three, operator))

    with pytest.raises(Refused, match="decree_missing"):
        within(lambda s: applications.approve(s, three, Decree(" ", date.max), operator))
    with pytest.raises(Refused, match="reason_missing"):
        within(lambda s: applications.refuse(s, three, " ", operator))
    with pytest.raises(Refused, match="too_long"):
        within(lambda s: applications.refuse(s, three, "x" * 201, operator))


def test_applications_are_named_by_number_or_id(city_server: CityServer, three: list[UUID]) -> None:
    within = city_server.database.within

    assert within(lambda s: applications.named(s, [f"{KELURAHAN}-01-00002", str(three[0])])) == [
        three[1],
        three[0],
    ]
    with pytest.raises(Refused, match=r"application\.unknown"):
        within(lambda s: applications.named(s, ["1"]))


def test_lists_are_filtered_and_masked(city_server: CityServer, three: list[UUID]) -> None:
    within = city_server.database.within
    within(lambda s: applications.verify(s, three[:1], city_server.operator))

    verified = within(lambda s: applications.application_lines(s, status=Status.VERIFIED))
    elsewhere = within(lambda s: applications.application_lines(s, kelurahan="3375011003"))

    assert [line.id for line in verified] == three[:1]
    assert elsewhere == []
    assert "33750145" not in repr(verified)


def test_the_figures_add_up(city_server: CityServer, laptop: Laptop, three: list[UUID]) -> None:
    torn = {**laptop.registered(9), "author": ""}
    laptop.push(laptop.registered(4, nik="1"), laptop.registered(5, schema=7), torn)

    now = city_server.database.within(standing)
    waiting = city_server.database.within(troubles)

    assert now.registrations == now.by_status[Status.PROPOSED] == now.people == 3
    assert now.by_verdict == {Verdict.STORED: 3, Verdict.NEEDS_CLERK: 1, Verdict.NEEDS_CITY: 1}
    assert (now.dead_letters, now.doubles, now.devices) == (1, 0, 1)
    assert sorted(each.code for each in waiting) == [
        "fact.hash_wrong",
        "fact.schema_unknown",
        "nik.not_16_digits",
    ]


def test_the_operator_sees_whose_facts_nobody_has_signed(
    city_server: CityServer, laptop: Laptop, neighbour: Laptop
) -> None:
    unvouched = laptop.registered(1)
    signed = neighbour.registered(1, number=f"{NEIGHBOUR}-01-00001", nik="3375014507890009")
    chain = chained(CHAIN_START, signed["hash"])
    run = {
        "device": neighbour.id,
        "count": 1,
        "before": CHAIN_START.hex(),
        "signature": base64.b64encode(neighbour.key.sign(signed_bytes(chain))).decode(),
    }
    reply = neighbour.post("/v1/facts", {"facts": [signed], "signed": [run]})
    assert reply.json()["receipt"]["stored"]
    laptop.push(unvouched)

    found = city_server.database.within(unsigned)

    assert found == [Unsigned(f"{KELURAHAN}/1", 1, city_server.clock())]


def test_each_act_is_kept_with_who_did_it_and_without_any_person(
    city_server: CityServer, three: list[UUID]
) -> None:
    within = city_server.database.within
    within(lambda s: applications.verify(s, three[:1], city_server.operator))

    acts = within(
        lambda s: [(row.operator, row.act, row.subject) for row in s.scalars(select(ActRow))]
    )

    assert acts[-1] == ("uji", "verify", f"{KELURAHAN}-01-00001")


def test_a_city_is_founded_once(city_server: CityServer) -> None:
    with pytest.raises(Refused, match=r"city\.exists"):
        city_server.database.within(lambda s: city.found_city(s, CitySettings(name="Other")))


def test_a_laptop_that_read_further_than_the_backup_hears_what_comes_after_it(
    city_server: CityServer, laptop: Laptop
) -> None:
    laptop.push(*(laptop.registered(n) for n in range(1, 4)))
    read = laptop.news()["next"] + 7  # the seven that were told after the backup was made
    within, operator = city_server.database.within, city_server.operator

    within(lambda s: city.renew_epoch(s, operator, lost=7))
    [worker, *_] = within(lambda s: applications.all_in(s, Status.PROPOSED))
    within(lambda s: applications.verify(s, [worker], operator))

    heard = laptop.news(read)["items"]
    assert (heard[-1]["body"].get("event"), heard[-1]["body"].get("worker")) == (
        "verified",
        str(worker),
    )
    cursors = [item["cursor"] for item in laptop.news()["items"]]
    assert cursors == list(range(1, len(cursors) + 1))


def test_one_segment_may_have_a_programme_for_each_who_pays_and_no_two_alike(
    city_server: CityServer, laptop: Laptop
) -> None:
    apbd, dbhcht, any_other = (
        ProgrammeDoc(name=f"Rentan {place}", segment=Segment.VULNERABLE, default_funding=funding)
        for place, funding in enumerate(
            (FundingSource.APBD_CITY, FundingSource.TOBACCO_EXCISE, None)
        )
    )
    within, operator = city_server.database.within, city_server.operator
    good = CitySettings(name="Kota", programmes=[apbd, dbhcht, any_other])

    within(lambda s: city.change_city(s, good, operator))

    assert len(laptop.news()["items"][-1]["body"]["programmes"]) == 3
    for twin in (apbd, any_other):
        doubled = CitySettings(name="Kota", programmes=[*good.programmes, twin])
        with pytest.raises(Refused, match=r"city\.programme_doubled"):
            within(partial(city.change_city, settings=doubled, operator=operator))
        with pytest.raises(Refused, match=r"city\.programme_doubled"):
            within(partial(city.found_city, settings=doubled))


def test_the_rules_of_who_pays_come_before_those_of_the_segment(
    city_server: CityServer, laptop: Laptop
) -> None:
    strict = ProgrammeDoc(name="APBD", segment=Segment.BPU, oldest=30)
    mild = ProgrammeDoc(
        name="Mandiri", segment=Segment.BPU, oldest=60, default_funding=FundingSource.SELF
    )
    settings = CitySettings(name="Kota", programmes=[strict, mild])
    within, operator = city_server.database.within, city_server.operator
    within(lambda s: city.change_city(s, settings, operator))
    paid = laptop.registered(2)["body"]["enrolment"] | {"funding": "csr", "payer": "PT Contoh"}

    laptop.push(laptop.registered(1), laptop.registered(2, enrolment=paid))

    lines = within(applications.application_lines)
    assert ["eligibility.too_old" in line.notes for line in lines] == [False, True]


def test_only_a_whole_and_new_code_makes_a_kelurahan(city_server: CityServer) -> None:
    names = ("Jawa Tengah", "Kota Pekalongan", "Pekalongan Barat", "X")
    wrong = {
        "337501": "kelurahan.not_whole",
        "3375019001": "kelurahan.not_whole",
        "abc": "region.unreadable",
        KELURAHAN: "kelurahan.exists",
    }

    for code, why in wrong.items():
        with pytest.raises(Refused, match=why):
            city_server.database.within(
                partial(
                    city.add_kelurahan,
                    code=code,
                    region_names=names,
                    letterhead={},
                    operator=city_server.operator,
                )
            )
    with pytest.raises(Refused, match=r"kelurahan\.names_missing"):
        city_server.database.within(
            lambda s: city.add_kelurahan(s, "3375011004", names[:3], {}, city_server.operator)
        )
    with pytest.raises(Refused, match=r"letterhead\.unreadable"):
        city_server.database.within(
            lambda s: city.add_kelurahan(
                s, "3375011004", names, {"office": "x" * 121}, city_server.operator
            )
        )


def test_a_device_is_revoked_by_id_or_by_its_number_once(city_server: CityServer) -> None:
    device = city_server.device()
    within, operator = city_server.database.within, city_server.operator

    named = within(lambda s: devices.revoke_device(s, f"{KELURAHAN}/{device.number}", operator))

    assert named == device.id
    with pytest.raises(Refused, match="revoked_before"):
        within(lambda s: devices.revoke_device(s, str(device.id), operator))
    for unknown in ("x", f"{KELURAHAN}/9", str(UUID(int=0))):
        with pytest.raises(Refused, match=r"device\.unknown"):
            within(partial(devices.revoke_device, device=unknown, operator=operator))
