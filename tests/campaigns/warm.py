"""A Python that has imported everything already and forks a fresh process for each trial.

Starting the interpreter and its imports takes over a second; a fork takes milliseconds. Nothing is
open in the process that forks: no file, no thread, no connection.

Run as ``python -m tests.campaigns.warm``: reads one job a line (JSON), forks, says the child's
process id, and when that has ended how it ended.
"""

import gc
import importlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.campaigns.disk.watch import watcher

ROOT = Path(__file__).parents[2]
Job = Mapping[str, Any]


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Lend an empty folder, in memory where there is such a place; it is gone afterwards."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(
        prefix="loket-", dir=memory if memory.is_dir() else None
    ) as name:
        yield Path(name)


class Failed(AssertionError):
    """A trial ended by an exception of its own; the text is its traceback."""


class Running:
    """One forked process."""

    def __init__(self, python: "WarmPython", process_id: int) -> None:
        self._python = python
        self.process_id = process_id

    def kill(self) -> None:
        os.kill(self.process_id, signal.SIGKILL)

    def wait(self) -> bool:
        """Wait for the end; say whether it came by itself (False: the process was killed).

        Raises:
            Failed: The trial raised.
        """
        ended = self._python.read()
        if ended["failed"]:
            raise Failed(ended["failed"])
        return bool(ended["signal"] == 0)


class WarmPython:
    """The process that forks; one trial at a time."""

    def __init__(self, scenarios: str) -> None:
        environment = {
            **os.environ,
            "LD_PRELOAD": str(watcher()),
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.campaigns.warm", scenarios],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
            cwd=ROOT,
        )

    def start(self, scenario: str, **job: Any) -> Running:
        """Fork, and begin a function of the scenarios' module with these arguments."""
        assert self._process.stdin is not None
        print(json.dumps({"scenario": scenario, "job": job}), file=self._process.stdin, flush=True)
        return Running(self, int(self.read()["process"]))

    def run(self, scenario: str, **job: Any) -> None:
        """Run a trial to its end.

        Raises:
            Failed: It raised, or died.
        """
        if not self.start(scenario, **job).wait():
            raise Failed(f"{scenario} was killed")

    def read(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise Failed("the forking process has ended")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()


@contextmanager
def warm_python(scenarios: str) -> Iterator[WarmPython]:
    """Lend a Python that has imported the module ``scenarios``."""
    python = WarmPython(scenarios)
    try:
        yield python
    finally:
        python.close()


def main(scenarios: str) -> None:
    module = importlib.import_module(scenarios)
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        told = json.loads(line)
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            _be_the_trial(getattr(module, told["scenario"]), told["job"], writing)
        os.close(writing)
        print(json.dumps({"process": child}), flush=True)
        with os.fdopen(reading, "rb") as pipe:
            failed = pipe.read().decode()
        _, status = os.waitpid(child, 0)
        ended = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
        if not ended and not failed and os.WEXITSTATUS(status):
            failed = f"ended with {os.WEXITSTATUS(status)}"
        print(json.dumps({"signal": ended, "failed": failed}), flush=True)


def _be_the_trial(scenario: Any, job: Job, told: int) -> None:
    # What a trial prints is nobody's answer.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    try:
        scenario(**job)
    except BaseException:  # noqa: BLE001 - it is handed over to the test, which fails with it
        os.write(told, traceback.format_exc().encode())
        os._exit(1)
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1])
