"""A fact is judged by itself, kept once, and answered the same for ever."""

from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from central_server.admin import applications
from central_server.admin.applications import ApplicationLine
from central_server.models import DeadLetterRow, FactRow
from desktop_app.domain.facts import content_hash
from desktop_app.domain.membership import Decree
from tests.fixtures.server import BEGINNING, NEIGHBOUR, CityServer, Laptop, enrolled, registration

AT = "2026-11-22T02:41:00Z"


def lines(server: CityServer) -> list[ApplicationLine]:
    return server.database.within(applications.application_lines)


def test_a_registration_is_stored_and_the_kelurahan_hears_that_it_is_proposed(
    city_server: CityServer, laptop: Laptop
) -> None:
    fact = laptop.registered()

    [verdict] = laptop.push(fact)

    assert (verdict["verdict"], verdict["sequence"]) == ("stored", 1)
    [item] = laptop.news()["items"]
    assert (item["kind"], item["body"]["event"]) == ("status", "proposed")
    assert item["body"]["worker"] == fact["worker"]
    [line] = lines(city_server)
    assert (line.status, line.name, line.notes) == ("proposed", "Wulan Prameswari", ())


def test_a_repeat_gets_the_stored_verdict_and_writes_that_it_came(
    city_server: CityServer, laptop: Laptop
) -> None:
    good, bad = laptop.registered(1), laptop.registered(2, nik="12")
    first = laptop.push(good, bad)

    again = [laptop.push(bad, good, packed=True) for _ in range(2)]

    assert again == [first[::-1], first[::-1]]
    attempts = city_server.database.within(
        lambda session: list(session.scalars(select(FactRow.attempts)))
    )
    assert attempts == [3, 3]
    assert len(lines(city_server)) == 1


def test_receipts_of_a_device_are_counted_without_gaps(laptop: Laptop) -> None:
    body = {"facts": [laptop.registered()]}

    receipts = [laptop.proven(laptop.post("/v1/facts", body), "receipt") for _ in range(3)]

    assert [receipt["sequence"] for receipt in receipts] == [1, 2, 3]
    assert {receipt["device"] for receipt in receipts} == {laptop.id}


WRONG_FOR_THE_CLERK: tuple[tuple[dict[str, Any], str, str], ...] = (
    ({"nik": "123"}, "nik.not_16_digits", "nik"),
    ({"nik": "3375019907890001"}, "nik.impossible_date", "nik"),
    ({"name": "  "}, "name.missing", "name"),
    ({"name": "Wulan\u202e"}, "text.unprintable", "name"),
    ({"name": "W" * 121}, "text.too_long", "name"),
    ({"mother": ""}, "mother.missing", "mother"),
    ({"phone": "12"}, "phone.unreadable", "phone"),
    ({"born": "2026-11-23"}, "born.in_future", "born"),
    ({"family_card": "1"}, "family_card.not_16_digits", "family_card"),
)


def test_what_breaks_a_rule_goes_back_to_the_clerk_with_its_field(laptop: Laptop) -> None:
    facts = [laptop.registered(**change) for change, _, _ in WRONG_FOR_THE_CLERK]

    verdicts = laptop.push(*facts)

    assert [(v["verdict"], v["code"], v["field"], v["sequence"]) for v in verdicts] == [
        ("needs_clerk", code, field, None) for _, code, field in WRONG_FOR_THE_CLERK
    ]


def test_figures_come_with_the_code(laptop: Laptop) -> None:
    [verdict] = laptop.push(laptop.registered(nik="123"))

    assert verdict["figures"] == {"now": 3}


