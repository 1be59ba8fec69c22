"""The .deb on a Debian with nothing else: installed, worked with by keys, brought up to date, gone.

``python -m tests.campaigns.debian NEWER.deb OLDER.deb`` (root, debootstrap, Xvfb; some minutes)

The older package is installed by apt, with what it asks for, into a root just made by debootstrap.
Its program is led through a first start (by an activation file, as a double click gives it) and
registers somebody; then the newer package goes over it. The newer program unlocks the same file,
sends to a real server on this machine, the city decides, and both papers are kept as PDF and read
back. Then everything is removed, and only the clerk's data is left.

The program is the one in the package, with no driver inside: it is heard over AT-SPI and typed to,
as a screen reader and a keyboard do. Display, bus and keychain are this machine's: their sockets
lie in the root, and a link there makes its paths the same as here. The program runs as root, as all
that is in the root does.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
from PIL import ImageGrab

from installers.artefacts import NAME, ROOT
from installers.demo.bpjs import issue_numbers
from installers.demo.office import CityOffice, free_port
from installers.demo.secret_service import private_secret_service
from installers.screen import screen as a_screen
from installers.screen import stop
from tests.campaigns.machine import NotSo, said
from tests.fixtures.display import accessibility_bus, give_keyboard
from tests.fixtures.screen_reader import SPOKEN, Found, Place, ScreenReader

HOME = "/srv/kantor"
"""Of whoever works in the root."""
PASSWORD = "melati putih 47 pagi"
PERSON = {**SPOKEN, "No. KK": "3375010203040005"}
_MOUNTED = (
    'mount --bind /tmp/.X11-unix "$0/tmp/.X11-unix"; mount --rbind /dev "$0/dev"; '
    'mount -t proc proc "$0/proc"; exec chroot "$0" "$@"'
)
_CLEAN = {
    "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    "LANG": "C.UTF-8", "HOME": HOME, "DEBIAN_FRONTEND": "noninteractive",
}  # fmt: skip
_CODE = re.compile(r"^[0-9A-Z]{5}(-[0-9A-Z]{1,5})+$")


class Transcript:
    """Says what is done, on the screen and in a file."""

    def __init__(self, file: Path) -> None:
        self._file = file
        file.write_text("", encoding="utf-8")

    def say(self, words: str) -> None:
        line = f"{datetime.now(UTC):%H:%M:%S} {words}"
        print(line, flush=True)
        with self._file.open("a", encoding="utf-8") as kept:
            kept.write(line + "\n")


class BareRoot:
    """A Debian in a folder, with nothing but what debootstrap puts there."""

    def __init__(self, folder: Path, transcript: Transcript) -> None:
        self.folder, self._transcript = folder, transcript

    def make(self, base: Path) -> None:
        """Copy the base, made once; its paths are ours through a link to its own top."""
        if not (base / "usr/bin/apt-get").exists():
            said(["debootstrap", "--variant=minbase", "bookworm", str(base)])
        shutil.rmtree(self.folder, ignore_errors=True)
        subprocess.run(["cp", "--archive", base, self.folder], check=True)
        inside = self.folder / self.folder.relative_to("/")
        inside.parent.mkdir(parents=True, exist_ok=True)
        inside.symlink_to("/")
        (self.folder / "tmp/.X11-unix").mkdir(parents=True, exist_ok=True)
        (self.folder / HOME[1:]).mkdir(parents=True)
        shutil.copyfile("/etc/resolv.conf", self.folder / "etc/resolv.conf")

    def command(self, *words: str) -> list[str]:
        return ["unshare", "--mount", "sh", "-ec", _MOUNTED, str(self.folder), *words]

    def shell(self, line: str, variables: Mapping[str, str] | None = None) -> str:
        """Run a line in there.

        Raises:
            NotSo: It ended with an error.
        """
        self._transcript.say(f"# {line}")
        return said(self.command("sh", "-euc", line), {**_CLEAN, **(variables or {})})

    def install(self, package: Path) -> None:
        """Let apt install a package with what it depends on, and what makes desktops' lists."""
        shutil.copyfile(package, self.folder / HOME[1:] / package.name)
        before = self._packages()
        self.shell("apt-get update -q")
        wanted = f"{HOME}/{package.name} shared-mime-info desktop-file-utils"
        self.shell(f"apt-get install -q -y --no-install-recommends {wanted}")
        more = self._packages() - before
        self._transcript.say(f"{package.name} is in, {len(more)} packages more than before")

    def _packages(self) -> set[str]:
        told = self.shell("dpkg-query -W -f '${Package} ${db:Status-Abbrev}\\n'")
        return {line.split()[0] for line in told.splitlines() if line.split()[1:] == ["ii"]}


