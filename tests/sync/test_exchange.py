"""The round by stick: any order, any repeats, nothing by half, nothing in clear."""

import random
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from central_server.admin import corrections
from central_server.admin.devices import revoke_device
from central_server.city import the_city
from central_server.exchange import TakenIn, read_file, take_in_file
from central_server.reference import read_books
from central_server.sealing import CitySeal
from central_server.settings import Settings
from desktop_app.domain.delivery import DeliveryStatus, NotTaken, after
from desktop_app.domain.issues import Refused
from desktop_app.domain.membership import Status
from desktop_app.domain.worker import Registration
from desktop_app.errors import Unavailable
from desktop_app.reference import ReferenceBooks
from desktop_app.storage.database import create_database
from desktop_app.storage.sealing import SealingKey, seal
from desktop_app.sync.exchange import ReadIn, read_in, sealed_for, write_out
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.form import form_of
from desktop_app.use_cases.lists import detail, standing, troubles
from desktop_app.use_cases.registration import amend_worker, register_worker
from tests.benchmarks.made_up_facts import batch
from tests.fixtures.desk import DEVICE, new_desk
from tests.fixtures.people import FISHER, FOUR_SEGMENTS, NOW, TRADER
from tests.fixtures.server import CityServer
from tests.sync.test_round import SEEN, activated, one_round, spoil

BOOKS = read_books(Settings())


@pytest.fixture
def clerk(desk: Desk, city: CityServer) -> Desk:
    """A laptop that has seen the line once, and from now on only sticks."""
    desk = activated(desk, city)
    assert one_round(desk, city).cause == ""
    return desk


def take_in(city: CityServer, content: bytes) -> TakenIn:
    return take_in_file(city.database, content, city.settings, BOOKS, city.clock())


def out(desk: Desk, stick: Path, name: str = "kirim") -> Path:
    path = stick / name
    write_out(desk.database, path, lambda: NOW)
    return path


def back(desk: Desk, stick: Path, reply: bytes, name: str = "balas") -> ReadIn:
    path = stick / name
    path.write_bytes(reply)
    return read_in(desk.database, path, lambda: NOW)


def city_seal(session: Session) -> CitySeal:
    return the_city(session).seal


def status_of(desk: Desk, registration: Registration) -> Status:
    return detail(desk, registration.id).registration.application.status


def test_a_round_by_stick_does_what_a_round_on_the_line_does(
    clerk: Desk, city: CityServer, tmp_path: Path
) -> None:
    saved = [register_worker(clerk, form, SEEN, NOW) for form in FOUR_SEGMENTS]
    bad = register_worker(clerk, replace(TRADER, nik="3375015507890091"), SEEN, NOW)
    spoil(clerk, bad, phone="12")

    taken = take_in(city, out(clerk, tmp_path).read_bytes())
    read = back(clerk, tmp_path, taken.reply)

    assert (taken.facts, taken.stored) == (5, 4)
    assert read == ReadIn(stored=4, given_back=1, news=4)
    assert {status_of(clerk, each) for each in saved} == {Status.PROPOSED}
    [trouble] = troubles(clerk)
    assert trouble.delivery.code == "phone.unreadable"
    assert not one_round(clerk, city).changed


def test_files_and_replies_come_in_any_order_and_any_number_of_times(
    clerk: Desk, city: CityServer, tmp_path: Path
) -> None:
    order = random.Random(7)
    for trial in range(3):
        files = []
        for step in range(3):
            nik = f"33750155078901{trial}{step}"
            register_worker(clerk, replace(TRADER, nik=nik, name=f"Wulan {step}"), SEEN, NOW)
            files.append(out(clerk, tmp_path, f"{trial}-{step}").read_bytes())
        arriving = files * 2
        order.shuffle(arriving)
        replies = [take_in(city, content).reply for content in arriving] * 2
        order.shuffle(replies)
        for reply in replies:
            back(clerk, tmp_path, reply)

    counts = standing(clerk).counts
    assert (counts.saved, counts.delivered, counts.waiting) == (9, 9, 0)
    assert counts.by_status == {Status.PROPOSED: 9}
    assert not one_round(clerk, city).changed


def test_stick_and_line_may_be_mixed(clerk: Desk, city: CityServer, tmp_path: Path) -> None:
    first = register_worker(clerk, TRADER, SEEN, NOW)
    reply = take_in(city, out(clerk, tmp_path).read_bytes()).reply
    register_worker(clerk, FISHER, SEEN, NOW)
    assert one_round(clerk, city).stored == 2

    assert back(clerk, tmp_path, reply) == ReadIn(stored=0, given_back=0, news=0)
    assert status_of(clerk, first) is Status.PROPOSED


