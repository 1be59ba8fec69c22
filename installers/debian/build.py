"""``python -m installers.build deb``: the frozen desktop as one package for Debian-like systems.

What lies where is Debian's custom: the program in ``/usr/lib``, its name in ``/usr/bin``, a desktop
entry, icons, kinds of files, AppStream's card, pages of the manual in two languages. The package
runs nothing when it is installed: Debian's own triggers read what lies there. It needs what
``dpkg-shlibdeps`` finds its libraries to need, and asks for a keychain besides.

The same commit gives the same bytes: ``dpkg-deb`` sorts, and takes its dates from the commit.
"""

import argparse
import gzip
import os
import re
import shutil
import subprocess
import sys
from email.utils import format_datetime
from pathlib import Path

from installers import icon
from installers.artefacts import (
    NAME,
    ROOT,
    committed_at,
    committed_on,
    digest_of,
    files_of,
    version,
    write_checksum,
)
from installers.frozen import NotFit, built
from installers.parts import INSIDE, LICENCES, parts_of

FILES = Path(__file__).with_name("files")
HOME = Path("usr/lib") / NAME
SIZES = (16, 22, 24, 32, 48, 64, 128, 256)
CARD = "id.loketjamsostek.loket.metainfo.xml"
MAINTAINER = "Loket Jamsostek maintainers <maintainers@loket-jamsostek.invalid>"
RECOMMENDED = (
    "gnome-keyring | keepassxc | kwalletmanager",
    "dbus-user-session | dbus-x11",
    "shared-mime-info",
    "desktop-file-utils",
)
SUGGESTED = ("cups",)
ASKED_FOR_BY_NAME = ("libegl1",)
"""Opened while the program runs, where no table of a library says so."""
_PRIVATE = re.compile(r"^(.+?)(?: \(.*\))?$")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m installers.build deb", description=__doc__)
    parser.add_argument("--to", type=Path, default=ROOT / "build" / "deb", help="folder")
    parser.add_argument("--called", help="another version than this commit's, for trying upgrades")
    parser.add_argument("--quick", action="store_true", help="packed badly and fast, for a trial")
    options = parser.parse_args(arguments)
    if not is_system_s_own(sys.base_prefix):
        print("Not this system's own Python: fit for a trial, not for a release.", file=sys.stderr)
    try:
        package = packed(options.to.absolute(), options.called, quick=options.quick)
    except NotFit as no:
        print(no, file=sys.stderr)
        return 1
    print(f"{package}: {package.stat().st_size / 1e6:.1f} MB, beside it its sum and its parts")
    return 0


def is_system_s_own(prefix: str) -> bool:
    """Say whether a Python is the one Debian keeps safe, by where it was installed.

    Its library and OpenSSL come along in the package; whoever built one by hand has to follow every
    security notice by hand, and so has everybody it is handed to.
    """
    return Path(prefix) == Path("/usr")


def packed(to: Path, called: str | None = None, *, quick: bool = False) -> Path:
    """Freeze, lay out and pack; return the package, with ``.sha256`` and ``.cdx.json`` beside it.

    Args:
        to: Where all that happens.
        called: As for ``frozen.built``.
        quick: Packed in seconds, and by a third larger.

    Raises:
        NotFit: What was frozen does not work.
        subprocess.CalledProcessError: PyInstaller, dpkg-shlibdeps or dpkg-deb could not.
    """
    folder, number = built(to, called), called or version()
    root = laid_out(folder, to / "root", number)
    package = to / f"{NAME}_{number}_{_architecture()}.deb"
    strength = ("-z1",) if quick else ("-z9", "-Sextreme")
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", *strength, "--build", root, package],
        env={**os.environ, "SOURCE_DATE_EPOCH": str(committed_at())},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    write_checksum(package)
    shutil.copyfile(to / f"{NAME}.cdx.json", package.with_suffix(".cdx.json"))
    return package


def laid_out(folder: Path, root: Path, called: str) -> Path:
    """Lay the package out as it will lie in a system; return its root.

    Args:
        folder: The frozen program's.
        root: Emptied first.
        called: Its version.
    """
    shutil.rmtree(root, ignore_errors=True)
    (root / HOME).parent.mkdir(parents=True)
    shutil.copytree(folder, root / HOME, symlinks=True)
    command = root / "usr/bin" / NAME
    command.parent.mkdir()
    command.symlink_to(Path("..") / "lib" / NAME / NAME)
    _share(root / "usr/share", called)
    _tell(root / "usr/share/doc" / NAME, folder, called)
    _control(root, folder, called)
    _rights(root)
    return root


def _share(share: Path, called: str) -> None:
    """Write what desktops read: entry, kinds of files, card, icons, manual."""
    _put(f"{NAME}.desktop", share / "applications" / f"{NAME}.desktop", called)
    _put(f"{NAME}.xml", share / "mime/packages" / f"{NAME}.xml", called)
    _put(CARD, share / "metainfo" / CARD, called)
    _put(f"{NAME}.1", share / "man/man1" / f"{NAME}.1.gz", called)
    _put(f"{NAME}.id.1", share / "man/id/man1" / f"{NAME}.1.gz", called)
    icons = share / "icons/hicolor"
    drawing = icons / "scalable/apps" / f"{NAME}.svg"
    drawing.parent.mkdir(parents=True)
    shutil.copyfile(icon.DRAWING, drawing)
    for side in SIZES:
        file = icons / f"{side}x{side}/apps" / f"{NAME}.png"
        file.parent.mkdir(parents=True)
        file.write_bytes(icon.png(side))


