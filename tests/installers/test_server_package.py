"""The city's server as a package: what is in it, that it needs nothing else, and what runs it."""

import argparse
import json
import re
import shlex
import shutil
import subprocess
import sys
import zipfile
from importlib.metadata import distribution
from pathlib import Path

import httpx
import pytest

from central_server.cli.main import _parser
from installers.artefacts import ROOT, checksums, version
from installers.demo.office import SAMPLE_CITY, CityOffice, free_port
from installers.locked import Locked, read_lock
from installers.server import build
from installers.server.contents import dependencies, files_in, libraries_in, name_of
from installers.server.locked import requirements
from tests.campaigns.server_install import GUIDE, lines_of, sections
from tests.fixtures.server import Laptop

UNITS = ("loket-server.service", "loket-nightly.service")


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    to = tmp_path_factory.mktemp("built") / "server"
    build.packaged(to)
    return to


@pytest.fixture(scope="module")
def site(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel unpacked, and beside it the packages its requirements name: nothing else."""
    site = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(next(package.glob("*.whl"))) as wheel:
        wheel.extractall(site)
    for name in _locked((package / build.REQUIREMENTS).read_text(encoding="utf-8")):
        if name == "tzdata":
            continue  # for Windows alone
        installed = distribution(name)
        for top in {file.parts[0] for file in installed.files or () if file.parts[0] != ".."}:
            link = site / top
            if not link.exists():
                link.symlink_to(Path(str(installed.locate_file(top))))
    return site


def _locked(text: str) -> dict[str, Locked]:
    return {each.name: each for each in read_lock(text)}


def test_twice_the_same_bytes(package: Path, tmp_path: Path) -> None:
    build.packaged(tmp_path / "again")

    assert checksums(tmp_path / "again") == checksums(package)


def test_the_wheel_is_what_installers_expect(package: Path, tmp_path: Path) -> None:
    """``pip`` reads it, finds every file by its digest, and makes the command."""
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps"),
            *("--no-compile", "--target", str(tmp_path), str(next(package.glob("*.whl")))),
        ],
        check=True,
    )

    assert (tmp_path / "bin" / "loket-server").exists()
    assert (tmp_path / f"loket_server-{version()}.dist-info" / "licenses" / "LICENSE").exists()


def test_no_screen_no_papers_no_file_of_a_laptop_are_in_it() -> None:
    inside = {path.as_posix() for path in files_in(ROOT)}

    assert "central_server/sheets/bpjs_template.toml" in inside
    assert "central_server/migrations/versions/0001_first.py" in inside
    assert "resources/reference/regions.tsv.xz" in inside
    for folder in ("ui/", "desktop_app/storage/", "desktop_app/use_cases/", "desktop_app/sync/"):
        assert not {path for path in inside if path.startswith(folder)}
    assert not libraries_in(ROOT) & {"PySide6", "sqlcipher3", "keyring", "reportlab", "httpx"}


def test_every_dependency_is_locked_and_none_of_the_desktop_s_is() -> None:
    told = requirements(ROOT, "requirements.txt")
    lock = _locked(told)

    assert {name_of(line) for line in dependencies(ROOT)} <= set(lock)
    assert not set(lock) & {"pyside6-essentials", "sqlcipher3", "keyring", "pytest", "httpx"}
    assert all(locked.hashes for locked in lock.values())
    assert "://" not in told
    assert "# via" not in told


def test_its_list_names_every_locked_package_with_a_licence(package: Path) -> None:
    told = json.loads(next(package.glob("*.cdx.json")).read_text(encoding="utf-8"))

    locked = _locked((package / build.REQUIREMENTS).read_text(encoding="utf-8"))
    licences = {part["name"]: part["licenses"][0] for part in told["components"]}
    assert set(licences) == set(locked)
    assert licences["cryptography"] == {"expression": "Apache-2.0 OR BSD-3-Clause"}
    assert licences["tzdata"] == {"license": {"id": "Apache-2.0"}}  # not installed here
    assert {"license": {"name": ""}} not in licences.values()


def test_a_package_whose_licence_is_nowhere_stops_the_list() -> None:
    with pytest.raises(KeyError):
        build.list_of_parts([Locked("nobodys-package", "1.0", "", ("0" * 64,), frozenset())])


def test_a_lock_that_lacks_a_dependency_is_noticed(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "central_server", tmp_path / "central_server")
    shutil.copytree(ROOT / "desktop_app", tmp_path / "desktop_app")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    (tmp_path / "requirements.lock").write_text(lock.replace("fastapi==", "slowapi=="))

    with pytest.raises(ValueError, match="not in the lock: fastapi"):
        requirements(tmp_path, "requirements.txt")


def test_it_runs_with_its_own_packages_alone(site: Path, tmp_path: Path) -> None:
    """Founded, backed up, brought back, and served to a laptop, by what the wheel holds."""
    start = f"import sys; sys.path.insert(0, {str(site)!r}); import central_server.cli.main as cli;"
    alone = (sys.executable, "-I", "-S", "-c")
    city = CityOffice(tmp_path, free_port(), (*alone, f"{start} sys.exit(cli.main())"))
    typed: list[list[str]] = [
        ["init", str(SAMPLE_CITY)],
        ["kelurahan", "add", "33.75.01.1002"],
        ["device", "add", "3375011002", "--server", city.address],
        ["backup", str(tmp_path / "cadangan")],
        ["restore", str(tmp_path / "cadangan"), "--over", str(tmp_path / "tadi")],
        ["verifier", "--out", str(tmp_path / "periksa.html")],
    ]
    told = subprocess.run(
        [*alone, f"{start} sys.exit(any([cli.main(each) for each in {typed!r}]))"],
        env=city.environment,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    (code,) = re.findall(r"^code +(\S+)$", told, re.MULTILINE)

    with city.open(), httpx.Client(base_url=city.address, timeout=30) as http:
        laptop = Laptop(http)
        assert laptop.enrol(code).is_success
        assert laptop.push(laptop.registered(1))[0]["verdict"] == "stored"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd-analyze")
@pytest.mark.parametrize("unit", UNITS)
def test_systemd_reads_the_units_and_calls_them_confined(package: Path, unit: str) -> None:
    offline = ["systemd-analyze", "security", "--no-pager", "--offline=true", "--threshold=20"]
    subprocess.run([*offline, package / unit], check=True, capture_output=True)

    ended = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", package / unit],
        capture_output=True,
        text=True,
        check=False,
    )
    complaints = [line for line in ended.stderr.splitlines() if "is not executable" not in line]
    assert not [line for line in complaints if "loket" in line]


def test_every_line_of_the_guide_names_what_is_in_the_package(package: Path) -> None:
    """`make server-trial` runs them all; this sees in a second that they still fit."""
    there = {file.name for file in package.iterdir()} | {"wheels", build.SUMS}
    lines = "".join(sections(GUIDE.read_text(encoding="utf-8")).values()).splitlines()

    for line in lines:
        found = re.fullmatch(r"install (?:-D )?-m \d+ (.+) \S+", line)
        if found:
            assert set(found[1].split()) <= there, line
    assert any("postgresql.sql" in line for line in lines)
    assert len(lines) > 40


def test_every_command_of_the_guide_and_of_the_units_is_one(package: Path) -> None:
    guide = "\n".join(sections(GUIDE.read_text(encoding="utf-8")).values())
    texts = [guide, *((package / unit).read_text(encoding="utf-8") for unit in UNITS)]
    typed = [
        words
        for text in texts
        for words in re.findall(r"(?:^loket-city|bin/loket-server) (.+)$", text, re.MULTILINE)
    ]

    assert len(typed) > 12
    for words in typed:
        told = _parser().parse_args(shlex.split(re.sub(r'"\$\(.*?\)"', "cadangan", words)))
        assert isinstance(told, argparse.Namespace)


def test_the_container_is_built_of_what_lies_beside_it_and_runs_as_nobody_s_root(
    package: Path,
) -> None:
    lines = list(lines_of((package / "Containerfile").read_text(encoding="utf-8")))
    words = [word for word, _ in lines]
    copied = [name for word, rest in lines if word == "COPY" for name in rest.split()[:-1]]

    assert set(words) <= {
        *("ARG", "FROM", "COPY", "RUN", "ENV", "WORKDIR", "USER", "EXPOSE", "STOPSIGNAL"),
        *("HEALTHCHECK", "ENTRYPOINT", "CMD"),
    }
    for name in copied:
        assert name == "wheels" or list(package.glob(name)), name
    for word, rest in lines:
        if word == "RUN":
            subprocess.run(["sh", "-nc", rest], check=True)
            assert "pip install" not in rest or "--no-index" in rest
    assert words.index("USER") < words.index("ENTRYPOINT")
    assert ("USER", "loket") in lines
