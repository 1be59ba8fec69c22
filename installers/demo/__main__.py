"""`make run`: a city server and a desktop on this machine, in a folder that may be thrown away.

With a display the window opens, ready for its first start. Without one the same windows are driven
unseen (``drive``), and the exit code says whether every count added up.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from installers.demo.office import CityOffice, free_port
from installers.demo.sample import PASSWORD, furnish
from installers.demo.secret_service import can_be_private, private_secret_service

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "build" / "demo"


def main() -> int:
    if FOLDER.exists():
        shutil.rmtree(FOLDER)
    office = CityOffice(FOLDER / "kota", free_port())
    with keychain() as variables:
        activation = office.found()
        if has_display():
            os.environ.update(variables)
            return show(office, activation)
        os.environ.update(variables)
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from installers.demo.drive import drive  # noqa: PLC0415 - loads Qt, which reads the above

        return drive(office, activation, FOLDER)


def show(office: CityOffice, activation: Path) -> int:
    """Open the window beside a running server, and tell how to be the city meanwhile."""
    laptop = FOLDER / "laptop"
    with office.open():
        furnish(office, activation, laptop)
        database = office.environment["LOKET_SERVER_DATABASE"]
        print(
            f"The desk's password is:  {PASSWORD}\n\n"
            f"The city's server answers at {office.address}; everything lies in {FOLDER}.\n"
            "To be the city's operator, in another terminal:\n\n"
            f"  export LOKET_SERVER_DATABASE='{database}'\n"
            "  .venv/bin/python -m central_server --help\n\n"
            "Close the window to end both.",
            flush=True,
        )
        return subprocess.run(
            [sys.executable, "-m", "desktop_app", "--data", laptop], check=False
        ).returncode


@contextmanager
def keychain() -> Iterator[Mapping[str, str]]:
    """Keep the demo's secrets out of the keychain of whoever runs it, where that can be done."""
    if can_be_private():
        with private_secret_service() as variables:
            yield variables
    else:
        yield {}


def has_display() -> bool:
    """Say whether a window can be shown: Windows and macOS always have a screen."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


if __name__ == "__main__":
    try:
        raise SystemExit(main())
    except KeyboardInterrupt:
        # Server and keychain have been stopped on the way here; this is how a shell counts Ctrl+C.
        raise SystemExit(130) from None
