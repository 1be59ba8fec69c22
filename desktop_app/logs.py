"""The log: what the program did, never to whom."""

import logging
import re
import sys
import threading
import time
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

FILE_NAME = "loket.log"
BLANK = "[16 digits]"
MOST_BYTES = 1_000_000  # of one file
FILES_KEPT = 4  # besides the one being written: two months of a busy office

Crash = Callable[[type[BaseException], BaseException, TracebackType | None], None]

logger = logging.getLogger(__name__)

# A NIK and a family-card number are sixteen digits, and people write them in groups. Digits of a
# longer run are left alone. `\d` would take Arabic digits as well, which the program never writes.
_SIXTEEN_DIGITS = re.compile(r"(?<![0-9])[0-9](?:[ .\-\u00a0]{0,2}[0-9]){15}(?![0-9])")


def without_numbers(text: str) -> str:
    """Return the text with every run of sixteen digits blanked, also where it stands in groups."""
    return _SIXTEEN_DIGITS.sub(BLANK, text)


class _BlankingFormatter(logging.Formatter):
    """Blanks the finished line: the text, its arguments and any traceback alike."""

    def format(self, record: logging.LogRecord) -> str:
        return without_numbers(super().format(record))


def start_log(folder: Path, level: int = logging.INFO) -> logging.Handler:
    """Write the root log to a rotating file in ``folder``, and return the handler.

    The caller owns the handler: ``stop_log`` at the end takes it off and closes the file. Times in
    the file are UTC.
    """
    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        folder / FILE_NAME, maxBytes=MOST_BYTES, backupCount=FILES_KEPT, encoding="utf-8"
    )
    formatter = _BlankingFormatter(
        "%(asctime)s.%(msecs)03dZ %(levelname)s %(name)s: %(message)s", datefmt="%Y-%m-%dT%H:%M:%S"
    )
    formatter.converter = time.gmtime
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(level)
    # These libraries write whole addresses and statements at INFO and DEBUG.
    for name in ("httpx", "httpcore", "sqlalchemy", "alembic", "PIL", "fontTools"):
        logging.getLogger(name).setLevel(logging.WARNING)
    return handler


def stop_log(handler: logging.Handler) -> None:
    logging.getLogger().removeHandler(handler)
    handler.close()


def install_crash_hook(told: Crash | None = None) -> None:
    """Write every exception nobody caught, of any thread, to the log; then pass it to ``told``.

    Only the frames and the exception's type are written. Its text is left out: it is composed
    where the bug is, by code that may have put a person into it.
    """

    def crashed(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        logger.error("a bug ended what was being done: %s", describe(error))
        if told is not None:
            told(kind, error, trace)

    def crashed_in_thread(failure: threading.ExceptHookArgs) -> None:
        if failure.exc_value is not None and failure.exc_type is not SystemExit:
            crashed(failure.exc_type, failure.exc_value, failure.exc_traceback)

    sys.excepthook = crashed
    threading.excepthook = crashed_in_thread


def describe(error: BaseException) -> str:
    """Return the types of an exception and its causes and the places they passed; no text."""
    lines = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        lines.append(f"{type(current).__module__}.{type(current).__qualname__}")
        trace = current.__traceback__
        while trace is not None:
            code = trace.tb_frame.f_code
            lines.append(f"  {Path(code.co_filename).name}:{trace.tb_lineno} in {code.co_qualname}")
            trace = trace.tb_next
        current = current.__cause__ or current.__context__
    return "\n".join(lines)
