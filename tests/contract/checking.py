"""The golden check list: a revoked laptop, a changed key of the city, one paper withdrawn.

And the fact that a proof was printed, whose check code is on it.
"""

import base64
from typing import Any

from central_server.check_list import signed
from central_server.signing import CityKey
from desktop_app.documents.check import key_id, sign_qr
from desktop_app.documents.check_list import paper_of, record_of_qr
from desktop_app.domain.confirmation import check_code
from desktop_app.domain.facts import check_body, printed_body
from desktop_app.domain.identity import key_change_bytes

_DAY = 2517
_ISSUED = 1795315260
DEVICE_SEED = bytes(range(32, 64))


def proof(kelurahan: str) -> str:
    """Return the text of a proof's QR, as the laptop has signed it."""
    number = f"{kelurahan}-01-00001"
    claims: dict[int, int | str] = {
        1: "B",
        2: number,
        3: "W*** P***",
        4: "0001",
        5: kelurahan,
        6: _DAY,
        10: 1,
    }
    return sign_qr(claims, DEVICE_SEED)


def printed_proof(kelurahan: str) -> dict[str, Any]:
    """Return the body of the fact that it was printed."""
    code, paper = check_code(proof(kelurahan)).replace("-", ""), paper_of(proof(kelurahan))
    told = check_body(code, paper.on, paper.status.value)
    return dict(printed_body("bukti", paper.paper, 1, told))


def check_list(epoch: str, kelurahan: str, device: bytes, qr: str) -> dict[str, Any]:
    """Return the list as told and as a file, signed by the second key of its city."""
    first, second = CityKey(bytes(range(32))), CityKey(bytes(range(64, 96)))
    change = base64.b64decode(first.sign(key_change_bytes(second.public)))
    payload: dict[int, Any] = {
        1: "Kota Pekalongan",
        2: epoch,
        3: _ISSUED,
        4: _ISSUED + 30 * 86400,
        5: [kelurahan],
        6: [[first.public, 0, _DAY], [second.public, _DAY, 0]],
        7: [[device, kelurahan, 1, _DAY - 7, 0], [bytes(range(32, 64)), kelurahan, 2, 1, _DAY]],
        8: {f"{kelurahan}-01-00009": _DAY},
        9: {
            first.key_id: {f"{kelurahan}-01": record_of_qr(qr)},
            key_id(device): {f"{kelurahan}-01": record_of_qr(proof(kelurahan))},
        },
        10: [[first.public, second.public, change]],
        11: {
            f"BP/{kelurahan}-01-00003": {1: _DAY, 3: _DAY + 1},
            f"KK/{kelurahan}-01-00001": {1: _DAY},
        },
        12: "",
    }
    return {
        "payload": _in_json(payload),
        "city_key_b64": first.public_text,
        "file_b64": base64.b64encode(signed(second, payload)).decode(),
    }


def _in_json(value: Any) -> Any:
    """Return CBOR as JSON can tell it: bytes in base64 (as labels in hex), labels as texts."""
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, list):
        return [_in_json(each) for each in value]
    if isinstance(value, dict):
        return {
            label.hex() if isinstance(label, bytes) else str(label): _in_json(each)
            for label, each in value.items()
        }
    return value
