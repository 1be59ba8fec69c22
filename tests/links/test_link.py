"""A few dozen people cross a line as villages have it, and a line that keeps breaking."""

import os
import sys
import time
from pathlib import Path

import pytest

from tests.links.forward import Weather
from tests.links.link import FAR, joined
from tests.links.trip import travel

PEOPLE = 36

CUT_TWICE = Weather(delay=300, on=4.0, off=0.7, seed=8416)
"""There for 1.0 s, which is too short for the first batch, for 2.3 s, and then for 20 s. On a line
whose spells are all short a busy machine needs many of them: that is what bench_link measures."""

needs_networks = pytest.mark.skipif(
    not os.access("/dev/net/tun", os.R_OK | os.W_OK),
    reason="this machine has no TUN devices for us",
)

_LISTENS = (
    f"import socket; s = socket.create_server(('{FAR}', 9)); print('up', flush=True); "
    "c, _ = s.accept(); n = 0\n"
    "while n < 8000: n += len(c.recv(65536))\n"
    "c.sendall(b'x')"
)
_ASKS = (
    "import socket, time; t = time.monotonic(); "
    f"c = socket.create_connection(('{FAR}', 9)); c.sendall(bytes(8000)); c.recv(1); "
    "print(time.monotonic() - t)"
)

_HEARS = f"""
import socket, threading
def hear(c):
    n = said = 0
    while part := c.recv(65536):
        n += len(part)
        if n > 100 and not said or n > 12_000 and said == 1:
            said += 1
            print("heard", flush=True)
s = socket.create_server(("{FAR}", 9)); print("up", flush=True)
while True:
    threading.Thread(target=hear, args=(s.accept()[0],), daemon=True).start()
"""
_SENDS = f"""
import sys, time
from datetime import UTC, datetime
from desktop_app.errors import Unavailable
from desktop_app.sync.line import Line
line = Line("http://{FAR}:9", lambda: datetime.now(UTC), {{}})
try:
    line.exchange(line.request("POST", "/", content=bytes(int(sys.argv[1]))))
except Unavailable as no:
    print(no.code, time.monotonic())
"""


@needs_networks
def test_a_line_is_as_slow_as_it_says() -> None:
    """8,000 bytes at 64 kbit/s take a second, and there are two ways there and back of 0.3 s."""
    with joined(Weather(loss=0, delay=300)) as link:
        far = link.far(sys.executable, "-c", _LISTENS, stdout=-1)
        assert far.stdout is not None
        assert far.stdout.readline() == "up\n"
        near = link.near(sys.executable, "-c", _ASKS, stdout=-1)
        seconds = float(near.communicate()[0])
        far.communicate()

    assert seconds >= 1.6
    assert 8_000 <= link.told["up"]["bytes"] <= 10_000
    assert link.told["up"]["lost"] == 0


@needs_networks
@pytest.mark.parametrize(
    ("weather", "is_cut"),
    [(Weather(delay=300), False), (CUT_TWICE, True)],
    ids=["slow_and_lossy", "cut_again_and_again"],
)
def test_everybody_arrives_once_over_a_bad_line(
    tmp_path: Path, weather: Weather, *, is_cut: bool
) -> None:
    trip = travel(tmp_path, PEOPLE, weather)

    assert trip.laptop["left"] == 0
    assert trip.at_city == (PEOPLE, PEOPLE)
    assert trip.line["up"]["packets"] > 0
    assert not is_cut or trip.laptop["causes"]


@needs_networks
def test_a_line_that_goes_away_is_noticed_whether_we_send_or_wait() -> None:
    """Long before the wait for an answer is over, which is 8 s and 12 s for the larger one."""
    with joined(Weather(loss=0)) as link:
        far = link.far(sys.executable, "-c", _HEARS, stdout=-1)
        assert far.stdout is not None
        assert far.stdout.readline() == "up\n"
        waits = link.near(sys.executable, "-c", _SENDS, "200", stdout=-1)
        assert far.stdout.readline() == "heard\n"
        sends = link.near(sys.executable, "-c", _SENDS, "30000", stdout=-1)
        assert [far.stdout.readline() for _ in range(2)] == ["heard\n"] * 2
        link.cut()
        cut = time.monotonic()
        told = [near.communicate()[0].split() for near in (waits, sends)]
        far.kill()
        far.communicate()

    assert {cause for cause, _ in told} <= {"sync.cut", "sync.timeout"}
    assert all(float(at) - cut < 8 for _, at in told), told
