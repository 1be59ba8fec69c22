"""``python -m installers.build``: the desktop as a folder that needs no Python, tried by itself.

PyInstaller freezes it for the system it runs on (installers/pyinstaller/loket.spec). The frozen
program then tries itself, and every file's SHA-256 is listed beside it. Two builds of one commit
hold the same bytes: hashes of Python are not salted, and every date is that of the commit.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from installers.artefacts import NAME, ROOT, checksums, committed_at, files_of

RECIPE = ROOT / "installers" / "pyinstaller" / "loket.spec"
_FORGIVEN = "[keychain."  # a machine that builds need not have a keychain


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
    size = sum(file.stat().st_size for file in files_of(program.parent))
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


if __name__ == "__main__":
    raise SystemExit(main())
