"""A keychain on a bus of its own: for tests, and for a demo that must leave no trace."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection

ADDRESS = "DBUS_SESSION_BUS_ADDRESS"
_STARTS_WITHIN = 20.0  # seconds; a quiet machine needs a twentieth of one
_LOOKS_EVERY = 0.02
_STOPS_WITHIN = 5.0

# The usual configuration of a session bus starts programs that somebody asks for by name. Here
# nothing may come up by itself: a keychain that is missing has to stay missing.
_BUS = """\
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*"/>
    <allow receive_sender="*"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


@dataclass(frozen=True, slots=True)
class _Bus:
    folder: Path
    address: str


def can_be_private() -> bool:
    """Say whether this machine has what a keychain of our own needs."""
    return all(shutil.which(program) for program in ("dbus-daemon", "gnome-keyring-daemon"))


@contextmanager
def no_secret_service() -> Iterator[Mapping[str, str]]:
    """Run a bus with nobody on it, and yield the variable that leads a program there."""
    with _private_bus() as bus:
        yield {ADDRESS: bus.address}


@contextmanager
def private_secret_service() -> Iterator[Mapping[str, str]]:
    """Run an empty, open keychain, and yield the variable that leads a program to it only."""
    with _private_bus() as bus, _keyring(bus, "of no worth"):
        yield {ADDRESS: bus.address}


@contextmanager
def locked_secret_service() -> Iterator[Mapping[str, str]]:
    """Run a keychain that exists and stays closed, as after a login without its password."""
    with _private_bus() as bus:
        with _keyring(bus, "known to nobody"):
            pass  # leaves a collection that only this password opens
        with _keyring(bus, None):
            yield {ADDRESS: bus.address}


@contextmanager
def _private_bus() -> Iterator[_Bus]:
    # A socket's path may have 108 bytes, so it cannot lie in a folder chosen by somebody else.
    folder = Path(tempfile.mkdtemp(prefix="loket-bus-"))
    configuration = folder / "bus.conf"
    configuration.write_text(_BUS.format(socket=folder / "bus"), encoding="utf-8")
    daemon = subprocess.Popen(
        ["dbus-daemon", f"--config-file={configuration}", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        address = daemon.stdout.readline().strip() if daemon.stdout is not None else ""
        if not address:
            raise RuntimeError("dbus-daemon gave no address")
        yield _Bus(folder, address)
    finally:
        _stop(daemon)
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _keyring(bus: _Bus, password: str | None) -> Iterator[None]:
    command = [
        "gnome-keyring-daemon",
        "--foreground",
        "--components=secrets",
        f"--control-directory={bus.folder / 'control'}",
    ]
    if password is not None:
        command.append("--unlock")
    places = dict.fromkeys(("HOME", "XDG_RUNTIME_DIR", "XDG_DATA_HOME"), str(bus.folder))
    daemon = subprocess.Popen(
        command,
        env={**os.environ, **places, ADDRESS: bus.address},
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        if daemon.stdin is not None:
            daemon.stdin.write(password or "")
            daemon.stdin.close()
        _wait_for_its_name(bus.address, daemon)
        yield
    finally:
        _stop(daemon)


def _wait_for_its_name(address: str, keyring: subprocess.Popen[str]) -> None:
    """Return as soon as the bus knows the Secret Service.

    Raises:
        RuntimeError: The keyring ended, or did not come within its time.
    """
    question = new_method_call(
        DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus"),
        "NameHasOwner",
        "s",
        ("org.freedesktop.secrets",),
    )
    last = time.monotonic() + _STARTS_WITHIN
    with open_dbus_connection(bus=address) as connection:
        while time.monotonic() < last:
            if connection.send_and_get_reply(question).body == (True,):
                return
            if keyring.poll() is not None:
                raise RuntimeError("gnome-keyring-daemon ended at once")
            time.sleep(_LOOKS_EVERY)
    raise RuntimeError("gnome-keyring-daemon did not take its name on the bus")


def _stop(process: subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.wait(_STOPS_WITHIN)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()
