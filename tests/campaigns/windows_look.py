"""Run by the Python inside a (pretended) Windows: the act that looks, tries a copy, and chooses.

    python -m tests.campaigns.windows_look DATA FOLDER VERSION BASE

DATA is the clerk's folder, FOLDER where the program of that version lies. BASE is an address, or
the folder of a stick. What the screen would do is done: the program itself fetches, beside; what
it fetched migrates a copy; and the next start is its own.
"""

import json
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from desktop_app.storage.keychain import Keychain
from desktop_app.use_cases import updating
from desktop_app.use_cases.first_run import unlock
from installers.demo.sample import PASSWORD
from tests.campaigns.office import sit_down


def main(arguments: list[str]) -> int:
    data, folder, version, base = Path(arguments[0]), Path(arguments[1]), *arguments[2:]
    now = datetime.now(UTC)
    root = folder / "_internal" / "resources" / "updates" / "root.json"
    program = [str(folder / "loket-jamsostek.exe")]
    running = updating.Running(program, folder, version, root, installed=True)
    beside = updating.Beside()
    address = base if base.startswith("http") else updating.repository_on(Path(base))
    opened = unlock(data, Keychain(patience=60), PASSWORD, now)
    with closing(opened.database) as database:
        desk = sit_down(database, opened.officer)
        looked = updating.look(desk, data, running, address, now, beside)
        if looked.version:
            updating.try_on_copy(desk, data, looked.version, beside)
            updating.choose(desk, data, running, looked.version)
    print(json.dumps({"version": looked.version, "changes": looked.changes}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
