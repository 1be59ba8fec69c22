"""A figure says how much of its promise it uses."""

import importlib
import json

import pytest

from tests.benchmarks.__main__ import as_json, subjects, table
from tests.benchmarks.figures import Figure, p95, timed, typical


@pytest.mark.parametrize(
    ("figure", "ratio"),
    [
        (Figure("save_p95_ms", 10, "ms", 20), 0.5),
        (Figure("save_p95_ms", 40, "ms", 20), 2),
        (Figure("facts_per_second", 200, "1/s", 100, more=True), 0.5),
        (Figure("facts_per_second", 0, "1/s", 100, more=True), float("inf")),
        (Figure("typist_mouse", 0, "", 0), 0),
        (Figure("typist_mouse", 1, "", 0), float("inf")),
    ],
)
def test_a_ratio_above_one_is_a_broken_promise(figure: Figure, ratio: float) -> None:
    assert figure.ratio == ratio
    assert ("over" in table([figure])) is (ratio > 1)


def test_the_report_has_the_five_agreed_fields() -> None:
    (row,) = json.loads(as_json([Figure("save_p95_ms", 10.00004, "ms", 20)]))

    assert row == {"name": "save_p95_ms", "value": 10.0, "unit": "ms", "against": 20, "ratio": 0.5}


def test_ninety_five_of_a_hundred_samples_stay_within_the_p95() -> None:
    samples = [float(sample) for sample in range(1, 101)]

    assert sum(sample <= p95(samples) for sample in samples) == 95
    assert typical(samples) == 50.5


def test_a_time_is_in_milliseconds() -> None:
    assert 0 < timed(lambda: None) < 1_000


def test_every_benchmark_can_be_run() -> None:
    for subject in subjects():
        assert callable(importlib.import_module(f"tests.benchmarks.bench_{subject}").run)
