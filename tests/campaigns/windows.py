"""The set-up program for Windows, tried from end to end in a Windows made of wine.

    python -m tests.campaigns.windows OLDER-setup.exe NEWER-setup.exe

What it finds is said as it goes, and stays in build/windows/try with pictures of the screen:
refused where it has to be, installed with nobody asked, the program's own test, ten thousand people
from an older version to a newer one, somebody registered by keys, and everything but the data gone
at the end. What only a real Windows can show stands in docs/windows-checklist.md.
"""

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from time import monotonic, sleep
from typing import TypeVar

from PIL import Image, ImageChops, ImageColor

from installers.artefacts import NAME, ROOT
from installers.demo.office import CityOffice, free_port
from installers.demo.sample import PASSWORD
from installers.locked import read_lock
from installers.screen import screen
from installers.windows import wheels, wine
from ui.tokens import LIGHT

PEOPLE = 10_000
PATIENCE = 120.0
_BUILD = r"HKLM\Software\Microsoft\Windows NT\CurrentVersion"
_LISTED = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Loket Jamsostek"
_KINDS = {".loket": "Aktivasi", ".loket-balas": "Balasan", ".loket-kirim": "Kiriman"}
_STILL = 400  # pixels that may differ on a screen at rest: a caret, a clock
_A_NOTICE = 5_000  # pixels of one colour behind a line of words
_ANOTHER = 100_000  # pixels in which two pages differ at the least; a password typed has 4,000


T = TypeVar("T", bound="Trial")


class DoesNotHold(Exception):
    """What the set-up program or the program promises is not so."""


