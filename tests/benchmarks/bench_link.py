"""How long a thousand registrations take over the lines villages have, and what they weigh there.

The real laptop and server, over HTTPS, at the two ends of ``tests.links``. Seconds run until
the city has signed for everybody; bytes are those on the line, with what TCP and TLS add. The
line that is cut is there for 20 s and away for 5 s in the mean, by chance; its seeds are the first
three from 21 on whose weather cuts it while the laptop is sending: the others say nothing of cuts.
"""

import tempfile
from pathlib import Path

from tests.benchmarks.figures import Figure, typical
from tests.links.forward import Weather
from tests.links.trip import Trip, travel

PEOPLE = 1_000
SEEDS, CUT_SEEDS = (1, 2, 3), (21, 25, 28)


def run() -> list[Figure]:
    """Measure; needs the right to make networks, as ``tests.links``."""
    slow = [_trip(Weather(seed=seed)) for seed in SEEDS]
    cut = [_trip(Weather(on=20, off=5, seed=seed)) for seed in CUT_SEEDS]
    weight = typical([trip.line["up"]["bytes"] / PEOPLE for trip in slow])
    return [
        Figure("bad_link_1000_s", _seconds(slow), "s", 18),
        Figure("cut_link_1000_s", _seconds(cut), "s", 45),
        Figure("bad_link_bytes_up_per_record", weight, "B", 90),
    ]


def _trip(weather: Weather) -> Trip:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        trip = travel(Path(folder), PEOPLE, weather)
    if trip.at_city != (PEOPLE, PEOPLE):
        raise RuntimeError(f"not everybody arrived once: {trip}")
    return trip


def _seconds(trips: list[Trip]) -> float:
    return typical([float(trip.laptop["seconds"]) for trip in trips])
