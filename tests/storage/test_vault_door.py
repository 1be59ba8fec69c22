"""Several officers in one vault: each their own place, and the names the door asks by."""

import json
from pathlib import Path
from uuid import uuid4

import pytest

from desktop_app.paths import VAULT_COPY_NAME, VAULT_NAME
from desktop_app.storage.keychain import Keychain
from desktop_app.storage.vault import NewVault, Vault
from tests.storage.test_vault import PASSWORD, RINA, TEGUH, forget, made, refused, unavailable

__all__ = ["made"]


def test_two_officers_may_have_one_password_and_neither_learns_of_it(
    made: NewVault, tmp_path: Path
) -> None:
    made.vault.renew(made.key, PASSWORD, TEGUH)

    vault = Vault.open(tmp_path, Keychain())
    assert vault.unlock(PASSWORD, RINA) == (made.key, RINA)
    assert vault.unlock(PASSWORD, TEGUH) == (made.key, TEGUH)


def test_a_password_opens_for_whom_it_is_and_for_nobody_else(made: NewVault) -> None:
    made.vault.renew(made.key, "sandi milik teguh", TEGUH)

    assert made.vault.unlock("sandi milik teguh", TEGUH).officer == TEGUH
    assert refused(lambda: made.vault.unlock("sandi milik teguh", RINA)) == "vault.password_wrong"
    assert refused(lambda: made.vault.unlock(PASSWORD, uuid4())) == "vault.password_wrong"


def test_the_door_knows_who_works_here_and_a_stolen_disk_does_not(
    made: NewVault, tmp_path: Path
) -> None:
    names = {RINA: "Rina Kurniasih", TEGUH: "Teguh Prasetyo"}
    made.vault.renew(made.key, "sandi milik teguh", TEGUH, names=names)

    assert Vault.open(tmp_path, Keychain()).names() == names
    for name in (VAULT_NAME, VAULT_COPY_NAME):
        text = (tmp_path / name).read_text()
        assert "Rina" not in text
        assert "Teguh" not in text
    forget(made)
    assert unavailable(lambda: Vault.open(tmp_path, Keychain()).names()) == "vault.keychain_lost"


def test_a_place_that_is_given_up_is_given_up_in_both_files(made: NewVault, tmp_path: Path) -> None:
    names = {RINA: "Rina Kurniasih", TEGUH: "Teguh Prasetyo"}
    made.vault.renew(made.key, "sandi milik teguh", TEGUH, names=names)
    with_both = (tmp_path / VAULT_NAME).read_bytes()

    made.vault.put_in_order(made.key, names, keep={RINA})

    (tmp_path / VAULT_COPY_NAME).write_bytes(with_both)  # the cut came between the two
    vault = Vault.open(tmp_path, Keychain())
    assert vault.names() == {RINA: "Rina Kurniasih"}
    assert vault.officers == {RINA}
    (tmp_path / VAULT_NAME).unlink()
    assert Vault.open(tmp_path, Keychain()).officers == {RINA}


def test_the_last_place_is_never_given_up(made: NewVault) -> None:
    with pytest.raises(ValueError, match="nobody"):
        made.vault.put_in_order(made.key, {}, keep=())
    assert made.vault.unlock(PASSWORD) == (made.key, RINA)


def test_a_vault_of_before_opens_as_it_was_and_learns_the_names(
    made: NewVault, tmp_path: Path
) -> None:
    before = json.loads((tmp_path / VAULT_NAME).read_text())
    assert before["version"] == 1
    del before["content"]["door"]  # as the program of before wrote it
    for name in (VAULT_NAME, VAULT_COPY_NAME):
        (tmp_path / name).write_text(json.dumps(before))

    vault = Vault.open(tmp_path, Keychain())
    assert vault.names() == {}
    assert vault.unlock(PASSWORD) == (made.key, RINA)
    vault.put_in_order(made.key, {RINA: "Rina Kurniasih"}, keep={RINA})

    assert json.loads((tmp_path / VAULT_NAME).read_text())["version"] == 2
    assert Vault.open(tmp_path, Keychain()).names() == {RINA: "Rina Kurniasih"}