def test_what_pauses_goes_with_the_stick_all_the_same(
    clerk: Desk, city: CityServer, tmp_path: Path
) -> None:
    saved = register_worker(clerk, TRADER, SEEN, NOW)
    with clerk.database.transaction() as tx:
        [(fact, told)] = tx.outbox.of(saved.id)
        tx.outbox.record(fact.id, after(told, NotTaken("sync.not_understood", 0.9), NOW))

    assert take_in(city, out(clerk, tmp_path).read_bytes()).stored == 1


def test_corrections_of_the_city_come_along(clerk: Desk, city: CityServer, tmp_path: Path) -> None:
    saved = register_worker(clerk, TRADER, SEEN, NOW)
    back(clerk, tmp_path, take_in(city, out(clerk, tmp_path).read_bytes()).reply)
    city.database.within(
        lambda s: corrections.correct(
            s, saved.number, {"name": "Wulan Kota"}, "KTP", city.operator, BOOKS
        )
    )
    amend_worker(clerk, saved.id, replace(form_of(saved), phone="081234567899"), SEEN, NOW)

    read = back(clerk, tmp_path, take_in(city, out(clerk, tmp_path).read_bytes()).reply)

    assert (read.given_back, read.news) == (1, 1)
    assert detail(clerk, saved.id).dispute is not None


def test_no_damaged_copy_is_taken_in_by_half(clerk: Desk, city: CityServer, tmp_path: Path) -> None:
    register_worker(clerk, TRADER, SEEN, NOW)
    sound = out(clerk, tmp_path).read_bytes()
    chance = random.Random(3)
    for _ in range(40):
        place = chance.randrange(len(sound))
        flipped = bytes([sound[place] ^ (1 << chance.randrange(8))])
        for copy in (sound[:place], sound[:place] + flipped + sound[place + 1 :]):
            with pytest.raises(Refused, match=r"exchange\."):
                take_in(city, copy)
    assert standing(clerk).counts.waiting == 1

    reply = take_in(city, sound).reply
    for _ in range(40):
        place = chance.randrange(len(reply))
        flipped = bytes([reply[place] ^ (1 << chance.randrange(8))])
        for copy in (reply[:place], reply[:place] + flipped + reply[place + 1 :]):
            with pytest.raises(Unavailable, match=r"exchange\."):
                back(clerk, tmp_path, copy)
    assert standing(clerk).counts.waiting == 1
    assert back(clerk, tmp_path, reply).stored == 1


def test_neither_end_takes_what_is_somebody_else_s(
    clerk: Desk, books: ReferenceBooks, city: CityServer, tmp_path: Path
) -> None:
    with closing(create_database(tmp_path / "lain.db", bytes(range(1, 33)))) as other_file:
        other = activated(new_desk(other_file, books, DEVICE), city)
        one_round(other, city)
        register_worker(clerk, TRADER, SEEN, NOW)
        mine = take_in(city, out(clerk, tmp_path).read_bytes()).reply
        with pytest.raises(Unavailable, match=r"exchange\.unreadable"):
            back(other, tmp_path, mine)
        opened = clerk.database.sealing_key.open(mine)
        with pytest.raises(Unavailable, match=r"exchange\.other_identity"):
            back(other, tmp_path, seal(opened, [other.database.sealing_key.recipient]))

    stranger = SealingKey(bytes(32)).recipient
    with pytest.raises(Refused, match="unreadable"):
        take_in(city, seal(b"LJX1", [stranger]))


def test_a_file_signed_by_nobody_of_this_city_brings_nothing(
    clerk: Desk, city: CityServer, tmp_path: Path
) -> None:
    register_worker(clerk, TRADER, SEEN, NOW)
    sealed = out(clerk, tmp_path).read_bytes()
    recipient = city.database.within(lambda s: city_seal(s).recipient)
    inside = city.database.within(lambda s: city_seal(s).open(sealed))
    for forged in (
        inside[:30] + bytes([inside[30] ^ 1]) + inside[31:],
        inside[:4] + bytes(16) + inside[20:],
        inside[:-1],
    ):
        with pytest.raises(Refused, match="foreign"):
            take_in(city, seal(forged, [recipient]))


def test_a_revoked_laptop_gets_nothing_by_stick_either(
    clerk: Desk, city: CityServer, tmp_path: Path
) -> None:
    register_worker(clerk, TRADER, SEEN, NOW)
    sealed = out(clerk, tmp_path).read_bytes()
    with clerk.database.reading() as tx:
        device = tx.settings.device()
    assert device is not None
    city.database.within(lambda s: revoke_device(s, device.id, city.operator))

    with pytest.raises(Refused, match="revoked"):
        take_in(city, sealed)


