"""A short run of the campaign against printing: a few programs killed, nothing lost or doubled."""

import random
from pathlib import Path

from tests.campaigns.printing import trial


def test_a_program_killed_while_it_prints_skips_nothing_and_doubles_nothing(tmp_path: Path) -> None:
    outcome = trial(tmp_path, random.Random(7), most_kills=2)

    assert (outcome.skipped, outcome.doubled, outcome.untrue) == (0, 0, 0)
    assert outcome.kills > 0
