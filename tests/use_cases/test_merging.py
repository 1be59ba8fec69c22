"""Two registrations of one person made one: history on both, and the way back."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from desktop_app.domain.facts import FactKind, read_registration_body, registration_of
from desktop_app.domain.issues import Refused
from desktop_app.domain.membership import Application, Decree, Kpj, Protection, Status
from desktop_app.domain.worker import Registration
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.form import RegistrationForm, form_of
from desktop_app.use_cases.lists import detail
from desktop_app.use_cases.merging import (
    merge_workers,
    merging_of,
    plan_merge,
    undo_merge,
)
from desktop_app.use_cases.registration import amend_worker, register_worker, withdraw_worker
from tests.fixtures.people import FISHER, NOW, TRADER

SEEN = frozenset({"registration.alike", "nik.date_differs"})
WITHOUT_NIK = replace(
    TRADER, nik="", no_nik=True, born="05-07-1989", sex="P", phone="", family_card=""
)


def registered(desk: Desk, form: RegistrationForm) -> Registration:
    return register_worker(desk, form, SEEN, NOW)


def stands(desk: Desk, subject: UUID, status: Status) -> None:
    """Let a registration stand where only the city brings it."""
    application = Application(status)
    if status is Status.ACTIVE:
        day = NOW.date()
        application = Application(
            status, Decree("460/1", day), Kpj("12345678901"), Protection(day, day)
        )
    with desk.database.transaction() as tx:
        tx.workers.set_application(subject, application)


def code(refusal: pytest.ExceptionInfo[Refused]) -> str:
    [issue] = refusal.value.issues
    return issue.code


def test_who_was_registered_without_a_nik_gets_it_and_the_other_is_withdrawn(desk: Desk) -> None:
    first, second = registered(desk, WITHOUT_NIK), registered(desk, TRADER)

    merge = merge_workers(desk, second.id, first.id, NOW)

    kept, folded = detail(desk, first.id), detail(desk, second.id)
    assert merge.kept == kept.registration
    assert merge.filled == ("nik", "family_card", "phone")
    assert kept.registration.worker.nik == second.worker.nik
    assert kept.registration.version == 2
    assert folded.registration.application.status is Status.WITHDRAWN
    assert folded.registration.application.reason == f"Digabung dengan No. {first.number}"
    assert [fact.kind for fact, _ in kept.facts] == [
        FactKind.WORKER_REGISTERED,
        FactKind.WORKER_AMENDED,
    ]
    assert folded.facts[-1][0].body["into"] == str(first.id)
    assert [entry.act for entry in kept.history][-1] == "worker_merged"
    assert merging_of(desk, second.id).into == kept.registration
    assert merging_of(desk, first.id).alike == []


def test_what_is_doubted_is_asked_again_of_whoever_a_nik_came_to(desk: Desk) -> None:
    first = registered(desk, replace(WITHOUT_NIK, born="06-07-1989", income="750000"))
    second = registered(desk, replace(TRADER, income="750000"))
    assert "registration.alike" in second.worker.doubts

    merge = merge_workers(desk, first.id, second.id, NOW)

    assert merge.kept.worker.doubts == ("nik.date_differs",)
    assert detail(desk, first.id).registration.worker.doubts == ("nik.date_differs",)
    body = detail(desk, first.id).facts[-1][0].body
    assert read_registration_body(registration_of(body)).doubts == ("nik.date_differs",)
    undo_merge(desk, second.id, NOW)
    assert detail(desk, first.id).registration.worker.doubts == first.worker.doubts


def test_a_likeness_is_doubted_no_longer_once_the_two_are_one(desk: Desk) -> None:
    first = registered(desk, TRADER)
    second = registered(desk, replace(WITHOUT_NIK, email="wulan@contoh.id"))
    stands(desk, second.id, Status.PROPOSED)  # it is further on its way, and stays
    assert second.worker.doubts == ("registration.alike",)

    merge = merge_workers(desk, first.id, second.id, NOW)

    assert (merge.kept.id, merge.kept.worker.doubts) == (second.id, ())


def test_nothing_is_amended_where_nothing_is_lacking(desk: Desk) -> None:
    first = registered(desk, TRADER)
    second = registered(desk, replace(TRADER, nik="3375014507890031"))

    merge = merge_workers(desk, first.id, second.id, NOW)

    assert merge.filled == ()
    assert len(detail(desk, first.id).facts) == 1


def test_who_is_further_on_its_way_stays(desk: Desk) -> None:
    first, second = registered(desk, WITHOUT_NIK), registered(desk, TRADER)
    stands(desk, second.id, Status.ACTIVE)

    plan = plan_merge(desk, first.id, second.id)

    assert (plan.kept.id, plan.folded.id, plan.filled) == (second.id, first.id, ())
    merge_workers(desk, first.id, second.id, NOW)
    assert detail(desk, second.id).registration.application.status is Status.ACTIVE
    assert detail(desk, first.id).registration.application.status is Status.WITHDRAWN


def test_what_the_city_has_decided_of_both_or_what_has_ended_is_not_merged(desk: Desk) -> None:
    first, second = registered(desk, WITHOUT_NIK), registered(desk, TRADER)
    for status in (Status.VERIFIED, Status.ACTIVE):
        stands(desk, first.id, status)
        stands(desk, second.id, Status.ACTIVE)
        with pytest.raises(Refused) as decided:
            merge_workers(desk, first.id, second.id, NOW)
        assert code(decided) == "merge.both_decided"
    stands(desk, first.id, Status.REGISTERED)
    withdraw_worker(desk, first.id, "Salah orang", NOW)
    for one, other in ((first.id, second.id), (second.id, second.id)):
        with pytest.raises(Refused) as ended:
            plan_merge(desk, one, other)
        assert code(ended) == "merge.ended"
    with pytest.raises(Refused) as unknown:
        plan_merge(desk, uuid4(), second.id)
    assert code(unknown) == "registration.unknown"


def test_a_merge_is_undone_by_registering_the_other_anew(desk: Desk) -> None:
    first, second = registered(desk, WITHOUT_NIK), registered(desk, TRADER)
    merge_workers(desk, first.id, second.id, NOW)

    anew = undo_merge(desk, second.id, NOW)

    kept = detail(desk, first.id)
    assert kept.registration.worker.nik is None
    assert kept.registration.worker.phone == ""
    assert kept.registration.version == 3
    assert anew.worker.nik == second.worker.nik
    assert anew.number not in {first.number, second.number}
    assert anew.worker.doubts == ("registration.alike",)
    assert detail(desk, second.id).registration.application.status is Status.WITHDRAWN
    assert "merge_undone" in [entry.act for entry in detail(desk, second.id).history]
    assert merging_of(desk, second.id).into is None
    with pytest.raises(Refused) as twice:
        undo_merge(desk, second.id, NOW)
    assert code(twice) == "merge.none"


def test_a_merge_that_filled_nothing_gives_nothing_back(desk: Desk) -> None:
    first = registered(desk, TRADER)
    second = registered(desk, replace(TRADER, nik="3375014507890031"))
    merge_workers(desk, first.id, second.id, NOW)

    undo_merge(desk, second.id, NOW)

    assert detail(desk, first.id).registration.version == 1


def test_a_merge_is_not_undone_once_the_other_has_gone_on(desk: Desk) -> None:
    first, second = registered(desk, WITHOUT_NIK), registered(desk, TRADER)
    kept = merge_workers(desk, first.id, second.id, NOW).kept
    amend_worker(desk, kept.id, replace(form_of(kept), street="Jalan Baru 1"), SEEN, NOW)

    with pytest.raises(Refused) as later:
        undo_merge(desk, second.id, NOW)

    assert code(later) == "merge.changed_since"
    assert detail(desk, second.id).registration.application.status is Status.WITHDRAWN


def test_who_was_only_withdrawn_has_no_merge_to_undo(desk: Desk) -> None:
    first = registered(desk, TRADER)
    withdraw_worker(desk, first.id, "Salah orang", NOW)

    with pytest.raises(Refused) as none:
        undo_merge(desk, first.id, NOW)

    assert code(none) == "merge.none"


def test_only_who_is_alike_is_offered(desk: Desk) -> None:
    first, second = registered(desk, WITHOUT_NIK), registered(desk, TRADER)
    registered(desk, FISHER)

    assert [one.line.id for one in merging_of(desk, first.id).alike] == [second.id]
