"""Two contents side by side on the screen, the choice by key, and a NIK that others have too."""

from dataclasses import replace
from uuid import UUID, uuid4

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.domain.delivery import CityMustDecide, DeliveryStatus, Stored, after
from desktop_app.domain.facts import canonical
from desktop_app.domain.worker import Registration
from desktop_app.sync.disputes import apply_corrected, apply_double
from desktop_app.sync.wire_disputes import CorrectedNews, DoubleNews
from desktop_app.use_cases.form import form_of
from desktop_app.use_cases.lists import detail
from desktop_app.use_cases.registration import amend_worker, register_worker
from tests.fixtures.people import FISHER, NOW, TRADER
from tests.ui.conftest import Stage
from ui.widgets.desk_view import Tab

SEEN = frozenset(
    {"nik.date_differs", "nik.region_differs", "nik.region_unknown", "registration.alike"}
)
AT = "2026-11-22T01:00:00Z"


@pytest.fixture
def subject(stage: Stage) -> Registration:
    """Somebody the city has, whose name was changed here while the city changed it too."""
    desk = stage.desk
    saved = register_worker(desk, TRADER, SEEN, NOW)
    with desk.database.transaction() as tx:
        [(first, told)] = tx.outbox.of(saved.id)
        tx.outbox.record(first.id, after(told, Stored(1), NOW))
    amended = amend_worker(desk, saved.id, replace(form_of(saved), name="Wulan Laptop"), SEEN, NOW)
    with desk.database.transaction() as tx:
        fact, told = tx.outbox.of(saved.id)[-1]
        tx.outbox.record(fact.id, after(told, CityMustDecide("fact.conflict"), NOW))
        body = {**first.body, "name": "Wulan Kota"}
        raw = msgspec.Raw(canonical(body))
        apply_corrected(tx, CorrectedNews(saved.id, uuid4(), 2, uuid4(), AT, "Sesuai KTP", raw, ""))
    return amended


def open_detail(stage: Stage, subject: UUID) -> None:
    stage.view.open_detail(subject)
    stage.settle()


def words_in(stage: Stage) -> str:
    box = stage.view.detail.dispute
    return " | ".join(label.text() for label in box.findChildren(QLabel) if label.isVisible())


def test_both_contents_stand_side_by_side_and_a_key_chooses(
    stage: Stage, subject: Registration
) -> None:
    open_detail(stage, subject.id)
    box = stage.view.detail.dispute
    assert box.isVisible()
    assert "Nama | Wulan Laptop | Wulan Kota" in words_in(stage)
    assert "Sesuai KTP" in words_in(stage)
    history = [label.text() for act in stage.view.detail.history for label in labels(act)]
    assert "Data diperbaiki kota" in history
    assert "Sesuai KTP" in history
    assert "Nama: Wulan Laptop → Wulan Kota" in history

    QTest.keyClick(stage.view.detail.back, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    stage.settle()

    found = detail(stage.desk, subject.id)
    assert found.registration.worker.name == "Wulan Kota"
    assert found.delivery is DeliveryStatus.WAITING
    assert not box.isVisible()


def labels(widget: QWidget) -> list[QLabel]:
    return widget.findChildren(QLabel)


def test_ours_may_be_kept_where_nobody_has_verified_it(stage: Stage, subject: Registration) -> None:
    open_detail(stage, subject.id)

    QTest.keyClick(stage.view.detail.back, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    stage.settle()

    assert detail(stage.desk, subject.id).registration.worker.name == "Wulan Laptop"
    assert detail(stage.desk, subject.id).dispute is None


def test_the_list_says_what_is_held_and_since_when_and_leads_there(
    stage: Stage, subject: Registration
) -> None:
    other = register_worker(stage.desk, FISHER, SEEN, NOW)
    with stage.desk.database.transaction() as tx:
        news = DoubleNews(other.id, "3375011003-01-00001", "3375011003", "open", AT)
        apply_double(tx, news)
    stage.view.go_to(Tab.TROUBLES)
    stage.settle()
    table = stage.view.models.troubles.table

    rows = [
        [str(table.index(row, column).data()) for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]

    assert [row[0] for row in rows] == ["Ditahan kota"] * 2
    assert "diubah juga di tempat lain" in rows[0][2]
    assert "No. 3375011003-01-00001" in rows[1][2]
    stage.view.models.troubles.open(1)
    stage.settle()
    assert "menunggu keputusan dinas" in words_in(stage)
    assert not stage.view.detail.dispute.city.isVisible()
