"""The city and its laptops, one world for all the runs of a process."""

import contextlib
import gc
import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from unittest import mock
from uuid import UUID

from desktop_app.paths import resource_folder
from desktop_app.reference import read_books
from desktop_app.sync import line
from tests.fixtures.server import BEGINNING
from tests.model.city import TWIN, City
from tests.model.laptop import Laptop

_MEMORY = Path("/dev/shm")


class World:
    """Everything that lasts longer than a step, and the one clock it goes by."""

    def __init__(self, folder: Path) -> None:
        self.now = BEGINNING
        self._ids = 0
        self.city = City(folder, self.clock)
        books = read_books(resource_folder())
        self.laptops = [
            Laptop(
                folder / f"laptop-{number}",
                self.city,
                prepared,
                books,
                self.clock,
                enrolled=number not in (0, TWIN),  # the first has yet to: that may be cut off too
            )
            for number, prepared in enumerate([*self.city.devices, self.city.devices[0]])
        ]
        self.city.keep()

    def clock(self) -> datetime:
        return self.now

    def goes_on(self, by: timedelta) -> None:
        self.now += by

    def begin(self) -> None:
        self.now, self._ids = BEGINNING, 0
        random.seed(0)
        self.city.begin()
        for laptop in self.laptops[:TWIN]:
            laptop.begin()

    def next_id(self, *_: object) -> UUID:
        """Return what looks like a UUIDv7 and is the same in every run."""
        self._ids += 1
        milliseconds = int(self.now.timestamp() * 1000) & ((1 << 48) - 1)
        return UUID(int=(milliseconds << 80) | (7 << 76) | (2 << 62) | self._ids)

    def close(self) -> None:
        for laptop in self.laptops:
            laptop.close()
        self.city.close()


async def _at_once(act: Callable[..., Any], *told: Any, **named: Any) -> Any:
    """Answer in the thread that asks: nobody else is there to be kept waiting."""
    return act(*told, **named)


@contextmanager
def _rarely_swept() -> Iterator[None]:
    """Look for rings of what is no longer used less often: most is let go of without."""
    thresholds = gc.get_threshold()
    gc.collect()
    gc.freeze()  # what is here stays: no need to look through it again and again
    gc.set_threshold(100_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)
        gc.unfreeze()


@contextmanager
def a_world() -> Iterator[World]:
    """Build one in memory where the machine has such a folder; ids and chance follow the run."""
    base = _MEMORY if _MEMORY.is_dir() else None
    folder = Path(tempfile.mkdtemp(prefix="loket-model-", dir=base))
    try:
        world = World(folder)
        with (
            mock.patch("uuid_utils.compat.uuid7", world.next_id),
            mock.patch("desktop_app.use_cases.registration.uuid7", world.next_id),
            mock.patch("fastapi.routing.run_in_threadpool", _at_once),
            # Nobody is waited for, so nobody need stand by with a watch.
            mock.patch.object(line.Line, "_at_most", return_value=contextlib.nullcontext()),
            _rarely_swept(),
        ):
            yield world
        world.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
