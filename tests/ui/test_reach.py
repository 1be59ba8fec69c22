"""Every screen by keys and by ear: names, keys, order, targets, and a ring around the focus."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from tests.ui.conftest import drop
from tests.ui.officer_scenes import OfficerScenes
from tests.ui.pictures import SCALES
from tests.ui.reach import what_goes_back, what_has_no_ring, what_is_not_told
from ui.theme import Look


def test_every_screen_is_told_and_reached_by_keys(qapp: QApplication, tmp_path: Path) -> None:
    scenes = OfficerScenes(qapp, tmp_path, SCALES["100"])
    found: dict[str, str] = {}
    ringed: set[str] = set()
    scenes.desktop.theme.prefer(Look.LIGHT)
    for name, scene in scenes.all():
        scene()
        scenes.settle()
        shown = scenes.shown()
        shown.activateWindow()
        for says in (*what_is_not_told(shown), *what_goes_back(shown)):
            found.setdefault(says, name)
        for says in what_has_no_ring(shown, ringed):
            found.setdefault(says, name)
    scenes.close()
    drop(scenes.desktop.window)
    assert not found, "\n".join(f"{screen}: {says}" for says, screen in found.items())
    assert len(ringed) >= 12


@pytest.mark.parametrize("fault", ["name", "key", "order", "target"])
def test_the_watch_bites(qapp: QApplication, fault: str) -> None:
    """Each fault, planted in a small window, is named; without one nothing is."""
    window, layout = QWidget(), QVBoxLayout()
    first, second, label = QLineEdit(), QCheckBox("Setuju"), QLabel("&Nama")
    label.setBuddy(first)
    first.setAccessibleName("Nama")
    for each in (label, first, second):
        each.setMinimumHeight(24)
        layout.addWidget(each)
    window.setLayout(layout)
    window.show()
    assert [*what_is_not_told(window), *what_goes_back(window)] == []
    if fault == "name":
        second.setText("")
    elif fault == "key":
        label.setBuddy(QWidget(window))
        label = QLabel("&Alamat", window)
        label.show()
    elif fault == "order":
        third = QLineEdit()
        third.setAccessibleName("Alamat")
        layout.addWidget(third)
        third.show()
        layout.activate()
        QWidget.setTabOrder(first, third)
        QWidget.setTabOrder(third, second)
    else:
        second.setMinimumHeight(0)
        second.setFixedHeight(20)
    QApplication.processEvents()
    assert [*what_is_not_told(window), *what_goes_back(window)] != []
    drop(window)


def test_a_focus_that_nobody_sees_is_named(qapp: QApplication) -> None:
    window, bare = QWidget(), QWidget()
    layout = QVBoxLayout()
    layout.addWidget(bare)
    window.setLayout(layout)
    bare.setMinimumSize(40, 40)
    bare.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.show()
    window.activateWindow()
    QApplication.processEvents()

    assert len([*what_has_no_ring(window, set())]) == 1
    window.close()
    drop(window)
