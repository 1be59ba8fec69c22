"""Whatever answers on the line, nothing counts as sent that the city has not signed for."""

import gzip
from contextlib import closing
from dataclasses import replace

import pytest

from desktop_app.domain.delivery import DeliveryStatus
from desktop_app.domain.pace import Pace
from desktop_app.sync.client import CityServer
from desktop_app.sync.line import LARGEST_REPLY
from desktop_app.sync.round import RoundResult, run_round
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.lists import detail, standing
from desktop_app.use_cases.registration import amend_worker, register_worker
from tests.fixtures.odd_server import Answering, Reply, Then, odd_server
from tests.fixtures.people import FOUR_SEGMENTS, NOW, TRADER
from tests.fixtures.server import facts_pushed

PORTAL = Reply(200, b"<!doctype html><title>Masuk Wi-Fi</title>", {"Content-Type": "text/html"})
NOTHING_SIGNED = (
    b'{"receipt":{"device":"01930000-0000-7000-8000-000000000001","epoch":"e","sequence":1,'
    b'"at":"","count":0,"digest":"","stored":[],"others":[]},"signature":"AAAA"}'
)


def one_round(desk: Desk, base: str, read_seconds: float = 5.0) -> RoundResult:
    server = CityServer(base, lambda: NOW, read_seconds=read_seconds)
    try:
        return run_round(desk.database, server, lambda: NOW)
    finally:
        server.close()


def always(reply: Reply | None) -> Answering:
    return lambda _path, _body: reply


@pytest.mark.parametrize(
    ("reply", "cause"),
    [
        (PORTAL, "sync.captive_portal"),
        (Reply(302, headers={"Location": "http://portal.example/"}), "sync.captive_portal"),
        (Reply(403, b"<html>Blocked</html>"), "sync.captive_portal"),
        (Reply(200, b'{"receipt":'), "sync.garbled"),
        (Reply(200, b"{}"), "sync.garbled"),
        (Reply(200, b"\xff\xfe\x00"), "sync.garbled"),
        (Reply(200, b"x", {"Content-Encoding": "gzip"}), "sync.garbled"),
        (Reply(200, NOTHING_SIGNED), "sync.receipt_unproven"),
        (Reply(200, b"{", declared=500), "sync.cut"),
        (None, "sync.cut"),
        (Reply(502, b"<html>"), "sync.gateway"),
        (Reply(504, b""), "sync.gateway"),
        (Reply(503, b"", {"Retry-After": "30"}), "sync.server_busy"),
        (Reply(429, b""), "sync.too_many"),
        (Reply(407, b"<html>"), "sync.proxy_password"),
        (Reply(426, b"<html>"), "sync.server_newer"),
    ],
)
def test_a_false_answer_is_named_and_the_fact_keeps_waiting(
    desk: Desk, reply: Reply | None, cause: str
) -> None:
    enrolled(desk)
    registration = register_worker(desk, TRADER, frozenset(), NOW)

    with odd_server(always(reply)) as base:
        result = one_round(desk, base)

    assert result.cause == cause
    [(_, delivery)] = detail(desk, registration.id).facts
    assert delivery.status is DeliveryStatus.WAITING
    assert (delivery.attempts, delivery.cause, delivery.since) == (0, cause, NOW)
    assert delivery.not_before is None
    assert standing(desk).counts.waiting == 1


def test_a_server_that_is_not_there_is_offline(desk: Desk) -> None:
    enrolled(desk)
    register_worker(desk, TRADER, frozenset(), NOW)
    with odd_server(always(PORTAL)) as base:
        pass

    assert one_round(desk, base).cause == "sync.refused"


def test_a_server_that_never_answers_is_given_up_on(desk: Desk) -> None:
    enrolled(desk)
    register_worker(desk, TRADER, frozenset(), NOW)

    with odd_server(always(Reply(0, then=Then.HOLD))) as base:
        result = one_round(desk, base, read_seconds=0.2)

    assert result.cause == "sync.timeout"


def test_a_new_laptop_behind_a_portal_stays_new(desk: Desk) -> None:
    with desk.database.transaction() as tx:
        device = tx.settings.device()
        assert device is not None
        tx.settings.put_device(replace(device, code="ABCD-EFGH-JKLM"))
    with odd_server(always(PORTAL)) as base:
        assert one_round(desk, base).cause == "sync.captive_portal"

    with desk.database.reading() as tx:
        later = tx.settings.device()
    assert later is not None
    assert later.id == ""
    assert later.counter > device.counter


def enrolled(desk: Desk) -> None:
    """Give the laptop the identity an enrolment would have brought."""
    with desk.database.transaction() as tx:
        device = tx.settings.device()
        assert device is not None
        tx.settings.put_device(replace(device, id="01930000-0000-7000-8000-000000000001", code=""))


