"""The screen speaks the language asked for or chosen, from its first window on."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from desktop_app.errors import Unavailable
from desktop_app.use_cases.settings import Language, choose_language, language
from tests.ui.conftest import Stage
from tests.ui.english import build, english
from ui.messages import load_translation
from ui.widgets.desk_view import Tab

ROOT = Path(__file__).parents[2]


def test_indonesian_is_spoken_where_nothing_was_chosen_or_it_cannot_be_read(
    tmp_path: Path,
) -> None:
    assert language(tmp_path) is Language.INDONESIAN
    choose_language(tmp_path, Language.ENGLISH)
    assert language(tmp_path) is Language.ENGLISH
    (tmp_path / "bahasa").write_bytes(b"\xff\x00")
    assert language(tmp_path) is Language.INDONESIAN


def test_a_choice_that_cannot_be_kept_is_the_world_s_no(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match=r"file\.not_written"):
        choose_language(tmp_path / "nowhere", Language.ENGLISH)


@pytest.fixture
def _only_here(qapp: QApplication) -> Iterator[None]:
    """Take back what a test let the application speak."""
    before = qapp.findChildren(QTranslator)
    yield
    for translator in qapp.findChildren(QTranslator):
        if translator not in before:
            qapp.removeTranslator(translator)
            translator.deleteLater()


@pytest.mark.usefixtures("_only_here")
def test_a_language_that_was_not_built_leaves_indonesian(
    qapp: QApplication, tmp_path: Path
) -> None:
    assert load_translation(qapp, tmp_path, Language.ENGLISH) is Language.INDONESIAN
    build(tmp_path)
    assert load_translation(qapp, tmp_path, Language.ENGLISH) is Language.ENGLISH


def test_the_choice_is_kept_for_the_next_start_and_said_to_be(stage: Stage) -> None:
    folder = stage.desktop.folder
    folder.mkdir(exist_ok=True)
    stage.view.go_to(Tab.SETTINGS)
    stage.settle()
    page = stage.view.settings
    assert page.language.value == Language.INDONESIAN
    assert not page.later.isVisible()
    page.language.choose(Language.ENGLISH)
    page.language.activated.emit(page.language.currentIndex())
    stage.settle()
    assert page.later.isVisible()
    assert language(folder) is Language.ENGLISH
    page.language.choose(Language.INDONESIAN)
    page.language.activated.emit(page.language.currentIndex())
    stage.settle()
    assert not page.later.isVisible()


def test_a_desk_in_english_has_no_word_of_indonesian_in_its_frame(
    qapp: QApplication, request: pytest.FixtureRequest
) -> None:
    with english(qapp):
        stage: Stage = request.getfixturevalue("stage")
        assert [tab.text() for tab in stage.view.top.tabs] == [
            "Registration",
            "List",
            "To correct",
            "Event",
            "Coverage",
            "Settings",
        ]
        assert "Save" in stage.view.registration.save.text()


@pytest.mark.parametrize(
    ("chosen", "asked", "title"),
    [
        (None, [], "Selamat datang di Loket Jamsostek"),
        (None, ["--language", "en"], "Welcome to Loket Jamsostek"),
        (Language.ENGLISH, [], "Welcome to Loket Jamsostek"),
        (Language.ENGLISH, ["--language", "id"], "Selamat datang di Loket Jamsostek"),
    ],
)
def test_the_program_starts_in_the_language_asked_for_else_in_the_one_chosen(
    tmp_path: Path, chosen: Language | None, asked: list[str], title: str
) -> None:
    """The whole program, as set-up left it, from its command line to its first window."""
    if chosen is not None:
        choose_language(tmp_path, chosen)
    look = (
        "import sys\n"
        "from PySide6.QtCore import QTimer\n"
        "from PySide6.QtWidgets import QApplication, QLabel\n"
        "import ui.app as app\n"
        "from desktop_app.__main__ import main\n"
        "begin = app.Desktop.begin\n"
        "def begin_and_look(self):\n"
        "    begin(self)\n"
        "    print([label.text() for label in self.window.findChildren(QLabel)])\n"
        "    QTimer.singleShot(0, QApplication.quit)\n"
        "app.Desktop.begin = begin_and_look\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", look, "--data", str(tmp_path), *asked],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert title in ended.stdout
