"""Papers for many: what may not be printed is named beforehand, each with its reason."""

from dataclasses import replace

import pytest

from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.issues import Refused
from desktop_app.use_cases import batch
from desktop_app.use_cases.batch import plan_batch
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.registration import register_worker, withdraw_worker
from tests.fixtures.people import NOW, TRADER
from tests.use_cases.test_papers import activate

SEEN = frozenset({"nik.date_differs", "nik.region_differs", "registration.alike"})


@pytest.fixture
def three(desk: Desk) -> list[int]:
    """One active, one withdrawn, one waiting: in the order they were saved."""
    saved = [
        register_worker(desk, replace(TRADER, nik=f"33750101018500{number:02}"), SEEN, NOW)
        for number in range(1, 4)
    ]
    activate(desk, saved[0])
    withdraw_worker(desk, saved[1].id, "Pindah", NOW)
    return [1, 2, 3]


def test_a_plan_keeps_the_order_and_names_who_is_kept_back(desk: Desk, three: list[int]) -> None:
    proofs = plan_batch(desk, three[::-1], PaperKind.PROOF)
    assert [line.row for line in proofs.ready] == [3, 1]
    assert [(line.row, issue.code) for line, issue in proofs.kept_back] == [(2, "paper.withdrawn")]

    confirmations = plan_batch(desk, three, PaperKind.CONFIRMATION)
    assert [line.row for line in confirmations.ready] == [1]
    assert [(line.row, issue.code) for line, issue in confirmations.kept_back] == [
        (2, "paper.withdrawn"),
        (3, "paper.not_active"),
    ]


def test_a_slip_of_the_hand_prints_nothing(
    desk: Desk, three: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "MOST_AT_ONCE", 2)
    with pytest.raises(Refused, match="too_many"):
        plan_batch(desk, three, PaperKind.PROOF)
