"""A proof is revoked on a person's page: which, why, and what is said of it afterwards."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QLabel

from desktop_app.domain.confirmation import PaperKind
from desktop_app.use_cases.papers import make_paper, record_printed
from tests.fixtures.people import NOW, TRADER
from tests.sync.test_round import register
from tests.ui.conftest import Stage
from ui.widgets.revoke_dialog import RevokeDialog


def test_a_proof_is_revoked_with_a_reason_and_told_in_the_history(stage: Stage) -> None:
    subject = register(stage.desk, TRADER).id
    for _ in range(2):
        record_printed(stage.desk, make_paper(stage.desk, subject, PaperKind.PROOF, NOW), NOW)
    stage.view.open_detail(subject)
    stage.settle()
    page = stage.view.detail
    assert not page.revoke.isHidden()

    page.revoke.click()
    stage.settle()
    [dialog] = stage.view.findChildren(RevokeDialog)
    assert [dialog.paper.itemData(place) for place in range(dialog.paper.count())] == [1, 0]
    dialog.confirm.click()
    assert dialog.result() == 0, "no reason was given"
    dialog.reason.setText("Diberikan kepada orang lain")
    dialog.confirm.click()
    stage.settle()

    assert page.notice.words.text().startswith("Bukti Pendaftaran (salinan 2) dicabut.")
    lines = [label.text() for label in page.findChildren(QLabel)]
    words = "Kertas dicabut: Bukti Pendaftaran, salinan 2: Diberikan kepada orang lain"
    assert words in lines
    assert any(line.endswith("(salinan 2), dicabut") for line in lines)
    stage.view.models.detail.revoke(1, "Sekali lagi")
    stage.settle()
    assert page.notice.words.text().startswith("Tidak ada kertas yang bisa dicabut")


def test_what_is_offered_is_about_whoever_is_open_and_only_in_sight(stage: Stage) -> None:
    one, other = (register(stage.desk, replace(TRADER, **who)).id for who in TWO)
    for subject in (one, other):
        record_printed(stage.desk, make_paper(stage.desk, subject, PaperKind.PROOF, NOW), NOW)
    stage.view.open_detail(one)
    stage.settle()
    stage.view.detail.revoke.click()
    stage.view.models.detail.open(other)  # before the answer came
    stage.settle()
    assert not stage.view.findChildren(RevokeDialog)

    stage.view.detail.revoke.click()
    stage.view.detail.hide()  # the door was shut before the answer came
    stage.settle()
    assert not stage.view.findChildren(RevokeDialog)


TWO: Sequence[dict[str, Any]] = ({}, {"nik": "3375014507890002", "name": "Orang Lain"})
