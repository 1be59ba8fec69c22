"""Background work: plain functions in five lanes, answers on the GUI thread by one signal."""

import itertools
from collections.abc import Callable
from enum import Enum
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot

T = TypeVar("T")


class Lane(Enum):
    """Five lanes, so that neither a slow line, printer nor backup ever holds up a save.

    An update may take all night, and holds up nothing at all. Each has one thread: writes to
    the file queue here, in the program, instead of as locked files.
    """

    DATABASE = "database"
    NETWORK = "network"
    PRINTER = "printer"
    COPIES = "copies"
    UPDATES = "updates"


class JobRunner(QObject):
    """Runs work in its lane, and calls back on the thread that owns this object.

    Signals:
        idle: The last job under way has answered.
        broke: A job failed and its caller gave no ``failed``; the error itself.
    """

    idle = Signal()
    broke = Signal(object)
    _ended = Signal(int, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids = itertools.count(1)
        self._waiting: dict[int, tuple[Callable[[Any], None], Callable[[Exception], None]]] = {}
        self._pools = {lane: QThreadPool(self) for lane in Lane}
        for pool in self._pools.values():
            pool.setMaxThreadCount(1)
            pool.setExpiryTimeout(-1)  # a SQLCipher connection stays with its thread
        self._ended.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    @property
    def under_way(self) -> int:
        return len(self._waiting)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        lane: Lane = Lane.DATABASE,
    ) -> None:
        """Do ``work`` on the lane's thread, then call ``done`` or ``failed`` on this one."""
        job = next(self._ids)
        self._waiting[job] = (done, failed or self.broke.emit)
        self._pools[lane].start(lambda: self._attempt(job, work))

    def settle(self, then: Callable[[], None]) -> None:
        """Call ``then`` once all that is under way now has answered; an update is nobody's act."""
        lanes = iter((Lane.NETWORK, Lane.COPIES, Lane.PRINTER, Lane.DATABASE))

        def step(_nothing: None) -> None:
            lane = next(lanes, None)
            if lane is None:
                then()
            else:
                self.run(lambda: None, step, lane=lane)

        step(None)

    def close(self) -> None:
        """Wait for the work under way; what it answers is dropped."""
        self._waiting.clear()
        for pool in self._pools.values():
            pool.waitForDone()

    def _attempt(self, job: int, work: Callable[[], Any]) -> None:
        """Run on the pool's thread; touches nothing of ours but the signal."""
        value, error = None, None
        try:
            value = work()
        except Exception as caught:  # noqa: BLE001 - carried to the caller, who decides
            error = caught
        self._ended.emit(job, value, error)

    @Slot(int, object, object)
    def _answer(self, job: int, value: Any, error: Exception | None) -> None:
        callbacks = self._waiting.pop(job, None)
        if callbacks is None:  # closed in the meantime
            return
        done, failed = callbacks
        if error is None:
            done(value)
        else:
            failed(error)
        if not self._waiting:
            self.idle.emit()


class Latest:
    """Lets through only the answer to the question asked last: typing overtakes the lane."""

    def __init__(self) -> None:
        self._asked = 0

    def only(self, done: Callable[[T], None]) -> Callable[[T], None]:
        self._asked += 1
        mine = self._asked

        def answer(value: T) -> None:
            if mine == self._asked:
                done(value)

        return answer

    def forget(self) -> None:
        """Let no answer under way through any more."""
        self._asked += 1
