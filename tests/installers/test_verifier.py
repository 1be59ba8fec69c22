"""What the page takes from others is what was looked at, to the byte; all else is refused."""

import base64
import hashlib
import io
import os
import tarfile
from pathlib import Path

import pytest

from installers import npm
from installers.verifier import PARTS, TARGET, Part, Taken, make

CODE, LICENCE = b"one();\r\n", b"Do what you like.\n"


def archive(code: bytes = CODE) -> bytes:
    """Return what ``npm pack`` would give for a package of two files."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as tar:
        for name, content in (("dist/one.js", code), ("LICENSE", LICENCE)):
            member = tarfile.TarInfo(f"package/{name}")
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    return made.getvalue()


def part(packed: bytes, looked_at: bytes = b"one();\n") -> Part:
    digest = base64.b64encode(hashlib.sha512(packed).digest()).decode()
    taken = (
        Taken("dist/one.js", "one.js", hashlib.sha256(looked_at).hexdigest()),
        Taken("LICENSE", "LICENSE-one.txt", hashlib.sha256(LICENCE).hexdigest()),
    )
    return Part(npm.Package("one", "1.0.0", f"sha512-{digest}"), taken)


@pytest.fixture
def packed(tmp_path: Path) -> bytes:
    """A package that lies where it would be fetched to."""
    content = archive()
    (tmp_path / "npm").mkdir()
    (tmp_path / "npm" / "one-1.0.0.tgz").write_bytes(content)
    return content


def test_the_parts_that_are_here_are_the_pinned_ones_and_the_page_names_them(
    tmp_path: Path,
) -> None:
    make(tmp_path / "npm")

    assert not (tmp_path / "npm").exists(), "what is there is not fetched again"
    assert {path.name for path in TARGET.iterdir()} == {
        taken.name for part in PARTS for taken in part.files
    }
    notice = (TARGET.parent / "notice.txt").read_text(encoding="utf-8")
    assert all(f"{part.package.name} {part.package.version} " in notice for part in PARTS)


def test_a_part_that_is_missing_or_was_changed_is_put_right(tmp_path: Path, packed: bytes) -> None:
    make(tmp_path / "npm", tmp_path / "parts", [part(packed)])
    (tmp_path / "parts" / "one.js").write_bytes(b"two();\n")
    make(tmp_path / "npm", tmp_path / "parts", [part(packed)])

    assert (tmp_path / "parts" / "one.js").read_bytes() == b"one();\n"
    assert (tmp_path / "parts" / "LICENSE-one.txt").read_bytes() == LICENCE


def test_a_file_that_is_not_the_one_looked_at_is_refused(tmp_path: Path, packed: bytes) -> None:
    with pytest.raises(SystemExit, match=r"dist/one\.js of one@1\.0\.0 is not the file that was"):
        make(tmp_path / "npm", tmp_path / "parts", [part(packed, looked_at=b"another\n")])

    assert not (tmp_path / "parts").exists()


def test_a_package_that_is_not_the_pinned_one_is_refused(
    tmp_path: Path, packed: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A registry that gives another archive under the same name and version."""
    registry = tmp_path / "npm-command"
    registry.mkdir()
    (registry / "other.tgz").write_bytes(archive(b"steal();\n"))
    (registry / "npm").write_text(f"#!/bin/sh\ncp {registry}/other.tgz one-1.0.0.tgz\n")
    (registry / "npm").chmod(0o755)
    monkeypatch.setenv("PATH", f"{registry}:{os.environ['PATH']}")
    (tmp_path / "npm" / "one-1.0.0.tgz").write_bytes(b"cut sh")

    with pytest.raises(SystemExit, match=r"one@1\.0\.0 is not the one that was pinned"):
        make(tmp_path / "npm", tmp_path / "parts", [part(packed)])

    assert not (tmp_path / "parts").exists()


def test_where_nothing_can_be_fetched_it_is_said_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No npm on the machine, and no network to get one by."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", "")

    with pytest.raises(SystemExit, match="Not to be fetched now: one@1"):
        make(tmp_path / "npm", tmp_path / "parts", [part(archive())])
