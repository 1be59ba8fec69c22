"""Two networks that know nothing but each other, and the bad line between them.

Both ends are network namespaces with the kernel's own TCP. Each has a TUN device, and this process
stands between the two: it reads every packet, keeps it for as long as the line would take, and
writes it at the other end, or loses it. Run by ``link.py``; speaks JSON on its standard output, and
obeys the words ``begin``, ``cut`` and ``mend`` on its standard input until that closes.

It needs root, or a system that lets anybody make a user namespace; no other program, no module of
the kernel's for bad lines.
"""

import array
import contextlib
import ctypes
import fcntl
import heapq
import itertools
import json
import os
import select
import signal
import socket
import struct
import sys
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random

_NEW_USER, _NEW_NET = 0x10000000, 0x40000000
_DIE_WITH_PARENT = 1  # prctl: PR_SET_PDEATHSIG
_TUN_SET, _TUN_PLAIN = 0x400454CA, 0x1001  # IFF_TUN | IFF_NO_PI
_SET_ADDRESS, _SET_MASK, _SET_MTU, _GET_FLAGS, _SET_FLAGS = 0x8916, 0x891C, 0x8922, 0x8913, 0x8914
_UP = 0x41  # IFF_UP | IFF_RUNNING
_TCP = 6
_LARGEST_PACKET = 65_536
_DEVICE = b"line"


@dataclass(frozen=True)
class Weather:
    """What the line is like.

    Attributes:
        up, down: Kilobits a second.
        delay: Milliseconds for the way there and back.
        loss: Share of packets that vanish.
        queue: Packets that wait for the line at the most; more are dropped.
        on, off: Seconds the line is there and away by turns, drawn from exponential distributions
            with these means; 0 for a line that stays. What connected before a cut stays dead after
            it, as when a telephone comes back with another address.
        seed: Of all chance.
    """

    up: float = 64.0
    down: float = 64.0
    delay: float = 600.0
    loss: float = 0.02
    queue: int = 30
    mtu: int = 1400
    on: float = 0.0
    off: float = 0.0
    seed: int = 1


@dataclass
class Direction:
    """One way of the line, and what it has done."""

    bytes_a_second: float
    free: float = 0.0
    packets: int = 0
    bytes: int = 0
    lost: int = 0
    dropped: int = 0
    cut: int = 0


