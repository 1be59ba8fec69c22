"""The day keys are made: two sticks sign, one does not, a lost one is replaced by the others."""

from itertools import combinations
from pathlib import Path

import pytest

from desktop_app.updating.choice import FOLDER
from desktop_app.updating.client import Here, name_here
from installers.updates import __main__ as commands
from installers.updates.ceremony import has_network
from installers.updates.repository import Repository
from tests.fixtures.updates import MEDONO, NAME, fetched, served, write_program

TABLE = "Iface\tDestination\tGateway\neth0\t{}\t0101A8C0\n"


@pytest.fixture
def sticks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    monkeypatch.setattr(commands, "SHIPPED_ROOT", tmp_path / "resources" / "root.json")
    monkeypatch.setenv(commands.PASSPHRASE_VARIABLE, "empat kata yang panjang")
    folders = [tmp_path / f"stick-{letter}" for letter in "abc"]
    words = ["ceremony", str(tmp_path / "gudang"), *map(str, folders), "--online"]
    assert commands.main([*words, "--here", str(tmp_path / "kunci")]) == 0
    return folders


def _run(*words: object) -> int:
    return commands.main([str(word) for word in words])


def test_any_two_sticks_release_and_none_alone(tmp_path: Path, sticks: list[Path]) -> None:
    repository, here = tmp_path / "gudang", tmp_path / "kunci"
    several = [*((stick,) for stick in sticks), *combinations(sticks, 2)]
    for number, folders in enumerate(several, 1):
        program = write_program(tmp_path / f"v{number}", f"0.{number}.0", size=2_000)
        ended = _run("release", repository, "--keys", *folders, here, "--program", program,
                     "--version", f"0.{number}.0")  # fmt: skip
        assert ended == (0 if len(folders) == 2 else 1)
    assert Repository(repository).versions(name_here()) == ["0.4.0", "0.5.0", "0.6.0"]
    assert all(b"ENCRYPTED" in key.read_bytes() for stick in sticks for key in stick.iterdir())


def test_a_lost_stick_is_replaced_by_the_others_and_laptops_follow(
    tmp_path: Path, sticks: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    repository, here = tmp_path / "gudang", tmp_path / "kunci"
    root, signed = tmp_path / "resources" / "root.json", Repository(repository)
    new = tmp_path / "stick-d"
    left = sticks[1:]
    for role in ("root", "targets"):
        lost = signed._known("root").signed.roles[role].keyids[0]
        assert _run("keys", role, new, "--first", 4) == 0
        more = [new] if role == "targets" else []
        assert _run("replace-key", repository, role, lost, new / f"{role}-4.pem",
                    "--keys", *left, here, *more) == 0  # fmt: skip
        assert lost not in signed._known("root").signed.roles[role].keyids
    programs = {version: write_program(tmp_path / version, version) for version in ("0.1.0", "0.2")}
    for version, program in programs.items():
        assert _run("release", repository, "--keys", left[0], new, here, "--name", NAME,
                    "--program", program, "--version", version) == 0  # fmt: skip
    assert _run("release", repository, "--keys", sticks[0], left[0], here, "--program",
                programs["0.2"], "--name", NAME, "--version", "0.3") == 1  # fmt: skip
    home = tmp_path / "data" / FOLDER
    laptop = Here(home, root, programs["0.1.0"], "0.1.0", MEDONO, name=NAME)
    with served(repository) as files:
        got = fetched(laptop, files.base)
    assert got is not None
    assert got.version == "0.2"
    assert "needs 2 keys" in capsys.readouterr().err


def test_a_stick_is_not_two_and_a_network_is_seen(tmp_path: Path, sticks: list[Path]) -> None:
    again = [sticks[0], sticks[0], tmp_path / "c"]
    assert _run("ceremony", tmp_path / "second", *again, "--here", tmp_path / "k", "--online") == 1
    assert not (tmp_path / "second").exists()
    routes = tmp_path / "routes"
    for destination, seen in (("00000000", True), ("0001A8C0", False)):
        routes.write_text(TABLE.format(destination))
        assert has_network(routes) is seen
    assert not has_network(tmp_path / "none")
