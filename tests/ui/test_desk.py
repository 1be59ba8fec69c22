"""List, refusals, detail, banner and papers, through the real window on a real file."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.modeltest import ModelTester

from desktop_app.documents.render import page_count
from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.membership import Status
from desktop_app.domain.worker import Counts, WorkerLine
from desktop_app.errors import Unavailable
from desktop_app.use_cases.lists import Standing, standing
from desktop_app.use_cases.registration import withdraw_worker
from desktop_app.use_cases.settings import Preference, choose, colours
from tests.fixtures.people import NOW, TRADER
from tests.ui.conftest import PATIENCE_MS, Stage
from tests.ui.sample import deliver_some, register_all
from ui.models.worker_table import STANDING_ROLE, Column, WorkerTableModel
from ui.viewmodels.banner import banner_shown
from ui.widgets.desk_view import Tab
from ui.widgets.registration_page import RegistrationPage
from ui.widgets.withdraw_dialog import WithdrawDialog


@pytest.fixture
def day(stage: Stage) -> Stage:
    """The desk after a morning of sixteen people, most of them sent."""
    register_all(stage.desk)
    deliver_some(stage.desk)
    stage.view.models.troubles.read()
    stage.view.models.banner.read()
    stage.settle()
    return stage


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifier)


def lines_of(stage: Stage) -> list[WorkerLine]:
    with stage.desk.database.reading() as tx:
        return list(tx.workers.page(None, 1000))


def test_the_worker_table_obeys_qt_s_rules(day: Stage, qtmodeltester: ModelTester) -> None:
    table = day.view.models.workers.table
    day.view.go_to(Tab.LIST)
    day.settle()
    assert table.rowCount() == len(lines_of(day))
    qtmodeltester.check(table)  # type: ignore[no-untyped-call]  # pytest-qt has no types here


def test_the_trouble_table_obeys_qt_s_rules(day: Stage, qtmodeltester: ModelTester) -> None:
    table = day.view.models.troubles.table
    assert table.rowCount() == 2
    qtmodeltester.check(table)  # type: ignore[no-untyped-call]  # pytest-qt has no types here


def test_a_page_that_cannot_be_read_is_told_and_raises_nothing(qtbot: object) -> None:
    def read(_places: Sequence[int]) -> list[WorkerLine]:
        raise Unavailable("database.disk_error")

    table = WorkerTableModel("Asia/Jakarta", read)
    told: list[Unavailable] = []
    table.failed.connect(told.append)
    table.show([3, 2, 1])
    assert [table.index(row, Column.NAME).data() for row in range(3)] == [None] * 3
    assert [no.code for no in told] == ["database.disk_error"]  # and is not asked for each row


def test_the_list_hides_each_nik_but_its_last_four_until_shift_f4(day: Stage) -> None:
    day.view.go_to(Tab.LIST)
    day.settle()
    table = day.view.models.workers.table
    line = table.line(0)
    assert line is not None
    shown = table.index(0, Column.NIK).data()
    assert shown.startswith("•••• •••• •••• ")
    assert shown.endswith(line.nik[-4:])
    press(Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
    assert table.index(0, Column.NIK).data().replace(" ", "") == line.nik


def test_search_finds_by_a_part_of_the_name_and_enter_opens_it(day: Stage) -> None:
    press(Qt.Key.Key_F2)
    day.settle()
    assert QApplication.focusWidget() is day.view.list.search
    with day.qtbot.waitSignal(day.view.models.workers.shown, timeout=PATIENCE_MS):
        QTest.keyClicks(day.view.list.search, "kartika")
    table = day.view.models.workers.table
    assert [table.index(row, Column.NAME).data() for row in range(table.rowCount())] == [
        "Kartika Dewi"
    ]
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    day.settle()
    assert day.view.detail.title.text() == "Kartika Dewi"
    press(Qt.Key.Key_Escape)
    assert day.view.pages.currentWidget() is day.view.list


def test_filters_say_what_they_hide(day: Stage) -> None:
    day.view.go_to(Tab.LIST)
    day.view.list.standing.choose(Status.ACTIVE.value)
    day.settle()
    table = day.view.models.workers.table
    assert table.rowCount() == 1
    assert table.index(0, Column.STATUS).data(STANDING_ROLE) == Status.ACTIVE
    assert day.view.list.chips.count.text() == "1 dari 16 ditampilkan; saringan:"
    day.view.list.standing.choose("")
    day.settle()
    assert table.rowCount() == 16


def test_an_empty_list_says_how_to_begin(stage: Stage) -> None:
    stage.view.go_to(Tab.LIST)
    stage.settle()
    assert "Ctrl+N" in stage.view.list._empty_words.text()
    stage.view.list._empty_new.click()
    assert stage.view.pages.currentWidget() is stage.view.registration


def test_a_refusal_leads_to_the_form_with_the_field_marked(day: Stage) -> None:
    press(Qt.Key.Key_F8)
    assert day.view.pages.currentWidget() is day.view.troubles
    day.settle()
    press(Qt.Key.Key_Return)
    day.settle()
    page = day.view.amendment.page
    assert isinstance(page, RegistrationPage)
    assert day.view.pages.currentWidget() is page
    assert page.form.parts.nik.property("state") == "error"
    assert QApplication.focusWidget() is page.form.parts.nik
    assert page.form.typed().name == "Bambang Sutrisno"


def test_what_the_city_keeps_aside_opens_its_record_only(day: Stage) -> None:
    day.view.models.troubles.open(1)
    day.settle()
    assert day.view.pages.currentWidget() is day.view.detail
    assert day.view.amendment.page is None


def test_the_banner_s_parts_add_up(day: Stage) -> None:
    words = day.view.banner.sums.text()
    assert words == ("Tersimpan 16 = Terkirim 10 + Belum 4 + Perlu diperbaiki 1 + Ditahan kota 1")
    assert day.view.banner.property("notice") == "warn"


def test_being_offline_is_told_calmly_and_loses_nothing(stage: Stage) -> None:
    register_all(stage.desk)
    press(Qt.Key.Key_F9)
    stage.settle()
    assert "Data tersimpan di sini" in stage.view.banner.words.text()
    assert "16 belum terkirim" in stage.view.banner.words.text()
    assert stage.view.banner.property("notice") == "info"
    assert len(lines_of(stage)) == 16


def test_the_banner_turns_amber_after_a_week_unsent(stage: Stage) -> None:
    register_all(stage.desk)
    told = standing(stage.desk)
    assert banner_shown(told, "sync.offline", False, NOW).tone == "info"
    late = banner_shown(told, "sync.offline", False, NOW + timedelta(days=8))
    assert late.tone == "warn"
    assert "8 hari" in late.words


def test_a_captive_portal_and_a_withdrawn_laptop_are_told_in_their_own_words(
    stage: Stage,
) -> None:
    told = standing(stage.desk)
    assert "login" in banner_shown(told, "sync.captive_portal", False, NOW).words
    assert "tidak lagi terdaftar" in banner_shown(told, "sync.device_revoked", False, NOW).words


def test_all_sent_is_grey_and_says_so(stage: Stage) -> None:
    outbox = standing(stage.desk).outbox
    told = Standing(Counts(3, 3, 0, 0, 0, {Status.SENT: 3}), outbox)
    shown = banner_shown(told, "", False, NOW)
    assert (shown.tone, shown.words) == ("calm", "Daring · semua terkirim")


def history(day: Stage, name: str) -> list[tuple[str, str]]:
    """Open somebody's detail; return what the page tells, the latest first: what, and by whom."""
    (subject,) = [line.id for line in lines_of(day) if line.name == name]
    day.view.open_detail(subject)
    day.settle()
    words = [
        [label.text() for label in widget.findChildren(QLabel) if label.text()]
        for widget in day.view.detail.history
    ]
    return [(told[0], told[1].split(" · ", 1)[1]) for told in words]


