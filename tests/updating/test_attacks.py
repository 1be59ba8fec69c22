"""Each attack of the TUF paper, by somebody who holds the server: nothing gets through.

The attacks are those of Samuel, Mathewson, Cappos and Dingledine, *Survivable Key Compromise in
Software Update Systems* (2010), and of section 1.5.2 of the TUF specification.
"""

import json
import shutil
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from tuf.api.metadata import Metadata

from desktop_app.domain.staging import Stage
from desktop_app.errors import Unavailable
from desktop_app.updating.bundle import PROGRAM, Bundle
from desktop_app.updating.client import Here
from desktop_app.updating.sources import OVER_SECONDS, Server
from installers.updates.keys import make_key
from installers.updates.repository import NotMade
from tests.fixtures.updates import NAME, NOW, FileServer, Releases, fetched

LATER = NOW + timedelta(days=7)


@pytest.fixture
def releases(tmp_path: Path) -> Releases:
    made = Releases(tmp_path)
    made.release("0.1.0")
    made.release("0.2.0")
    return made


def _refused(here: Here, files: FileServer, *, now: datetime = NOW) -> Unavailable:
    """Fetch in vain; nothing may lie among the versions afterwards."""
    with pytest.raises(Unavailable) as no:
        fetched(here, files.base, now)
    assert not [each for each in (here.home / "versi").glob("*") if each.is_dir()]
    return no.value


def _target(releases: Releases, end: str) -> Path:
    (found,) = releases.repository.targets.glob(f"*.{end}")
    return found


def test_what_is_signed_comes_through(here: Here, server: FileServer, releases: Releases) -> None:
    got = fetched(here, server.base)

    assert got is not None
    assert got.version == "0.2.0"
    assert server.targets_asked() == [f"{NAME}-0.2.0.patch"]
    unpacked = here.home / "versi" / "0.2.0"
    assert Bundle(unpacked).digest() == Bundle(releases.program("0.2.0")).digest()


