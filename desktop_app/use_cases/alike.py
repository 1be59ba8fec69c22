"""Who on file, or elsewhere in the city, may be the person in the form."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar
from uuid import UUID

from desktop_app.domain.issues import Issue, Refused, Weight
from desktop_app.domain.likeness import Alike, Traits, Verdict, house_of
from desktop_app.domain.nik import FamilyCardNumber, Nik
from desktop_app.domain.sieve import Sieve
from desktop_app.domain.worker import Sex, tidy_phone
from desktop_app.storage.database import Transaction
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.form import RegistrationForm
from desktop_app.use_cases.reading import read_date

T = TypeVar("T")

MOST_SHOWN = 3
"""More people than these beside a form are a list nobody reads."""

DOUBT = "registration.alike"
"""What a record keeps that was saved although somebody likely the same was on file."""

_LETTERS_THAT_TELL = 3


def alike_people(
    desk: Desk, form: RegistrationForm, on: date, besides: UUID | None = None
) -> Sequence[Alike]:
    """Return who on file may be the person typed so far, the likeliest first.

    Whoever has the same NIK is told by ``read_nik`` already, and left out.

    Args:
        desk: Whose file it is.
        form: As far as it is typed; what cannot be read yet is taken for not there.
        on: Today at the office: a NIK's century goes by it.
        besides: The registration that is being amended.
    """
    traits = traits_typed(form, on)
    if len(traits.name) < _LETTERS_THAT_TELL:
        return ()
    with desk.database.reading() as tx:
        found = tx.workers.alike(traits, besides, MOST_SHOWN + 1)
    return [one for one in found if one.likeness.verdict is not Verdict.SAME_NIK][:MOST_SHOWN]


def doubt_of_likeness(tx: Transaction, traits: Traits, besides: UUID | None) -> list[Issue]:
    """Return the warning a clerk is to see before saving, where somebody is likely the same.

    Returns:
        ``registration.alike`` about ``name`` (figures ``number``, ``name``), or nothing.
    """
    found = tx.workers.alike(traits, besides)
    likely = [one for one in found if one.likeness.verdict is Verdict.LIKELY]
    if not likely:
        return []
    line = likely[0].line
    figures = {"number": line.number, "name": line.name}
    return [Issue(DOUBT, "name", Weight.WARNS, figures)]


def may_be_elsewhere(tx: Transaction, nik: Nik) -> bool:
    """Say whether a NIK may be registered elsewhere in the city, by the filter it has sent.

    Now and then it says so of somebody who is registered nowhere, so it is told and never asked.
    Whoever was registered here once is in the filter for that, and not told.
    """
    held = tx.settings.sieve()
    if held is None or not Sieve.read(held.content).may_hold(nik.digits, held.key):
        return False
    return not tx.workers.ever_had(nik)


def traits_typed(form: RegistrationForm, on: date) -> Traits:
    """Return what of a form can be compared already."""
    nik = _taken(lambda: Nik.parse(form.nik))
    born = _taken(lambda: read_date(form.born, "born")) if form.born.strip() else None
    card = _taken(lambda: FamilyCardNumber.parse(form.family_card))
    sex = Sex(form.sex) if form.sex else None
    if nik is not None and sex is None:
        sex = Sex.WOMAN if nik.is_woman else Sex.MAN
    return Traits(
        name=form.name.strip(),
        nik=nik.digits if nik else "",
        born=born or (nik.born(on) if nik else None),
        sex=sex,
        mother=form.mother.strip(),
        phone=_taken(lambda: tidy_phone(form.phone)) or "",
        family_card=card.digits if card else "",
        house=house_of(form.street, form.rt, form.rw),
    )


def _taken(read: Callable[[], T]) -> T | None:
    try:
        return read()
    except Refused:
        return None
