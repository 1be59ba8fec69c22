"""Verifying the one form in which laptops sign: the same answer as the library's, sooner.

Whatever is written in another form, or does not verify, is left to the library (``auth.py``), which
alone says no, and why. A test holds both against each other.
"""

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

_FIELDS = ("loket-counter", "content-digest", "signature-input", "signature")
_TARGET = re.compile(r"http://server(/[0-9A-Za-z/_.-]*)(\?[0-9A-Za-z=&_.-]+)?")
"""A path and a query that nobody could read as another one."""
_COUNTER = re.compile(r"[0-9]{1,16}")
_INPUT = re.compile(
    r'([a-z]+)=(\("@method" "@path" "@query" "loket-counter"( "content-digest")?\)'
    r';created=(?:0|[1-9][0-9]{0,14});keyid="([0-9a-z-]+)";alg="ed25519")'
)
_SIGNATURE = re.compile(r"([a-z]+)=:([0-9A-Za-z+/]{85}[AQgw]==):")


@dataclass(frozen=True, slots=True)
class PlainSignature:
    """A signature over method, path, query, counter and, where there is one, the body."""

    key_id: str
    _base: bytes
    _signature: bytes

    def holds(self, key: bytes) -> bool:
        """Say whether this key has made it."""
        try:
            Ed25519PublicKey.from_public_bytes(key).verify(self._signature, self._base)
        except (InvalidSignature, ValueError):
            return False
        return True


def read_plainly(
    method: str, url: str, headers: Sequence[tuple[str, str]], body: bytes
) -> PlainSignature | None:
    """Read the signature of a request; None for what is not plainly ours, or of another body."""
    told = _once_each(headers)
    target = _TARGET.fullmatch(url)
    form = _INPUT.fullmatch(told.get("signature-input", ""))
    signature = _SIGNATURE.fullmatch(told.get("signature", ""))
    counter = _COUNTER.fullmatch(told.get("loket-counter", ""))
    if not (target and form and signature and counter and method in {"GET", "POST"}):
        return None
    if form[1] != signature[1] or bool(form[3]) != bool(body):
        return None
    digest = _digest_of(body)
    if told.get("content-digest", "") != digest:
        return None
    covered = f'"content-digest": {digest}\n' if body else ""
    base = (
        f'"@method": {method}\n"@path": {target[1]}\n"@query": {target[2] or "?"}\n'
        f'"loket-counter": {counter[0]}\n{covered}"@signature-params": {form[2]}'
    )
    return PlainSignature(form[4], base.encode(), base64.b64decode(signature[2]))


def _once_each(headers: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Return the fields a signature is made of; nothing at all where one is there twice."""
    told = [(name.lower(), value) for name, value in headers]
    found = {name: value for name, value in told if name in _FIELDS}
    return found if len(found) == sum(name in _FIELDS for name, _ in told) else {}


def _digest_of(body: bytes) -> str:
    """Return the Content-Digest (RFC 9530) of a body; nothing for none."""
    if not body:
        return ""
    return f"sha-256=:{base64.b64encode(hashlib.sha256(body).digest()).decode()}:"
