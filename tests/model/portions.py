"""A portion of runs in a process of its own, whose world lasts as long as the process."""

import atexit
from contextlib import ExitStack
from functools import cache
from traceback import format_exception_only

from tests.model.defects import DEFECTS
from tests.model.exploring import Found, Tally, explore, hunt
from tests.model.world import World, a_world


@cache
def _world() -> World:
    stack = ExitStack()
    atexit.register(stack.close)
    return stack.enter_context(a_world())


def portion(first: int, runs: int, shrink: bool) -> tuple[Tally, str]:
    """Run a portion; where something does not hold, say with which seed."""
    seen = Tally()
    try:
        return explore(_world(), first, runs, shrink=shrink, tally=seen), ""
    except Exception as error:  # noqa: BLE001 - told in the process that asked
        notes = "\n".join(getattr(error, "__notes__", ()))
        return seen, f"seed {first}: {''.join(format_exception_only(error))}{notes}"


def hunted(name: str, first: int, most: int) -> Found | None:
    """Plant a defect and run until it shows."""
    return hunt(_world(), DEFECTS[name], first, most)
