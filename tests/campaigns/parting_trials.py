"""What is killed, or loses its power, on the round by stick and at the end of a revoked laptop."""

import json
import time
from contextlib import closing
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

from central_server.database import Database as CityDatabase
from central_server.exchange import take_in_file
from central_server.reference import read_books
from central_server.settings import Settings as CitySettings
from desktop_app.domain.farewell import Bequeathed
from desktop_app.sync.client import CityServer as Line
from desktop_app.sync.exchange import read_in, write_out
from desktop_app.sync.last_words import say_last_words
from desktop_app.use_cases import farewell
from tests.campaigns import office, trials
from tests.campaigns.acts import Clerk, Voice, work
from tests.campaigns.disk.watch import Watch
from tests.campaigns.standing import standing

lay_out = trials.lay_out
CITY_BOOKS = read_books(CitySettings())  # read before the fork


def stick(
    folder: str, keychain: str, said: str, seed: str, first: int, database: str, place: str
) -> None:
    """Register, carry a file to the city, and read its replies: late, twice, in any order."""
    voice = Voice(Path(said), Watch())
    settings, city = CitySettings(database=database), CityDatabase(CitySettings(database=database))
    replies: list[bytes] = []
    with office.at_work(Path(folder), office.FileKeychain(Path(keychain))) as desk:
        clerk = Clerk(desk, Random(seed), first)
        for turn in count():
            for _ in range(clerk.chance.randrange(1, 4)):
                saved = clerk.register()
                voice.say("register", json.dumps([saved.number, saved.version]))
            file = Path(place) / f"kirim-{turn}"
            write_out(desk.database, file, _clock)
            taken = take_in_file(city, file.read_bytes(), settings, CITY_BOOKS, _clock())
            replies.append(taken.reply)
            for reply in clerk.chance.choices(replies[-3:], k=3):
                back = Path(place) / "balas"
                back.write_bytes(reply)
                read_in(desk.database, back, _clock)


def part(folder: str, keychain: str, said: str, seed: str, first: int) -> None:
    """Leave the city what is here, decide, and wipe; then wait for the signal."""
    voice, chain = Voice(Path(said), Watch()), office.FileKeychain(Path(keychain))
    del seed, first
    with office.at_work(Path(folder), chain) as desk:
        with closing(Line(desk.device.server, _clock)) as line:
            left = say_last_words(desk.database, line, _clock)
        voice.say("left")
        farewell.decide_to_wipe(Path(folder), desk.database, left, _clock())
        voice.say("decided")
    farewell.wipe(Path(folder), chain)
    voice.say("wiped")
    while True:
        time.sleep(1)


def hasty_part(folder: str, keychain: str, said: str, seed: str, first: int) -> None:
    """Do as ``part``, with a fault: it wipes what the city has given no receipt for."""
    voice, chain = Voice(Path(said), Watch()), office.FileKeychain(Path(keychain))
    del seed, first
    with office.at_work(Path(folder), chain) as desk:
        farewell.decide_to_wipe(Path(folder), desk.database, Bequeathed(0, ("0",)), _clock())
    voice.say("decided")
    farewell.wipe(Path(folder), chain)
    while True:
        time.sleep(1)


def part_watched(**job: Any) -> None:
    """Register, decide, and wipe; what was left with the city is not the disk's affair."""
    trials.plant(job["defects"])
    watch = Watch()
    watch.begin(Path(job["root"]), Path(job["journal"]))
    voice = Voice(Path(job["said"]), watch)
    folder, chain = Path(job["folder"]), office.FileKeychain(Path(job["keychain"]))
    with office.at_work(folder, chain) as desk:
        clerk = Clerk(desk, Random(job["seed"]))
        work(clerk, voice, job["acts"], lambda: "register")
        stands = standing(desk.database).as_json()
        left = Bequeathed(job["acts"], ("0" * 64,))
        farewell.decide_to_wipe(folder, desk.database, left, clerk.now)
        voice.say("decided", stands)
    farewell.wipe(folder, chain)
    voice.say("wiped", stands)


def _clock() -> datetime:
    return datetime.now(UTC)
