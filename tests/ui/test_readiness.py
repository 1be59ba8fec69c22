"""Before an event the laptop says of itself whether it can go, and tries its printer."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.domain import readiness as rules
from desktop_app.domain.readiness import Battery, Light, Subject
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.printing import step
from desktop_app.use_cases.queueing import put_page
from desktop_app.use_cases.readiness import Machine, Page
from desktop_app.use_cases.registration import register_worker
from desktop_app.use_cases.settings import Preference, choose, preference
from tests.fixtures.people import NOW, TRADER
from tests.fixtures.printers import Fault, Tray
from tests.ui.conftest import Stage
from tests.use_cases.test_papers import page_of, qr_of
from ui.changes import Change
from ui.viewmodels import readiness as words
from ui.viewmodels.at_desk import AtDesk
from ui.viewmodels.readiness import ReadinessShown, ReadinessViewModel

PRINTER = "Loket 1"


class Told:
    """What a view-model on a machine with a printer has said, and what was put into its queue."""

    def __init__(self, stage: Stage, desk: Desk) -> None:
        self.put: list[Page] = []
        self._desk, self._changes = desk, stage.desktop.changes
        self.shown: list[ReadinessShown] = []
        self.said: list[str] = []
        machine = Machine(lambda: [PRINTER], lambda: Battery(80, plugged=False), lambda: False)
        acts = AtDesk(lambda: desk, lambda: NOW).checking(
            machine, self._take, lambda: preference(desk.database, Preference.PRINTER)
        )
        self.model = ReadinessViewModel(stage.desktop.jobs, self._changes, acts, stage.desktop)
        self.model.shown.connect(self.shown.append)
        self.model.done.connect(self.said.append)
        self.model.unavailable.connect(self.said.append)

    def light(self, subject: Subject) -> Light:
        return self.shown[-1].lines[list(Subject).index(subject)].light

    def run(self, tray: Tray) -> None:
        """Let the printer take the next in the queue, and say so as the queue does."""
        step(self._desk, tray, lambda: NOW)
        step(self._desk, tray, lambda: NOW)
        self._changes.tell(Change.PRINTING)

    def _take(self, page: Page, printer: str) -> None:
        self.put.append(page)
        put_page(self._desk, page, printer, NOW)


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


def test_a_test_page_counts_once_it_is_out_and_its_qr_was_read_back(
    stage: Stage, told: Told
) -> None:
    assert told.light(Subject.TEST_PAGE) is Light.MIND

    told.model.try_printer()
    stage.settle()

    [page] = told.put
    text, picture = page_of(page.pdf)
    assert "Halaman Uji Printer" in text
    assert "100 mm" in text
    assert qr_of(picture) == "LOKET UJI 22-11-2026 09.41"
    assert told.said[0].startswith("Halaman uji masuk antrean Loket 1.")
    told.run(Tray(PRINTER, faults=[Fault.NO_PAPER, Fault.NO_PAPER]))
    stage.settle()
    assert told.light(Subject.TEST_PAGE) is Light.MIND
    told.run(Tray(PRINTER))
    stage.settle()
    assert told.light(Subject.TEST_PAGE) is Light.READY


def test_the_list_is_printed_with_every_light_on_one_page(stage: Stage, told: Told) -> None:
    told.model.print_list()
    stage.settle()

    [page] = told.put
    text, _ = page_of(page.pdf)
    for subject in Subject:
        assert str(words._SUBJECTS[subject]) in text
    assert "Terisi 80 %." in text
    assert "Belum pernah dibuat" in text


def test_without_a_printer_nothing_is_tried(stage: Stage, told: Told) -> None:
    choose(stage.desk.database, Preference.PRINTER, "")

    told.model.try_printer()
    told.model.print_list()
    stage.settle()

    assert told.put == []
    assert told.said == ["Pilih dulu printer di Pengaturan."] * 2


def test_what_is_found_follows_what_happens_as_long_as_it_is_read(stage: Stage, told: Told) -> None:
    unsent = list(Subject).index(Subject.UNSENT)
    QTest.keyClick(stage.view, Qt.Key.Key_F10)
    told.model.watch(True)
    stage.settle()
    before = told.shown[-1].lines[unsent].words
    register_worker(stage.desk, TRADER, frozenset(), NOW)
    stage.desktop.changes.tell(Change.OUTBOX)
    stage.settle()
    assert told.shown[-1].lines[unsent].words != before
    shown = len(told.shown)

    told.model.watch(False)
    stage.desktop.changes.tell(Change.OUTBOX)
    stage.settle()
    assert len(told.shown) == shown
    assert stage.view.models.readiness._is_watched, "the page that is in front is another's"
    stage.view.leave()
    assert not stage.view.models.readiness._is_watched
