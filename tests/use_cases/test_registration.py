"""Registering, amending, withdrawing."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from desktop_app.domain.delivery import ClerkMustMend, after
from desktop_app.domain.enrolment import FundingSource
from desktop_app.domain.facts import FactKind
from desktop_app.domain.issues import Refused, Weight
from desktop_app.domain.listing import Question
from desktop_app.domain.membership import Status
from desktop_app.use_cases import drafts
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.form import RegistrationForm, carried_over, empty_form, form_of
from desktop_app.use_cases.lists import detail, search, standing
from desktop_app.use_cases.registration import (
    amend_worker,
    quote,
    read_nik,
    register_worker,
    review,
    withdraw_worker,
)
from tests.fixtures.people import CITY, FISHER, FOUR_SEGMENTS, NOW, TEACHER, TODAY, TRADER, WELDER

NONE_SEEN: frozenset[str] = frozenset()
SEEN = frozenset({"registration.alike"})

OTHER_FISHER = replace(
    FISHER,
    nik="3375010305680003",
    name="Slamet Widodo",
    mother="Wagirah",
    street="Gang Hiu 9",
)
"""Like the fisher in what the city's rules go by, and in nothing else."""


def codes(refusal: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [issue.code for issue in refusal.value.issues]


@pytest.mark.parametrize("form", FOUR_SEGMENTS, ids=[form.segment for form in FOUR_SEGMENTS])
def test_a_worker_of_each_segment_is_registered_with_one_fact(
    desk: Desk, form: RegistrationForm
) -> None:
    registration = register_worker(desk, form, NONE_SEEN, NOW)

    found = detail(desk, registration.id)
    assert found.registration == registration
    assert registration.application.status is Status.REGISTERED
    assert [fact.kind for fact, _ in found.facts] == [FactKind.WORKER_REGISTERED]
    assert found.facts[0][0].body["nik"] == form.nik
    assert found.registration.worker.doubts == ()


def test_a_nik_registers_once_and_the_refusal_names_the_other(desk: Desk) -> None:
    first = register_worker(desk, TRADER, NONE_SEEN, NOW)

    with pytest.raises(Refused) as refusal:
        register_worker(desk, TRADER, NONE_SEEN, NOW)

    assert codes(refusal) == ["nik.already_registered"]
    assert refusal.value.issues[0].figures == {"number": first.number, "on": "22-11-2026"}
    assert standing(desk).outbox.waiting == 1
    assert [line.name for line in search(desk, Question())] == ["Wulan Prameswari"]


def test_every_complaint_about_an_empty_form_is_told_at_once(desk: Desk) -> None:
    with pytest.raises(Refused) as refusal:
        register_worker(desk, empty_form(CITY, TODAY), NONE_SEEN, NOW)

    assert {issue.about for issue in refusal.value.issues} == {
        "nik",
        "name",
        "birth_place",
        "mother",
        "street",
        "income",
        "occupation",
        "consent",
    }


def test_a_warning_blocks_until_it_has_been_seen_and_is_then_kept(desk: Desk) -> None:
    doubtful = replace(TRADER, born="04-07-1989")

    with pytest.raises(Refused) as refusal:
        register_worker(desk, doubtful, NONE_SEEN, NOW)
    assert [(issue.code, issue.weight) for issue in refusal.value.issues] == [
        ("nik.date_differs", Weight.WARNS)
    ]

    registration = register_worker(desk, doubtful, frozenset({"nik.date_differs"}), NOW)
    assert registration.worker.doubts == ("nik.date_differs",)
    assert registration.worker.born.day == 4


def test_a_quota_of_the_city_closes_at_its_last_place(desk: Desk) -> None:
    programme = replace(CITY.programmes[0], quota=1)
    strict = replace(desk, city=replace(CITY, programmes=(programme,)))
    nearly = frozenset({"eligibility.quota_nearly_full"})
    register_worker(strict, FISHER, nearly, NOW)

    with pytest.raises(Refused) as refusal:
        register_worker(strict, OTHER_FISHER, nearly, NOW)

    assert codes(refusal) == ["eligibility.quota_full"]


def test_one_household_gives_one_place_where_the_city_says_so(desk: Desk) -> None:
    programme = replace(CITY.programmes[0], one_per_household=True, quota=None)
    strict = replace(desk, city=replace(CITY, programmes=(programme,)))
    with_card = replace(FISHER, family_card=TRADER.family_card)
    register_worker(strict, with_card, NONE_SEEN, NOW)

    with pytest.raises(Refused) as without_card:
        register_worker(strict, OTHER_FISHER, NONE_SEEN, NOW)
    with pytest.raises(Refused) as same_card:
        register_worker(
            strict, replace(OTHER_FISHER, family_card=TRADER.family_card), NONE_SEEN, NOW
        )

    assert codes(without_card) == ["family_card.missing"]
    assert codes(same_card) == ["eligibility.household_taken"]


def test_an_amendment_is_a_new_version_and_a_second_fact_with_the_whole_content(
    desk: Desk,
) -> None:
    first = register_worker(desk, TRADER, NONE_SEEN, NOW)
    form = replace(form_of(first), name="Wulan Prameswari Dewi")

    later = NOW + timedelta(hours=1)
    amended = amend_worker(desk, first.id, form, NONE_SEEN, later)

    found = detail(desk, first.id)
    assert amended.version == 2
    assert amended.number == first.number
    assert found.registration.worker.name == "Wulan Prameswari Dewi"
    assert [fact.kind for fact, _ in found.facts] == [
        FactKind.WORKER_REGISTERED,
        FactKind.WORKER_AMENDED,
    ]
    assert found.facts[1][0].body["mother"] == "Sri Hartini"
    assert found.facts[0][0].body["name"] == "Wulan Prameswari"
    assert [entry.act for entry in found.history] == ["worker_registered", "worker_amended"]


@pytest.mark.parametrize("form", FOUR_SEGMENTS, ids=lambda form: form.segment)
def test_an_amendment_that_changes_nothing_is_no_act(desk: Desk, form: RegistrationForm) -> None:
    first = register_worker(desk, form, NONE_SEEN, NOW)
    drafts.keep_draft(desk, first.id, form_of(first), NOW)
    later = NOW + timedelta(days=40)

    again = amend_worker(desk, first.id, form_of(first), NONE_SEEN, later)

    found = detail(desk, first.id)
    assert again == first
    assert [fact.kind for fact, _ in found.facts] == [FactKind.WORKER_REGISTERED]
    assert [entry.act for entry in found.history] == ["worker_registered"]
    assert drafts.draft_of(desk, first.id) is None


def test_who_is_alike_meanwhile_is_no_change_either(desk: Desk) -> None:
    first = register_worker(desk, TRADER, NONE_SEEN, NOW)
    register_worker(desk, replace(TRADER, nik="3375014507890004"), SEEN, NOW)

    assert amend_worker(desk, first.id, form_of(first), NONE_SEEN, NOW).version == 1


def test_another_text_of_consent_is_a_change(desk: Desk) -> None:
    first = register_worker(desk, TRADER, NONE_SEEN, NOW)
    other = replace(desk, city=replace(desk.city, consent_version="2"))

    assert amend_worker(other, first.id, form_of(first), NONE_SEEN, NOW).version == 2


def test_what_the_city_gave_back_may_be_told_again_as_it_stands(desk: Desk) -> None:
    first = register_worker(desk, TRADER, NONE_SEEN, NOW)
    with desk.database.transaction() as tx:
        ((fact, told),) = tx.outbox.of(first.id)
        tx.outbox.record(fact.id, after(told, ClerkMustMend("phone.unreadable", "phone", {}), NOW))

    assert amend_worker(desk, first.id, form_of(first), NONE_SEEN, NOW).version == 2


def test_what_the_city_refused_may_be_told_again_as_it_stands(desk: Desk) -> None:
    first = register_worker(desk, TRADER, NONE_SEEN, NOW)
    with desk.database.transaction() as tx:
        refused = replace(first.application, status=Status.REFUSED, reason="Belum jelas")
        tx.workers.set_application(first.id, refused, "")

    assert amend_worker(desk, first.id, form_of(first), NONE_SEEN, NOW).version == 2


def test_a_withdrawn_worker_may_be_registered_anew(desk: Desk) -> None:
    first = register_worker(desk, TRADER, NONE_SEEN, NOW)
    withdraw_worker(desk, first.id, "Salah kelurahan", NOW)

    second = register_worker(desk, TRADER, NONE_SEEN, NOW)

    assert detail(desk, first.id).registration.application.reason == "Salah kelurahan"
    assert not detail(desk, first.id).may_amend
    assert second.number != first.number


def test_withdrawing_twice_or_without_a_reason_is_refused(desk: Desk) -> None:
    first = register_worker(desk, TRADER, NONE_SEEN, NOW)

    with pytest.raises(Refused) as without:
        withdraw_worker(desk, first.id, "  ", NOW)
    withdraw_worker(desk, first.id, "Pindah", NOW)
    with pytest.raises(Refused) as twice:
        withdraw_worker(desk, first.id, "Pindah", NOW)

    assert codes(without) == ["membership.reason_missing"]
    assert codes(twice) == ["membership.out_of_order"]
    assert standing(desk).outbox.waiting == 2


def test_a_nik_is_read_as_it_is_typed(desk: Desk) -> None:
    short = read_nik(desk, "3375 0145 0789", TODAY)
    whole = read_nik(desk, "3375 0145 0789 0003", TODAY)
    impossible = read_nik(desk, "3375 0145 1389 0003", TODAY)

    assert (short.digits, short.complete, short.issues) == (12, False, ())
    assert whole.complete
    assert whole.is_woman
    assert whole.age == 37
    assert "Pekalongan Barat" in whole.district
    assert [issue.code for issue in impossible.issues] == ["nik.impossible_date"]


def test_a_held_nik_shows_who_holds_it(desk: Desk) -> None:
    register_worker(desk, TRADER, NONE_SEEN, NOW)

    reading = read_nik(desk, TRADER.nik, TODAY)

    assert reading.held is not None
    assert reading.held.name == "Wulan Prameswari"


def test_the_contribution_is_quoted_before_the_name_is_typed(desk: Desk) -> None:
    barely = replace(empty_form(CITY, TODAY), income="1500000", occupation="0501", segment="bpu")

    own = quote(desk, replace(barely, funding="mandiri"))
    city = quote(desk, replace(barely, funding="apbd_kota"))

    assert own.due is not None
    assert city.due is not None
    assert (own.due.total, own.due.before_relief, own.due.relief) == (11_400, 22_800, True)
    assert (city.due.total, city.due.relief) == (22_800, False)


def test_three_months_paid_at_once_across_the_end_of_the_relief_are_each_priced(
    desk: Desk,
) -> None:
    form = replace(TRADER, since="2026-11", months=3)

    found = quote(desk, form)

    assert found.due is not None
    assert found.due.total == 11_400
    assert found.period_total == 11_400 + 11_400 + 22_800


def test_review_says_what_saving_would_say_and_saves_nothing(desk: Desk) -> None:
    assert review(desk, TRADER, NOW).ready
    assert not review(desk, replace(TRADER, mother=""), NOW).ready
    assert standing(desk).counts.saved == 0


def test_the_next_person_inherits_the_work_but_not_the_identity() -> None:
    form = carried_over(TRADER)

    assert form.workplace == "Pasar Banjarsari"
    assert (form.rt, form.rw, form.income) == ("3", "12", "1.500.000")
    assert (form.nik, form.name, form.mother, form.phone) == ("", "", "", "")
    assert not form.consent


def test_search_finds_by_name_number_and_any_part_of_the_nik(desk: Desk) -> None:
    saved = [register_worker(desk, form, NONE_SEEN, NOW) for form in FOUR_SEGMENTS]

    assert [line.name for line in search(desk, Question("wula"))] == ["Wulan Prameswari"]
    assert [line.name for line in search(desk, Question("0789"))] == ["Wulan Prameswari"]
    assert [line.name for line in search(desk, Question(saved[2].number))] == [WELDER.name]
    assert [line.name for line in search(desk, Question("perumahan contoh"))] == [TEACHER.name]
    assert len(search(desk, Question("3375"))) == 4
    assert search(desk, Question("tak ada")) == []


def test_the_counts_add_up(desk: Desk) -> None:
    for form in FOUR_SEGMENTS:
        register_worker(desk, form, NONE_SEEN, NOW)

    counts = standing(desk).counts

    assert counts.saved == 4
    assert counts.saved == (
        counts.delivered + counts.waiting + counts.needs_clerk + counts.needs_city
    )


def test_an_amendment_takes_a_place_of_the_quota_like_a_registration(desk: Desk) -> None:
    programme = replace(CITY.programmes[0], quota=1)
    strict = replace(desk, city=replace(CITY, programmes=(programme,)))
    nearly = frozenset({"eligibility.quota_nearly_full"})
    held = register_worker(strict, FISHER, nearly, NOW)
    trader = register_worker(strict, TRADER, NONE_SEEN, NOW)
    as_vulnerable = replace(
        form_of(trader), segment="rentan", funding="apbd_kota", payer="Pemerintah Kota"
    )

    with pytest.raises(Refused) as refusal:
        amend_worker(strict, trader.id, as_vulnerable, nearly, NOW)
    amend_worker(strict, held.id, replace(form_of(held), workplace="TPI"), NONE_SEEN, NOW)

    assert codes(refusal) == ["eligibility.quota_full"]


def test_two_programmes_of_one_segment_have_each_their_own_quota(desk: Desk) -> None:
    by_city = replace(CITY.programmes[0], default_funding=FundingSource.APBD_CITY, quota=1)
    by_tobacco = replace(by_city, default_funding=FundingSource.TOBACCO_EXCISE, quota=5)
    strict = replace(desk, city=replace(CITY, programmes=(by_city, by_tobacco)))
    nearly = frozenset({"eligibility.quota_nearly_full"})
    register_worker(strict, FISHER, nearly, NOW)
    another = OTHER_FISHER

    with pytest.raises(Refused) as refusal:
        register_worker(strict, another, nearly, NOW)
    register_worker(strict, replace(another, funding="dbhcht"), nearly, NOW)

    assert codes(refusal) == ["eligibility.quota_full"]


def test_age_counts_on_the_day_of_registration_also_when_a_name_is_mended_later(
    desk: Desk,
) -> None:
    eve = datetime(2026, 7, 4, 3, 0, tzinfo=UTC)
    almost_65 = replace(TRADER, nik="3375014507610003", since="2026-07")
    registration = register_worker(desk, almost_65, NONE_SEEN, eve)

    mended = replace(form_of(registration), name="Wulan P. Dewi")
    amend_worker(desk, registration.id, mended, NONE_SEEN, eve + timedelta(days=2))

    with pytest.raises(Refused) as refusal:
        too_late = replace(almost_65, nik="3375014507610004")
        register_worker(desk, too_late, NONE_SEEN, eve + timedelta(days=2))
    assert codes(refusal) == ["eligibility.too_old"]