def test_the_history_tells_the_city_s_steps_beside_the_officers_acts(day: Stage) -> None:
    assert history(day, "Wulan Prameswari") == [
        ("Aktif, KPJ terbit", "Kota"),
        ("Ditetapkan, SK 400/123/2026", "Kota"),
        ("Diverifikasi kota", "Kota"),
        ("Diusulkan ke kota", "Kota"),
        ("Didaftarkan", "Rina Kurniasih · Terkirim"),
    ]


def test_the_history_says_why_the_city_refused_and_only_of_the_refusal(day: Stage) -> None:
    refused = "Ditolak kota: Sudah terdaftar di perusahaan"
    (name,) = [line.name for line in lines_of(day) if line.status is Status.REFUSED]
    assert history(day, name)[0] == (refused, "Kota")


def test_what_an_officer_does_after_the_city_stands_above_it(day: Stage) -> None:
    (line,) = [line for line in lines_of(day) if line.status is Status.PROPOSED]
    withdraw_worker(day.desk, line.id, "Pindah ke kota lain", NOW)
    assert history(day, line.name) == [
        ("Dibatalkan: Pindah ke kota lain", "Rina Kurniasih · Belum terkirim"),
        ("Diusulkan ke kota", "Kota"),
        ("Didaftarkan", "Rina Kurniasih · Terkirim"),
    ]