WRONG_FOR_THE_CITY: tuple[tuple[dict[str, Any], str, str], ...] = (
    ({"colour": "blue"}, "fact.unreadable", ""),
    ({"doubts": ["\x1b[2J"]}, "fact.unreadable", "doubts.0"),
    ({"consent": {"version": "\0", "at": AT}}, "fact.unreadable", "consent.version"),
    ({"born": "yesterday"}, "fact.unreadable", "born"),
    ({"schema": 2}, "fact.schema_unknown", ""),
    ({"sex": "X"}, "fact.unreadable", "sex"),
    ({"number": "3375011003-01-00001"}, "fact.wrong_kelurahan", "number"),
    ({"number": "1"}, "fact.unreadable", "number"),
    ({"nik": 3375014507890001}, "fact.unreadable", "nik"),
)


def test_what_no_clerk_can_mend_waits_for_the_city(laptop: Laptop) -> None:
    facts = [laptop.registered(**change) for change, _, _ in WRONG_FOR_THE_CITY]

    verdicts = laptop.push(*facts)

    assert [(v["verdict"], v["code"], v["field"], v["sequence"]) for v in verdicts] == [
        ("needs_city", code, field, None) for _, code, field in WRONG_FOR_THE_CITY
    ]


def test_one_bad_fact_never_holds_up_the_rest(city_server: CityServer, laptop: Laptop) -> None:
    torn = {**laptop.registered(2), "author": 5}
    facts = [laptop.registered(1), laptop.registered(3, nik="1"), torn, laptop.registered(4)]

    verdicts = laptop.push(*facts)

    assert [verdict["verdict"] for verdict in verdicts] == [
        "stored",
        "needs_clerk",
        "needs_city",
        "stored",
    ]
    assert [verdict["sequence"] for verdict in verdicts] == [1, None, None, 2]
    assert len(lines(city_server)) == 2


def test_a_hash_that_does_not_fit_is_put_aside_and_the_true_fact_still_taken(
    city_server: CityServer, laptop: Laptop
) -> None:
    fact = laptop.registered()
    torn = {**fact, "author": "Somebody Else"}

    [refused] = laptop.push(torn)
    [stored] = laptop.push(fact)

    assert (refused["verdict"], refused["code"]) == ("needs_city", "fact.hash_wrong")
    assert stored["verdict"] == "stored"
    [letter] = city_server.database.within(lambda s: list(s.scalars(select(DeadLetterRow))))
    assert "Somebody Else" in letter.content


def test_another_content_under_one_id_leaves_the_first_and_keeps_both(
    city_server: CityServer, laptop: Laptop
) -> None:
    fact = laptop.registered()
    content = {**fact, "body": {**fact["body"], "name": "Other Name"}}
    del content["hash"]
    other = {**content, "hash": content_hash(content)}

    [first], [second], [third] = laptop.push(fact), laptop.push(other), laptop.push(other)

    assert first["verdict"] == "stored"
    assert second == third
    assert (second["verdict"], second["code"]) == ("needs_city", "fact.differs")
    [letter] = city_server.database.within(lambda s: list(s.scalars(select(DeadLetterRow))))
    assert (letter.attempts, "Other Name" in letter.content) == (2, True)
    assert [line.name for line in lines(city_server)] == ["Wulan Prameswari"]


def test_an_amendment_changes_the_register_and_an_older_one_does_not(
    city_server: CityServer, laptop: Laptop
) -> None:
    worker = str(uuid4())
    amended = [
        laptop.fact("worker_amended", worker, registration(name=f"Name {n}"), version=n)
        for n in (3, 2)
    ]

    verdicts = [*laptop.push(amended[0]), *laptop.push(amended[1])]

    assert [verdict["verdict"] for verdict in verdicts] == ["stored", "stored"]
    assert [line.name for line in lines(city_server)] == ["Name 3"]


def test_what_the_city_has_verified_is_no_longer_changed_by_an_amendment(
    city_server: CityServer, laptop: Laptop
) -> None:
    fact = laptop.registered()
    laptop.push(fact)
    [line] = lines(city_server)
    city_server.database.within(
        lambda session: applications.verify(session, [line.id], city_server.operator)
    )

    amended = laptop.fact("worker_amended", fact["worker"], registration(name="New"), version=2)
    [verdict] = laptop.push(amended)

    assert (verdict["verdict"], verdict["code"]) == ("needs_city", "fact.out_of_order")
    assert verdict["figures"] == {"status": "verified"}
    assert [line.name for line in lines(city_server)] == ["Wulan Prameswari"]


