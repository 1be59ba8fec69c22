"""Where two ends disagree both contents stay, a person decides, and each laptop hears."""

import io
import json
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from central_server.admin import applications, corrections, doubles, letters
from central_server.cli.main import main
from central_server.models import ClaimRow, CorrectionRow, RegistrationRow
from central_server.reference import read_books
from central_server.settings import DATABASE_VARIABLE, Settings
from desktop_app.domain.issues import Refused
from desktop_app.domain.membership import Decree
from desktop_app.domain.versions import Difference, differences
from tests.fixtures.server import (
    KELURAHAN,
    NEIGHBOUR,
    CityServer,
    Laptop,
    TestClock,
    enrolled,
    registration,
)

NUMBER, THERE = f"{KELURAHAN}-01-00001", f"{NEIGHBOUR}-01-00001"
BOOKS = read_books(Settings())
NIK = "3375014507890003"


def act(city: CityServer, what: Callable[..., Any], *named: Any) -> Any:
    """Run one act of the operator."""
    return city.database.within(lambda session: what(session, *named, city.operator))


def corrections_kept(city: CityServer, worker: UUID) -> list[tuple[str, Sequence[Difference]]]:
    """Return why and what the city has changed in a registration, oldest first."""
    query = (
        select(CorrectionRow.reason, CorrectionRow.before, CorrectionRow.after)
        .where(CorrectionRow.registration == worker)
        .order_by(CorrectionRow.version)
    )
    return [
        (reason, differences(json.loads(before), json.loads(after)))
        for reason, before, after in city.database.within(lambda s: s.execute(query).all())
    ]


def correct(city: CityServer, **changes: str) -> corrections.Correction:
    def run(session: Session) -> corrections.Correction:
        return corrections.correct(session, NUMBER, changes, "salah ketik", city.operator, BOOKS)

    return city.database.within(run)


def accept(city: CityServer, fact: str) -> None:
    city.database.within(
        lambda session: letters.accept(session, fact, "benar", city.operator, BOOKS)
    )


def heard(laptop: Laptop, kind: str) -> list[dict[str, Any]]:
    return [item["body"] for item in laptop.news()["items"] if item["kind"] == kind]


def in_register(city: CityServer) -> tuple[str, int]:
    """Return the name and the version the register shows of the one registration."""

    def read(session: Session) -> tuple[str, int]:
        [line] = applications.application_lines(session)
        return line.name, session.get_one(RegistrationRow, line.id).version

    return city.database.within(read)


def waiting(city: CityServer) -> list[str]:
    return [letter.code for letter in city.database.within(letters.letters)]


def amended(laptop: Laptop, first: dict[str, Any], version: int, **changes: Any) -> dict[str, Any]:
    base = changes.pop("base", None)
    body = registration(1, **changes) | ({"base": base} if base else {})
    return laptop.fact("worker_amended", first["worker"], body, version=version)


@pytest.fixture
def first(laptop: Laptop) -> dict[str, Any]:
    fact = laptop.registered(1)
    laptop.push(fact)
    return fact


def test_a_correction_is_a_new_version_told_whole_and_both_contents_are_kept(
    city_server: CityServer, laptop: Laptop, first: dict[str, Any]
) -> None:
    done = correct(city_server, name="Wulan Prameswara", **{"enrolment.income": "2.000.000"})

    assert in_register(city_server) == ("Wulan Prameswara", 2)
    [told] = heard(laptop, "corrected")
    assert (told["worker"], told["version"], told["reason"]) == (first["worker"], 2, "salah ketik")
    assert told["body"]["name"] == "Wulan Prameswara"
    assert told["body"]["enrolment"]["income"] == 2_000_000
    changed = {one.field: (one.ours, one.theirs) for one in done.changed}
    assert changed["name"] == ("Wulan Prameswari", "Wulan Prameswara")
    assert corrections_kept(city_server, UUID(first["worker"])) == [("salah ketik", done.changed)]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"nik": "123"}, "correction.refused"),
        ({"nobody": "x"}, "correction.field_unknown"),
        ({"number": THERE}, "correction.field_unknown"),
        ({"address": "x"}, "correction.field_unknown"),
        ({"enrolment.income": "much"}, "correction.refused"),
        ({"born": "yesterday"}, "correction.refused"),
        ({"name": "Wulan Prameswari"}, "correction.same"),
    ],
)
def test_what_the_rules_refuse_a_clerk_they_refuse_the_city(
    city_server: CityServer, first: dict[str, Any], changes: dict[str, str], code: str
) -> None:
    with pytest.raises(Refused, match=code):
        correct(city_server, **changes)
    assert in_register(city_server) == ("Wulan Prameswari", 1)


