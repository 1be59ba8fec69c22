"""One running program for each data folder; a second start brings the first one forward.

A file the second start was to open is handed to the first.
"""

import ctypes
import hashlib
import os
import sys
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QLockFile, QObject, QThread, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

LOCK_NAME = "loket.lock"
ANSWER_MS = 3000
"""How long the first program may take to come forward: it may be saving on a slow disk."""

_AGAIN_MS = 20
_HERE = b"here"
_LONGEST = 8192
"""Bytes of a path; Linux takes 4096."""


class Claim(Enum):
    """What came of asking for a folder."""

    OURS = "ours"
    SHOWN = "shown"
    TAKEN = "taken"


class OneWindow(QObject):
    """Holds the folder while the program runs.

    The lock is a file with the process's number in it: after a crash the number belongs to nobody,
    and the next start takes the lock over. It is not the database's own: a program that only holds
    the file open could not be asked to come forward.

    Signals:
        wanted: Somebody has started the program again; the window is to come forward.
        handed: The whole path of a file that start was to open.
    """

    wanted = Signal()
    handed = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._lock = QLockFile(str(folder / LOCK_NAME))
        self._lock.setStaleLockTime(0)  # never by age: a clerk may leave it open for days
        whole = str(folder.resolve()).encode()
        self._name = f"loket-jamsostek-{hashlib.sha256(whole).hexdigest()[:24]}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self._file = b""

    def claim(self, file: Path | None = None) -> Claim:
        """Take the folder, or ask whoever has it to come forward.

        A folder that cannot be written to can be looked at by several: it is ``OURS`` without a
        lock.

        Args:
            file: To be opened by whoever has the folder, where it is not ours.
        """
        self._file = b"" if file is None else str(file.absolute()).encode()
        if not self._lock.tryLock(0):
            if self._lock.error() is not QLockFile.LockError.LockFailedError:
                return Claim.OURS
            if self._call():
                return Claim.SHOWN
            if not self._is_left_behind():
                return Claim.TAKEN
        QLocalServer.removeServer(self._name)  # what a crash has left; the lock says it is nobody's
        self._server.listen(self._name)
        return Claim.OURS

    def release(self) -> None:
        self._server.close()
        self._lock.unlock()

    def _is_left_behind(self) -> bool:
        """Take over what a crash has left where Qt cannot: it needs room on the disk for that.

        Whoever runs holds the file itself too, and then it stays. This is asked only of one who has
        not answered: a start that is just making its lock must not have it taken away.
        """
        if not os.access(self._folder, os.W_OK):
            return True  # nothing can be taken over there, and nothing be written by two
        if not self._lock.removeStaleLockFile():
            return False
        held = self._lock.tryLock(0)
        return held or self._lock.error() is not QLockFile.LockError.LockFailedError

    def _call(self) -> bool:
        """Ask the one who has the folder to come forward; say whether it answered."""
        _let_come_forward()
        left = QDeadlineTimer(ANSWER_MS)
        while not self._is_answered(left):
            if left.hasExpired():
                return False
            QThread.msleep(_AGAIN_MS)  # it has the lock and does not listen yet
        return True

    def _is_answered(self, left: QDeadlineTimer) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        answered = (
            socket.waitForConnected(left.remainingTime())
            # Written out before the answer is waited for: it may come first, and then we leave.
            and socket.write(self._file + b"\n") > 0
            and socket.waitForBytesWritten(left.remainingTime())
            and (socket.bytesAvailable() > 0 or socket.waitForReadyRead(left.remainingTime()))
            and socket.readAll().data() == _HERE
        )
        socket.abort()
        return bool(answered)

    def _answer(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.disconnected.connect(caller.deleteLater)
            caller.readyRead.connect(self._take)
            caller.write(_HERE)
            caller.flush()
            self.wanted.emit()
        self._take()

    def _take(self) -> None:
        """Take what callers have handed over, once a path is there whole."""
        for caller in self._server.findChildren(QLocalSocket):
            if caller.canReadLine():
                line = bytes(caller.readLine(_LONGEST).data())
                path = line.decode(errors="replace").rstrip("\n")
                if path:
                    self.handed.emit(path)


def _let_come_forward() -> None:
    """Give away the right to be in front: Windows gives it to what was started last."""
    windll = getattr(ctypes, "windll", None)
    if sys.platform == "win32" and windll is not None:  # pragma: no cover - Windows only
        windll.user32.AllowSetForegroundWindow(-1)
