"""Who may do what."""

import pytest
from uuid_utils.compat import uuid7

from desktop_app.domain.issues import Refused
from desktop_app.domain.office import Officer, Role
from desktop_app.domain.roles import GRANTED, Act, check, may


def officer(role: Role, *, has_access: bool = True) -> Officer:
    return Officer(uuid7(), "Rina", role, has_access)


RINA = officer(Role.CLERK)
TEGUH = officer(Role.CLERK)
LURAH = officer(Role.SUPERVISOR)


def test_every_role_is_in_the_table_and_every_act_is_somebody_s() -> None:
    assert set(GRANTED) == set(Role)
    assert frozenset().union(*GRANTED.values()) == frozenset(Act)


@pytest.mark.parametrize(
    ("who", "act", "allowed"),
    [
        (RINA, Act.REVIEW, False),
        (RINA, Act.MANAGE_OFFICERS, False),
        (LURAH, Act.REVIEW, True),
        (LURAH, Act.MANAGE_OFFICERS, True),
    ],
)
def test_with_a_supervisor_each_does_what_the_role_says(
    who: Officer, act: Act, allowed: bool
) -> None:
    assert may(who, act, [RINA, TEGUH, LURAH]) is allowed


def test_without_a_supervisor_who_came_first_sees_to_the_officers_and_reviews_nobody() -> None:
    both = [TEGUH, RINA]
    assert may(RINA, Act.MANAGE_OFFICERS, both)
    assert not may(TEGUH, Act.MANAGE_OFFICERS, both)
    assert not may(RINA, Act.REVIEW, both)


def test_when_the_supervisor_has_gone_the_first_of_who_is_left_stands_in() -> None:
    first = officer(Role.CLERK, has_access=False)
    gone = officer(Role.SUPERVISOR, has_access=False)
    left = officer(Role.CLERK)
    assert may(left, Act.MANAGE_OFFICERS, [first, gone, left])


@pytest.mark.parametrize("act", list(Act))
@pytest.mark.parametrize("role", list(Role))
def test_who_has_no_access_any_more_may_do_nothing(act: Act, role: Role) -> None:
    gone = officer(role, has_access=False)
    assert not may(gone, act, [gone])
    with pytest.raises(Refused) as no:
        check(gone, act, [gone])
    assert no.value.issues[0].code == "role.not_allowed"
    assert no.value.issues[0].figures == {"act": act.value}


def test_what_is_allowed_is_not_refused() -> None:
    check(LURAH, Act.REVIEW, [LURAH])