def test_a_refused_application_comes_back_when_it_is_amended(
    city_server: CityServer, laptop: Laptop
) -> None:
    fact = laptop.registered()
    laptop.push(fact)
    [line] = lines(city_server)
    city_server.database.within(
        lambda session: applications.refuse(session, [line.id], "unclear", city_server.operator)
    )

    laptop.push(laptop.fact("worker_amended", fact["worker"], registration(), version=2))

    events = [item["body"]["event"] for item in laptop.news()["items"]]
    assert events == ["proposed", "refused", "proposed"]
    assert [line.status for line in lines(city_server)] == ["proposed"]


def test_a_withdrawal_that_comes_first_waits_for_its_person(
    city_server: CityServer, laptop: Laptop
) -> None:
    fact = laptop.registered()
    gone = laptop.fact(
        "worker_withdrawn", fact["worker"], {"schema": 1, "reason": "Pindah"}, version=2
    )

    verdicts = [*laptop.push(gone), *laptop.push(fact)]

    assert [verdict["verdict"] for verdict in verdicts] == ["stored", "stored"]
    assert [line.status for line in lines(city_server)] == ["withdrawn"]
    news = [(item["body"]["event"], item["body"]["reason"]) for item in laptop.news()["items"]]
    assert news == [("proposed", ""), ("withdrawn", "Pindah")]


def test_a_withdrawal_may_say_which_registration_it_was_merged_into(
    city_server: CityServer, laptop: Laptop
) -> None:
    kept, folded = laptop.registered(1), laptop.registered(2)
    body = {"schema": 1, "reason": "Digabung", "into": kept["worker"]}
    odd = {**body, "into": "the other one"}

    verdicts = laptop.push(
        kept,
        folded,
        laptop.fact("worker_withdrawn", folded["worker"], body, version=2),
        laptop.fact("worker_withdrawn", kept["worker"], odd, version=2),
    )

    assert [(v["verdict"], v["field"]) for v in verdicts[2:]] == [
        ("stored", ""),
        ("needs_city", "into"),
    ]
    assert [line.status for line in lines(city_server)] == ["proposed", "withdrawn"]


def test_a_withdrawal_needs_its_reason(laptop: Laptop) -> None:
    [verdict] = laptop.push(
        laptop.fact("worker_withdrawn", uuid4(), {"schema": 1, "reason": " "}, version=2)
    )

    assert (verdict["verdict"], verdict["code"]) == ("needs_clerk", "membership.reason_missing")


def test_an_active_member_can_still_be_withdrawn_but_not_a_refused_one(
    city_server: CityServer, laptop: Laptop
) -> None:
    first, second = laptop.registered(1), laptop.registered(2)
    laptop.push(first, second)
    ids = [line.id for line in lines(city_server)]

    def decide(session: Session) -> None:
        applications.verify(session, ids[:1], city_server.operator)
        decree = Decree("460/1", BEGINNING.date())
        applications.approve(session, ids[:1], decree, city_server.operator)
        applications.refuse(session, ids[1:], "no", city_server.operator)

    city_server.database.within(decide)
    body = {"schema": 1, "reason": "Pindah"}

    verdicts = laptop.push(
        *(laptop.fact("worker_withdrawn", f["worker"], body, version=2) for f in (first, second))
    )

    assert [(v["verdict"], v["code"]) for v in verdicts] == [
        ("stored", ""),
        ("needs_city", "fact.out_of_order"),
    ]


def test_a_printed_paper_is_kept(laptop: Laptop) -> None:
    body = {"schema": 1, "paper": "bukti", "number": "BP/3375011002-01-00001", "copy": 1}

    [verdict] = laptop.push(laptop.fact("paper_printed", uuid4(), body))

    assert verdict["verdict"] == "stored"


