"""The whole program as it is started and watched: its window is there, and it says so."""

import os
import subprocess
import sys
import time
from pathlib import Path

from desktop_app.updating.marks import VARIABLE, Mark, read_mark

ROOT = Path(__file__).parents[2]


def test_a_watched_program_says_when_its_window_is_there(tmp_path: Path) -> None:
    mark = tmp_path / "tanda"
    command = [sys.executable, "-m", "desktop_app", f"--data={tmp_path / 'data'}"]
    environment = {**os.environ, VARIABLE: str(mark), "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as program:
        until = time.monotonic() + 60
        while read_mark(mark) is None and time.monotonic() < until:
            assert program.poll() is None
            time.sleep(0.02)
        program.kill()

    assert read_mark(mark) is Mark.DOOR


def test_the_launcher_reads_little() -> None:
    """It runs before every start: neither Qt nor the database nor TUF is read for it."""
    code = "import desktop_app.updating.start, sys; print(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    read = {name.split(".")[0] for name in done.stdout.split()}
    assert not read & {"PySide6", "sqlalchemy", "sqlcipher3", "tuf", "tufup", "requests", "httpx"}
