"""Noticing a dead connection: the line it went over is gone, and nobody says so.

The wait for an answer to a large batch is long, but acknowledgements come all the time, so that
their silence shows sooner. The system asks once everything has arrived; while something is still
under way it doubles its own waits, and where it lets us look we do not go by those.
"""

import contextlib
import socket
import struct
import sys

from desktop_app.domain.pace import DEAD_SECONDS

_TCP_INFO = getattr(socket, "TCP_INFO", None) if sys.platform == "linux" else None
_WORDS = struct.Struct("=8x16I")
_UNACKNOWLEDGED, _SINCE_ACKNOWLEDGED, _ROUND_TRIP = 4, 12, 15  # of struct tcp_info in linux/tcp.h
_WINDOWS_TCP_MAXRT = 5  # of ws2ipdef.h, which Python has no name for


def notice_death(held: socket.socket) -> None:
    """Let the system break a connection whose other end acknowledges nothing for ``DEAD_SECONDS``.

    A system without such an option leaves it at the longer wait.
    """
    options = [
        (socket.IPPROTO_TCP, getattr(socket, "TCP_KEEPIDLE", None), 1),
        (socket.IPPROTO_TCP, getattr(socket, "TCP_KEEPINTVL", None), 1),
        (socket.IPPROTO_TCP, getattr(socket, "TCP_KEEPCNT", None), DEAD_SECONDS - 1),
        (socket.IPPROTO_TCP, getattr(socket, "TCP_USER_TIMEOUT", None), DEAD_SECONDS * 1000),
    ]
    if sys.platform == "win32":
        options.append((socket.IPPROTO_TCP, _WINDOWS_TCP_MAXRT, DEAD_SECONDS))
    for level, name, value in options:
        if name is not None:
            with contextlib.suppress(OSError):
                held.setsockopt(level, name, value)


def ask(held: socket.socket, *, whether: bool) -> None:
    """Let the system ask the other end each second whether it is there: while we wait for it.

    Not between two requests: that costs a village's gigabytes and a battery, for nothing.
    """
    with contextlib.suppress(OSError):  # it is closed already
        held.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, whether)


def unheard_seconds(held: socket.socket) -> float:
    """Return how long an acknowledgement has been due, besides the time one takes on this line.

    It is 0 when nothing is under way, and where the system does not tell: Linux does.
    """
    if _TCP_INFO is None:
        return 0.0
    try:
        told = held.getsockopt(socket.IPPROTO_TCP, _TCP_INFO, _WORDS.size)
    except OSError:
        return 0.0
    words: tuple[int, ...] = _WORDS.unpack(told.ljust(_WORDS.size, b"\0"))
    if not words[_UNACKNOWLEDGED]:
        return 0.0
    return words[_SINCE_ACKNOWLEDGED] / 1e3 - words[_ROUND_TRIP] / 1e6
