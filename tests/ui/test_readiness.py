"""Before an event the laptop says of itself whether it can go, and tries its printer."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.domain import readiness as rules
from desktop_app.domain.readiness import Battery, Light, Subject
from desktop_app.errors import Unavailable
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.readiness import Machine
from desktop_app.use_cases.settings import Preference, choose, preference
from tests.fixtures.people import NOW
from tests.ui.conftest import Stage
from tests.use_cases.test_papers import page_of, qr_of
from ui.viewmodels import readiness as words
from ui.viewmodels.at_desk import AtDesk
from ui.viewmodels.readiness import ReadinessShown, ReadinessViewModel

PRINTER = "Loket 1"


class Told:
    """What a view-model on a machine with a printer has said, and what the printer took."""

    def __init__(self, stage: Stage, desk: Desk) -> None:
        self.printed: list[bytes] = []
        self.refuses = False
        self.shown: list[ReadinessShown] = []
        self.said: list[str] = []
        machine = Machine(lambda: [PRINTER], lambda: Battery(80, plugged=False), lambda: False)
        acts = AtDesk(lambda: desk, lambda: NOW).checking(
            machine, self._take, lambda: preference(desk.database, Preference.PRINTER)
        )
        self.model = ReadinessViewModel(stage.desktop.jobs, acts, stage.desktop)
        self.model.shown.connect(self.shown.append)
        self.model.done.connect(self.said.append)
        self.model.unavailable.connect(self.said.append)

    def light(self, subject: Subject) -> Light:
        return self.shown[-1].lines[list(Subject).index(subject)].light

    def _take(self, pdf: bytes, printer: str) -> None:
        if self.refuses:
            raise Unavailable("printer.silent")
        assert printer == PRINTER
        self.printed.append(pdf)


@pytest.fixture
def told(stage: Stage) -> Told:
    choose(stage.desk.database, Preference.PRINTER, PRINTER)
    told = Told(stage, stage.desk)
    told.model.look()
    stage.settle()
    return told


def test_a_key_leads_to_a_light_for_each_thing(stage: Stage) -> None:
    QTest.keyClick(stage.view, Qt.Key.Key_F10)
    stage.settle()

    page = stage.view.readiness
    assert stage.view.pages.currentWidget() is page
    assert page._grid.rowCount() == len(Subject)
    assert page.whole.words.text().startswith("Jangan berangkat dulu.")  # there is no backup yet
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert stage.view.pages.currentWidget() is stage.view.events


def test_every_light_has_its_sentence() -> None:
    source = Path(rules.__file__).read_text(encoding="utf-8")
    codes = set(re.findall(r'"([a-z_]+\.[a-z_]+)"', source))

    assert len(codes) > 25
    assert codes <= words._TEXTS.keys()
    assert words._SUBJECTS.keys() == set(Subject)
    assert words._LIGHTS.keys() == words.LOOKS.keys() == set(Light)


def test_a_test_page_is_printed_once_its_qr_was_read_back(stage: Stage, told: Told) -> None:
    assert told.light(Subject.TEST_PAGE) is Light.MIND

    told.model.try_printer()
    stage.settle()
    stage.settle()

    [pdf] = told.printed
    text, picture = page_of(pdf)
    assert "Halaman Uji Printer" in text
    assert "100 mm" in text
    assert qr_of(picture) == "LOKET UJI 22-11-2026 09.41"
    assert told.said == ["Halaman uji dikirim ke Loket 1. Periksa lima hal yang tertulis di sana."]
    assert told.light(Subject.TEST_PAGE) is Light.READY


def test_a_printer_that_does_not_answer_was_not_tried(stage: Stage, told: Told) -> None:
    told.refuses = True

    told.model.try_printer()
    stage.settle()
    told.model.look()
    stage.settle()

    assert told.said[0].startswith("Printer tidak menjawab.")
    assert told.light(Subject.TEST_PAGE) is Light.MIND


def test_the_list_is_printed_with_every_light_on_one_page(stage: Stage, told: Told) -> None:
    told.model.print_list()
    stage.settle()

    [pdf] = told.printed
    text, _ = page_of(pdf)
    for subject in Subject:
        assert str(words._SUBJECTS[subject]) in text
    assert "Terisi 80 %." in text
    assert "Belum pernah dibuat" in text


def test_without_a_printer_nothing_is_tried(stage: Stage, told: Told) -> None:
    choose(stage.desk.database, Preference.PRINTER, "")

    told.model.try_printer()
    told.model.print_list()
    stage.settle()

    assert told.printed == []
    assert told.said == ["Pilih dulu printer di Pengaturan."] * 2
