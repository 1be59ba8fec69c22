"""Changing what was registered: a form of its own, that leaves nothing behind."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QLineEdit
from shiboken6 import isValid

from desktop_app.domain.confirmation import PaperKind
from desktop_app.use_cases.papers import make_paper, record_printed
from desktop_app.use_cases.registration import amend_worker, register_worker, withdraw_worker
from tests.fixtures.people import NOW, TEACHER, TRADER
from tests.ui.conftest import Stage
from tests.ui.keys import keys, press, saved
from tests.ui.sample import DOUBTS
from ui import formats
from ui.viewmodels.registration import RegistrationViewModel


def test_the_form_amended_is_another_than_the_one_being_typed(stage: Stage) -> None:
    page = stage.view.registration
    page.form.show_form(TEACHER)
    stage.settle()
    page.save.click()
    stage.settle()
    if not saved(stage):
        page.save.click()
        stage.settle()
    keys("33")
    stage.view.open_detail(saved(stage)[0].id)
    stage.settle()
    stage.view.detail.amend.click()
    stage.settle()
    amending = stage.view.amendment.page
    assert amending is not None
    assert amending.form.typed().name == TEACHER.name
    name = amending.form.parts.texts["name"]
    assert isinstance(name, QLineEdit)
    name.setText("Ratna Kusumawardani, S.Pd.")
    amending.save.click()
    stage.settle()
    if stage.view.amendment.page is not None:
        amending.save.click()
        stage.settle()
    assert saved(stage)[0].worker.name == "Ratna Kusumawardani, S.Pd."
    assert saved(stage)[0].version == 2
    assert page.form.parts.nik.text() == "33"


def test_nothing_of_an_amendment_is_left_when_its_page_closes(stage: Stage) -> None:
    page = stage.view.registration
    page.form.show_form(TRADER)
    page.save.click()
    stage.settle()
    before = len(stage.desktop.findChildren(RegistrationViewModel))
    for press_to_leave in (Qt.Key.Key_Escape, None):
        stage.view.open_detail(saved(stage)[0].id)
        stage.settle()
        stage.view.detail.amend.click()
        stage.settle()
        amending = stage.view.amendment.page
        assert amending is not None
        model = amending.model
        if press_to_leave is None:
            amending.form.parts.texts["mother"].setText("Sri Hartini Contoh")
            amending.save.click()
            stage.settle()
        else:
            press(press_to_leave)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert not isValid(model)
        assert not isValid(amending)
    assert len(stage.desktop.findChildren(RegistrationViewModel)) == before
    assert saved(stage)[0].worker.mother == "Sri Hartini Contoh"


def test_an_amendment_left_while_it_is_saved_is_saved(stage: Stage) -> None:
    page = stage.view.registration
    page.form.show_form(TRADER)
    page.save.click()
    stage.settle()
    stage.view.open_detail(saved(stage)[0].id)
    stage.settle()
    stage.view.detail.amend.click()
    stage.settle()
    amending = stage.view.amendment.page
    assert amending is not None
    amending.form.parts.texts["mother"].setText("Sri Hartini Contoh")
    amending.save.click()
    stage.view.leave()
    stage.settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(amending.model)
    assert saved(stage)[0].worker.mother == "Sri Hartini Contoh"
    assert stage.view.pages.currentWidget() is stage.view.detail


def acts_of(stage: Stage) -> list[tuple[str, Sequence[str]]]:
    shown = stage.view.detail._shown
    assert shown is not None
    return [(act.what, act.changes) for act in shown.history]


def test_the_history_says_what_an_amendment_changed_and_hides_numbers_until_f4(
    stage: Stage,
) -> None:
    saved = register_worker(stage.desk, TRADER, DOUBTS, NOW)
    changed = replace(TRADER, name="Siti Baru", income="2.000.000", nik="3375014507890099")
    amend_worker(stage.desk, saved.id, changed, DOUBTS, NOW)
    made = make_paper(stage.desk, saved.id, PaperKind.PROOF, NOW)
    record_printed(stage.desk, made, NOW)
    record_printed(stage.desk, make_paper(stage.desk, saved.id, PaperKind.PROOF, NOW), NOW)
    withdraw_worker(stage.desk, saved.id, "Pindah kota", NOW)

    stage.view.open_detail(saved.id)
    stage.settle()

    [withdrawn, again, first, amended, registered] = acts_of(stage)
    assert withdrawn == ("Dibatalkan: Pindah kota", ())
    assert again == ("Dicetak: Bukti Pendaftaran, salinan 2", ())
    assert first == ("Dicetak: Bukti Pendaftaran", ())
    assert registered == ("Didaftarkan", ())
    what, changes = amended
    assert what == "Diubah"
    old = TRADER.nik[-4:]
    assert f"NIK: •••• •••• •••• {old} → •••• •••• •••• 0099" in changes
    assert f"Nama: {TRADER.name} → Siti Baru" in changes
    assert any(line.endswith("→ Rp2.000.000") for line in changes)
    stage.view.top.numbers.toggle()
    assert f"NIK: {formats.grouped(TRADER.nik)} → 3375 0145 0789 0099" in acts_of(stage)[3][1]


def test_the_history_keeps_to_the_family_what_only_the_family_knows(stage: Stage) -> None:
    """As the rows above it do (decision 37): initials and last digits, until they are asked for."""
    saved = register_worker(stage.desk, TRADER, DOUBTS, NOW)
    told = replace(
        TRADER,
        mother="Sri Lestari",
        phone="081377778888",
        email="wulan@contoh.id",
        heir="Bambang Hartono",
        heir_relation="pasangan",
        child_1="Intan Permata",
        child_1_born="05-07-2019",
    )
    known = [TRADER.mother, "Sri Lestari", "81377778888", "wulan@", "Bambang Har", "Intan Per"]
    amend_worker(stage.desk, saved.id, told, DOUBTS, NOW)
    stage.view.open_detail(saved.id)
    stage.settle()

    changes = " | ".join(acts_of(stage)[0][1])
    assert [one for one in known if one in changes] == []
    assert "S••• L•••" in changes
    assert "I••• P••• (5 Juli 2019)" in changes

    stage.view.top.numbers.toggle()
    changes = " | ".join(acts_of(stage)[0][1])
    assert [one for one in known if one not in changes] == []


def test_saving_an_amendment_that_changes_nothing_says_so(stage: Stage) -> None:
    page = stage.view.registration
    page.form.show_form(TRADER)
    page.save.click()
    stage.settle()
    stage.view.open_detail(saved(stage)[0].id)
    stage.settle()
    press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    stage.settle()
    amending = stage.view.amendment.page
    assert amending is not None
    amending.form.go_to("name")
    keys("Salah")
    amending.form.go_to("name")
    keys(TRADER.name)  # and back
    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    stage.settle()

    assert stage.view.amendment.page is None
    assert stage.view.pages.currentWidget() is stage.view.detail
    assert stage.view.amendment.offer.words.text() == (
        "Tidak ada yang diubah: tidak ada yang disimpan atau dikirim."
    )
    assert stage.view.amendment.have_back.isHidden()
    assert saved(stage)[0].version == 1
    with stage.desk.database.reading() as tx:
        assert len(tx.outbox.of(saved(stage)[0].id)) == 1
