"""Libraries forget the folders of the machine they were built on, and nothing else changes."""

import shutil
from pathlib import Path

import shiboken6

from installers.elf import BESIDE, forget_folders, search_path

LIBRARY = next(Path(shiboken6.__file__).parent.glob("libshiboken6*.so*"))
ELSEWHERE = b"/there"


def test_a_library_is_told_to_look_beside_itself(tmp_path: Path) -> None:
    before = LIBRARY.read_bytes()
    named = search_path(before)
    assert named is not None
    assert named.path.startswith(BESIDE)
    changed = bytearray(before)
    folder = ELSEWHERE.ljust(len(named.path), b"x")
    changed[named.at : named.at + len(named.path)] = folder
    file = tmp_path / LIBRARY.name
    file.write_bytes(changed)

    assert forget_folders(file)

    after = file.read_bytes()
    found = search_path(after)
    assert found is not None
    assert found.path == BESIDE
    assert folder not in after
    rest = named.at + len(named.path)
    assert (after[: named.at], after[rest:]) == (before[: named.at], before[rest:])


def test_what_looks_beside_itself_and_what_is_no_library_stay(tmp_path: Path) -> None:
    file = tmp_path / LIBRARY.name
    shutil.copyfile(LIBRARY, file)
    text = tmp_path / "text"
    text.write_bytes(b"\x7fELF, as they say")

    assert not forget_folders(file)
    assert not forget_folders(text)

    assert file.read_bytes() == LIBRARY.read_bytes()
