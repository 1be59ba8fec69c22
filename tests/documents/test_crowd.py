"""The short version of `make papers-10k`: forty people in every size, every code read."""

import pytest

from desktop_app.documents import slip
from tests.campaigns.papers import checked
from tests.documents.crowd import crowd


def test_forty_people_in_every_size_without_a_miss() -> None:
    found = checked((3, 40))
    assert found["people"] == 40
    assert found["QRs a5"] == found["QRs 4a6"] == found["bar codes roll80"] == 40
    assert found["sheets 4a6"] == 10
    assert not {name: count for name, count in found.items() if name.startswith("miss ")}


def test_a_miss_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slip, "_GAP", -40.0)  # matter runs into the warning below it
    found = checked((3, 8))
    assert found["miss 4a6 texts meet"] > 0
    assert found["of 3, BP/3217061001-01-00000: miss 4a6 texts meet"] == 1


def test_the_same_seed_gives_the_same_people() -> None:
    assert crowd(3, 9) == crowd(3, 9)
    assert crowd(3, 9) != crowd(3, 10)
