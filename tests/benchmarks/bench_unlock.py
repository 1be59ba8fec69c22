"""How long the door takes: a password against the real keychain, at the hardness set-up chose."""

import os
import tempfile
from pathlib import Path
from unittest.mock import patch
from uuid import UUID

from desktop_app.storage.keychain import Keychain
from desktop_app.storage.vault import Vault
from installers.demo.secret_service import private_secret_service
from tests.benchmarks.figures import Figure, timed, typical

PASSWORD = "melati putih 47 pagi"
OFFICER = UUID("01930000-0000-7000-8000-000000000001")
_ROUNDS = 5


def run() -> list[Figure]:
    """Measure one guess as the thief's and the clerk's laptop alike have to make it.

    Set-up calibrates a guess to 300 to 700 ms on this machine; the rest is the keychain's.
    """
    with (
        private_secret_service() as variables,
        patch.dict(os.environ, variables),
        tempfile.TemporaryDirectory() as folder,
    ):
        Vault.create(Path(folder), Keychain(), PASSWORD, OFFICER)
        times = [timed(lambda: _unlock(Path(folder))) for _ in range(_ROUNDS)]
    return [Figure("unlock_password_ms", typical(times), "ms", 1000)]


def _unlock(folder: Path) -> None:
    Vault.open(folder, Keychain()).unlock(PASSWORD)
