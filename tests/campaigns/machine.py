"""A bare Debian machine in a folder, booted with its own systemd and reached by a line of its own.

Root, debootstrap and systemd-nspawn are needed. The machine has one network: a pair of ends between
it and this one, so that its ports are in nobody's way and nothing on it reaches further.
"""

import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

HERE, THERE = "10.86.50.1", "10.86.50.2"
_NAME = "loket"  # of the machine, and so of its line: at most 11 letters
_NSPAWN = ("systemd-nspawn", "--quiet", "--register=no", "--keep-unit", "-D")
_RESOLVING = ("--resolv-conf=replace-host", "--pipe")
_UP_WITHIN = 60.0
_LOOKS_EVERY = 0.2
_CLEAN = {
    "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    "LANG": "C.UTF-8",
    "SYSTEMD_NSPAWN_TMPFS_TMP": "0",  # what was laid into a root's /tmp stays to be seen
}


class NotSo(Exception):
    """A line ended with an error; what it said is the argument."""


@dataclass(frozen=True, slots=True)
class Machine:
    """A machine that is up; ``leader`` is its first process, as this machine counts them."""

    root: Path
    leader: int

    def shell(self, lines: str, place: str = "/") -> str:
        """Run lines as root, in a folder; stop at the first that fails, and return what was said.

        Raises:
            NotSo: One failed.
        """
        entered = ["nsenter", "-t", str(self.leader), "-m", "-u", "-i", "-n", "-p"]
        return said([*entered, "sh", "-euc", f"cd {place}\n{lines}"])


def bare_root(folder: Path, also: Sequence[str] = ()) -> Path:
    """Make Debian 12 with systemd and nothing else, or take what an earlier call has made."""
    if not (folder / "usr" / "bin" / "systemctl").exists():
        shutil.rmtree(folder, ignore_errors=True)
        named = ",".join(["systemd", "systemd-sysv", "dbus", *also])
        said(
            [
                "debootstrap",
                "--variant=minbase",
                f"--include={named}",
                "bookworm",
                str(folder),
            ]
        )
    return folder


def copy_of(root: Path, to: Path) -> None:
    """Copy a root as it is; its devices are devices, not something to be read to its end."""
    said(["cp", "--archive", str(root), str(to)])


def in_root(root: Path, lines: str, place: str = "/") -> str:
    """Run lines in a root that is not booted; the network is this machine's.

    Raises:
        NotSo: One failed.
    """
    return said([*_NSPAWN, str(root), *_RESOLVING, "sh", "-euc", f"cd {place}\n{lines}"])


@contextmanager
def booted(root: Path) -> Iterator[Machine]:
    """Boot a root, and take it down when the block ends."""
    process = subprocess.Popen(
        [*_NSPAWN, str(root), "--boot", f"--machine={_NAME}", "--network-veth"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        machine = Machine(root, _leader(process.pid))
        _wait_until_up(machine)
        said(["ip", "address", "add", f"{HERE}/30", "dev", f"ve-{_NAME}"])
        said(["ip", "link", "set", f"ve-{_NAME}", "up"])
        # Its first process is in its network, and this machine's `ip` may speak for it.
        line = ["nsenter", "-t", str(machine.leader), "-n", "ip"]
        said([*line, "address", "add", f"{THERE}/30", "dev", "host0"])
        said([*line, "link", "set", "host0", "up"])
        yield machine
    finally:
        process.terminate()
        process.wait(60)


def _leader(pid: int) -> int:
    last = time.monotonic() + _UP_WITHIN
    while time.monotonic() < last:
        for child in psutil.Process(pid).children():
            if child.name() == "systemd":
                return int(child.pid)
        time.sleep(_LOOKS_EVERY)
    raise NotSo("the machine does not boot")


def _wait_until_up(machine: Machine) -> None:
    last, told = time.monotonic() + _UP_WITHIN, ""
    while time.monotonic() < last:
        try:
            told = machine.shell("systemctl is-system-running || true").strip()
        except NotSo as no:
            told = str(no)
        if told in {"running", "degraded"}:
            return
        time.sleep(_LOOKS_EVERY)
    raise NotSo(f"the machine is not up: {told}")


def said(command: Sequence[str], variables: Mapping[str, str] = _CLEAN) -> str:
    """Run a command that is asked nothing, and return what it said.

    Raises:
        NotSo: It ended with an error; its last word and what it said.
    """
    ended = subprocess.run(
        command,
        env=variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if ended.returncode:
        raise NotSo(f"{command[-1]}\n{ended.stdout}")
    return ended.stdout
