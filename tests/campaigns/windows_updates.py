"""Updates in a Windows made of wine: from a server, from a stick, and back by itself.

    python -m tests.campaigns.windows_updates OLDER-setup.exe NEWER-FOLDER

The older program is installed by its set-up program. The newer one, a frozen folder, comes from a
loopback server as a difference; it has to reach its desk. A third, signed like the others, has lost
a library of its window; it comes on a stick, and the second has to come back by itself. Transcript
and pictures are left in build/windows/try-updates.
"""

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from desktop_app.updating.bundle import Bundle
from desktop_app.updating.choice import FOLDER, Choice, folder_of, read_choice
from desktop_app.updating.client import name_here
from installers.artefacts import ROOT
from installers.demo.sample import PASSWORD
from tests.campaigns.windows import Trial, carried_out, two_builds
from tests.fixtures.updates import Releases, served

PEOPLE = 500
SECOND, THIRD = "0.1.0", "0.1.1"
_LEFT_WITHIN = 300.0
"""Seconds until a version is left, which has 90 to its window."""

_ROOT = Path("_internal/resources/updates/root.json")
_OF_THE_WINDOW = Path("_internal/PySide6/Qt6Widgets.dll")


class Updated(Trial):
    """One laptop that is brought from one version to the next."""

    def with_releases(self, older: Path, newer: Path, scratch: Path) -> None:
        releases = Releases(scratch / "keys")
        self._installed(older)
        first = older.name.split("-")[-2]
        self._with_root(self.place, releases)
        second = scratch / SECOND
        shutil.copytree(newer, second, symlinks=True)
        self._with_root(second, releases)
        self._release(releases, first, self.place)
        self._release(releases, SECOND, second)
        self._laptop("make", self.data, self._activation, str(PEOPLE))
        before = self._counted()
        with served(releases.repository.folder) as files:
            told = self._looks(self.place, first, files.base)
        self._same("from the server", told["version"], SECOND)
        fetched = [name for name in files.targets_asked() if name.endswith((".patch", ".gz"))]
        self._same("fetched", fetched, [f"{name_here('win32')}-{SECOND}.patch"])
        home = self.data / FOLDER
        there = folder_of(home, SECOND)
        self._same("byte for byte", Bundle(there).digest(), Bundle(second).digest())
        self._same("the next start", read_choice(home), Choice(SECOND, reached=False))
        self._works("second")
        self._same("it has reached its desk", read_choice(home), Choice(SECOND))
        self._same("the same people", self._counted(), before)
        self._goes_back(releases, second, there, scratch)
        self._same("the same people after going back", self._counted(), before)

    def _goes_back(self, releases: Releases, second: Path, there: Path, scratch: Path) -> None:
        third = scratch / THIRD
        shutil.copytree(second, third, symlinks=True)
        (third / _OF_THE_WINDOW).write_bytes(b"")
        self._release(releases, THIRD, third)
        stick = scratch / "stick"
        releases.repository.copy_to(stick / "loket-pembaruan")
        told = self._looks(there, SECOND, f"Z:{stick}")
        self._same("from the stick", told["version"], THIRD)
        home = self.data / FOLDER
        chosen = Choice(THIRD, former=SECOND, reached=False)
        self._same("the next start", read_choice(home), chosen)
        self._works("third", lambda: read_choice(home).left == THIRD)
        left = read_choice(home)
        self._same("starts from now on", left.chosen, SECOND)
        self._same("not chosen again", list(left.refused), [THIRD])
        self.say(f"    because of {left.refused[THIRD]}")

    def _works(self, name: str, seen: Callable[[], bool] | None = None) -> None:
        """Start what was installed, unlock, look at the desk, and close.

        Args:
            name: Of the pictures.
            seen: What has to be so before somebody unlocks.
        """
        running = self._windows.start(self.program)
        if seen is not None:
            self._windows.wait_for(seen, _LEFT_WITHIN)
        door = self.settled(f"door_{name}")
        self._type(PASSWORD)
        self._press("Return")
        self.settled(f"desk_{name}", since=door)
        self._close(running)

    def _looks(self, folder: Path, version: str, base: str) -> dict[str, str]:
        said = self._inside("windows_look", self.data, folder, version, base)
        told: dict[str, str] = json.loads(said.splitlines()[-1])
        return told

    def _with_root(self, folder: Path, releases: Releases) -> None:
        """Lay the keys in, as a build that has them does (``installers.updates begin``)."""
        (folder / _ROOT).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(releases.root, folder / _ROOT)

    def _release(self, releases: Releases, version: str, folder: Path) -> None:
        now = datetime.now(UTC)
        name = name_here("win32")
        patch = releases.repository.release(folder, name, version, releases.keys, now)
        size = f", {patch.stat().st_size / 1e6:.3f} MB as a difference" if patch else ""
        self.say(f"    released {version}{size}")


def main(arguments: list[str] | None = None) -> int:
    older, newer = two_builds(__doc__, arguments)
    to = ROOT / "build" / "windows" / "try-updates"
    return carried_out(Updated, to, lambda trial: trial.with_releases(older, newer, to))


if __name__ == "__main__":
    raise SystemExit(main())
