"""The whole check of a start: pages, tables, and 10,000 facts against their 10,000 packets."""

import tempfile
from functools import partial
from itertools import islice
from pathlib import Path
from unittest.mock import patch

from desktop_app.domain.facts import FactKind, registration_body
from desktop_app.storage.database import create_database
from desktop_app.storage.repair import open_checked
from tests.benchmarks.figures import Figure, timed, typical
from tests.benchmarks.made_up import DUE, people, unlike
from tests.fixtures.people import NOW

KEY = bytes(range(32))
PEOPLE = 10_000
_AT_ONCE = 200
_ROUNDS = 5


def run() -> list[Figure]:
    """Fill a file through the product's own stores, and open it as a start does."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        path = Path(folder) / "loket.db"
        with patch("os.fsync"):  # only the filling is spared the disk
            _fill(path)
        times = [timed(partial(_start, path)) for _ in range(_ROUNDS)]
    return [Figure("self_check_10k_ms", typical(times), "ms", 1000)]


def _fill(path: Path) -> None:
    database, saved = create_database(path, KEY), unlike(people())
    for _ in range(PEOPLE // _AT_ONCE):
        with database.transaction() as tx:
            for one in islice(saved, _AT_ONCE):
                tx.workers.add(one, DUE)
                body = registration_body(one.number, one.worker, DUE)
                tx.outbox.put(
                    FactKind.WORKER_REGISTERED, one.at, one.officer, one.id, one.version, body
                )
    database.close()


def _start(path: Path) -> None:
    checked = open_checked(path, KEY, NOW)
    checked.database.close()
    if checked.repair.anything:
        raise AssertionError("a whole file was mended")
