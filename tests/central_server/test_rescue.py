"""A rescue file: what its packets hold is taken in once, and nothing in it does any harm."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from central_server.admin.acts import Operator
from central_server.admin.devices import add_device
from central_server.admin.rescue import LARGEST_PACKET, Rescued, read_rescue, take_in_rescue
from central_server.city import the_city
from central_server.database import Database as CityDatabase
from central_server.models import RegistrationRow
from central_server.reference import read_books
from central_server.sealing import CitySeal
from central_server.settings import Settings
from desktop_app.domain.issues import Refused
from desktop_app.paths import FILE_FOLDER
from desktop_app.storage.database import create_database
from desktop_app.use_cases.keeping import write_rescue
from tests.fixtures.server import BEGINNING, KELURAHAN
from tests.storage.people import niks, registration, save
from tests.storage.test_office import CITY, DEVICE

OPERATOR = Operator("uji", BEGINNING)
PEOPLE = 3


@pytest.fixture
def seal(city_database: CityDatabase) -> CitySeal:
    return city_database.within(the_city).seal


@pytest.fixture
def stick(tmp_path: Path, seal: CitySeal) -> Path:
    """A rescue file of a laptop that never was in contact."""
    home = tmp_path / "laptop" / FILE_FOLDER
    database = create_database(home / "loket.db", bytes(32))
    with database.transaction() as tx:
        city = replace(CITY, sealing_key=seal.recipient)
        tx.settings.put_city(city)
        tx.settings.put_device(DEVICE)
    for running in range(1, PEOPLE + 1):
        with database.transaction() as tx:
            save(tx, registration(running, nik=niks(running)))
    to = tmp_path / "stik.penyelamatan"
    write_rescue(home.parent, to)
    database.close()
    return to


def taken(city: CityDatabase, file: Path) -> Rescued:
    packets, told = read_rescue(file, city.within(the_city).seal)
    settings = Settings()
    books = read_books(settings)
    city.within(lambda session: take_in_rescue(session, packets, told, books, settings, OPERATOR))
    return told


def there(city: CityDatabase) -> int:
    return city.within(
        lambda session: session.scalar(select(func.count()).select_from(RegistrationRow)) or 0
    )


def with_laptop(city: CityDatabase) -> CityDatabase:
    city.within(lambda session: add_device(session, KELURAHAN, "http://127.0.0.1:1", OPERATOR))
    return city


def rewritten(file: Path, change: dict[str, bytes]) -> Path:
    """Return a copy with some entries changed or added."""
    to = file.with_name("lain.penyelamatan")
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(to, "w") as new:
        kept = {name: old.read(name) for name in old.namelist()}
        for name, content in (kept | change).items():
            new.writestr(name, content, zipfile.ZIP_DEFLATED)
    return to


def packet_names(file: Path) -> list[str]:
    with zipfile.ZipFile(file) as opened:
        return sorted(name for name in opened.namelist() if name.startswith("paket/0"))


def test_people_of_a_broken_laptop_are_taken_in_once(
    city_database: CityDatabase, stick: Path
) -> None:
    city = with_laptop(city_database)

    for _ in range(2):
        told = taken(city, stick)
        assert told.packets == told.verdicts["stored"] == PEOPLE
        assert there(city) == PEOPLE


def test_a_laptop_nobody_knows_is_named_and_nothing_is_taken_in(
    city_database: CityDatabase, stick: Path
) -> None:
    told = taken(city_database, stick)

    assert len(told.unknown) == PEOPLE
    assert there(city_database) == 0


def test_a_damaged_packet_is_named_and_holds_up_no_other(
    city_database: CityDatabase, stick: Path
) -> None:
    city = with_laptop(city_database)
    name = packet_names(stick)[0]

    told = taken(city, rewritten(stick, {name: b"age-encryption.org/v1\nrusak"}))

    assert told.unreadable == [name.removeprefix("paket/")]
    assert there(city) == PEOPLE - 1


def test_a_packet_that_would_not_end_is_not_unpacked(
    city_database: CityDatabase, stick: Path
) -> None:
    bomb = {"paket/00000009.3375011002-01-00009.age": bytes(LARGEST_PACKET * 40)}

    packets, told = read_rescue(rewritten(stick, bomb), city_database.within(the_city).seal)

    assert len(packets) == PEOPLE
    assert told.unreadable == ["00000009.3375011002-01-00009.age"]


def test_what_is_sealed_to_another_city_stays_shut(stick: Path) -> None:
    packets, told = read_rescue(stick, CitySeal(bytes(32)))

    assert packets == []
    assert len(told.unreadable) == PEOPLE


def test_a_file_that_is_no_archive_is_refused(tmp_path: Path, seal: CitySeal) -> None:
    other = tmp_path / "foto.penyelamatan"
    other.write_bytes(b"\x89PNG")

    with pytest.raises(Refused) as no:
        read_rescue(other, seal)
    assert no.value.issues[0].code == "rescue.unreadable"
