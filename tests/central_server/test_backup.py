"""Backups that count, and what comes of bringing one back; on SQLite and on PostgreSQL."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from central_server.admin import backup as backups
from central_server.admin import copying
from central_server.admin.acts import Operator
from central_server.admin.backup import back_up, back_up_today, holdings, restore
from central_server.admin.copying import Sums
from central_server.city import the_city
from central_server.database import Database
from central_server.keys import change_key
from central_server.settings import Settings
from desktop_app.domain.issues import Refused
from tests.fixtures.server import (
    BEGINNING,
    KELURAHAN,
    NEIGHBOUR,
    CityServer,
    Laptop,
    sqlite_url,
)
from tests.postgres import new_postgres_database

OPERATOR = Operator("uji", BEGINNING)


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Address of another, empty database to bring a backup back to."""
    if request.param == "sqlite":
        (tmp_path / "lain").mkdir()
        return sqlite_url(tmp_path / "lain")
    return new_postgres_database(request.getfixturevalue("postgres_url"))


def test_a_backup_comes_back_whole_and_in_a_new_life(
    city_server: CityServer, laptop: Laptop, empty: str, tmp_path: Path
) -> None:
    laptop.push(*(laptop.registered(number) for number in range(1, 8)))
    epoch = city_server.database.within(the_city).epoch

    held = back_up(city_server.database, tmp_path / "cadangan", OPERATOR)
    with closing(Database(Settings(database=empty))) as database:
        assert restore(database, tmp_path / "cadangan", OPERATOR) == held
        there = database.within(the_city)
        with database.engine.connect() as new, city_server.database.engine.connect() as old:
            assert holdings(new) == holdings(old)
        # Numbers the database counts by itself go on after those that came back.
        database.within(lambda session: OPERATOR.records(session, "try", ""))

    assert {(each.kelurahan, each.last, each.facts) for each in held} == {
        (KELURAHAN, 7, 7),
        (NEIGHBOUR, 0, 0),
    }
    assert there.epoch != epoch
    assert there.key.public == city_server.database.within(the_city).key.public


def test_laptops_hear_up_to_where_a_proven_backup_reaches(
    city_server: CityServer, laptop: Laptop, tmp_path: Path
) -> None:
    laptop.push(laptop.registered(1), laptop.registered(2))
    assert laptop.news()["backed_up"] == 0

    back_up(city_server.database, tmp_path / "cadangan", OPERATOR)

    reply = laptop.post("/v1/facts", {"facts": [laptop.registered(3)]})
    assert laptop.proven(reply, "receipt")["backed_up"] == 2
    assert laptop.news()["backed_up"] == 2


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE facts SET content = replace(content, 'W', 'V')",
        "UPDATE registrations SET name = 'Vulan'",
        "UPDATE city SET seed = zeroblob(32)",
        "DELETE FROM news",
    ],
)
def test_what_cannot_be_read_back_as_it_was_is_no_backup(
    city_server: CityServer,
    laptop: Laptop,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    damage: str,
) -> None:
    laptop.push(laptop.registered(1))
    written = backups._write

    def damaged(database: Database, draft: Path) -> Sums:
        sums = written(database, draft)
        with (
            closing(Database(Settings(database=f"sqlite:///{draft}"))) as copy,
            copy.engine.begin() as connection,
        ):
            connection.execute(text(damage))
        return sums

    monkeypatch.setattr(backups, "_write", damaged)

    with pytest.raises(Refused, match=r"backup\.differs"):
        back_up(city_server.database, tmp_path / "cadangan", OPERATOR)

    assert not (tmp_path / "cadangan").exists()
    assert laptop.news()["backed_up"] == 0


def test_a_register_is_never_written_over(city_server: CityServer, tmp_path: Path) -> None:
    back_up(city_server.database, tmp_path / "cadangan", OPERATOR)

    with pytest.raises(Refused, match=r"city\.exists"):
        restore(city_server.database, tmp_path / "cadangan", OPERATOR)
    with pytest.raises(Refused, match=r"backup\.exists"):
        back_up(city_server.database, tmp_path / "cadangan", OPERATOR)


