"""Which parts a frozen folder is made of: a list for machines (SBOM), and everybody's licence.

The list is CycloneDX 1.6. It is made from what really lies in the folder, the modules packed into
the program included, and from the lock: a part whose version is not the locked one is no part of
ours, and the build stops. The same folder gives the same list to the byte.
"""

import json
import re
import shutil
import sysconfig
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import Distribution, distributions
from pathlib import Path

from packaging.utils import canonicalize_name
from PyInstaller.archive.readers import CArchiveReader

from installers.artefacts import NAME, committed_on, digest_of, files_of
from installers.bill import Component, bill, library, package, sha256
from installers.licences import licence_of
from installers.locked import read_lock

INSIDE = "_internal"
LICENCES = "LICENSES"
SITE = Path(sysconfig.get_paths()["purelib"])
"""The packages of this environment, which the lock has filled."""

_SPACE = uuid.UUID("5f0f7d3e-6a3e-4f43-9d6a-3d3b7f6f2c11")  # of our own: lists are numbered in it
_TEXT_ELSEWHERE = {
    # Their wheels bring no text; others in the lock are under the same licence and do.
    "pyside6-essentials": (
        ("psycopg", "LICENSE.txt", "LGPL-3.0.txt"),
        ("pikepdf", "GPL-3.0.txt", "GPL-3.0.txt"),
    ),
    "shiboken6": (("psycopg", "LICENSE.txt", "LGPL-3.0.txt"),),
}
_CARRIED = (
    # What wheels carry of others' C, recognised by what it says of itself in the file.
    ("_sqlite3", "SQLCipher", rb"\0(4\.\d+\.\d+)\0", "BSD-3-Clause"),
    ("_sqlite3", "SQLite", rb"[^\d.](3\.\d{2,}\.\d+)\0", "LicenseRef-public-domain"),
    ("_sqlite3", "OpenSSL", rb"OpenSSL (\d+\.\d+\.\d+) \d", "Apache-2.0"),
    ("_rust", "OpenSSL", rb"OpenSSL (\d+\.\d+\.\d+) \d", "Apache-2.0"),
    ("Qt6Core", "Qt", rb"Qt (6\.\d+\.\d+) \(", "LGPL-3.0-only"),
)
_ICU = re.compile(r"libicudata\.so\.(\d+)$")


class UnknownPart(Exception):
    """Something lies in the folder that the lock does not name; its name is the argument."""


@dataclass(frozen=True, slots=True)
class Part:
    """A package as it lies in the folder.

    Attributes:
        files: Relative to the folder, in order; modules packed into the program are none.
        texts: Its licences, where the environment keeps them, with the names they shall have.
    """

    name: str
    version: str
    licence: str
    files: tuple[Path, ...] = ()
    texts: tuple[tuple[Path, str], ...] = ()


@dataclass(slots=True)
class _Owners:
    """Whose a module or a file is, by how it was installed."""

    installed: dict[str, Distribution]
    modules: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)


def parts_of(folder: Path, site: Path = SITE) -> list[Part]:
    """Return the packages of which anything lies in a frozen folder, in the order of names.

    Args:
        folder: The frozen program's, with the program and ``_internal`` in it.
        site: The packages it was frozen from.

    Raises:
        UnknownPart: A package is not the one the lock names.
    """
    owners = _owners(site)
    installed = owners.installed
    # Texts may also lie here: packages for another system come without those that only build.
    known = _owners(SITE).installed | installed
    used: dict[str, list[Path]] = {
        owners.modules[module]: [] for module in _modules(folder) if module in owners.modules
    }
    for file in files_of(folder):
        inside = file.relative_to(folder).as_posix().removeprefix(f"{INSIDE}/")
        owner = owners.files.get(inside)
        if owner is not None:
            used.setdefault(owner, []).append(file.relative_to(folder))
    lock = {each.name: each.version for each in read_lock()}
    for name in used:
        if lock.get(name) != installed[name].version:
            raise UnknownPart(name)
    return [
        Part(
            name=name,
            version=installed[name].version,
            licence=licence_of(name, installed[name]),
            files=tuple(used[name]),
            texts=tuple(_texts(name, known)),
        )
        for name in sorted(used)
    ]