def test_a_batch_refused_as_a_whole_is_halved_until_the_bad_fact_is_alone(desk: Desk) -> None:
    enrolled(desk)
    for form in FOUR_SEGMENTS:
        register_worker(desk, form, frozenset(), NOW)
    sizes: list[int] = []

    def too_much_for_a_proxy(path: str, body: bytes) -> Reply:
        if path == "/v1/facts":
            sizes.append(len(numbers_in(body)))
        problem = b'{"type":"urn:loket-jamsostek:problem:too-large","status":413}'
        return Reply(413, problem)

    with odd_server(too_much_for_a_proxy) as base:
        result = one_round(desk, base)

    assert sizes == [4, 2, 1, 1, 2, 1, 1]
    assert result.cause == "sync.too_large"
    assert standing(desk).counts.waiting == 4


def numbers_in(body: bytes) -> list[int]:
    """Return the running numbers of the facts in a push."""
    return [fact["seq"] for fact in facts_pushed(body)]


def test_a_server_that_fails_over_one_fact_is_asked_without_it(desk: Desk) -> None:
    enrolled(desk)
    for form in FOUR_SEGMENTS:
        register_worker(desk, form, frozenset(), NOW)
    offered: list[list[int]] = []

    def fails_over_the_third(path: str, body: bytes) -> Reply:
        if path != "/v1/facts":
            return PORTAL
        numbers = numbers_in(body)
        offered.append(numbers)
        return Reply(500) if 3 in numbers else Reply(200, NOTHING_SIGNED)

    with odd_server(fails_over_the_third) as base:
        one_round(desk, base)

    assert offered[:2] == [[1, 2, 3, 4], [1, 2]]


def test_a_server_that_is_down_is_left_alone_after_a_dozen_failures(desk: Desk) -> None:
    enrolled(desk)
    registration = register_worker(desk, TRADER, frozenset(), NOW)
    for count in range(60):
        changed = replace(TRADER, workplace=f"Los {count}")
        amend_worker(desk, registration.id, changed, frozenset(), NOW)
    requests: list[str] = []

    def down(path: str, _body: bytes) -> Reply:
        requests.append(path)
        return Reply(500)

    with odd_server(down) as base:
        result = one_round(desk, base)

    assert result.cause == "sync.server_error"
    assert len(requests) <= 12


@pytest.mark.parametrize("depth", [100_000])
def test_a_reply_nested_beyond_reason_is_garbled(desk: Desk, depth: int) -> None:
    enrolled(desk)
    register_worker(desk, TRADER, frozenset(), NOW)
    nested = b'{"receipt":' + b"[" * depth + b"]" * depth + b',"signature":"AAAA"}'

    with odd_server(always(Reply(200, nested))) as base:
        assert one_round(desk, base).cause in {"sync.garbled", "sync.receipt_unproven"}


def test_a_reply_packed_to_fill_the_memory_is_refused(desk: Desk) -> None:
    enrolled(desk)
    register_worker(desk, TRADER, frozenset(), NOW)
    bomb = gzip.compress(b" " * (LARGEST_REPLY + 2))
    twice = gzip.compress(bomb)

    with odd_server(always(Reply(200, bomb, {"Content-Encoding": "gzip"}))) as base:
        assert one_round(desk, base).cause == "sync.garbled"
    with odd_server(always(Reply(200, twice, {"Content-Encoding": "gzip, gzip"}))) as base:
        assert one_round(desk, base).cause == "sync.garbled"


def test_a_reply_beyond_any_size_is_refused_before_it_is_all_here(desk: Desk) -> None:
    enrolled(desk)
    register_worker(desk, TRADER, frozenset(), NOW)
    endless = Reply(200, b" " * (LARGEST_REPLY + 2), declared=100 * 1024 * 1024, then=Then.HOLD)

    with odd_server(always(endless)) as base:
        assert one_round(desk, base).cause == "sync.garbled"
    assert standing(desk).counts.waiting == 1


def test_a_connection_that_does_not_come_about_says_nothing_of_the_line(desk: Desk) -> None:
    enrolled(desk)
    register_worker(desk, TRADER, frozenset(), NOW)
    with odd_server(always(PORTAL)) as base:
        pass

    with closing(CityServer(base, lambda: NOW)) as server:
        causes = [run_round(desk.database, server, lambda: NOW).cause for _ in range(3)]

        assert causes == ["sync.refused"] * 3
        assert server.pace == Pace()


def test_a_line_that_fails_gets_less_to_carry_in_the_rounds_that_follow(desk: Desk) -> None:
    enrolled(desk)
    registration = register_worker(desk, TRADER, frozenset(), NOW)
    for count in range(60):
        changed = replace(TRADER, workplace=f"Los {count}")
        amend_worker(desk, registration.id, changed, frozenset(), NOW)
    sizes: list[int] = []

    def hangs_up(_path: str, body: bytes) -> None:
        sizes.append(len(numbers_in(body)))

    with odd_server(hangs_up) as base:
        server = CityServer(base, lambda: NOW)
        causes = [run_round(desk.database, server, lambda: NOW).cause for _ in range(4)]
        server.close()

    assert causes == ["sync.cut"] * 4
    assert sizes == [61, 50, 12, 12]
    assert standing(desk).outbox.waiting == 61
    assert standing(desk).outbox.next_attempt is None  # all of them are due with the next signal
