"""Packages are weighed where they were built, and nothing is made up where they were not."""

import os
from pathlib import Path

import pytest

from tests.benchmarks.bench_packages import run


def test_the_newest_is_weighed(tmp_path: Path) -> None:
    (tmp_path / "deb").mkdir()
    for name, size, at in (("a_0.1.0.deb", 3_000_000, 1), ("a_0.2.0.deb", 51_000_000, 2)):
        (tmp_path / "deb" / name).write_bytes(bytes(size))
        os.utime(tmp_path / "deb" / name, (at, at))

    [figure] = run(tmp_path, tmp_path)

    assert (figure.name, figure.value, figure.ratio > 1) == ("deb_mb", 51.0, True)


def test_without_a_package_there_is_no_figure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, tmp_path) == []
    told = capsys.readouterr().err
    for name in ("deb_mb", "installer_windows_mb", "update_delta_mb"):
        assert f"{name}: none was made" in told


def test_each_has_its_own_promise(tmp_path: Path) -> None:
    (tmp_path / "windows").mkdir()
    (tmp_path / "windows" / "loket-jamsostek-0.0.9-setup.exe").write_bytes(bytes(2_000_000))
    (tmp_path / "0.1.1.patch").write_bytes(bytes(30_000))

    figures = run(tmp_path, tmp_path)

    assert [(each.name, each.value, each.against) for each in figures] == [
        ("installer_windows_mb", 2.0, 32),
        ("update_delta_mb", 0.03, 2.0),
    ]