def gather_licences(folder: Path, site: Path = SITE) -> Path:
    """Copy every part's licence into the folder, and Python's; return where they lie.

    Raises:
        UnknownPart: As ``parts_of``; or a part's licence is nowhere to be found.
    """
    into = folder / INSIDE / LICENCES
    shutil.rmtree(into, ignore_errors=True)
    for part in parts_of(folder, site):
        if not part.texts:
            raise UnknownPart(f"{part.name}: no licence")
        for text, name in part.texts:
            file = into / part.name / name
            file.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(text, file)
    python = into / "python"
    python.mkdir(parents=True)
    shutil.copyfile(_python_licence(), python / "LICENSE.txt")
    return into


def sbom(folder: Path, site: Path = SITE) -> str:
    """Return the list of what a frozen folder is made of, as CycloneDX 1.6 (JSON).

    Packages with the files that lie in the folder, each by its SHA-256; libraries others' wheels
    carry; files that come with Python or with the system the folder was frozen on.
    """
    parts = parts_of(folder, site)
    owned = {file for part in parts for file in part.files}
    packages = [
        package(
            part.name,
            part.version,
            part.licence,
            {"components": [_file(folder, file) for file in part.files]},
        )
        for part in parts
    ]
    others = [
        _file(folder, file.relative_to(folder))
        for file in files_of(folder)
        if file.relative_to(folder) not in owned
    ]
    told = bill(NAME, [*packages, *_carried(folder), *others], packages)
    told["metadata"]["timestamp"] = committed_on().isoformat().replace("+00:00", "Z")
    body = json.dumps(told, sort_keys=True)
    told["serialNumber"] = f"urn:uuid:{uuid.uuid5(_SPACE, body)}"
    return json.dumps(told, indent=1, sort_keys=True) + "\n"


@cache
def _owners(site: Path) -> _Owners:
    found = distributions(path=[str(site)])
    owners = _Owners({canonicalize_name(each.name): each for each in found})
    for name, each in owners.installed.items():
        for file in each.files or ():
            path = file.as_posix()
            owners.files[path] = name
            if path.endswith(".py"):
                owners.modules[
                    path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
                ] = name
    return owners


def _modules(folder: Path) -> Iterator[str]:
    """Tell the modules packed into the program."""
    for suffix in ("", ".exe"):
        program = folder / f"{NAME}{suffix}"
        if program.is_file():
            packed = CArchiveReader(str(program))
            for entry, told in packed.toc.items():
                if told[-1] == "z":
                    yield from packed.open_embedded_archive(entry).toc


def _texts(name: str, installed: Mapping[str, Distribution]) -> Iterator[tuple[Path, str]]:
    package = installed[name]
    for file in package.files or ():
        path = file.as_posix()
        inside = re.search(r"\.dist-info/(?:licenses/)?((?:.*/)?[^/]+)$", path)
        if inside and _is_licence(path):
            yield Path(str(package.locate_file(file))), inside[1]
    for other, wanted, called in _TEXT_ELSEWHERE.get(name, ()):
        for file in (installed[other].files or ()) if other in installed else ():
            if file.name == wanted and ".dist-info/" in file.as_posix():
                yield Path(str(installed[other].locate_file(file))), called


def _is_licence(path: str) -> bool:
    in_folder = ".dist-info/licenses/" in path
    return in_folder or bool(re.search(r"/(LICEN[CS]E|COPYING|NOTICE|AUTHORS)[^/]*$", path))


def _python_licence() -> Path:
    return Path(sysconfig.get_paths()["stdlib"]) / "LICENSE.txt"


def _file(folder: Path, file: Path) -> Component:
    return {
        "type": "file",
        "bom-ref": f"file:{file.as_posix()}",
        "name": file.as_posix(),
        "hashes": [sha256(digest_of(folder / file))],
    }


def _carried(folder: Path) -> list[Component]:
    return [
        library(name, found, licence, f"{name}@{found} in {file.relative_to(folder).as_posix()}")
        for file in files_of(folder)
        for name, found, licence in _told_by(file)
    ]


def _told_by(file: Path) -> Iterable[tuple[str, str, str]]:
    icu = _ICU.search(file.name)
    if icu:
        yield "ICU", icu[1], "Unicode-3.0"
    wanted = [each for each in _CARRIED if each[0] in file.name]
    content = file.read_bytes() if wanted else b""
    for _, name, pattern, licence in wanted:
        found = re.search(pattern, content)
        if found:
            yield name, found[1].decode(), licence
