"""What the set-up program is told: files in their order, and every sentence in both languages."""

import os
import re
from pathlib import Path

import pytest

from desktop_app.paths import data_folder
from desktop_app.sync.exchange import REPLY_SUFFIX, SUFFIX
from installers.artefacts import NAME
from installers.windows import setup
from installers.windows.icon import SIZES, write_icon
from ui.rooms.one_window import LOCK_NAME

SCRIPT = setup.SCRIPT.read_text(encoding="utf-8")
WORDS = setup.WORDS.read_text(encoding="utf-8")
STRINGS = re.findall(r'^LangString (\w+) \$\{LANG_(\w+)\} "(.*)"$', WORDS, re.MULTILINE)


def test_every_sentence_stands_there_in_both_languages() -> None:
    told = {(name, language): words for name, language, words in STRINGS}
    names = {name for name, _ in told}

    assert len(told) == len(STRINGS) == 2 * len(names)
    assert {language for _, language in told} == {"INDONESIAN", "ENGLISH"}
    for name in names:
        assert told[name, "INDONESIAN"] != told[name, "ENGLISH"]
        assert f"$({name})" in SCRIPT, "told by nobody"
    assert set(re.findall(r"\$\((\w+)\)", SCRIPT)) == names


@pytest.mark.parametrize("name", ["TOO_OLD", "RUNNING", "NEWER_INSTALLED", "HELD"])
def test_a_no_says_what_became_of_data_and_machine_and_what_to_do(name: str) -> None:
    (words,) = (
        words for each, language, words in STRINGS if (each, language) == (name, "INDONESIAN")
    )

    assert len(words.split("$\\r$\\n$\\r$\\n")) >= 2
    assert re.search(
        r"tidak ada yang berubah|Data Anda (aman|tidak disentuh)", words, re.IGNORECASE
    )
    assert re.search(r"Perbarui|tutup|Pakai saja|Mulai ulang", words)


def test_asked_nothing_it_keeps_the_data() -> None:
    """Every message box has its answer for /S; those about data answer no, and have it in front."""
    boxes = re.findall(r"MessageBox .*", SCRIPT)

    assert len(boxes) == 6
    assert all(" /SD " in box for box in boxes)
    about_data = [box for box in boxes if "DATA_" in box]
    assert len(about_data) == 2
    assert all("MB_DEFBUTTON2" in box and "/SD IDNO" in box for box in about_data)
    before = SCRIPT.split('RMDir /r "${DATA}"')
    assert len(before) == 2
    assert (
        before[0].rindex("DATA_SURELY") > before[0].rindex("DATA_TOO") > before[0].rindex("Section")
    )


def test_it_knows_the_program_s_own_folder_and_lock() -> None:
    """On Windows the data lies where the program says, and its lock is held while it runs."""
    windows = data_folder(None, {"LOCALAPPDATA": "$LOCALAPPDATA"}, "win32")

    assert f'!define DATA "{windows}"'.replace("/", "\\") in SCRIPT
    assert f'RefuseWhileHeld "${{DATA}}\\{LOCK_NAME}"' in SCRIPT
    assert SCRIPT.count("!insertmacro RefuseWhileRunning") == 2  # set-up and uninstaller


def test_it_asks_for_no_administrator_and_touches_the_user_s_own_keys_alone() -> None:
    assert "RequestExecutionLevel user" in SCRIPT
    assert not re.search(r"(Write|Delete)Reg\w+ (/\w+ )?(HKLM|HKCR|SHCTX)", SCRIPT)


def test_files_of_ours_are_opened_by_the_program() -> None:
    suffixes = set(re.findall(r'Associate "(\.[\w-]+)"', SCRIPT))

    assert suffixes == {".loket", SUFFIX, REPLY_SUFFIX}
    assert suffixes == set(re.findall(r'Dissociate "(\.[\w-]+)"', SCRIPT))


def frozen_folder(folder: Path) -> Path:
    for name in (f"{NAME}.exe", "_internal/b.dll", "_internal/PySide6/a.dll", "_internal/a.pyd"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(name.encode())
    return folder


def test_files_go_in_by_name_and_the_program_last(tmp_path: Path) -> None:
    listed = setup.file_list(frozen_folder(tmp_path), tmp_path)

    files, steps = listed.split("!macro MoveAll\n")
    assert re.findall(rf'File "{re.escape(str(tmp_path))}/(.*)"', files) == [
        "_internal/PySide6/a.dll", "_internal/a.pyd", "_internal/b.dll", f"{NAME}.exe",
    ]  # fmt: skip
    assert re.findall(r'SetOutPath "\$INSTDIR\\(.*)"', files) == [
        r"baru\_internal\PySide6", r"baru\_internal", "baru",
    ]  # fmt: skip
    moves, removals = steps.split("!macro RemoveAll\n")
    assert re.findall(r'MoveIn "(.*)"', moves) == ["_internal", f"{NAME}.exe"]
    assert removals.splitlines()[:2] == [
        f'Delete "$INSTDIR\\{NAME}.exe"',
        'RMDir /r "$INSTDIR\\_internal"',
    ]


@pytest.mark.parametrize("version", ["1.2", "1.2.3.4", "1.2.x", "1.2.70000"])
def test_a_version_windows_cannot_count_is_refused(version: str) -> None:
    with pytest.raises(ValueError, match=r"version|invalid literal"):
        setup.number(version)


def test_the_program_s_properties_say_its_version() -> None:
    told = setup.version_text("1.20.3")

    assert "filevers=(1, 20, 3, 0)" in told
    assert "StringStruct('ProductVersion', '1.20.3')" in told
    compile(told, "version", "eval")


def test_the_icon_has_every_size_windows_shows(tmp_path: Path) -> None:
    icon = tmp_path / "made" / "one.ico"
    write_icon(icon)
    again = tmp_path / "made" / "two.ico"
    write_icon(again)

    held = icon.read_bytes()
    assert held[:6] == b"\0\0\1\0" + len(SIZES).to_bytes(2, "little")
    assert [held[6 + 16 * each] or 256 for each in range(len(SIZES))] == list(SIZES)
    assert held == again.read_bytes()


@pytest.mark.skipif(os.name == "nt", reason="a script of the shell stands for what signs")
def test_what_signs_is_given_the_file_and_its_no_is_heard(tmp_path: Path) -> None:
    signer, program = tmp_path / "sign", tmp_path / "setup.exe"
    program.write_bytes(b"MZ")
    signer.write_text('#!/bin/sh\nprintf signed >>"$1"\n', encoding="utf-8")
    signer.chmod(0o755)

    setup.sign(signer, program)

    assert program.read_bytes() == b"MZsigned"
    signer.write_text("#!/bin/sh\nexit 3\n", encoding="utf-8")
    with pytest.raises(Exception, match="status 3"):
        setup.sign(signer, program)
