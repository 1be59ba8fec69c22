"""A laptop that reads the city's replies off a stick: killed in it, or watched in it."""

import json
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy.orm import Session

from central_server.admin import applications
from central_server.admin.acts import Operator
from central_server.admin.devices import add_device
from central_server.database import Database as CityDatabase
from central_server.exchange import take_in_file
from central_server.reference import read_books
from central_server.settings import Settings as CitySettings
from desktop_app.domain.membership import Status
from desktop_app.storage.database import Database
from desktop_app.sync import exchange, news, wire
from desktop_app.sync.activation import read_activation
from desktop_app.sync.exchange import read_in, write_out
from tests.campaigns import office, trials
from tests.campaigns.acts import Clerk, Voice
from tests.campaigns.city import city_in
from tests.campaigns.disk.watch import Watch
from tests.campaigns.standing import standing
from tests.fixtures.server import KELURAHAN

lay_out = trials.lay_out
CITY_BOOKS = read_books(CitySettings())  # read before the fork
FILES_A_TURN = 8


def read_replies(
    folder: str, keychain: str, said: str, seed: str, first: int, database: str, place: str
) -> None:
    """Carry a file of its own for each person, then read all the replies, in any order, twice."""
    voice = Voice(Path(said), Watch())
    city = _City(database, Path(place))
    with office.at_work(Path(folder), office.FileKeychain(Path(keychain))) as desk:
        clerk = Clerk(desk, Random(seed), first)
        for _ in count():
            replies = []
            for _ in range(FILES_A_TURN):
                saved = clerk.register()
                voice.say("register", json.dumps([saved.number, saved.version]))
                replies.append(city.carried(desk.database))
            for reply in clerk.chance.sample(replies * 2, FILES_A_TURN * 2):
                voice.say("reading", json.dumps([]))
                read_in(desk.database, reply, clock)
            voice.say("read", json.dumps([]))


def read_watched(**job: Any) -> None:
    """Be let in by stick, and read reply after reply; the city decides in between."""
    if "cursor_first" in job["defects"]:
        _cursor_first()
    watch = Watch()
    watch.begin(Path(job["root"]), Path(job["journal"]))
    voice = Voice(Path(job["said"]), watch)
    place = Path(job["journal"]).parent
    city = _City(city_in(place / "kota"), place)
    activation = read_activation(city.activation())
    opened = office.new_laptop(
        Path(job["folder"]), office.FileKeychain(Path(job["keychain"])), activation
    )
    try:
        database = opened.database
        clerk = Clerk(office.sit_down(database, opened.officer), Random(job["seed"]))
        for turn in range(job["acts"]):
            for _ in range(clerk.chance.randrange(1, 4)):
                clerk.register()
            reply = city.carried(database)
            voice.say(f"carried {reply.name}", standing(database).as_json())
            read_in(database, reply, clock)
            voice.say(f"read {reply.name}", standing(database).as_json())
            if turn % 2:
                city.decide()
    finally:
        opened.database.close()


class _City:
    """The city's end of the stick."""

    def __init__(self, database: str, place: Path) -> None:
        self._settings = CitySettings(database=database)
        self._database = CityDatabase(self._settings)
        self._place = place

    def activation(self) -> bytes:
        new = self._database.within(
            lambda session: add_device(session, KELURAHAN, "http://127.0.0.1:1", _operator())
        )
        return new.activation.model_dump_json().encode()

    def carried(self, laptop: Database) -> Path:
        """Carry a file to the city; return the reply as it lies on the stick."""
        number = sum(1 for _ in self._place.glob("balas-*"))
        sent, back = self._place / "kirim", self._place / f"balas-{number}"
        write_out(laptop, sent, clock)
        taken = take_in_file(self._database, sent.read_bytes(), self._settings, CITY_BOOKS, clock())
        back.write_bytes(taken.reply)
        return back

    def decide(self) -> None:
        """Verify whoever waits: there will be news of it."""

        def act(session: Session) -> None:
            waiting = applications.all_in(session, Status.PROPOSED)
            if waiting:
                applications.verify(session, waiting, _operator())

        self._database.within(act)


def _cursor_first() -> None:
    """Plant a fault: where the news goes on is written down before the news is."""

    def hasty(database: Database, page: wire.NewsPage, cursor: int) -> news.Taken:
        with database.transaction() as tx:
            tx.inbox.advance(max([cursor, *(item.cursor for item in page.items)]))
        with database.transaction() as tx:
            return news._take_items(tx, page.items, cursor)

    vars(exchange)["take_page"] = hasty


def _operator() -> Operator:
    return Operator("uji", clock())


def clock() -> datetime:
    return datetime.now(UTC)
