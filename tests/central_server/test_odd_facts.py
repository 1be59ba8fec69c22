"""No fact, however odd, holds up its neighbours, the operator's lists or the sheet for BPJS."""

import copy
import io
import itertools
import json
import logging
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from sqlalchemy import select
from sqlalchemy.orm import Session

from central_server.admin import applications
from central_server.admin.standing import standing, troubles
from central_server.models import DeadLetterRow, FactRow
from central_server.reference import read_books
from central_server.settings import Settings
from central_server.sheets.export import export_approved
from central_server.sheets.template import read_template
from desktop_app.domain.facts import FactKind, content_hash
from desktop_app.domain.family import MOST_CHILDREN
from desktop_app.domain.membership import Decree, Status
from desktop_app.domain.worker import is_printable
from tests.fixtures.server import CityServer, Laptop

GOLDEN = Path(__file__).parents[1] / "contract" / "v1"

ODD_TEXTS = (
    "",
    " ",
    "\0",
    "a\0b",
    "\x1b[2J\x1b]0;x\x07",
    "Wulan\u202e",
    "\u00a0=1+1",
    "\u3164",
    "=cmd|' /C calc'!A0",
    "_x003D_1",
    "x" * 5_000,
    "\u0663" * 16,
    "2026-02-31T00:00:00Z",
    "2026-11-22T25:00:00Z",
    "2026-11-22T23:59:60Z",
    "0000-01-01T00:00:00Z",
    "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59Z",
    "0000-01-01",
    "0001-01-01",
    "9999-12-31",
    "0000-12",
    "0001-01",
    "9999-12",
    str(uuid4()),
)
ODD: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from(ODD_TEXTS),
    st.sampled_from(
        [None, True, False, 0, -1, 1 << 53, (1 << 63) - 1, -(1 << 63), [], {}, [[]], {"a\0b": 1}]
    ),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
)


def places(value: Any, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the path of everything inside a document."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    for step, each in inner:
        yield (*at, step)
        if isinstance(each, dict | list):
            yield from places(each, (*at, step))


@st.composite
def spoilt(draw: st.DrawFn) -> dict[str, Any]:
    """Draw the content of a golden fact with one to three things in it replaced, renamed or lost.

    The id stays: without one the envelope cannot be answered, and the whole request is refused.
    """
    kind = draw(st.sampled_from(FactKind))
    content: dict[str, Any] = json.loads((GOLDEN / f"fact_{kind.value}.json").read_text())
    del content["hash"]
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from([each for each in places(content) if each != ("id",)]))
        holder: Any = content
        for step in path[:-1]:
            holder = holder[step]
        _spoil(draw, holder, path[-1])
    return content


def _spoil(draw: st.DrawFn, holder: Any, step: str | int) -> None:
    match draw(st.sampled_from(["replace", "rename", "drop", "add"])):
        case "rename" if isinstance(holder, dict):
            holder[draw(st.sampled_from(ODD_TEXTS))] = holder.pop(step)
        case "drop":
            del holder[step]
        case "add" if isinstance(holder, dict):
            holder[draw(st.sampled_from(ODD_TEXTS))] = copy.deepcopy(draw(ODD))
        case _:
            holder[step] = copy.deepcopy(draw(ODD))


NAMES = frozenset(
    str(step)
    for kind in FactKind
    for path in places(json.loads((GOLDEN / f"fact_{kind.value}.json").read_text()))
    for step in path
)
_ADDRESS = frozenset({"street", "rt", "rw", "kelurahan"})
ABOUT = NAMES | _ADDRESS | {"phone", "family_card"} | {f"home_{field}" for field in _ADDRESS}
ABOUT |= {f"child_{n}{of}" for n in range(1, MOST_CHILDREN + 1) for of in ("", "_born")}
"""What a fact is made of, and fields as the form calls them (central_server/described.py)."""


def test_no_fact_however_odd_holds_up_batch_list_or_sheet(
    city_server: CityServer, laptop: Laptop
) -> None:
    running = itertools.count(1)

    @settings(max_examples=60)
    @given(spoilt(), st.booleans())
    def offered(content: dict[str, Any], own_number: bool) -> None:
        content = copy.deepcopy(content) | {"id": str(uuid4())}
        if isinstance(content.get("seq"), int):  # two facts of one number are two laptops
            laptop.seq += 1
            content["seq"] = laptop.seq
        if isinstance(content.get("worker"), str):
            content["worker"] = str(uuid4())
        if own_number and isinstance(content.get("body"), dict):
            number = next(running)
            content["body"] |= {
                "number": f"3375011002-02-{number:05}",
                "nik": f"337501450789{number:04}",
            }
        odd = {**content, "hash": content_hash(content)}
        before, after = laptop.registered(next(running)), laptop.registered(next(running))

        first, verdict, last = laptop.push(before, odd, after)

        assert (first["verdict"], last["verdict"]) == ("stored", "stored")
        assert set(verdict["field"].split(".")) <= ABOUT | {""}

    offered()

    sheet = everything_approved_and_exported(city_server)
    assert sheet.max_row > 100
    assert city_server.database.within(standing).registrations >= sheet.max_row - 1
    waiting = city_server.database.within(troubles)
    assert all(is_printable(each.code + each.about) for each in waiting)


