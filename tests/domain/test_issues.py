"""How a rule says no."""

import pytest

from desktop_app.domain.issues import Issue, Refused, Weight, refuse_if_any

BLOCKING = Issue("nik.serial_zero", "nik")
WARNING = Issue("nik.sex_differs", "sex", Weight.WARNS)


def test_warnings_alone_refuse_nothing() -> None:
    refuse_if_any([])
    refuse_if_any([WARNING])


def test_everything_that_blocks_is_refused_at_once() -> None:
    other = Issue("enrolment.income_missing", "income")

    with pytest.raises(Refused) as refusal:
        refuse_if_any([BLOCKING, WARNING, other])

    assert refusal.value.issues == (BLOCKING, other)


def test_a_refusals_text_holds_codes_and_no_figures() -> None:
    issue = Issue("nik.date_differs", "born", figures={"date": "1989-07-05"})

    assert str(Refused(issue, BLOCKING)) == "nik.date_differs, nik.serial_zero"
