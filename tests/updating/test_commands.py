"""The commands that make a repository, as somebody types them; keys that are locked."""

import os
from pathlib import Path

import pytest

from desktop_app.updating.client import name_here
from installers.updates import __main__ as commands
from installers.updates.changes import changes_of
from installers.updates.keys import KeyLost, make_key, read_key
from installers.updates.repository import Repository
from tests.fixtures.updates import write_program

CHANGES = """# Changes

## Unreleased

### Untuk petugas

- Antrean cetak lebih cepat.

### Added

- A thing.

## 0.1.0

- First.
"""


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "resources" / "root.json"
    monkeypatch.setattr(commands, "SHIPPED_ROOT", place)
    monkeypatch.setenv(commands.PASSPHRASE_VARIABLE, "empat kata yang panjang")
    return place


def test_from_keys_to_a_stick(
    tmp_path: Path, shipped: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keys, repository = str(tmp_path / "kunci"), str(tmp_path / "gudang")

    def run(*words: str, code: int = 0) -> str:
        assert commands.main(words) == code
        return capsys.readouterr().out

    for role, count in (("root", "3"), ("targets", "3"), ("snapshot", "1"), ("timestamp", "1")):
        run("keys", role, keys, "--count", count)
    run("begin", repository, "--keys", keys)
    assert shipped.read_bytes() == (tmp_path / "gudang/metadata/1.root.json").read_bytes()
    for version in ("0.1.0", "0.2.0"):
        program = str(write_program(tmp_path / version, version))
        said = run("release", repository, "--keys", keys, "--program", program,
                   "--version", version, "--percent", "10")  # fmt: skip
    assert "MB for whoever has the one before" in said
    run("stage", repository, "0.2.0", "--keys", keys, "--kelurahan", "33.75.01.1002")
    run("stage", repository, "0.2.0", "--keys", keys, "--kelurahan", "Medono", code=1)
    run("refresh", repository, "--keys", keys)
    stolen = run("keys", "targets", keys, "--first", "4").split()[-1]
    first = Repository(tmp_path / "gudang").told()
    assert first["lists"]["timestamp"]["version"] == 5
    held = Repository(tmp_path / "gudang")._known("root").signed.roles["targets"].keyids
    assert stolen not in held
    new = str(tmp_path / "kunci" / "targets-4.pem")
    run("replace-key", repository, "targets", held[0], new, "--keys", keys)
    run("withdraw", repository, "0.2.0", "--keys", keys)
    run("copy", repository, str(tmp_path / "stick" / "loket-pembaruan"))

    assert (tmp_path / "stick/loket-pembaruan/metadata/timestamp.json").exists()
    told = run("list", repository)
    assert f"{name_here()}-0.1.0.tar.gz" in told
    assert f"{name_here()}-0.2.0" not in told
    assert Repository(tmp_path / "gudang").versions(name_here()) == ["0.1.0"]
    run("begin", repository, "--keys", keys, code=1)
    run("withdraw", repository, "0.9.0", "--keys", keys, code=1)


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such modes")
def test_a_key_is_its_owner_s_and_opens_by_its_passphrase_alone(tmp_path: Path) -> None:
    key = make_key(tmp_path, "root-1", "empat kata yang panjang")
    path = tmp_path / "root-1.pem"

    assert path.stat().st_mode & 0o777 == 0o600
    assert read_key(path, lambda _name: "empat kata yang panjang").public_key == key.public_key
    for wrong in ("", "empat kata"):
        with pytest.raises(KeyLost):
            read_key(path, lambda _name, wrong=wrong: wrong)  # type: ignore[misc]  # bound
    with pytest.raises(FileExistsError):
        make_key(tmp_path, "root-1", "")


def test_what_is_new_is_told_in_indonesian() -> None:
    assert changes_of(CHANGES, "0.2.0") == "- Antrean cetak lebih cepat."
    assert changes_of(CHANGES, "0.1.0") == ""
