"""Each way a line can fail has its own name; nothing is sent over one that is not to be trusted."""

import re
import socket
from datetime import timedelta
from pathlib import Path

import pytest

import desktop_app.sync
from desktop_app.domain.causes import REMEDIES
from desktop_app.errors import Unavailable
from desktop_app.sync.client import CityServer
from tests.fixtures.certificates import DAY, Authority, old_tls
from tests.fixtures.odd_server import Answering, Reply, Then, odd_server
from tests.fixtures.people import NOW
from tests.fixtures.proxy import tunnel_proxy

NO_CAUSES = {"sync.reinstated"}
"""What is told of the line, and ends no round."""

GONE = Reply(410, b'{"type":"urn:loket-jamsostek:problem:code-expired","status":410}')
"""An answer only a city server gives: whoever hears it was let through."""


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Authority:
    """One that this system trusts, beside those of the web."""
    authority = Authority(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    return authority


def cause_at(base: str, silence: float = 5.0, whole: float = 10.0) -> str:
    """Ask for an activation there, and return why it did not come."""
    server = CityServer(base, lambda: NOW, read_seconds=silence, whole_seconds=whole)
    try:
        with pytest.raises(Unavailable) as refusal:
            server.activation("ABCD-EFGH-JKLM")
    finally:
        server.close()
    assert refusal.value.code in REMEDIES
    return refusal.value.code


def always(reply: Reply | None) -> Answering:
    return lambda _path, _body: reply


@pytest.mark.parametrize(
    ("reply", "cause"),
    [
        (Reply(0, then=Then.HOLD), "sync.timeout"),
        (Reply(200, b"{", declared=100, then=Then.HOLD), "sync.timeout"),
        (Reply(200, b"{", declared=10**6, then=Then.DRIP), "sync.timeout"),
        (Reply(0, then=Then.DRIP), "sync.garbled"),
        (Reply(0, then=Then.RESET), "sync.cut"),
        (Reply(200, b"{", declared=100, then=Then.RESET), "sync.cut"),
        (Reply(200, b"{", declared=100), "sync.cut"),
        (None, "sync.cut"),
    ],
)
def test_a_line_that_goes_silent_drips_or_breaks_is_given_up_on(reply: Reply, cause: str) -> None:
    with odd_server(always(reply)) as base:
        assert cause_at(base, silence=0.3, whole=0.8) in {cause, "sync.timeout"}


def test_a_line_cut_while_sending_is_called_so() -> None:
    with odd_server(always(GONE), reads=3) as base:
        assert cause_at(base) == "sync.cut"


def test_a_port_where_nobody_listens_refuses() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert cause_at(f"http://127.0.0.1:{port}") == "sync.refused"


def test_a_name_nobody_knows_is_no_open_question(authority: Authority) -> None:
    assert cause_at("https://tidak-ada.invalid") == "sync.name_unknown"


@pytest.mark.parametrize(
    ("status", "headers", "cause"),
    [
        (500, {}, "sync.server_error"),
        (501, {}, "sync.server_error"),
        (502, {}, "sync.gateway"),
        (504, {}, "sync.gateway"),
        (503, {"Retry-After": "30"}, "sync.server_busy"),
        (429, {"Retry-After": "7"}, "sync.too_many"),
        (426, {}, "sync.server_newer"),
        (302, {"Location": "http://masuk.example/"}, "sync.captive_portal"),
        (511, {}, "sync.captive_portal"),
        (403, {}, "sync.captive_portal"),
    ],
)
def test_an_answer_without_words_of_the_server_is_named_by_its_status(
    status: int, headers: dict[str, str], cause: str
) -> None:
    with odd_server(always(Reply(status, b"<html>", headers))) as base:
        assert cause_at(base) == cause


@pytest.mark.parametrize(
    ("told", "seconds"),
    [("30", 30), ("0", 0), (" 7 ", 7), ("", None), ("soon", None), ("9" * 30, None), ("-5", None)],
)
def test_a_server_says_how_long_it_wants_to_be_left_alone(told: str, seconds: int | None) -> None:
    with odd_server(always(Reply(503, b"", {"Retry-After": told}))) as base:
        server = CityServer(base, lambda: NOW)
        with pytest.raises(Unavailable) as refusal:
            server.activation("ABCD-EFGH-JKLM")
        server.close()

    assert refusal.value.figures.get("seconds") == seconds


@pytest.mark.parametrize(
    ("problem", "status", "cause"),
    [
        ("device-revoked", 403, "sync.device_revoked"),
        ("device-unknown", 401, "sync.not_recognised"),
        ("counter-replayed", 401, "sync.counter_behind"),
        ("not-found", 404, "sync.server_older"),
        ("program-too-old", 400, "sync.server_newer"),
        ("too-large", 413, "sync.too_large"),
        ("request-invalid", 422, "sync.not_understood"),
        ("of-another-century", 400, "sync.not_understood"),
    ],
)
def test_the_server_s_own_words_are_named_by_what_they_say(
    problem: str, status: int, cause: str
) -> None:
    body = f'{{"type":"urn:loket-jamsostek:problem:{problem}","status":{status}}}'.encode()
    with odd_server(always(Reply(status, body))) as base:
        assert cause_at(base) == cause


@pytest.mark.parametrize(
    ("host", "begins", "ends", "vouched", "cause"),
    [
        ("127.0.0.1", -DAY, DAY, False, "sync.tls_authority"),
        ("loket.kota.example", -DAY, DAY, True, "sync.tls_host"),
        ("10.0.0.1", -DAY, DAY, True, "sync.tls_host"),
        ("127.0.0.1", -90 * DAY, -DAY, True, "sync.tls_expired"),
        ("127.0.0.1", DAY, 90 * DAY, True, "sync.clock_wrong"),  # our clock is behind
        ("127.0.0.1", -4000 * DAY, -3910 * DAY, True, "sync.clock_wrong"),  # and years ahead
    ],
)
def test_each_wrong_certificate_is_told_apart_and_nothing_is_sent(
    authority: Authority,
    host: str,
    begins: timedelta,
    ends: timedelta,
    vouched: bool,
    cause: str,
) -> None:
    heard: list[bytes] = []

    def hear(_path: str, body: bytes) -> Reply:
        heard.append(body)
        return GONE

    tls = authority.server(host, begins=begins, ends=ends, vouched=vouched)
    with odd_server(hear, tls) as base:
        assert cause_at(base) == cause
    assert heard == []


def test_a_certificate_of_the_system_s_authority_lets_the_request_through(
    authority: Authority,
) -> None:
    with odd_server(always(GONE), authority.server()) as base:
        assert cause_at(base) == "sync.code_expired"


def test_tls_of_twenty_years_ago_is_refused(authority: Authority) -> None:
    with odd_server(always(GONE), old_tls(authority.server())) as base:
        assert cause_at(base) == "sync.tls_old"


def test_what_speaks_no_tls_at_all_is_a_portal(authority: Authority) -> None:
    with odd_server(always(GONE)) as base:
        assert cause_at(base.replace("http:", "https:")) == "sync.captive_portal"


def test_the_system_s_proxy_is_gone_through(
    authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    with odd_server(always(GONE), authority.server()) as base, tunnel_proxy(seen) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy)
        assert cause_at(base) == "sync.code_expired"
        assert seen == [base.removeprefix("https://")]


def test_a_proxy_that_asks_for_a_password_is_told_from_one_that_is_not_there(
    authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    with odd_server(always(GONE), authority.server()) as base:
        with tunnel_proxy(seen, asks_password=True) as proxy:
            monkeypatch.setenv("HTTPS_PROXY", proxy)
            assert cause_at(base) == "sync.proxy_password"
        assert cause_at(base) == "sync.proxy"


def test_what_goes_in_clear_to_this_machine_never_goes_to_a_proxy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[str] = []
    with odd_server(always(GONE)) as base, tunnel_proxy(seen) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy)
        monkeypatch.setenv("ALL_PROXY", proxy)
        assert cause_at(base) == "sync.code_expired"
    assert seen == []


def test_every_cause_sync_can_give_has_one_remedy() -> None:
    """It retries by itself, or the clerk can act, or the city: none is left without."""
    folder = Path(desktop_app.sync.__file__).parent
    told = set()
    for file in sorted(folder.glob("*.py")):
        told |= set(re.findall(r'"(sync\.[a-z_]+)"', file.read_text(encoding="utf-8")))

    assert len(told) > 30
    assert sorted(told - set(REMEDIES) - NO_CAUSES) == []
