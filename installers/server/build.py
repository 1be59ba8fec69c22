"""``python -m installers.build server``: the city's server, as a folder to carry to its machine.

A wheel, the locked requirements, what systemd, PostgreSQL and nginx are told, a Containerfile, and
the guide; the list of parts and every file's SHA-256 beside them. Twice from the same files it has
the same bytes.
"""

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Iterable
from importlib.metadata import Distribution, distributions
from pathlib import Path

from packaging.utils import canonicalize_name

from installers import verifier
from installers.artefacts import ROOT, checksums
from installers.bill import bill, package, sha256
from installers.licences import licence_of
from installers.locked import Locked
from installers.server.locked import packages, requirements
from installers.server.wheel import DISTRIBUTION, write_wheel

FILES = Path(__file__).parent / "files"
REQUIREMENTS = "requirements.txt"
GUIDE = ROOT / "docs" / "server-install.md"
EXAMPLE = ROOT / "installers" / "demo" / "contoh.toml"
SUMS = "SHA256SUMS"

_SYSTEMS = ("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64")
_PYTHON = "3.11"  # of the Containerfile's base, and of Debian 12


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m installers.build server", description=__doc__)
    parser.add_argument("--to", type=Path, default=ROOT / "build" / "server-package")
    parser.add_argument(
        "--wheels", action="store_true", help="also the locked packages, for a machine without net"
    )
    asked = parser.parse_args(arguments)
    to = asked.to.absolute()
    shutil.rmtree(to, ignore_errors=True)
    packaged(to)
    if asked.wheels:
        gather_wheels(to)
    (to / SUMS).write_text(checksums(to), encoding="utf-8")
    size = sum(file.stat().st_size for file in to.rglob("*") if file.is_file())
    print(f"{to}: {size / 1e6:.1f} MB, {SUMS}")
    return 0


def packaged(to: Path) -> Path:
    """Write everything but other people's packages into a folder; return the wheel.

    Raises:
        SystemExit: What the page that checks papers takes from others cannot be had.
    """
    verifier.make()
    to.mkdir(parents=True)
    for file in sorted(FILES.iterdir()):
        shutil.copy(file, to / file.name)
    shutil.copyfile(GUIDE, to / GUIDE.name)
    shutil.copyfile(EXAMPLE, to / "kota.toml")
    (to / REQUIREMENTS).write_text(requirements(ROOT, REQUIREMENTS), encoding="utf-8")
    (to / f"{DISTRIBUTION}.cdx.json").write_text(list_of_parts(packages(ROOT)), encoding="utf-8")
    return write_wheel(ROOT, to)


def gather_wheels(to: Path) -> None:
    """Fetch every locked package for the Containerfile's system, each checked against its hash.

    Raises:
        subprocess.CalledProcessError: One cannot be had.
    """
    subprocess.run(
        [
            sys.executable,
            *("-m", "pip", "download", "--quiet", "--disable-pip-version-check"),
            *("--require-hashes", "--no-deps", "--only-binary", ":all:"),
            *("--implementation", "cp", "--python-version", _PYTHON),
            *(f"--platform={system}" for system in _SYSTEMS),
            *("--requirement", str(to / REQUIREMENTS), "--dest", str(to / "wheels")),
        ],
        check=True,
    )


def list_of_parts(locked: Iterable[Locked]) -> str:
    """Return what a server is installed from, as CycloneDX 1.6: the locked packages.

    A server installs them itself, from one of several wheels each; so they have the hashes of all.
    Their licences are told by this environment's copies, which the same lock has filled.

    Raises:
        KeyError: A package's licence is nowhere to be found.
    """
    here: dict[str, Distribution] = {canonicalize_name(each.name): each for each in distributions()}
    parts = [
        package(
            each.name,
            each.version,
            licence_of(each.name, here.get(each.name)),
            {"hashes": [sha256(one) for one in each.hashes]},
        )
        for each in locked
    ]
    return json.dumps(bill(DISTRIBUTION, parts, parts), indent=1, sort_keys=True) + "\n"