def test_withdrawing_asks_for_a_reason_and_keeps_it(day: Stage) -> None:
    subject = lines_of(day)[0].id
    day.view.open_detail(subject)
    day.settle()
    day.view.detail.withdraw.setFocus()
    press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    dialog = day.view.detail.findChild(WithdrawDialog)
    assert dialog is not None
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
    dialog.confirm.click()
    assert dialog.isVisible()  # no reason yet
    QTest.keyClicks(dialog.reason, "Pindah ke kota lain")
    dialog.confirm.click()
    day.settle()
    assert day.view.detail.chip.word.text() == "Dibatalkan"
    assert day.desktop.window.focusWidget() is day.view.detail.back  # what did it is gone
    with day.desk.database.reading() as tx:
        registration = tx.workers.get(subject)
    assert registration is not None
    assert registration.application.reason == "Pindah ke kota lain"


def test_a_paper_is_kept_whole_and_recorded_and_the_next_is_a_copy(
    day: Stage, tmp_path: Path
) -> None:
    subject = lines_of(day)[0].id
    model = day.view.models.preview
    day.view.open_preview(subject, PaperKind.PROOF)
    day.settle()
    assert not day.view.preview.page.pixmap().isNull()
    model.keep(str(tmp_path / "bukti.pdf"))
    day.settle()
    assert page_count((tmp_path / "bukti.pdf").read_bytes()) == 1
    model.open(subject, PaperKind.PROOF)
    day.settle()
    assert day.view.preview.copy.word.text() == "Salinan 2"


def test_a_paper_put_out_twice_from_one_preview_is_an_original_and_a_copy(
    day: Stage, tmp_path: Path
) -> None:
    subject = lines_of(day)[0].id
    model = day.view.models.preview
    model.open(subject, PaperKind.PROOF)
    day.settle()
    for name in ("satu.pdf", "dua.pdf"):  # with nothing opened anew in between
        model.keep(str(tmp_path / name))
        day.settle()

    with day.desk.database.reading() as tx:
        assert [paper.copy for paper in tx.papers.of(subject)] == [1, 2]
    assert (tmp_path / "satu.pdf").read_bytes() != (tmp_path / "dua.pdf").read_bytes()


def test_a_pdf_that_cannot_be_written_is_told_and_not_recorded(day: Stage, tmp_path: Path) -> None:
    subject = lines_of(day)[0].id
    model = day.view.models.preview
    model.open(subject, PaperKind.PROOF)
    day.settle()
    with day.qtbot.waitSignal(model.unavailable, timeout=PATIENCE_MS) as told:
        model.keep(str(tmp_path / "nowhere" / "bukti.pdf"))
    assert "belum tersimpan" in told.args[0]
    with day.desk.database.reading() as tx:
        assert tx.papers.copies(subject, PaperKind.PROOF) == 0


