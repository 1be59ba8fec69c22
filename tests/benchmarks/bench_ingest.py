"""How quickly the city takes batches in, beside the same statements sent by the driver alone.

Ours is the whole path: HTTP on loopback, RFC 9421 signature, dcz, columns, hashes, the seals made
at save, every rule, the statements, the commit, the signed receipt. The bare statement is what of
this the database does for such a batch, with everything computed beforehand: in one transaction the
place in line (SELECT ... FOR UPDATE), one INSERT of all rows each into facts, registrations, news
and claims (ON CONFLICT), and the UPDATEs of kelurahan and device, through psycopg with one JSON
parameter per INSERT. Both run in the same round on the same PostgreSQL, on eight connections of
eight kelurahan, taking turns.
"""

import base64
import http.client
import json
import multiprocessing
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from queue import SimpleQueue
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import httpx
import psycopg
import uvicorn
from sqlalchemy.orm import Session

from central_server.admin import city, devices
from central_server.admin.acts import Operator
from central_server.app import create_app, ease_collecting, utc_now
from central_server.bulk import as_json, insert_text, table_of
from central_server.database import Database
from central_server.models import ClaimRow, FactRow, NewsRow, RegistrationRow
from central_server.settings import Settings
from desktop_app.domain.facts import CHAIN_START, Fact, chained, signed_bytes
from desktop_app.sync.packing import Packer
from desktop_app.sync.wire import push_body
from tests.benchmarks.figures import Figure
from tests.benchmarks.made_up_facts import registrations
from tests.fixtures.server import BEGINNING, CITY, Laptop
from tests.postgres import new_postgres_database, running_postgres

CONNECTIONS = 8
BATCH = 200
"""What a laptop begins with, and sends on any line that is not bad."""
BATCHES = 30
"""Of each connection and each way; the first few warm up and are not counted."""
WARM = 5
WORKERS = 2
"""Processes of the server. The bare statement has one of PostgreSQL's own for each connection."""
ROUNDS = 3
SENT = (
    "content-type",
    "content-encoding",
    "content-digest",
    "loket-counter",
    "signature",
    "signature-input",
)
"""The headers that matter; an answer in gzip would be the client's work."""


@dataclass(frozen=True)
class Taken:
    """One run: records per second, and how long each batch took, in milliseconds."""

    per_second: float
    milliseconds: list[float]


