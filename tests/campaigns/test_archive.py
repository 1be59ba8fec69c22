"""The short form of the campaign on the office's archive; the long one is run by hand."""

from pathlib import Path

import pytest

from central_server import stubs
from tests.campaigns.archive import run


def test_everybody_on_a_sheet_comes_back_once_off_pictures(tmp_path: Path) -> None:
    outcome = run(tmp_path, seed=3, people=4, every_letter=4)

    assert outcome.is_whole, outcome
    assert outcome.read == {"scanner": 4, "phone": 4}
    assert outcome.changed > 500


def test_the_campaign_sees_a_city_that_tells_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A check that cannot fail proves nothing: what is not told does not come back."""
    monkeypatch.setattr(stubs, "tell_returned", lambda *_: None)

    outcome = run(tmp_path, seed=3, people=1, every_letter=99)

    assert (outcome.at_city, outcome.back, outcome.is_whole) == (1, 0, False)
