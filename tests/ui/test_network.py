"""When a line is worth another try soon: the system gives a hint, and an address outweighs it."""

import pytest
from PySide6.QtNetwork import QHostAddress, QNetworkInformation, QNetworkInterface
from PySide6.QtWidgets import QApplication

from ui.network import Network, reach_beyond


class SaysNo:
    """A system that says there is no network."""

    def reachability(self) -> QNetworkInformation.Reachability:
        return QNetworkInformation.Reachability.Disconnected


@pytest.mark.parametrize(
    ("addresses", "beyond"),
    [
        ([], False),
        (["127.0.0.1", "::1"], False),
        (["127.0.0.1", "169.254.7.9", "fe80::1%eth0"], False),
        (["127.0.0.1", "192.168.1.7"], True),
        (["::1", "2001:db8::7"], True),
    ],
)
def test_a_cable_the_system_was_told_to_leave_alone_counts_by_its_address(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, addresses: list[str], beyond: bool
) -> None:
    own = [QHostAddress(each) for each in addresses]
    monkeypatch.setattr(QNetworkInterface, "allAddresses", lambda: own)
    line = Network()
    monkeypatch.setattr(line, "_known", SaysNo())

    assert reach_beyond(own) is beyond
    assert line.is_up is beyond


def test_where_nobody_tells_there_always_is_one(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = Network()
    monkeypatch.setattr(line, "_known", None)

    assert line.is_up
