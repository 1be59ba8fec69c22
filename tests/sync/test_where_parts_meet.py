"""Where two parts meet: copies and numbers, ended lives and what they held, sticks and twins."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from sqlalchemy import select

from central_server.admin.backup import back_up, restore
from central_server.admin.devices import revoke_device
from central_server.database import Database as Register
from central_server.models import FactRow, RegistrationRow
from central_server.settings import Settings
from desktop_app.domain.delivery import DeliveryStatus
from desktop_app.domain.office import Device
from desktop_app.domain.worker import Registration
from desktop_app.errors import Unavailable
from desktop_app.reference import ReferenceBooks
from desktop_app.storage.device_key import DeviceKeys
from desktop_app.storage.repair import open_checked
from desktop_app.sync import recall
from desktop_app.sync.activation import read_activation
from desktop_app.sync.client import CityServer as Line
from desktop_app.sync.identity import succeed
from desktop_app.sync.last_words import say_last_words
from desktop_app.sync.requests import catch_up
from desktop_app.sync.wire_own import FactsPage
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.form import form_of
from desktop_app.use_cases.identity import let_in_anew, wants_activation
from desktop_app.use_cases.lists import detail, standing
from desktop_app.use_cases.registration import amend_worker
from tests.fixtures.desk import KEY
from tests.fixtures.memory_keychain import MemoryKeychain
from tests.fixtures.people import FISHER, FOUR_SEGMENTS, NOW, TRADER
from tests.fixtures.server import CityServer, running_server, sqlite_url
from tests.sync.test_exchange import back, out, take_in
from tests.sync.test_identity import Office, office, standings
from tests.sync.test_recalling import without_file
from tests.sync.test_round import SEEN, one_round, register

__all__ = ["office"]


@dataclass
class Twins:
    """Two laptops with one past: the first has sent a number that the second has used too."""

    first: Desk
    second: Desk
    home: Office
    common: Registration
    of_second: Registration


@pytest.fixture
def twins(
    office: Office, books: ReferenceBooks, sqlite_city_server: CityServer, tmp_path: Path
) -> Iterator[Twins]:
    first = office.set_up(books, sqlite_city_server)
    common = register(first, TRADER)
    one_round(first, sqlite_city_server)
    first.database.checkpoint()
    home = office.copied_to(tmp_path / "kembar")
    second = home.open(first)
    register(first, replace(FISHER, nik="3375014107900011"))
    of_second = register(second, replace(FISHER, nik="3375014107900012"))
    assert one_round(first, sqlite_city_server).stored == 1
    yield Twins(first, second, home, common, of_second)
    home.close()


def started_without_its_file(home: Office, desk: Desk) -> Desk:
    """Lose the file, and start as the program does."""
    home.close()
    without_file(home.path)
    database = open_checked(home.path, KEY, NOW).database
    database.keys = DeviceKeys(home.keychain, "v")
    home.desk = replace(desk, database=database)
    return home.desk


def device_of(desk: Desk) -> Device:
    with desk.database.reading() as tx:
        device = tx.settings.device()
    assert device is not None
    return device


def number_of(desk: Desk, registration: Registration) -> str:
    return detail(desk, registration.id).registration.number


@contextmanager
def set_back(folder: Path, city: CityServer, backup: Path) -> Iterator[CityServer]:
    """Bring a backup of the register back into an empty database, and serve that."""
    folder.mkdir()
    url = sqlite_url(folder)
    with closing(Register(Settings(database=url))) as register:
        register.upgrade()
        restore(register, backup, city.operator)
    with running_server(url) as again:
        yield again


def test_a_new_number_stays_when_the_file_is_made_anew(
    twins: Twins, sqlite_city_server: CityServer
) -> None:
    assert one_round(twins.second, sqlite_city_server).renumbered == 1
    assert number_of(twins.second, twins.of_second).endswith("-02-00003")

    again = started_without_its_file(twins.home, twins.second)

    assert number_of(again, twins.of_second).endswith("-02-00003")
    later = register(again, replace(TRADER, nik="3375014507890055"))
    assert later.number.endswith("-02-00004")
    assert one_round(again, sqlite_city_server).cause == ""
    assert standing(again).counts.needs_city == 0


def test_a_damaged_packet_of_one_with_a_new_number_is_mended_once(
    twins: Twins, sqlite_city_server: CityServer
) -> None:
    one_round(twins.second, sqlite_city_server)
    twins.home.close()
    folder = twins.home.path.parent / "paket"
    [packet] = folder.glob("00000002.*.age")
    packet.write_bytes(b"damaged")

    renewed = []
    for _ in range(2):
        checked = open_checked(twins.home.path, KEY, NOW)
        renewed.append(checked.repair.renewed)
        checked.database.close()

    assert renewed == [1, 0]
    assert len(list(folder.glob("00000002.*.age"))) == 1


def test_a_number_that_is_taken_is_changed_by_stick_too(
    twins: Twins, sqlite_city_server: CityServer, tmp_path: Path
) -> None:
    second = twins.second
    catch_up(second.database)
    with closing(Line(sqlite_city_server.url, lambda: NOW)) as line:
        succeed(second.database, line, lambda: NOW)

    reply = take_in(sqlite_city_server, out(second, tmp_path).read_bytes()).reply
    assert [back(second, tmp_path, reply).renumbered for _ in range(2)] == [1, 0]
    assert number_of(second, twins.of_second).endswith("-02-00003")
    back(second, tmp_path, take_in(sqlite_city_server, out(second, tmp_path).read_bytes()).reply)

    counts = standing(second).counts
    assert (counts.delivered, counts.waiting, counts.needs_city) == (2, 0, 0)


def test_what_a_life_has_held_is_held_by_the_next_one_too(
    twins: Twins, sqlite_city_server: CityServer, tmp_path: Path
) -> None:
    assert one_round(twins.second, sqlite_city_server).renumbered == 1
    backup = tmp_path / "cadangan-kota.sqlite3"
    back_up(sqlite_city_server.database, backup, sqlite_city_server.operator)
    for count, desk in enumerate((twins.first, twins.second)):
        form = replace(form_of(twins.common), workplace=f"Los {count}")
        amend_worker(desk, twins.common.id, form, SEEN, NOW)
    assert one_round(twins.first, sqlite_city_server).stored == 1
    assert one_round(twins.second, sqlite_city_server).needs_city == 1
    [held] = [
        fact.id
        for fact, delivery in standings(twins.second)
        if delivery.status is DeliveryStatus.NEEDS_CITY
    ]

    with set_back(tmp_path / "lagi", sqlite_city_server, backup) as again:
        for desk in (twins.first, twins.second):
            assert one_round(desk, again).cause == ""
        code = again.database.within(
            lambda session: session.scalar(select(FactRow.code).where(FactRow.id == held))
        )

    assert code == "fact.conflict"
    assert standing(twins.second).counts.needs_city == 1


def test_getting_back_what_was_lost_goes_on_where_the_line_was_cut(
    office: Office,
    books: ReferenceBooks,
    sqlite_city_server: CityServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = office.set_up(books, sqlite_city_server)
    for serial in range(1, 9):
        register(desk, replace(TRADER, nik=f"33750145078900{serial:02}"))
    assert one_round(desk, sqlite_city_server).stored == 8
    desk.database.copies.drop(range(1, 9))
    again = started_without_its_file(office, desk)
    asked: list[int] = []

    def cut_each_second_time(
        line: Line, device: Device, of: str, after: int, limit: int
    ) -> FactsPage:
        asked.append(after)
        if len(asked) % 2 == 0:
            raise Unavailable("sync.cut")
        return held(line, device, of, after, limit)

    held = Line.held
    monkeypatch.setattr(recall, "PAGE", 2)
    monkeypatch.setattr(Line, "held", cut_each_second_time)
    causes = [one_round(again, sqlite_city_server).cause for _ in range(4)]

    assert causes == ["sync.cut", "sync.cut", "sync.cut", ""]
    assert asked == [0, 2, 2, 4, 4, 6, 6]
    assert standing(again).counts.saved == 8


def test_what_the_city_does_not_give_back_holds_up_nobody(
    office: Office, books: ReferenceBooks, sqlite_city_server: CityServer
) -> None:
    desk = office.set_up(books, sqlite_city_server)
    for form in FOUR_SEGMENTS:
        register(desk, form)
    assert one_round(desk, sqlite_city_server).stored == 4
    desk.database.copies.drop([1, 2])
    office.keychain = MemoryKeychain()
    again = started_without_its_file(office, desk)
    let_in_anew(again, read_activation(sqlite_city_server.activation_file()), NOW)
    register(again, replace(TRADER, nik="3375014507890055"))

    result = one_round(again, sqlite_city_server)

    assert (result.cause, result.stored, result.kept_away) == ("", 3, 2)
    assert one_round(again, sqlite_city_server).kept_away == 0  # it is asked for once a day


def test_last_words_to_another_life_hold_all_there_is(
    office: Office, books: ReferenceBooks, sqlite_city_server: CityServer, tmp_path: Path
) -> None:
    city, desk = sqlite_city_server, office.set_up(books, sqlite_city_server)
    assert one_round(desk, city).cause == ""
    older, newer = tmp_path / "lama.sqlite3", tmp_path / "baru.sqlite3"
    back_up(city.database, older, city.operator)
    register(desk, TRADER)
    assert one_round(desk, city).stored == 1
    back_up(city.database, newer, city.operator)
    assert one_round(desk, city).cause == ""
    with desk.database.reading() as tx:
        assert tx.inbox.backed_up() == 1

    with set_back(tmp_path / "lagi", city, older) as again:
        identity = device_of(desk).id
        again.database.within(lambda session: revoke_device(session, identity, again.operator))
        with closing(Line(again.url, lambda: NOW)) as line:
            assert say_last_words(desk.database, line, lambda: NOW).facts == 1


def test_by_stick_alone_a_register_set_back_gets_everything_again(
    office: Office, books: ReferenceBooks, sqlite_city_server: CityServer, tmp_path: Path
) -> None:
    city, desk = sqlite_city_server, office.set_up(books, sqlite_city_server)
    assert one_round(desk, city).cause == ""
    backup = tmp_path / "cadangan-kota.sqlite3"
    back_up(city.database, backup, city.operator)
    early = register(desk, TRADER)
    back(desk, tmp_path, take_in(city, out(desk, tmp_path).read_bytes()).reply)
    register(desk, FISHER)

    with set_back(tmp_path / "lagi", city, backup) as again:
        for waiting in (1, 0):
            back(desk, tmp_path, take_in(again, out(desk, tmp_path).read_bytes()).reply)
            assert standing(desk).counts.waiting == waiting
        people = again.database.within(
            lambda session: session.scalars(select(RegistrationRow.id)).all()
        )

    assert (early.id in people, len(people)) == (True, 2)


def test_a_laptop_the_register_has_never_heard_of_is_let_in_anew_with_all_it_has_sent(
    office: Office, books: ReferenceBooks, sqlite_city_server: CityServer, tmp_path: Path
) -> None:
    city, backup = sqlite_city_server, tmp_path / "cadangan-kota.sqlite3"
    back_up(city.database, backup, city.operator)
    desk = office.set_up(books, city)
    people = {register(desk, form).id for form in FOUR_SEGMENTS}
    assert one_round(desk, city).stored == 4
    assert not wants_activation(desk)

    with set_back(tmp_path / "lagi", city, backup) as again:
        assert one_round(desk, again).cause == "sync.not_recognised"
        assert wants_activation(desk)
        let_in_anew(desk, read_activation(again.activation_file()), NOW)
        assert not wants_activation(desk)
        assert one_round(desk, again).stored == 4
        arrived = again.database.within(
            lambda session: set(session.scalars(select(RegistrationRow.id)))
        )

    assert arrived == people
    assert not wants_activation(desk)


def test_a_life_that_holds_the_same_in_another_order_gives_everybody_their_new_places(
    office: Office, books: ReferenceBooks, sqlite_city_server: CityServer, tmp_path: Path
) -> None:
    """What is dropped here goes by these places: the city's backup reaches up to one of them."""
    city, other = sqlite_city_server, Office(tmp_path / "kedua", MemoryKeychain())
    older, newer = tmp_path / "lama.sqlite3", tmp_path / "baru.sqlite3"
    first, second = office.set_up(books, city), other.set_up(books, city)
    for desk in (first, second):
        one_round(desk, city)
    back_up(city.database, older, city.operator)
    register(first, TRADER)
    register(second, FISHER)
    for desk in (first, second):
        one_round(desk, city)
    back_up(city.database, newer, city.operator)

    def places() -> list[int | None]:
        return [delivery.receipt for desk in (first, second) for _, delivery in standings(desk)]

    assert places() == [1, 2]
    with set_back(tmp_path / "lagi", city, older) as again:
        for desk in (second, first):
            one_round(desk, again)
        assert places() == [2, 1]
    with set_back(tmp_path / "lagi-2", city, newer) as again:
        for desk in (second, first):
            assert one_round(desk, again).cause == ""
        assert places() == [1, 2]
        assert standing(first).counts.waiting == standing(second).counts.waiting == 0
        stored = again.database.within(
            lambda session: {
                row.id: row.sequence
                for row in session.execute(select(FactRow.id, FactRow.sequence))
            }
        )
    ours = {f.id: d.receipt for desk in (first, second) for f, d in standings(desk)}
    other.close()

    assert ours == stored
