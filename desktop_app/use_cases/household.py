"""The next person of a family: what one family card says of all who stand in it."""

from enum import StrEnum

from desktop_app.domain.issues import Refused
from desktop_app.domain.nik import FamilyCardNumber, Nik
from desktop_app.domain.worker import Sex
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.form import RegistrationForm, form_of


class Kin(StrEnum):
    """What the next person is to the one before, as far as it says who their mother is."""

    SIBLING = "saudara_kandung"
    CHILD = "anak_kandung"
    OTHER = "keluarga_lain"


def household_form(desk: Desk, typed: str) -> RegistrationForm | None:
    """Return the form of whoever was registered last with a family card; None where nobody was."""
    try:
        card = FamilyCardNumber.parse(typed)
    except Refused:
        return None
    with desk.database.reading() as tx:
        found = tx.workers.newest_of_household(card)
    return None if found is None else form_of(found)


def mother_by(kin: str, before: RegistrationForm) -> str:
    """Return the mother's name as far as kinship tells it; "" where it has to be asked."""
    if kin == Kin.SIBLING.value:
        return before.mother
    if kin == Kin.CHILD.value and _is_woman(before):
        return before.name
    return ""


def kinds_of_kin(before: RegistrationForm) -> tuple[Kin, ...]:
    """Return what may be chosen: a father's child has a mother who has to be asked for."""
    return (Kin.SIBLING, Kin.CHILD, Kin.OTHER) if _is_woman(before) else (Kin.SIBLING, Kin.OTHER)


def _is_woman(form: RegistrationForm) -> bool:
    if form.sex:
        return form.sex == Sex.WOMAN.value
    try:
        return Nik.parse(form.nik).is_woman
    except Refused:
        return False
