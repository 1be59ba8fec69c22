"""The set-up program out of a frozen folder: what NSIS is told, and what goes in, in its order."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from installers.artefacts import NAME, committed_at, committed_on, files_of
from installers.windows.runtime import HERE

PROGRAM = f"{NAME}.exe"
SCRIPT = HERE / "setup.nsi"
WORDS = HERE / "words.nsh"


def number(version: str) -> str:
    """Return a version as Windows counts: four numbers.

    Raises:
        ValueError: It is not three numbers with dots between.
    """
    parts = [int(part) for part in version.split(".")]
    if len(parts) != 3 or any(not 0 <= part <= 0xFFFF for part in parts):  # noqa: PLR2004 - a.b.c
        raise ValueError(f"{version} is no version")
    return ".".join(map(str, [*parts, 0]))


def version_text(version: str) -> str:
    """Return what the program says of itself in its properties, as PyInstaller reads it."""
    numbers = tuple(int(part) for part in number(version).split("."))
    told = {
        "CompanyName": "Loket Jamsostek",
        "FileDescription": "Loket Jamsostek",
        "FileVersion": version,
        "InternalName": NAME,
        "LegalCopyright": f"© {committed_on().year} Loket Jamsostek, Apache-2.0",
        "OriginalFilename": PROGRAM,
        "ProductName": "Loket Jamsostek",
        "ProductVersion": version,
    }
    rows = ", ".join(f"StringStruct({name!r}, {text!r})" for name, text in told.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3f, "
        "flags=0x0, OS=0x40004, fileType=0x1, subtype=0x0, date=(0, 0)), kids=["
        f"StringFileInfo([StringTable('042104B0', [{rows}])]), "  # Indonesian, Unicode
        "VarFileInfo([VarStruct('Translation', [0x0421, 1200])])])\n"
    )


def file_list(folder: Path, shown: Path) -> str:
    """Return NSIS's list of what goes in, and the two steps over what stands at its top.

    In the order of names, so that two builds put the same bytes at the same place.

    Args:
        folder: The frozen program.
        shown: The same folder as NSIS is to call it.
    """
    lines = []
    place = None
    for file in files_of(folder):
        inside = file.relative_to(folder)
        if inside.parent != place:
            place = inside.parent
            lines.append(f'SetOutPath "$INSTDIR\\{_windows(Path("baru") / place)}"')
        lines.append(f'File "{shown / inside}"')
    top = sorted(folder.iterdir(), key=lambda each: (each.name == PROGRAM, each.name))
    lines += ["!macro MoveAll", *(f'!insertmacro MoveIn "{each.name}"' for each in top)]
    lines += ["!macroend", "!macro RemoveAll", *map(_removal, reversed(top)), "!macroend"]
    return "\n".join(lines) + "\n"


def _removal(each: Path) -> str:
    return f'{"RMDir /r" if each.is_dir() else "Delete"} "$INSTDIR\\{each.name}"'


def _windows(path: Path) -> str:
    return "\\".join(path.parts)


def made(folder: Path, version: str, icon: Path, to: Path, signer: Path | None = None) -> Path:
    """Make the set-up program; return it.

    Args:
        folder: The frozen program, with the dates its files shall have.
        version: Three numbers.
        icon: An ``.ico``.
        to: The folder it is made in.
        signer: A program that signs the file it is given; None where there is no certificate.

    Raises:
        subprocess.CalledProcessError: NSIS or the signer said no.
        RuntimeError: NSIS is not there.
    """
    nsis = shutil.which("makensis")
    if nsis is None:
        raise RuntimeError("makensis is missing: sh installers/windows/packages.sh")
    listed = to / "files.nsh"
    listed.write_text(file_list(folder, folder), encoding="utf-8")
    out = to / f"{NAME}-{version}-setup.exe"
    out.unlink(missing_ok=True)
    size = sum(file.stat().st_size for file in files_of(folder))
    told = {
        "VERSION": version,
        "NUMBER": number(version),
        "PUBLISHED": str(committed_on().year),
        "FILES": str(listed),
        "ICON": str(icon),
        "KILOBYTES": str(size // 1024),
        "OUT": str(out),
    }
    defined = list(_defined(told | ({"SIGN": str(signer)} if signer else {})))
    subprocess.run(
        [nsis, "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defined, str(SCRIPT)],
        cwd=HERE,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(committed_at()), "TZ": "UTC"},
        check=True,
    )
    if signer is not None:
        sign(signer, out)
    return out


def sign(signer: Path, file: Path) -> None:
    """Let the signer put its signature into a file.

    Raises:
        subprocess.CalledProcessError: It would not.
    """
    subprocess.run([str(signer), str(file)], check=True)


def _defined(told: dict[str, str]) -> Iterator[str]:
    for name, value in told.items():
        yield f"-D{name}={value}"
