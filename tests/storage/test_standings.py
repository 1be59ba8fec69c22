"""A page of news moves applications on as its pieces would one by one."""

from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desktop_app.domain.membership import Application, Status
from desktop_app.storage.database import Database
from tests.storage.people import NOW, applications, niks, registration, save, texts
from tests.storage.test_workers import Undo

moves = st.lists(st.tuples(st.integers(0, 2), applications, texts), max_size=8)


def test_many_move_on_as_they_would_one_by_one(database: Database) -> None:
    people = [registration(count, nik=niks(count)) for count in (1, 2, 3)]
    with database.transaction() as tx:
        for person in people:
            save(tx, person)

    @settings(max_examples=60)
    @given(moves)
    @example([(0, Application(), "a paper's code and nothing else")])
    def holds(moved: list[tuple[int, Application, str]]) -> None:
        kept = []
        for together in (True, False):
            with pytest.raises(Undo), database.transaction() as tx:
                standings = tx.standings([person.id for person in people])
                for place, application, qr in moved:
                    if together:
                        standings.move(people[place].id, application, qr)
                        assert standings.of(people[place].id) == application
                    else:
                        tx.workers.set_application(people[place].id, application, qr)
                standings.keep()
                kept.append([tx.workers.get(person.id) for person in people])
                raise Undo
        assert kept[0] == kept[1]

    holds()


def test_what_was_moved_is_counted_there(database: Database) -> None:
    person = registration()
    with database.transaction() as tx:
        save(tx, person)
        standings = tx.standings([person.id])
        standings.move(person.id, Application(Status.PROPOSED))
        standings.keep()

    with database.reading() as tx:
        assert [line.status for line in tx.workers.page(None, 2)] == [Status.PROPOSED]


def test_an_act_that_is_told_again_stands_in_the_history_once(database: Database) -> None:
    person, later = registration(), NOW + timedelta(days=1)
    with database.transaction() as tx:
        save(tx, person)
    for _ in range(2):
        with database.transaction() as tx:
            standings = tx.standings([person.id])
            for at in (NOW, NOW, later):
                standings.note(at, "city.proposed", person.id)
            standings.keep()

    with database.reading() as tx:
        told = [(entry.act, entry.at, entry.officer) for entry in tx.audit.of(person.id)]
    assert told == [("city.proposed", NOW, ""), ("city.proposed", later, "")]


def test_who_is_not_in_the_register_stands_nowhere(database: Database) -> None:
    nobody = uuid4()
    with database.transaction() as tx:
        standings = tx.standings([nobody])
        assert standings.of(nobody) is None
        with pytest.raises(LookupError):
            standings.move(nobody, Application(Status.SENT))
        standings.keep()