class Clerk:
    """Somebody who hears and types, at a program that knows nothing of it."""

    def __init__(self, reader: ScreenReader, screen: str, pictures: Path) -> None:
        self.reader, self._screen, self._pictures = reader, screen, pictures
        self.program: Place | None = None

    def sit_down(self) -> None:
        reader = self.reader
        reader.wait(lambda: bool(reader.programs()), "the program")
        self.program = reader.programs()[0]
        reader.wait(lambda: bool(self._focusable()), "a window")
        give_keyboard(self._screen)

    def shown(self) -> list[Found]:
        return list(self.reader.walk(self.program)) if self.program else []

    def _names(self) -> list[str]:
        return [found.name for found in self.shown()]

    def _focusable(self) -> list[Found]:
        return [found for found in self.shown() if "focusable" in found.states]

    def at(self) -> str:
        """Return the name of what has the focus, with a choice's own."""
        found = self.reader.focused()
        if found is None:
            return ""
        if found.role != "combo box":
            return found.name
        return found.labels[0] if found.labels else found.description.partition(".")[0]

    def until(self, name: str) -> None:
        self.reader.wait(lambda: self.at() == name, name)

    def answer(self, name: str, words: str, key: str = "Enter") -> None:
        """Type into the field of that name, and go on."""
        self.until(name)
        self.reader.type(words)
        self.reader.press(key)

    def says(self, words: str) -> None:
        """Wait until those words stand somewhere in sight."""
        self.reader.wait(lambda: any(words in name for name in self._names()), repr(words))

    def look(self, name: str) -> None:
        """Keep a picture of the display."""
        ImageGrab.grab(xdisplay=self._screen).save(self._pictures / f"{name}.png")

    def begin(self) -> None:
        """Go from the activation that was read to the desk."""
        self.until("Lanjut")
        self.look("1-activation")
        self.reader.press("Space")
        self.answer("Nama petugas", "rina kurniasih")
        self.answer("Kata sandi", PASSWORD)
        self.answer("Ulangi", PASSWORD)
        self.until("Buat berkas data terenkripsi")
        self.reader.press("Space")
        self.until("Kelompok itu")
        names = self._names()
        code = next(name for name in names if _CODE.match(name))
        asked = next(name for name in names if "kelompok ke-" in name)
        group = int(re.findall(r"ke-(\d+)", asked)[0])
        self.reader.type(code.split("-")[group - 1].lower())
        self.reader.press("Enter")
        self.until("Selesai, mulai mendaftar")
        self.reader.press("Space")
        self.until("NIK")

    def unlock(self) -> None:
        self.answer("Kata sandi", PASSWORD)
        self.until("NIK")

    def register(self) -> None:
        """Fill the form as Tab goes through it, and save."""
        heard = "NIK"
        while heard != "Pekerja sudah setuju":
            if heard in PERSON:
                self.reader.type(PERSON[heard])
            if heard == "Pekerjaan":  # Enter takes what is said to be the likeliest
                self.reader.hear("Pedagang")
            self.reader.step("Enter" if heard == "Pekerjaan" else "Tab")
            heard = self.at()
        self.reader.press("Space", "Ctrl+S")
        self.reader.hear("Tersimpan di komputer ini.")

    def open_person(self) -> None:
        """Search for whoever was registered, and open what is found."""
        self.reader.press("F2")
        self.reader.wait(lambda: "Cari" in self.at() or "cari" in self.at(), "the search")
        self.reader.type("siti")
        self.reader.wait(
            lambda: any(f.role == "cell" and "siti" in f.name.lower() for f in self.shown()),
            "the row",
        )
        self.reader.press("Enter", "Enter")
        self.says("Riwayat")

    def keep_paper(self, key: str, number: str, to: str) -> None:
        """Look at a paper of the person shown, whose number begins so, and keep it as PDF."""
        self.reader.press(key)
        self.says(f"No. {number}/")
        give_keyboard(self._screen)
        self.look(Path(to).stem)
        self.reader.press("Ctrl+S")
        self.reader.wait(lambda: any(f.name == "PDF (*.pdf)" for f in self.shown()), "the dialog")
        give_keyboard(self._screen)
        self.reader.press("Ctrl+A")
        self.reader.type(to)
        self.reader.press("Enter")
        self.says("Tersimpan:")
        give_keyboard(self._screen)
        self.reader.press("Esc")
        self.reader.wait(lambda: "Simpan PDF…" not in self._names(), "the preview to go")
        give_keyboard(self._screen)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.campaigns.debian", description=__doc__)
    parser.add_argument("newer", type=Path)
    parser.add_argument("older", type=Path)
    parser.add_argument("--to", type=Path, default=ROOT / "build" / "debian", help="folder")
    options = parser.parse_args(arguments)
    to: Path = options.to.absolute()
    to.mkdir(parents=True, exist_ok=True)
    transcript = Transcript(to / "transcript.txt")
    root = BareRoot(to / "root", transcript)
    try:
        root.make(to / "base")
        tempfile.tempdir = str(root.folder / "tmp")  # sockets lie where the program finds them
        _work(root, transcript, options.newer.absolute(), options.older.absolute(), to)
    except (NotSo, AssertionError) as no:
        transcript.say(f"NOT SO: {no}")
        return 1
    transcript.say("all of it is so")
    return 0


