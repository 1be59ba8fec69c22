"""What was said to be saved is there after a full disk, and after a kill."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.domain.repair import FileFate
from desktop_app.storage.database import create_database, open_database
from desktop_app.storage.repair import open_checked
from tests.storage.conftest import KEY
from tests.storage.people import NOW, niks, registration, save

PAGE, LOG_HEADER, FRAME_HEADER = 4096, 32, 24
"""Bytes; see https://sqlite.org/fileformat2.html, section 4."""


@pytest.mark.skipif(sys.platform == "win32", reason="a file's size is limited on POSIX only")
def test_a_full_disk_is_told_and_what_was_saved_stays(path: Path, tmp_path: Path) -> None:
    create_database(path, KEY).close()
    script = tmp_path / "fill.py"
    script.write_text(
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from desktop_app.errors import Unavailable\n"
        "from desktop_app.storage.database import open_database\n"
        "from tests.storage.people import niks, registration, save\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "database = open_database(Path(sys.argv[1]), bytes(range(32)))\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))\n"
        "running = 0\n"
        "try:\n"
        "    while True:\n"
        "        with database.transaction() as tx:\n"
        "            save(tx, registration(running + 1, nik=niks(running + 1)))\n"
        "        running += 1\n"
        "except Unavailable as told:\n"
        "    print(told.code, running)\n"
    )
    answer = subprocess.run(
        [sys.executable, script, path], capture_output=True, text=True, cwd=Path.cwd(),
        env={**os.environ, "PYTHONPATH": str(Path.cwd())}, check=True,
    )  # fmt: skip
    code, saved = answer.stdout.split()

    assert code in {"database.disk_full", "database.disk_error"}
    again = open_database(path, KEY)
    with again.reading() as tx:
        assert tx.workers.counts().saved == int(saved) > 0
    again.close()


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
def test_what_was_said_to_be_saved_survives_a_kill(path: Path, tmp_path: Path) -> None:
    create_database(path, KEY).close()
    script = tmp_path / "save.py"
    script.write_text(
        "import sys\n"
        "from pathlib import Path\n"
        "from desktop_app.storage.database import open_database\n"
        "from tests.storage.people import niks, registration, save\n"
        "database = open_database(Path(sys.argv[1]), bytes(range(32)))\n"
        "while True:\n"
        "    with database.transaction() as tx:\n"
        "        running = tx.workers.next_running()\n"
        "        save(tx, registration(running, nik=niks(running)))\n"
        "    print(running, flush=True)\n"
    )
    said = 0
    for lines in (1, 7, 40):
        clerk = subprocess.Popen(
            [sys.executable, script, path],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(Path.cwd())},
        )
        assert clerk.stdout is not None
        for _ in range(lines):
            said = int(clerk.stdout.readline())
        clerk.send_signal(signal.SIGKILL)
        rest = clerk.stdout.read().split()
        said = int(rest[-1]) if rest else said
        clerk.stdout.close()
        clerk.wait()

        again = open_database(path, KEY)
        with again.reading() as tx:
            counts = tx.workers.counts()
            assert counts.saved in {said, said + 1}  # killed between the disk and the word
            assert tx.outbox.summary().waiting == counts.saved
        again.close()


def test_a_page_torn_while_the_log_is_brought_home_is_no_damage(path: Path, tmp_path: Path) -> None:
    database = create_database(path, KEY)
    for running in (1, 2):
        database.checkpoint()
        with database.transaction() as tx:
            save(tx, registration(running, nik=niks(running)))
    found = tmp_path / "found" / path.name
    shutil.copytree(path.parent, found.parent)
    database.close()
    log = found.with_name(f"{found.name}-wal").read_bytes()
    pages = {
        int.from_bytes(log[at : at + 4])
        for at in range(LOG_HEADER, len(log), FRAME_HEADER + PAGE)
    }  # fmt: skip
    content = bytearray(found.read_bytes())
    for page in pages:
        middle = page * PAGE - PAGE // 2
        if middle < len(content):
            content[middle : page * PAGE] = bytes(PAGE // 2)
    found.write_bytes(content)

    checked = open_checked(found, KEY, NOW)

    assert checked.repair.fate is FileFate.KEPT
    with checked.database.reading() as tx:
        assert tx.workers.counts().saved == 2
    checked.database.close()
