"""News comes by cursor, in the order of commits, each kelurahan its own."""

import base64
import hashlib
import shutil
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import delete

from central_server.admin import city as cities
from central_server.admin.acts import Operator
from central_server.city import CitySettings
from central_server.database import Database
from central_server.models import ReferenceRow
from central_server.reference import announce, read_books
from central_server.settings import Settings
from tests.fixtures.server import (
    BEGINNING,
    CITY,
    KELURAHAN,
    NEIGHBOUR,
    CityServer,
    Laptop,
    enrolled,
    found,
    registration,
    running_server,
)


def test_pages_follow_each_other_by_cursor(laptop: Laptop) -> None:
    laptop.push(*(laptop.registered(n) for n in range(1, 8)))

    pages = [laptop.news(0, 3), laptop.news(3, 3), laptop.news(6, 3), laptop.news(7, 3)]

    assert [[item["cursor"] for item in page["items"]] for page in pages] == [
        [1, 2, 3],
        [4, 5, 6],
        [7],
        [],
    ]
    assert [(page["next"], page["more"]) for page in pages] == [
        (3, True),
        (6, True),
        (7, False),
        (7, False),
    ]


def test_the_same_page_may_be_asked_for_again(laptop: Laptop) -> None:
    laptop.push(laptop.registered())

    assert laptop.news() == laptop.news()


def test_no_kelurahan_hears_the_news_of_another(laptop: Laptop, neighbour: Laptop) -> None:
    laptop.push(laptop.registered())
    neighbour.push(neighbour.fact("worker_registered", uuid4(), registration(9, NEIGHBOUR)))

    assert len(laptop.news()["items"]) == 1
    [item] = neighbour.news()["items"]
    assert item["cursor"] == 1


def test_two_laptops_of_one_kelurahan_hear_the_same(
    city_server: CityServer, laptop: Laptop
) -> None:
    laptop.push(laptop.registered())
    with enrolled(city_server) as second:
        assert second.news()["items"] == laptop.news()["items"]


def test_a_reader_among_writers_never_misses_a_cursor(city_server: CityServer) -> None:
    writers, each = 6, 5
    with ExitStack() as stack:
        laptops = [stack.enter_context(enrolled(city_server)) for _ in range(writers)]
        reader = stack.enter_context(enrolled(city_server))

        def write(place: int) -> None:
            for n in range(each):
                laptops[place].push(laptops[place].registered(place * each + n + 1))

        seen: list[int] = []
        with ThreadPoolExecutor(writers) as pool:
            writing = [pool.submit(write, place) for place in range(writers)]
            while not all(done.done() for done in writing):
                page = reader.news(seen[-1] if seen else 0)
                seen += [item["cursor"] for item in page["items"]]
            for done in writing:
                done.result()
        seen += [item["cursor"] for item in reader.news(seen[-1] if seen else 0)["items"]]

    assert seen == list(range(1, writers * each + 1))


def test_a_change_of_the_city_or_the_letterhead_is_told(
    city_server: CityServer, laptop: Laptop
) -> None:
    changed = CitySettings(**{**dict(CITY), "branch": "Kantor Cabang Baru"})
    operator = city_server.operator
    city_server.database.within(lambda s: cities.change_city(s, changed, operator))
    city_server.database.within(
        lambda s: cities.change_kelurahan(
            s, "33.75.01.1002", None, {"signatory_name": "Nama Baru"}, operator
        )
    )

    told = [item["body"] for item in laptop.news()["items"]]

    assert [each["branch"] for each in told] == ["Kantor Cabang Baru"] * 2
    assert [each["letterhead"]["signatory_name"] for each in told] == ["", "Nama Baru"]
    assert told[1]["letterhead"]["office"] == "KELURAHAN MEDONO"


def test_reference_data_is_signed_and_sent_only_when_it_changed(laptop: Laptop) -> None:
    reply = laptop.get("/v1/reference/rates")
    again = laptop.get("/v1/reference/rates", If_None_Match=reply.headers["etag"])

    assert reply.status_code == httpx.codes.OK
    Ed25519PublicKey.from_public_bytes(laptop.receipt_key).verify(
        base64.b64decode(reply.headers["loket-signature"]), reply.content
    )
    assert (again.status_code, again.content) == (httpx.codes.NOT_MODIFIED, b"")


def reference_news(laptop: Laptop) -> list[tuple[int, str, str]]:
    return [
        (item["cursor"], item["body"]["name"], item["body"]["etag"])
        for item in laptop.news()["items"]
        if item["kind"] == "reference"
    ]


def test_the_first_news_of_every_kelurahan_are_the_editions_served(database_url: str) -> None:
    database = Database(Settings(database=database_url))
    found(database)
    database.within(lambda session: session.execute(delete(ReferenceRow)))  # as `init` leaves it
    files = read_books(Settings()).files
    for _ in range(2):  # who starts again has nothing new to tell
        with running_server(database_url) as server, enrolled(server) as laptop:
            told = reference_news(laptop)
            assert told == [
                (1, "rates", files["rates"].etag),
                (2, "occupations", files["occupations"].etag),
            ]
            for _, name, etag in told:
                assert laptop.get(f"/v1/reference/{name}").headers["etag"] == f'"{etag}"'
    late = "3375011004"
    names = ("Jawa Tengah", "Kota Pekalongan", "Pekalongan Barat", "Kebulen")
    operator = Operator("uji", BEGINNING)
    database.within(lambda s: cities.add_kelurahan(s, late, names, {}, operator))
    with running_server(database_url) as server, enrolled(server, late) as laptop:
        assert [name for _, name, _ in reference_news(laptop)] == ["rates", "occupations"]
    database.close()


def test_a_new_edition_is_told_once_to_every_kelurahan(
    city_database: Database, database_url: str, tmp_path: Path
) -> None:
    folder = tmp_path / "reference"
    shutil.copytree(Settings().reference, folder)
    with (folder / "rates.toml").open("ab") as rates:
        rates.write(b"\n# a new edition\n")
    changed = read_books(replace(Settings(), reference=folder))

    told = [city_database.within(lambda s: announce(s, changed)) for _ in range(2)]

    assert told == [["rates"], []]
    with running_server(database_url) as server:
        for kelurahan in (KELURAHAN, NEIGHBOUR):
            with enrolled(server, kelurahan) as laptop:
                etags = [etag for _, name, etag in reference_news(laptop) if name == "rates"]
                # The server just started serves the old edition again, and says so.
                before = read_books(Settings()).files["rates"].etag
                assert etags == [changed.files["rates"].etag, before]


def test_the_etag_is_half_the_digest_of_the_bytes(laptop: Laptop) -> None:
    reply = laptop.get("/v1/reference/rates")

    assert reply.headers["etag"] == f'"{hashlib.sha256(reply.content).hexdigest()[:32]}"'


def test_health_needs_no_key_and_names_the_life_of_the_database(
    city_server: CityServer,
) -> None:
    told = httpx.get(f"{city_server.url}/v1/health").json()

    device = city_server.device()
    assert told["epoch"] == device.activation.epoch
    assert told["time"] == "2026-11-22T02:41:00Z"
    city_server.database.within(lambda s: cities.renew_epoch(s, city_server.operator))
    assert httpx.get(f"{city_server.url}/v1/health").json()["epoch"] != told["epoch"]
