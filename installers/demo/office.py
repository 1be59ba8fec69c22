"""A city office for the demo: the real server in its own process, and its operator's hands."""

import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import httpx

SAMPLE_CITY = Path(__file__).with_name("contoh.toml")
KELURAHAN = "33.75.01.1002"
LETTERHEAD = {
    "address": "Jalan Contoh 1, Pekalongan Barat, Kota Pekalongan",
    "contact": "kelurahan@contoh.example",
    "place": "Pekalongan",
    "signatory_title": "Lurah Medono",
    "signatory_name": "Nama Lurah (contoh)",
}
_STARTS_WITHIN = 60.0  # seconds; a quiet machine needs two
_LOOKS_EVERY = 0.05
_STOPS_WITHIN = 15.0
_PORTS = range(10_240, 32_768)


@dataclass(frozen=True, slots=True)
class CityOffice:
    """One city with a SQLite file in ``folder``, reachable on this machine only.

    ``program`` is the server's command line: by default that of this environment.
    """

    folder: Path
    port: int
    program: tuple[str, ...] = (sys.executable, "-m", "central_server")

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        database = f"sqlite:///{(self.folder / 'kota.sqlite3').as_posix()}"
        return {**os.environ, "LOKET_SERVER_DATABASE": database}

    def operator(self, *arguments: str | Path) -> str:
        """Do as the operator does at the command line, and return what it prints.

        Raises:
            RuntimeError: The command said no; its words are the exception's.
        """
        ended = subprocess.run(
            [*self.program, *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if ended.returncode != 0:
            words = " ".join(str(argument) for argument in arguments)
            raise RuntimeError(f"{words}: {ended.stdout}{ended.stderr}")
        return ended.stdout

    def found(self) -> Path:
        """Set up the city and one kelurahan; return the activation file of its first laptop."""
        self.folder.mkdir(parents=True, exist_ok=True)
        activation = self.folder / "laptop-1.loket"
        self.operator("init", SAMPLE_CITY)
        letterhead = [
            part
            for name, line in LETTERHEAD.items()
            for part in (f"--{name.replace('_', '-')}", line)
        ]
        self.operator("kelurahan", "add", KELURAHAN, *letterhead)
        self.operator("device", "add", KELURAHAN, "--server", self.address, "--file", activation)
        return activation

    @contextmanager
    def open(self) -> Iterator[None]:
        """Serve until the block ends; opened again, the same city answers at the same address.

        Raises:
            RuntimeError: The server ended, or did not answer within its time; its log says why.
        """
        log = self.folder / "server.log"
        with log.open("ab") as output:
            server = subprocess.Popen(
                [*self.program, "serve", "--port", str(self.port)],
                env=self.environment,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
            try:
                self._wait_until_it_answers(server, log)
                yield
            finally:
                server.terminate()
                try:
                    server.wait(_STOPS_WITHIN)
                except subprocess.TimeoutExpired:
                    server.kill()
                    server.wait()

    def _wait_until_it_answers(self, server: subprocess.Popen[bytes], log: Path) -> None:
        last = time.monotonic() + _STARTS_WITHIN
        while server.poll() is None and time.monotonic() < last:
            try:
                if httpx.get(f"{self.address}/v1/health", trust_env=False).is_success:
                    return
            except httpx.TransportError:
                time.sleep(_LOOKS_EVERY)
        raise RuntimeError(f"the city server did not start:\n{log.read_text(errors='replace')}")


def free_port() -> int:
    """Return a port of this machine that nobody uses at this moment.

    From below those a system hands out by itself, for answers or to whoever asks for any: nobody is
    given it before it is listened on.
    """
    while True:
        port = secrets.choice(_PORTS)
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port
