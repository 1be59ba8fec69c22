"""The flowing papers of 10,000 invented people: pages, margins, overlaps, every word there.

A letter and a rights sheet for each on A4, F4 and A5, and reports of events with three hundred of
them at a time, on A4 and F4; no letter below ten points. One miss makes the run fail. Part of
``make papers-10k``.
"""

import argparse
import sys
import time
from collections import Counter
from dataclasses import replace

from desktop_app.documents.layout import LEAST, Page
from desktop_app.documents.letter import LetterFacts, letter_pages
from desktop_app.documents.minutes import minutes_pages
from desktop_app.documents.rights import rights_pages
from desktop_app.domain.confirmation import PaperFacts
from desktop_app.domain.paper_format import PaperFormat
from tests.documents import others
from tests.documents.crowd import crowd
from tests.documents.test_others import check, said_on, solid

AT_AN_EVENT = 300
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
    sys.stdout.write(f"{dict(found)}, {time.process_time() - began:.0f} s of processor time\n")
    return 1 if found["misses"] else 0


def of_one(facts: PaperFacts) -> Counter[str]:
    """Lay out what is about one person, and look at it."""
    registration = facts.registration
    worker = registration.worker
    imprint = others.imprint("X/1", city=facts.city, officer=facts.officer, copy=facts.copy)
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


def of_an_event(names: list[str]) -> Counter[str]:
    """Lay out the report of an event with these people, on both sizes."""
    there = others.crowd(len(names), lambda n: names[n - 1])
    found = Counter[str]()
    for size in (PaperFormat.A4, PaperFormat.F4):
        pages = minutes_pages(others.minutes(there), size)
        found += _looked_at(f"reports {size}", pages, names, most=len(names))
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
