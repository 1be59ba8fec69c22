"""``python -m desktop_app``: reads the command line and opens the window."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from desktop_app import __version__
from desktop_app.deferred import defer


def main(arguments: list[str] | None = None) -> int:
    """Start the desktop; the one place below the screen that knows there is one."""
    parser = argparse.ArgumentParser(
        prog="loket-jamsostek", description="Register workers for BPJS Ketenagakerjaan."
    )
    parser.add_argument(
        "file", type=Path, nargs="?", help="an activation or a reply of the city, to be opened"
    )
    parser.add_argument("--data", type=Path, help="folder of the encrypted file (default: yours)")
    parser.add_argument("--activation", type=Path, help="activation file for a first start")
    parser.add_argument(
        "--language", choices=("id", "en"), help="of the screen, this time (default: as chosen)"
    )
    parser.add_argument(
        "--self-test", action="store_true", help="try this installation, and say what works"
    )
    parser.add_argument("--report", type=Path, help="where the self-test writes what it found")
    parser.add_argument("--server", default="", help="a server the self-test asks, https://…")
    # What this program starts for itself, beside the window (desktop_app/updating/worker.py).
    parser.add_argument("--pembaruan", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--version", action="version", version=__version__)
    options = parser.parse_args(arguments)

    if options.pembaruan:
        from desktop_app.updating.worker import work  # noqa: PLC0415 - TUF is for this alone

        return work(options.pembaruan)
    if options.self_test:
        from ui.rooms.self_test import self_test  # noqa: PLC0415 - loads Qt, --help not

        return self_test(options.data, datetime.now(UTC), options.report, options.server)

    defer()
    from ui.app import run  # noqa: PLC0415 - loads Qt, which --version and --help must not

    return run(options.data, options.activation, options.language, options.file)


if __name__ == "__main__":
    sys.exit(main())
