"""A frozen folder in small: PyInstaller's own archive with one module, and one real library."""

import shutil
from pathlib import Path

import msgspec
from PyInstaller.archive.writers import CArchiveWriter, ZlibArchiveWriter

from installers.artefacts import NAME


def small_folder(to: Path) -> Path:
    """Make one with msgspec in it, its module packed and its library beside; return the folder."""
    folder = to / NAME
    library = next(Path(msgspec.__file__).parent.glob("_core*"))
    (folder / "_internal" / "msgspec").mkdir(parents=True)
    shutil.copyfile(library, folder / "_internal" / "msgspec" / library.name)
    (folder / "_internal" / "own.txt").write_text("ours")
    packed = to / "PYZ.pyz"
    source = "msgspec/__init__.py"
    code = {"msgspec": compile("", source, "exec"), "desktop_app": compile("", "ours.py", "exec")}
    listed = [(name, source, "PYMODULE") for name in code]
    ZlibArchiveWriter(str(packed), listed, code_dict=code)
    entry = ("PYZ.pyz", str(packed), False, "z")
    CArchiveWriter(str(folder / NAME), [entry], pylib_name="libpython3.11.so.1.0")
    return folder
