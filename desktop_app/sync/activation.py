"""The activation a new laptop starts from: read from a file, or fetched for a typed code."""

import binascii
from dataclasses import replace

import msgspec

from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.office import Activation
from desktop_app.sync.client import safe_address
from desktop_app.sync.wire import ACTIVATION_FORMAT, ActivationDoc

LARGEST = 256 * 1024
"""Bytes. A real one has a few thousand."""


def read_activation(data: bytes) -> Activation:
    """Read an activation file.

    Raises:
        Refused: ``activation.unreadable`` for anything that is not a whole activation file,
            ``activation.newer`` for one a newer program wrote, ``server.address_unsafe`` for one
            whose server would be talked to in clear.
    """
    if len(data) > LARGEST:
        raise Refused(Issue("activation.unreadable"))
    try:
        activation = msgspec.json.decode(data, type=ActivationDoc).read()
    except (msgspec.MsgspecError, UnicodeDecodeError, binascii.Error, Refused):
        code = "activation.newer" if _is_newer(data) else "activation.unreadable"
        raise Refused(Issue(code)) from None
    return replace(activation, server=safe_address(activation.server))


def _is_newer(data: bytes) -> bool:
    class Head(msgspec.Struct):
        format: str
        version: int

    try:
        head = msgspec.json.decode(data, type=Head)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return False
    return head.format == ACTIVATION_FORMAT and head.version > 1