def test_an_amendment_that_did_not_know_the_correction_waits_and_so_does_what_is_built_on_it(
    city_server: CityServer, laptop: Laptop, first: dict[str, Any]
) -> None:
    correct(city_server, name="Wulan Kota")
    second = amended(laptop, first, 2, phone="081111111111", base=first["id"])
    third = amended(laptop, first, 3, phone="082222222222", base=second["id"])

    verdicts = laptop.push(second, third)

    assert [verdict["code"] for verdict in verdicts] == ["fact.conflict"] * 2
    assert in_register(city_server) == ("Wulan Kota", 2)
    assert waiting(city_server) == ["fact.conflict"] * 2


def test_the_clerk_s_choice_on_top_of_the_correction_settles_it(
    city_server: CityServer, laptop: Laptop, first: dict[str, Any]
) -> None:
    correct(city_server, name="Wulan Kota")
    laptop.push(amended(laptop, first, 2, name="Wulan Laptop", base=first["id"]))
    [told] = heard(laptop, "corrected")

    chosen = amended(laptop, first, 3, name="Wulan Laptop", base=told["correction"])
    [verdict] = laptop.push(chosen)

    assert verdict["verdict"] == "stored"
    assert in_register(city_server) == ("Wulan Laptop", 3)
    assert waiting(city_server) == []


def test_two_laptops_of_one_kelurahan_never_overwrite_each_other_in_silence(
    city_server: CityServer, laptop: Laptop, first: dict[str, Any]
) -> None:
    with enrolled(city_server) as other:
        mine = amended(laptop, first, 2, name="Wulan Satu", base=first["id"])
        theirs = amended(other, first, 2, name="Wulan Dua", base=first["id"])
        onward = amended(other, first, 3, name="Wulan Tiga", base=theirs["id"])
        same = amended(other, first, 2, name="Wulan Satu", base=first["id"])

        assert laptop.push(mine)[0]["verdict"] == "stored"
        codes = [verdict["code"] for verdict in other.push(theirs, onward, same)]

    assert codes == ["fact.conflict", "fact.conflict", ""]
    assert in_register(city_server)[0] == "Wulan Satu"


def test_a_dropped_fact_leaves_the_list_and_its_laptop_hears_what_holds(
    city_server: CityServer, laptop: Laptop, first: dict[str, Any]
) -> None:
    correct(city_server, name="Wulan Kota")
    held = amended(laptop, first, 2, name="Wulan Laptop", base=first["id"])
    laptop.push(held)

    act(city_server, letters.drop, held["id"], "KTP sudah diperiksa")

    [told] = heard(laptop, "resolved")
    assert (told["outcome"], told["reason"]) == ("dropped", "KTP sudah diperiksa")
    assert told["shown"]["body"]["name"] == "Wulan Kota"
    assert waiting(city_server) == []
    [again] = laptop.push(held)
    assert (again["verdict"], again["code"]) == ("needs_city", "fact.dropped")
    assert again["figures"] == {"reason": "KTP sudah diperiksa"}


