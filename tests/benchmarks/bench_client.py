"""What sending costs a laptop: its processor's time for each registration, on a good line.

Everything of the laptop's side is in it: reading the outbox, packing, signing, and recording the
receipt in the encrypted file. The server runs in another thread, whose time is not counted, nor is
the sweeping of what it and the tests keep in memory: that is not the laptop's.
"""

import gc
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from central_server.database import Database
from central_server.settings import Settings
from desktop_app.sync.client import CityServer
from desktop_app.sync.offers import Offering
from desktop_app.sync.round import RoundResult, run_round, send_all
from tests.benchmarks.figures import Figure, typical
from tests.fixtures.server import found, running_server, sqlite_url
from tests.links.laptop import register, set_up

PEOPLE, ROUNDS = 1_000, 5


def run() -> list[Figure]:
    return [
        Figure("client_cpu_ms_per_record", typical([_sending() for _ in range(ROUNDS)]), "ms", 0.2)
    ]


def _sending() -> float:
    """Return milliseconds of this thread's processor time for one registration."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        url = sqlite_url(Path(folder))
        city = Database(Settings(database=url))
        found(city)
        city.close()
        with running_server(url) as server:
            laptop = set_up(Path(folder) / "laptop.db", server.activation_file())
            with closing(laptop), closing(CityServer(server.url, _now)) as line:
                run_round(laptop, line, _now)  # it has enrolled before
                register(laptop, PEOPLE)
                gc.collect()
                gc.freeze()
                began = time.thread_time()
                result = send_all(
                    laptop, Offering(laptop, line, _now, lambda: 0.5), _now, RoundResult()
                )
                took = time.thread_time() - began
                gc.unfreeze()
    if result.stored != PEOPLE:
        raise RuntimeError(f"not everybody arrived: {result}")
    return took * 1000 / PEOPLE


def _now() -> datetime:
    return datetime.now(UTC)
