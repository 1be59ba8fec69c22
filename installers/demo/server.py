"""`make server`: the sample city in build/server, served until Ctrl+C; its data stays."""

import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from installers.demo.office import CityOffice

FOLDER = Path(__file__).parents[2] / "build" / "server"
PORT = 8650


def main() -> int:
    office = CityOffice(FOLDER, PORT)
    if not (FOLDER / "laptop-1.loket").exists():
        office.found()
    print(f"Serving {office.address}; the first laptop's activation: {FOLDER / 'laptop-1.loket'}")
    with suppress(KeyboardInterrupt):
        return subprocess.run(
            [sys.executable, "-m", "central_server", "serve", "--port", str(PORT)],
            env=office.environment,
            check=False,
        ).returncode
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
