"""A real browser, driven by WebDriver over plain HTTP (W3C), without a network."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from installers.demo.office import free_port

_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the name WebDriver gives what it found
_ARGUMENTS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND",
    "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream",
)  # fmt: skip
_BEGIN_SECONDS = 60


def programs() -> tuple[str, str] | None:
    """Return where the browser and its driver are; None on a machine that has none."""
    browser, driver = shutil.which("chromium"), shutil.which("chromedriver")
    return (browser, driver) if browser and driver else None


def is_left_out() -> bool:
    """Say whether no browser is to be had here, as on Ubuntu (a snap); on Debian one must be."""
    release = Path("/etc/os-release").read_text(encoding="utf-8")
    return programs() is None and "ID=debian" not in release.split("\n")


class Browser:
    """One window. What is asked waits for the page for a few seconds, and no longer than needed."""

    def __init__(self, http: httpx.Client, session: str) -> None:
        self._http, self._path = http, f"/session/{session}"

    def _ask(self, method: str, path: str, told: object = None) -> Any:
        reply = self._http.request(method, self._path + path, json=told)
        answer = reply.json()["value"]
        assert reply.status_code == 200, answer
        return answer

    def open(self, path: Path) -> None:
        self._ask("POST", "/url", {"url": path.as_uri()})
        assert self.run("return await window.periksa.then(() => true)")

    def run(self, script: str, *arguments: object) -> Any:
        """Run a script in the page and return what it gives; it may ``await``."""
        whole = (
            "const [done, ...given] = [arguments[arguments.length - 1], ...arguments];"
            f"(async (...given) => {{ {script} }})(...given.slice(0, -1)).then("
            "value => done([value === undefined ? null : value, '']), "
            "no => done([null, String(no)]));"
        )
        value, trouble = self._ask("POST", "/execute/async", {"script": whole, "args": arguments})
        assert not trouble, trouble
        return value

    def find(self, selector: str) -> str:
        found = self._ask("POST", "/element", {"using": "css selector", "value": selector})
        return str(found[_ELEMENT])

    def type(self, selector: str, text: str) -> None:
        self._ask("POST", f"/element/{self.find(selector)}/value", {"text": text})

    def click(self, selector: str) -> None:
        self._ask("POST", f"/element/{self.find(selector)}/click", {})

    def text(self, selector: str) -> str:
        return str(self._ask("GET", f"/element/{self.find(selector)}/text"))

    def resize(self, width: int, height: int) -> None:
        self._ask("POST", "/window/rect", {"width": width, "height": height})

    def log(self) -> list[str]:
        """Return what the browser has complained about since it was asked last."""
        reply = self._ask("POST", "/se/log", {"type": "browser"})
        return [str(line["message"]) for line in reply]

    def picture(self) -> str:
        """Return the window as a PNG in base64."""
        return str(self._ask("GET", "/screenshot"))


@contextmanager
def browser(folder: Path, more: Sequence[str] = (), zone: str = "UTC") -> Iterator[Browser]:
    """Start a browser with a profile of its own, and end it.

    Args:
        folder: An empty one, for its profile.
        more: Further arguments of its command line.
        zone: What its clock shows.
    """
    found = programs()
    assert found is not None
    program, driver = found
    port = free_port()
    running = subprocess.Popen(
        [driver, f"--port={port}", "--log-level=OFF"],
        env={**os.environ, "TZ": zone, "HOME": str(folder)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        with httpx.Client(
            base_url=f"http://127.0.0.1:{port}", timeout=120, trust_env=False
        ) as http:
            session = _begun(http, program, [*_ARGUMENTS, f"--user-data-dir={folder}", *more])
            try:
                yield Browser(http, session)
            finally:
                http.delete(f"/session/{session}")
    finally:
        running.terminate()
        running.wait(30)


def _begun(http: httpx.Client, program: str, arguments: list[str]) -> str:
    options = {"binary": program, "args": arguments}
    wanted = {
        "capabilities": {
            "alwaysMatch": {
                "goog:chromeOptions": options,
                "goog:loggingPrefs": {"browser": "ALL"},
                "timeouts": {"script": 100_000, "implicit": 5_000},
            }
        }
    }
    until = time.monotonic() + _BEGIN_SECONDS
    while True:
        try:
            reply = http.post("/session", json=wanted)
            break
        except httpx.TransportError:
            assert time.monotonic() < until, "the driver does not answer"
            time.sleep(0.05)  # nothing tells when it listens
    assert reply.status_code == 200, reply.text
    return str(reply.json()["value"]["sessionId"])