def test_a_dropped_fact_may_still_be_accepted_and_an_accepted_one_stays(
    city_server: CityServer, laptop: Laptop, first: dict[str, Any]
) -> None:
    correct(city_server, name="Wulan Kota")
    held = amended(laptop, first, 2, name="Wulan Laptop", base=first["id"])
    laptop.push(held)
    act(city_server, letters.drop, held["id"], "keliru")

    accept(city_server, held["id"])

    assert in_register(city_server) == ("Wulan Laptop", 3)
    told = heard(laptop, "resolved")[-1]
    assert told["outcome"] == "accepted"
    [again] = laptop.push(held)
    assert (again["verdict"], again["sequence"]) == ("stored", told["sequence"])
    kinds = [item["kind"] for item in laptop.news()["items"]]
    assert kinds[-2:] == ["resolved", "corrected"]
    with pytest.raises(Refused, match="accepted_before"):
        act(city_server, letters.drop, held["id"], "tidak jadi")


def test_a_change_after_verification_can_be_taken_in_by_the_city_or_taken_back_by_the_clerk(
    city_server: CityServer, laptop: Laptop, first: dict[str, Any]
) -> None:
    ids = city_server.database.within(lambda s: applications.named(s, [NUMBER]))
    act(city_server, applications.verify, ids)
    late = amended(laptop, first, 2, name="Wulan Laptop", base=first["id"])
    assert laptop.push(late)[0]["code"] == "fact.out_of_order"

    back = amended(laptop, first, 3, base=first["id"])
    assert laptop.push(back)[0]["verdict"] == "stored"
    assert waiting(city_server) == []

    later = amended(laptop, first, 4, name="Wulan Lagi", base=back["id"])
    laptop.push(later)
    accept(city_server, later["id"])
    assert in_register(city_server) == ("Wulan Lagi", 4)


def test_what_cannot_be_read_is_held_shown_and_dropped_without_touching_anybody(
    city_server: CityServer, laptop: Laptop, first: dict[str, Any]
) -> None:
    odd = laptop.fact("worker_amended", first["worker"], {"schema": 1, "what": "?"}, version=2)
    laptop.push(odd)
    letter, content, _ = city_server.database.within(lambda s: letters.shown(s, odd["id"]))

    assert (letter.code, letter.number) == ("fact.unreadable", NUMBER)
    assert "what" in content
    with pytest.raises(Refused, match="refused"):
        accept(city_server, odd["id"])
    act(city_server, letters.drop, odd["id"], "berkas rusak")
    assert heard(laptop, "resolved")[0]["shown"]["version"] == 1


def test_a_registration_that_was_held_is_taken_in_with_its_person(
    city_server: CityServer, laptop: Laptop, first: dict[str, Any]
) -> None:
    taken = laptop.fact("worker_registered", uuid4(), registration(1, nik=NIK))
    laptop.push(taken)
    assert waiting(city_server) == ["fact.number_taken"]
    with pytest.raises(Refused, match="refused"):
        accept(city_server, taken["id"])

    def forget(session: Session) -> None:
        session.execute(delete(ClaimRow))
        session.execute(delete(RegistrationRow))

    city_server.database.within(forget)  # as after a restore that lost the other
    accept(city_server, taken["id"])

    assert in_register(city_server) == ("Wulan Prameswari", 1)
    assert heard(laptop, "status")[-1]["worker"] == taken["worker"]
    assert laptop.push(taken)[0]["verdict"] == "stored"


@pytest.fixture
def pair(laptop: Laptop, neighbour: Laptop) -> tuple[str, str]:
    one = laptop.registered(1, nik=NIK)
    other = neighbour.fact("worker_registered", uuid4(), registration(1, NEIGHBOUR, nik=NIK))
    laptop.push(one)
    neighbour.push(other)
    return one["worker"], other["worker"]


def states(laptop: Laptop) -> list[str]:
    return [told["state"] for told in heard(laptop, "double")]


