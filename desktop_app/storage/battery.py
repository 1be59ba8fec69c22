"""What the system says of its battery; where nothing is said, nothing is guessed."""

import ctypes
import sys
from contextlib import suppress
from pathlib import Path

from desktop_app.domain.readiness import Battery

POWER = Path("/sys/class/power_supply")
"""Where Linux tells of power, one folder a supply."""

_UNKNOWN = 255
_PLUGGED = 1


def battery(power: Path = POWER) -> Battery | None:
    """Return how full the battery is; None without one, and where the system does not say.

    Source:
        Linux: Documentation/ABI/testing/sysfs-class-power. Windows: GetSystemPowerStatus.
    """
    return _on_windows() if sys.platform == "win32" else _on_linux(power)


def _on_linux(power: Path) -> Battery | None:
    with suppress(OSError, ValueError):
        for supply in sorted(power.iterdir()):
            if _told(supply, "type") == "Battery" and _told(supply, "scope") != "Device":
                percent = min(max(int(_told(supply, "capacity")), 0), 100)
                return Battery(percent, plugged=_told(supply, "status") != "Discharging")
    return None


def _told(supply: Path, what: str) -> str:
    try:
        return (supply / what).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return ""


class _PowerStatus(ctypes.Structure):
    _fields_ = (
        ("plugged", ctypes.c_ubyte),
        ("flags", ctypes.c_ubyte),
        ("percent", ctypes.c_ubyte),
        ("saver", ctypes.c_ubyte),
        ("seconds", ctypes.c_ulong),
        ("whole_seconds", ctypes.c_ulong),
    )


def _on_windows() -> Battery | None:
    if sys.platform != "win32":  # what follows exists there only
        return None
    status = _PowerStatus()
    if not ctypes.windll.kernel32.GetSystemPowerStatus(ctypes.byref(status)):
        return None
    if status.percent == _UNKNOWN:
        return None
    return Battery(int(status.percent), plugged=status.plugged == _PLUGGED)
