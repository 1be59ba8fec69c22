"""Where the file may lie: what is decided, and what the operating system is asked."""

import subprocess
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.errors import Unavailable
from desktop_app.storage.disk_room import LEAST, LITTLE, Room, check_room, free_bytes, judge_room
from desktop_app.storage.place import (
    CLOUD_FOLDERS,
    NETWORK_TYPES,
    Drive,
    Place,
    check_place,
    drive_of_mac,
    drive_of_windows,
    judge_place,
    look_at,
    mount_of,
)

HOME = PureWindowsPath(r"C:\Pengguna\Rina\AppData\Local\Loket Jamsostek")
MOUNTS = """\
/dev/sda2 / ext4 rw,relatime 0 0
/dev/sda3 /rumah ext4 rw 0 0
server:/data /rumah/rina/kantor nfs4 rw 0 0
/dev/sdb1 /media/rina/FLASH\\040DISK vfat rw 0 0
//nas/bersama /mnt/nas cifs rw 0 0
"""


@pytest.mark.parametrize(
    ("place", "code"),
    [
        (Place(HOME, Drive.FIXED), ""),
        (Place(HOME, Drive.NETWORK), "place.network"),
        (Place(HOME, Drive.REMOVABLE), "place.removable"),
        (Place(PureWindowsPath(r"\\server\bersama\loket"), Drive.FIXED), "place.network"),
        (Place(HOME, Drive.FIXED, (PureWindowsPath(r"c:\pengguna\rina"),)), "place.cloud"),
        (Place(HOME, Drive.FIXED, (PureWindowsPath(r"C:\Pengguna\Rini"),)), ""),
        (Place(PureWindowsPath(r"D:\OneDrive - Kota\loket"), Drive.FIXED), "place.cloud"),
        (Place(PurePosixPath("/rumah/rina/Dropbox/loket"), Drive.FIXED), "place.cloud"),
        (Place(PurePosixPath("/rumah/rina/dropbox lama/loket"), Drive.FIXED), ""),
    ],
)
def test_a_place_is_judged(place: Place, code: str) -> None:
    assert judge_place(place) == code


@given(st.sampled_from(sorted(CLOUD_FOLDERS)), st.lists(st.sampled_from(["a", "b"])))
def test_below_a_cloud_s_folder_everything_is_refused(name: str, below: list[str]) -> None:
    folder = PurePosixPath("/rumah", name.upper(), *below)
    assert judge_place(Place(folder, Drive.FIXED)) == "place.cloud"


@pytest.mark.parametrize(
    ("folder", "found"),
    [
        ("/rumah/rina/.local/share/loket", ("/dev/sda3", "ext4")),
        ("/rumah/rina/kantor/loket", ("server:/data", "nfs4")),
        ("/rumah/rina/kantoran", ("/dev/sda3", "ext4")),
        ("/media/rina/FLASH DISK/loket", ("/dev/sdb1", "vfat")),
        ("/srv", ("/dev/sda2", "ext4")),
    ],
)
def test_a_folder_is_on_the_mount_that_lies_nearest(folder: str, found: tuple[str, str]) -> None:
    assert mount_of(PurePosixPath(folder), MOUNTS) == found


@pytest.mark.parametrize("kind", sorted(NETWORK_TYPES))
def test_every_network_file_system_is_refused(kind: str, tmp_path: Path) -> None:
    table = tmp_path / "mounts"
    table.write_text(f"/dev/sda1 / ext4 rw 0 0\nserver:/x {tmp_path} {kind} rw 0 0\n")
    place = look_at(tmp_path / "loket", "linux", {}, table, tmp_path)

    assert judge_place(place) == "place.network"


def plugged_in(folder: Path, bus: str, flag: str) -> tuple[Path, Path]:
    """Lay out a mount table and the part of sysfs about one disk with one partition."""
    disk = folder / "devices" / bus / "block" / "sdz"
    (disk / "sdz1").mkdir(parents=True)
    (disk / "removable").write_text(f"{flag}\n")
    classes = folder / "class"
    classes.mkdir()
    (classes / "sdz1").symlink_to(disk / "sdz1")
    table = folder / "mounts"
    table.write_text(f"/dev/sdz1 {folder} ext4 rw 0 0\n")
    return table, classes


