"""From a new laptop to an unlocked file, on a real keychain."""

from pathlib import Path
from shutil import rmtree

import pytest

from desktop_app.domain.issues import Refused
from desktop_app.domain.office import Activation
from desktop_app.domain.repair import FileFate
from desktop_app.errors import Unavailable
from desktop_app.paths import DATABASE_NAME, FILE_FOLDER
from desktop_app.storage.keychain import Keychain
from desktop_app.use_cases.at_start import StartState, start_state
from desktop_app.use_cases.first_run import (
    Recovered,
    SetUp,
    recover,
    set_up,
    unlock,
)
from desktop_app.use_cases.passwords import check_password
from tests.fixtures.people import CITY, NOW

PASSWORD = "melati putih 47 pagi"

ACTIVATION = Activation(
    server="http://127.0.0.1:1",
    code="ABCD-EFGH-JKLM",
    device_number=7,
    receipt_key=bytes(32),
    epoch="e1",
    city=CITY,
)


def set_up_here(folder: Path) -> SetUp:
    return set_up(
        folder, Keychain(), ACTIVATION, officer_name="Rina Kurniasih", password=PASSWORD, now=NOW
    )


@pytest.mark.usefixtures("open_keychain")
def test_a_new_laptop_is_set_up_and_opens_again_with_the_password(tmp_path: Path) -> None:
    assert start_state(tmp_path) is StartState.NEW

    new = set_up_here(tmp_path)
    new.opened.database.close()

    assert start_state(tmp_path) is StartState.LOCKED
    opened = unlock(tmp_path, Keychain(), PASSWORD)
    with opened.database.reading() as tx:
        device, city = tx.settings.device(), tx.settings.city()
    opened.database.close()
    assert opened.officer.name == "Rina Kurniasih"
    assert city == CITY
    assert device is not None
    assert (device.number, device.code, device.id) == (7, "ABCD-EFGH-JKLM", "")
    assert len(device.private_key) == 32


@pytest.mark.usefixtures("open_keychain")
def test_a_wrong_password_is_refused_and_the_recovery_code_lets_in(tmp_path: Path) -> None:
    new = set_up_here(tmp_path)
    new.opened.database.close()

    with pytest.raises(Refused) as refusal:
        unlock(tmp_path, Keychain(), "bukan kata sandi itu")
    assert refusal.value.issues[0].code == "vault.password_wrong"

    typed = new.recovery_code.lower().replace("-", " ")
    recovered = recover(tmp_path, Keychain(), typed, "kenanga merah 52 sore")
    assert isinstance(recovered, Recovered)
    recovered.opened.database.close()
    assert recovered.trouble is None
    unlock(tmp_path, Keychain(), "kenanga merah 52 sore").database.close()
    with pytest.raises(Refused):
        unlock(tmp_path, Keychain(), PASSWORD)


def test_a_laptop_whose_keychain_is_lost_keeps_its_data(
    tmp_path: Path, open_keychain: None, request: pytest.FixtureRequest
) -> None:
    new = set_up_here(tmp_path)
    new.opened.database.close()
    before = (tmp_path / FILE_FOLDER / DATABASE_NAME).read_bytes()

    request.getfixturevalue("no_keychain")
    with pytest.raises(Unavailable) as trouble:
        unlock(tmp_path, Keychain(), PASSWORD)

    assert trouble.value.code == "vault.keychain_missing"
    recovered = recover(tmp_path, Keychain(), new.recovery_code, "kenanga merah 52 sore")
    assert isinstance(recovered, Recovered)
    assert recovered.opened.officer == new.opened.officer
    assert recovered.trouble is not None
    assert recovered.trouble.code == "keychain.missing"
    recovered.opened.database.close()
    assert (tmp_path / FILE_FOLDER / DATABASE_NAME).read_bytes() == before
    assert start_state(tmp_path) is StartState.LOCKED


@pytest.mark.usefixtures("no_keychain")
def test_without_a_keychain_nothing_half_made_is_left(tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as trouble:
        set_up_here(tmp_path)

    assert trouble.value.code == "keychain.missing"
    assert list(tmp_path.iterdir()) == []
    assert start_state(tmp_path) is StartState.NEW


@pytest.mark.usefixtures("open_keychain")
def test_a_second_set_up_never_replaces_a_file(tmp_path: Path) -> None:
    set_up_here(tmp_path).opened.database.close()
    before = (tmp_path / FILE_FOLDER / DATABASE_NAME).read_bytes()

    with pytest.raises(Unavailable) as trouble:
        set_up_here(tmp_path)

    assert trouble.value.code == "database.exists"
    assert (tmp_path / FILE_FOLDER / DATABASE_NAME).read_bytes() == before


@pytest.mark.usefixtures("open_keychain")
def test_a_lost_file_comes_back_from_its_copies_and_that_is_told(tmp_path: Path) -> None:
    set_up_here(tmp_path).opened.database.close()
    (tmp_path / FILE_FOLDER / DATABASE_NAME).unlink()

    assert start_state(tmp_path) is StartState.LOCKED
    opened = unlock(tmp_path, Keychain(), PASSWORD, NOW)

    assert opened.repair.fate is FileFate.FROM_COPIES
    assert opened.officer.name == "Rina Kurniasih"
    with opened.database.reading() as tx:
        assert tx.settings.city() is not None
    opened.database.close()
    again = unlock(tmp_path, Keychain(), PASSWORD, NOW)
    assert not again.repair.anything
    again.database.close()


@pytest.mark.usefixtures("open_keychain")
def test_with_file_and_copies_lost_nothing_is_made_anew(tmp_path: Path) -> None:
    set_up_here(tmp_path).opened.database.close()
    (tmp_path / FILE_FOLDER / DATABASE_NAME).unlink()
    rmtree(tmp_path / FILE_FOLDER / "paket")

    assert start_state(tmp_path) is StartState.FILE_MISSING
    with pytest.raises(Unavailable) as trouble:
        unlock(tmp_path, Keychain(), PASSWORD)
    assert trouble.value.code == "database.missing"
    assert not (tmp_path / FILE_FOLDER / DATABASE_NAME).exists()


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("pendek", "password.too_short"),
        ("aaaaaaaaaaaaaaaa", "password.too_plain"),
        ("123456789012", "password.too_plain"),
        ("rinakurniasih", "password.too_plain"),
        ("jamsostek2026", "password.too_plain"),
        ("kelurahan123", "password.too_plain"),
    ],
)
def test_a_password_anybody_would_try_first_is_refused(password: str, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        check_password(password, "Rina Kurniasih")
    assert refusal.value.issues[0].code == code


def test_a_sentence_is_a_good_password() -> None:
    check_password(PASSWORD, "Rina Kurniasih")
