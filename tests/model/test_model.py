"""The promises hold through whatever happens; and what happens follows from the seed alone."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest

from tests.model.city import TWIN
from tests.model.defects import DEFECTS
from tests.model.exploring import explore, hunt
from tests.model.laptop import Laptop
from tests.model.line import Fault
from tests.model.machine import Sync
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


def test_a_laptop_with_a_new_identity_is_known_by_it_to_a_register_from_before_it(
    world: World,
) -> None:
    world.begin()
    laptop = world.laptops[1]
    laptop.register(1)
    laptop.round()
    laptop.keep_a_copy()
    world.city.back_up()
    laptop.register(2)
    laptop.round()
    laptop.go_back_to_the_copy()
    laptop.register(3)
    laptop.round()  # its twin has been here: it gets another identity
    world.city.restore()

    for _ in range(3):
        laptop.round()

    assert [number for (number,) in world.city.rows("SELECT number FROM devices")].count(1) == 2
    assert world.city.one("SELECT max(number) FROM devices") == 3
    assert world.city.one("SELECT count(*) FROM registrations") == 2
    assert {fact.status for fact in laptop.facts()} == {"delivered", "superseded"}


def test_what_is_offered_again_in_a_new_life_says_that_the_laptop_is_revoked(world: World) -> None:
    run = Sync(world)
    run.registers(0, 1)
    run.sends(0, [], timedelta(0))
    run.changes_what_was_approved(0, 0, 2, withdraws=False, fault=Fault.NONE)
    run.city_backs_up()
    assert [fact.status for fact in world.laptops[0].facts()] == ["delivered", "needs_city"]
    run.city_is_restored()
    run.sends(0, [Fault.KILLED_SAVING], timedelta(0))  # what was held is queued, and no more
    assert [fact.status for fact in world.laptops[0].facts()] == ["delivered", "waiting"]
    run.city_revokes(0)

    run.teardown()

    assert world.laptops[0].reasons() == ["sync.device_revoked"]


def _set_back_after_a_withdrawal(world: World) -> tuple[Laptop, UUID]:
    """Let a laptop hear of its own withdrawal, whose fact it has lost; the backup is older."""
    world.begin()
    laptop = world.laptops[1]
    subject = laptop.register(1)
    laptop.round()
    laptop.keep_a_copy()
    world.city.back_up()
    laptop.withdraw(subject)
    laptop.round()
    laptop.go_back_to_the_copy()
    laptop.round()
    assert laptop.statuses()[subject][1] == "withdrawn"
    return laptop, subject


def test_a_withdrawal_both_ends_have_lost_is_undone_at_both(world: World) -> None:
    laptop, subject = _set_back_after_a_withdrawal(world)

    world.city.restore()
    laptop.round()

    assert laptop.statuses()[subject][1] == "proposed"
    assert world.city.rows("SELECT status FROM registrations") == [("proposed",)]


def test_one_whose_nik_another_holds_by_now_stays_withdrawn_and_holds_up_no_news(
    world: World,
) -> None:
    laptop, subject = _set_back_after_a_withdrawal(world)
    another = laptop.register(1)

    world.city.restore()
    told = [laptop.round() for _ in range(3)]

    assert [result.cause for result in told if result] == ["", "", ""]
    statuses = laptop.statuses()
    assert (statuses[subject][1], statuses[another][1]) == ("withdrawn", "proposed")


def test_a_laptop_is_known_by_its_new_identity_again_though_its_twin_counts_further(
    world: World,
) -> None:
    world.begin()
    laptop, twin = world.laptops[0], world.laptops[TWIN]
    laptop.round()
    twin.becomes_a_twin_of(laptop)
    world.city.back_up()
    twin.register(1)
    twin.round()
    laptop.register(2)
    laptop.round()  # its twin was quicker: it gets another identity
    world.city.restore()
    twin.skew = timedelta(days=3650)
    twin.round()

    for _ in range(2):
        laptop.round()

    assert {fact.status for fact in laptop.facts()} == {"delivered", "superseded"}
    assert world.city.one("SELECT count(*) FROM registrations") == 2
