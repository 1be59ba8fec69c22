"""The demo's city: the real server, the real command line, the same address after a pause."""

import json
import os
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from installers.demo.office import CityOffice, free_port
from installers.demo.secret_service import ADDRESS, no_secret_service, private_secret_service
from tests.architecture.house import ROOT


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> CityOffice:
    office = CityOffice(tmp_path_factory.mktemp("kota"), free_port())
    office.found()
    return office


def health(office: CityOffice) -> dict[str, str]:
    told: dict[str, str] = httpx.get(f"{office.address}/v1/health", trust_env=False).json()
    return told


def test_the_sample_city_lets_its_first_laptop_in(office: CityOffice) -> None:
    activation = json.loads((office.folder / "laptop-1.loket").read_text(encoding="utf-8"))

    assert activation["format"] == "loket-jamsostek-activation"
    assert activation["server"] == office.address
    assert activation["city"]["region_names"][-1] == "Medono"
    assert {rule["segment"] for rule in activation["city"]["programmes"]} == {
        "pu",
        "bpu",
        "rentan",
        "non_asn",
    }


def test_the_city_goes_away_and_comes_back_as_the_same_city(office: CityOffice) -> None:
    with office.open():
        first = health(office)
    with pytest.raises(httpx.ConnectError):
        health(office)
    with office.open():
        assert health(office)["epoch"] == first["epoch"]


def test_what_the_operator_may_not_do_is_said_in_words(office: CityOffice) -> None:
    with pytest.raises(RuntimeError, match="has a city already"):
        office.found()


def test_a_server_that_cannot_start_says_why(tmp_path: Path) -> None:
    with (
        pytest.raises(RuntimeError, match="the city server did not start"),
        CityOffice(tmp_path, free_port()).open(),
    ):
        pass


def test_a_private_keychain_is_gone_with_its_block() -> None:
    with private_secret_service() as variables:
        socket = Path(variables[ADDRESS].removeprefix("unix:path=").split(",")[0])
        assert socket.is_socket()
    assert not socket.parent.exists()


def test_nothing_comes_up_by_itself_on_a_bus_without_a_keychain() -> None:
    """Otherwise a test of a missing keychain would be a test of the machine's own."""
    with no_secret_service() as variables:
        asked = subprocess.run(
            [
                "dbus-send",
                "--session",
                "--print-reply",
                "--dest=org.freedesktop.secrets",
                "/",
                "a.b.C",
            ],
            env={**os.environ, **variables},
            capture_output=True,
            text=True,
            check=False,
        )
    assert asked.returncode != 0
    assert "ServiceUnknown" in asked.stderr


def set_up(purpose: str, root: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the set-up for the environment these tests run in."""
    return subprocess.run(
        ["sh", "installers/linux/setup.sh", purpose],
        cwd=root,
        env={**os.environ, "VENV": sys.prefix, "PYTHON": sys.executable, **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_a_machine_that_is_set_up_is_not_set_up_again() -> None:
    """The second `make` must start at once: nothing is installed, nothing is said."""
    once = set_up("test")
    before = {stamp: stamp.stat().st_mtime_ns for stamp in Path(sys.prefix).glob(".set-up-for-*")}
    again = set_up("run")

    assert once.returncode == 0, once.stderr
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    assert before
    assert all(stamp.stat().st_mtime_ns == at for stamp, at in before.items())


def test_a_copy_with_an_environment_of_elsewhere_asks_for_the_parts_by_others(
    tmp_path: Path,
) -> None:
    """Only the tests cannot do without them: the program itself starts all the same."""
    assert set_up("test").returncode == 0
    needed = ("linux/setup.sh", "__init__.py", "npm.py", "npm.lock", "verifier.py")
    for name in ("requirements.lock", *(f"installers/{each}" for each in needed)):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    (tmp_path / "npm").write_text("#!/bin/sh\nexit 1\n")  # stands for npm without a network
    (tmp_path / "npm").chmod(0o755)
    path = f"{tmp_path}:{os.environ['PATH']}"

    tested = set_up("test", tmp_path, PATH=path)
    ran = set_up("run", tmp_path, PATH=path)

    assert (tested.returncode, ran.returncode) == (1, 0)
    for said in (tested.stderr, ran.stderr):
        assert said.startswith("Not to be fetched now: jsqr@1.4.0, tweetnacl@1.0.3.")
