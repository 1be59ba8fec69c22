"""What a clerk does all day, by chance of a seed, and the word after each act.

Each function here is one trial, forked by ``WarmPython``. After every act that returned, the clerk
*says* so: a line in a file outside the data folder and a mark in the watcher's journal, with what
then stands in the register. Nothing is said before the use case has returned.
"""

import json
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from desktop_app.domain import delivery
from desktop_app.domain.confirmation import PaperKind, paper_number
from desktop_app.domain.delivery import Stored
from desktop_app.domain.worker import Registration
from desktop_app.use_cases.backups import BACKUPS, back_up
from desktop_app.use_cases.desk import Desk, known
from desktop_app.use_cases.form import RegistrationForm
from desktop_app.use_cases.papers import MadePaper, record_printed
from desktop_app.use_cases.registration import (
    amend_worker,
    register_worker,
    review,
    withdraw_worker,
)
from tests.campaigns.disk.watch import Watch
from tests.campaigns.standing import standing
from tests.fixtures.people import FOUR_SEGMENTS, NOW

_FACTS = frozenset({"register", "amend", "withdraw", "print_proof"})
STREETS = ("Jalan Anggrek", "Gang Kerapu", "Jalan Veteran", "Kampung Baru")


class Voice:
    """Where the clerk says what is done: a file that no fault touches, and the journal."""

    def __init__(self, path: Path, watch: Watch) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._watch = watch

    def say(self, act: str, state: str = "") -> None:
        word = json.dumps({"act": act, "state": state})
        os.write(self._file, f"{word}\n".encode())
        self._watch.mark(word)


class Clerk:
    """One officer at one desk; the same seed does the same acts."""

    def __init__(self, desk: Desk, chance: Random, first: int = 1) -> None:
        """Sit down; ``first`` is the serial of the next person that is made up."""
        self.desk = desk
        self.chance = chance
        self.serial = first
        self.now: datetime = NOW + timedelta(minutes=first)
        self.saved: list[tuple[Registration, RegistrationForm]] = []
        self.printed: dict[object, int] = {}

    def register(self) -> Registration:
        form = FOUR_SEGMENTS[self.serial % 4]
        form = replace(
            form,
            nik=f"{form.nik[:12]}{1000 + self.serial:04}",
            family_card="",
            street=f"{self.chance.choice(STREETS)} {self.chance.randrange(1, 200)}",
        )
        self.serial += 1
        self.now += timedelta(minutes=2)
        saved = register_worker(self.desk, form, self._accepted(form), self.now)
        self.saved.append((saved, form))
        return saved

    def amend(self) -> Registration:
        at = self._some()
        registration, form = self.saved[at]
        form = replace(form, street=f"{self.chance.choice(STREETS)} {self.chance.randrange(200)}")
        accepted = self._accepted(form, registration)
        amended = amend_worker(self.desk, registration.id, form, accepted, self.now)
        self.saved[at] = (amended, form)
        return amended

    def withdraw(self) -> Registration:
        registration, _ = self.saved.pop(self._some())
        return withdraw_worker(self.desk, registration.id, "Salah orang", self.now)

    def print_proof(self) -> Registration:
        """Record a print; the drawing of the paper is not what a disk can lose."""
        registration, _ = self.saved[self._some()]
        with self.desk.database.reading() as tx:
            known(tx, registration.id)
            copy = tx.papers.copies(registration.id, PaperKind.PROOF) + 1
        number = paper_number(PaperKind.PROOF, registration.number)
        made = MadePaper(b"", PaperKind.PROOF, number, copy, registration.id)
        record_printed(self.desk, made, self.now)
        return registration

    def hear(self) -> None:
        """Record the receipts of a few facts, as a round does."""
        with self.desk.database.transaction() as tx:
            for fact in tx.outbox.due(self.now, self.chance.randrange(1, 4)):
                at = tx.outbox.delivery(fact.id)
                tx.outbox.record(fact.id, delivery.after(at, Stored(fact.seq), self.now))

    def rest(self) -> None:
        self.desk.database.checkpoint()

    def back_up(self) -> None:
        folder = self.desk.database.path.parent / "backups"
        self.desk.database.backup(folder / f"by-hand-{self.chance.randrange(10**9)}.db")

    def archive(self) -> None:
        """Back up as each day does: packed, read back and compared."""
        folder = self.desk.database.path.parent.parent / BACKUPS
        self.now += timedelta(minutes=2)
        back_up(self.desk, folder, self.now, daily=True)

    def do(self, act: str) -> Registration | None:
        """Do an act; return the registration it leaves, if it leaves one."""
        done: Registration | None = getattr(self, act)()
        return done

    def some_act(self) -> str:
        """Choose the next act; what needs a person is a registration while there is none."""
        acts = ("register", "amend", "withdraw", "print_proof", "hear", "rest", "back_up")
        [act] = self.chance.choices(acts, (10, 3, 1, 2, 3, 4, 1))
        return act if self.saved or act in {"rest", "back_up"} else "register"

    def _some(self) -> int:
        return self.chance.randrange(len(self.saved))

    def _accepted(
        self, form: RegistrationForm, registration: Registration | None = None
    ) -> frozenset[str]:
        besides = registration.id if registration else None
        judged = review(self.desk, form, self.now, besides)
        return frozenset(issue.code for issue in judged.issues)


def work(clerk: Clerk, voice: Voice, acts: int, choose: Callable[[], str]) -> None:
    """Act and say so, again and again; the standing before the first act is said too."""
    database = clerk.desk.database
    voice.say("begin", standing(database).as_json())
    for _ in range(acts):
        act = choose()
        clerk.do(act)
        stands = standing(database)
        if act in _FACTS and not stands.is_copied:
            raise AssertionError("the act has returned, and its sealed copy is not there")
        voice.say(act, stands.as_json())
