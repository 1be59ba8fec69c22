"""The look of papers in a real window: drawn while it is typed, off the screen's thread; kept."""

import io
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from desktop_app.domain.paper_look import PaperLook
from desktop_app.use_cases.paper_look import paper_look
from tests.ui.conftest import Stage
from ui.widgets.paper_look_dialog import PaperLookDialog


@pytest.fixture
def asked(stage: Stage) -> PaperLookDialog:
    stage.view.settings.look.click()
    stage.settle()
    found = stage.view.settings.findChild(PaperLookDialog)
    assert found is not None
    return found


def drawn(asked: PaperLookDialog) -> bytes:
    picture: QPixmap = asked.page._page
    return bytes(picture.toImage().constBits())


def typed(stage: Stage, asked: PaperLookDialog, name: str, words: str) -> None:
    edit = asked.lines[name]
    edit.setText(words)  # QTest has no keys for letters of other scripts
    asked._pause.timeout.emit()
    stage.settle()


def test_the_paper_follows_what_is_typed_and_nothing_is_kept_before_it_is_asked(
    stage: Stage, asked: PaperLookDialog
) -> None:
    before = drawn(asked)
    typed(stage, asked, "office", "KELURAHAN PERCOBAAN")
    assert drawn(asked) != before
    assert paper_look(stage.desk) == PaperLook()
    QTest.keyClick(asked.keep, Qt.Key.Key_Return)
    stage.settle()
    assert paper_look(stage.desk).letterhead.office == "KELURAHAN PERCOBAAN"


def test_what_cannot_be_printed_is_said_at_its_field_and_the_last_paper_stays(
    stage: Stage, asked: PaperLookDialog
) -> None:
    before = drawn(asked)
    typed(stage, asked, "footer", "Layanan 印")
    assert drawn(asked) == before
    assert "印" in asked.fields["footer"]._complaints["footer"]
    typed(stage, asked, "footer", "Layanan tidak dipungut biaya.")
    assert not asked.fields["footer"]._complaints
    assert drawn(asked) != before


def test_an_emblem_is_chosen_shown_and_taken_away(
    stage: Stage, asked: PaperLookDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = io.BytesIO()
    Image.new("RGB", (300, 300), "#883311").save(target, "PNG")
    path = tmp_path / "lambang.png"
    path.write_bytes(target.getvalue())
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))
    flower = drawn(asked)
    asked.emblem.click()
    stage.settle()
    assert drawn(asked) != flower
    asked.remove.click()
    stage.settle()
    assert drawn(asked) == flower
    path.write_bytes(b"no picture")
    asked.emblem.click()
    stage.settle()
    assert asked.fields["emblem"]._complaints
    asked.signs.click()
    stage.settle()


def test_every_size_can_be_looked_at(stage: Stage, asked: PaperLookDialog) -> None:
    seen = set()
    for size in ("a5", "f4", "4a6", "roll58"):
        asked.size_shown.choose(size)
        asked.size_shown.activated.emit(0)
        stage.settle()
        seen.add(asked.page._page.width() / asked.page._page.height())
    assert len(seen) == 4
