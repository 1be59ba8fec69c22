"""``python -m installers.build windows``: the set-up program for Windows, from the lock file.

On Windows the program is frozen by the Python that runs this. Elsewhere (Debian 12; its packages
are named by packages.sh) the same is done under wine: with CPython's own files for Windows, checked
by hash and signature (runtime.py), and the lock's own wheels for Windows (wheels.py). Either way
the frozen program tries itself before NSIS packs it, nothing of wine's may be in it, and all it
needs must be in it or in every Windows 10 1809.
"""

import argparse
import os
import shutil
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from installers import frozen
from installers.artefacts import (
    NAME,
    ROOT,
    checksums,
    version,
    write_checksum,
)
from installers.locked import read_lock
from installers.parts import SITE, gather_licences, sbom
from installers.screen import screen
from installers.windows import runtime, setup, wheels, wine
from installers.windows.icon import write_icon

SYSTEM = ROOT / "installers" / "windows" / "windows-libraries.txt"
"""Libraries that every Windows 10 1809 has, as far as anything of ours needs them."""

WINDOWS = sys.platform == "win32"


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made.

    Attributes:
        to: Folder of everything that is fetched and made.
        called: The version it shall say it is.
        signer: A program that signs the file it is given.
    """

    to: Path
    called: str
    signer: Path | None = None


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m installers.build windows", description=__doc__)
    parser.add_argument("--to", type=Path, default=ROOT / "build" / "windows", help="folder")
    parser.add_argument("--called", help="another version than this commit's, for trying upgrades")
    parser.add_argument(
        "--sign-with", type=Path, metavar="PROGRAM", help="signs in place the file it is given"
    )
    options = parser.parse_args(arguments)
    signer = options.sign_with.absolute() if options.sign_with else None
    order = Order(options.to.absolute(), options.called or version(), signer)
    try:
        made = built(order)
    except (frozen.NotFit, runtime.NotAsPinned, RuntimeError) as no:
        print(no, file=sys.stderr)
        return 1
    print(f"{made}: {made.stat().st_size / 1e6:.1f} MB, {write_checksum(made).read_text('utf-8')}")
    return 0


def built(order: Order) -> Path:
    """Freeze, try, list and pack; return the set-up program, with sums and parts beside it.

    Raises:
        NotFit: What was frozen does not work, or holds or lacks what it may not.
        RuntimeError: A program this needs is not installed.
        subprocess.CalledProcessError: One of them said no.
    """
    order.to.mkdir(parents=True, exist_ok=True)
    icon = order.to / f"{NAME}.ico"
    write_icon(icon)
    (order.to / "version.txt").write_text(setup.version_text(order.called), encoding="utf-8")
    source = frozen.staged(order.to / "source", order.called)
    folder, site = _frozen_here(source, order) if WINDOWS else _frozen_under_wine(source, order)
    examined(folder)
    if order.signer:
        setup.sign(order.signer, folder / setup.PROGRAM)
    gather_licences(folder, site)
    frozen.dated(folder)
    (order.to / f"{NAME}.cdx.json").write_text(sbom(folder, site), encoding="utf-8")
    (order.to / f"{NAME}.sha256").write_text(checksums(folder), encoding="utf-8")
    return setup.made(folder, order.called, icon, order.to, order.signer)


def examined(folder: Path) -> None:
    """See that what was frozen is whole and holds nothing of the machine that froze it.

    Raises:
        NotFit: It does.
    """
    if strange := wine.foreign(folder):
        raise frozen.NotFit(f"not the program's own: {', '.join(strange)}")
    known = set(SYSTEM.read_text(encoding="ascii").split())
    if lacking := wine.missing(folder, known):
        told = [f"{name} ({', '.join(who)})" for name, who in sorted(lacking.items())]
        raise frozen.NotFit(f"needed, and in no Windows 10: {'; '.join(told)}")


def _frozen_here(source: Path, order: Order) -> tuple[Path, Path]:
    """Freeze on Windows itself; return the folder and where its packages came from."""
    os.environ.update(_told_to_pyinstaller(order))
    program = frozen.frozen(source, order.to)
    print(frozen.tried(program))
    return program.parent, SITE


def _frozen_under_wine(source: Path, order: Order) -> tuple[Path, Path]:
    """Freeze with a Python for Windows under wine; return the folder and its packages' folder."""
    _need("wine", "Xvfb", "makensis", runtime.COMPILER)
    site = prepared(order.to)
    to = order.to
    with screen() as display:
        windows = wine.Wine(to / "prefix", display)
        if not windows.system.is_dir():
            windows.make(site / "PySide6", to / "made")
        shutil.rmtree(to / NAME, ignore_errors=True)
        try:
            said = windows.run(
                *(to / "python" / "python.exe", "-m", "PyInstaller", "--noconfirm", "--clean"),
                *("--log-level=WARN", f"--distpath={to}", f"--workpath={to / 'work'}"),
                source / frozen.RECIPE,
                at=source,
                more=_told_to_pyinstaller(order),
                check=False,
            )
            (to / "pyinstaller.log").write_text(said.stdout, encoding="utf-8")
            if said.returncode or not (to / NAME / setup.PROGRAM).is_file():
                raise frozen.NotFit(said.stdout[-3000:])
            print(tried(windows, to / NAME / setup.PROGRAM, to))
        finally:
            windows.end()
    return to / NAME, site


def prepared(to: Path) -> Path:
    """Lay out Python for Windows with the lock's packages; return the folder of these.

    Where the lock and the pins have not changed, what lies there is taken as it is.
    """
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    packages = wheels.for_windows(read_lock(), wheels.roots_of(project))
    pinned = [each.pinned for each in packages]
    stamp = "".join(f"{each}\n" for each in pinned) + runtime.PINS.read_text("utf-8")
    site = to / "python" / "Lib" / "site-packages"
    done = to / "python" / "done"
    if not done.is_file() or done.read_text(encoding="utf-8") != stamp:
        runtime.lay_out(to)
        wheels.fetch(pinned, to / "wheels")
        wheels.install(pinned, to / "wheels", site)
        runtime.quicken(to / "python")
        done.write_text(stamp, encoding="utf-8")
    return site


def tried(windows: wine.Wine, program: Path, to: Path) -> str:
    """Let the frozen program try itself under wine; return its report.

    Raises:
        NotFit: Something is not well.
    """
    return frozen.reported(program, to, partial(windows.run, check=False))


def _told_to_pyinstaller(order: Order) -> dict[str, str]:
    return {
        **frozen.told_to_pyinstaller(order.to),
        "LOKET_ICON": str(order.to / f"{NAME}.ico"),
        "LOKET_VERSION_INFO": str(order.to / "version.txt"),
        "PYTHONUTF8": "1",
    }


def _need(*programs: str) -> None:
    if lacking := [name for name in programs if shutil.which(name) is None]:
        raise RuntimeError(f"missing: {', '.join(lacking)}; sh installers/windows/packages.sh")


if __name__ == "__main__":
    raise SystemExit(main())
