"""Where there is little room: what is left out shows, is whole words, and can be read elsewhere."""

from collections.abc import Sequence
from uuid import uuid4

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTableWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.paths import resource_folder
from tests.ui.conftest import Stage
from tests.ui.fitting import what_does_not_fit
from ui.icons import Icons
from ui.theme import Theme
from ui.viewmodels.alike import AlikeShown
from ui.viewmodels.worded import Choice
from ui.widgets.alike_panel import AlikeButton
from ui.widgets.shell import Shell
from ui.widgets.type_ahead import TypeAheadEdit

PLACE = "Medono, Pekalongan Barat, Kota Pekalongan, Jawa Tengah"


def nothing(_typed: str) -> Sequence[Choice]:
    return ()


def test_what_a_narrow_field_cannot_show_is_marked_and_told_to_whoever_points_at_it(
    qtbot: QtBot,
) -> None:
    edit = TypeAheadEdit(nothing)
    qtbot.addWidget(edit)
    edit.set_choice("33.75.01.1002", PLACE)
    edit.resize(600, 32)
    wide = edit.words_shown()
    edit.resize(190, 32)
    narrow = edit.words_shown()

    assert wide == PLACE
    assert narrow.endswith("…")
    assert PLACE.startswith(narrow[:-1])
    assert edit.toolTip() == PLACE
    assert edit.text() == PLACE


def test_the_bar_names_the_officer_where_the_office_has_no_room(stage: Stage) -> None:
    office = stage.view.top.office
    office.setText("Medono · Rina Kurniasih")
    room = office.fontMetrics().horizontalAdvance

    assert office.words_in(room(office.text())) == "Medono · Rina Kurniasih"
    assert office.words_in(room(office.text()) - 1) == "Rina Kurniasih"
    assert office.words_in(room("Rina")).endswith("…")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Bagas Wirayuda", "Bagas Wirayuda"),
        ("Ratna Kusumawardani", "Ratna…"),
        ("Siti Contoh Rahmawati Wardani", "Siti Contoh…"),
        ("Kusumaningtyaswardani", "Kusumaningtyasward…"),
    ],
)
def test_whoever_is_alike_is_named_in_whole_words(stage: Stage, name: str, shown: str) -> None:
    button = AlikeButton(stage.desktop.theme)
    button.tell([AlikeShown(uuid4(), name, "No. 01-00002", "nama mirip", "warn")])

    assert button.text() == f" Mirip: {shown} (F11)"
    assert name in button.toolTip()
    assert name in button.accessibleName()


def test_what_is_cut_or_covered_is_named(qtbot: QtBot) -> None:
    """The walk over every screen is only worth what it would find."""
    window = QWidget()
    qtbot.addWidget(window)
    long, other, typed = QLabel("satu dua tiga empat lima enam"), QLabel("tujuh"), QLineEdit()
    table = QTableWidget(1, 1)
    layout = QVBoxLayout(window)
    for widget in (long, other, typed, table):
        layout.addWidget(widget)
    long.setWordWrap(True)
    typed.setPlaceholderText("boleh kosong")
    table.setHorizontalHeaderLabels(["Terdaftar"])
    window.resize(300, 300)
    window.show()
    fits = list(what_does_not_fit(window))
    long.setFixedSize(60, 20)
    other.setGeometry(long.geometry().translated(0, 8))
    typed.setFixedWidth(40)
    table.setColumnWidth(0, 30)
    told = "\n".join(what_does_not_fit(window))

    assert fits == []
    assert "high in 20" in told
    assert "lie over each other" in told
    assert "QLineEdit ''" in told
    assert "the column 'Terdaftar'" in told


@pytest.mark.parametrize(
    ("room", "fills"),
    [
        (QSize(1366, 768), False),
        (QSize(1366, 728), True),  # the panel leaves that
        (QSize(910, 512), True),  # the same screen at 150 %
        (QSize(1920, 1040), False),
    ],
)
def test_the_window_never_opens_beyond_the_edge_of_the_screen(
    qtbot: QtBot, qapp: QApplication, room: QSize, fills: bool
) -> None:
    resources = resource_folder()
    shell = Shell(Theme(qapp, Icons(resources / "icons"), resources / "fonts"))
    qtbot.addWidget(shell)
    shell.open_within(room)

    assert shell.isMaximized() is fills
    assert shell.size().boundedTo(room) == shell.size()
    shell.setWindowState(shell.windowState() | Qt.WindowState.WindowMinimized)
    shell.come_forward()
    assert shell.isMaximized() is fills
