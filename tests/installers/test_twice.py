"""Two builds are compared to the byte, and what differs is named."""

import subprocess
from pathlib import Path

import pytest

from installers import twice
from installers.artefacts import NAME
from installers.twice import cloned, differences


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


def test_both_are_of_one_commit_whatever_was_committed_since(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "source"
    commits = []
    git(tmp_path, "init", "--quiet", str(source))
    for words in ("first", "later"):
        (source / "said").write_text(words, encoding="utf-8")
        git(source, "add", "said")
        whose = ("-c", "user.name=a", "-c", "user.email=a@b.invalid")
        git(source, *whose, "commit", "--quiet", "--message", words)
        commits.append(git(source, "rev-parse", "HEAD").strip())
    monkeypatch.setattr(twice, "ROOT", source)

    clone = cloned(tmp_path / "clone", commits[0])

    assert (clone / "said").read_text(encoding="utf-8") == "first"


def git(at: Path, *words: str) -> str:
    told = subprocess.run(["git", *words], cwd=at, check=True, capture_output=True, text=True)
    return told.stdout