def _work(root: BareRoot, transcript: Transcript, newer: Path, older: Path, to: Path) -> None:
    root.install(older)
    _try(root, transcript)
    shutil.rmtree(to / "kota", ignore_errors=True)
    office = CityOffice(to / "kota", free_port())
    shutil.copyfile(office.found(), root.folder / HOME[1:] / "laptop-1.loket")
    with ExitStack() as stack:
        stack.enter_context(office.open())
        session = stack.enter_context(private_secret_service())
        screen = stack.enter_context(a_screen())
        variables = {**session, "DISPLAY": screen}
        bus = stack.enter_context(accessibility_bus(variables))
        with _at_work(root, variables, bus, to, f"{HOME}/laptop-1.loket") as clerk:
            clerk.begin()
            clerk.register()
            clerk.look("2-registered")
            transcript.say("older: first start by a double-clicked activation, somebody registered")
        root.install(newer)
        _try(root, transcript)
        with _at_work(root, variables, bus, to) as clerk:
            clerk.unlock()
            clerk.open_person()
            clerk.look("3-after-upgrade")
            transcript.say("newer: the older one's file is unlocked, and the person is there")
            clerk.keep_paper("Ctrl+P", "BP", f"{HOME}/bukti.pdf")
            clerk.reader.press("F9")
            clerk.reader.wait(lambda: "rahmawati" in office.operator("list").lower(), "the city")
            transcript.say("the city has what was registered")
            _decide(office, to)
            clerk.reader.press("F9")
            clerk.says("Aktif, KPJ terbit")  # the page in front says so by itself
            clerk.look("4-active")
            clerk.keep_paper("Ctrl+Shift+P", "KK", f"{HOME}/konfirmasi.pdf")
    for name, wanted in (("bukti", "BUKTI PENDAFTARAN"), ("konfirmasi", "KONFIRMASI")):
        _read_back(root.folder / HOME[1:] / f"{name}.pdf", wanted, transcript)
    _purge(root, transcript)


def _try(root: BareRoot, transcript: Transcript) -> None:
    """Let the program try itself, and ask what desktops make of its files."""
    report = root.shell(
        f"{NAME} --version; {NAME} --self-test --data={HOME}/uji || true; "
        "grep -c loket-jamsostek /usr/share/applications/mimeinfo.cache; "
        "grep -h loket /usr/share/mime/globs2",
        {"QT_QPA_PLATFORM": "offscreen"},
    )
    bad = [line for line in report.splitlines() if line.endswith("]") and "[keychain." not in line]
    transcript.say(report.rstrip())
    if bad or "QR terbaca kembali" not in report or "*.loket-balas" not in report:
        raise NotSo(f"the self-test: {bad}")


@contextmanager
def _at_work(
    root: BareRoot, variables: Mapping[str, str], bus: str, to: Path, *words: str
) -> Iterator[Clerk]:
    """Run the installed program as a menu does, and sit down at it."""
    running = subprocess.Popen(
        root.command(NAME, *words),
        env={
            **_CLEAN, **variables, "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"
        },
    )  # fmt: skip
    reader = ScreenReader(bus)
    try:
        clerk = Clerk(reader, variables["DISPLAY"], to)
        clerk.sit_down()
        try:
            yield clerk
        except AssertionError:
            clerk.look("0-not-so")
            for found in clerk.shown():
                print("  " * found.depth, found.role, repr(found.name), file=sys.stderr)
            raise
    finally:
        reader.close()
        stop(running)


def _decide(office: CityOffice, to: Path) -> None:
    """Be the operator, and the BPJS branch."""
    office.operator("verify", "--all")
    office.operator(
        "approve", "--all", "--decree", "460/17/2026", "--on", f"{datetime.now(UTC):%F}"
    )
    sent, returned = to / "untuk-bpjs.xlsx", to / "dari-bpjs.xlsx"
    sent.unlink(missing_ok=True)
    office.operator("export", sent)
    if issue_numbers(sent, returned) != 1:
        raise NotSo("the sheet for BPJS has not one row")
    office.operator("import", returned)


def _read_back(file: Path, wanted: str, transcript: Transcript) -> None:
    paper = pypdfium2.PdfDocument(file)
    text = paper[0].get_textpage().get_text_range()
    paper.close()
    if wanted not in text.upper() or PERSON["Nama lengkap"] not in text.lower():
        raise NotSo(f"{file.name} says {text[:200]!r}")
    transcript.say(f"{file.name}: {file.stat().st_size} bytes, it names the person")


def _purge(root: BareRoot, transcript: Transcript) -> None:
    root.shell(f"apt-get purge -q -y {NAME}")
    left = root.shell(f"find / -xdev -name '*{NAME}*' -not -path '{HOME}/*' -not -path '/proc/*'")
    ours = [line for line in left.split() if not line.startswith((str(root.folder), "/tmp/"))]
    if ours:
        raise NotSo(f"left behind: {ours}")
    kept = root.shell(f"find {HOME}/.local/share/loket-jamsostek -name 'loket.db'")
    if not kept.strip():
        raise NotSo("the clerk's data went with the package")
    transcript.say("purged: nothing of the package is left, and all of the clerk's data is")


if __name__ == "__main__":
    os.umask(0o022)
    raise SystemExit(main())
