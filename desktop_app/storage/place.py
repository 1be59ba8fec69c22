"""Where the encrypted file may lie: on a disk of this machine, and in nobody's cloud folder.

On a network drive SQLite's locks do not hold, a stick is pulled out in the middle of a save, and a
folder that is carried to a cloud gets half a file put back over a whole one.
"""

import ctypes
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path, PurePath

from desktop_app.errors import Unavailable

NETWORK_TYPES = frozenset(
    {
        "afs", "afpfs", "beegfs", "ceph", "cifs", "davfs", "fuse.davfs2", "fuse.glusterfs",
        "fuse.gvfsd-fuse", "fuse.rclone", "fuse.s3fs", "fuse.sshfs", "lustre", "ncpfs", "nfs",
        "nfs4", "smb3", "smbfs", "webdav",
    }
)  # fmt: skip
"""File systems, as Linux names them, whose disk is in another machine."""

CLOUD_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
"""Where Windows says which folders OneDrive carries away; Documents and Desktop may be in them."""

CLOUD_FOLDERS = frozenset(
    {
        "box", "box sync", "cloudstorage", "dropbox", "google drive", "googledrive", "icloud drive",
        "iclouddrive", "mega", "megasync", "my drive", "nextcloud", "owncloud", "pcloud drive",
    }
)  # fmt: skip
"""Folders that carry-away programs make; none of these names is needed by anybody else."""

_REMOTE, _REMOVABLE, _OPTICAL = 4, 2, 5  # GetDriveTypeW, fileapi.h


class Drive(Enum):
    """What kind of disk a folder is on, as far as the operating system says."""

    FIXED = "fixed"
    REMOVABLE = "removable"
    NETWORK = "network"


@dataclass(frozen=True, slots=True)
class Place:
    """What was found out about a folder.

    Attributes:
        folder: Whole path, links followed.
        drive: The disk beneath.
        cloud: Folders that a program is known to carry to a cloud.
    """

    folder: PurePath
    drive: Drive
    cloud: tuple[PurePath, ...] = ()


def judge_place(place: Place) -> str:
    """Return the code of what is wrong with a place, or nothing."""
    if place.drive is Drive.NETWORK or str(place.folder).startswith(("\\\\", "//")):
        return "place.network"
    if place.drive is Drive.REMOVABLE:
        return "place.removable"
    if any(place.folder.is_relative_to(folder) for folder in place.cloud):
        return "place.cloud"
    names = [part.casefold() for part in place.folder.parts]
    if any(name in CLOUD_FOLDERS or name.startswith("onedrive") for name in names):
        return "place.cloud"
    return ""


def check_place(folder: Path) -> None:
    """Refuse a folder where the file would not be safe; nothing is made or changed.

    Raises:
        Unavailable: ``place.network``, ``place.removable``, ``place.cloud``.
    """
    code = judge_place(look_at(folder))
    if code:
        raise Unavailable(code)


def look_at(
    folder: Path,
    platform: str = sys.platform,
    environment: Mapping[str, str] | None = None,
    mounts: Path = Path("/proc/self/mounts"),
    devices: Path = Path("/sys/class/block"),
) -> Place:
    """Ask the operating system; what it does not know is taken for a fixed disk."""
    whole = Path(os.path.realpath(folder))
    known = os.environ if environment is None else environment
    cloud = tuple(Path(known[name]) for name in CLOUD_VARIABLES if known.get(name))
    if platform == "win32":
        drive = drive_of_windows(_drive_type(whole.anchor))
    elif platform == "darwin":
        drive = drive_of_mac(whole)
    else:
        drive = _drive_of_linux(whole, mounts, devices)
    return Place(whole, drive, cloud)


def drive_of_windows(drive_type: int) -> Drive:
    """Read what ``GetDriveTypeW`` answers."""
    known = {_REMOTE: Drive.NETWORK, _REMOVABLE: Drive.REMOVABLE, _OPTICAL: Drive.REMOVABLE}
    return known.get(drive_type, Drive.FIXED)


def drive_of_mac(folder: PurePath) -> Drive:
    """Judge by the path: what is plugged in or connected is mounted under ``/Volumes``."""
    mounted = folder.is_relative_to("/Volumes") and len(folder.parts) > 2  # noqa: PLR2004 - below a volume
    return Drive.REMOVABLE if mounted else Drive.FIXED


def mount_of(folder: PurePath, table: str) -> tuple[str, str]:
    """Return device and file system of the mount that a folder is on, of Linux's own table."""
    found, longest = ("", ""), -1
    for line in table.splitlines():
        fields = line.split()
        if len(fields) < 3:  # noqa: PLR2004 - device, place, file system, as fstab(5) has them
            continue
        device, where, kind = (_unescaped(field) for field in fields[:3])
        point = PurePath(where)
        # Of two mounts on one place the later one lies on top.
        if folder.is_relative_to(point) and len(point.parts) >= longest:
            found, longest = (device, kind), len(point.parts)
    return found


def _drive_of_linux(folder: Path, mounts: Path, devices: Path) -> Drive:
    try:
        device, kind = mount_of(folder, mounts.read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return Drive.FIXED
    if kind in NETWORK_TYPES:
        return Drive.NETWORK
    return Drive.REMOVABLE if _is_plugged_in(device, devices) else Drive.FIXED


def _is_plugged_in(device: str, devices: Path) -> bool:
    """Whether a block device hangs on USB or calls itself removable; a partition asks its disk."""
    if not device.startswith("/dev/"):
        return False
    entry = devices / Path(os.path.realpath(device)).name
    try:
        disk = entry.resolve(strict=True)
        flag = next(
            (file for file in (disk / "removable", disk.parent / "removable") if file.exists()),
            None,
        )
        if flag is not None and flag.read_text(encoding="ascii").strip() == "1":
            return True
    except OSError:
        return False
    return any(part.startswith("usb") for part in disk.parts)


def _unescaped(field: str) -> str:
    r"""Undo the octal escapes of ``/proc/mounts``: a space in a path is written ``\040``."""
    for code, character in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        field = field.replace(code, character)
    return field


def _drive_type(anchor: str) -> int:  # pragma: no cover - Windows only
    windll = getattr(ctypes, "windll", None)
    return int(windll.kernel32.GetDriveTypeW(anchor)) if windll is not None else 0
