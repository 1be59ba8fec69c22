"""The encrypted file with 100,000 and with a million people: unlock, list, search, save.

Everything is measured through the calls the program itself makes. Times are of this machine and of
warm files; a clerk's laptop is slower, its disk most of all.
"""

import tempfile
from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random

from desktop_app.domain.delivery import DeliveryStatus
from desktop_app.domain.facts import FactKind, registration_body
from desktop_app.domain.listing import ListFilter
from desktop_app.domain.membership import Status
from desktop_app.domain.worker import Registration, WorkerLine
from desktop_app.storage.database import Database, create_database, open_database
from tests.benchmarks.figures import Figure, p95, timed, typical
from tests.benchmarks.made_up import DUE, fill, people, unlike

KEY = bytes(range(32))
SHOWN = 50
"""Lines of a first page: what a list reads before the clerk scrolls."""

SMALL, LARGE = 100_000, 1_000_000
SAVES = 300


def run() -> list[Figure]:
    """Build the small file, measure, let it grow, measure again."""
    saved = unlike(people())
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        path = Path(folder) / "loket.db"
        database = create_database(path, KEY)
        fill(database, saved, SMALL)
        database.close()
        unlocks = [timed(partial(_unlock, path)) for _ in range(20)]
        database = open_database(path, KEY)
        small = _search_times(database, SMALL)
        pages = _page_times(database)
        saves = _save_times(database, saved)
        fill(database, saved, LARGE - SMALL - SAVES)
        database.checkpoint()
        large = _search_times(database, LARGE)
        deep = _deep_page_times(database)
        database.close()
    return [
        Figure("unlock_100k_ms", typical(unlocks), "ms", 50),
        Figure("first_page_100k_ms", typical(pages["first"]), "ms", 5),
        Figure("filtered_page_100k_p95_ms", p95(pages["filtered"]), "ms", 10),
        Figure("counts_100k_ms", typical(pages["counts"]), "ms", 5),
        Figure("search_100k_p50_ms", typical(small), "ms", 1),
        Figure("search_100k_p95_ms", p95(small), "ms", 2),
        Figure("search_1m_p50_ms", typical(large), "ms", 2),
        Figure("search_1m_p95_ms", p95(large), "ms", 5),
        Figure("deep_page_1m_ms", typical(deep), "ms", 5),
        Figure("save_p50_ms", typical(saves), "ms", 10),
        Figure("save_p95_ms", p95(saves), "ms", 20),
    ]


def _unlock(path: Path) -> None:
    """Open, look at the first page and the counts, as after a password; argon2 is not in it."""
    database = open_database(path, KEY)
    with database.reading() as tx:
        tx.workers.page(None, SHOWN)
        tx.workers.counts()
        tx.outbox.summary()
    database.close()


def _page_times(database: Database) -> dict[str, list[float]]:
    filters = [
        ListFilter(statuses=frozenset({status}), deliveries=deliveries)
        for status in Status
        for deliveries in (None, frozenset({DeliveryStatus.NEEDS_CLERK}))
    ]

    def page(only: ListFilter | None) -> None:
        with database.reading() as tx:
            tx.workers.page(None, SHOWN, only)

    def counts() -> None:
        with database.reading() as tx:
            tx.workers.counts()
            tx.outbox.summary()

    return {
        "first": [timed(partial(page, None)) for _ in range(50)],
        "filtered": [timed(partial(page, only)) for only in filters * 5],
        "counts": [timed(counts) for _ in range(50)],
    }


def _deep_page_times(database: Database) -> list[float]:
    """Read pages in the middle of a million."""
    with database.reading() as tx:
        middle = tx.workers.search(f"{LARGE // 2}", 1)

    def page(after: WorkerLine) -> list[WorkerLine]:
        with database.reading() as tx:
            return tx.workers.page(after, SHOWN)

    return [timed(partial(page, middle[0])) for _ in range(20)]


def _search_times(database: Database, size: int) -> list[float]:
    """Type what people type, letter by letter: every keystroke is one sample."""

    def keystroke(typed: str) -> None:
        with database.reading() as tx:
            tx.workers.search(typed, SHOWN)

    keystroke("a")  # the first query is compiled by SQLAlchemy; it happens once a day
    return [timed(partial(keystroke, typed)) for typed in _typed(size)]


def _typed(size: int) -> Iterator[str]:
    """Yield each beginning of names, parts of NIKs, addresses, numbers, and mixtures of them."""
    random = Random(3)
    sought = sorted(random.sample(range(min(size, SMALL)), 80))
    known = list(islice(unlike(people()), sought[-1] + 1))
    for position, place in enumerate(sought):
        person = known[place].worker
        nik, street = person.nik_digits, person.address.street
        first = person.name.split()[0]
        part = random.randrange(9)
        whole = (
            person.name,
            nik[-4:],
            nik,
            nik[part : part + 7],
            street,
            f"{place + 1:05}",
            f"{first} {nik[-4:]}",
            f"{first} {street.split()[1]}",
        )[position % 8]
        yield from (whole[:end] for end in range(1, len(whole) + 1))


def _save_times(database: Database, saved: Iterator[Registration]) -> list[float]:
    """Register one by one: row, index, fact and audit, on the disk before the clock stops."""

    def save(one: Registration) -> None:
        with database.transaction() as tx:
            tx.workers.add(one, DUE)
            tx.outbox.put(
                FactKind.WORKER_REGISTERED,
                one.at,
                one.officer,
                one.id,
                one.version,
                registration_body(one.number, one.worker, DUE),
            )
            tx.audit.add(one.at, one.officer, "worker.registered", one.id)

    return [timed(partial(save, one)) for one in islice(saved, SAVES)]
