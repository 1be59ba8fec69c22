"""The screen locks itself while a batch prints: the queue goes on, and the door shows nothing."""

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.print_job import JobState
from tests.fixtures.people import TRADER
from tests.fixtures.printers import Fault, Tray
from tests.ui.conftest import PATIENCE_MS
from tests.ui.sample import register_all
from tests.ui.test_lock import RINA, TEGUH, Counter, counter, time
from tests.ui.trays import at_tray
from ui import formats

__all__ = ["counter", "time"]
PEOPLE = 6


@pytest.fixture
def tray(counter: Counter) -> Tray:
    """A printer that takes sheets and lets each out when the test says so."""
    room = counter.desktop.room
    assert room is not None
    register_all(room.desk)
    tray = Tray("Meja", slow=True)
    at_tray(counter.view, lambda: room.desk, tray)
    counter.view.models.spool.start()
    counter.settle()
    return tray


def print_batch(counter: Counter) -> list[str]:
    """Put one proof each of some people into the queue; return their numbers in order."""
    room = counter.desktop.room
    assert room is not None
    with room.desk.database.reading() as tx:
        lines = list(tx.workers.page(None, PEOPLE))
    for line in lines:
        counter.view.models.preview.print_at_once(line.id, PaperKind.PROOF)
        counter.settle()
    return [f"BP/{line.number}" for line in lines]


def states(counter: Counter) -> list[JobState]:
    return [job.state for job in counter.view.models.spool.table._things]


def come_out(counter: Counter, tray: Tray) -> None:
    """Let the printer work until nothing is under way; the queue asks again by its own clock."""

    def step() -> bool:
        tray.run(1)
        counter.view.models.spool._try_anew()
        counter.settle()
        return all(state is JobState.PRINTED for state in states(counter))

    counter.qtbot.waitUntil(step, timeout=PATIENCE_MS)


def nobody_is_shown(counter: Counter) -> bool:
    """Say whether the door alone is in sight, and nothing on it is of a person."""
    texts, title = counter.texts(), counter.desktop.window.windowTitle()
    tips = [one.toolTip() for one in QApplication.allWidgets() if one.isVisible()]
    told = "\n".join([texts, title, *tips])
    windows = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    secrets = (TRADER.name, TRADER.nik, formats.grouped(TRADER.nik), "BP/", "-01-000")
    return (
        counter.desktop.window.view is counter.door
        and windows == [counter.desktop.window]
        and not any(secret in told for secret in secrets)
    )


def test_the_queue_goes_on_behind_the_door_and_every_sheet_comes_out_once(
    counter: Counter, tray: Tray
) -> None:
    numbers = print_batch(counter)
    tray.run(2)
    assert 0 < len(tray.out) < PEOPLE
    counter.leave_alone()
    assert nobody_is_shown(counter)
    tray.faults = [Fault.NO_PAPER]

    come_out(counter, tray)

    assert nobody_is_shown(counter)
    assert tray.out == numbers
    counter.come("Rina Kurniasih", RINA)
    room = counter.desktop.room
    assert room is not None
    with room.desk.database.reading() as tx:
        printed = [tx.papers.of(line.id) for line in tx.workers.page(None, PEOPLE)]
    assert [[paper.copy for paper in papers] for papers in printed] == [[1]] * PEOPLE


def test_a_batch_that_is_being_put_into_the_queue_goes_on_when_it_locks(
    counter: Counter, tray: Tray
) -> None:
    room = counter.desktop.room
    assert room is not None
    with room.desk.database.reading() as tx:
        lines = list(tx.workers.page(None, PEOPLE))
    batch = counter.view.models.batch
    batch.plan([line.row for line in lines], PaperKind.PROOF)
    counter.settle()
    batch.begin()
    assert batch.is_printing

    counter.leave_alone()
    counter.qtbot.waitUntil(lambda: not batch.is_printing, timeout=PATIENCE_MS)
    counter.settle()
    come_out(counter, tray)

    assert nobody_is_shown(counter)
    with room.desk.database.reading() as tx:
        assert [len(tx.papers.of(line.id)) for line in lines] == [1] * PEOPLE
    assert sum(sheet.title.count("BP/") for sheet in tray.sheets) in {len(tray.out), PEOPLE}


def test_a_colleague_who_sits_down_meanwhile_stops_nothing_and_signs_for_nothing(
    counter: Counter, tray: Tray
) -> None:
    numbers = print_batch(counter)
    counter.leave_alone()
    counter.come("Teguh Prasetyo", TEGUH)
    counter.view.models.spool.start()  # the way in of the tests stops it
    counter.settle()

    come_out(counter, tray)

    assert tray.out == numbers
    room = counter.desktop.room
    assert room is not None
    with room.desk.database.reading() as tx:
        printed = [tx.papers.of(line.id) for line in tx.workers.page(None, PEOPLE)]
    assert [[paper.officer for paper in each] for each in printed] == [["Rina Kurniasih"]] * PEOPLE


def test_a_paper_that_was_asked_for_just_before_is_not_shown_over_the_door(
    counter: Counter,
) -> None:
    """Saved and to be printed where no printer is chosen: the paper is shown, once one is back."""
    page = counter.view.registration
    page.form.show_form(TRADER)
    page.save_and_print.click()
    counter.lock()
    counter.settle()

    assert nobody_is_shown(counter)
    counter.come("Rina Kurniasih", RINA)
    assert counter.view.is_previewing
    assert "BP/" in counter.view.preview.number.text()
    counter.view.preview.hide()


def test_a_paper_that_waits_behind_the_door_is_not_shown_to_a_colleague(counter: Counter) -> None:
    page = counter.view.registration
    page.form.show_form(TRADER)
    page.save_and_print.click()
    counter.lock()
    counter.settle()

    counter.come("Teguh Prasetyo", TEGUH)

    assert not counter.view.is_previewing
    assert TRADER.name not in counter.texts()


def test_what_was_thrown_away_is_not_offered_to_a_colleague(counter: Counter) -> None:
    """The offer to have it back stands for ten seconds, and a door opens sooner."""
    page = counter.view.registration
    page.form.show_form(TRADER)
    page.clear.click()
    assert page.foot.have_back.isVisible()
    counter.lock()

    counter.come("Teguh Prasetyo", TEGUH)

    assert not page.foot.toast.isVisible()
    assert not page.foot.have_back.isVisible()
