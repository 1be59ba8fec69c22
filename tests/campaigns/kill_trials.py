"""What is killed: each trial works until somebody ends it, and says what is done.

A word is one line in a file: the act, and the number and version of the registration it left.
"""

import json
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count, cycle
from pathlib import Path
from random import Random

from central_server.admin.acts import Operator
from central_server.database import Database as CityDatabase
from central_server.settings import Settings as CitySettings
from central_server.sheets.results import import_results
from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.worker import Registration
from desktop_app.sync.client import CityServer as Line
from desktop_app.sync.round import run_round
from desktop_app.use_cases.drafts import keep_draft
from desktop_app.use_cases.papers import make_paper, record_printed
from tests.campaigns import office, trials
from tests.campaigns.acts import Clerk, Voice
from tests.campaigns.city import results_sheet
from tests.campaigns.disk.watch import Watch
from tests.fixtures.people import NOW, TRADER

lay_out = trials.lay_out


def save(folder: str, keychain: str, said: str, seed: str, first: int) -> None:
    """Do whatever comes, with the pauses in which the log is brought home."""
    _work(folder, keychain, said, seed, first, lambda clerk: clerk.some_act)


def back_up(folder: str, keychain: str, said: str, seed: str, first: int) -> None:
    _work(folder, keychain, said, seed, first, lambda _: cycle(("back_up", "register")).__next__)


def migrate(folder: str, keychain: str, said: str, seed: str, first: int) -> None:
    """Unlock, which brings the file up to date; then register."""
    _work(folder, keychain, said, seed, first, lambda _: lambda: "register")


def draw(folder: str, keychain: str, said: str, seed: str, first: int) -> None:
    """Register, make the paper for real, and record that it was printed."""
    voice = _voice(said)
    with office.at_work(Path(folder), office.FileKeychain(Path(keychain))) as desk:
        clerk = Clerk(desk, Random(seed), first)
        for turn in count():
            if turn % 3 == 0:
                _say(voice, "register", clerk.register())
            registration, _ = clerk.saved[-1]
            made = make_paper(desk, registration.id, PaperKind.PROOF, clerk.now)
            record_printed(desk, made, clerk.now)
            _say(voice, "print_proof", registration)


def bring_back(folder: str, keychain: str, said: str, seed: str, first: int) -> None:
    """Register, back up, register on, and bring the backup back; again and again."""
    voice, chain = _voice(said), office.FileKeychain(Path(keychain))
    for turn in count(first, 4):
        with office.at_work(Path(folder), chain) as desk:
            clerk = Clerk(desk, Random(f"{seed}/{turn}"), turn)
            _say(voice, "register", clerk.register())
            clerk.archive()
            _say(voice, "register", clerk.register())
        trials.bring_back(Path(folder), chain, clerk.now)


def draft(folder: str, keychain: str, said: str, seed: str, first: int) -> None:
    """Type: the form under way is kept again and again, each time with one more house number."""
    voice = _voice(said)
    with office.at_work(Path(folder), office.FileKeychain(Path(keychain))) as desk:
        for number in count(first):
            keep_draft(desk, None, replace(TRADER, street=f"Jalan {number} {seed}"), NOW)
            voice.say("draft", json.dumps(number))


def hasty(folder: str, keychain: str, said: str, seed: str, first: int) -> None:
    """Do as ``draft``, with a fault: it says that the form is kept before it is."""
    voice = _voice(said)
    with office.at_work(Path(folder), office.FileKeychain(Path(keychain))) as desk:
        for number in count(first):
            voice.say("draft", json.dumps(number))
            keep_draft(desk, None, replace(TRADER, street=f"Jalan {number} {seed}"), NOW)


def sync(folder: str, keychain: str, said: str, seed: str, first: int) -> None:
    """Register and run rounds with the city the laptop belongs to."""
    voice = _voice(said)
    with office.at_work(Path(folder), office.FileKeychain(Path(keychain))) as desk:
        clerk = Clerk(desk, Random(seed), first)
        while True:
            for _ in range(clerk.chance.randrange(1, 4)):
                _say(voice, "register", clerk.register())
            with closing(Line(desk.device.server, _clock)) as line:
                run_round(desk.database, line, _clock)


def take_in_results(database: str, said: str, decided: int) -> None:
    """Import, at the city, the sheet that came back from BPJS."""
    voice = _voice(said)
    city = CityDatabase(CitySettings(database=database))
    operator = Operator("uji", _clock())
    rows = results_sheet(decided)
    report = city.within(lambda session: import_results(session, rows, operator))
    voice.say("import", json.dumps(report.taken))
    while True:
        city.within(lambda session: import_results(session, rows, operator))


def _work(
    folder: str,
    keychain: str,
    said: str,
    seed: str,
    first: int,
    choose: Callable[[Clerk], Callable[[], str]],
) -> None:
    voice = _voice(said)
    with office.at_work(Path(folder), office.FileKeychain(Path(keychain))) as desk:
        voice.say("open")
        clerk = Clerk(desk, Random(seed), first)
        next_act = choose(clerk)
        while True:
            act = next_act()
            _say(voice, act, clerk.do(act))


def _say(voice: Voice, act: str, registration: Registration | None) -> None:
    left = [registration.number, registration.version] if registration else []
    voice.say(act, json.dumps(left))


def _voice(said: str) -> Voice:
    return Voice(Path(said), Watch())


def _clock() -> datetime:
    return datetime.now(UTC) + timedelta(0)
