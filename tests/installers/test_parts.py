"""The list of parts says what lies in a frozen folder, and everybody's licence is gathered."""

import json
import shutil
import uuid
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
import sqlcipher3
from sqlcipher3 import dbapi2

from installers import parts
from installers.artefacts import NAME, version
from installers.locked import Locked, read_lock
from installers.parts import UnknownPart, gather_licences, parts_of, sbom
from tests.installers.frozen_folder import small_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_folder(tmp_path)


def _locked() -> Locked:
    return next(each for each in read_lock() if each.name == "msgspec")


def test_a_part_is_known_by_its_packed_module_and_by_its_library(folder: Path) -> None:
    [part] = parts_of(folder)

    assert (part.name, part.version) == ("msgspec", _locked().version)
    assert part.licence == "BSD-3-Clause"
    assert [file.parent.as_posix() for file in part.files] == ["_internal/msgspec"]


def test_the_list_is_cyclonedx_with_every_file_by_its_hash(folder: Path) -> None:
    told = json.loads(sbom(folder))
    [library] = [one for one in told["components"] if one["type"] == "library"]
    files = {
        one["name"]: one["hashes"][0]["content"]
        for one in [*told["components"], *library["components"]]
        if one["type"] == "file"
    }

    assert (told["bomFormat"], told["specVersion"]) == ("CycloneDX", "1.6")
    assert told["metadata"]["component"]["version"] == version()
    assert told["dependencies"] == [{"ref": NAME, "dependsOn": [library["bom-ref"]]}]
    assert library["purl"] == f"pkg:pypi/msgspec@{_locked().version}"
    assert library["licenses"] == [{"license": {"id": "BSD-3-Clause"}}]
    assert len(files) == 3
    assert files["_internal/own.txt"] == sha256(b"ours").hexdigest()
    uuid.UUID(told["serialNumber"].removeprefix("urn:uuid:"))


def test_the_same_folder_has_the_same_list(folder: Path) -> None:
    assert sbom(folder) == sbom(folder)
    before = sbom(folder)
    (folder / "_internal" / "own.txt").write_text("another")
    assert sbom(folder) != before


def test_licences_are_gathered_with_pythons(folder: Path) -> None:
    into = gather_licences(folder)

    assert "Redistribution" in (into / "msgspec" / "LICENSE").read_text("utf-8")
    assert "PYTHON SOFTWARE FOUNDATION LICENSE" in (into / "python/LICENSE.txt").read_text("utf-8")


def test_a_part_the_lock_does_not_name_so_stops_the_build(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = replace(_locked(), version="0.0.1")
    monkeypatch.setattr(parts, "read_lock", lambda: [other])

    with pytest.raises(UnknownPart, match="msgspec"):
        sbom(folder)


def test_what_a_wheel_carries_is_told_as_the_program_itself_says_it(tmp_path: Path) -> None:
    """OpenSSL lies in the same file, and has figures of its own that look like SQLite's."""
    library = next(Path(sqlcipher3.__file__).parent.glob("_sqlite3*"))
    (tmp_path / "_internal").mkdir()
    shutil.copyfile(library, tmp_path / "_internal" / library.name)
    told = {
        one["name"]: one["version"]
        for one in json.loads(sbom(tmp_path))["components"]
        if one["type"] == "library"
    }
    [cipher] = dbapi2.connect(":memory:").execute("PRAGMA cipher_version").fetchone()

    assert told["SQLite"] == dbapi2.sqlite_version
    assert told["SQLCipher"] == cipher.split()[0]
    assert "OpenSSL" in told
