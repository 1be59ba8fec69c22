"""What may not be left empty, by the rules that would refuse it."""

from dataclasses import replace

import pytest

from desktop_app.domain.extras import Extra
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.form import RegistrationForm, empty_form
from desktop_app.use_cases.requiring import required_fields
from tests.fixtures.people import CITY, FISHER, NOW, TEACHER, TODAY, TRADER, WELDER

EVERYBODY = frozenset(
    {"name", "birth_place", "mother", "street", "kelurahan", "occupation", "income", "consent"}
)
EMPTY = empty_form(CITY, TODAY)


@pytest.mark.parametrize(
    ("form", "besides"),
    [
        (EMPTY, {"nik"}),
        (replace(EMPTY, nik="33750"), {"nik"}),
        (replace(EMPTY, no_nik=True), {"born", "sex"}),
        (TRADER, {"nik"}),
        (FISHER, {"nik"}),
        (WELDER, {"nik", "employer", "risk"}),
        (TEACHER, {"nik", "employer", "risk"}),
        (replace(EMPTY, occupation="1301"), {"nik", "occupation_text"}),
        (replace(EMPTY, heir="Budi"), {"nik", "heir_relation"}),
        (replace(EMPTY, heir="Budi", heir_relation="anak"), {"nik", "heir", "heir_relation"}),
        (replace(EMPTY, child_2="Citra"), {"nik", "child_2_born"}),
        (replace(EMPTY, home_rt="1"), {"nik", "home_street", "home_kelurahan"}),
    ],
)
def test_what_is_required_goes_by_segment_occupation_and_what_is_begun(
    desk: Desk, form: RegistrationForm, besides: set[str]
) -> None:
    assert required_fields(desk, form, NOW) == EVERYBODY | besides


def test_the_four_digits_are_required_where_the_city_wants_them_and_there_is_a_nik(
    desk: Desk,
) -> None:
    asking = replace(desk, city=replace(desk.city, asks=frozenset({Extra.NIK_AGAIN})))

    assert "nik_again" in required_fields(asking, EMPTY, NOW)
    assert "nik_again" not in required_fields(asking, replace(EMPTY, no_nik=True), NOW)
    assert "nik_again" not in required_fields(desk, EMPTY, NOW)


def test_the_family_card_is_required_where_a_programme_takes_one_of_a_family(desk: Desk) -> None:
    (rentan, *others) = desk.city.programmes
    of_family = replace(rentan, one_per_household=True)
    asking = replace(desk, city=replace(desk.city, programmes=(of_family, *others)))

    assert "family_card" in required_fields(asking, FISHER, NOW)
    assert "family_card" not in required_fields(asking, TRADER, NOW)
    assert "family_card" not in required_fields(desk, FISHER, NOW)
