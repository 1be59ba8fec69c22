"""Who is alike among 100,000: the look-up while typing, and how often the rule is right.

Every beginning of a form is one sample: the name letter by letter once the NIK is there, then
birth date, mother, phone and card, half of them of people who are on file already and come with a
slip. Times are of this machine and of a warm file.
"""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random
from statistics import quantiles

from desktop_app.domain.likeness import Traits, Verdict, traits_of
from desktop_app.storage.database import Database, create_database
from tests.benchmarks.figures import Figure, timed, typical
from tests.benchmarks.made_up import fill, people, unlike
from tests.likeness.pairs import MEASURED_ON, SHOWN, SURE, made_pairs, score, slipped

KEY = bytes(range(32))
ON_FILE, TYPED = 100_000, 250


def run() -> list[Figure]:
    saved = unlike(people())
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        database = create_database(Path(folder) / "loket.db", KEY)
        fill(database, saved, ON_FILE)
        times = _look_up_times(database)
        found = _found_again(database)
        database.close()
    pairs = made_pairs(MEASURED_ON)
    sure, shown = score(pairs, SURE), score(pairs, SHOWN)
    return [
        Figure("duplicates_100k_p50_ms", typical(times), "ms", 2),
        Figure("duplicates_100k_p99_ms", quantiles(times, n=100, method="inclusive")[98], "ms", 5),
        Figure("duplicates_100k_found", found, "", 0.95, more=True),
        Figure("likeness_precision", sure.precision, "", 0.98, more=True),
        Figure("likeness_recall", sure.recall, "", 0.94, more=True),
        Figure("likeness_shown_precision", shown.precision, "", 0.8, more=True),
        Figure("likeness_shown_recall", shown.recall, "", 0.97, more=True),
    ]


def _look_up_times(database: Database) -> list[float]:
    def look_up(traits: Traits) -> None:
        with database.reading() as tx:
            tx.workers.alike(traits)

    look_up(traits_of(next(people()).worker))  # SQLAlchemy compiles its first query
    return [timed(partial(look_up, traits)) for traits in _typed()]


def _typed() -> Iterator[Traits]:
    """Yield what a form says after each key, for people who are on file and for strangers."""
    for traits in islice(_comers(), TYPED):
        begun = Traits(name="", nik=traits.nik, born=traits.born, sex=traits.sex)
        yield begun
        yield from (replace(begun, name=traits.name[:end]) for end in range(1, len(traits.name)))
        named = replace(begun, name=traits.name)
        yield named
        yield replace(named, mother=traits.mother)
        yield traits


def _comers() -> Iterator[Traits]:
    """Yield people at the counter: every second is on file, and comes with a slip."""
    random = Random(5)
    for place, person in enumerate(people()):
        traits = traits_of(person.worker)
        if place % 2:
            yield slipped(random, traits)
        elif place > ON_FILE // 100:
            yield replace(traits, nik="", name=f"{traits.name} Baru", mother=traits.name)


def _found_again(database: Database) -> float:
    """Return the share of those who come again with a slip whom the look-up finds."""
    random, found = Random(6), 0
    persons = list(islice(unlike(people()), TYPED))
    for person in persons:
        with database.reading() as tx:
            alike = tx.workers.alike(slipped(random, traits_of(person.worker)))
        found += any(
            one.line.id == person.id and one.likeness.verdict is not Verdict.UNLIKE for one in alike
        )
    return found / len(persons)
