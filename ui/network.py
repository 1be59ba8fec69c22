"""Whether the system says that there is a network: a hint for when to try, and no more.

A laptop may be told that it is online behind a portal, or offline on a line that works. So nothing
is refused by it; only how soon a line that fails is looked at again goes by it.
"""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QHostAddress, QNetworkInformation, QNetworkInterface

_AWAY = QNetworkInformation.Reachability.Disconnected
_NOBODY = "dummy"  # what Qt takes where none of its own hears anything, and calls loaded


def ears() -> list[str]:
    """Return what lies with the program to hear of networks, by Qt's names; none is a bad build."""
    return QNetworkInformation.availableBackends()


def heard_by() -> str:
    """Return which of them hears the system: empty where the system has nobody who tells."""
    QNetworkInformation.loadDefaultBackend()
    known = QNetworkInformation.instance()
    return "" if known is None or known.backendName() == _NOBODY else known.backendName()


def reach_beyond(addresses: Iterable[QHostAddress]) -> bool:
    """Say whether one of a computer's own addresses is good for more than itself and its cable."""
    return any(not each.isLoopback() and not each.isLinkLocal() for each in addresses)


class Network(QObject):
    """What the system says of its networks; where it says nothing, there is one.

    NetworkManager says that there is none where it was told to leave the cable alone, as Debian
    does at times. So it is believed only while this computer has no address either.

    Signals:
        changed: Another network, or one again, or none: what was connected is of before.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known = QNetworkInformation.instance() if heard_by() else None
        if self._known is not None:
            self._known.reachabilityChanged.connect(self._tell)
            self._known.transportMediumChanged.connect(self._tell)

    @property
    def is_up(self) -> bool:
        if self._known is None or self._known.reachability() is not _AWAY:
            return True
        return reach_beyond(QNetworkInterface.allAddresses())

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()
