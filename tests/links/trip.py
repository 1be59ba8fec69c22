"""One laptop's outbox over one line: what both ends and the line itself have to say of it."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, text

from tests.fixtures.server import sqlite_url
from tests.links.forward import Weather
from tests.links.link import FAR, Link, joined


@dataclass(frozen=True)
class Trip:
    """How it went.

    Attributes:
        laptop: What ``laptop.Run`` measured.
        line: Packets and bytes each way, as ``Link.told``.
        at_city: How many facts and how many workers the city has.
    """

    laptop: dict[str, Any]
    line: dict[str, Any]
    at_city: tuple[int, int]


def travel(folder: Path, people: int, weather: Weather) -> Trip:
    """Register people at the near end, send them to the far end, and count them there.

    Raises:
        OSError: This machine cannot make networks, as ``joined``.
    """
    with joined(weather) as link:
        laptop = _send(link, folder, people, weather.seed)
    return Trip(laptop, link.told, _counted(folder))


def _send(link: Link, folder: Path, people: int, seed: int) -> dict[str, Any]:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    python, environment = sys.executable, {**os.environ}
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        environment.pop(name, None)
    city = link.far(python, "-m", "tests.links.city", str(folder), FAR, **pipes)
    try:
        _line_of(city)
        environment["SSL_CERT_FILE"] = str(folder / "authority.pem")
        laptop = link.near(
            python, "-m", "tests.links.laptop", str(folder), str(people), str(seed),
            env=environment, **pipes,
        )  # fmt: skip
        _line_of(laptop)
        link.begin()
        told, _ = laptop.communicate("go\n")
        return dict(json.loads(told))
    finally:
        city.communicate()


def _line_of(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line, "the program ended before it was ready"
    return line


def _counted(folder: Path) -> tuple[int, int]:
    engine = create_engine(sqlite_url(folder))
    with engine.connect() as connection:
        facts = connection.scalar(text("SELECT count(*) FROM facts")) or 0
        workers = connection.scalar(text("SELECT count(*) FROM registrations")) or 0
    engine.dispose()
    return facts, workers
