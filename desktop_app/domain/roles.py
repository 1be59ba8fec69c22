"""Who may do what at this laptop: the one place where that is decided.

Registering, printing and sending are open to everybody who has access, also to a supervisor: a
queue does not wait for who is away. Nothing that keeps people's data safe (backups, rescue) asks
for a role. Only what is here does.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.office import Officer, Role


class Act(StrEnum):
    """What a role is asked for."""

    REVIEW = "review"
    MANAGE_OFFICERS = "manage_officers"
    SET_PAPERS = "set_papers"
    REVOKE_PAPER = "revoke_paper"


GRANTED: Mapping[Role, frozenset[Act]] = {
    Role.CLERK: frozenset(),
    Role.SUPERVISOR: frozenset({Act.REVIEW, Act.MANAGE_OFFICERS, Act.SET_PAPERS, Act.REVOKE_PAPER}),
}

_STOOD_IN_FOR = frozenset({Act.MANAGE_OFFICERS, Act.SET_PAPERS, Act.REVOKE_PAPER})


def may(officer: Officer, act: Act, officers: Sequence[Officer]) -> bool:
    """Say whether an officer may do something.

    Where nobody with access is a supervisor, who came first sees to the officers, to the look of
    the papers and to those that are revoked: so a laptop that one clerk has set up can always take
    in a second.

    Args:
        officer: As the file has them now.
        act: What they want to do.
        officers: All there are, also those whose access has ended.
    """
    if not officer.has_access:
        return False
    if act in GRANTED[officer.role]:
        return True
    return act in _STOOD_IN_FOR and officer.id == _stands_in(officers)


def check(officer: Officer, act: Act, officers: Sequence[Officer]) -> None:
    """Refuse what an officer may not do.

    Raises:
        Refused: ``role.not_allowed`` (figure ``act``).
    """
    if not may(officer, act, officers):
        raise Refused(Issue("role.not_allowed", figures={"act": act.value}))


def _stands_in(officers: Sequence[Officer]) -> object:
    """Return the id of who stands in for a supervisor; None where there is one."""
    present = [one for one in officers if one.has_access]
    if any(one.role is Role.SUPERVISOR for one in present):
        return None
    return min((one.id for one in present), default=None)  # ids are UUIDv7: they grow with time