def test_nothing_of_another_kelurahan_can_be_touched(
    city_server: CityServer, laptop: Laptop, neighbour: Laptop
) -> None:
    fact = laptop.registered()
    laptop.push(fact)
    worker = fact["worker"]
    theirs = registration(kelurahan=NEIGHBOUR)

    verdicts = neighbour.push(
        fact,
        neighbour.fact("worker_amended", worker, theirs, version=2),
        neighbour.fact("worker_amended", worker, registration(), version=2),
        neighbour.fact("worker_withdrawn", worker, {"schema": 1, "reason": "x"}, version=3),
    )

    assert [(v["verdict"], v["code"]) for v in verdicts] == [
        ("needs_city", "fact.not_yours"),
        ("needs_city", "fact.not_yours"),
        ("needs_city", "fact.wrong_kelurahan"),
        ("needs_city", "fact.not_yours"),
    ]
    assert neighbour.news()["items"] == []
    assert [line.status for line in lines(city_server)] == ["proposed"]


def test_a_registration_number_is_given_out_once(city_server: CityServer, laptop: Laptop) -> None:
    laptop.push(laptop.registered(1))
    with enrolled(city_server) as clone:
        [verdict] = clone.push(clone.registered(1, nik="3375014507890009"))

    assert (verdict["verdict"], verdict["code"]) == ("needs_city", "fact.number_taken")


def test_a_contribution_that_differs_is_noted_for_the_city_and_taken(
    city_server: CityServer, laptop: Laptop
) -> None:
    body = registration()
    body["due"]["total"] = 1

    [verdict] = laptop.push(laptop.fact("worker_registered", uuid4(), body))

    assert verdict["verdict"] == "stored"
    assert [line.notes for line in lines(city_server)] == [("due.differs",)]


def test_an_age_outside_the_city_s_rules_is_noted(city_server: CityServer, laptop: Laptop) -> None:
    body = registration(born="1950-01-01")
    body["enrolment"] |= {"segment": "rentan", "funding": "apbd_kota", "payer": "Kota"}

    laptop.push(laptop.fact("worker_registered", uuid4(), body))

    [line] = lines(city_server)
    assert "eligibility.too_old" in line.notes


def test_what_a_supervisor_has_said_is_kept_and_holds_up_nothing(
    city_server: CityServer, laptop: Laptop
) -> None:
    first = laptop.registered()
    said = {"schema": 1, "verdict": "objected", "reason": "", "fields": ["name"], "rekeyed": True}

    verdicts = laptop.push(first, laptop.fact("registration_reviewed", first["worker"], said))

    assert [each["verdict"] for each in verdicts] == ["stored", "stored"]
    [line] = lines(city_server)
    assert (line.status, line.review) == ("proposed", "objected")
    approved = {**said, "verdict": "approved", "fields": []}
    laptop.push(laptop.fact("registration_reviewed", first["worker"], approved))
    [line] = lines(city_server)
    assert line.review == "approved"
    body = {**registration(), "number": first["body"]["number"]}
    laptop.push(laptop.fact("worker_amended", first["worker"], body, version=2))
    [line] = lines(city_server)
    assert line.review == ""  # nobody has looked at this version


@pytest.mark.parametrize(
    ("field", "told"),
    [("verdict", "fine"), ("fields", "name"), ("rekeyed", 1), ("reason", None), ("more", 1)],
)
def test_a_review_of_another_shape_is_for_the_city(
    laptop: Laptop, field: str, told: object
) -> None:
    said = {"schema": 1, "verdict": "approved", "reason": "", "fields": [], "rekeyed": False}

    [verdict] = laptop.push(laptop.fact("registration_reviewed", uuid4(), {**said, field: told}))

    assert (verdict["verdict"], verdict["code"]) == ("needs_city", "fact.unreadable")
