"""Who is alike among 100,000: the look-up while typing, and how often the rule is right.

Every beginning of a form is one sample: the name letter by letter once the NIK is there, then
birth date, mother, phone and card, half of them of people who are on file already and come with a
slip. Times are of this machine and of a warm file; beside them what the processor worked, which
says the same on a machine that is shared. To the screen is the whole way: the database's lane, the
answer, its words, the painted panel.
"""

import os
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random

from PySide6.QtWidgets import QApplication

from desktop_app.domain.likeness import Traits, Verdict, traits_of
from desktop_app.paths import resource_folder
from desktop_app.reference import read_books
from desktop_app.storage.database import Database, create_database
from desktop_app.use_cases.alike import alike_people
from desktop_app.use_cases.form import RegistrationForm
from tests.benchmarks.figures import Figure, p99, timed, typical
from tests.benchmarks.made_up import fill, people, unlike
from tests.fixtures.desk import DEVICE, new_desk
from tests.likeness.pairs import MEASURED_ON, SHOWN, SURE, made_pairs, score, slipped
from ui.icons import Icons
from ui.jobs import JobRunner
from ui.theme import Theme
from ui.viewmodels.alike import AlikeViewModel
from ui.widgets.alike_panel import AlikePanel

KEY = bytes(range(32))
ON_FILE, TYPED = 100_000, 250


def run() -> list[Figure]:
    saved = unlike(people())
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        database = create_database(Path(folder) / "loket.db", KEY)
        fill(database, saved, ON_FILE)
        times, worked = _look_up_times(database)
        found = _found_again(database)
        painted = _screen_times(database)
        database.close()
    pairs = made_pairs(MEASURED_ON)
    sure, shown = score(pairs, SURE), score(pairs, SHOWN)
    return [
        Figure("duplicates_100k_p50_ms", typical(times), "ms", 2),
        Figure("duplicates_100k_p99_ms", p99(times), "ms", 5),
        Figure("duplicates_100k_cpu_p99_ms", p99(worked), "ms", 5),
        Figure("duplicates_100k_to_screen_p99_ms", p99(painted), "ms", 50),
        Figure("duplicates_100k_found", found, "", 0.95, more=True),
        Figure("likeness_precision", sure.precision, "", 0.98, more=True),
        Figure("likeness_recall", sure.recall, "", 0.94, more=True),
        Figure("likeness_shown_precision", shown.precision, "", 0.8, more=True),
        Figure("likeness_shown_recall", shown.recall, "", 0.97, more=True),
    ]


def _look_up_times(database: Database) -> tuple[list[float], list[float]]:
    """Return how long each look-up took, and how long the processor worked for it."""
    worked: list[float] = []

    def look_up(traits: Traits) -> None:
        before = time.thread_time_ns()
        with database.reading() as tx:
            tx.workers.alike(traits)
        worked.append((time.thread_time_ns() - before) / 1e6)

    look_up(traits_of(next(people()).worker))  # SQLAlchemy compiles its first query
    worked.clear()
    return [timed(partial(look_up, traits)) for traits in _typed()], worked


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


def _screen_times(database: Database) -> list[float]:
    """From a key to the painted panel, through the lane the program itself uses."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    resources = resource_folder()
    desk = new_desk(database, read_books(resources), DEVICE)
    theme = Theme(app, Icons(resources / "icons"), resources / "fonts")
    jobs, panel = JobRunner(), AlikePanel(theme)
    today = date(2026, 11, 22)
    model = AlikeViewModel(jobs, lambda form: alike_people(desk, form, today), desk.zone)
    model.found.connect(panel.show_all)

    def key(form: RegistrationForm) -> None:
        model.typed(form)
        while jobs.under_way:
            app.processEvents()
        panel.grab()

    times = [timed(partial(key, _form(traits))) for traits in islice(_typed(), 2000)]
    jobs.close()
    panel.deleteLater()
    return times


def _form(traits: Traits) -> RegistrationForm:
    return RegistrationForm(
        nik=traits.nik,
        name=traits.name,
        mother=traits.mother,
        phone=traits.phone,
        family_card=traits.family_card,
    )
