"""Three PostgreSQL under Patroni with synchronous replication, on this machine's loopback address.

It needs Debian's own packages (``patroni etcd-server haproxy postgresql-15``) and root, because
PostgreSQL runs as its own user. Each node is an etcd, a Patroni and a PostgreSQL; clients reach
whichever is primary through HAProxy.
"""

import json
import os
import pwd
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from installers.demo.office import free_port

PROGRAMS = Path("/usr/lib/postgresql/15/bin")
_WITHIN = 180.0
_LOOKS_EVERY = 0.1
_SCOPE = "loket"
_AT_WORK = {"running", "streaming"}


@dataclass
class Node:
    """One of three machines."""

    name: str
    folder: Path
    sql: int
    rest: int
    etcd: int
    peer: int
    patroni: subprocess.Popen[bytes] | None = None
    store: subprocess.Popen[bytes] | None = None

    def postgres(self) -> list[int]:
        """Return the processes of its PostgreSQL, the postmaster first."""
        try:
            postmaster = int((self.folder / "data" / "postmaster.pid").read_text().split()[0])
            tasks = Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text()
        except (FileNotFoundError, ProcessLookupError, ValueError, IndexError):
            return []
        return [postmaster, *(int(child) for child in tasks.split())]


@dataclass
class Cluster:
    """All three, and the door in front of them."""

    folder: Path
    synchronous: bool
    nodes: list[Node] = field(default_factory=list)
    door: int = 0
    _haproxy: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"postgresql+psycopg://postgres@127.0.0.1:{self.door}/postgres?connect_timeout=3"

    @property
    def conninfo(self) -> str:
        return f"host=127.0.0.1 port={self.door} user=postgres dbname=postgres connect_timeout=3"

    def start(self) -> None:
        self.nodes = [self._new_node(number) for number in (1, 2, 3)]
        self.door = free_port()
        self._start_stores()
        for node in self.nodes:
            self.start_patroni(node)
            if node is self.nodes[0]:
                until(lambda: self.primary() is not None, "a primary")
        self._start_door()
        until(self.is_whole, "three nodes in step")

    def stop(self) -> None:
        for node in self.nodes:
            self.kill(node, with_patroni=True)
            _end(node.store)
        _end(self._haproxy)

    def primary(self) -> Node | None:
        for node in self.nodes:
            with suppress(OSError, ValueError, urllib.error.HTTPError):
                address = f"http://127.0.0.1:{node.rest}/primary"
                with urllib.request.urlopen(address, timeout=2) as reply:
                    if json.load(reply).get("state") == "running":
                        return node
        return None

    def is_whole(self) -> bool:
        """Say whether both others follow the primary, and Patroni knows of one in step with it.

        Its own word counts, not PostgreSQL's: it lets only a node take over that it knows of.
        """
        wanted = {"leader": 1, "sync_standby": 1, "replica": 1}
        if not self.synchronous:
            wanted = {"leader": 1, "replica": 2}
        roles: Counter[str] = Counter()
        with suppress(OSError, ValueError):
            address = f"http://127.0.0.1:{self.nodes[-1].rest}/cluster"
            with urllib.request.urlopen(address, timeout=2) as reply:
                members = json.load(reply)["members"]
            roles.update(each["role"] for each in members if each["state"] in _AT_WORK)
        return roles == wanted and self._followed_by() == 2

    def _followed_by(self) -> int:
        query = "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'"
        with suppress(psycopg.Error), psycopg.connect(self.conninfo) as connection:
            return int(connection.execute(query).fetchall()[0][0])
        return 0

    def freeze_replication(self) -> None:
        with psycopg.connect(self.conninfo, autocommit=True) as connection:
            senders = connection.execute("SELECT pid FROM pg_stat_replication").fetchall()
        for (process,) in senders:
            os.kill(process, signal.SIGSTOP)

    def kill(self, node: Node, *, with_patroni: bool) -> None:
        """Kill -9 a node's PostgreSQL; with its Patroni it is the whole machine that goes."""
        if with_patroni:
            _end(node.patroni)
            node.patroni = None
        for process in node.postgres():
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)

    def start_patroni(self, node: Node) -> None:
        postgres = pwd.getpwnam("postgres")
        with (node.folder / "patroni.log").open("ab") as output:
            node.patroni = subprocess.Popen(
                ["/usr/bin/patroni", str(node.folder / "patroni.yml")],
                stdout=output,
                stderr=subprocess.STDOUT,
                user=postgres.pw_uid,
                group=postgres.pw_gid,
                extra_groups=[],
                cwd=node.folder,
                env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8"},
            )

    def _new_node(self, number: int) -> Node:
        folder = self.folder / f"node{number}"
        folder.mkdir(mode=0o700)
        return Node(
            f"node{number}",
            folder,
            sql=free_port(),
            rest=free_port(),
            etcd=free_port(),
            peer=free_port(),
        )

    def _start_stores(self) -> None:
        members = ",".join(f"{node.name}=http://127.0.0.1:{node.peer}" for node in self.nodes)
        for node in self.nodes:
            client, peer = f"http://127.0.0.1:{node.etcd}", f"http://127.0.0.1:{node.peer}"
            with (node.folder / "etcd.log").open("wb") as output:
                node.store = subprocess.Popen(
                    [
                        "etcd", "--name", node.name, "--data-dir", str(node.folder / "etcd"),
                        "--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer,
                        "--listen-client-urls", client, "--advertise-client-urls", client,
                        "--initial-cluster", members, "--initial-cluster-state", "new",
                        "--heartbeat-interval", "200", "--election-timeout", "2000",
                    ],
                    stdout=output,
                    stderr=subprocess.STDOUT,
                )  # fmt: skip
            (node.folder / "patroni.yml").write_text(json.dumps(self._settings_of(node)))
            _give_to_postgres(node.folder)

    def _settings_of(self, node: Node) -> dict[str, Any]:
        """Return Patroni's settings; it reads YAML, of which JSON is a part."""
        parameters = {
            "max_connections": 60,
            "shared_buffers": "64MB",
            "synchronous_commit": "on",
            "wal_log_hints": "on",
        }
        return {
            "scope": _SCOPE,
            "name": node.name,
            "restapi": {
                "listen": f"127.0.0.1:{node.rest}",
                "connect_address": f"127.0.0.1:{node.rest}",
            },
            "etcd3": {"hosts": ",".join(f"127.0.0.1:{each.etcd}" for each in self.nodes)},
            "bootstrap": {
                "dcs": {
                    "ttl": 20,
                    "loop_wait": 2,
                    "retry_timeout": 3,
                    "maximum_lag_on_failover": 1048576,
                    "master_start_timeout": 0,
                    "synchronous_mode": self.synchronous,
                    "synchronous_mode_strict": self.synchronous,
                    "postgresql": {
                        "use_pg_rewind": True,
                        "use_slots": True,
                        "parameters": parameters,
                    },
                },
                "initdb": [{"encoding": "UTF8"}, "data-checksums"],
                "pg_hba": [
                    "host replication all 127.0.0.1/32 trust",
                    "host all all 127.0.0.1/32 trust",
                    "local all all trust",
                ],
            },
            "postgresql": {
                "listen": f"127.0.0.1:{node.sql}",
                "connect_address": f"127.0.0.1:{node.sql}",
                "data_dir": str(node.folder / "data"),
                "bin_dir": str(PROGRAMS),
                "pgpass": str(node.folder / "pgpass"),
                "authentication": {
                    role: {"username": name, "password": "x"}
                    for role, name in (
                        ("replication", "follower"),
                        ("superuser", "postgres"),
                        ("rewind", "rewinder"),
                    )
                },
                "parameters": {"unix_socket_directories": str(node.folder)},
            },
            "watchdog": {"mode": "off"},
        }

    def _start_door(self) -> None:
        servers = "\n".join(
            f"  server {node.name} 127.0.0.1:{node.sql} check port {node.rest}"
            for node in self.nodes
        )
        settings = self.folder / "haproxy.cfg"
        settings.write_text(
            "defaults\n  mode tcp\n  timeout connect 2s\n  timeout client 30m\n"
            "  timeout server 30m\n  timeout check 1s\n"
            f"listen primary\n  bind 127.0.0.1:{self.door}\n  option httpchk OPTIONS /primary\n"
            "  http-check expect status 200\n"
            "  default-server inter 500ms fall 2 rise 1 on-marked-down shutdown-sessions\n"
            f"{servers}\n"
        )
        with (self.folder / "haproxy.log").open("wb") as output:
            self._haproxy = subprocess.Popen(
                ["/usr/sbin/haproxy", "-f", str(settings), "-db"], stdout=output, stderr=output
            )


def until(happened: Callable[[], bool], what: str) -> None:
    """Wait for something that happens elsewhere.

    Raises:
        TimeoutError: It did not.
    """
    last = time.monotonic() + _WITHIN
    while not happened():
        if time.monotonic() > last:
            raise TimeoutError(f"waited in vain for {what}")
        time.sleep(_LOOKS_EVERY)


def _give_to_postgres(folder: Path) -> None:
    postgres = pwd.getpwnam("postgres")
    os.chown(folder, postgres.pw_uid, postgres.pw_gid)
    for file in folder.iterdir():
        if file.suffix in {".yml", ".log"}:
            os.chown(file, postgres.pw_uid, postgres.pw_gid)


def _end(process: subprocess.Popen[bytes] | None) -> None:
    if process is not None:
        process.kill()
        process.wait()