def test_save_and_print_without_a_printer_shows_the_paper_instead(day: Stage) -> None:
    subject = lines_of(day)[0].id
    choose(day.desk.database, Preference.PRINTER, "")
    day.view.models.preview.print_at_once(subject, PaperKind.PROOF)
    day.settle()
    assert day.view.preview.isVisible()
    assert day.view.preview.keep.isEnabled()
    day.view.preview.reject()


def test_enter_presses_the_button_one_is_on_and_prints_from_anywhere_else(
    day: Stage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    offered: list[str] = []

    def ask(_parent: QWidget, _title: str, suggested: str, _kinds: str) -> tuple[str, str]:
        offered.append(suggested)
        return str(tmp_path / "bukti.pdf"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    subject = lines_of(day)[0].id
    day.view.open_preview(subject, PaperKind.PROOF)
    day.settle()
    dialog = day.view.preview
    dialog.keep.setFocus()

    QTest.keyClick(dialog.keep, Qt.Key.Key_Return)
    day.settle()

    assert (tmp_path / "bukti.pdf").exists()
    assert Path(offered[0]).is_absolute()
    assert TRADER.name.split()[0] not in offered[0]
    dialog.reject()


def test_the_title_of_the_window_names_nobody(day: Stage) -> None:
    day.view.open_detail(lines_of(day)[0].id)
    day.settle()
    assert day.desktop.window.windowTitle() == "Loket Jamsostek"


def test_colours_are_chosen_at_once_and_kept(stage: Stage) -> None:
    stage.desktop.folder.mkdir(exist_ok=True)
    stage.view.go_to(Tab.SETTINGS)
    stage.settle()
    stage.view.models.settings.choose_colours("dark")
    stage.settle()
    assert stage.desktop.theme.tokens.name == "dark"
    assert colours(stage.desktop.folder) == "dark"
    stage.view.models.settings.choose_colours("light")
    stage.settle()


def test_the_paper_that_has_become_true_is_the_one_to_hand_out(day: Stage) -> None:
    detail = day.view.detail
    for status, first in ((Status.ACTIVE, detail.confirmation), (Status.PROPOSED, detail.proof)):
        (line, *_) = [line for line in lines_of(day) if line.status is status]
        day.view.open_detail(line.id)
        day.settle()
        kinds = [button.property("kind") for button in (detail.confirmation, detail.proof)]
        assert kinds.count("primary") == 1
        assert first.property("kind") == "primary"
        assert first.isVisible()


def test_a_button_that_cannot_be_pressed_has_an_icon_that_is_seen(day: Stage) -> None:
    """White on grey is no icon: it takes the colour of the words beside it."""
    theme = day.desktop.theme
    icon = theme.icon("printer", "on_primary")

    off = icon.pixmap(QSize(16, 16), 2.0, QIcon.Mode.Disabled).toImage()
    seen = {
        off.pixelColor(x, y).name()
        for x in range(off.width())
        for y in range(off.height())
        if off.pixelColor(x, y).alpha() > 250
    }

    assert QColor(theme.tokens.hint).name() in seen
    assert QColor(theme.tokens.on_primary).name() not in seen


def test_where_there_is_little_room_the_end_of_the_office_is_shown(day: Stage) -> None:
    """It is the officer's name, which signs; what is left out is said by the tooltip."""
    office = day.view.top.office

    def columns(width: int) -> list[bool]:
        office.resize(width, office.height())
        picture = office.grab().toImage()
        ground = picture.pixelColor(0, 0)
        return [
            any(picture.pixelColor(x, y) != ground for y in range(picture.height()))
            for x in range(picture.width())
        ]

    room = office.fontMetrics().horizontalAdvance
    whole = columns(room(office.text()) + 20)
    cut = columns(room(day.desk.officer.name) + 4)
    assert cut == [False] * 4 + whole[4 - len(cut) :]
    assert office.toolTip() == office.text()
