"""The colour space of our papers, as a file to be kept must state it: sRGB, in ICC's form.

Written out here (ICC.1:2001, version 2, which every part of ISO 19005 takes) so that nobody's
profile has to be shipped. Colorants are those of IEC 61966-2-1, adapted to D50.
"""

import struct
from functools import cache

_WHITE = (0.9642, 1.0, 0.8249)
_COLORANTS = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
_STEPS = 1024
_KNEE = 0.04045
"""Below it the curve is a line (IEC 61966-2-1)."""


@cache
def srgb() -> bytes:
    """Return the profile."""
    tags = [(b"desc", _described("sRGB IEC61966-2.1")), (b"cprt", _text("No copyright"))]
    tags += [(b"wtpt", _xyz(_WHITE)), *((name, _xyz(xyz)) for name, xyz in _COLORANTS.items())]
    curve = _curve()
    tags += [(name, curve) for name in (b"rTRC", b"gTRC", b"bTRC")]
    table, body = b"", b""
    begins: dict[bytes, int] = {}
    base = 128 + 4 + 12 * len(tags)
    for name, data in tags:
        if data not in begins:
            begins[data] = base + len(body)
            body += data + b"\0" * (-len(data) % 4)
        table += struct.pack(">4sII", name, begins[data], len(data))
    size = base + len(body)
    head = struct.pack(
        ">I4sI4s4s4s6H4s4sI4s4s8sI12s4s44x",
        *(size, b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ "),
        *(2026, 1, 1, 0, 0, 0),
        *(b"acsp", b"\0\0\0\0", 0, b"\0\0\0\0", b"\0\0\0\0", b"\0" * 8, 0),
        *(_numbers(_WHITE), b"\0\0\0\0"),
    )
    return head + struct.pack(">I", len(tags)) + table + body


def _numbers(values: tuple[float, ...]) -> bytes:
    return b"".join(struct.pack(">i", round(value * 65536)) for value in values)


def _xyz(values: tuple[float, ...]) -> bytes:
    return b"XYZ \0\0\0\0" + _numbers(values)


def _text(text: str) -> bytes:
    return b"text\0\0\0\0" + text.encode() + b"\0"


def _described(text: str) -> bytes:
    said = text.encode() + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(said)) + said + b"\0" * 78


def _curve() -> bytes:
    """Return sRGB's curve from what is stored to light, in steps."""
    levels = [_light(step / (_STEPS - 1)) for step in range(_STEPS)]
    packed = struct.pack(f">{_STEPS}H", *(round(level * 65535) for level in levels))
    return b"curv\0\0\0\0" + struct.pack(">I", _STEPS) + packed


def _light(value: float) -> float:
    return value / 12.92 if value <= _KNEE else float(((value + 0.055) / 1.055) ** 2.4)