@pytest.mark.parametrize(
    ("bus", "flag", "drive"),
    [
        ("pci0000:00/ata1", "0", Drive.FIXED),
        ("pci0000:00/ata1", "1", Drive.REMOVABLE),
        ("pci0000:00/usb2", "0", Drive.REMOVABLE),
    ],
)
def test_a_stick_is_told_from_a_disk(tmp_path: Path, bus: str, flag: str, drive: Drive) -> None:
    table, classes = plugged_in(tmp_path, bus, flag)

    assert look_at(tmp_path, "linux", {}, table, classes).drive is drive


def test_a_table_that_cannot_be_read_refuses_nobody(tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    assert look_at(tmp_path, "linux", {}, nowhere, nowhere).drive is Drive.FIXED


def test_a_device_that_is_not_there_is_no_stick(tmp_path: Path) -> None:
    table = tmp_path / "mounts"
    table.write_text("# mounts\n/dev/gone / ext4 rw 0 0\n")

    assert look_at(tmp_path, "linux", {}, table, tmp_path).drive is Drive.FIXED


def test_windows_and_mac_say_it_in_their_own_way(tmp_path: Path) -> None:
    kinds = {number: drive_of_windows(number) for number in range(7)}
    assert {number for number, drive in kinds.items() if drive is Drive.REMOVABLE} == {2, 5}
    assert {number for number, drive in kinds.items() if drive is Drive.NETWORK} == {4}
    assert drive_of_mac(PurePosixPath("/Volumes/STICK/loket")) is Drive.REMOVABLE
    assert drive_of_mac(PurePosixPath("/rumah/rina/loket")) is Drive.FIXED
    assert look_at(tmp_path, "darwin", {}).drive is Drive.FIXED


def test_onedrive_is_known_by_what_windows_says_of_it(tmp_path: Path) -> None:
    place = look_at(tmp_path / "loket", "win32", {"OneDriveCommercial": str(tmp_path)})

    assert judge_place(place) == "place.cloud"


def test_a_link_into_a_cloud_s_folder_is_followed(tmp_path: Path) -> None:
    cloud = tmp_path / "Nextcloud" / "data"
    cloud.mkdir(parents=True)
    (tmp_path / "loket").symlink_to(cloud)

    with pytest.raises(Unavailable) as no:
        check_place(tmp_path / "loket")

    assert no.value.code == "place.cloud"


def test_this_machine_s_own_disk_will_do(tmp_path: Path) -> None:
    check_place(tmp_path / "not made yet")
    assert not (tmp_path / "not made yet").exists()


@given(st.integers(min_value=0, max_value=10**13))
def test_the_less_room_there_is_the_worse_it_is_called(free: int) -> None:
    order = [Room.ENOUGH, Room.LITTLE, Room.TOO_LITTLE]
    assert order.index(judge_room(free)) <= order.index(judge_room(free // 2))
    assert (judge_room(free) is Room.TOO_LITTLE) == (free < LEAST)
    assert (judge_room(free) is Room.ENOUGH) == (free >= LITTLE)


def test_nothing_is_begun_on_a_disk_that_is_as_good_as_full(tmp_path: Path) -> None:
    check_room(tmp_path, lambda _path: LEAST)
    with pytest.raises(Unavailable) as no:
        check_room(tmp_path, lambda _path: LEAST - 1)

    assert (no.value.code, no.value.figures) == ("disk.too_little", {"megabytes": 49})


def test_the_room_left_is_that_of_the_folder_s_own_disk(tmp_path: Path) -> None:
    told = subprocess.run(
        ["df", "--output=avail", "-B1", str(tmp_path)], capture_output=True, text=True, check=True
    )
    left = int(told.stdout.split()[-1])

    assert abs(free_bytes(tmp_path / "not made" / "yet") - left) < LITTLE
