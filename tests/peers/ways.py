"""Each way to send: what runs at either end of the line."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.made_up_facts import batch
from tests.links.forward import Weather
from tests.links.link import FAR, ROOT, Link, joined
from tests.links.trip import travel

BUILT = ROOT / "build" / "peers"
_JS, _KOLIBRI = BUILT / "js", BUILT / "kolibri" / "bin" / "python"
_PORT = "7811"
_PIPES = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}


@dataclass(frozen=True)
class Sent:
    """How one way did.

    Attributes:
        seconds: Until the last record was acknowledged; None when it was not done in time.
        up, down: Bytes on the line a record, all headers of IP and TCP included.
        cpu_ms: Of the laptop's end, a record.
        kept: How many records the other end has.
    """

    way: str
    records: int
    seconds: float | None
    up: float
    down: float
    requests: int
    cpu_ms: float
    kept: int


def ours(people: int, weather: Weather, _limit: float) -> Sent:
    """Send by our own rounds, over TLS; no other way here has any."""
    with tempfile.TemporaryDirectory() as folder:
        trip = travel(Path(folder), people, weather)
    laptop, line = trip.laptop, trip.line
    return Sent(
        "ours",
        people,
        laptop["seconds"],
        line["up"]["bytes"] / people,
        line["down"]["bytes"] / people,
        laptop["requests"],
        laptop["cpu_ms"] / people,
        trip.at_city[0],
    )


def in_javascript(way: str, people: int, weather: Weather, limit: float) -> Sent:
    """Send by ``pouch``, ``rxdb``, JSON in ``bulk``, or one request for ``each``."""
    with _records(people) as file:
        server = ["node", str(_JS / "server.js"), FAR, _PORT]
        address = f"http://{FAR}:{_PORT}"
        client = ["node", str(_JS / "client.js"), way, address, file.name]
        return _compared(way, people, weather, limit, server, client)


def by_morango(people: int, weather: Weather, limit: float) -> Sent:
    with _records(people) as file, tempfile.TemporaryDirectory() as folder:
        program = [str(_KOLIBRI), "-m", "tests.peers.kolibri"]
        server = [*program, "serve", folder, FAR, _PORT]
        client = [*program, "send", folder, f"http://{FAR}:{_PORT}/", file.name]
        return _compared("morango", people, weather, limit, server, client)


def _compared(
    way: str, people: int, weather: Weather, limit: float, server: list[str], client: list[str]
) -> Sent:
    with joined(weather) as link:
        laptop, city = _run(link, server, client, limit)
    return Sent(
        way,
        people,
        laptop.get("seconds"),
        link.told["up"]["bytes"] / people,
        link.told["down"]["bytes"] / people,
        city["requests"],
        laptop.get("cpu_ms", 0.0) / people,
        city["kept"],
    )


def _run(
    link: Link, server: list[str], client: list[str], limit: float
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Run both ends; who is not done within ``limit`` seconds is stopped and has sent nothing."""
    far = link.far(*server, **_PIPES)
    assert far.stdout is not None
    assert far.stdout.readline() == "ready\n"
    near = link.near(*client, start_new_session=True, **_PIPES)
    link.begin()
    try:
        told = json.loads(near.communicate(timeout=limit)[0])
    except subprocess.TimeoutExpired:
        with suppress(ProcessLookupError):
            os.killpg(near.pid, signal.SIGKILL)
        near.communicate()
        told = {}
    return told, json.loads(far.communicate()[0].splitlines()[-1])


def _records(people: int) -> Any:
    """Return an open file of the same facts as ours, as plain JSON objects."""
    file = tempfile.NamedTemporaryFile("w", suffix=".json")  # noqa: SIM115 - the caller's to close
    records = [
        {
            "id": str(fact.id),
            "seq": fact.seq,
            "kind": fact.kind.value,
            "at": f"{fact.at:%Y-%m-%dT%H:%M:%SZ}",
            "author": fact.author,
            "worker": str(fact.worker),
            "version": fact.version,
            "body": fact.body,
        }
        for fact in batch(people)
    ]
    json.dump(records, file)
    file.flush()
    return file


def is_set_up() -> bool:
    return _KOLIBRI.exists() and (_JS / "node_modules").is_dir() and sys.platform == "linux"
