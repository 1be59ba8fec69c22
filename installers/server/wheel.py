"""The server's wheel: the same bytes from the same files, whenever it is built.

Written by hand because a wheel is a ZIP with three small texts in it, and because this one holds a
part of the repository that no build tool would know how to choose.
"""

import base64
import hashlib
import zipfile
from pathlib import Path

from installers.artefacts import version
from installers.server.contents import dependencies, files_in

DISTRIBUTION = "loket-server"
COMMAND = "central_server.__main__:main"

_STEM = DISTRIBUTION.replace("-", "_")
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the oldest a ZIP can say; a date would make two builds differ
_READABLE = 0o100644 << 16

_WHEEL = """\
Wheel-Version: 1.0
Generator: loket-jamsostek
Root-Is-Purelib: true
Tag: py3-none-any
"""


def wheel_name() -> str:
    return f"{_STEM}-{version()}-py3-none-any.whl"


def write_wheel(root: Path, to: Path) -> Path:
    """Write the wheel of a checkout into a folder; return the file."""
    info = f"{_STEM}-{version()}.dist-info"
    members = {path.as_posix(): (root / path).read_bytes() for path in files_in(root)}
    members |= {
        f"{info}/METADATA": _metadata(root).encode(),
        f"{info}/WHEEL": _WHEEL.encode(),
        f"{info}/entry_points.txt": f"[console_scripts]\n{DISTRIBUTION} = {COMMAND}\n".encode(),
        f"{info}/licenses/LICENSE": (root / "LICENSE").read_bytes(),
    }
    record = f"{info}/RECORD"
    lines = [f"{name},sha256={_digest(told)},{len(told)}\n" for name, told in members.items()]
    members[record] = "".join([*lines, f"{record},,\n"]).encode()
    wheel = to / wheel_name()
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, content in members.items():
            member = zipfile.ZipInfo(name, _FIRST_DAY)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 3  # the rights below are Unix's, wherever this is built
            member.external_attr = _READABLE
            archive.writestr(member, content)
    return wheel


def _metadata(root: Path) -> str:
    lines = [
        "Metadata-Version: 2.4",
        f"Name: {DISTRIBUTION}",
        f"Version: {version()}",
        "Summary: The city's server of Loket Jamsostek",
        "License-Expression: Apache-2.0",
        "License-File: LICENSE",
        "Requires-Python: >=3.11",
        *(f"Requires-Dist: {line}" for line in dependencies(root)),
    ]
    return "\n".join(lines) + "\n"


def _digest(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