def test_a_stick_that_is_pulled_leaves_nothing_by_half(
    clerk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register_worker(clerk, TRADER, SEEN, NOW)
    before = out(clerk, tmp_path).read_bytes()

    def pulled(*_: object) -> None:
        raise OSError("the device is gone")

    for broken in ("os.fsync", "pathlib.Path.replace"):
        with monkeypatch.context() as world:
            world.setattr(broken, pulled)
            with pytest.raises(Unavailable, match=r"file\.not_written"):
                out(clerk, tmp_path)
        assert (tmp_path / "kirim").read_bytes() == before
    with pytest.raises(Unavailable, match=r"file\.not_written"):
        out(clerk, tmp_path / "no such stick")


def test_nothing_on_the_stick_can_be_read_by_whoever_finds_it(
    clerk: Desk, city: CityServer, tmp_path: Path
) -> None:
    saved = register_worker(clerk, TRADER, SEEN, NOW)
    sealed = out(clerk, tmp_path).read_bytes()
    reply = take_in(city, sealed).reply
    worker = saved.worker
    secrets = [worker.nik_digits, worker.name, worker.mother, saved.number]
    for content in (sealed, reply):
        for word in secrets:
            assert word.encode() not in content
            assert word.encode("utf-16-le") not in content
    assert not list(tmp_path.glob("*.new"))
    assert detail(clerk, saved.id).delivery is DeliveryStatus.WAITING


def test_ten_thousand_registrations_fit_in_less_than_one_million_bytes(
    clerk: Desk, city: CityServer
) -> None:
    facts = batch(10_000)
    batches = [facts[start : start + 1000] for start in range(0, len(facts), 1000)]
    with clerk.database.reading() as tx:
        known, device = tx.settings.city(), tx.settings.device()
    assert known is not None
    assert device is not None

    sealed = sealed_for(known, clerk.database, device, batches, (0, "epoch"))

    assert len(sealed) < 1_000_000
    file = city.database.within(lambda s: read_file(s, sealed))
    assert len(file.batches) == 10


def test_a_laptop_with_neither_device_nor_code_says_so(
    desk: Desk, city: CityServer, tmp_path: Path
) -> None:
    desk = activated(desk, city)
    with desk.database.transaction() as tx:
        device = tx.settings.device()
        assert device is not None
        tx.settings.put_device(replace(device, code=""))
    with pytest.raises(Unavailable, match=r"exchange\.not_enrolled"):
        out(desk, tmp_path)


def test_a_laptop_that_never_sees_a_line_is_let_in_by_stick(
    desk: Desk, city: CityServer, tmp_path: Path
) -> None:
    clerk = activated(desk, city)
    saved = register_worker(clerk, TRADER, SEEN, NOW)
    asked = out(clerk, tmp_path, "minta")
    assert write_out(clerk.database, asked, lambda: NOW).asks

    taken = take_in(city, asked.read_bytes())
    assert (taken.facts, taken.news) == (0, 0)
    for reply in (taken.reply, take_in(city, asked.read_bytes()).reply):
        assert back(clerk, tmp_path, reply) == ReadIn(0, 0, 0)

    with clerk.database.reading() as tx:
        device, sheet = tx.settings.device(), tx.settings.city()
    assert device is not None
    assert (device.id, device.code) == (str(taken.device), "")
    assert sheet is not None
    assert sheet.sealing_key
    back(clerk, tmp_path, take_in(city, out(clerk, tmp_path).read_bytes()).reply)
    assert status_of(clerk, saved) is Status.PROPOSED
    assert one_round(clerk, city).cause == ""


def test_a_code_lets_in_by_stick_whom_it_would_on_the_line_and_nobody_else(
    desk: Desk, books: ReferenceBooks, city: CityServer, tmp_path: Path
) -> None:
    clerk = activated(desk, city)
    asked = out(clerk, tmp_path).read_bytes()
    reply = take_in(city, asked).reply
    with closing(create_database(tmp_path / "lain.db", bytes(range(1, 33)))) as other_file:
        other = activated(new_desk(other_file, books, DEVICE), city)
        with other.database.transaction() as tx:
            device = tx.settings.device()
            mine = clerk.database
            with mine.reading() as ours:
                told = ours.settings.device()
            assert device is not None
            assert told is not None
            tx.settings.put_device(replace(device, code=told.code, private_key=bytes(32)))
        with pytest.raises(Refused, match=r"exchange\.not_let_in"):
            take_in(city, out(other, tmp_path, "lain").read_bytes())
        opened = clerk.database.sealing_key.open(reply)
        with pytest.raises(Unavailable, match=r"exchange\.(other_identity|unproven)"):
            back(other, tmp_path, seal(opened, [other.database.sealing_key.recipient]))
    back(clerk, tmp_path, reply)
    assert one_round(clerk, city).cause == ""


def test_a_request_somebody_has_changed_lets_nobody_in(
    desk: Desk, city: CityServer, tmp_path: Path
) -> None:
    clerk = activated(desk, city)
    inside = city.database.within(city_seal).open(out(clerk, tmp_path).read_bytes())
    other = inside[:30] + bytes([inside[30] ^ 1]) + inside[31:]

    with pytest.raises(Refused, match=r"exchange\.foreign"):
        take_in(city, seal(other, [city.database.within(city_seal).recipient]))
