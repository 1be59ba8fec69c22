"""``python -m installers.twice``: one commit built twice, in places as unlike as can be.

Each time from a clone of its own, in a folder of another name, with another home, mask for new
files, language and time zone, one after the other. Whatever differs is named, byte by byte down to
the file inside the package; nothing may.
"""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from installers.artefacts import NAME, ROOT, checksums, digest_of


@dataclass(frozen=True, slots=True)
class Place:
    """Where and how one of the builds is made."""

    name: str
    mask: str
    variables: Mapping[str, str]


PLACES = (
    Place("satu", "022", {"LC_ALL": "C.UTF-8", "TZ": "UTC"}),
    Place("tempat kedua/yang jauh", "077", {"LC_ALL": "de_DE.UTF-8", "TZ": "Asia/Jayapura"}),
)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m installers.twice", description=__doc__)
    parser.add_argument("target", nargs="?", default="deb", choices=("deb", "folder"))
    parser.add_argument("--to", type=Path, default=ROOT / "build" / "twice", help="folder")
    options = parser.parse_args(arguments)
    to: Path = options.to.absolute()
    shutil.rmtree(to, ignore_errors=True)
    commit = _last_commit()  # asked once: somebody may commit while the first is built
    made = [build(place, options.target, to, commit) for place in PLACES]
    told = list(differences(*made))
    for line in told:
        print(line)
    for file in sorted(made[0].glob("*.deb")):
        print(f"{digest_of(file)}  {file.name}  {file.stat().st_size / 1e6:.2f} MB, twice")
    print(f"Commit {commit}.")
    print("The two differ." if told else "The two builds are the same, byte for byte.")
    return 1 if told else 0


def build(place: Place, target: str, to: Path, commit: str) -> Path:
    """Build a target of a commit in such a place; return the folder it was made in."""
    home = to / place.name
    clone = cloned(home / "clone", commit)
    environment = {
        **os.environ,
        **place.variables,
        "HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
    }
    command = [sys.executable, "-m", "installers.build", target, "--to", str(home / "made")]
    subprocess.run(
        ["sh", "-c", f'umask {place.mask}; exec "$@"', "sh", *command],
        cwd=clone,
        env=environment,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return home / "made"


def cloned(to: Path, commit: str) -> Path:
    """Lay a commit out in a folder of its own, whatever has been committed since; return it."""
    subprocess.run(["git", "clone", "--quiet", "--shared", ROOT, to], check=True)
    subprocess.run(["git", "checkout", "--quiet", "--detach", commit], cwd=to, check=True)
    return to


def _last_commit() -> str:
    told = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return told.stdout.strip()


def differences(one: Path, other: Path) -> Iterator[str]:
    """Tell what differs between two builds: files of the folder, packages, lists of parts."""
    yield from _between(checksums(one / NAME).splitlines(), checksums(other / NAME).splitlines())
    listed = ("*.deb", "*.cdx.json", "*.sha256")
    names = sorted({file.name for each in listed for of in (one, other) for file in of.glob(each)})
    for name in names:
        if not _is_same(one / name, other / name):
            yield f"{name} differs"


def _between(one: Sequence[str], other: Sequence[str]) -> Iterator[str]:
    for line in sorted({*one} ^ {*other}, key=lambda line: line[66:]):
        yield f"{'first' if line in one else 'second'}: {line[66:]} {line[:12]}"


def _is_same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and digest_of(one) == digest_of(other)


if __name__ == "__main__":
    raise SystemExit(main())
