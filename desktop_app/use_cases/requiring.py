"""Which fields of a form may not be left empty: the rules themselves are asked."""

from dataclasses import fields, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from desktop_app.domain.enrolment import FundingSource, Segment
from desktop_app.domain.issues import Weight
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.form import RegistrationForm
from desktop_app.use_cases.reading import read_form
from desktop_app.use_cases.registration import programme_for

_EMPTY = RegistrationForm(programmes=frozenset())
_ALWAYS_CHOSEN = frozenset({"segment", "programmes", "funding", "since", "months", "no_nik"})
_A_NIK = "3375010101850001"
"""Stands in for one that is still to be typed: it will say birth date and sex."""


def required_fields(desk: Desk, form: RegistrationForm, now: datetime) -> frozenset[str]:
    """Return the names of the fields that would be refused where they are, if they were empty.

    What is required depends on segment, occupation and city, and on what is begun: whoever names an
    heir says what they are to them. There is no list of it beside the rules, to be forgotten when
    a rule changes: each field is emptied in turn, and the form read.
    """
    today = now.astimezone(ZoneInfo(desk.zone)).date()
    known = form if form.no_nik else replace(form, nik=_A_NIK)
    read_by = frozenset(
        name
        for name in (field.name for field in fields(RegistrationForm))
        if name not in _ALWAYS_CHOSEN
        and any(
            issue.about == name and issue.weight is Weight.BLOCKS
            for issue in read_form(
                replace(known, **{name: getattr(_EMPTY, name)}),
                desk.reference, desk.city, now, today,
            ).issues
        )
    )  # fmt: skip
    # One rule is the programme's, which looks at a whole worker.
    programme = programme_for(desk.city, Segment(form.segment), FundingSource(form.funding))
    by_card = programme is not None and programme.one_per_household
    return read_by | {"family_card"} if by_card else read_by
