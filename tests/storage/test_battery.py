"""A battery is read as Linux tells of it, and silence is no battery."""

from pathlib import Path

import pytest

from desktop_app.domain.readiness import Battery
from desktop_app.storage.battery import battery


def supply(power: Path, name: str, **told: str) -> None:
    folder = power / name
    folder.mkdir(parents=True)
    for what, text in told.items():
        (folder / what).write_text(f"{text}\n")


@pytest.mark.parametrize(
    ("status", "plugged"), [("Discharging", False), ("Charging", True), ("Full", True)]
)
def test_a_battery_says_how_full_it_is(tmp_path: Path, status: str, plugged: bool) -> None:
    supply(tmp_path, "AC", type="Mains", online="1")
    supply(tmp_path, "BAT0", type="Battery", capacity="71", status=status)

    assert battery(tmp_path) == Battery(71, plugged)


def test_a_mouse_s_battery_is_not_the_laptop_s(tmp_path: Path) -> None:
    supply(tmp_path, "hid-1", type="Battery", scope="Device", capacity="5", status="Discharging")

    assert battery(tmp_path) is None


@pytest.mark.parametrize("capacity", ["", "viel"])
def test_what_cannot_be_read_is_not_guessed(tmp_path: Path, capacity: str) -> None:
    supply(tmp_path, "BAT0", type="Battery", capacity=capacity, status="Discharging")

    assert battery(tmp_path) is None
    assert battery(tmp_path / "missing") is None
