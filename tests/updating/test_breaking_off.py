"""Lines that break, processes that are killed, disks that are full: the next attempt goes on."""

import json
import os
import signal
import socket
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from desktop_app.errors import Unavailable
from desktop_app.updating.bundle import Bundle
from desktop_app.updating.choice import Choice, folder_of, read_choice, write_choice
from desktop_app.updating.client import Here, fetch
from desktop_app.updating.sources import Stick
from tests.fixtures.small_disk import MEGABYTE, may_mount, small_disk
from tests.fixtures.updates import NOW, FileServer, Releases, fetched, give


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Releases:
    made = Releases(tmp_path_factory.mktemp("kota"))
    for version in ("0.1.0", "0.2.0", "0.3.0"):
        made.release(version)
    return made


def _is_whole(here: Here, releases: Releases, version: str = "0.3.0") -> bool:
    folder = folder_of(here.home, version)
    return Bundle(folder).digest() == Bundle(releases.program(version)).digest()


def test_a_line_that_breaks_is_taken_up_where_it_broke(
    here: Here, server: FileServer, releases: Releases
) -> None:
    whole = replace(here, version="0.0.1", program=releases.program("0.0.1"))
    (whole.program / "loket-jamsostek").write_bytes(b"far from any release")
    part = 100_000

    def cut(to: BaseHTTPRequestHandler, content: bytes) -> None:
        to.send_response(200)
        to.send_header("Content-Length", str(len(content)))
        to.end_headers()
        to.wfile.write(content[:part])
        to.close_connection = True

    for end in (".patch", ".tar.gz"):
        server.answers[end] = cut
    with pytest.raises(Unavailable) as no:
        fetched(whole, server.base)
    assert no.value.code == "update.unreachable"
    kept = [file for file in (whole.home / "unduh").iterdir() if file.stat().st_size == part]

    server.answers.clear()
    server.asked.clear()
    assert fetched(whole, server.base) is not None
    asked = {path.rsplit("/", 1)[1]: wanted for path, wanted in server.asked}
    assert [asked.get(file.stem, "") for file in kept] == [f"bytes={part}-"] * len(kept)
    assert kept
    assert _is_whole(whole, releases)


@pytest.mark.parametrize("abruptly", [False, True], ids=["closed", "reset"])
def test_a_connection_that_is_let_go_of_under_the_next_question_is_opened_anew(
    here: Here, server: FileServer, releases: Releases, abruptly: bool
) -> None:
    """Closed as it should be, or reset, as by a system that knows nothing of it any more."""
    hung_up: list[bytes] = []

    def hang_up(to: BaseHTTPRequestHandler, content: bytes) -> None:
        give(to, content)
        hung_up.append(to.rfile.readline())
        if abruptly:
            to.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            os.close(to.connection.detach())
        to.close_connection = True

    server.answers["timestamp.json"] = hang_up

    assert fetched(here, server.base) is not None
    assert b"GET /" in hung_up[0]
    assert _is_whole(here, releases)


def test_a_server_that_knows_no_ranges_gives_all_of_it_again(
    here: Here, server: FileServer, releases: Releases
) -> None:
    def anew(to: BaseHTTPRequestHandler, content: bytes) -> None:
        del to.headers["Range"]
        give(to, content)

    begun = here.home / "unduh"
    begun.mkdir(parents=True)
    for target in releases.repository.targets.glob("*.patch"):
        (begun / f"{target.name}.sebagian").write_bytes(target.read_bytes()[:50])
    server.answers[".patch"] = anew

    assert fetched(here, server.base) is not None
    assert _is_whole(here, releases)


def test_what_was_begun_and_is_not_the_same_file_is_thrown_away(
    here: Here, server: FileServer, releases: Releases
) -> None:
    begun = here.home / "unduh"
    begun.mkdir(parents=True)
    for target in releases.repository.targets.glob("*.patch"):
        (begun / f"{target.name}.sebagian").write_bytes(bytes(50))

    assert fetched(here, server.base) is not None
    assert _is_whole(here, releases)


def test_killed_at_any_step_the_next_attempt_ends_well(
    releases: Releases, tmp_path: Path, mortal: subprocess.Popen[str]
) -> None:
    """A process that dies at its first, second, third … touch of the disk, each time anew."""
    base = f"{releases.repository.folder.as_uri()}/"
    killed, step = 0, 1
    while True:
        here = releases.here(tmp_path / str(step))
        chosen = Choice("0.1.5", reached=True)
        write_choice(here.home, chosen)
        ended = _fetch_and_die(mortal, here, base, step)
        assert read_choice(here.home) == chosen
        folder = folder_of(here.home, "0.3.0")
        assert not folder.exists() or _is_whole(here, releases)
        with closing(Stick(here.home / "unduh")) as stick:
            assert fetch(here, stick, base, NOW) is not None
        assert _is_whole(here, releases)
        assert not list(folder.parent.glob("*.baru"))
        if ended == 0:
            break
        assert ended == -signal.SIGKILL
        killed, step = killed + 1, step + 1 + step // 6
    assert killed > 10


@pytest.fixture(scope="module")
def mortal() -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.updating.dying"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield process


def _fetch_and_die(mortal: subprocess.Popen[str], here: Here, base: str, step: int) -> int:
    """Fetch in a process of its own that is killed at a step; return how it ended."""
    asked = {"base": base, "step": step, "home": str(here.home)}
    asked |= {"root": str(here.root), "program": str(here.program)}
    assert mortal.stdin is not None
    assert mortal.stdout is not None
    mortal.stdin.write(f"{json.dumps(asked)}\n")
    mortal.stdin.flush()
    return int(mortal.stdout.readline())


@pytest.mark.skipif(not may_mount(), reason="a disk of its own needs the right to mount")
def test_a_full_disk_leaves_nothing_half(releases: Releases, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 16 * MEGABYTE) as disk:
        here = replace(releases.here(disk.folder), free=lambda _path: 1 << 40)
        whole = folder_of(here.home, "0.3.0")
        base = f"{releases.repository.folder.as_uri()}/"
        for room in (0, 30_000, 300_000):
            disk.leave(room)
            with pytest.raises(Unavailable) as no, closing(Stick(here.home / "unduh")) as stick:
                fetch(here, stick, base, NOW)
            assert no.value.code == "database.disk_full"
            assert not whole.exists()
        disk.give_back()
        with closing(Stick(here.home / "unduh")) as stick:
            assert fetch(here, stick, base, NOW) is not None
        assert _is_whole(here, releases)


def test_too_little_room_is_said_before_anything_is_fetched(here: Here, server: FileServer) -> None:
    with pytest.raises(Unavailable) as no:
        fetched(replace(here, free=lambda _path: 1_000_000), server.base)

    assert no.value.code == "update.no_room"
    assert not server.targets_asked()