def _put(name: str, to: Path, called: str) -> None:
    told = (FILES / name).read_text(encoding="utf-8")
    told = told.replace("@VERSION@", called).replace("@DATE@", f"{committed_on():%Y-%m-%d}")
    to.parent.mkdir(parents=True, exist_ok=True)
    content = told.encode()
    to.write_bytes(gzip.compress(content, 9, mtime=0) if to.suffix == ".gz" else content)


def _tell(doc: Path, folder: Path, called: str) -> None:
    """Write whose the parts are, and the one change Debian asks for."""
    doc.mkdir(parents=True)
    texts = f"/{HOME / INSIDE / LICENCES}"
    told = [
        "Loket Jamsostek",
        f"Copyright: {committed_on():%Y} the Loket Jamsostek maintainers",
        "License: Apache-2.0; on Debian systems its text is in",
        "/usr/share/common-licenses/Apache-2.0.",
        "",
        "The program stands on the parts below and brings them along. The whole text of each one's",
        f"licence is in {texts}.",
        "Qt and its Python binding are here under the LGPL-3.0: libraries of their own in the",
        "program's folder and can be replaced by others of the same version. Their sources are at",
        "https://download.qt.io/.",
        "",
        *(f"{part.name} {part.version}: {part.licence}" for part in parts_of(folder)),
        "python 3.11: PSF-2.0",
    ]
    (doc / "copyright").write_text("\n".join(told) + "\n", encoding="utf-8")
    change = (
        f"{NAME} ({called}) stable; urgency=medium\n\n"
        f"  * What this version changes stands in the project's CHANGELOG.md.\n\n"
        f" -- {MAINTAINER}  {format_datetime(committed_on())}\n"
    )
    (doc / "changelog.gz").write_bytes(gzip.compress(change.encode(), 9, mtime=0))


def _control(root: Path, folder: Path, called: str) -> None:
    """Write what dpkg reads."""
    control = root / "DEBIAN"
    control.mkdir()
    files = [file for file in files_of(root) if control not in file.parents]
    size = sum((file.stat().st_size + 1023) // 1024 for file in files)
    (control / "control").write_text(
        f"Package: {NAME}\n"
        f"Version: {called}\n"
        f"Architecture: {_architecture()}\n"
        f"Maintainer: {MAINTAINER}\n"
        f"Installed-Size: {size}\n"
        f"Depends: {', '.join(_depends(folder))}\n"
        f"Recommends: {', '.join(RECOMMENDED)}\n"
        f"Suggests: {', '.join(SUGGESTED)}\n"
        "Section: misc\n"
        "Priority: optional\n"
        "Description: register workers for Indonesian employment social security\n"
        " A clerk of a kelurahan or desa registers workers for BPJS Ketenagakerjaan,\n"
        " with or without a network, and hands over a paper at once. The data lie in\n"
        " one encrypted file and are sent to the city when there is a line.\n"
        " .\n"
        " Petugas kelurahan atau desa mendaftarkan pekerja ke BPJS Ketenagakerjaan,\n"
        " dengan atau tanpa internet, dan langsung menyerahkan bukti pendaftaran.\n",
        encoding="utf-8",
    )
    sums = "".join(
        f"{digest_of(file, 'md5')}  {file.relative_to(root).as_posix()}\n" for file in files
    )
    (control / "md5sums").write_text(sums, encoding="utf-8")


def _depends(folder: Path) -> list[str]:
    """Ask dpkg which packages all the libraries need, besides each other."""
    binaries = [file for file in files_of(folder) if _is_elf(file)]
    private = sorted({f"-l{file.parent}" for file in binaries})
    work = folder.parent / "shlibs"
    (work / "debian").mkdir(parents=True, exist_ok=True)
    (work / "debian/control").write_text(f"Source: {NAME}\n\nPackage: {NAME}\nArchitecture: any\n")
    said = subprocess.run(
        ["dpkg-shlibdeps", "-O", "--ignore-missing-info", *private, *(f"-e{b}" for b in binaries)],
        cwd=work,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    found = set(said.strip().removeprefix("shlibs:Depends=").split(", "))
    named = {_PRIVATE.sub(r"\1", each) for each in found}
    return sorted({*found, *(each for each in ASKED_FOR_BY_NAME if each not in named)})


def _is_elf(file: Path) -> bool:
    with file.open("rb") as content:
        return content.read(4) == b"\x7fELF"


def _rights(root: Path) -> None:
    """Whoever builds, and whatever their mask for new files."""
    for each in [root, *sorted(root.rglob("*"))]:
        if not each.is_symlink():
            runs = each.is_dir() or each == root / HOME / NAME
            each.chmod(0o755 if runs else 0o644)


def _architecture() -> str:
    told = subprocess.run(
        ["dpkg", "--print-architecture"], capture_output=True, text=True, check=True
    )
    return told.stdout.strip()
