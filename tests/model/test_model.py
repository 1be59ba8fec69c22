"""The promises hold through whatever happens; and what happens follows from the seed alone."""

from collections.abc import Iterator

import pytest

from tests.model.defects import DEFECTS
from tests.model.exploring import explore, hunt
from tests.model.world import World, a_world


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with a_world() as world:
        yield world


def test_every_promise_holds_whatever_line_server_and_laptop_do(world: World) -> None:
    tally = explore(world, first=1, runs=15, shrink=True)

    assert tally.runs >= 15
    assert tally.met.total() > 40


def test_the_same_seed_gives_the_same_trace(world: World) -> None:
    once, again = (explore(world, first=7, runs=4) for _ in range(2))

    assert once.traces == again.traces
    assert len(set(once.traces)) > 1
    assert explore(world, first=8, runs=4).traces != once.traces


@pytest.mark.parametrize(
    "defect",
    [
        "new_id_at_each_try",
        "any_200_is_trusted",
        "marked_sent_before_the_reply",
        "known_by_its_nik_alone",
    ],
)
def test_a_planted_defect_is_found(world: World, defect: str) -> None:
    found = hunt(world, DEFECTS[defect], first=1, most=40)

    assert found is not None
    assert found.runs <= 40


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
