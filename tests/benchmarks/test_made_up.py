"""The loader of the benchmarks writes what the program would write."""

from itertools import islice
from pathlib import Path

from sqlalchemy import text

from desktop_app.storage.database import Database, create_database
from tests.benchmarks.made_up import DUE, fill, people, unlike

KEY = bytes(range(32))


def rows(database: Database) -> dict[str, list[tuple[object, ...]]]:
    tables = {
        "registrations": "SELECT * FROM registrations ORDER BY row",
        "details": "SELECT * FROM details ORDER BY row",
        "tallies": "SELECT * FROM tallies ORDER BY 1, 2, 3, 4",
        "alike": "SELECT * FROM alike ORDER BY 1, 2",
        "search": "SELECT term, doc, cnt FROM search_words ORDER BY 1",
    }
    with database.transaction() as tx:
        session = tx.workers._session
        session.execute(
            text("CREATE VIRTUAL TABLE temp.search_words USING fts5vocab(main, search, 'row')")
        )
        return {
            name: [tuple(row) for row in session.execute(text(query))]
            for name, query in tables.items()
        }


def test_the_loader_s_rows_are_the_program_s(tmp_path: Path) -> None:
    loaded = create_database(tmp_path / "loaded.db", KEY)
    saved = create_database(tmp_path / "saved.db", KEY)
    fill(loaded, unlike(people()), 120)
    with saved.transaction() as tx:
        for one in islice(unlike(people()), 120):
            tx.workers.add(one, DUE)

    assert rows(loaded) == rows(saved)
    with loaded.reading() as left, saved.reading() as right:
        assert left.workers.page(None, 200) == right.workers.page(None, 200)
        for typed in ("siti", "33750", "kenanga", "00120"):
            assert left.workers.search(typed) == right.workers.search(typed)
    loaded.close()
    saved.close()


def test_made_up_people_are_the_same_at_every_run() -> None:
    first, second = (list(islice(unlike(people()), 50)) for _ in range(2))

    assert first == second
    assert len({one.worker.nik for one in first}) == len({one.id for one in first}) == 50
