"""What our pins promise about other people's programs."""

import sqlite3
import subprocess
import sys

import PySide6
import pytest
import sqlcipher3
from sqlcipher3 import dbapi2

from tests.architecture.house import ROOT

# In a process of its own: where the pin is unsound this does not fail, it aborts.
COUNTS_NONE = """
import sys
from PySide6.QtCore import (
    QAbstractListModel, QIdentityProxyModel, QModelIndex, QObject, QPersistentModelIndex, Qt,
)

class Model(QAbstractListModel):
    def rowCount(self, parent=QModelIndex()):
        return 1
    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        return None
    def headerData(self, section, orientation, role=Qt.ItemDataRole.DisplayRole):
        return None

source = Model()
proxy = QIdentityProxyModel()
proxy.setSourceModel(source)
index = proxy.index(0, 0)
thing = QObject()
for warm_up in (True, False):
    before = sys.getrefcount(None)
    for _ in range(20_000):
        proxy.data(index, Qt.ItemDataRole.ToolTipRole)
        proxy.headerData(0, Qt.Orientation.Horizontal)
        thing.setObjectName("x")
        thing.blockSignals(False)
    lost = before - sys.getrefcount(None)
print(lost)
"""


def test_none_survives_a_million_rows() -> None:
    """PySide6 6.12.0 loses a reference to None with every void answer on Python 3.11."""
    ended = subprocess.run(
        [sys.executable, "-c", COUNTS_NONE], capture_output=True, text=True, check=False
    )

    assert ended.returncode == 0, ended.stderr
    assert abs(int(ended.stdout)) < 100  # other parts of Python hold a few more or less


def test_qt_stays_below_the_release_that_loses_none() -> None:
    assert (6, 11) <= tuple(PySide6.__version_info__[:2]) < (6, 12)


def test_the_encrypted_file_has_an_engine_without_the_wal_reset_race() -> None:
    assert dbapi2.sqlite_version_info >= (3, 51, 3)


def test_the_encrypted_file_is_not_opened_by_the_python_library() -> None:
    """The standard sqlite3 would write what it is given in the clear."""
    assert sqlcipher3.dbapi2 is not sqlite3.dbapi2
    with dbapi2.connect(":memory:") as connection:
        (version,) = connection.execute("PRAGMA cipher_version").fetchone()
    assert int(version.split(".")[0]) >= 4


@pytest.mark.parametrize("name", ["keyrings.alt", "keyrings_alt"])
def test_no_keychain_that_writes_in_the_clear_is_locked(name: str) -> None:
    """With keyrings.alt installed, keyring falls back to a file in plain text without a word."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert f"\n{name}==" not in f"\n{lock}"
