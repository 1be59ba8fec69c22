"""One paper is revoked: by whom, which, why, and what stands afterwards."""

from dataclasses import replace

import pytest
from uuid_utils.compat import uuid7

from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.facts import FactKind
from desktop_app.domain.issues import Refused
from desktop_app.domain.office import Officer, Role
from desktop_app.domain.worker import Registration
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.lists import detail
from desktop_app.use_cases.papers import make_paper, record_printed
from desktop_app.use_cases.registration import register_worker
from desktop_app.use_cases.revoking import revocable, revoke_paper
from tests.fixtures.people import NOW, TRADER


@pytest.fixture
def handed_out(desk: Desk) -> Registration:
    """Somebody with an original and a copy."""
    registration = register_worker(desk, TRADER, frozenset(), NOW)
    for _ in range(2):
        record_printed(desk, make_paper(desk, registration.id, PaperKind.PROOF, NOW), NOW)
    return registration


def test_the_paper_is_told_of_and_the_registration_and_its_other_papers_stand(
    desk: Desk, handed_out: Registration
) -> None:
    before = detail(desk, handed_out.id)
    revoke_paper(desk, handed_out.id, 1, "  Salah orang ", NOW)

    after = detail(desk, handed_out.id)
    [fact] = [fact for fact, _ in after.facts if fact.kind is FactKind.PAPER_REVOKED]
    assert fact.body == {
        "schema": 1,
        "paper": "bukti",
        "number": f"BP/{handed_out.number}",
        "copy": 1,
        "reason": "Salah orang",
    }
    assert (after.registration, after.papers) == (before.registration, before.papers)
    assert [paper.copy for paper in revocable(desk, handed_out.id)] == [2]
    assert make_paper(desk, handed_out.id, PaperKind.PROOF, NOW).copy == 3


def test_what_is_not_out_or_gone_already_is_not_revoked(
    desk: Desk, handed_out: Registration
) -> None:
    with pytest.raises(Refused, match=r"paper\.reason_missing"):
        revoke_paper(desk, handed_out.id, 1, "   ", NOW)
    for copy in (1, 2):
        revoke_paper(desk, handed_out.id, copy, "Hilang", NOW)
    for copy in (1, 3):
        with pytest.raises(Refused, match=r"paper\.not_out"):
            revoke_paper(desk, handed_out.id, copy, "Hilang", NOW)
    with pytest.raises(Refused, match=r"paper\.not_out"):
        revocable(desk, handed_out.id)


def test_where_there_is_a_supervisor_nobody_else_revokes(
    desk: Desk, handed_out: Registration
) -> None:
    supervisor = Officer(uuid7(), "Bu Lurah", Role.SUPERVISOR)
    with desk.database.transaction() as tx:
        tx.officers.add(supervisor)

    for act in (
        lambda: revocable(desk, handed_out.id),
        lambda: revoke_paper(desk, handed_out.id, 1, "Hilang", NOW),
    ):
        with pytest.raises(Refused, match=r"role\.not_allowed"):
            act()
    revoke_paper(replace(desk, officer=supervisor), handed_out.id, 1, "Hilang", NOW)
