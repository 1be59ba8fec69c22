"""A disk that says no: an act meets one call that fails, and the clerk goes on.

Each word that is said carries a code: empty for an act that succeeded, the code of what the clerk
would read otherwise.
"""

import json
from pathlib import Path
from random import Random
from typing import Any

from desktop_app.domain.issues import Refused
from desktop_app.domain.repair import FileFate
from desktop_app.errors import Unavailable
from desktop_app.use_cases.first_run import Opened
from tests.campaigns import office, trials
from tests.campaigns.acts import Clerk, Voice
from tests.campaigns.disk.journal import Kind
from tests.campaigns.disk.watch import Deed, Watch

lay_out = trials.lay_out

MADE_ANEW = "made anew"
"""Instead of a code: the start took the file for damaged, which none of these is."""


class Desk:
    """One run of the program under a disk that is about to fail."""

    def __init__(self, job: dict[str, Any]) -> None:
        self.job = job
        self.watch = Watch()
        self.watch.begin(Path(job["root"]), Path(job["journal"]))
        self.voice = Voice(Path(job["said"]), self.watch)
        self.keychain = office.FileKeychain(Path(job["keychain"]))
        self.hits = 0

    def fails_from_here(self) -> None:
        job = self.job
        self.watch.go_wrong(
            frozenset({Kind(job["kind"])}),
            job["number"],
            Deed(job["deed"]),
            times=job["times"],
            error=job["error"],
            milliseconds=job["milliseconds"],
        )

    def is_whole_again(self) -> None:
        self.hits = self.watch.hits
        self.watch.go_wrong(frozenset(), 1, Deed.FAIL)

    def say(self, act: str, code: str, left: object = ()) -> None:
        self.voice.say(act, json.dumps([code, left]))

    def opened(self) -> Opened | None:
        """Unlock, or set up where nothing is; None when the clerk reads a refusal instead."""
        folder = Path(self.job["folder"])
        try:
            if folder.exists() and any(folder.glob("berkas")):
                opened = office.opened_laptop(folder, self.keychain)
            else:
                opened = office.new_laptop(folder, self.keychain)
        except (Unavailable, Refused) as no:
            self.say("open", _code(no))
            return None
        self.say("open", "" if opened.repair.fate is FileFate.KEPT else MADE_ANEW)
        return opened

    def does(self, clerk: Clerk, act: str) -> None:
        try:
            registration = clerk.do(act)
        except (Unavailable, Refused) as no:
            self.say(act, _code(no))
        else:
            left = (registration.number, registration.version) if registration else ()
            self.say(act, "", left)


def stumble(**job: Any) -> None:
    """Work, with one call of the disk failing in one act; then work on, and close."""
    desk = Desk(job)
    if job["act"] == "open":
        desk.fails_from_here()
        opened = desk.opened()
        desk.is_whole_again()
        opened = opened or desk.opened()
    else:
        opened = desk.opened()
    if opened is None:
        desk.say("end", "", desk.hits)
        return
    clerk = Clerk(office.sit_down(opened.database, opened.officer), Random(job["seed"]), 200)
    desk.does(clerk, "register")
    desk.does(clerk, "register")
    if job["act"] != "open":
        desk.fails_from_here()
        desk.does(clerk, job["act"])
        desk.is_whole_again()
    desk.does(clerk, "register")
    try:
        opened.database.close()
    except Unavailable as no:
        desk.say("close", no.code)
    desk.say("end", "", desk.hits)


def _code(no: Unavailable | Refused) -> str:
    return no.code if isinstance(no, Unavailable) else no.issues[0].code
