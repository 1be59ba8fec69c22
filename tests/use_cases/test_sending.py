"""Hurrying the queue."""

from dataclasses import replace
from datetime import timedelta

from desktop_app.domain import delivery
from desktop_app.domain.delivery import NotTaken, Stored
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.registration import register_worker
from desktop_app.use_cases.sending import send_first, send_now
from tests.fixtures.people import NOW, TRADER

SEEN = frozenset({"nik.date_differs", "nik.region_differs", "registration.alike"})


def test_send_now_makes_what_pauses_due_again(desk: Desk) -> None:
    register_worker(desk, TRADER, frozenset(), NOW)
    with desk.database.transaction() as tx:
        [fact] = tx.outbox.due(NOW, 10)
        tried = delivery.after(tx.outbox.delivery(fact.id), NotTaken("sync.left_out", 0.5), NOW)
        tx.outbox.record(fact.id, tried)
    later = NOW + timedelta(seconds=1)
    with desk.database.reading() as tx:
        assert tx.outbox.due(later, 10) == []

    send_now(desk)

    with desk.database.reading() as tx:
        assert [again.id for again in tx.outbox.due(later, 10)] == [fact.id]
        assert tx.outbox.delivery(fact.id).attempts == 1


def test_what_is_to_go_first_goes_before_everything_else(desk: Desk) -> None:
    saved = [
        register_worker(desk, replace(TRADER, nik=f"33750101018500{number:02}"), SEEN, NOW)
        for number in range(1, 4)
    ]
    with desk.database.transaction() as tx:
        last = tx.outbox.due(NOW, 10)[-1]
        paused = replace(tx.outbox.delivery(last.id), not_before=NOW + timedelta(minutes=5))
        tx.outbox.record(last.id, paused)
        rows = {line.id: line.row for line in tx.workers.page(None, 10)}

    assert send_first(desk, [rows[saved[2].id], rows[saved[1].id]]) == 2

    with desk.database.reading() as tx:
        ahead = [fact.worker for fact in tx.outbox.due(NOW, 10, ahead=True)]
        assert ahead == [saved[1].id, saved[2].id]
        assert len(tx.outbox.due(NOW, 10)) == 3
    with desk.database.transaction() as tx:
        for fact in tx.outbox.due(NOW, 10, ahead=True):
            taken = delivery.after(tx.outbox.delivery(fact.id), Stored(fact.seq), NOW)
            tx.outbox.record_all([(fact, taken)])
        assert tx.outbox.due(NOW, 10, ahead=True) == []
    assert send_first(desk, [rows[saved[1].id]]) == 0
    assert send_first(desk, []) == 0
