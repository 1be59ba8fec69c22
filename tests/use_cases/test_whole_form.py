"""What only some are asked for, who has no NIK yet, a family, and taking back what was saved."""

from dataclasses import replace
from typing import Any

import pytest

from desktop_app.domain.extras import Extra
from desktop_app.domain.facts import FactKind
from desktop_app.domain.issues import Refused
from desktop_app.domain.membership import Status
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.drafts import amendment_under_way, draft_of, take_from_aside
from desktop_app.use_cases.form import PINNED, carried_over, form_of, of_household
from desktop_app.use_cases.household import Kin, household_form, kinds_of_kin, mother_by
from desktop_app.use_cases.lists import detail
from desktop_app.use_cases.pinning import keep_pins, pins
from desktop_app.use_cases.registration import (
    UNDO_TIME,
    UNDONE,
    amend_worker,
    read_nik,
    register_worker,
    undo_registration,
)
from tests.fixtures.people import ASKED_EVERYTHING, CITY, FISHER, NOW, TODAY, TRADER

NONE_SEEN: frozenset[str] = frozenset()


def codes(refusal: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [issue.code for issue in refusal.value.issues]


WITHOUT_NIK = replace(TRADER, nik="", no_nik=True, born="05-07-1989", sex="P")


def test_somebody_who_has_no_nik_yet_is_registered_and_gets_it_by_an_amendment(desk: Desk) -> None:
    registration = register_worker(desk, WITHOUT_NIK, NONE_SEEN, NOW)
    other = replace(WITHOUT_NIK, name="Wening Prameswari")
    register_worker(desk, other, NONE_SEEN, NOW)

    assert registration.worker.nik is None
    assert detail(desk, registration.id).facts[0][0].body["nik"] == ""
    assert form_of(registration).no_nik

    amended = amend_worker(desk, registration.id, TRADER, NONE_SEEN, NOW)
    assert amended.worker.nik is not None
    assert amended.worker.nik.digits == TRADER.nik


def test_without_a_nik_birth_date_and_sex_are_asked(desk: Desk) -> None:
    with pytest.raises(Refused) as refusal:
        register_worker(desk, replace(WITHOUT_NIK, born="", sex=""), NONE_SEEN, NOW)

    assert codes(refusal) == ["born.missing", "sex.missing"]


@pytest.mark.parametrize("nik", ["", "337501", "3375011399890003"])
def test_what_comes_out_of_the_nik_is_not_asked_for_beside_it(desk: Desk, nik: str) -> None:
    with pytest.raises(Refused) as refusal:
        register_worker(desk, replace(FISHER, nik=nik, born="", sex=""), frozenset(), NOW)
    assert {issue.about for issue in refusal.value.issues} == {"nik"}


def test_a_nik_that_may_mean_two_centuries_is_not_guessed(desk: Desk) -> None:
    child = replace(TRADER, nik="3375014507160003")

    with pytest.raises(Refused) as refusal:
        register_worker(desk, child, NONE_SEEN, NOW)

    issue = refusal.value.issues[0]
    assert (issue.code, issue.figures) == ("born.century", {"early": 1916, "late": 2016})
    assert [day.year for day in read_nik(desk, child.nik, TODAY).births] == [1916, 2016]
    assert read_nik(desk, TRADER.nik, TODAY).births == ()


def test_what_only_some_are_asked_for_comes_out_as_it_went_in(desk: Desk) -> None:
    full = replace(ASKED_EVERYTHING, child_2="", child_2_born="")

    registration = register_worker(desk, full, NONE_SEEN, NOW)

    assert detail(desk, registration.id).registration == registration
    told = form_of(registration)
    assert told.hours == "07.00-15.30"
    assert told.home_rt == "003"
    assert replace(form_of(registration), hours=full.hours) == replace(told, hours=full.hours)
    assert (told.heir, told.heir_relation) == ("Bagus Prameswara", "pasangan")
    assert (told.child_1, told.child_1_born, told.child_2) == ("Citra Prameswari", "28-02-2015", "")


@pytest.mark.parametrize(
    ("changes", "code", "about"),
    [
        ({"email": "wulan"}, "email.unreadable", "email"),
        ({"hours": "pagi"}, "hours.unreadable", "hours"),
        ({"hours": "7-7"}, "hours.unreadable", "hours"),
        ({"home_rt": "3"}, "street.missing", "home_street"),
        ({"home_street": "Gang 2"}, "kelurahan.missing", "home_kelurahan"),
        (
            {"home_street": "Gang 2", "home_kelurahan": "3375"},
            "kelurahan.not_whole",
            "home_kelurahan",
        ),
        ({"heir": "Bagus"}, "heir.relation_missing", "heir_relation"),
        ({"heir_relation": "anak"}, "heir.missing", "heir"),
        ({"child_2": "Citra"}, "born.missing", "child_2_born"),
        ({"child_1_born": "01-01-2015"}, "child.missing", "child_1"),
        ({"child_1": "Citra", "child_1_born": "01-01-2030"}, "born.in_future", "child_1_born"),
        ({"second_occupation": "0501"}, "occupation.second_the_same", "second_occupation"),
        ({"second_occupation": "1301"}, "occupation.unknown", "second_occupation"),
    ],
)
def test_what_is_asked_besides_is_judged_at_its_own_field(
    desk: Desk, changes: dict[str, Any], code: str, about: str
) -> None:
    with pytest.raises(Refused) as refusal:
        register_worker(desk, replace(TRADER, **changes), NONE_SEEN, NOW)

    assert (code, about) in [(issue.code, issue.about) for issue in refusal.value.issues]


def test_the_last_four_digits_are_compared_where_the_city_wants_them_twice(desk: Desk) -> None:
    strict = replace(desk, city=replace(CITY, asks=frozenset({Extra.NIK_AGAIN})))

    for typed, code in (("", "nik.again_missing"), ("0004", "nik.again_differs")):
        with pytest.raises(Refused) as refusal:
            register_worker(strict, replace(TRADER, nik_again=typed), NONE_SEEN, NOW)
        assert codes(refusal) == [code]
    register_worker(
        strict, replace(FISHER, nik="", no_nik=True, born="12-03-1975", sex="L"), NONE_SEEN, NOW
    )
    saved = register_worker(strict, replace(TRADER, nik_again="0003"), NONE_SEEN, NOW)
    again = replace(form_of(saved), phone="081299990000")
    assert amend_worker(strict, saved.id, again, NONE_SEEN, NOW).version == 2


def test_what_was_saved_a_moment_ago_can_be_taken_back_and_its_number_is_not_given_again(
    desk: Desk,
) -> None:
    saved = register_worker(desk, TRADER, NONE_SEEN, NOW, UNDO_TIME)
    with desk.database.reading() as tx:
        assert tx.outbox.due(NOW, 10) == []
        assert len(tx.outbox.due(NOW + UNDO_TIME, 10)) == 1

    gone = undo_registration(desk, saved.id, TRADER, FISHER, NOW)

    assert gone.application.status is Status.WITHDRAWN
    assert gone.application.reason == UNDONE
    kinds = [fact.kind for fact, _ in detail(desk, saved.id).facts]
    assert kinds == [FactKind.WORKER_REGISTERED, FactKind.WORKER_WITHDRAWN]
    draft = draft_of(desk, None)
    assert draft is not None
    assert draft.form == TRADER
    again = register_worker(desk, TRADER, NONE_SEEN, NOW)
    assert (saved.number[-5:], again.number[-5:]) == ("00001", "00002")
    assert take_from_aside(desk, NOW) == FISHER
    assert take_from_aside(desk, NOW) is None
    found = draft_of(desk, None)
    assert found is not None
    assert found.form == FISHER


def test_what_was_put_aside_is_no_amendment(desk: Desk) -> None:
    saved = register_worker(desk, TRADER, NONE_SEEN, NOW)
    undo_registration(desk, saved.id, TRADER, FISHER, NOW)

    assert amendment_under_way(desk) is None


def test_a_family_card_that_is_known_here_brings_its_address(desk: Desk) -> None:
    register_worker(desk, TRADER, NONE_SEEN, NOW)

    known = household_form(desk, TRADER.family_card)

    assert known is not None
    next_ = of_household(replace(FISHER, family_card=TRADER.family_card), known)
    assert (next_.street, next_.rt, next_.name) == (TRADER.street, "003", FISHER.name)
    assert household_form(desk, "3375010101100006") is None
    assert household_form(desk, "337501") is None


def test_kinship_tells_the_mother_where_it_can() -> None:
    assert mother_by(Kin.SIBLING.value, TRADER) == TRADER.mother
    assert mother_by(Kin.CHILD.value, TRADER) == TRADER.name
    assert mother_by(Kin.CHILD.value, FISHER) == ""
    assert mother_by("", TRADER) == ""
    assert Kin.CHILD not in kinds_of_kin(FISHER)
    assert Kin.CHILD in kinds_of_kin(replace(WITHOUT_NIK, sex="P"))
    assert Kin.CHILD not in kinds_of_kin(replace(WITHOUT_NIK, sex=""))


def test_what_is_pinned_goes_on_and_what_is_one_person_s_never_does(desk: Desk) -> None:
    assert pins(desk.database) == PINNED
    keep_pins(desk.database, frozenset({"street", "nik", "nobody"}))
    assert pins(desk.database) == {"street"}
    shared = carried_over(TRADER, frozenset({"street", "nik"}))
    assert (shared.street, shared.nik, shared.rt) == (TRADER.street, "", "")
    keep_pins(desk.database, frozenset())
    assert pins(desk.database) == frozenset()
