"""Two real releases: what an update costs, and the real program going over and back by itself.

``python -m tests.campaigns.updates [--older FOLDER] [--newer FOLDER]``

Without folders both are frozen from the last commit, called 0.1.0 and 0.1.1. The older program
fetches the newer from a real repository over HTTP, in its own worker; what lies there afterwards is
compared byte by byte, and tries itself. Then a version that cannot start is put in its place.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path

import psutil

from desktop_app.updating.bundle import Bundle, program_in
from desktop_app.updating.choice import (
    FOLDER,
    Choice,
    folder_of,
    program_of,
    read_choice,
    write_choice,
)
from desktop_app.updating.client import name_here
from desktop_app.updating.worker import FETCH, OPTION, answer_of
from tests.fixtures.updates import MEDONO, NOW, Releases, served

MOST_MB = 2.0
KEPT = Path(__file__).parents[2] / "build" / "updates"
"""Where the difference stays, for the benchmarks."""

_MEGABYTE = 1e6
_QUIET = {"QT_QPA_PLATFORM": "offscreen"}


def main(arguments: list[str] | None = None) -> int:
    parser = ArgumentParser(prog="python -m tests.campaigns.updates", description=__doc__)
    parser.add_argument("--older", type=Path, help="a frozen folder that calls itself 0.1.0")
    parser.add_argument("--newer", type=Path, help="one that calls itself 0.1.1")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        older = given.older or _frozen(Path(scratch) / "older", "0.1.0")
        newer = given.newer or _frozen(Path(scratch) / "newer", "0.1.1")
        return go(older, newer, Path(scratch))


def go(older: Path, newer: Path, scratch: Path) -> int:
    """Release both, fetch the newer as the older does, go over, and back."""
    releases = Releases(scratch / "kota")
    began = time.process_time()
    for version, folder in (("0.1.0", older), ("0.1.1", newer)):
        releases.repository.release(folder, name_here(), version, releases.keys, NOW)
    made = time.process_time() - began
    (patch,) = releases.repository.targets.glob("*.patch")
    size = patch.stat().st_size / _MEGABYTE
    archives = sorted(releases.repository.targets.glob("*.tar.gz"))
    print(f"update_delta_mb {size:.3f} (at most {MOST_MB}); made in {made:.0f} s of CPU,")
    whole = [f"{file.stat().st_size / _MEGABYTE:.1f}" for file in archives]
    print(f"whole archives {', '.join(whole)} MB")
    KEPT.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(patch, KEPT / patch.name.split(".", 1)[1])
    data = scratch / "data"
    bad = size > MOST_MB
    with served(releases.repository.folder) as files:
        bad |= _fetches(older, releases, files.base, data)
    unpacked = folder_of(data / FOLDER, "0.1.1")
    same = Bundle(unpacked).digest() == Bundle(newer).digest()
    print(f"byte for byte what was released: {same}")
    said = _ends(program_of(data / FOLDER, "0.1.1"), "--version")
    print(f"it says it is {said}")
    bad |= not same or said != "0.1.1" or not _goes_back(older, data)
    return int(bad)


def _fetches(older: Path, releases: Releases, base: str, data: Path) -> bool:
    """Let the older program fetch; say whether it could not."""
    job = data / "kerja.json"
    data.mkdir()
    asked = {
        "work": FETCH, "home": str(data / FOLDER), "root": str(releases.root),
        "program": str(older), "version": "0.1.0", "kelurahan": MEDONO, "refused": [],
        "base": base, "now": NOW.isoformat(),
    }  # fmt: skip
    job.write_text(json.dumps(asked), encoding="utf-8")
    worker = psutil.Popen([program_in(older), OPTION, job])
    most, seconds = 0, 0.0
    while worker.poll() is None:
        try:
            most = max(most, worker.memory_info().rss)
            times = worker.cpu_times()
            seconds = times.user + times.system
        except psutil.Error:
            break
        time.sleep(0.02)
    worker.wait()
    told = answer_of(job).read_text(encoding="utf-8")
    print(
        f"fetched by the older program: {told}; {seconds:.1f} s of CPU, {most / _MEGABYTE:.0f} MB"
    )
    return bool(json.loads(told).get("version") != "0.1.1")


def _goes_back(older: Path, data: Path) -> bool:
    """Choose the newer one, with its library gone: the older one starts instead and knows why."""
    home = data / FOLDER
    write_choice(home, replace(Choice("0.1.1"), reached=False))
    library = folder_of(home, "0.1.1") / "_internal"
    library.rename(library.with_name("_gone"))
    child = subprocess.Popen(
        [str(program_in(older)), f"--data={data}"],
        env={**os.environ, **_QUIET},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    until = time.monotonic() + 120
    while read_choice(home).chosen and time.monotonic() < until:
        time.sleep(0.1)
    left = read_choice(home)
    child.kill()
    child.wait()
    print(f"a version that cannot start: left {left.left}, {dict(left.refused)}")
    return left.left == "0.1.1"


def _ends(program: Path | None, *words: str) -> str:
    assert program is not None
    done = subprocess.run([program, *words], capture_output=True, text=True, check=False)
    return done.stdout.strip()


def _frozen(to: Path, called: str) -> Path:
    from installers.frozen import built  # noqa: PLC0415 - only where nothing is given

    return built(to, called)


if __name__ == "__main__":
    sys.exit(main())
