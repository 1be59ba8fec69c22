"""A server of several processes is one server."""

import os
import subprocess
import sys
from pathlib import Path

import httpx

from central_server.database import Database
from central_server.models import FactRow
from central_server.settings import DATABASE_VARIABLE, Settings
from tests.fixtures.server import CityServer, TestClock, enrolled, found


def test_several_workers_answer_for_one_register(database_url: str, tmp_path: Path) -> None:
    settings = Settings(database=database_url)
    database = Database(settings)
    found(database)
    log = tmp_path / "log"
    with log.open("wb") as written:
        process = subprocess.Popen(
            [sys.executable, "-m", "central_server", "serve", "--port", "0", "--workers", "2"],
            env={**os.environ, DATABASE_VARIABLE: database_url, "PYTHONUNBUFFERED": "1"},
            stderr=subprocess.PIPE,
            stdout=written,
        )
        try:
            assert process.stderr is not None
            address = ""
            for line in process.stderr:
                if b"running on http://" in line:
                    address = line.decode().split("running on ")[1].split()[0]
                if b"Application startup complete" in line:
                    break
            server = CityServer(address, database, settings, TestClock())
            for _ in range(6):  # each on a connection of its own
                with enrolled(server) as laptop:
                    [verdict] = laptop.push(laptop.registered(laptop.number))
                    assert verdict["verdict"] == "stored"
                    assert laptop.http.get("/v1/health").status_code == httpx.codes.OK
        finally:
            process.terminate()
            process.communicate(timeout=60)
    with database.engine.connect() as connection:
        kept = connection.execute(FactRow.__table__.select()).all()
    database.close()

    assert sorted(row.sequence for row in kept) == [1, 2, 3, 4, 5, 6]
