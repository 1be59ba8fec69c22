"""Kill the program at each step of printing, again and again, and count what lies in the tray.

``python -m tests.campaigns.printing --trials 300``: each trial is a queue of one of each (a proof,
its copy, stubs of the archive, the day's summary, the page that tries a printer), a program of its
own that is killed with SIGKILL at a random moment of a random step, started again, and answered by
somebody who looks into the tray. The tray is a file that outlives them all. In the end what is on
file has to agree with it.
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from central_server.sealing import CitySeal
from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.event_log import OfficePaper
from desktop_app.domain.print_job import Handed, JobState, Printer, Report, Standing
from desktop_app.paths import resource_folder
from desktop_app.printing.spooler import Sheet
from desktop_app.reference import ReferenceBooks, read_books
from desktop_app.storage.database import create_database, open_database
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.other_papers import TODAY
from desktop_app.use_cases.printing import answer, recover, spool, step
from desktop_app.use_cases.queueing import make_for, put, put_page, put_sheet, put_stubs
from desktop_app.use_cases.readiness import make_trial_page
from desktop_app.use_cases.registration import register_worker
from desktop_app.use_cases.stubs import PRINTED_ACT, make_unprinted
from tests.fixtures.desk import DEVICE, KEY, new_desk
from tests.fixtures.people import NOW, TRADER

SHEETS, PRINTER = 5, "Meja"
MOMENTS = ("before", "between", "after", "report", "none")


class FileTray:
    """A spooler whose tray is a file of lines; it dies by SIGKILL where it is told.

    It knows nothing of what it took once the program is gone: the worst a spooler can do.
    """

    def __init__(self, tray: Path, moment: str, countdown: int) -> None:
        self._tray, self._moment, self._countdown = tray, moment, countdown

    def printers(self) -> Sequence[Printer]:
        return ()

    def hand_over(self, printer: str, sheet: Sheet) -> Handed:
        del printer
        self._die_at("before")
        with self._tray.open("a", encoding="utf-8") as lines:
            lines.write(f"{_sheet_of(sheet.tag)}\n")
            lines.flush()
            os.fsync(lines.fileno())
        self._die_at("between")
        return Handed(sheet.tag)

    def report(self, printer: str, spool_id: str) -> Report:
        del printer
        self._die_at("report")
        done = _sheet_of(spool_id) in self._tray.read_text(encoding="utf-8").splitlines()
        return Report(Standing.DONE if done else Standing.GONE)

    def find(self, printer: str, tag: str) -> str | None:
        del printer, tag
        return None

    def drop(self, printer: str, spool_id: str) -> None:
        del printer, spool_id

    def die_after_step(self) -> None:
        self._die_at("after")

    def _die_at(self, moment: str) -> None:
        if moment == self._moment:
            self._countdown -= 1
            if self._countdown < 0:
                os.kill(os.getpid(), signal.SIGKILL)


def _sheet_of(tag: str) -> str:
    """Return which sheet it was, at whatever try."""
    return tag.rpartition(".")[0]


@dataclass
class Outcome:
    """What a trial came to; ``untrue`` counts what is on file otherwise than in the tray."""

    skipped: int = 0
    doubled: int = 0
    untrue: int = 0
    asked: int = 0
    kills: int = 0


@cache
def books() -> ReferenceBooks:
    """Read the books once for all trials: no fault is about them."""
    return read_books(resource_folder())


def desk_of(folder: Path) -> Desk:
    """Open the file as a start does; who sits there does not matter to the queue."""
    database = open_database(folder / "berkas.db", KEY)
    with database.reading() as tx:
        city, device, officer = tx.settings.city(), tx.settings.device(), tx.officers.all()[0]
    assert city is not None
    return Desk(database, books(), city, device or DEVICE, officer, "Asia/Jakarta")


def run(folder: Path, moment: str, countdown: int) -> None:
    """Print what waits, until it asks, is done, or the program dies."""
    desk, tray = desk_of(folder), FileTray(folder / "tray", moment, countdown)
    recover(desk, tray, NOW)
    while step(desk, tray, lambda: NOW).moved:
        tray.die_after_step()
    desk.database.close()


def trial(folder: Path, rng: random.Random, most_kills: int = 3) -> Outcome:
    """Put sheets into a new queue, and print them through so many deaths."""
    tray = folder / "tray"
    tray.touch()
    database = create_database(folder / "berkas.db", KEY)
    desk = new_desk(database, books(), DEVICE)
    put_one_of_each(desk)
    sheets = [_sheet_of(job.tag) for job in spool(desk).under_way]
    database.close()
    outcome = Outcome()
    for _ in range(60):
        dies = outcome.kills < most_kills
        moment = rng.choice(MOMENTS) if dies else "none"
        outcome.kills += _dies(folder, moment, rng.randrange(4))
        if _answered(folder, outcome):
            break
    out = tray.read_text(encoding="utf-8").splitlines()
    outcome.skipped = len(set(sheets) - set(out))
    outcome.doubled = len(out) - len(set(out))
    outcome.untrue = untrue(folder)
    return outcome


def _dies(folder: Path, moment: str, countdown: int) -> bool:
    """Let a process of its own print; say whether it was killed. It shares no open file with us."""
    child = os.fork()
    if not child:
        run(folder, moment, countdown)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def put_one_of_each(desk: Desk) -> None:
    """Put one of each kind of sheet into the queue: ``SHEETS`` of them."""
    one = register_worker(desk, TRADER, frozenset(), NOW)
    for _ in range(2):
        put_sheet(desk, [one.id], PaperKind.PROOF, PRINTER, NOW)
    sealed = replace(desk, city=replace(desk.city, sealing_key=CitySeal(bytes(32)).recipient))
    put_stubs(sealed, make_unprinted(sealed), PRINTER, NOW)
    put(desk, make_for(desk, TODAY, OfficePaper.SUMMARY, PRINTER, NOW), PRINTER, NOW)
    put_page(desk, make_trial_page(desk, PRINTER, NOW), PRINTER, NOW)


def untrue(folder: Path) -> int:
    """Count what the file says otherwise than that each sheet came out once."""
    desk = desk_of(folder)
    with desk.database.reading() as tx:
        [worker] = {job.papers[0].worker for job in tx.print_jobs.since(0) if job.papers}
        told = [
            [paper.copy for paper in tx.papers.of(worker)] == [1, 2],
            [one.copy for one in tx.office_papers.all()] == [1],
            sum(entry.act == PRINTED_ACT for entry in tx.audit.of(worker)) == 1,
            not tx.stubs.unprinted(),
            tx.settings.preference("printer.tried") is not None,
        ]
    desk.database.close()
    return told.count(False)


def _answered(folder: Path, outcome: Outcome) -> bool:
    """Look into the tray for every sheet that asks; say whether the queue is empty."""
    desk = desk_of(folder)
    out = (folder / "tray").read_text(encoding="utf-8").splitlines()
    for job in spool(desk).under_way:
        if job.state is JobState.ASKS:
            outcome.asked += 1
            answer(desk, job.seq, is_out=_sheet_of(job.tag) in out, now=NOW)
    empty = not spool(desk).under_way
    desk.database.close()
    return empty


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--trials", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    told = parser.parse_args()
    rng, total, began = random.Random(told.seed), Outcome(), time.monotonic()
    for _ in range(told.trials):
        with tempfile.TemporaryDirectory() as folder:
            one = trial(Path(folder), rng)
        total.skipped += one.skipped
        total.doubled += one.doubled
        total.untrue += one.untrue
        total.asked += one.asked
        total.kills += one.kills
    print(
        f"{told.trials} trials, {told.trials * SHEETS} sheets, {total.kills} kills, "
        f"{total.asked} questions: {total.skipped} skipped, {total.doubled} doubled, "
        f"{total.untrue} recorded otherwise "
        f"({time.monotonic() - began:.0f} s)"
    )
    return 1 if total.skipped or total.doubled or total.untrue else 0


if __name__ == "__main__":
    sys.exit(main())
