"""Hurrying the queue."""

from datetime import timedelta

from desktop_app.domain import delivery
from desktop_app.domain.delivery import NotTaken
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.registration import register_worker
from desktop_app.use_cases.sending import send_now
from tests.fixtures.people import NOW, TRADER


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