def everything_approved_and_exported(server: CityServer) -> Any:
    within, operator = server.database.within, server.operator

    def decide(session: Session) -> bytes:
        ids = applications.all_in(session, Status.PROPOSED)
        applications.verify(session, ids, operator)
        applications.approve(session, ids, Decree("460/1", date(2026, 12, 1)), operator)
        exported = export_approved(
            session, read_template(), read_books(Settings()).occupations, operator
        )
        assert exported.count == len(ids)
        assert exported.left_out == ()
        return exported.content

    content = within(decide)
    assert within(applications.application_lines)
    return load_workbook(io.BytesIO(content)).worksheets[0]


@pytest.mark.parametrize(
    "at",
    [
        "2026-02-31T02:41:00Z",
        "2026-11-22T25:00:00Z",
        "2026-11-22T23:59:60Z",
        "0000-01-01T00:00:00Z",
    ],
)
def test_a_time_that_never_was_waits_for_the_city(laptop: Laptop, at: str) -> None:
    consent = laptop.registered(2, consent={"version": "2026-1", "at": at})

    verdicts = laptop.push(
        laptop.fact("worker_registered", uuid4(), laptop.registered()["body"], at=at), consent
    )

    assert [(v["verdict"], v["code"], v["field"]) for v in verdicts] == [
        ("needs_city", "fact.unreadable", "at"),
        ("needs_city", "fact.unreadable", "consent.at"),
    ]


@pytest.fixture
def east_of_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    """A database that reckons by local time: there, the year 9999 ends in the year 10000."""
    monkeypatch.setenv("PGTZ", "Asia/Jakarta")


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"])
def test_a_clock_at_the_end_of_time_can_be_stored_and_listed(
    east_of_utc: None, city_server: CityServer, laptop: Laptop, at: str
) -> None:
    body = laptop.registered()["body"] | {"born": "0001-01-01"}

    [verdict] = laptop.push(laptop.fact("worker_registered", uuid4(), body, at=at))

    assert verdict["verdict"] == "stored"
    [line] = city_server.database.within(applications.application_lines)
    assert line.at.isoformat() == at.replace("Z", "+00:00")


@pytest.mark.parametrize("number", [{"a": 1}, ["3375011002-01-00001"], None, 7, True])
def test_a_number_of_another_shape_is_a_matter_of_its_own_fact(
    laptop: Laptop, number: object
) -> None:
    odd, good = laptop.registered(1, number=number), laptop.registered(2)

    verdicts = laptop.push(odd, good)

    assert [(v["verdict"], v["field"]) for v in verdicts] == [
        ("needs_city", "number"),
        ("stored", ""),
    ]


@pytest.mark.parametrize("name", ["a\0b", "\x1b]0;x\x07", "Wulan Prameswari"])
def test_a_field_nobody_knows_is_told_of_without_its_name(
    city_server: CityServer, laptop: Laptop, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    inside = laptop.registered(2)["body"]
    inside["address"] |= {name: 1}

    with caplog.at_level(logging.DEBUG):
        verdicts = laptop.push(
            laptop.registered(1, **{name: 1}), laptop.fact("worker_registered", uuid4(), inside)
        )

    assert [(v["code"], v["field"]) for v in verdicts] == [
        ("fact.unreadable", ""),
        ("fact.unreadable", "address"),
    ]
    assert name not in caplog.text


def test_what_cannot_be_read_is_kept_as_it_came(city_server: CityServer, laptop: Laptop) -> None:
    odd = laptop.fact("worker_registered", uuid4(), {"a\0b": 1}, at="2026-02-31T02:41:00Z")

    laptop.push(odd, laptop.registered())

    [letter] = city_server.database.within(lambda s: list(s.scalars(select(DeadLetterRow))))
    content = {key: each for key, each in odd.items() if key != "hash"}
    assert json.loads(letter.content) == content
    [fact] = city_server.database.within(lambda s: list(s.scalars(select(FactRow.verdict))))
    assert fact == "stored"


def test_an_envelope_is_refused_without_repeating_it(laptop: Laptop) -> None:
    reply = laptop.http.post("/v1/activations", json={"code": "x", "NIK 3375014507890001": 1})

    assert reply.status_code == httpx.codes.UNPROCESSABLE_ENTITY
    assert "3375014507890001" not in reply.text