def test_arbitrary_software_a_file_nobody_signed(
    here: Here, server: FileServer, releases: Releases
) -> None:
    for end in (f"{NAME}-0.2.0.patch", f"{NAME}-0.2.0.tar.gz"):
        path = _target(releases, end)
        forged = bytearray(path.read_bytes())
        forged[len(forged) // 2] ^= 1
        path.write_bytes(forged)

    assert _refused(here, server).figures["why"] == "LengthOrHashMismatchError"


def test_arbitrary_software_lists_signed_by_others(
    here: Here, server: FileServer, tmp_path: Path
) -> None:
    forger = Releases(tmp_path / "forger")
    forger.release("0.9.0")
    shutil.rmtree(server.folder)
    forger.repository.copy_to(server.folder)

    assert _refused(here, server).figures["why"] == "UnsignedMetadataError"


def test_rollback_to_older_lists(here: Here, server: FileServer, releases: Releases) -> None:
    older = releases.metadata / "timestamp.json"
    kept = older.read_bytes()
    releases.release("0.3.0")
    assert fetched(here, server.base) is not None

    older.write_bytes(kept)
    with pytest.raises(Unavailable) as no:
        fetched(here, server.base)
    assert no.value.figures["why"] == "BadVersionNumberError"


def test_rollback_to_an_older_version_of_the_program(
    server: FileServer, releases: Releases, tmp_path: Path
) -> None:
    newer = releases.here(tmp_path / "newer", "0.2.0")
    releases.repository.withdraw(NAME, "0.2.0", releases.keys, NOW)

    assert fetched(newer, server.base) is None  # 0.1.0 is signed, and never goes over 0.2.0


def test_freeze_the_lists_stay_as_they_are(here: Here, server: FileServer) -> None:
    assert _refused(here, server, now=NOW + timedelta(days=121)).code == "update.expired"


def test_fast_forward_is_undone_by_a_new_key(
    here: Here, server: FileServer, releases: Releases
) -> None:
    """A thief of the dating keys counts to a great number, so that honest lists look old."""
    path = releases.metadata / "timestamp.json"
    said = Metadata.from_file(str(path))
    said.signed.version = 1_000_000
    said.sign(releases.keys["timestamp"][0])
    honest = path.read_bytes()
    said.to_file(str(path))
    assert fetched(here, server.base) is not None
    path.write_bytes(honest)
    with pytest.raises(Unavailable):
        fetched(here, server.base)

    new = make_key(releases.folder / "kunci", "timestamp-2", "")
    old = releases.keys["timestamp"][0].public_key
    releases.keys["timestamp"] = [new]
    releases.repository.replace_key("timestamp", old, new, releases.keys, NOW)
    assert fetched(here, server.base) is not None


def test_mix_and_match_lists_of_different_days(
    here: Here, server: FileServer, releases: Releases
) -> None:
    newest = max(releases.metadata.glob("*.targets.json"), key=lambda f: int(f.name.split(".")[0]))
    older = releases.metadata / "2.targets.json"
    assert older != newest
    newest.write_bytes(older.read_bytes())

    assert _refused(here, server).figures["why"] == "BadVersionNumberError"


@pytest.mark.parametrize(
    "end", ["timestamp.json", "snapshot.json", "targets.json", "2.root.json", ".patch"]
)
def test_endless_data(here: Here, server: FileServer, releases: Releases, end: str) -> None:
    sent = count()

    def endless(to: BaseHTTPRequestHandler, _content: bytes) -> None:
        to.send_response(200)
        to.end_headers()
        to.close_connection = True
        try:
            while True:
                to.wfile.write(bytes(1 << 16))
                next(sent)
        except OSError:
            return

    if end == "2.root.json":
        (releases.metadata / end).touch()
    server.answers[end] = endless

    no = _refused(here, server)
    assert (no.code, no.figures["why"]) == ("update.not_proven", "endless")
    assert next(sent) * (1 << 16) < 20_000_000
    assert not list((here.home / "unduh").iterdir())


def test_slow_retrieval_is_broken_off_and_goes_on_elsewhere(
    here: Here, server: FileServer, releases: Releases
) -> None:
    ticks = count(0, OVER_SECONDS / 4)

    def dripping(to: BaseHTTPRequestHandler, content: bytes) -> None:
        to.send_response(200)
        to.send_header("Content-Length", str(len(content)))
        to.end_headers()
        for at in range(50):
            to.wfile.write(content[at : at + 1])
            to.wfile.flush()
        to.close_connection = True

    server.answers[".patch"] = dripping
    slow = Server(here.home / "unduh", steady=lambda: next(ticks))
    with pytest.raises(Unavailable) as no:
        fetched(here, server.base, source=slow)
    assert no.value.code == "update.unreachable"

    server.answers.clear()
    assert fetched(here, server.base) is not None


def test_wrong_software_another_program_under_this_name(
    here: Here, server: FileServer, releases: Releases
) -> None:
    """What is signed for Windows does not pass for Linux, whatever the server calls it."""
    windows = NAME.replace("linux", "windows")
    other = releases.program("7.0.0")
    releases.repository.release(other, windows, "7.0.0", releases.keys, NOW)
    for end in ("patch", "tar.gz"):
        shutil.copyfile(
            _target(releases, f"{windows}-7.0.0.tar.gz"), _target(releases, f"{NAME}-0.2.0.{end}")
        )

    assert _refused(here, server).code == "update.not_proven"


def test_extraneous_files_are_neither_fetched_nor_chosen(
    here: Here, server: FileServer, releases: Releases
) -> None:
    """There are no dependencies: a version is one archive. What else lies there stays there."""
    releases.repository.release(releases.program("9.0.0"), "tambahan", "9.0.0", releases.keys, NOW)

    got = fetched(here, server.base)
    assert got is not None
    assert got.version == "0.2.0"
    assert server.targets_asked() == [f"{NAME}-0.2.0.patch"]


def test_an_archive_that_leads_out_of_its_folder_writes_nothing(
    here: Here, server: FileServer, releases: Releases
) -> None:
    """Signed, but by mistake: the last line of defence is the unpacking itself."""
    evil = releases.program("0.4.0")
    (evil / "_internal" / "out").symlink_to("../../../elsewhere")
    releases.repository.release(evil, NAME, "0.4.0", releases.keys, NOW)

    assert _refused(here, server).figures["why"] == "NotTheArchive"


@pytest.mark.parametrize("role", ["timestamp", "snapshot"])
def test_theft_of_a_key_that_only_dates(
    here: Here, server: FileServer, releases: Releases, role: str
) -> None:
    """It freezes at most; a program of its own it cannot sign."""
    thief = releases.keys[role]
    said: Metadata[Any] = Metadata.from_file(str(releases.metadata / "3.targets.json"))
    said.signed.version += 1
    said.signed.targets[f"{NAME}-6.6.6.tar.gz"] = said.signed.targets[f"{NAME}-0.2.0.tar.gz"]
    said.sign(thief[0])
    said.to_file(str(releases.metadata / "4.targets.json"))
    releases.repository.refresh(releases.keys, NOW)

    assert _refused(here, server).figures["why"] == "UnsignedMetadataError"


def test_theft_of_one_key_of_releases_is_not_enough(
    here: Here, server: FileServer, releases: Releases
) -> None:
    one = {**releases.keys, "targets": releases.keys["targets"][:1]}
    with pytest.raises(NotMade):
        releases.repository.release(releases.program("6.6.6"), NAME, "6.6.6", one, NOW)

    said = Metadata.from_file(str(releases.metadata / "3.targets.json"))
    said.signed.version += 1
    said.signatures.clear()
    said.sign(one["targets"][0])
    said.to_file(str(releases.metadata / "4.targets.json"))
    releases.repository.refresh(releases.keys, NOW)
    assert _refused(here, server).figures["why"] == "UnsignedMetadataError"


def test_theft_of_one_root_key_is_not_enough(
    here: Here, server: FileServer, releases: Releases
) -> None:
    said = Metadata.from_file(str(releases.metadata / "1.root.json"))
    said.signed.version = 2
    said.signed.roles["targets"].threshold = 1
    said.sign(releases.keys["root"][0])
    said.to_file(str(releases.metadata / "2.root.json"))

    assert _refused(here, server).figures["why"] == "UnsignedMetadataError"


@pytest.mark.parametrize("role", ["root", "targets", "snapshot", "timestamp"])
def test_a_stolen_key_is_replaced_and_not_believed_any_more(
    here: Here, server: FileServer, releases: Releases, role: str
) -> None:
    stolen = releases.keys[role][0]
    new = make_key(releases.folder / "kunci", f"{role}-9", "")
    signing = {**releases.keys, role: [*releases.keys[role][1:], new]}
    if role == "root":
        signing = releases.keys
    releases.repository.replace_key(role, stolen.public_key, new, signing, NOW)
    releases.keys[role] = [*releases.keys[role][1:], new]
    releases.release("0.3.0", LATER)

    got = fetched(here, server.base, LATER)  # from the first root, over the second
    assert got is not None
    assert got.version == "0.3.0"
    held = json.loads((here.home / "tuf" / "root.json").read_bytes())["signed"]
    assert stolen.public_key.keyid not in held["roles"][role]["keyids"]


def test_a_server_lets_nobody_have_more_than_is_signed(
    here: Here, server: FileServer, releases: Releases
) -> None:
    releases.release("0.3.0", stage=Stage(percent=0, kelurahan=("3375011001",)))
    (server.folder / "tahap.json").write_text(
        '{"0.3.0": {"percent": 100}, "0.2.0": {"percent": 0}}'
    )

    assert fetched(here, server.base) is None


def test_a_changed_program_gets_the_whole_archive(
    here: Here, server: FileServer, releases: Releases
) -> None:
    """A virus scanner or a curious hand has changed a file: the difference does not fit."""
    program = here.program / PROGRAM
    program.write_bytes(program.read_bytes() + b"!")

    assert fetched(here, server.base) is not None
    assert server.targets_asked() == [f"{NAME}-0.2.0.patch", f"{NAME}-0.2.0.tar.gz"]