class Trial:
    """One pretended Windows with one user, from the first set-up to the last uninstall."""

    def __init__(self, windows: wine.Wine, to: Path, office: CityOffice, activation: Path) -> None:
        self._windows, self._to = windows, to
        self._office, self._activation = office, activation
        self._taken = 0
        local = next((windows.drive / "users").glob("*/AppData/Local"))
        self.home = local.parents[1]
        self.data = local / "Loket Jamsostek"
        self.place = local / "Programs" / "Loket Jamsostek"
        self.program = self.place / f"{NAME}.exe"

    def whole(self, older: Path, newer: Path) -> None:
        self._refused_by_old_windows(newer)
        self._installed(older)
        self._tries_itself()
        before = self._filled()
        self._refused_while_running(newer)
        self._installed(newer)
        self._same("the same people after the upgrade", self._counted(), before)
        self._ends("an older version over a newer one", 5, older, "/S")
        self._opened_by_file()
        self._registered_by_keys(before)
        self._gone()

    def say(self, line: str) -> None:
        print(line, flush=True)
        with (self._to / "transcript.txt").open("a", encoding="utf-8") as kept:
            kept.write(f"{line}\n")

    def look(self, name: str) -> None:
        """Keep a picture of the whole screen."""
        self._taken += 1
        self._picture(self._to / f"{self._taken:02}_{name}.png")

    def settled(self, name: str, since: Image.Image | None = None) -> Image.Image:
        """Keep a picture once the screen is at rest, and shows anything at all; return it.

        Args:
            name: Of the picture.
            since: What was seen before; the screen has to show something else than that.
        """
        last, until = None, monotonic() + PATIENCE
        while monotonic() < until:
            sleep(1.5)
            now = Image.open(self._picture(self._to / "screen.png")).convert("L")
            is_another = since is None or _differing(now, since) > _ANOTHER
            at_rest = last is not None and _differing(now, last) < _STILL
            if is_another and at_rest and _is_drawn(now):
                self.look(name)
                self._come_forward()
                return now
            last = now
        raise DoesNotHold(f"the screen does not come to rest: {name}")

    def _says_well(self) -> bool:
        """Return whether something on the screen says that all is well: its ground is green."""
        seen = Image.open(self._picture(self._to / "screen.png")).convert("RGB")
        counts = {colour: count for count, colour in seen.getcolors(seen.width * seen.height) or ()}
        return counts.get(ImageColor.getrgb(LIGHT.ok_tint), 0) > _A_NOTICE

    def _come_forward(self) -> None:
        """Give the keyboard to the program's window: no window manager is here to do it."""
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", "Loket"],
            env=self._windows.environment,
            capture_output=True,
            text=True,
            check=False,
        ).stdout.split()
        if found:
            self._front("windowfocus", found[-1])

    def _picture(self, file: Path) -> Path:
        command = ("import", "-window", "root", "-depth", "8", str(file))
        subprocess.run(command, env=self._windows.environment, check=True)
        return file

    def _same(self, what: str, found: object, expected: object) -> None:
        self.say(f"{'ok ' if found == expected else 'NO '} {what}: {found}")
        if found != expected:
            raise DoesNotHold(f"{what}: {found}, and not {expected}")

    def _ends(self, what: str, code: int, *command: str | Path) -> None:
        ended = self._windows.run(*command, check=False, patience=PATIENCE)
        self._windows.wait_for(self._quiet)
        self._same(f"{what} ends with", ended.returncode, code)

    def _quiet(self) -> bool:
        """Return whether no set-up or uninstaller works any more."""
        listed = self._windows.run("tasklist", check=False).stdout.lower()
        return "setup.exe" not in listed and not any(
            name in listed for name in ("un_", "au_", "uninstall")
        )

    def _told(self, key: str, name: str) -> str:
        said = self._windows.run("reg", "query", key, "/v", name, check=False)
        return said.stdout.split("    ")[-1].strip() if said.returncode == 0 else ""

    def _refused_by_old_windows(self, newer: Path) -> None:
        was = self._told(_BUILD, "CurrentBuildNumber")
        for build in ("17134", "9600"):
            self._registered_build(build)
            self._ends(f"on Windows of build {build} the set-up", 3, newer, "/S")
            self._same("and nothing is there", self.program.exists(), False)
        self._windows.start(newer)
        self.settled("windows_too_old")
        self._press("Return")
        self._windows.wait_for(self._quiet)
        self._registered_build(was)

    def _registered_build(self, build: str) -> None:
        self._windows.run("reg", "add", _BUILD, "/v", "CurrentBuildNumber", "/d", build, "/f")

    def _installed(self, setup: Path) -> None:
        version = setup.name.split("-")[-2]
        self._ends(f"{setup.name} /S", 0, setup, "/S")
        self._same("the program", self.program.is_file(), True)
        self._same("listed among the programs", self._told(_LISTED, "DisplayVersion"), version)
        left = [name for name in ("baru", "lama") if (self.place / name).exists()]
        self._same("left over from the change", left, [])
        menus = [file.name for file in self.home.rglob("Loket Jamsostek.lnk")]
        self._same("in the Start menu and on the desktop", len(menus), 2)
        for suffix, kind in _KINDS.items():
            said = self._windows.run("reg", "query", rf"HKCU\Software\Classes\{suffix}", "/ve")
            self._same(f"{suffix} is ours", f"LoketJamsostek.{kind}" in said.stdout, True)

    def _tries_itself(self) -> None:
        report = self._to / "uji-diri.txt"
        report.unlink(missing_ok=True)
        ended = self._windows.run(
            *(self.program, "--self-test", f"--report={report}"),
            *(f"--data={self._to / 'uji'}", f"--server={self._office.address}"),
            check=False,
        )
        told = report.read_text(encoding="utf-8") if report.exists() else "(nothing)"
        for line in told.splitlines():
            self.say(f"    {line}")
        self._same("the program's own test ends with", ended.returncode, 0)
        self._same("the server was asked", "Server kota: BAIK" in told, True)

    def _filled(self) -> dict[str, object]:
        self._laptop("make", self.data, self._activation, str(PEOPLE))
        before = self._counted()
        self._same("people on file", before["workers"], PEOPLE)
        return before

    def _counted(self) -> dict[str, object]:
        told: dict[str, object] = json.loads(self._laptop("count", self.data).splitlines()[-1])
        self.say(f"    {told}")
        return told

    def _laptop(self, *words: str | Path) -> str:
        return self._inside("windows_laptop", *words)

    def _inside(self, module: str, *words: str | Path) -> str:
        """Run the other end of this, inside, and return what it said."""
        python = ROOT / "build" / "windows" / "python" / "python.exe"
        ended = self._windows.run(
            *(python, "-m", f"tests.campaigns.{module}", *words),
            at=self._to / "tree",
            more={"PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"},
            check=False,
        )
        if ended.returncode:
            raise DoesNotHold(ended.stdout[-2000:])
        return ended.stdout

    def _refused_while_running(self, newer: Path) -> None:
        running = self._windows.start(self.program)
        self.settled("door_of_the_older_version")
        self._ends("the set-up while the program runs", 4, newer, "/S")
        ending = self.place / "uninstall.exe"
        # It goes on in a copy of itself, whose code nobody hears.
        self._ends("the uninstaller while the program runs", 0, ending, "/S")
        self._same("nothing is gone", self.program.is_file() and ending.is_file(), True)
        self._close(running)

    def _opened_by_file(self) -> None:
        """Do what a double click does: wine 8 looks up no kinds of files that one user has."""
        key = r"HKCU\Software\Classes\LoketJamsostek.Aktivasi\shell\open\command"
        said = self._windows.run("reg", "query", key, "/ve").stdout
        self._same("a double click runs it", f'{NAME}.exe" "%1"' in said, True)
        kept = self.data.with_name("kept")
        self.data.rename(kept)
        try:
            running = self._windows.start(self.program, self._activation)
            self._windows.wait_for(self._says_well, PATIENCE)
            self.settled("activation_by_double_click")
            self.say("ok  the activation is read")
            self._close(running)
        finally:
            shutil.rmtree(self.data, ignore_errors=True)
            kept.rename(self.data)

    def _registered_by_keys(self, before: dict[str, object]) -> None:
        running = self._windows.start(self.program)
        door = self.settled("door")
        self._type(PASSWORD)
        self._press("Return")
        self.settled("desk", since=door)
        pressed = self._recorded()
        for words in pressed:
            if words == pressed[-1]:
                self.settled("form_filled")
            if words.startswith("+"):
                self._press(words[1:])
            elif words:
                self._type(words)
        self.settled("saved")
        self._press("F2")
        self.settled("list")
        self._close(running)
        self._same("people on file", self._counted()["workers"], PEOPLE + 1)
        self.say(f"    before: {before}")

    def _recorded(self) -> list[str]:
        """Return the keys that save somebody in the same program on this system."""
        command = [sys.executable, "-m", "tests.campaigns.windows_keys", str(self._to / "keys")]
        said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
        pressed: list[str] = json.loads(said.stdout.splitlines()[-1])
        return pressed

    def _close(self, running: "subprocess.Popen[bytes]") -> None:
        self._press("alt+F4")
        try:
            running.wait(PATIENCE)
        except subprocess.TimeoutExpired as error:
            raise DoesNotHold("the window does not close") from error
        self._same("the program ends with", running.returncode, 0)

    def _gone(self) -> None:
        held = _files(self.data)
        self._ends("uninstall.exe /S", 0, self.place / "uninstall.exe", "/S")
        self._same("the program's folder is there", self.place.exists(), False)
        self._same("its shortcuts", list(self.home.rglob("*Loket Jamsostek.lnk")), [])
        self._same("its entry in the list", self._told(_LISTED, "DisplayVersion"), "")
        own = self._windows.run("reg", "query", r"HKCU\Software\Classes", check=False).stdout
        self._same("what opens its files", "loket" in own.lower(), False)
        self._same("the data's files are all there", _files(self.data), held)
        self.say(f"    {len(held)} files")

    def _press(self, *keys: str) -> None:
        self._front("key", "--delay", "120", *keys)

    def _type(self, words: str) -> None:
        self._front("type", "--delay", "60", words)

    def _front(self, *command: str) -> None:
        subprocess.run(["xdotool", *command], env=self._windows.environment, check=True)


