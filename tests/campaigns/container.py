"""The server's image: built twice where no network is, and worked with as it says of itself.

``python -m tests.campaigns.container`` (Debian, root; ``sh installers/server/packages.sh``)

buildah follows the Containerfile of the package; the image's own account, folder, settings and
command are what is started, on a PostgreSQL of this machine. A real laptop is let in by an
activation file, has its rounds, and what both ends hold is compared.
"""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import make_url

from desktop_app.sync.activation import read_activation
from installers.artefacts import ROOT
from installers.demo.office import free_port
from installers.server.build import gather_wheels, packaged
from installers.server.container import IMAGE, Store, archived, debian, image
from tests.campaigns.counter import DELIVERED, a_counter
from tests.postgres import running_postgres

PEOPLE = 20
_HOME = "/var/lib/loket-server"
_UP_WITHIN = 60.0
_LOOKS_EVERY = 0.2
"""Seconds between two looks whether it serves: it tells nobody when it does."""
_NAME = "loket-trial"


class Container:
    """One container of the image, with settings from outside as an engine would hand them on."""

    def __init__(self, store: Store, database: str, socket: Path, files: Path) -> None:
        self._store = store
        store.buildah("from", "--name", _NAME, IMAGE)
        self._run = (
            *("run", "--isolation", "chroot", "--env", f"LOKET_SERVER_DATABASE={database}"),
            *("--volume", f"{socket}:{socket}", "--volume", f"{files}:/files", _NAME, "--"),
        )

    def told(self) -> dict[str, Any]:
        """Return what the image says of itself."""
        found: dict[str, Any] = json.loads(self._store.buildah("inspect", "--type", "image", IMAGE))
        told: dict[str, Any] = found["Docker"]["config"]
        return told

    def does(self, *words: str) -> str:
        return self._store.buildah(*self._run, *words)

    @contextmanager
    def serving(self, port: int) -> Iterator[str]:
        """Start what the image starts, at another port; yield its address."""
        told = self.told()
        words = [*told["Entrypoint"], *told["Cmd"]]
        words[-1] = str(port)
        command = self._store.command(*self._run, *words)
        process = subprocess.Popen(command, start_new_session=True)
        address = f"http://127.0.0.1:{port}"
        try:
            _wait_for(f"{address}/v1/health", process)
            yield address
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(_UP_WITHIN)


def _wait_for(address: str, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + _UP_WITHIN
    while time.monotonic() < until and process.poll() is None:
        try:
            if httpx.get(address, timeout=4).is_success:
                return
        except httpx.TransportError:
            pass
        time.sleep(_LOOKS_EVERY)
    raise AssertionError(f"the container does not serve; it ended with {process.poll()}")


def contain(scratch: Path, package: Path) -> None:
    """Build, compare, start, and work with a package's image."""
    store = Store(scratch / "store")
    base = debian(store, scratch)
    made = [image(store, package, base) for _ in range(2)]
    assert made[0] == made[1], made
    say(f"built twice without a network, the same layers: {', '.join(made[0])}")
    archive = archived(store, scratch)
    say(f"{archive.name}: {archive.stat().st_size / 1e6:.1f} MB")
    files = scratch / "files"
    files.mkdir()
    files.chmod(0o777)
    shutil.copy(package / "kota.toml", files)
    with running_postgres() as database:
        socket = Path(str(make_url(database).query["host"]))
        socket.chmod(0o755)
        _work(Container(store, database, socket, files), files, scratch)


def _work(container: Container, files: Path, scratch: Path) -> None:
    told = container.told()
    assert (told["User"], told["WorkingDir"]) == ("loket", _HOME), told
    assert told["Healthcheck"]["Test"][0] == "CMD", told
    assert container.does("id", "--user", "--name").strip() == "loket"
    port = free_port()
    container.does("loket-server", "init", "/files/kota.toml")
    container.does("loket-server", "kelurahan", "add", "33.75.01.1002")
    container.does(
        *("loket-server", "device", "add", "33.75.01.1002"),
        *("--server", f"http://127.0.0.1:{port}", "--file", "/files/laptop.loket"),
    )
    activation = read_activation((files / "laptop.loket").read_bytes())
    with container.serving(port), a_counter(scratch / "inside", activation, 1) as laptop:
        for person in range(PEOPLE):
            laptop.register(person)
        for _ in range(2):
            laptop.round()
        facts = laptop.facts()
        assert len(facts) == PEOPLE
        assert {standing for _, standing, _ in facts} == {DELIVERED}, facts
    counted = container.does("loket-server", "status")
    assert re.search(rf"^registrations +{PEOPLE}$", counted, re.MULTILINE), counted
    container.does("loket-server", "backup", "/files/backup")
    say(f"as {told['User']}: founded, served, backed up; {PEOPLE} registered, sent, counted there")


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> int:
    parser = ArgumentParser(description="Build and try the image of the city's server.")
    parser.add_argument("--scratch", type=Path, default=ROOT / "build" / "container")
    scratch: Path = parser.parse_args().scratch.absolute()
    for old in ("package", "store", "files", "inside"):
        shutil.rmtree(scratch / old, ignore_errors=True)
    scratch.mkdir(parents=True, exist_ok=True)
    packaged(scratch / "package")
    gather_wheels(scratch / "package")
    contain(scratch, scratch / "package")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
