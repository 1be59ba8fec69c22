"""The short form of the campaign on restored registers; the long one is run by hand."""

from pathlib import Path

import pytest

from desktop_app.sync import round as rounds
from tests.campaigns.restores import run


def test_a_register_set_back_is_whole_again_after_the_laptops_have_had_their_rounds(
    tmp_path: Path,
) -> None:
    outcome = run(tmp_path, seed=3, restores=3, laptops=2)

    assert outcome.breaches == ()
    assert outcome.people > 3


def test_the_campaign_sees_a_laptop_that_does_not_compare(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A check that cannot fail proves nothing: without the comparison people are missing."""
    monkeypatch.setattr(rounds, "reconcile", lambda *_: 0)

    outcome = run(tmp_path, seed=3, restores=2, laptops=2)

    assert any("is not there" in breach for breach in outcome.breaches)
