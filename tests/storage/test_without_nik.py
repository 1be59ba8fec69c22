"""Who has no NIK yet is found among all the others, by an index of their own."""

from desktop_app.domain.listing import ListFilter, Question
from desktop_app.storage.database import Database
from tests.storage.people import niks, registration, save


def test_a_list_can_ask_for_those_who_have_no_nik_yet(database: Database) -> None:
    with database.transaction() as tx:
        for running in range(1, 8):
            save(tx, registration(running, nik=None if running % 3 == 0 else niks(running)))

    with database.reading() as tx:
        rows = tx.workers.order(Question(only=ListFilter(without_nik=True)))
        assert [line.number[-5:] for line in tx.workers.lines_at(rows)] == ["00006", "00003"]
