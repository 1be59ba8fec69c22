"""From a stick to the first printed paper in five minutes, by a slow typist's count."""

import pytest

from tests.campaigns.first_run import GOAL_SECONDS, run
from tests.fixtures import cups
from tests.ui.hands import SPEEDS


@pytest.mark.skipif(not cups.is_installed(), reason="needs a CUPS (make setup-test)")
def test_the_first_paper_comes_within_five_minutes(
    qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert qapp is not None
    monkeypatch.delenv("CUPS_SERVER", raising=False)
    clock = run(None, min(SPEEDS))

    assert clock.total < GOAL_SECONDS, clock.table()
    assert len(clock.parts) == 7
