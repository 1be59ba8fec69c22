"""Windows files are read from their bytes, and a package is whole and holds nothing of wine's."""

import struct
from pathlib import Path

import pytest

from installers import frozen
from installers.windows import build, wine
from installers.windows.portable import NotPortable, Portable
from tests.fixtures.portable import portable


@pytest.mark.parametrize("late", [False, True])
def test_what_a_program_needs_is_read_from_it(late: bool) -> None:
    asked = {"KERNEL32.dll": ["CreateFileW", "CloseHandle"], "Qt6Core.dll": ["?x@@YAXXZ"]}

    needs = Portable.read(portable(asked, late=late)).needs()

    assert needs == {"kernel32.dll": ["CreateFileW", "CloseHandle"], "qt6core.dll": ["?x@@YAXXZ"]}


def test_what_a_library_offers_is_read_from_it() -> None:
    assert Portable.read(portable(exports=["Py_Main", "PyList_New"])).offers() == [
        "Py_Main",
        "PyList_New",
    ]
    assert Portable.read(portable()).offers() == []


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"MZ",
        b"\x7fELF" + bytes(600),
        b"MZ" + bytes(0x3A) + b"\x40\0\0\0" + bytes(600),
        portable().replace(struct.pack("<H", 0x20B), struct.pack("<H", 0x10B), 1),
    ],
)
def test_what_is_no_program_for_64_bits_is_refused(data: bytes) -> None:
    with pytest.raises(NotPortable):
        Portable.read(data)


def package(folder: Path, **files: bytes) -> Path:
    for name, content in files.items():
        place = folder / "_internal" / name.replace("_dll", ".dll").replace("_exe", ".exe")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    return folder


def test_a_package_with_all_it_needs_is_whole(tmp_path: Path) -> None:
    package(
        tmp_path,
        loket_exe=portable({"Qt6Core.dll": ["a"], "KERNEL32.dll": ["b"]}),
        Qt6Core_dll=portable({"api-ms-win-crt-heap-l1-1-0.dll": ["malloc"], "icuuc.dll": ["u"]}),
    )

    build.examined(tmp_path)


def test_a_package_without_a_library_is_not_fit(tmp_path: Path) -> None:
    package(tmp_path, loket_exe=portable({"Qt6Svg.dll": ["a"]}))

    with pytest.raises(frozen.NotFit, match=r"qt6svg\.dll \(_internal/loket\.exe\)"):
        build.examined(tmp_path)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("anything_dll", b"Loket Jamsostek: stands in under wine only"),
        ("kernel32_dll", b"Wine builtin DLL"),
        ("icuuc_dll", b""),
        ("bcryptprimitives_dll", b""),
    ],
)
def test_nothing_of_wine_may_lie_in_a_package(tmp_path: Path, name: str, content: bytes) -> None:
    package(tmp_path, **{name: portable(content=content)})

    assert len(wine.foreign(tmp_path)) == 1
    with pytest.raises(frozen.NotFit, match="not the program's own"):
        build.examined(tmp_path)


def test_what_stands_in_bears_its_mark_and_every_name_that_is_asked() -> None:
    source = wine.stand_in(["ucnv_open", "ucnv_close", "ucnv_close"])

    assert "stands in under wine only" in source
    assert source.count("ucnv_close(void) { return 0; }") == 1
    assert "ucnv_open(const char *name, int *error) { if (error) *error" in source
    assert "DllMain" in source
