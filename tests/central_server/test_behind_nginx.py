"""The web server in front, as the package ships it: a real nginx with TLS, on the loopback."""

import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from desktop_app.errors import Unavailable
from desktop_app.sync.client import CityServer as Line
from installers.demo.office import free_port
from installers.server.build import FILES
from tests.fixtures.certificates import Authority
from tests.fixtures.founded import founded_file
from tests.fixtures.server import CityServer, Laptop, running_server, sqlite_url

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
MIB = 1 << 20

pytestmark = pytest.mark.skipif(NGINX is None, reason="needs nginx")


@dataclass(frozen=True)
class Door:
    """A running nginx in front of a running city."""

    url: str
    clear: str
    city: CityServer
    authority: Authority

    @contextmanager
    def laptop(self) -> Iterator[Laptop]:
        trusted = ssl.create_default_context(cafile=str(self.authority.file))
        with httpx.Client(base_url=self.url, verify=trusted, timeout=30) as http:
            yield Laptop(http)


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    folder = tmp_path_factory.mktemp("nginx")
    founded_file(folder)
    with (
        running_server(sqlite_url(folder)) as city,
        opened(folder, city, shipped(city)) as door,
    ):
        yield door


def shipped(city: CityServer) -> str:
    """The file of the package, in front of another port."""
    told = (FILES / "nginx.conf").read_text(encoding="utf-8")
    return told.replace("127.0.0.1:8650", city.url.removeprefix("http://"))


def impatient(city: CityServer) -> str:
    """The same, with patience for a second: for who dawdles on purpose, and for nobody else."""
    told, times = re.subn(r"(client_(?:header|body)_timeout) \d+s", r"\1 1s", shipped(city))
    assert times == 2
    return told


@contextmanager
def opened(folder: Path, city: CityServer, site: str) -> Iterator[Door]:
    """Run nginx with a site, as this test may: on two free ports, with its files in a folder."""
    authority = Authority(folder)
    pem = authority.issue()
    tls = free_port()
    clear = next(port for port in iter(free_port, None) if port != tls)
    site = re.sub(r"^ *listen \[::\].*$", "", site, flags=re.MULTILINE)
    site = site.replace("listen 443", f"listen 127.0.0.1:{tls}")
    site = site.replace("listen 80", f"listen 127.0.0.1:{clear}")
    site = re.sub(r"/etc/loket-server/tls/\w+\.pem", str(pem), site)
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"daemon off;\nmaster_process off;\nworker_processes 1;\npid {folder}/nginx.pid;\n"
        f"error_log {folder}/error.log;\nevents {{}}\n"
        f"http {{\naccess_log {folder}/access.log;\n{temporary}{site}\n}}\n",
        encoding="utf-8",
    )
    command = [str(NGINX), "-p", str(folder), "-e", str(folder / "error.log"), "-c", "nginx.conf"]
    subprocess.run([*command, "-q", "-t"], check=True)
    process = subprocess.Popen(command)
    try:
        _wait_for(tls, process)
        yield Door(f"https://127.0.0.1:{tls}", f"http://127.0.0.1:{clear}", city, authority)
        assert process.poll() is None
    finally:
        process.terminate()
        process.wait(30)


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    while process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            time.sleep(0.01)
        else:
            return
    raise AssertionError("nginx has ended")


def test_a_laptop_works_through_it(door: Door) -> None:
    with door.laptop() as laptop:
        assert laptop.enrol(door.city.device().code).status_code == httpx.codes.CREATED
        facts = [laptop.registered(number) for number in range(1, 40)]
        assert {each["verdict"] for each in laptop.push(*facts, packed=True)} == {"stored"}
        assert len(laptop.news(limit=500)["items"]) >= len(facts)


@pytest.mark.parametrize(
    "target", ["/v1/news?after=%30&limit=20", "/v1/reference/%72ates", "/v1/reference/rates?"]
)
def test_what_was_signed_arrives_as_it_was_signed(door: Door, target: str) -> None:
    """Whoever tidies a path on the way breaks the laptop's signature over it."""
    with door.laptop() as laptop:
        assert laptop.enrol(door.city.device().code).status_code == httpx.codes.CREATED
        assert laptop.get(target).status_code == httpx.codes.OK


def test_a_door_that_tidies_paths_is_noticed(door: Door, tmp_path: Path) -> None:
    """The fault this file would see: a path after the name in ``proxy_pass``."""
    site = shipped(door.city).replace("proxy_pass http://loket;", "proxy_pass http://loket/v1/;")
    with opened(tmp_path, door.city, site) as tidy, tidy.laptop() as laptop:
        assert laptop.enrol(door.city.device().code).status_code == httpx.codes.CREATED
        told = laptop.get("/v1/reference/%72ates")

    assert told.status_code == httpx.codes.UNAUTHORIZED


def test_the_largest_body_passes_and_no_larger_one(door: Door) -> None:
    with door.laptop() as laptop:
        at_most = laptop.http.post("/v1/facts", content=bytes(MIB))
        over = laptop.http.post("/v1/facts", content=bytes(MIB + 1))

    assert at_most.headers["content-type"] == "application/problem+json"
    assert over.status_code == httpx.codes.REQUEST_ENTITY_TOO_LARGE
    assert "nginx" in over.text


def test_a_typed_code_leads_back_to_the_door_and_not_behind_it(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The desktop itself, which trusts what its system trusts."""
    monkeypatch.setenv("SSL_CERT_FILE", str(door.authority.file))
    with closing(Line(door.url, lambda: datetime.now(UTC))) as line:
        assert line.activation(door.city.device().code).server in {door.url, f"{door.url}/"}


def test_nothing_is_answered_in_clear_or_beside_the_wire(door: Door) -> None:
    assert httpx.get(f"{door.clear}/v1/health").status_code == httpx.codes.NOT_FOUND
    with door.laptop() as laptop:
        assert laptop.http.get("/v1/health").status_code == httpx.codes.OK
        assert laptop.http.get("/openapi.json").status_code == httpx.codes.NOT_FOUND


@pytest.mark.parametrize(
    "begun",
    [b"GET /v1/hea", b"POST /v1/facts HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{"],
)
def test_who_dawdles_is_let_go(door: Door, tmp_path: Path, begun: bytes) -> None:
    with opened(tmp_path, door.city, impatient(door.city)) as shut:
        told = said_to(shut, begun)

    assert b"200" not in told.partition(b"\r\n")[0]


def said_to(door: Door, begun: bytes) -> bytes:
    """Begin a request, say nothing more, and return what is said until the line is cut."""
    host, port = door.url.removeprefix("https://").split(":")
    trusted = ssl.create_default_context(cafile=str(door.authority.file))
    with (
        socket.create_connection((host, int(port)), timeout=60) as plain,
        trusted.wrap_socket(plain, server_hostname=host) as line,
    ):
        line.sendall(begun)
        return b"".join(iter(lambda: line.recv(4096), b""))


def test_a_server_that_is_away_is_said_to_be(
    door: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    nobody = shipped(door.city).replace(door.city.url.removeprefix("http://"), "127.0.0.1:9")
    with (
        opened(tmp_path, door.city, nobody) as empty,
        closing(Line(empty.url, lambda: datetime.now(UTC))) as line,
        pytest.raises(Unavailable) as no,
    ):
        line.activation("ABCD-EFGH-JKLM")

    assert no.value.code == "sync.gateway"