@dataclass
class Road:
    """The line itself: which packets are under way, and whether it is there at all."""

    weather: Weather
    near: int
    far: int
    there: bool = True
    cycle: int = 0
    flows: dict[bytes, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._random = Random(self.weather.seed)
        # Apart from the packets' chance: a seed gives the same spells whatever is sent in them.
        self._sky = Random(self.weather.seed)
        self._numbers = itertools.count()
        self._heap: list[tuple[float, int, int, bytes]] = []
        self.ways = {
            self.near: Direction(self.weather.up * 125),
            self.far: Direction(self.weather.down * 125),
        }
        self._turns: float | None = None

    def begin(self) -> None:
        """Let the weather change from now on."""
        if self.weather.on:
            self._turns = time.monotonic() + self._spell(self.weather.on)

    def turn(self, there: bool) -> None:
        """Take the line away, or bring it back under another address."""
        self.cycle += there and not self.there
        self.there = there
        if not there:
            self._heap.clear()

    def carry(self, now: float) -> float:
        """Deliver what has arrived; return the seconds until there is something to do again."""
        if self._turns is not None and now >= self._turns:
            self.turn(not self.there)
            self._turns = now + self._spell(self.weather.on if self.there else self.weather.off)
        while self._heap and self._heap[0][0] <= now:
            _, _, to, packet = heapq.heappop(self._heap)
            with contextlib.suppress(BlockingIOError):
                os.write(to, packet)
        soonest = self._heap[0][0] if self._heap else now + 0.5
        return max(0.0, min(soonest, self._turns or soonest) - now)

    def take(self, end: int, packet: bytes, now: float) -> None:
        """Take one packet at an end: it arrives later, or never."""
        way = self.ways[end]
        way.packets += 1
        way.bytes += len(packet)
        if not self.there or self._is_of_before(end, packet):
            way.cut += 1
        elif way.free - now > self.weather.queue * self.weather.mtu / way.bytes_a_second:
            way.dropped += 1
        else:
            way.free = max(now, way.free) + len(packet) / way.bytes_a_second
            if self._random.random() < self.weather.loss:
                way.lost += 1
                return
            other = self.far if end == self.near else self.near
            arrives = way.free + self.weather.delay / 2000
            heapq.heappush(self._heap, (arrives, next(self._numbers), other, packet))

    def _spell(self, mean: float) -> float:
        return self._sky.expovariate(1 / mean)

    def _is_of_before(self, end: int, packet: bytes) -> bool:
        """Say whether a packet belongs to a connection that was made before the last cut."""
        if packet[9] != _TCP:
            return False
        ports = (packet[0] & 15) * 4
        near_port = packet[ports : ports + 2] if end == self.near else packet[ports + 2 : ports + 4]
        return self.flows.setdefault(near_port, self.cycle) != self.cycle


def main() -> int:
    weather = Weather(**json.loads(sys.argv[1]))
    libc = ctypes.CDLL(None, use_errno=True)
    if os.geteuid() != 0:
        _become_root_of_one_s_own(libc)
    (near, near_pid), (far, far_pid) = (
        _end(libc, address, weather.mtu) for address in sys.argv[2:4]
    )
    road = Road(weather, near, far)
    print(json.dumps({"near": near_pid, "far": far_pid}), flush=True)
    began = time.monotonic()
    _forward(road)
    told = {
        "seconds": time.monotonic() - began,
        "cycles": road.cycle,
        "up": asdict(road.ways[near]),
        "down": asdict(road.ways[far]),
    }
    print(json.dumps(told), flush=True)
    return 0


def _forward(road: Road) -> None:
    words = sys.stdin.fileno()
    while True:
        wait = road.carry(time.monotonic())
        for ready in select.select([road.near, road.far, words], [], [], wait)[0]:
            if ready != words:
                _take_all(road, ready)
                continue
            heard = os.read(words, 100)
            if not heard:
                return
            if b"begin" in heard:
                road.begin()
            else:
                road.turn(b"mend" in heard)


def _take_all(road: Road, end: int) -> None:
    with contextlib.suppress(BlockingIOError):
        while True:
            packet = os.read(end, _LARGEST_PACKET)
            road.take(end, packet, time.monotonic())


def _become_root_of_one_s_own(libc: ctypes.CDLL) -> None:
    user, group = os.geteuid(), os.getegid()
    _check(libc.unshare(_NEW_USER))
    Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
    Path("/proc/self/uid_map").write_text(f"0 {user} 1", encoding="ascii")
    Path("/proc/self/gid_map").write_text(f"0 {group} 1", encoding="ascii")


def _end(libc: ctypes.CDLL, address: str, mtu: int) -> tuple[int, int]:
    """Make a network with one TUN device; return the device and the process that holds it open."""
    ours, theirs = socket.socketpair()
    child = os.fork()
    if child == 0:
        libc.prctl(_DIE_WITH_PARENT, signal.SIGKILL)
        _check(libc.unshare(_NEW_NET))
        device = _device(address, mtu)
        theirs.sendmsg([b"x"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [device]))])
        while True:
            signal.pause()
    _, messages, _, _ = ours.recvmsg(1, socket.CMSG_SPACE(4))
    if not messages:
        raise OSError("no TUN device")
    (device,) = array.array("i", messages[0][2][:4])
    ours.close()
    theirs.close()
    return device, child


def _device(address: str, mtu: int) -> int:
    device = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(device, _TUN_SET, struct.pack("16sH22s", _DEVICE, _TUN_PLAIN, b""))
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        for name, value in ((_SET_ADDRESS, address), (_SET_MASK, "255.255.255.0")):
            place = struct.pack("HH4s8s", socket.AF_INET, 0, socket.inet_aton(value), b"")
            fcntl.ioctl(control, name, struct.pack("16s16s", _DEVICE, place))
        fcntl.ioctl(control, _SET_MTU, struct.pack("16si", _DEVICE, mtu))
        for interface in (_DEVICE, b"lo"):
            fcntl.ioctl(control, _SET_FLAGS, struct.pack("16sH14s", interface, _UP, b""))
    # What one connection learnt of the line is not to help the next: each run is the first.
    with contextlib.suppress(OSError):
        Path("/proc/sys/net/ipv4/tcp_no_metrics_save").write_text("1", encoding="ascii")
    return device


def _check(answer: int) -> None:
    if answer != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


if __name__ == "__main__":
    raise SystemExit(main())
