"""One paper is revoked: by whom, which, why, and what stands afterwards."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from uuid_utils.compat import uuid7

from desktop_app.documents.check import sign_qr
from desktop_app.domain.confirmation import PaperKind, confirmation_claims
from desktop_app.domain.facts import FactKind
from desktop_app.domain.issues import Refused
from desktop_app.domain.membership import Application, Kpj, Protection, Status
from desktop_app.domain.office import Officer, Role
from desktop_app.domain.worker import Registration
from desktop_app.errors import Unavailable
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.lists import detail
from desktop_app.use_cases.papers import make_paper, record_printed
from desktop_app.use_cases.printing import spool, step
from desktop_app.use_cases.queueing import put_papers
from desktop_app.use_cases.registration import register_worker
from desktop_app.use_cases.revoking import is_revoked, revocable, revoke_paper
from tests.fixtures.people import NOW, TRADER
from tests.fixtures.printers import Tray

PROOF, CONFIRMATION = PaperKind.PROOF, PaperKind.CONFIRMATION


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
    revoke_paper(desk, handed_out.id, PROOF, 1, "  Salah orang ", NOW)

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
        revoke_paper(desk, handed_out.id, PROOF, 1, "   ", NOW)
    for copy in (1, 2):
        revoke_paper(desk, handed_out.id, PROOF, copy, "Hilang", NOW)
    for copy in (1, 3):
        with pytest.raises(Refused, match=r"paper\.not_out"):
            revoke_paper(desk, handed_out.id, PROOF, copy, "Hilang", NOW)
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
        lambda: revoke_paper(desk, handed_out.id, PROOF, 1, "Hilang", NOW),
    ):
        with pytest.raises(Refused, match=r"role\.not_allowed"):
            act()
    revoke_paper(replace(desk, officer=supervisor), handed_out.id, PROOF, 1, "Hilang", NOW)


@pytest.fixture
def confirmed(desk: Desk, handed_out: Registration) -> Registration:
    """The same after BPJS has given the number, with two sheets of the city's confirmation."""
    has_been_signed(desk, handed_out, edition=1)
    for _ in range(2):
        record_printed(desk, make_paper(desk, handed_out.id, CONFIRMATION, NOW), NOW)
    return handed_out


def has_been_signed(desk: Desk, registration: Registration, edition: int) -> None:
    """Let the city's signed text have come, as its news bring it."""
    days = Protection(date(2026, 12, 1), date(2026, 12, 31))
    claims = confirmation_claims(
        registration.number, registration.worker.name, "3375014507890001",
        registration.number[:10], "26012345678", days.start, days.end, date(2026, 11, 22), edition,
    )  # fmt: skip
    active = Application(Status.ACTIVE, kpj=Kpj("26012345678"), protection=days)
    with desk.database.transaction() as tx:
        tx.workers.set_application(registration.id, active, sign_qr(claims, b"c" * 32))


def test_a_confirmation_is_revoked_with_all_its_sheets_and_waits_for_the_citys_next(
    desk: Desk, confirmed: Registration
) -> None:
    offered = [(paper.kind, paper.copy) for paper in revocable(desk, confirmed.id)]
    assert offered == [(PROOF, 1), (PROOF, 2), (CONFIRMATION, 1)]

    revoke_paper(desk, confirmed.id, CONFIRMATION, 1, "Nama orang lain", NOW)

    after = detail(desk, confirmed.id)
    facts = [fact for fact, _ in after.facts]
    told = next(fact for fact in facts if fact.kind is FactKind.PAPER_REVOKED).body
    assert (told["number"], told["copy"]) == (f"KK/{confirmed.number}", 1)
    gone = [(paper.kind, paper.copy) for paper in after.papers if is_revoked(paper, facts)]
    assert gone == [(CONFIRMATION, 1), (CONFIRMATION, 2)]
    with pytest.raises(Unavailable, match=r"paper\.qr_missing"):
        make_paper(desk, confirmed.id, CONFIRMATION, NOW)
    with pytest.raises(Refused, match=r"paper\.not_out"):
        revoke_paper(desk, confirmed.id, CONFIRMATION, 1, "Sekali lagi", NOW)

    later = NOW + timedelta(days=1)
    has_been_signed(desk, confirmed, edition=2)
    record_printed(desk, make_paper(desk, confirmed.id, CONFIRMATION, later), later)
    assert [paper.copy for paper in revocable(desk, confirmed.id)] == [1, 2, 2]
    assert sum(is_revoked(paper, facts) for paper in detail(desk, confirmed.id).papers) == 2


def test_a_confirmation_that_is_revoked_while_it_waits_is_not_printed(
    desk: Desk, confirmed: Registration
) -> None:
    made, tray = make_paper(desk, confirmed.id, CONFIRMATION, NOW), Tray()
    put_papers(desk, made.pdf, [made], "Loket 1", NOW)
    revoke_paper(desk, confirmed.id, CONFIRMATION, 1, "Nama orang lain", NOW)

    step(desk, tray, lambda: NOW)

    assert tray.out == []
    assert [job.cause for job in spool(desk).over] == ["print.untrue"]