def _differing(one: Image.Image, other: Image.Image) -> int:
    return sum(ImageChops.difference(one, other).point(bool).histogram()[1:])


def _is_drawn(screen: Image.Image) -> bool:
    darkest, lightest = screen.getextrema()
    return darkest != lightest


def _files(folder: Path) -> list[str]:
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*"))


def _lay_out(tree: Path) -> None:
    """Lay out the commit's sources, for the Python inside."""
    tree.mkdir(parents=True)
    commit = subprocess.run(["git", "archive", "HEAD"], cwd=ROOT, check=True, capture_output=True)
    subprocess.run(["tar", "-x"], cwd=tree, input=commit.stdout, check=True)
    _add_spreadsheets(tree)


def _add_spreadsheets(tree: Path) -> None:
    """Lay what the city's sheets are read by beside the sources: the demo asks for it."""
    pinned = [each.pinned for each in wheels.for_windows(read_lock(), ["openpyxl"])]
    wheels.fetch(pinned, tree / "build")
    wheels.install(pinned, tree / "build", tree)


def carried_out(kind: type[T], to: Path, whole: Callable[[T], None]) -> int:
    """Try it in a new Windows with a city beside it; return 0 where all of it holds.

    Args:
        kind: What is tried.
        to: Folder of all that; emptied first.
        whole: The trial, from its first act to its last.
    """
    shutil.rmtree(to, ignore_errors=True)
    _lay_out(to / "tree")
    qt = ROOT / "build" / "windows" / "python" / "Lib" / "site-packages" / "PySide6"
    office = CityOffice(to / "kota", free_port())
    activation = office.found()
    with ExitStack() as stack:
        display = stack.enter_context(screen())
        windows = wine.Wine(to / "prefix", display)
        stack.callback(windows.end)
        windows.make(qt, to)
        stack.enter_context(office.open())
        trial = kind(windows, to, office, activation)
        try:
            whole(trial)
        except (DoesNotHold, TimeoutError) as no:
            trial.look("stopped_here")
            trial.say(f"\nIt does not hold: {no}")
            return 1
    print(f"\nTranscript and pictures: {to}")
    return 0


def two_builds(description: str | None, arguments: list[str] | None) -> tuple[Path, Path]:
    """Return the older and the newer build that are named on the command line."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("older", type=Path)
    parser.add_argument("newer", type=Path)
    options = parser.parse_args(arguments)
    return options.older.absolute(), options.newer.absolute()


def main(arguments: list[str] | None = None) -> int:
    older, newer = two_builds(__doc__, arguments)
    to = ROOT / "build" / "windows" / "try"
    return carried_out(Trial, to, lambda trial: trial.whole(older, newer))


if __name__ == "__main__":
    raise SystemExit(main())