def test_keeping_one_refuses_the_other_and_both_hear(
    city_server: CityServer, laptop: Laptop, neighbour: Laptop, pair: tuple[str, str]
) -> None:
    assert act(city_server, doubles.keep, THERE, "Tinggal di Podosugih") == 1

    assert states(laptop) == ["open", "other_kept"]
    assert states(neighbour) == ["open", "kept"]
    assert heard(laptop, "status")[-1]["reason"] == "Tinggal di Podosugih"
    [group] = city_server.database.within(doubles.double_groups)
    assert not group.open
    assert [(line.number, line.holds) for line in group.lines] == [(NUMBER, False), (THERE, True)]


def test_a_refusal_is_taken_back_and_the_question_is_open_again(
    city_server: CityServer, laptop: Laptop, neighbour: Laptop, pair: tuple[str, str]
) -> None:
    act(city_server, doubles.keep, THERE, "Tinggal di Podosugih")
    act(city_server, doubles.reopen, NUMBER)

    assert states(laptop)[-1] == states(neighbour)[-1] == "open"
    assert [told["event"] for told in heard(laptop, "status")] == [
        "proposed",
        "refused",
        "proposed",
    ]
    with pytest.raises(Refused, match="out_of_order"):
        act(city_server, doubles.reopen, NUMBER)


def test_a_mistyped_nik_goes_back_to_its_clerk_and_put_right_it_is_no_double(
    city_server: CityServer, laptop: Laptop, neighbour: Laptop, pair: tuple[str, str]
) -> None:
    act(city_server, doubles.send_back, NUMBER, "Periksa NIK pada KTP")
    assert (states(laptop)[-1], states(neighbour)[-1]) == ("mistyped", "other_mistyped")

    body = registration(1, nik="3375014507890004")
    laptop.push(laptop.fact("worker_amended", pair[0], body, version=2))

    assert (states(laptop)[-1], states(neighbour)[-1]) == ("gone", "gone")
    assert city_server.database.within(doubles.double_groups) == []


def test_a_double_that_has_gone_too_far_is_not_refused_by_half(
    city_server: CityServer, laptop: Laptop, pair: tuple[str, str]
) -> None:
    ids = city_server.database.within(lambda s: applications.named(s, [NUMBER]))
    act(city_server, applications.verify, ids)
    act(city_server, applications.approve, ids, Decree("460/1", date(2026, 12, 1)))

    with pytest.raises(Refused, match="out_of_order"):
        act(city_server, doubles.keep, THERE, "Tinggal di Podosugih")
    assert states(laptop) == ["open"]


def test_the_operator_does_all_this_by_commands(
    city_server: CityServer,
    laptop: Laptop,
    pair: tuple[str, str],
    database_url: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(DATABASE_VARIABLE, database_url)

    def typed(*arguments: str) -> str:
        paper = io.StringIO()
        assert main(["--operator", "uji", *arguments], paper=paper, clock=TestClock()) == 0
        return paper.getvalue()

    assert "1 to decide" in typed("doubles", "list")
    assert NIK not in typed("doubles", "list")
    assert "0003" in typed("doubles", "list")
    assert THERE in typed("doubles", "show", NUMBER)
    assert "Wulan Kota" in typed("correct", NUMBER, "--set", "name=Wulan Kota", "--reason", "KTP")
    held = laptop.fact("worker_amended", pair[0], registration(1, nik=NIK, phone=""), version=2)
    laptop.push(held)
    assert "fact.conflict" in typed("letters", "list")
    assert "phone" in typed("letters", "show", held["id"])
    assert "3375014507890003" in typed("letters", "show", held["id"], "--full")
    assert "accepted" in typed("letters", "resolve", held["hash"], "--accept", "--reason", "benar")
    assert "0 to decide" in typed("letters", "list", "--all")
    assert "sent back" in typed("doubles", "send-back", NUMBER, "--reason", "Periksa NIK")
    assert "open again" in typed("doubles", "reopen", NUMBER)
    assert "1 refused" in typed("doubles", "keep", THERE, "--reason", "Pindah")
