"""The log tells what the program did, never to whom."""

import logging
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app import logs

NIK = "3204054507890003"
CUTS = st.sets(st.integers(1, 15))


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    root = logging.getLogger()
    level = root.level
    handler = logs.start_log(tmp_path / "logs")
    yield tmp_path / "logs" / logs.FILE_NAME
    logs.stop_log(handler)
    root.setLevel(level)


@pytest.fixture
def hooks() -> Iterator[None]:
    """Put back what the crash hook replaces."""
    before = sys.excepthook, threading.excepthook
    yield
    sys.excepthook, threading.excepthook = before


def written(log: Path) -> str:
    return log.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "typed",
    [
        NIK,
        "3204 0545 0789 0003",
        "3204-0545-0789-0003",
        "32.04.05.450789.0003",
        "320405 450789 0003",
        "3 2 0 4 0 5 4 5 0 7 8 9 0 0 0 3",
        "3204\u00a00545\u00a00789\u00a00003",
    ],
)
def test_a_nik_is_blanked_however_it_is_grouped(log: Path, typed: str) -> None:
    logging.getLogger("x").info("worker %s saved", typed)
    logging.getLogger("x").info(f"worker <{typed}> saved")  # noqa: G004 - as a careless line would

    assert "3204" not in written(log)
    assert written(log).count(logs.BLANK) == 2


@given(st.text("0123456789", min_size=16, max_size=16), st.sampled_from(["", " ", ".", "-"]), CUTS)
def test_any_sixteen_digits_in_any_groups_are_blanked(
    digits: str, separator: str, cuts: set[int]
) -> None:
    edges = [0, *sorted(cuts), 16]
    groups = [digits[start:end] for start, end in pairwise(edges)]

    assert logs.without_numbers(f"({separator.join(groups)})") == f"({logs.BLANK})"


@pytest.mark.parametrize(
    "harmless",
    [
        "18 facts in 250 ms",
        "00000192-4a5b-7c6d-8e9f-0123456789ab",
        "3204051001-01-00001",
        "1234567890123",
        "17637432119876543210",
    ],
)
def test_identifiers_and_figures_stay_readable(harmless: str) -> None:
    assert logs.without_numbers(harmless) == harmless


def test_a_traceback_is_blanked_too(log: Path) -> None:
    try:
        int(f"x{NIK}")
    except ValueError:
        logging.getLogger("x").exception("it broke")

    assert "Traceback" in written(log)
    assert NIK not in written(log)


def test_an_uncaught_exception_leaves_its_places_but_not_its_words(log: Path, hooks: None) -> None:
    told: list[BaseException] = []
    logs.install_crash_hook(lambda _kind, error, _trace: told.append(error))

    def fails_for_siti() -> None:
        try:
            dict[str, int]()["Siti Aminah"]
        except KeyError as error:
            raise ValueError("Siti Aminah") from error

    thread = threading.Thread(target=fails_for_siti)
    thread.start()
    thread.join()

    assert [type(error) for error in told] == [ValueError]
    assert "builtins.ValueError" in written(log)
    assert "builtins.KeyError" in written(log)
    assert "test_logs.py" in written(log)
    assert "fails_for_siti" in written(log)
    assert "Aminah" not in written(log)


def test_a_program_that_crashes_writes_its_log_and_ends_with_an_error(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from desktop_app import logs\n"
        "logs.start_log(Path(sys.argv[1])); logs.install_crash_hook()\n"
        "raise RuntimeError('Siti Aminah')\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, tmp_path],
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 1
    assert "builtins.RuntimeError" in written(tmp_path / logs.FILE_NAME)
    assert "Aminah" not in written(tmp_path / logs.FILE_NAME) + ended.stdout + ended.stderr


def test_the_log_stays_small_and_old_files_go(tmp_path: Path) -> None:
    handler = logs.start_log(tmp_path)
    try:
        for _ in range(int(logs.MOST_BYTES * (logs.FILES_KEPT + 2) / 10_000)):
            logging.getLogger("x").info("%s", "x" * 10_000)
    finally:
        logs.stop_log(handler)
        logging.getLogger().setLevel(logging.WARNING)

    files = list(tmp_path.iterdir())
    assert len(files) == logs.FILES_KEPT + 1
    assert all(file.stat().st_size <= logs.MOST_BYTES for file in files)


def test_times_are_utc_whatever_the_zone_of_the_office(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = logging.LogRecord("x", logging.INFO, "", 0, "hello", None, None)
    record.created = 0.0
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Asia/Jayapura")
        time.tzset()
        logging.getLogger("x").handle(record)
    time.tzset()

    assert written(log).startswith("1970-01-01T00:00:00.")
