"""``python -m installers.build folder``: the desktop as a folder that needs no Python.

What is frozen is the last commit, not the folder somebody works in. PyInstaller freezes it for the
system it runs on (installers/pyinstaller/loket.spec), all parts' licences are laid in, and the
program tries itself. Beside the folder stand the list of its parts (SBOM) and every file's SHA-256.

Two builds of one commit hold the same bytes, wherever and whenever they are made
(installers/twice.py): hashes of Python are not salted, every date is that of the commit, and what
a machine says of itself (its language, its mask for new files) is not asked.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable, Sequence
from pathlib import Path

from installers.artefacts import NAME, ROOT, checksums, committed_at, files_of
from installers.elf import forget_folders
from installers.parts import gather_licences, sbom

RECIPE = Path("installers/pyinstaller/loket.spec")
_SOURCES = ("desktop_app", "ui", "resources", "installers/pyinstaller")
_LRELEASE = Path(sys.executable).with_name("pyside6-lrelease")
_MISSING = re.compile(r"^missing module named '?((?:desktop_app|ui)\.[\w.]+)", re.MULTILINE)
_FORGIVEN = "[keychain."  # a machine that builds need not have a keychain
_LEFT_BEHIND = ("LC_ALL", "LC_CTYPE", "LANGUAGE", "TZ", "PYTHONPATH", "PYTHONOPTIMIZE")


class NotFit(Exception):
    """What was built does not work; its report is the argument."""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m installers.build folder", description=__doc__)
    parser.add_argument("--to", type=Path, default=ROOT / "build" / "frozen", help="folder")
    parser.add_argument("--called", help="another version than this commit's, for trying upgrades")
    options = parser.parse_args(arguments)
    try:
        folder = built(options.to.absolute(), options.called)
    except NotFit as no:
        print(no, file=sys.stderr)
        return 1
    size = sum(file.stat().st_size for file in files_of(folder))
    print(f"{folder}: {size / 1e6:.0f} MB, beside it the sums and the list of its parts")
    return 0


def built(to: Path, called: str | None = None) -> Path:
    """Freeze, try, and list: return the folder; ``.sha256`` and ``.cdx.json`` stand beside it.

    Args:
        to: Where the folder is made; what an earlier build has left there is replaced.
        called: The version it shall say it is; None for the commit's own.

    Raises:
        NotFit: What was frozen does not work.
        subprocess.CalledProcessError: PyInstaller could not.
    """
    program = frozen(staged(to / "source", called), to)
    folder = program.parent
    lacking = not_found(to / "work" / "loket" / "warn-loket.txt")
    if lacking:
        raise NotFit(f"Named somewhere in the program, and not there: {', '.join(lacking)}")
    for file in files_of(folder):
        forget_folders(file)
    gather_licences(folder)
    dated(folder)
    print(tried(program))
    (to / f"{NAME}.cdx.json").write_text(sbom(folder), encoding="utf-8")
    (to / f"{NAME}.sha256").write_text(checksums(folder), encoding="utf-8")
    return folder


def staged(to: Path, called: str | None = None) -> Path:
    """Lay out what is frozen as the last commit has it, with its translations; return that folder.

    Args:
        to: The folder; emptied first.
        called: As for ``built``.
    """
    shutil.rmtree(to, ignore_errors=True)
    to.mkdir(parents=True)
    packed = to / "commit.tar"
    subprocess.run(
        ["git", "archive", f"--output={packed}", "HEAD", *_SOURCES], cwd=ROOT, check=True
    )
    with tarfile.open(packed) as commit:
        commit.extractall(to, filter="data")
    packed.unlink()
    for texts in sorted((to / "resources" / "i18n").glob("*.ts")):
        subprocess.run([_LRELEASE, "-silent", texts, "-qm", texts.with_suffix(".qm")], check=True)
        texts.unlink()
    if called is not None:
        stated = to / "desktop_app" / "__init__.py"
        words, _, _ = stated.read_text(encoding="utf-8").partition("__version__")
        stated.write_text(f'{words}__version__ = "{called}"\n', encoding="utf-8")
    return to


def frozen(source: Path, to: Path) -> Path:
    """Freeze what was laid out; return its program, in a folder of its own under ``to``.

    Raises:
        subprocess.CalledProcessError: PyInstaller could not.
    """
    shutil.rmtree(to / NAME, ignore_errors=True)
    kept = {name: told for name, told in os.environ.items() if name not in _LEFT_BEHIND}
    environment = {**kept, "LC_ALL": "C.UTF-8", "TZ": "UTC", **told_to_pyinstaller(to)}
    subprocess.run(
        [
            sys.executable,
            *("-m", "PyInstaller", "--noconfirm", "--clean", "--log-level=ERROR"),
            *(f"--distpath={to}", f"--workpath={to / 'work'}", str(source / RECIPE)),
        ],
        cwd=source,
        env=environment,
        check=True,
    )
    return to / NAME / (f"{NAME}.exe" if os.name == "nt" else NAME)


def told_to_pyinstaller(to: Path) -> dict[str, str]:
    """Return the variables by which two builds are one; ``to`` is where it may keep things."""
    return {
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": str(committed_at()),
        "PYINSTALLER_CONFIG_DIR": str(to / "cache"),  # nothing of an earlier build
        # What is packed twice is packed badly: modules lie there as they are, and whatever carries
        # the folder (xz, LZMA, a patch of an update) sees them all at once.
        "PYINSTALLER_ZLIB_COMPRESSION_LEVEL": "0",
        "PYTHONNODEBUGRANGES": "1",  # a traceback names lines; columns weigh a quarter
    }


def not_found(told: Path) -> list[str]:
    """Return modules of ours that are imported and do not exist, from PyInstaller's own list.

    Some are imported only when a screen is first shown: a self-test does not get there.
    """
    return _MISSING.findall(told.read_text(encoding="utf-8"))


def dated(folder: Path) -> None:
    """Give everything the commit's date, and rights no machine's mask has a say in."""
    at = committed_at()
    for file in [folder, *sorted(folder.rglob("*"))]:
        if not file.is_symlink():
            starts = file.is_dir() or file.parent == folder
            file.chmod(0o755 if starts else 0o644)
        os.utime(file, (at, at), follow_symlinks=False)


def tried(program: Path) -> str:
    """Let the frozen program try itself, with no screen; return its report.

    Raises:
        NotFit: Something but the keychain is not well.
    """

    def run(*command: str | Path) -> None:
        subprocess.run(
            command,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            stdout=subprocess.DEVNULL,
            check=False,
        )

    return reported(program, program.parent.parent, run, [_FORGIVEN])


def reported(
    program: Path, beside: Path, run: Callable[..., object], forgiven: Sequence[str] = ()
) -> str:
    """Let a program try itself, and return its report.

    Args:
        program: The frozen one.
        beside: Where the report and a folder of data may lie.
        run: Runs a command, whatever it ends with.
        forgiven: By what a line tells of something that need not be well.

    Raises:
        NotFit: Something is not well.
    """
    report = beside / "uji-diri.txt"
    report.unlink(missing_ok=True)
    run(program, "--self-test", f"--data={beside / 'uji-diri'}", f"--report={report}")
    told = report.read_text(encoding="utf-8") if report.exists() else ""
    bad = [line for line in told.splitlines() if line.endswith("]")]
    bad = [line for line in bad if not any(each in line for each in forgiven)]
    if not told or bad:
        raise NotFit(told or "The frozen program does not start.")
    return told
