"""What Qt itself says is Indonesian too: its file dialog, its buttons, the menu over a field.

Qt's catalogues have no Indonesian, and a bare Linux has no file dialog but Qt's own. The English
words looked for are Qt's: every text that its own German catalogue knows of.
"""

import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QTreeView,
    QWidget,
)

from desktop_app.use_cases.settings import Language
from tests.architecture.house import ROOT
from ui.messages import QT_WORDS, load_translation

_MESSAGES, _END, _SOURCE, _CONTEXT = 0x69, 1, 6, 7
_MAGIC = 16  # bytes before the first section
_SHARED = {"alias", "computer", "folder", "drag and drop", ""}
"""Written alike in both languages, or by the operating system."""


@pytest.fixture
def spoken(qapp: QApplication, tmp_path: Path) -> Iterator[QApplication]:
    """The screen as it is at a clerk's who never chose a language."""
    folder = tmp_path / "i18n"
    folder.mkdir()
    release = Path(sys.executable).with_name("pyside6-lrelease")
    texts = ROOT / "resources" / "i18n" / f"{QT_WORDS}.ts"
    subprocess.run(
        [release, "-silent", texts, "-qm", folder / f"{QT_WORDS}.qm"], check=True, timeout=60
    )
    before = qapp.findChildren(QTranslator)
    assert load_translation(qapp, tmp_path, Language.INDONESIAN) is Language.INDONESIAN
    (made,) = [each for each in qapp.findChildren(QTranslator) if each not in before]
    yield qapp
    qapp.removeTranslator(made)


@pytest.fixture(scope="module")
def english() -> frozenset[str]:
    """Return what Qt says in English, plain and in small letters."""
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    catalogue = (Path(folder) / "qtbase_de.qm").read_bytes()
    contexts = ("QFileDialog", "QFileSystemModel", "QPlatformTheme", "QLineEdit", "QMessageBox")
    return frozenset(
        plain(source) for context, source in messages(catalogue) if context in contexts
    ) - frozenset(_SHARED)


def messages(catalogue: bytes) -> Iterator[tuple[str, str]]:
    """Return context and source of each message of a ``.qm`` file."""
    at = _MAGIC
    while at < len(catalogue):
        tag, length = struct.unpack_from(">BI", catalogue, at)
        if tag == _MESSAGES:
            yield from _of(catalogue[at + 5 : at + 5 + length])
        at += 5 + length


def _of(section: bytes) -> Iterator[tuple[str, str]]:
    at, held = 0, dict[int, str]()
    while at < len(section):
        tag = section[at]
        at += 1
        if tag == _END:
            yield held.get(_CONTEXT, ""), held.get(_SOURCE, "")
            held = {}
            continue
        (length,) = struct.unpack_from(">I", section, at)
        length = 0 if length == 0xFFFFFFFF else length
        if tag in {_SOURCE, _CONTEXT}:
            held[tag] = section[at + 4 : at + 4 + length].decode()
        at += 4 + length


def plain(words: str) -> str:
    return words.replace("&", "").strip(" :….").lower()


def said_by(widget: QWidget) -> Iterator[str]:
    """Return all that stands anywhere on a widget, or is told of it."""
    for part in (widget, *widget.findChildren(QWidget)):
        yield from (part.windowTitle(), part.toolTip(), part.accessibleName())
        yield part.accessibleDescription()
        if isinstance(part, QLabel | QAbstractButton | QLineEdit):
            yield part.text()
        if isinstance(part, QTreeView):
            model = part.model()
            for column in range(model.columnCount()):
                yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
    for action in widget.findChildren(QAction):
        yield from (action.text(), action.toolTip())


KINDS = (
    (QFileDialog.AcceptMode.AcceptOpen, QFileDialog.FileMode.ExistingFiles),
    (QFileDialog.AcceptMode.AcceptSave, QFileDialog.FileMode.AnyFile),
    (QFileDialog.AcceptMode.AcceptOpen, QFileDialog.FileMode.Directory),
)


def dialogs(folder: Path) -> Iterator[QFileDialog]:
    (folder / "surat.pdf").write_bytes(b"%PDF")
    (folder / "lama").mkdir(exist_ok=True)
    for accepts, mode in KINDS:
        dialog = QFileDialog(None, "", str(folder))
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setAcceptMode(accepts)
        dialog.setFileMode(mode)
        dialog.show()
        QApplication.processEvents()
        yield dialog
        dialog.close()
        dialog.deleteLater()


@pytest.mark.usefixtures("spoken")
def test_qts_own_file_dialog_says_nothing_in_english(
    tmp_path: Path, english: frozenset[str]
) -> None:
    for dialog in dialogs(tmp_path):
        found = {words for words in said_by(dialog) if plain(words) in english}
        assert found == set()


@pytest.mark.usefixtures("qapp")
def test_without_the_catalogue_the_same_dialog_is_english(
    tmp_path: Path, english: frozenset[str]
) -> None:
    for dialog in dialogs(tmp_path):
        assert len({plain(words) for words in said_by(dialog)} & english) >= 10


@pytest.mark.usefixtures("spoken")
def test_buttons_and_the_menu_over_a_field_are_indonesian(english: frozenset[str]) -> None:
    box, line = QMessageBox(), QLineEdit("Siti")
    every = [each for each in QDialogButtonBox.StandardButton if each.value]
    for button in every:
        box.addButton(QMessageBox.StandardButton(button.value))
    menu = line.createStandardContextMenu()
    words = {plain(each) for part in (box, menu) for each in said_by(part)}
    words |= {plain(action.text().split("\t")[0]) for action in menu.actions()}

    assert "simpan" in words
    assert "salin" in words
    assert words & english == set()
    for part in (box, menu, line):
        part.deleteLater()
