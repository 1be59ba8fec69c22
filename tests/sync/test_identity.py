"""Who says what: seals that hold, keys that are away or lost, twins, and a city with a new key."""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select, text

from central_server.models import DeadLetterRow, FactRow
from desktop_app.domain.delivery import Delivery
from desktop_app.domain.facts import CHAIN_START, Fact, chained, signed_bytes
from desktop_app.errors import Unavailable
from desktop_app.reference import ReferenceBooks
from desktop_app.storage.database import create_database, open_database
from desktop_app.storage.device_key import DeviceKey, DeviceKeys, verifies
from desktop_app.storage.engine import Use, make_engine
from desktop_app.sync.activation import read_activation
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.identity import let_in_anew, wants_activation
from desktop_app.use_cases.lists import standing
from tests.fixtures.desk import DEVICE, KEY, activated, new_desk
from tests.fixtures.memory_keychain import MemoryKeychain
from tests.fixtures.people import FISHER, FOUR_SEGMENTS, NOW, TRADER
from tests.fixtures.proofs import broken_chain
from tests.fixtures.server import CityServer
from tests.sync.test_round import one_round, register


class Office:
    """A laptop with its keychain, on a data folder that can be copied."""

    def __init__(self, folder: Path, keychain: MemoryKeychain) -> None:
        self.path, self.keychain = folder / "berkas.db", keychain
        self.desk: Desk | None = None

    def set_up(self, books: ReferenceBooks, city: CityServer) -> Desk:
        self.path.parent.mkdir()
        file = create_database(self.path, KEY)
        file.keys = DeviceKeys(self.keychain, "v")
        public = file.keys.keep(DeviceKey.new())
        desk = new_desk(file, books, DEVICE)
        sealed = replace(DEVICE, private_key=b"", public_key=public)
        its_city, device = activated(file, city.activation_file(), sealed)
        return self._sits(replace(desk, city=its_city, device=device))

    def open(self, desk: Desk, keychain: MemoryKeychain | None = None) -> Desk:
        """Start the program on this folder, with the keychain of this machine or another."""
        file = open_database(self.path, KEY)
        file.keys = DeviceKeys(keychain or self.keychain, "v")
        with file.reading() as tx:
            device = tx.settings.device()
        assert device is not None
        with suppress(Unavailable):
            file.keys.fetch(device.public_key)
        return self._sits(replace(desk, database=file, device=device))

    def close(self) -> None:
        if self.desk is not None:
            self.desk.database.close()
            self.desk = None

    def copied_to(self, folder: Path) -> "Office":
        """Return a twin: file and keychain as they are now, on another disk."""
        shutil.copytree(self.path.parent, folder)
        twin = Office(folder, MemoryKeychain())
        twin.keychain.secrets = dict(self.keychain.secrets)
        return twin

    def _sits(self, desk: Desk) -> Desk:
        self.desk = desk
        return desk


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = Office(tmp_path / "laptop", MemoryKeychain())
    yield office
    office.close()


def edit(path: Path, statement: str) -> None:
    """Change the file as somebody would who has its key and a tool, triggers and all."""
    engine = make_engine(path, KEY, Use.WRITE)
    with engine.begin() as connection:
        connection.execute(text("DROP TRIGGER facts_frozen_update"))
        connection.execute(text(statement))
        connection.execute(
            text(
                "CREATE TRIGGER facts_frozen_update BEFORE UPDATE ON facts BEGIN "
                "SELECT RAISE(ABORT, 'facts are never changed'); END"
            )
        )
    engine.dispose()


def test_every_fact_is_sealed_in_the_act_that_makes_it(
    office: Office, books: ReferenceBooks, sqlite_city_server: CityServer
) -> None:
    desk = office.set_up(books, sqlite_city_server)
    for form in FOUR_SEGMENTS:
        register(desk, form)

    with desk.database.reading() as tx:
        facts, device = tx.outbox.numbered(range(1, 9)), tx.settings.device()
        assert broken_chain(tx) is None
    assert device is not None
    chain = CHAIN_START
    for fact in facts:
        assert fact.seal is not None
        assert fact.seal.before == chain
        chain = chained(chain, fact.hash)
        assert fact.seal.chain == chain
        assert verifies(device.public_key, fact.seal.signature, signed_bytes(chain))


