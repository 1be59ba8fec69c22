"""Running the machine: so many runs from a seed, and what was met in them."""

import logging
from collections import Counter
from dataclasses import dataclass, field
from time import monotonic, process_time

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.model.defects import Planting
from tests.model.roads import Roads
from tests.model.world import World

STEPS = 20
"""The most that is begun in one run before everything falls quiet; many steps are several acts.

With 30 a run costs twice as much, and planted defects took as many runs to be found.
"""


@dataclass
class Tally:
    """What a campaign has seen.

    Attributes:
        processor: Seconds of a processor; less than ``seconds`` on a machine with other work.
        met: How often each fault met a request.
        traces: One digest for each run, in order: the same from the same seed.
    """

    runs: int = 0
    steps: int = 0
    seconds: float = 0.0
    processor: float = 0.0
    met: Counter[str] = field(default_factory=Counter)
    traces: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        self.runs += other.runs
        self.steps += other.steps
        self.seconds += other.seconds
        self.processor += other.processor
        self.met += other.met
        self.traces += other.traces


def explore(
    world: World,
    first: int,
    runs: int,
    *,
    steps: int = STEPS,
    shrink: bool = False,
    tally: Tally | None = None,
) -> Tally:
    """Run the machine from a seed; what does not hold raises.

    Args:
        world: The city and its laptops.
        first: The seed.
        runs: How many runs.
        steps: The most that happens in one.
        shrink: Look for the shortest way to what does not hold, which takes a while.
        tally: Where to count; a new one by default.
    """
    seen = Tally() if tally is None else tally
    began, worked = monotonic(), process_time()

    @seed(first)
    class Counted(Roads):
        def __init__(self) -> None:
            super().__init__(world)

        def teardown(self) -> None:
            try:
                super().teardown()
            finally:
                _count(seen, self)

    phases = (Phase.generate, Phase.shrink) if shrink else (Phase.generate,)
    logging.disable()  # every fault is a warning, and there are thousands
    try:
        run_state_machine_as_test(
            Counted,
            settings=settings(
                max_examples=runs,
                stateful_step_count=steps,
                deadline=None,
                database=None,
                phases=phases,
                suppress_health_check=list(HealthCheck),
                print_blob=False,
                report_multiple_bugs=False,
            ),
        )
    finally:
        logging.disable(logging.NOTSET)
        seen.seconds, seen.processor = monotonic() - began, process_time() - worked
    return seen


def _count(tally: Tally, machine: Roads) -> None:
    tally.runs += 1
    tally.steps += machine.steps
    tally.met += machine.faults
    tally.traces.append(machine.digest())


@dataclass(frozen=True)
class Found:
    """How a planted defect showed: in which run, after how long, and which promise broke."""

    seed: int
    runs: int
    seconds: float
    processor: float
    promise: str

    def __str__(self) -> str:
        return (
            f"found in {self.runs} runs from seed {self.seed}, {self.seconds:.0f} s,"
            f" {self.processor:.0f} s of a processor: {self.promise}"
        )


def hunt(world: World, planting: Planting, first: int, most: int) -> Found | None:
    """Plant a defect and run until a promise breaks; None when it never did.

    Args:
        world: The city and its laptops.
        planting: What to plant.
        first: The seed.
        most: The most runs.
    """
    seen = Tally()
    with planting():
        try:
            explore(world, first, most, tally=seen)
        except AssertionError as error:  # anything else would be a fault of the planting
            promise = str(error).partition("\n")[0]
            return Found(first, seen.runs, seen.seconds, seen.processor, promise)
    return None
