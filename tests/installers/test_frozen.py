"""A build tries what it has built, and says no where the program says no."""

import ast
import re
from pathlib import Path

import pytest

from installers.artefacts import ROOT
from installers.frozen import RECIPE, NotFit, not_found, tried

WELL = "1. Program: BAIK. 0.1.0\\n2. Tempat kunci sistem: TIDAK. Tidak ada. [keychain.missing]\\n"
NOT_WELL = "1. Program: BAIK. 0.1.0\\n2. Huruf: TIDAK. Pasang ulang. [no-fonts]\\n"
DEAF = "1. Program: BAIK. 0.1.0\\n2. Kabar jaringan: TIDAK. Pasang ulang. [no-network-news]\\n"


def program(folder: Path, said: str) -> Path:
    """A program that takes a self-test's arguments and writes such a report."""
    file = folder / "built" / "loket-jamsostek"
    file.parent.mkdir()
    write = f"printf '{said}' > \"$report\"" if said else "true"
    file.write_text(
        "#!/bin/sh\nfor each; do case $each in --report=*) report=${each#--report=} ;; esac; done\n"
        f"{write}\n"
    )
    file.chmod(0o755)
    return file


def test_a_program_that_is_well_but_for_the_keychain_is_fit(tmp_path: Path) -> None:
    assert "Tempat kunci" in tried(program(tmp_path, WELL))


@pytest.mark.parametrize("said", [NOT_WELL, DEAF, ""])
def test_a_program_that_says_no_or_nothing_is_not(tmp_path: Path, said: str) -> None:
    with pytest.raises(NotFit):
        tried(program(tmp_path, said))


def test_a_report_of_the_build_before_does_not_count(tmp_path: Path) -> None:
    silent = program(tmp_path, "")
    (tmp_path / "uji-diri.txt").write_text("1. Program: BAIK. 0.0.9\n")

    with pytest.raises(NotFit):
        tried(silent)


def test_a_module_of_ours_that_is_named_and_not_there_is_found(tmp_path: Path) -> None:
    """Only the desk asks for it; a self-test never sits down there."""
    told = tmp_path / "warn-loket.txt"
    told.write_text(
        "missing module named _winapi - imported by encodings (delayed, optional)\n"
        "missing module named desktop_app.use_cases.locks - imported by ui.rooms.door (top-level)\n"
        "missing module named 'ui.gone' - imported by ui.app (delayed)\n"
    )

    assert not_found(told) == ["desktop_app.use_cases.locks", "ui.gone"]


@pytest.mark.parametrize(
    ("plugin", "kept"),
    [
        ("PySide6/plugins/networkinformation/qnetworklistmanager.dll", True),
        ("PySide6/Qt/plugins/networkinformation/libqnetworkmanager.so", True),
        ("PySide6/Qt/plugins/networkinformation/libqglib.so", False),
    ],
)
def test_what_hears_of_networks_is_not_trimmed_away(plugin: str, kept: bool) -> None:
    recipe = ast.parse((ROOT / RECIPE).read_text(encoding="utf-8"))
    [patterns] = [
        ast.literal_eval(inside)
        for each in recipe.body
        if isinstance(each, ast.Assign) and ast.unparse(each.targets[0]) == "UNUSED"
        for inside in ast.walk(each.value)
        if isinstance(inside, ast.List)
    ]
    unused = re.compile("|".join(patterns))

    assert (unused.search(plugin) is None) is kept
