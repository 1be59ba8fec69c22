"""The flowing papers of 10,000 invented people: pages, margins, overlaps, every word there.

A letter and a rights sheet for each, and reports of events with three hundred of them at a time, on
A4 and F4. One miss makes the run fail. Part of ``make papers-10k``.
"""

import argparse
import sys
import time
from collections import Counter
from dataclasses import replace

from desktop_app.documents.layout import Page
from desktop_app.documents.letter import LetterFacts, letter_pages
from desktop_app.documents.minutes import minutes_pages
from desktop_app.documents.rights import rights_pages
from desktop_app.domain.confirmation import PaperFacts
from desktop_app.domain.paper_format import PaperFormat
from tests.documents import others
from tests.documents.crowd import crowd
from tests.documents.test_others import check, said_on, solid

AT_AN_EVENT = 300


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
    return _looked_at(
        "letters", letter_pages(letter), [worker.name, facts.city.letterhead.office], most=1
    ) + _looked_at("rights", rights_pages(rights), [worker.name, worker.address.street], most=3)


def of_an_event(names: list[str]) -> Counter[str]:
    """Lay out the report of an event with these people, on both sizes."""
    there = others.crowd(len(names), lambda n: names[n - 1])
    found = Counter[str]()
    for size in (PaperFormat.A4, PaperFormat.F4):
        pages = minutes_pages(others.minutes(there), size)
        found += _looked_at("reports", pages, names, most=len(names))
    return found


def _looked_at(kind: str, pages: list[Page], wanted: list[str], most: int) -> Counter[str]:
    found = Counter({kind: 1, f"{kind}_pages": len(pages)})
    said = said_on(pages)
    misses = [f"lost: {text}" for text in wanted if solid(text) not in said]
    misses += [f"{len(pages)} pages"] if len(pages) > most else []
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
