"""The operating system's keychain, where this laptop's own secret is kept.

The keychain is chosen here by name and never by what happens to be installed: the library's own
choice may fall on a file in clear, or on one that forgets.
"""

import logging
import re
import secrets
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, TypeVar

from desktop_app.errors import Unavailable

if TYPE_CHECKING:  # read by whoever asks first, on a thread of its own: the door stands before
    from keyring.backend import KeyringBackend

logger = logging.getLogger(__name__)

SERVICE = "Loket Jamsostek"
SECRET_BYTES = 32
PATIENCE_SECONDS = 8.0
"""A keychain may ask the user to open it, in a window that nobody sees; it does not get longer."""

_ACCOUNT = "laptop"
_HEX = re.compile(r"[0-9a-f]{64}")

T = TypeVar("T")


class Keychain:
    """Secret Service on Linux, Credential Manager on Windows, Keychain on macOS.

    Raises (every method):
        Unavailable: ``keychain.missing`` when there is none in this session, ``keychain.locked``
            when it stays closed or does not answer in time, ``keychain.refused`` for any other no.
    """

    def __init__(self, patience: float = PATIENCE_SECONDS) -> None:
        """Choose nothing yet: ``patience`` is how many seconds one call may take."""
        self._patience = patience

    def read(self, name: str) -> bytes | None:
        """Return the secret kept under a name, or None when there is none that could be ours."""
        found = self._ask(lambda backend: backend.get_password(_service(name), _ACCOUNT))
        return bytes.fromhex(found) if found and _HEX.fullmatch(found) else None

    def write(self, name: str, secret: bytes) -> None:
        """Keep a secret of 32 bytes under a name, and make sure that it can be read again."""
        if len(secret) != SECRET_BYTES:
            raise ValueError("a device secret has 32 bytes")
        self._ask(lambda backend: backend.set_password(_service(name), _ACCOUNT, secret.hex()))
        if not secrets.compare_digest(self.read(name) or b"", secret):
            raise Unavailable("keychain.refused")

    def forget(self, name: str) -> None:
        """Let go of the secret kept under a name; one that is not there is no harm."""

        def forget(backend: "KeyringBackend") -> None:
            if backend.get_password(_service(name), _ACCOUNT) is not None:
                backend.delete_password(_service(name), _ACCOUNT)

        self._ask(forget)

    def backend_name(self) -> str:
        """Return what keeps the secrets on this system, by its module and class."""
        return self._ask(lambda backend: f"{type(backend).__module__}.{type(backend).__name__}")

    def _ask(self, question: "Callable[[KeyringBackend], T]") -> T:
        """Ask on a thread of its own, which is left behind when no answer comes.

        It is a daemon, so that a keychain's forgotten window cannot keep the program from ending.
        """
        answer: Future[T] = Future()

        def ask() -> None:
            try:
                answer.set_result(question(_backend()))
            except Exception as error:  # noqa: BLE001 - carried over to the thread that waits
                answer.set_exception(error)

        threading.Thread(target=ask, name="keychain", daemon=True).start()
        try:
            return answer.result(self._patience)
        except TimeoutError:
            logger.warning("the keychain did not answer in %s s", self._patience)
            raise Unavailable("keychain.locked") from None
        except _foreseen() as error:
            logger.warning("the keychain said no: %s", type(error).__name__)
            raise Unavailable(_code_of(error)) from None


def _service(name: str) -> str:
    # Windows knows an entry by its service alone, so the name has to be part of it.
    return f"{SERVICE} {name}"


if sys.platform == "win32":

    def _backend() -> "KeyringBackend":
        from keyring.backends.Windows import WinVaultKeyring  # noqa: PLC0415 - Windows only

        backend = WinVaultKeyring()
        # The library's default follows a domain user to other machines.
        backend.persist = "local machine"
        return backend

    def _foreseen() -> tuple[type[Exception], ...]:
        from keyring.errors import KeyringError  # noqa: PLC0415 - it has been read by now
        from win32ctypes.pywin32 import pywintypes  # noqa: PLC0415 - Windows only

        return (KeyringError, OSError, RuntimeError, pywintypes.error)

elif sys.platform == "darwin":

    def _backend() -> "KeyringBackend":
        from keyring.backends.macOS import Keyring  # noqa: PLC0415 - macOS only

        return Keyring()

    def _foreseen() -> tuple[type[Exception], ...]:
        from keyring.errors import KeyringError  # noqa: PLC0415 - it has been read by now

        return (KeyringError, OSError, RuntimeError)

else:

    def _backend() -> "KeyringBackend":
        from keyring.backends.SecretService import Keyring  # noqa: PLC0415 - Linux only

        return Keyring()  # type: ignore[no-untyped-call]  # the library's own

    def _foreseen() -> tuple[type[Exception], ...]:
        from keyring.errors import KeyringError  # noqa: PLC0415 - it has been read by now
        from secretstorage.exceptions import SecretStorageException  # noqa: PLC0415 - Linux only

        return (KeyringError, SecretStorageException, OSError, RuntimeError)


_LOCKED = {"KeyringLocked", "LockedException", "PromptDismissedException"}
_MISSING = {"SecretServiceNotAvailableException", "NoKeyringError", "InitError"}


def _code_of(error: BaseException) -> str:
    """Return our code for a keychain's error; its cause says more than the error itself.

    By names, because most of these classes exist on one operating system only.
    """
    names: set[str] = set()
    cause: BaseException | None = error
    while cause is not None:
        names.add(type(cause).__name__)
        cause = cause.__cause__ or cause.__context__
    if names & _LOCKED:
        return "keychain.locked"
    if names & _MISSING or isinstance(error, ConnectionError | FileNotFoundError):
        return "keychain.missing"
    return "keychain.refused"
