"""What packages say of themselves: one version, one date, sums that others can check."""

import re
import subprocess
import tomllib
from pathlib import Path

import central_server
import desktop_app
from installers.artefacts import (
    ROOT,
    checksums,
    committed_at,
    files_of,
    version,
    write_checksum,
)

KINDS = ("nsi", "ps1", "py", "sh", "spec", "toml", "yml")


def test_checksums_are_what_others_read(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "dua kata.so").write_bytes(b"2" * 3_000_000)
    (tmp_path / "a").write_bytes(b"1")
    (tmp_path / "link").symlink_to("a")
    listed = checksums(tmp_path)

    assert [line.split("  ")[1] for line in listed.splitlines()] == ["a", "b/dua kata.so"]
    command = ["sha256sum", "--check", "--strict", "-"]
    subprocess.run(command, cwd=tmp_path, input=listed, text=True, check=True)
    (tmp_path / "a").write_bytes(b"3")
    assert subprocess.run(command, cwd=tmp_path, input=listed, text=True, check=False).returncode


def test_an_artefact_has_its_sum_beside_it(tmp_path: Path) -> None:
    package = tmp_path / "a.deb"
    package.write_bytes(b"1" * 10)

    beside = write_checksum(package)

    command = ["sha256sum", "--check", "--strict", beside.name]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)


def test_builds_have_the_date_of_their_commit() -> None:
    assert committed_at() > 1_700_000_000


def test_the_version_stands_in_one_place() -> None:
    """Whoever states it a second time states it wrong after the next release."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    tracked = subprocess.run(
        ["git", "ls-files", "Makefile", *(f"*.{kind}" for kind in KINDS)],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    stated = re.compile(rf"(?i)version[\w\"' ]*[:=]+ *[\"']?{re.escape(version())}\b")
    places = [
        name
        for name in tracked
        if not name.startswith("tests/") and stated.search((ROOT / name).read_text("utf-8"))
    ]

    assert places == ["desktop_app/__init__.py"]
    assert "version" in project["project"]["dynamic"]
    assert version() == desktop_app.__version__ == central_server.__version__


def test_links_are_not_counted_twice(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"1")
    (tmp_path / "link").symlink_to("a")

    assert files_of(tmp_path) == [tmp_path / "a"]
