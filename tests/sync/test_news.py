"""News signed by the city, and pages that are not what was asked for."""

import base64
import json
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop_app.domain.facts import canonical
from desktop_app.domain.membership import Application, Status
from desktop_app.domain.pace import Pace
from desktop_app.domain.worker import Registration
from desktop_app.sync.client import CityServer
from desktop_app.sync.round import RoundResult, run_round
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.lists import detail
from desktop_app.use_cases.registration import register_worker, withdraw_worker
from tests.fixtures.odd_server import Reply, odd_server
from tests.fixtures.people import FOUR_SEGMENTS, NOW, TRADER

CITY = Ed25519PrivateKey.from_private_bytes(bytes(range(7, 39)))
DEVICE_ID = "01930000-0000-7000-8000-000000000001"


def status_news(worker: str, event: str, **more: str) -> dict[str, Any]:
    return {"worker": worker, "event": event, "at": "2026-11-25T01:00:00Z", **more}


def item(cursor: int, body: object, kind: str = "status") -> dict[str, Any]:
    return {"cursor": cursor, "kind": kind, "body": body}


def page(items: Sequence[dict[str, Any]], *, more: bool = False) -> Reply:
    last = items[-1]["cursor"] if items else 0
    news = {"device": DEVICE_ID, "epoch": "e", "items": items, "next": last, "more": more}
    signature = base64.b64encode(CITY.sign(canonical(news))).decode()
    return Reply(200, json.dumps({"news": news, "signature": signature}).encode())


@pytest.fixture
def registration(desk: Desk) -> Registration:
    """Somebody whose registration the city has taken, on a laptop that trusts this city."""
    with desk.database.transaction() as tx:
        device = tx.settings.device()
        assert device is not None
        key = CITY.public_key().public_bytes_raw()
        tx.settings.put_device(replace(device, id=DEVICE_ID, receipt_key=key))
    return register_worker(desk, TRADER, frozenset(), NOW)


def hold_back(desk: Desk) -> None:
    """Let nothing be due, so that only the news is asked for."""
    with desk.database.transaction() as tx:
        for fact in tx.outbox.due(NOW, 100):
            told = tx.outbox.delivery(fact.id)
            tx.outbox.record(fact.id, replace(told, not_before=NOW + timedelta(minutes=14)))


def hear(desk: Desk, *replies: Reply) -> tuple[RoundResult, int]:
    """Run a round against a city that takes nothing and tells this news; counts the questions."""
    hold_back(desk)
    asked: list[str] = []

    def tell(path: str, _body: bytes) -> Reply:
        asked.append(path)
        return replies[min(len(asked), len(replies)) - 1]

    with odd_server(tell) as base, closing(CityServer(base, lambda: NOW)) as line:
        return run_round(desk.database, line, lambda: NOW), len(asked)


def status_of(desk: Desk, registration: Registration) -> Status:
    return detail(desk, registration.id).registration.application.status


def test_a_page_that_begins_too_late_is_not_stepped_over(
    desk: Desk, registration: Registration
) -> None:
    worker = str(registration.id)

    result, _ = hear(desk, page([item(9, status_news(worker, "proposed"))]))

    assert (result.news, result.cause) == (0, "sync.news_unreadable")
    assert status_of(desk, registration) is Status.REGISTERED
    with desk.database.reading() as tx:
        assert tx.inbox.cursor() == 0


def test_what_came_before_unreadable_news_has_been_applied(
    desk: Desk, registration: Registration
) -> None:
    worker = str(registration.id)
    items = [
        item(1, status_news(worker, "proposed")),
        item(2, status_news(worker, "verified")),
        item(3, {"worker": worker, "event": "crowned", "at": ""}),
        item(4, status_news(worker, "refused", reason="Sudah terdaftar")),
    ]

    result, _ = hear(desk, page(items))

    assert (result.news, result.cause) == (2, "sync.news_unreadable")
    assert status_of(desk, registration) is Status.VERIFIED
    assert result.changed


@pytest.mark.parametrize(
    "body",
    [
        {"event": "activated", "kpj": "1", "start": "2026-12-01", "end": "2026-12-31"},
        {"event": "activated", "kpj": "26011234567"},
        {"event": "approved"},
        {"event": "refused", "reason": ""},
    ],
)
def test_a_decision_without_what_it_needs_is_told_and_kept_for_later(
    desk: Desk, registration: Registration, body: dict[str, str]
) -> None:
    worker = str(registration.id)
    way = ["proposed", "verified"]
    items = [item(n, status_news(worker, event)) for n, event in enumerate(way, 1)]
    if body["event"] == "activated":
        decree = {"number": "460/1/2026", "on": "2026-11-25"}
        items.append(item(3, {**status_news(worker, "approved"), "decree": decree}))
    items.append(item(len(items) + 1, {**status_news(worker, ""), **body}))

    result, _ = hear(desk, page(items))

    assert result.cause == "sync.news_unreadable"
    assert result.news == len(items) - 1


