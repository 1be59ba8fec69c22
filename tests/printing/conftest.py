"""One CUPS for all tests of this folder, and a printer of its own for each."""

from collections.abc import Iterator

import pytest

from tests.fixtures.cups import Cups, running
from tests.fixtures.desk import books, database, desk
from tests.fixtures.receiver import Receiver, receiving

__all__ = ["books", "database", "desk"]


@pytest.fixture(scope="session")
def cups() -> Iterator[Cups]:
    with running() as spooler:
        yield spooler


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as listening:
        yield listening


@pytest.fixture
def loket(cups: Cups, receiver: Receiver) -> Iterator[str]:
    """Name of a printer of this test alone."""
    name = f"Loket_{receiver.port}"
    cups.add(name, receiver.port)
    yield name
    if name in cups.run("lpstat", "-e"):
        cups.remove(name)
