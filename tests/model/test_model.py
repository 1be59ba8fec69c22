"""The promises hold through whatever happens; and what happens follows from the seed alone."""

from collections.abc import Iterator

import pytest

from tests.model.exploring import explore
from tests.model.world import World, a_world


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with a_world() as world:
        yield world


def test_every_promise_holds_whatever_line_server_and_laptop_do(world: World) -> None:
    tally = explore(world, first=1, runs=40, shrink=True)

    assert tally.runs >= 40
    assert tally.met.total() > 100


def test_the_same_seed_gives_the_same_trace(world: World) -> None:
    once, again = (explore(world, first=7, runs=8) for _ in range(2))

    assert once.traces == again.traces
    assert len(set(once.traces)) > 4
    assert explore(world, first=8, runs=8).traces != once.traces


def test_a_laptop_let_in_after_the_backup_is_let_in_again_and_offers_everything(
    world: World,
) -> None:
    world.begin()
    laptop = world.laptops[0]  # the one that has not enrolled yet
    world.city.back_up()
    laptop.register(1)
    laptop.round([])
    world.city.restore()

    laptop.round([])

    [fact] = laptop.facts()
    assert fact.status == "delivered"
    assert world.city.rows("SELECT verdict FROM facts") == [("stored",)]
