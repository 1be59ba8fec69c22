"""The keychain: a real Secret Service that is open, closed, or not there."""

import socket
import threading
import time
from pathlib import Path

import keyring.backends.null
import pytest
import secretstorage

from desktop_app.errors import Unavailable
from desktop_app.storage import keychain
from desktop_app.storage.keychain import SERVICE, Keychain

SECRET = bytes(range(32))


def refusal(act: "pytest.ExceptionInfo[Unavailable]") -> str:
    return act.value.code


@pytest.mark.usefixtures("open_keychain")
def test_what_is_kept_can_be_read_by_another_run_of_the_program() -> None:
    Keychain().write("laptop-a", SECRET)

    assert Keychain().read("laptop-a") == SECRET
    assert Keychain().read("laptop-b") is None


@pytest.mark.usefixtures("open_keychain")
def test_a_new_secret_takes_the_place_of_the_old() -> None:
    Keychain().write("laptop-a", SECRET)
    Keychain().write("laptop-a", SECRET[::-1])

    assert Keychain().read("laptop-a") == SECRET[::-1]


@pytest.mark.usefixtures("open_keychain")
def test_the_secret_service_itself_holds_it_under_our_name() -> None:
    Keychain().write("laptop-a", SECRET)

    connection = secretstorage.dbus_init()
    collection = secretstorage.get_default_collection(connection)
    items = list(collection.search_items({"service": f"{SERVICE} laptop-a"}))
    assert [item.get_secret() for item in items] == [SECRET.hex().encode()]
    connection.close()


@pytest.mark.usefixtures("open_keychain")
def test_what_somebody_else_put_there_is_not_taken_for_ours() -> None:
    Keychain().write("laptop-a", SECRET)
    connection = secretstorage.dbus_init()
    (item,) = secretstorage.get_default_collection(connection).search_items(
        {"service": f"{SERVICE} laptop-a"}
    )
    item.set_secret(b"not a secret of ours")
    connection.close()

    assert Keychain().read("laptop-a") is None


@pytest.mark.usefixtures("open_keychain")
def test_the_environment_cannot_choose_a_keychain_that_forgets(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    forgets = keyring.backends.null.Keyring()  # type: ignore[no-untyped-call]  # the library's own
    keyring.set_keyring(forgets)

    Keychain().write("laptop-a", SECRET)

    assert Keychain().read("laptop-a") == SECRET


@pytest.mark.usefixtures("locked_keychain")
def test_a_closed_keychain_is_told() -> None:
    with pytest.raises(Unavailable) as reading:
        Keychain().read("laptop-a")
    with pytest.raises(Unavailable) as writing:
        Keychain().write("laptop-a", SECRET)

    assert (refusal(reading), refusal(writing)) == ("keychain.locked", "keychain.locked")


@pytest.mark.usefixtures("no_keychain")
def test_a_missing_keychain_is_told() -> None:
    with pytest.raises(Unavailable) as reading:
        Keychain().read("laptop-a")
    with pytest.raises(Unavailable) as writing:
        Keychain().write("laptop-a", SECRET)

    assert (refusal(reading), refusal(writing)) == ("keychain.missing", "keychain.missing")


@pytest.mark.parametrize("address", ["unix:path=/nowhere/bus", "", "nonsense"])
def test_a_session_without_a_bus_has_no_keychain(
    address: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))

    with pytest.raises(Unavailable) as reading:
        Keychain().read("laptop-a")

    assert refusal(reading) == "keychain.missing"


def test_a_keychain_that_does_not_answer_is_left_after_a_while(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    deaf = socket.socket(socket.AF_UNIX)
    deaf.bind(str(tmp_path / "bus"))
    deaf.listen()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'bus'}")

    start = time.monotonic()
    with pytest.raises(Unavailable) as reading:
        Keychain(patience=0.2).read("laptop-a")

    assert refusal(reading) == "keychain.locked"
    assert time.monotonic() - start < 5
    left = [thread for thread in threading.enumerate() if thread.name == "keychain"]
    assert all(thread.daemon for thread in left)  # it cannot keep the program from ending
    peer, _ = deaf.accept()
    peer.close()
    deaf.close()
    for thread in left:
        thread.join(10)


def test_a_secret_of_another_length_is_a_bug() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Keychain().write("laptop-a", b"short")


def test_eight_seconds_is_what_a_keychain_gets() -> None:
    assert keychain.PATIENCE_SECONDS == 8