def test_a_register_is_replaced_only_after_a_backup_of_it(
    city_server: CityServer, laptop: Laptop, tmp_path: Path
) -> None:
    laptop.push(laptop.registered(1))
    back_up(city_server.database, tmp_path / "dulu", OPERATOR)
    laptop.push(laptop.registered(2))
    epoch = city_server.database.within(the_city).epoch

    restore(city_server.database, tmp_path / "dulu", OPERATOR, over=tmp_path / "tadi")

    with city_server.database.engine.connect() as connection:
        assert holdings(connection)[0].facts == 1
    assert city_server.database.within(the_city).epoch != epoch
    restore(city_server.database, tmp_path / "tadi", OPERATOR, over=tmp_path / "lagi")
    with city_server.database.engine.connect() as connection:
        assert holdings(connection)[0].facts == 2


def test_a_damaged_backup_replaces_nothing(
    city_server: CityServer, laptop: Laptop, tmp_path: Path
) -> None:
    laptop.push(laptop.registered(1))
    back_up(city_server.database, tmp_path / "dulu", OPERATOR)
    with closing(sqlite3.connect(tmp_path / "dulu")) as file:
        file.execute("UPDATE facts SET content = replace(content, 'W', 'V')")
        file.commit()
    epoch = city_server.database.within(the_city).epoch

    with pytest.raises(Refused, match=r"backup\.differs"):
        restore(city_server.database, tmp_path / "dulu", OPERATOR, over=tmp_path / "tadi")

    assert city_server.database.within(the_city).epoch == epoch
    assert laptop.push(laptop.registered(2))[0]["verdict"] == "stored"


def test_a_backup_is_of_one_moment_while_laptops_go_on(
    city_server: CityServer, laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the first table that is read and the last a batch comes in."""
    laptop.push(laptop.registered(1))
    summed = copying._sum
    came: list[object] = []

    def late(rows: Iterable[tuple[object, ...]]) -> copying.Sum:
        found = summed(rows)
        if not came:
            came.append(laptop.push(laptop.registered(2)))
        return found

    monkeypatch.setattr(copying, "_sum", late)

    held = back_up(city_server.database, tmp_path / "cadangan", OPERATOR)

    assert came
    assert held[0].facts == 1


def test_of_the_backups_in_a_folder_the_newest_remain(
    sqlite_city_server: CityServer, tmp_path: Path
) -> None:
    folder = tmp_path / "cadangan"
    folder.mkdir()
    (folder / "catatan.txt").touch()
    days = [Operator("uji", BEGINNING + timedelta(days=day)) for day in range(4)]

    made = [back_up_today(sqlite_city_server.database, folder, day, keep=2)[0] for day in days]

    assert sorted(folder.iterdir()) == sorted([*made[2:], folder / "catatan.txt"])


def test_a_backup_that_is_none_lets_no_older_one_go(
    sqlite_city_server: CityServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = sqlite_city_server.database
    older, _ = back_up_today(database, tmp_path, OPERATOR, keep=1)
    monkeypatch.setattr(backups, "_write", lambda *_: {})

    with pytest.raises(Refused, match=r"backup\."):
        back_up_today(database, tmp_path, Operator("uji", BEGINNING + timedelta(1)), keep=1)

    assert older.exists()


@pytest.mark.parametrize("kept", [0.0, 0.3, 0.9])
def test_a_file_cut_short_is_refused(tmp_path: Path, kept: float, city_server: CityServer) -> None:
    whole = tmp_path / "cadangan"
    back_up(city_server.database, whole, OPERATOR)
    content = whole.read_bytes()
    whole.write_bytes(content[: int(len(content) * kept)])
    (tmp_path / "lain").mkdir()

    with (
        closing(Database(Settings(database=sqlite_url(tmp_path / "lain")))) as database,
        pytest.raises(Refused, match=r"backup\.unreadable"),
    ):
        restore(database, whole, OPERATOR)


def test_a_changed_key_and_its_sealing_key_come_back_with_the_backup(
    city_server: CityServer, tmp_path: Path, empty: str
) -> None:
    before = city_server.database.within(the_city)
    new = city_server.database.within(lambda session: change_key(session, OPERATOR))
    back_up(city_server.database, tmp_path / "cadangan", OPERATOR)
    with closing(Database(Settings(database=empty))) as database:
        restore(database, tmp_path / "cadangan", OPERATOR)
        after = database.within(the_city)

    assert after.key.public == new.public != before.key.public
    assert after.seal.recipient == before.seal.recipient