def test_a_page_repeated_for_ever_ends_the_round(desk: Desk, registration: Registration) -> None:
    again = page([item(1, status_news(str(registration.id), "proposed"))], more=True)

    result, questions = hear(desk, again)

    assert result == RoundResult(news=1)
    assert questions == 2


def test_a_city_document_with_a_bad_code_breaks_nothing(
    desk: Desk, registration: Registration
) -> None:
    bad = {
        "name": "K",
        "kelurahan": "x",
        "region_names": ["", "", "", ""],
        "letterhead": {"government": "KOTA", "office": "KELURAHAN"},
    }

    result, _ = hear(desk, page([item(1, bad, "city")]))

    assert result.cause == "sync.news_unreadable"
    assert status_of(desk, registration) is Status.REGISTERED


def test_a_registration_withdrawn_here_stays_withdrawn(
    desk: Desk, registration: Registration
) -> None:
    withdraw_worker(desk, registration.id, "Pindah kota", NOW)
    worker = str(registration.id)

    result, _ = hear(desk, page([item(1, status_news(worker, "proposed"))]))

    assert result == RoundResult(news=1)
    assert status_of(desk, registration) is Status.WITHDRAWN


def test_news_of_another_laptop_or_of_a_kind_not_known_is_passed_over(
    desk: Desk, registration: Registration
) -> None:
    other = "01930000-0000-7000-8000-00000000ffff"
    items = [
        item(1, status_news(other, "proposed")),
        item(2, {"anything": 1}, "weather"),
        item(3, status_news(str(registration.id), "proposed")),
    ]

    result, _ = hear(desk, page(items))

    assert result == RoundResult(news=3)
    assert status_of(desk, registration) is Status.PROPOSED


def test_a_page_tells_of_one_person_many_times_and_each_time_counts(
    desk: Desk, registration: Registration
) -> None:
    worker = str(registration.id)
    twice = item(2, status_news(worker, "verified"))
    items = [
        item(1, status_news(worker, "proposed")),
        twice,
        twice,
        item(3, {"anything": 1}, "weather"),
        item(4, status_news(worker, "refused", reason="Sudah terdaftar")),
        item(5, status_news(worker, "crowned")),
    ]

    result, _ = hear(desk, page(items))

    assert (result.news, result.cause) == (4, "sync.news_unreadable")
    told = detail(desk, registration.id)
    assert told.registration.application == Application(Status.REFUSED, reason="Sudah terdaftar")
    acts = [entry.act for entry in told.history if entry.act.startswith("city.")]
    assert acts == ["city.proposed", "city.verified", "city.refused"]


def test_news_the_city_did_not_sign_changes_nothing(desk: Desk, registration: Registration) -> None:
    told = json.loads(page([item(1, status_news(str(registration.id), "proposed"))]).body)
    told["news"]["items"][0]["body"]["event"] = "verified"

    result, _ = hear(desk, Reply(200, json.dumps(told).encode()))

    assert result.cause == "sync.receipt_unproven"
    assert status_of(desk, registration) is Status.REGISTERED


def test_what_is_saved_while_news_is_read_goes_before_its_next_page(
    desk: Desk, registration: Registration
) -> None:
    asked: list[str] = []
    pages = {n: page([item(n, {"anything": n}, "weather")], more=True) for n in range(1, 9)}

    def tell(path: str, _body: bytes) -> Reply | None:
        asked.append(path.partition("?")[0])
        if path.startswith("/v1/news?after=1&"):
            register_worker(desk, FOUR_SEGMENTS[1], frozenset(), NOW)
        after = path.partition("after=")[2].partition("&")[0]
        return pages[int(after) + 1] if after else None

    hold_back(desk)
    with odd_server(tell) as base, closing(CityServer(base, lambda: NOW)) as line:
        result = run_round(desk.database, line, lambda: NOW)

    assert asked == ["/v1/news", "/v1/news", "/v1/facts"]
    assert (result.news, result.cause) == (2, "sync.cut")


@pytest.mark.usefixtures("registration")
def test_a_page_that_does_not_arrive_is_asked_for_in_smaller_pieces(desk: Desk) -> None:
    limits: list[str] = []

    def hangs_up(path: str, _body: bytes) -> None:
        limits.append(path.partition("limit=")[2])

    hold_back(desk)
    with odd_server(hangs_up) as base, closing(CityServer(base, lambda: NOW)) as line:
        causes = [run_round(desk.database, line, lambda: NOW).cause for _ in range(4)]

        assert causes == ["sync.cut"] * 4
        assert line.pace == Pace()
    assert limits == ["200", "50", "12", "12"]


@pytest.mark.usefixtures("registration")
def test_a_server_that_asks_for_patience_over_news_gets_it(desk: Desk) -> None:
    result, _ = hear(desk, Reply(503, headers={"Retry-After": "30"}))

    assert (result.cause, result.told) == ("sync.server_busy", 30)
