"""``python -m installers.build``: the desktop as a folder that needs no Python, tried by itself.

PyInstaller freezes it for the system it runs on (installers/pyinstaller/loket.spec). The frozen
program then tries itself, and every file's SHA-256 is listed beside it. Two builds of one commit
hold the same bytes: hashes of Python are not salted, and every date is that of the commit.
"""

import argparse
import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
NAME = "loket-jamsostek"
RECIPE = ROOT / "installers" / "pyinstaller" / "loket.spec"
_FORGIVEN = "[keychain."  # a machine that builds need not have a keychain
_CHUNK = 1 << 20


class NotFit(Exception):
    """What was built does not work; its report is the argument."""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m installers.build", description=__doc__)
    parser.add_argument("--to", type=Path, default=ROOT / "build" / "frozen", help="folder")
    to = parser.parse_args(arguments).to.absolute()
    try:
        program = frozen(to)
        print(tried(program))
    except NotFit as no:
        print(no, file=sys.stderr)
        return 1
    listed = to / f"{NAME}.sha256"
    listed.write_text(checksums(program.parent), encoding="utf-8")
    size = sum(file.stat().st_size for file in _files(program.parent))
    print(f"{program.parent}: {size / 1e6:.0f} MB, {listed.name}")
    return 0


def frozen(to: Path) -> Path:
    """Freeze the desktop; return its program, in a folder of its own under ``to``.

    Raises:
        subprocess.CalledProcessError: PyInstaller could not.
    """
    environment = {
        **os.environ,
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": str(committed_at()),
    }
    subprocess.run(
        [
            sys.executable,
            *("-m", "PyInstaller", "--noconfirm", "--clean", "--log-level=ERROR"),
            *(f"--distpath={to}", f"--workpath={to / 'work'}", str(RECIPE)),
        ],
        cwd=ROOT,
        env=environment,
        check=True,
    )
    return to / NAME / (f"{NAME}.exe" if os.name == "nt" else NAME)


def committed_at() -> int:
    """Return the seconds since 1970 of the last commit; what is built twice has one date."""
    said = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return int(said.stdout)


def tried(program: Path) -> str:
    """Let the frozen program try itself, with no screen; return its report.

    Raises:
        NotFit: Something but the keychain is not well.
    """
    report = program.parent.parent / "uji-diri.txt"
    report.unlink(missing_ok=True)
    data = program.parent.parent / "uji-diri"
    subprocess.run(
        [program, "--self-test", f"--data={data}", f"--report={report}"],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.DEVNULL,
        check=False,
    )
    told = report.read_text(encoding="utf-8") if report.exists() else ""
    bad = [line for line in told.splitlines() if line.endswith("]") and _FORGIVEN not in line]
    if not told or bad:
        raise NotFit(told or "The frozen program does not start.")
    return told


def checksums(folder: Path) -> str:
    """Return a line for each file, as ``sha256sum --check`` reads it, in the order of names."""
    lines = []
    for file in _files(folder):
        digest = hashlib.sha256()
        with file.open("rb") as content:
            while chunk := content.read(_CHUNK):
                digest.update(chunk)
        lines.append(f"{digest.hexdigest()}  {file.relative_to(folder).as_posix()}\n")
    return "".join(lines)


def _files(folder: Path) -> list[Path]:
    """Return what lies there, in the order of names; links lead to what is listed itself."""
    return sorted(file for file in folder.rglob("*") if file.is_file() and not file.is_symlink())


if __name__ == "__main__":
    raise SystemExit(main())
