"""When the database or the program fails, nobody is told a lie and no person is in a log."""

import asyncio
import logging
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import text

from central_server.problems import answer_with_problems
from tests.central_server.test_enrolment import problem
from tests.fixtures.server import CityServer, enrolled, registration


async def answer(app: FastAPI, path: str) -> httpx.Response:
    transport = httpx.ASGITransport(app, raise_app_exceptions=True)
    async with httpx.AsyncClient(transport=transport, base_url="http://server") as client:
        return await client.get(path)


def test_a_bug_is_a_problem_and_its_text_is_in_no_log(caplog: pytest.LogCaptureFixture) -> None:
    app = FastAPI()
    answer_with_problems(app)

    @app.get("/")
    def broken() -> None:
        raise ValueError(registration()["nik"])

    with caplog.at_level(logging.DEBUG):
        reply = asyncio.run(answer(app, "/"))

    assert (reply.status_code, problem(reply)) == (500, "broken")
    assert "ValueError" in caplog.text
    assert registration()["nik"] not in caplog.text
    caplog.clear()


def test_a_database_that_is_away_is_busy_and_says_when_to_come_back(
    sqlite_city_server: CityServer, tmp_path: Path
) -> None:
    with enrolled(sqlite_city_server) as laptop:
        body = {"facts": [laptop.registered()]}
        with sqlite_city_server.database.engine.begin() as connection:
            connection.execute(text("ALTER TABLE facts RENAME TO elsewhere"))

        reply = laptop.post("/v1/facts", body)

        assert (reply.status_code, problem(reply)) == (503, "busy")
        assert reply.headers["retry-after"].isdigit()
        with sqlite_city_server.database.engine.begin() as connection:
            connection.execute(text("ALTER TABLE elsewhere RENAME TO facts"))
        assert laptop.post("/v1/facts", body).status_code == httpx.codes.OK
        assert len(laptop.news()["items"]) == 1


def test_nothing_of_a_person_is_logged_by_a_working_server(
    sqlite_city_server: CityServer, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG), enrolled(sqlite_city_server) as laptop:
        laptop.push(laptop.registered(1), laptop.registered(2, nik="3375014507"))
        laptop.news()

    for canary in ("3375014507", "Wulan", "Hartini", "Kenanga", "6281234567890"):
        assert canary not in caplog.text