@pytest.mark.parametrize(
    "change",
    [
        "author = 'Orang Lain'",
        "at = at + 86400000000",
        """body = CAST(replace(CAST(body AS TEXT), '"name":"', '"name":"Orang ') AS BLOB)""",
        "version = 7",
    ],
)
def test_what_is_changed_in_the_file_is_caught_here_and_by_the_city(
    office: Office, books: ReferenceBooks, sqlite_city_server: CityServer, change: str
) -> None:
    desk = office.set_up(books, sqlite_city_server)
    for form in FOUR_SEGMENTS:
        register(desk, form)
    office.close()
    edit(office.path, f"UPDATE facts SET {change} WHERE seq = 2")
    desk = office.open(desk)

    with desk.database.reading() as tx:
        broken = broken_chain(tx)
    result = one_round(desk, sqlite_city_server)

    stands = {fact.seq: delivery.code for fact, delivery in standings(desk)}
    assert broken == 2
    assert (result.stored, result.needs_city) == (3, 1)
    assert stands == {1: "", 2: "fact.signature_wrong", 3: "", 4: ""}
    letters = sqlite_city_server.database.within(
        lambda session: session.scalars(select(DeadLetterRow.code)).all()
    )
    assert list(letters) == ["fact.signature_wrong"]


def standings(desk: Desk) -> list[tuple[Fact, Delivery]]:
    with desk.database.reading() as tx:
        facts = tx.outbox.numbered(range(1, 99))
        return list(zip(facts, tx.outbox.deliveries(facts), strict=True))


def test_a_seal_put_on_anew_by_another_key_is_caught(
    office: Office, books: ReferenceBooks, sqlite_city_server: CityServer
) -> None:
    desk = office.set_up(books, sqlite_city_server)
    register(desk, TRADER)
    forged = DeviceKey.new()
    [(fact, _)] = standings(desk)
    assert fact.seal is not None
    signature = forged.sign(signed_bytes(fact.seal.chain)).hex()
    office.close()
    edit(office.path, f"UPDATE facts SET signature = x'{signature}' WHERE seq = 1")
    desk = office.open(desk)

    with desk.database.reading() as tx:
        assert broken_chain(tx) == 1
    assert one_round(desk, sqlite_city_server).needs_city == 1


def test_the_private_key_is_nowhere_in_the_file(
    office: Office, books: ReferenceBooks, sqlite_city_server: CityServer
) -> None:
    desk = office.set_up(books, sqlite_city_server)
    one_round(desk, sqlite_city_server)
    [seed] = office.keychain.secrets.values()

    engine = make_engine(office.path, KEY, Use.READ)
    with engine.connect() as connection:
        settings = connection.execute(text("SELECT value FROM settings")).scalars().all()
    engine.dispose()

    told = "".join(settings)
    assert seed.hex() not in told
    assert '"private_key":""' in told


def test_with_the_keychain_closed_saving_goes_on_and_sending_says_what_it_waits_for(
    office: Office, books: ReferenceBooks, sqlite_city_server: CityServer
) -> None:
    desk = office.set_up(books, sqlite_city_server)
    register(desk, TRADER)
    office.close()
    office.keychain.closed = True
    desk = office.open(desk)
    register(desk, FISHER)

    assert one_round(desk, sqlite_city_server).cause == "device.key_away"
    assert standing(desk).counts.waiting == 2
    office.keychain.closed = False
    result = one_round(desk, sqlite_city_server)

    assert (result.cause, result.stored) == ("", 2)
    signers = sqlite_city_server.database.within(
        lambda session: session.execute(
            select(FactRow.seq, FactRow.signer.is_not(None)).order_by(FactRow.seq)
        ).all()
    )
    assert [tuple(each) for each in signers] == [(1, True), (2, False)]


def test_a_file_opened_elsewhere_goes_on_and_is_let_in_anew(
    office: Office, books: ReferenceBooks, sqlite_city_server: CityServer
) -> None:
    desk = office.set_up(books, sqlite_city_server)
    one_round(desk, sqlite_city_server)
    before = register(desk, TRADER)
    office.close()
    elsewhere = MemoryKeychain()
    desk = office.open(desk, elsewhere)
    meanwhile = register(desk, FISHER)

    assert one_round(desk, sqlite_city_server).cause == "device.key_lost"
    assert wants_activation(desk)
    let_in_anew(desk, read_activation(sqlite_city_server.activation_file()), NOW)
    assert not wants_activation(desk)
    result = one_round(desk, sqlite_city_server)

    assert (result.cause, result.stored) == ("", 2)
    after = register(desk, replace(TRADER, nik="3375014507890044"))
    assert one_round(desk, sqlite_city_server).stored == 1
    assert [each.number[11:13] for each in (before, meanwhile, after)] == ["01", "01", "02"]
    with desk.database.reading() as tx:
        assert broken_chain(tx) is None
