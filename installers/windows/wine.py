"""A Windows made of wine, in a folder of its own: enough to freeze the program and to try it.

wine 8 lacks two libraries that every Windows since 10 1703 has: ICU, which Qt asks for odd
character sets, and the source of random numbers Rust uses. What stands in for them is made here
(from the very names Qt asks for, and from wine's own random numbers) and lies in the pretended
Windows alone; ``foreign`` finds one that strayed into a package.

Its list of networks is switched off: at the end of it, it says so and hands out the last network
once more, and Qt goes round for ever. So a program in there hears nothing of networks.
"""

import os
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from installers.artefacts import files_of
from installers.windows.portable import NotPortable, Portable
from installers.windows.runtime import HERE, build_library

STOOD_IN = ("icuuc.dll", "bcryptprimitives.dll")
"""What stands in for a library of Windows that wine 8 lacks."""

_MARK = b"Loket Jamsostek: stands in under wine only"
_WINES_OWN = (b"Wine builtin DLL", b"Wine placeholder DLL")
_OVERRIDES = (
    # Microsoft's run-time, as it comes with the packages, and not wine's likeness of it.
    "vcruntime140,vcruntime140_1,msvcp140,msvcp140_1,msvcp140_2,concrt140=n,b;"
    "icuuc,bcryptprimitives=n;winedbg.exe,mscoree,mshtml,netprofm=d;winemenubuilder.exe=d"
)
_PATIENCE = 3000.0


class Wine:
    """One pretended Windows.

    Args:
        prefix: Its folder; made at the first use.
        display: The X display its windows come up on, such as ``:99``.
    """

    def __init__(self, prefix: Path, display: str) -> None:
        self.prefix, self._display = prefix, display

    @property
    def drive(self) -> Path:
        """Return where its drive C: lies."""
        return self.prefix / "drive_c"

    @property
    def system(self) -> Path:
        return self.drive / "windows" / "system32"

    @property
    def environment(self) -> dict[str, str]:
        return {
            **{name: told for name, told in os.environ.items() if not name.startswith("WINE")},
            "WINEPREFIX": str(self.prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": _OVERRIDES,
            "DISPLAY": self._display,
            "LC_ALL": "C.UTF-8",
        }

    def make(self, qt: Path, work: Path) -> None:
        """Make it, as a Windows 10 of 64 bits, with what Qt misses in it.

        Args:
            qt: Folder of PySide6 with its libraries for Windows.
            work: For sources that are made.
        """
        self.prefix.parent.mkdir(parents=True, exist_ok=True)
        self.run("wineboot", "--init")
        self.run("winecfg", "-v", "win10")
        for link in (self.drive / "users").glob("*/*"):
            if link.is_symlink():  # Desktop and Documents would be those of whoever runs this
                link.unlink()
                link.mkdir()
        asked = Portable.read((qt / "Qt6Core.dll").read_bytes()).needs()["icuuc.dll"]
        source = work / "icuuc.c"
        source.write_text(stand_in(asked), encoding="ascii")
        build_library(source, self.system / "icuuc.dll")
        random = self.system / "bcryptprimitives.dll"
        build_library(HERE / "bcryptprimitives.c", random, "-ladvapi32")
        self.wait()

    def run(
        self,
        *command: str | Path,
        at: Path | None = None,
        more: Mapping[str, str] | None = None,
        check: bool = True,
        patience: float = _PATIENCE,
    ) -> subprocess.CompletedProcess[str]:
        """Run a program in it and wait for its end; what it says is read through a pipe.

        Raises:
            subprocess.CalledProcessError: It said no, and ``check`` wanted a yes.
            subprocess.TimeoutExpired: It had not ended after ``patience`` seconds.
        """
        return subprocess.run(
            ["wine", *map(str, command)],
            cwd=at,
            env={**self.environment, **(more or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=check,
            timeout=patience,
        )

    def start(self, *command: str | Path) -> "subprocess.Popen[bytes]":
        """Start a program in it, and go on."""
        return subprocess.Popen(
            ["wine", *map(str, command)],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def wait(self) -> None:
        """Wait until nothing runs in it any more, so that all of it is on the disk."""
        subprocess.run(["wineserver", "--wait"], env=self.environment, check=True, timeout=120)

    def wait_for(self, seen: Callable[[], bool], patience: float = 60.0) -> None:
        """Wait until something in it is so.

        Raises:
            TimeoutError: It was not, after that many seconds.
        """
        until = time.monotonic() + patience
        while not seen():
            if time.monotonic() > until:
                raise TimeoutError("waited in vain")
            time.sleep(0.2)

    def end(self) -> None:
        """End whatever still runs in it."""
        subprocess.run(["wineserver", "--kill"], env=self.environment, check=False)


def stand_in(names: Sequence[str]) -> str:
    """Return the C of a library with these names, none of which does anything.

    ICU's way to say so is its second argument; whoever was refused a converter asks no further.
    """
    lines = [f'static const char mark[] __attribute__((used)) = "{_MARK.decode()}";']
    for name in sorted(set(names)):
        if name.startswith("ucnv_open"):
            body = "(const char *name, int *error) { if (error) *error = 2; return 0; }"
        else:
            body = "(void) { return 0; }"
        lines.append(f"__declspec(dllexport) long long {name}{body}")
    lines.append((HERE / "nothing.c").read_text(encoding="ascii").splitlines()[-1])
    return "\n".join(lines) + "\n"


def foreign(folder: Path) -> list[str]:
    """Return what in a package is wine's, or stands in for a part of Windows."""
    found = []
    for file in _programs(folder):
        content = file.read_bytes()
        strange = file.name.lower() in STOOD_IN or _MARK in content
        if strange or any(mark in content[:4096] for mark in _WINES_OWN):
            found.append(file.relative_to(folder).as_posix())
    return found


def _programs(folder: Path) -> list[Path]:
    kinds = {".dll", ".exe", ".pyd"}
    return [file for file in files_of(folder) if file.suffix.lower() in kinds]


def missing(folder: Path, windows: set[str]) -> dict[str, list[str]]:
    """Return what the package's programs need that is neither in it nor a part of Windows.

    Args:
        folder: The package.
        windows: Names of libraries each Windows 10 1809 has, in lower case.
    """
    programs = _programs(folder)
    there = {file.name.lower() for file in programs} | windows
    found: dict[str, list[str]] = {}
    for file in programs:
        try:
            needs = Portable.read(file.read_bytes()).needs()
        except NotPortable as error:
            raise NotPortable(f"{file.name}: {error}") from error
        for name in needs:
            if name not in there and not name.startswith("api-ms-win-"):
                found.setdefault(name, []).append(file.relative_to(folder).as_posix())
    return found
