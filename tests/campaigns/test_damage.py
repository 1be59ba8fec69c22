"""The campaigns of damage and rescue, short; and that they could fail."""

from pathlib import Path

import pytest

from desktop_app.storage import compare
from tests.campaigns import damage, rescue

Laptops = list[damage.Laptop]


@pytest.fixture(scope="module")
def laptops(tmp_path_factory: pytest.TempPathFactory) -> Laptops:
    folder: Path = tmp_path_factory.mktemp("laptop")
    return [damage.new_laptop(folder, 700)]


def test_what_one_copy_lost_the_other_gives_back(laptops: Laptops) -> None:
    score = damage.campaign(7, len(damage.KINDS), laptops)

    assert score.breaches == []
    assert score.trials.total() == len(damage.KINDS)
    # A bit nobody reads, or a page whose good version was in the log, is no damage to tell of.
    assert score.told.total() >= len(damage.KINDS) - 3


@pytest.mark.parametrize("kind", ["log, deleted", "file, deleted"])
def test_a_repair_that_brings_nothing_back_is_caught(
    kind: str, laptops: Laptops, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compare, "replayed", lambda *_: False)

    assert damage.campaign(7, 1, laptops, [kind]).breaches != []


def test_a_repair_that_is_silent_about_a_loss_is_caught(
    laptops: Laptops, monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing = compare._Lost((), 0)
    monkeypatch.setattr(compare, "_count_lost", lambda *_: nothing)

    assert damage.campaign(7, 2, laptops, ["all but packets, some spoilt"]).breaches != []


def test_without_keychain_or_laptop_unsent_people_come_back() -> None:
    assert rescue.campaign(7, 4) == []
