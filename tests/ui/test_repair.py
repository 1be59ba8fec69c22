"""What was mended is told before the desk, and what is still behind while one works."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.repair import FileFate, Repair
from desktop_app.paths import FILE_FOLDER
from desktop_app.use_cases.first_run import Opened
from tests.ui.conftest import Stage
from tests.ui.keys import press
from ui.jobs import JobRunner
from ui.viewmodels.repair import RepairViewModel
from ui.widgets.repair_page import RepairPage

NUMBER = "3375011002-01-00007"
MENDED = Repair(
    FileFate.FROM_BACKUP,
    aside="loket.rusak-2026-11-22-1.db",
    backup="harian.cadangan",
    restored=(NUMBER,),
    renewed=3,
)
GRAVE = replace(MENDED, lost=("3375011002-01-00009",), unnamed=2)


def told(repair: Repair, qtbot: QtBot) -> str:
    jobs = JobRunner()
    model = RepairViewModel(repair, jobs, lambda _path: 1)
    words = " ".join((model.title, *model.lines))
    jobs.close()
    assert qtbot is not None
    return words


def test_a_repair_says_what_happened_how_many_and_which(qtbot: QtBot) -> None:
    words = told(MENDED, qtbot)

    for part in ("harian.cadangan", "loket.rusak-2026-11-22-1.db", "01-00007", "3 sal", "1 pend"):
        assert part in words
    assert "penyelamatan" not in words


def test_what_neither_copy_has_is_named_with_what_to_do(qtbot: QtBot) -> None:
    words = told(GRAVE, qtbot)

    for part in ("01-00009", "2 catatan", "penyelamatan", "internet", "kertas"):
        assert part in words
    assert words.index("kertas") < words.index("harian.cadangan")  # first what is still to be done


def test_a_file_made_of_copies_alone_says_that_news_follow(qtbot: QtBot) -> None:
    assert "menyusul" in told(Repair(FileFate.FROM_COPIES), qtbot)


def test_the_page_stands_before_the_desk_until_it_is_read(stage: Stage) -> None:
    desktop = stage.desktop
    assert desktop.room is not None
    desktop._show(desktop.room, MENDED)
    page = desktop.window.view
    assert isinstance(page, RepairPage)
    assert not page.rescue.isVisible()

    page.go_on.click()

    assert desktop.window.view is stage.view


def test_a_whole_file_is_entered_without_a_word(stage: Stage) -> None:
    assert stage.desktop.window.view is stage.view
    assert Opened(stage.desk.database, stage.desk.officer).repair == Repair()


def test_a_grave_repair_offers_the_rescue_file(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop = stage.desktop
    assert desktop.room is not None
    home = desktop.folder / FILE_FOLDER
    (home / "paket").mkdir(parents=True)
    (home / "paket" / "00000001.3375011002-01-00001.age").write_bytes(b"sealed")
    desktop._show(desktop.room, GRAVE)
    page = desktop.window.view
    assert isinstance(page, RepairPage)
    chosen = tmp_path / "stik.penyelamatan"
    monkeypatch.setattr(
        "ui.widgets.repair_page.QFileDialog.getSaveFileName", lambda *_: (str(chosen), "")
    )

    page.rescue.click()
    stage.settle()

    assert "tersimpan" in page.notice.words.text()
    assert zipfile.ZipFile(chosen).namelist() == ["paket/00000001.3375011002-01-00001.age"]


def test_copies_that_are_behind_are_said_until_they_are_written(stage: Stage) -> None:
    room = stage.desktop.room
    assert room is not None

    room.keeping._tended(2)
    assert "2 salinan pengaman belum tertulis" in stage.view.notice.words.text()

    room.keeping._tended(0)
    assert stage.view.notice.isHidden()


def test_a_long_list_is_cut_short_and_says_by_how_many(qtbot: QtBot) -> None:
    many = tuple(f"3375011002-01-{number:05}" for number in range(1, 21))
    words = told(Repair(FileFate.FROM_COPIES, restored=many), qtbot)

    assert "01-00012, dan 8 lagi." in words
    assert "01-00013" not in words


def test_the_page_is_one_window_and_enter_leaves_it(stage: Stage) -> None:
    desktop = stage.desktop
    assert desktop.room is not None
    before = set(QApplication.topLevelWidgets())
    desktop._show(desktop.room, GRAVE)
    page = desktop.window.view
    assert isinstance(page, RepairPage)
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible() and w not in before] == []
    assert page.go_on.hasFocus()

    press(Qt.Key.Key_Return)

    assert desktop.window.view is stage.view
