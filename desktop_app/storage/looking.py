"""A file on a disk that can only be read: looked at, and sent from, in a copy that is thrown away.

SQLite cannot read a file with its log where it may write nothing, and leaving the log out would
leave out what was saved last. So both are copied, sealed as they are, to the system's own place for
passing files, and opened there. Nothing new is ever saved in the copy: a number given there would
be given again to something else.
"""

import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop_app.errors import Unavailable
from desktop_app.storage.database import Database, Transaction, open_database
from desktop_app.storage.durable import disk_said_plainly
from desktop_app.storage.settings import LOOKING

logger = logging.getLogger(__name__)

ONLY = "database.looking_only"
_SAID = frozenset({"database.read_only", "database.not_readable"})


class Looked(Database):
    """A copy of a file that cannot be written; it goes when it is closed."""

    looking = True

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """As that of any file; but an act of a clerk is refused with ``database.looking_only``."""
        with super().transaction() as tx:
            tx.session.info[LOOKING] = True
            yield tx

    def tend(self) -> int:
        """Leave copies alone: they lie where nothing can be written."""
        self.checkpoint()
        return 0

    def close(self) -> None:
        super().close()
        shutil.rmtree(self.path.parent, ignore_errors=True)


def can_only_be_read(path: Path, no: Unavailable) -> bool:
    """Say whether a file that would not open lies where nothing can be written."""
    if no.code not in _SAID or not path.exists():
        return False
    return not (os.access(path.parent, os.W_OK) and os.access(path, os.W_OK))


def look_at(path: Path, key: bytes) -> Looked:
    """Open a copy of a file, with its log.

    Raises:
        Unavailable: As ``open_database``; what the disk says where not even a copy can be made.
    """
    with disk_said_plainly():
        folder = Path(tempfile.mkdtemp(prefix="loket-"))
        try:
            for part in ("", "-wal"):
                source = path.with_name(f"{path.name}{part}")
                if source.exists():
                    target = folder / source.name
                    shutil.copyfile(source, target)
                    target.chmod(0o600)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
    try:
        open_database(folder / path.name, key).close()
        logger.warning("the data folder can only be read: a copy of the file is looked at")
        return Looked(folder / path.name, key)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