def run() -> list[Figure]:
    ratios, slowest = [], []
    with running_postgres() as url:
        for _ in range(ROUNDS):
            ours, bare = _ours(url), _bare(url)
            ratios.append(ours.per_second / bare.per_second)
            slowest.append(sorted(ours.milliseconds)[int(len(ours.milliseconds) * 0.99)])
            print(f"ours {ours.per_second:.0f}/s, bare {bare.per_second:.0f}/s", file=sys.stderr)
    return [
        Figure("ingest_vs_bare_statement", sorted(ratios)[ROUNDS // 2], "x", 0.6, more=True),
        Figure("ingest_p99_ms", sorted(slowest)[ROUNDS // 2], "ms", 150),
    ]


def kelurahan(number: int) -> str:
    return f"33750110{number + 10}"


def _found(url: str) -> Database:
    database = Database(Settings(database=new_postgres_database(url)))
    database.upgrade()

    def act(session: Session) -> None:
        city.found_city(session, CITY)
        for number in range(CONNECTIONS):
            names = ("Jawa Tengah", "Kota Pekalongan", "Pekalongan Barat", f"Nomor {number}")
            city.add_kelurahan(session, kelurahan(number), names, {}, Operator("uji", BEGINNING))

    database.within(act)
    return database


def _people(number: int) -> Iterator[Fact]:
    """Return registrations of one kelurahan, each with a NIK of its own."""
    for running, fact in enumerate(registrations(seed=number)):
        body: dict[str, Any] = json.loads(json.dumps(fact.body))
        body["number"] = body["number"].replace("3375011002", kelurahan(number))
        body["nik"] = f"{body['nik'][:2]}1{number + 1}{body['nik'][4:12]}{running + 1:04}"
        yield replace(fact, body=body)


def _batches(number: int) -> Iterator[list[Fact]]:
    people = _people(number)
    for _ in range(BATCHES):
        yield [next(people) for _ in range(BATCH)]


def _ours(url: str) -> Taken:
    database = _found(url)
    with _serving(Settings(database=database.engine.url.render_as_string(False))) as doors:
        requests = [_prepared(database, doors[0], number) for number in range(CONNECTIONS)]

        def sender(number: int) -> Callable[[int], None]:
            line = http.client.HTTPConnection(urlsplit(doors[number % WORKERS]).netloc)

            def send(place: int) -> None:
                body, headers = requests[number][place]
                line.request("POST", "/v1/facts", body, headers)
                reply = line.getresponse()
                told = json.loads(reply.read())
                assert told["receipt"]["stored"] == [[0, BATCH, place * BATCH + 1]]

            return send

        taken = _measured(sender)
    database.close()
    return taken


@contextmanager
def _serving(settings: Settings) -> Iterator[list[str]]:
    """Run the server in processes of its own, and give the address of each.

    Each has as many connections as the other, as a proxy with two servers behind it deals them
    out. Behind one common door one may have seven of eight that come at the same moment: then it
    would be measured how they happened to come.
    """
    doors = [socket.create_server(("127.0.0.1", 0)) for _ in range(WORKERS)]
    context = multiprocessing.get_context("fork")
    workers = [context.Process(target=_serve, args=(settings, door), daemon=True) for door in doors]
    for worker in workers:
        worker.start()
    addresses = [f"http://127.0.0.1:{door.getsockname()[1]}" for door in doors]
    try:
        for address in addresses:
            told = httpx.get(f"{address}/v1/health", timeout=60)
            assert told.status_code == httpx.codes.OK
        yield addresses
    finally:
        for worker in workers:
            worker.terminate()
            worker.join()
        for door in doors:
            door.close()


def _serve(settings: Settings, listening: socket.socket) -> None:
    app = create_app(settings, utc_now)
    ease_collecting()
    config = uvicorn.Config(app, log_config=None, access_log=False)
    uvicorn.Server(config).run(sockets=[listening])


def _prepared(database: Database, address: str, number: int) -> list[tuple[bytes, dict[str, str]]]:
    """Return the requests of one laptop, packed and signed before anything is measured."""
    operator = Operator("uji", BEGINNING)
    new = database.within(
        lambda session: devices.add_device(session, kelurahan(number), address, operator)
    )
    packer, prepared = Packer(), []
    with httpx.Client(base_url=address, timeout=60) as http:
        laptop = Laptop(http)
        assert laptop.enrol(new.code).status_code == httpx.codes.CREATED
        chain = CHAIN_START
        for facts in _batches(number):
            run, chain = _sealed(laptop, chain, facts)
            body, encoding = packer.packed(push_body(facts, [run]))
            headers = {"Content-Type": "application/json", "Content-Encoding": encoding}
            request = laptop.signed(
                http.build_request("POST", "/v1/facts", content=body, headers=headers)
            )
            plain = {name: told for name, told in request.headers.items() if name in SENT}
            prepared.append((body, plain))
    return prepared


def _sealed(laptop: Laptop, before: bytes, facts: Sequence[Fact]) -> tuple[dict[str, Any], bytes]:
    """Return the one signature over a batch, as a laptop has sealed it at save, and its chain."""
    chain = before
    for fact in facts:
        chain = chained(chain, fact.hash)
    signature = base64.b64encode(laptop.key.sign(signed_bytes(chain))).decode()
    count = len(facts)
    run = {"device": laptop.id, "count": count, "before": before.hex(), "signature": signature}
    return run, chain


def _bare(url: str) -> Taken:
    """Send what the database has to do, and nothing else."""
    database = _found(url)
    address = database.engine.url.set(drivername="postgresql").render_as_string(False)
    ids = [_device(database, number) for number in range(CONNECTIONS)]
    work = [
        [_rows(ids[number], number, place, facts) for place, facts in enumerate(_batches(number))]
        for number in range(CONNECTIONS)
    ]
    again = "ORDER BY nik ON CONFLICT (nik) DO UPDATE SET offers = claims.offers + 1"
    endings = {"claims": f"{again} RETURNING nik, registration"}

    def sender(number: int) -> Callable[[int], None]:
        line = psycopg.connect(address)
        lines.append(line)

        def send(place: int) -> None:
            line.execute("SELECT * FROM kelurahan WHERE code = %s FOR UPDATE", [kelurahan(number)])
            for table, statement, rows in work[number][place]:
                line.execute(f"{statement} {endings.get(table, '')}".encode(), {"rows": rows})
            line.execute(
                "UPDATE kelurahan SET facts = facts + %s, news = news + %s WHERE code = %s",
                [BATCH, BATCH, kelurahan(number)],
            )
            line.execute(
                "UPDATE devices SET counter = counter + 1, receipts = receipts + 1 WHERE id = %s",
                [ids[number]],
            )
            line.commit()

        return send

    lines: list[psycopg.Connection[Any]] = []
    taken = _measured(sender)
    for line in lines:
        line.close()
    database.close()
    return taken


def _device(database: Database, number: int) -> UUID:
    operator = Operator("uji", BEGINNING)
    new = database.within(
        lambda session: devices.add_device(session, kelurahan(number), "http://x", operator)
    )
    return new.id


def _rows(
    device: UUID, number: int, place: int, facts: Sequence[Fact]
) -> list[tuple[str, str, str]]:
    """Return table, statement and parameter of each insert a batch comes to."""
    now = datetime.now(UTC)
    code, first = kelurahan(number), place * BATCH + 1
    told: dict[Any, list[dict[str, Any]]] = {FactRow: [], RegistrationRow: [], NewsRow: []}
    claims: list[dict[str, Any]] = []
    for ahead, fact in enumerate(facts):
        content = json.dumps(
            {
                "id": str(fact.id),
                "seq": fact.seq,
                "kind": fact.kind.value,
                "at": str(fact.at),
                "author": fact.author,
                "worker": str(fact.worker),
                "version": 1,
                "body": fact.body,
            },
            separators=(",", ":"),
        )
        body: Any = fact.body
        told[FactRow].append(
            {
                "id": fact.id,
                "kelurahan": code,
                "device": device,
                "seq": first + ahead,
                "kind": fact.kind.value,
                "worker": fact.worker,
                "version": 1,
                "hash": fact.hash,
                "content": content,
                "verdict": "stored",
                "code": "",
                "field": "",
                "figures": "{}",
                "sequence": first + ahead,
                "received_at": now,
                "attempts": 1,
                "chain": bytes.fromhex(fact.hash),  # as many bytes as a chain has
                "signer": device,
            }
        )
        told[RegistrationRow].append(
            {
                "id": fact.worker,
                "kelurahan": code,
                "version": 1,
                "fact": fact.id,
                "hand": device,
                "seq": first + ahead,
                "at": fact.at,
                "author": fact.author,
                "received_at": now,
                "status": "proposed",
                "decree_number": "",
                "reason": "",
                "confirmation_qr": "",
                "withdrawn_version": 0,
                "number": body["number"],
                "nik": body["nik"],
                "name": body["name"],
                "segment": body["enrolment"]["segment"],
                "funding": body["enrolment"]["funding"],
                "notes": "[]",
                "content": json.dumps(body, separators=(",", ":")),
            }
        )
        news = {
            "at": str(now),
            "confirmation_qr": "",
            "decree": None,
            "end": None,
            "kpj": "",
            "event": "proposed",
            "reason": "",
            "start": None,
            "worker": str(fact.worker),
        }
        told[NewsRow].append(
            {
                "kelurahan": code,
                "cursor": first + ahead,
                "kind": "status",
                "body": json.dumps(news, separators=(",", ":")),
            }
        )
        claims.append({"nik": body["nik"], "registration": fact.worker, "offers": 1})
    told[ClaimRow] = sorted(claims, key=lambda row: str(row["nik"]))
    return [
        (
            table_of(row).name,
            insert_text(table_of(row), list(rows[0])).replace(":rows", "%(rows)s"),
            as_json(table_of(row), rows),
        )
        for row, rows in told.items()
    ]


def _measured(sender: Callable[[int], Callable[[int], None]]) -> Taken:
    """Let each connection send all its batches, one after the other, and all of them at once."""
    times: SimpleQueue[float] = SimpleQueue()
    ready = threading.Barrier(CONNECTIONS + 1)

    def work(number: int) -> None:
        try:
            send = sender(number)
            for place in range(WARM):
                send(place)
        except BaseException:
            ready.abort()
            raise
        ready.wait()
        for place in range(WARM, BATCHES):
            before = time.perf_counter()
            send(place)
            times.put((time.perf_counter() - before) * 1000)

    threads = [threading.Thread(target=work, args=[number]) for number in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    ready.wait()
    start = time.perf_counter()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - start
    taken = [times.get() for _ in range(times.qsize())]
    assert len(taken) == CONNECTIONS * (BATCHES - WARM)
    return Taken(len(taken) * BATCH / seconds, taken)
