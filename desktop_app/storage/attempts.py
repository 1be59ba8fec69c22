"""How many wrong passwords there were, kept across restarts; and who was here last.

A password is counted as wrong before it is tried, so that killing the program in between gains
nothing. What the disk refuses to keep is still counted by this run of the program.
"""

import logging
import secrets
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from uuid import UUID

import msgspec
from cryptography.hazmat.primitives import hashes, hmac

from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.lockout import FREE, Tries, anchored, left, once_more, pause_after
from desktop_app.storage.durable import write_durably

logger = logging.getLogger(__name__)

FILE_NAME = "pintu.json"

SteadyClock = Callable[[], float]
"""Gives seconds that only ever grow while the machine is on (``time.monotonic``)."""


@dataclass(frozen=True, slots=True)
class _Noted:
    """What the file holds: nobody is named in it, and it is nobody's but this laptop's.

    Attributes:
        tries: By the officer's id; an empty one where nobody was chosen.
        last: Id of who came in last, or empty.
        at_least: How many everybody else is taken to have tried: a note that somebody changed
            leaves one try before a pause, until a password is right.
    """

    tries: dict[str, Tries] = field(default_factory=dict)
    last: str = ""
    at_least: int = 0

    def of(self, who: UUID | None) -> Tries:
        return self.tries.get(_name(who), Tries(self.at_least))


@dataclass(frozen=True, slots=True)
class _File:
    noted: _Noted
    code: str


class Attempts:
    """The count of one laptop, for as long as the program runs.

    Args:
        folder: Where encrypted file and vault lie.
        steady: The clock that pauses are counted by.
    """

    def __init__(self, folder: Path, steady: SteadyClock = time.monotonic) -> None:
        self._path, self._steady = folder / FILE_NAME, steady
        self._noted: _Noted | None = None

    def last(self, key: bytes) -> UUID | None:
        """Return who came in last."""
        last = self._read(key).last
        return UUID(last) if last else None

    def wait(self, key: bytes, who: UUID | None) -> int:
        """Return how many seconds somebody has to wait before another password is looked at."""
        return left(self._read(key).of(who), self._steady())

    def wrong(self, key: bytes) -> Mapping[UUID | None, int]:
        """Return how many wrong passwords there were since the last right one, by whose name.

        None stands for tries where nobody was chosen.
        """
        tries = self._read(key).tries
        return {UUID(name) if name else None: each.wrong for name, each in tries.items()}

    @contextmanager
    def counted(self, key: bytes, who: UUID | None) -> Iterator[None]:
        """Let one password be tried inside.

        Args:
            key: Of the vault, to know our own note by.
            who: Says to be there.

        Raises:
            Refused: ``door.must_wait`` (figure ``seconds``): nothing was tried. Where the inside
                raises ``vault.password_wrong``: ``door.password_wrong`` (figures ``chances`` and
                ``seconds`` of the pause after them), or ``door.pause`` (figure ``seconds``).
        """
        before = self._read(key).of(who)
        seconds = left(before, self._steady())
        if seconds:
            raise Refused(Issue("door.must_wait", "password", figures={"seconds": seconds}))
        after = once_more(before, self._steady())
        self._note(key, who, after)
        try:
            yield
        except Refused:
            raise Refused(_told(after)) from None
        except BaseException:
            self._note(key, who, before)  # nobody was wrong: the keychain or the disk said no
            raise
        self._note(key, who, None, last=_name(who))

    def forgive(self, key: bytes, who: UUID) -> None:
        """Forget what somebody has tried in vain: they have another password now."""
        self._note(key, who, None)

    def _note(self, key: bytes, who: UUID | None, tries: Tries | None, last: str = "") -> None:
        noted = self._read(key)
        others = {name: each for name, each in noted.tries.items() if name != _name(who)}
        if tries is not None and tries != Tries():
            others[_name(who)] = tries
        floor = 0 if last else noted.at_least
        new = _Noted(others, last or noted.last, floor)
        if new == noted:
            return
        self._noted = new
        try:
            write_durably(self._path, msgspec.json.encode(_File(new, _code(new, key))))
        except OSError:
            logger.warning("the count of wrong passwords could not be kept")

    def _read(self, key: bytes) -> _Noted:
        """Return what is noted, its pauses as seen from the start of this run."""
        if self._noted is None:
            noted = _read_file(self._path, key)
            now = self._steady()
            tries = {name: anchored(each, now) for name, each in noted.tries.items()}
            self._noted = replace(noted, tries=tries)
        return self._noted


def _told(tries: Tries) -> Issue:
    if tries.pause:
        return Issue("door.pause", "password", figures={"seconds": int(tries.pause)})
    figures = {"chances": tries.chances, "seconds": pause_after(FREE)}
    return Issue("door.password_wrong", "password", figures=figures)


def _name(who: UUID | None) -> str:
    return str(who) if who else ""


def _read_file(path: Path, key: bytes) -> _Noted:
    try:
        file = msgspec.json.decode(path.read_bytes(), type=_File)
    except FileNotFoundError:
        return _Noted()
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return _SUSPECT
    if not secrets.compare_digest(file.code, _code(file.noted, key)):
        return _SUSPECT
    return file.noted


_SUSPECT = _Noted(at_least=FREE - 1)


def _code(noted: _Noted, key: bytes) -> str:
    code = hmac.HMAC(key, hashes.SHA256())
    code.update(msgspec.json.encode(noted))
    return code.finalize().hex()
