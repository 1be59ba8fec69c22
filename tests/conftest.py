"""What every test may ask for: a screen nobody sees, a keychain, a PostgreSQL, canary people."""

import os

# Before anything imports Qt: tests draw real windows where no display is.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from installers.demo import secret_service
from tests.fixtures import founded
from tests.postgres import running_postgres

# Two cores may be shared with other work: a slow example is no failure, a wrong one is.
settings.register_profile(
    "house", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("house")


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """Address of a real PostgreSQL for the session; who uses it makes a database of its own."""
    with running_postgres() as url:
        yield url


@pytest.fixture(scope="session")
def founded_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A city's SQLite file, founded once; who uses it takes a copy."""
    return founded.founded_file(tmp_path_factory.mktemp("kota"))


@pytest.fixture(scope="session")
def founded_postgres(postgres_url: str) -> founded.FoundedPostgres:
    """A city's database on the session's PostgreSQL, founded once."""
    return founded.FoundedPostgres(postgres_url)


@pytest.fixture
def open_keychain(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A real Secret Service, empty and open, as after a login."""
    with secret_service.private_secret_service() as variables:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        yield


@pytest.fixture
def locked_keychain(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A real Secret Service that stays closed: nobody answers its prompt."""
    with secret_service.locked_secret_service() as variables:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        yield


@pytest.fixture
def no_keychain(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A session bus with no Secret Service on it."""
    with secret_service.no_secret_service() as variables:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        yield
