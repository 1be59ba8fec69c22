"""The other papers of 10,000 invented people: pages, margins, overlaps, every word there.

A letter and a rights sheet for each on A4, F4 and A5; reports of events with three hundred of them
at a time, and the sums of days with as many officers and things to mend as stand in a portion, on
A4 and F4; stubs of all on every sheet and roll, each symbol read back. No letter below ten
points, but of an officer's long name on a stub. One miss makes the run fail. Part of ``make
papers-10k``.
"""

import argparse
import sys
import time
from collections import Counter
from dataclasses import replace
from random import Random

from desktop_app.documents.imprint import Imprint
from desktop_app.documents.layout import LEAST, Page
from desktop_app.documents.letter import LetterFacts, letter_pages
from desktop_app.documents.minutes import minutes_pages
from desktop_app.documents.rights import rights_pages
from desktop_app.documents.stub import StubFacts, make_stubs
from desktop_app.documents.summary import SummaryFacts, summary_pages
from desktop_app.domain.confirmation import PaperFacts
from desktop_app.domain.day_report import ToMend, Work
from desktop_app.domain.paper_format import PaperFormat
from tests.documents import others
from tests.documents.crowd import crowd
from tests.documents.people import NOW
from tests.documents.test_others import check, said_on, solid
from tests.documents.test_stub import OFFICE

AT_AN_EVENT, ON_A_DAY = 300, 25
MOST_PAGES = ((PaperFormat.A4, 1, 3), (PaperFormat.F4, 1, 3), (PaperFormat.A5, 3, 6))
"""How many pages a letter and a rights sheet may take on each size."""


def main(people: int, seed: int) -> int:
    began, found = time.process_time(), Counter[str]()
    papers = crowd(people, seed)
    for facts in papers:
        found += of_one(facts)
    for first in range(0, people - AT_AN_EVENT + 1, AT_AN_EVENT):
        names = [facts.registration.worker.name for facts in papers[first : first + AT_AN_EVENT]]
        found += of_an_event(names)
    for first in range(0, people, ON_A_DAY):
        found += of_a_day(papers[first : first + ON_A_DAY])
    found += stubs_of(papers)
    sys.stdout.write(f"{dict(found)}, {time.process_time() - began:.0f} s of processor time\n")
    return 1 if found["misses"] else 0


def of_one(facts: PaperFacts) -> Counter[str]:
    """Lay out what is about one person, and look at it."""
    registration = facts.registration
    worker = registration.worker
    imprint = _imprint(facts, copy=facts.copy)
    enrolment = worker.enrolment
    letter = LetterFacts(
        replace(imprint, number=f"RI/{registration.number}"),
        registration,
        facts.period or (facts.due,),
        others.RATES.grounds(enrolment, facts.due.month),
        others.RATES.reliefs(enrolment, facts.due.month),
    )
    rights = replace(others.rights(worker), imprint=imprint, region=facts.region)
    found = Counter[str]()
    office = facts.city.letterhead.office
    for size, letters, sheets in MOST_PAGES:
        pages = letter_pages(letter, size)
        found += _looked_at(f"letters {size}", pages, [worker.name, office], letters)
        pages = rights_pages(rights, size)
        found += _looked_at(f"rights {size}", pages, [worker.name, worker.address.street], sheets)
    return found


def _imprint(facts: PaperFacts, **changes: object) -> Imprint:
    """Return head and foot as the office of a paper has them, with its own words and emblem."""
    own = {name: getattr(facts, name) for name in ("reminder", "footer", "emblem")}
    return others.imprint("X/1", city=facts.city, officer=facts.officer, **own, **changes)


def of_an_event(names: list[str]) -> Counter[str]:
    """Lay out the report of an event with these people, on both sizes."""
    there = others.crowd(len(names), lambda n: names[n - 1])
    found = Counter[str]()
    for size in (PaperFormat.A4, PaperFormat.F4):
        pages = minutes_pages(others.minutes(there), size)
        found += _looked_at(f"reports {size}", pages, names, most=len(names))
    return found


def of_a_day(papers: list[PaperFacts]) -> Counter[str]:
    """Lay out the sum of a day at which every other of these people is to be mended."""
    report = replace(
        others.DAY,
        by_officer={facts.officer: Work(registered=1) for facts in papers[:ON_A_DAY:5]},
        to_mend=tuple(
            ToMend(facts.registration.number, facts.registration.worker.name, True, NOW)
            for facts in papers[::2]
        ),
    )
    found = Counter[str]()
    wanted = [*report.by_officer, *(one.name for one in report.to_mend)]
    for size in (PaperFormat.A4, PaperFormat.F4):
        pages = summary_pages(SummaryFacts(_imprint(papers[0]), 1, report), size)
        found += _looked_at(f"days {size}", pages, wanted, most=3)
    return found


def stubs_of(papers: list[PaperFacts]) -> Counter[str]:
    """Make the stubs of these people in every size; a symbol that cannot be read raises."""
    random = Random(len(papers))
    stubs = [
        StubFacts(
            *(facts.registration.number, 1, facts.registration.worker.name, facts.made_at),
            *(facts.officer, random.randbytes(random.randrange(380, 900))),
        )
        for facts in papers
    ]
    found = Counter[str]()
    for size in PaperFormat:
        for first in range(0, len(stubs), ON_A_DAY):
            made = make_stubs(stubs[first : first + ON_A_DAY], OFFICE, size)
            found[f"stubs {size}"] += sum(len(sheet.stubs) for sheet in made.sheets)
    return found


def _looked_at(kind: str, pages: list[Page], wanted: list[str], most: int) -> Counter[str]:
    found = Counter({kind: 1, f"{kind}_pages": len(pages)})
    said = said_on(pages)
    misses = [f"lost: {text}" for text in wanted if solid(text) not in said]
    misses += [f"{len(pages)} pages"] if len(pages) > most else []
    least = min(text.style.size for page in pages for text in page.texts)
    misses += [f"letters of {least:.2f} points"] if least < LEAST else []
    found[f"{kind} of {len(pages)} pages"] += 1
    try:
        check(pages)
    except AssertionError as miss:
        misses.append(str(miss))
    for miss_told in misses:
        sys.stdout.write(f"{kind}: {miss_told}\n"[:400])
    found["misses"] += len(misses)
    return found


if __name__ == "__main__":
    asked = argparse.ArgumentParser()
    asked.add_argument("--people", type=int, default=10_000)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    sys.exit(main(given.people, given.seed))
