"""Two builds are compared to the byte, and what differs is named."""

from pathlib import Path

from installers.artefacts import NAME
from installers.twice import differences


def made(to: Path, content: bytes, package: bytes = b"deb") -> Path:
    (to / NAME / "_internal").mkdir(parents=True)
    (to / NAME / "_internal" / "a.so").write_bytes(content)
    (to / NAME / NAME).write_bytes(b"program")
    (to / f"{NAME}_1_amd64.deb").write_bytes(package)
    return to


def test_the_same_is_the_same(tmp_path: Path) -> None:
    assert list(differences(made(tmp_path / "1", b"x"), made(tmp_path / "2", b"x"))) == []


def test_a_file_that_differs_is_named(tmp_path: Path) -> None:
    told = list(differences(made(tmp_path / "1", b"x"), made(tmp_path / "2", b"y", b"other")))

    assert sorted(line.rpartition(" ")[0] for line in told[:2]) == [
        "first: _internal/a.so",
        "second: _internal/a.so",
    ]
    assert told[2] == f"{NAME}_1_amd64.deb differs"


def test_a_package_that_is_missing_differs(tmp_path: Path) -> None:
    one, other = made(tmp_path / "1", b"x"), made(tmp_path / "2", b"x")
    (other / f"{NAME}_1_amd64.deb").unlink()

    assert list(differences(one, other)) == [f"{NAME}_1_amd64.deb differs"]
