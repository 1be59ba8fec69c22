"""Who may be on file already: shown while typing, asked about once, and kept in the record."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.issues import Refused, Weight
from desktop_app.domain.likeness import Reason, Verdict
from desktop_app.use_cases.alike import alike_people, traits_typed
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.form import RegistrationForm, form_of
from desktop_app.use_cases.registration import (
    amend_worker,
    register_worker,
    review,
    withdraw_worker,
)
from tests.fixtures.people import FISHER, NOW, TRADER

TODAY = date(2026, 11, 22)
NOBODY: frozenset[str] = frozenset()
AGAIN = replace(TRADER, nik="3375014507890031", name="Wulan Prameswary", phone="", family_card="")
SEEN = frozenset({"registration.alike"})


def test_who_is_typed_again_is_shown_with_the_reasons(desk: Desk) -> None:
    first = register_worker(desk, TRADER, NOBODY, NOW)
    register_worker(desk, FISHER, NOBODY, NOW)

    [alike] = alike_people(desk, AGAIN, TODAY)

    assert alike.line.id == first.id
    assert alike.officer == first.officer
    assert alike.likeness.verdict is Verdict.LIKELY
    assert {Reason.NAME_SAME, Reason.BORN_SAME, Reason.MOTHER_ALIKE} <= set(alike.likeness.reasons)


def test_the_likely_double_is_asked_about_once_and_the_record_keeps_it(desk: Desk) -> None:
    first = register_worker(desk, TRADER, NOBODY, NOW)

    with pytest.raises(Refused) as asked:
        register_worker(desk, AGAIN, NOBODY, NOW)
    saved = register_worker(desk, AGAIN, SEEN, NOW)

    [issue] = asked.value.issues
    assert (issue.code, issue.about, issue.weight) == ("registration.alike", "name", Weight.WARNS)
    assert issue.figures == {"number": first.number, "name": "Wulan Prameswari"}
    assert saved.worker.doubts == ("registration.alike",)
    with desk.database.reading() as tx:
        [(fact, _)] = tx.outbox.of(saved.id)
    assert fact.body["doubts"] == ["registration.alike"]


def test_somebody_else_is_asked_about_by_nobody(desk: Desk) -> None:
    register_worker(desk, TRADER, NOBODY, NOW)

    assert review(desk, FISHER, NOW).issues == ()
    assert alike_people(desk, FISHER, TODAY) == []


def test_one_is_not_alike_to_oneself_and_not_to_who_was_withdrawn(desk: Desk) -> None:
    first = register_worker(desk, TRADER, NOBODY, NOW)

    amend_worker(desk, first.id, replace(form_of(first), street="Jalan Melati 1"), NOBODY, NOW)
    assert alike_people(desk, AGAIN, TODAY, besides=first.id) == []
    withdraw_worker(desk, first.id, "Salah orang", NOW)
    assert alike_people(desk, AGAIN, TODAY) == []


def test_an_amended_name_is_found_by_what_it_is_now(desk: Desk) -> None:
    first = register_worker(desk, TRADER, NOBODY, NOW)
    other = replace(form_of(first), nik=FISHER.nik, name="Bagas Wirayuda", born="", sex="")
    amend_worker(desk, first.id, replace(other, mother="Kasminah"), NOBODY, NOW)

    assert alike_people(desk, AGAIN, TODAY) == []
    assert len(alike_people(desk, replace(FISHER, nik="", born="12-03-1975"), TODAY)) == 1


def test_the_same_nik_is_told_elsewhere(desk: Desk) -> None:
    register_worker(desk, TRADER, NOBODY, NOW)

    assert alike_people(desk, TRADER, TODAY) == []


def test_what_cannot_be_read_yet_is_taken_for_not_there() -> None:
    begun = RegistrationForm(name="Wu", nik="33750145", born="5-7", family_card="3", phone="08")
    traits = traits_typed(begun, TODAY)

    assert (traits.nik, traits.born, traits.family_card, traits.phone) == ("", None, "", "")
    assert traits_typed(TRADER, TODAY).born == date(1989, 7, 5)
    assert traits_typed(replace(TRADER, born="05-07-1990"), TODAY).born == date(1990, 7, 5)


def test_nothing_is_looked_for_before_a_few_letters_are_there(desk: Desk) -> None:
    register_worker(desk, TRADER, NOBODY, NOW)

    assert alike_people(desk, replace(AGAIN, name="Wu"), TODAY) == ()


def test_a_file_without_keys_is_given_them_in_the_pauses(desk: Desk) -> None:
    """As after an update from a version that had none, or by a newer rule."""
    register_worker(desk, TRADER, NOBODY, NOW)
    with desk.database.transaction() as tx:
        tx.session.connection().exec_driver_sql("DELETE FROM alike")
        tx.session.connection().exec_driver_sql("DELETE FROM settings WHERE key = 'alike'")
    assert alike_people(desk, AGAIN, TODAY) == []

    desk.database.tend()
    desk.database.tend()

    assert len(alike_people(desk, AGAIN, TODAY)) == 1
    with desk.database.transaction() as tx:
        assert not tx.workers.index_alike()
