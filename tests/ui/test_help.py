"""F1 says what goes into the field that has the focus, and every key stands on the card."""

import re
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from desktop_app.errors import Unavailable
from desktop_app.use_cases.readiness import Page
from tests.fixtures.people import NOW
from tests.ui.conftest import Stage
from tests.use_cases.test_papers import page_of
from ui.help import FIELDS, KEYS, ON_CARD, Ktp, about, keys_on_paper
from ui.viewmodels.at_desk import AtDesk
from ui.viewmodels.helping import HelpViewModel
from ui.widgets.desk_view import Tab
from ui.widgets.field import field_under

ON_THEIR_OWN_PAGE = {"Return", "Enter", "Ctrl+B", "Ctrl+U", "Ctrl+Y", "Ctrl+Shift+P", "Ctrl+Q"}
"""Keys of one page that are written on its buttons, where they are needed."""


def test_every_field_of_the_desk_has_help(stage: Stage) -> None:
    """On each page, also those that are made when they are first asked for."""
    view = stage.view
    tabs = tuple(partial(view.go_to, tab) for tab in Tab)
    asides = (view.show_check, view.show_archive, view.show_spool, view.show_reviews)
    ways: tuple[Callable[[], object], ...] = (*tabs, *asides)
    for show in ways:
        show()
        stage.settle()
    kinds = (QLineEdit, QComboBox, QCheckBox)
    editors = [
        editor
        for kind in kinds
        for editor in view.findChildren(kind)
        if not isinstance(editor.parentWidget(), QComboBox)
    ]
    names = {field_under(editor) for editor in editors}

    assert len(names) > 70
    assert {name for name, _label in names} <= FIELDS.keys()
    assert [name for name, label in names if not label] == []
    assert ON_CARD.keys() <= FIELDS.keys()


@pytest.mark.parametrize("field", sorted(FIELDS))
def test_help_is_short(field: str) -> None:
    words = about(field)

    assert len(words) <= 190
    assert len(re.findall(r"[.?!](?:\s|$)", words)) <= 3


def test_f1_tells_of_the_field_and_leaves_the_focus_there(stage: Stage) -> None:
    mother = stage.view.registration.form.parts.texts["mother"]
    mother.setFocus()

    QTest.keyClick(mother, Qt.Key.Key_F1)

    help_ = stage.view.help
    assert help_.isVisible()
    assert help_.title.text() == "Nama ibu kandung"
    assert help_.words.text() == about("mother")
    assert not help_.sketch.isVisible()
    assert mother.hasFocus()
    QTest.keyClick(mother, Qt.Key.Key_F1)
    assert not help_.isVisible()


def test_the_card_shows_where_the_nik_stands(stage: Stage) -> None:
    nik = stage.view.registration.form.parts.nik
    nik.setFocus()

    QTest.keyClick(nik, Qt.Key.Key_F1)

    assert stage.view.help.sketch.isVisible()
    assert stage.view.help.sketch._line is Ktp.NIK


def test_help_never_covers_the_field_it_is_about(stage: Stage) -> None:
    parts = stage.view.registration.form.parts
    for name in ("mother", "segment", "since", "consent"):
        editor = parts.editors[name]
        editor.setFocus()
        stage.view.help.hide()
        stage.view.show_help()
        place = editor.mapTo(stage.view, editor.rect().center())
        assert not stage.view.help.geometry().contains(place)


def test_the_consent_and_a_programme_have_their_own_help(stage: Stage) -> None:
    parts = stage.view.registration.form.parts
    for widget, field in (
        (parts.consent, "consent"),
        (parts.editor_parts("programmes")[2], "programmes"),
    ):
        widget.setFocus()
        stage.view.help.hide()
        QTest.keyClick(widget, Qt.Key.Key_F1)
        assert stage.view.help.words.text() == about(field)


def test_esc_closes_help_first_and_another_page_takes_it_away(stage: Stage) -> None:
    stage.view.go_to(Tab.LIST)
    QTest.keyClick(stage.view, Qt.Key.Key_F1)
    assert stage.view.help.isVisible()
    assert stage.view.help.title.text() == "Bantuan"

    QTest.keyClick(stage.view, Qt.Key.Key_Escape)
    assert not stage.view.help.isVisible()
    assert stage.view.pages.currentWidget() is stage.view.list

    QTest.keyClick(stage.view, Qt.Key.Key_F1)
    stage.view.go_to(Tab.EVENT)
    assert not stage.view.help.isVisible()


def test_every_key_of_the_desk_stands_on_the_card(stage: Stage) -> None:
    bound = {
        shortcut.key().toString(QKeySequence.SequenceFormat.PortableText)
        for shortcut in stage.view.findChildren(QShortcut)
    }
    told = {key for words, _ in KEYS for key in words.split(", ")}
    tabs = {f"Alt+{number}" for number in range(1, len(Tab) + 1)}

    assert len(bound) > 20
    assert bound - told - tabs - ON_THEIR_OWN_PAGE == set()
    assert f"Alt+1 … Alt+{len(Tab)}" in told


def test_no_key_of_the_desk_is_a_page_s_as_well(stage: Stage) -> None:
    """Two that are live at once are ambiguous to Qt, and neither does anything."""
    view = stage.view
    every = [
        (shortcut.key().toString(), holder)
        for shortcut in view.findChildren(QShortcut)
        if isinstance(holder := shortcut.parent(), QWidget) and holder.window() is view.window()
    ]
    of_the_desk = {key for key, holder in every if holder is view}

    assert len(of_the_desk) > 15
    assert {key for key, holder in every if holder is not view} & of_the_desk == set()


class Printing:
    """A help view-model whose printer keeps what it is given."""

    def __init__(self, stage: Stage, printer: str, refuses: bool = False) -> None:
        self.taken: list[Page] = []
        self.said: list[tuple[str, str]] = []

        def take(page: Page, _printer: str) -> None:
            if refuses:
                raise Unavailable("database.disk_full")
            self.taken.append(page)

        at_desk, desktop = AtDesk(lambda: stage.desk, lambda: NOW), stage.desktop
        model = HelpViewModel(
            desktop.jobs, desktop.changes, at_desk.key_card, lambda: printer, take, desktop
        )
        model.said.connect(lambda words, tone: self.said.append((words, tone)))
        model.print_card()
        stage.settle()


def test_the_key_card_holds_every_key_on_one_page(stage: Stage) -> None:
    printing = Printing(stage, "Loket 1")

    [page] = printing.taken
    text, _ = page_of(page.pdf)
    for key, words in keys_on_paper():
        assert key.split(" …")[0] in text
        assert words in text
    assert printing.said == [("Kartu tombol masuk antrean Loket 1.", "ok")]


def test_without_a_printer_or_with_a_full_disk_it_is_said(stage: Stage) -> None:
    assert Printing(stage, "").said == [("Pilih dulu printer di Pengaturan.", "warn")]
    [(words, tone)] = Printing(stage, "Loket 1", refuses=True).said
    assert ("penuh" in words, tone) == (True, "error")
