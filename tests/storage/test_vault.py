"""Password and laptop together, or the code: nothing else opens the file."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import msgspec
import pytest

from desktop_app.domain.issues import Refused
from desktop_app.errors import Unavailable
from desktop_app.paths import DATABASE_NAME, VAULT_COPY_NAME, VAULT_NAME
from desktop_app.storage.database import create_database
from desktop_app.storage.keychain import Keychain
from desktop_app.storage.recovery_code import new_recovery_code
from desktop_app.storage.stretching import Hardness, Stretch, calibrated
from desktop_app.storage.vault import NewVault, Vault
from desktop_app.storage.vault_file import read_vault_file, vault_file_bytes

QUICK = Hardness(passes=1, memory_kib=64)
"""For tests only: a guess that costs next to nothing."""

PASSWORD = "kuda lumping merah"
RINA, TEGUH = uuid4(), uuid4()


@pytest.fixture
def made(tmp_path: Path, open_keychain: None) -> NewVault:
    return Vault.create(tmp_path, Keychain(), PASSWORD, RINA, QUICK)


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refusal:
        act()
    return refusal.value.issues[0].code


def unavailable(act: Callable[[], object]) -> str:
    with pytest.raises(Unavailable) as refusal:
        act()
    return refusal.value.code


def forget(vault: NewVault) -> None:
    """Let the keychain have another secret under this vault's name, as after a new profile."""
    content = vault.vault._content
    Keychain().write(content.id, bytes(32))


def test_the_password_opens_on_this_laptop_and_says_whose_it_is(
    made: NewVault, tmp_path: Path
) -> None:
    vault = Vault.open(tmp_path, Keychain())

    assert vault.unlock(PASSWORD) == (made.key, RINA)
    assert len(made.key) == 32


def test_a_password_is_the_same_however_its_letters_are_composed(
    tmp_path: Path, open_keychain: None
) -> None:
    made = Vault.create(tmp_path, Keychain(), "caf\u00e9 di sudut", RINA, QUICK)

    assert made.vault.unlock("cafe\u0301 di sudut").key == made.key


@pytest.mark.parametrize("typed", ["", PASSWORD + " ", PASSWORD.upper(), "\x00"])
def test_another_password_opens_nothing(made: NewVault, typed: str) -> None:
    assert refused(lambda: made.vault.unlock(typed)) == "vault.password_wrong"


def test_the_password_alone_opens_nothing(made: NewVault, tmp_path: Path) -> None:
    """The thief's case: the disk and the password, and whatever the file holds for a secret."""
    content = read_vault_file(tmp_path / VAULT_NAME)
    assert refused(lambda: made.vault.recover(new_recovery_code())) == "vault.recovery_code_wrong"
    for guess in (b"", bytes(32), content.device_check, content.seal):
        assert made.vault._try(PASSWORD, guess, content.slots) is None


def test_the_laptop_s_secret_alone_opens_nothing(made: NewVault, tmp_path: Path) -> None:
    content = read_vault_file(tmp_path / VAULT_NAME)
    secret = Keychain().read(content.id)
    assert secret is not None
    assert made.vault._try("", secret, content.slots) is None
    assert made.key.hex() not in (tmp_path / VAULT_NAME).read_text()
    assert secret.hex() not in (tmp_path / VAULT_NAME).read_text()


def test_the_recovery_code_opens_without_password_and_keychain(
    made: NewVault, tmp_path: Path, no_keychain: None
) -> None:
    vault = Vault.open(tmp_path, Keychain())

    assert vault.recover(made.recovery_code.lower().replace("-", " ")) == made.key
    assert refused(lambda: vault.recover("1234")) == "vault.recovery_code_mistyped"


def test_a_missing_keychain_has_its_own_word(
    made: NewVault, tmp_path: Path, no_keychain: None
) -> None:
    vault = Vault.open(tmp_path, Keychain())

    assert unavailable(lambda: vault.unlock(PASSWORD)) == "vault.keychain_missing"


def test_a_closed_keychain_has_its_own_word(
    made: NewVault, tmp_path: Path, locked_keychain: None
) -> None:
    vault = Vault.open(tmp_path, Keychain())

    assert unavailable(lambda: vault.unlock(PASSWORD)) == "vault.keychain_locked"
    assert unavailable(lambda: vault.renew(made.key, PASSWORD, RINA)) == "keychain.locked"


def test_a_keychain_that_lost_the_secret_has_its_own_word(made: NewVault) -> None:
    forget(made)

    assert unavailable(lambda: made.vault.unlock(PASSWORD)) == "vault.keychain_lost"


@pytest.mark.parametrize("fixture", ["no_keychain", "locked_keychain"])
def test_set_up_without_a_keychain_leaves_nothing_behind(
    fixture: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue(fixture)

    code = unavailable(lambda: Vault.create(tmp_path, Keychain(), PASSWORD, RINA, QUICK))

    assert code in {"keychain.missing", "keychain.locked"}
    assert not Vault.exists(tmp_path)


def test_recovery_gives_a_new_password_and_the_laptop_a_new_secret(
    made: NewVault, tmp_path: Path
) -> None:
    forget(made)
    vault = Vault.open(tmp_path, Keychain())
    key = vault.recover(made.recovery_code)

    vault.renew(key, "kata sandi yang baru", RINA, QUICK)

    again = Vault.open(tmp_path, Keychain())
    assert again.unlock("kata sandi yang baru") == (made.key, RINA)
    assert refused(lambda: again.unlock(PASSWORD)) == "vault.password_wrong"
    assert again.recover(made.recovery_code) == made.key


def test_a_forgotten_password_costs_a_colleague_nothing(made: NewVault, tmp_path: Path) -> None:
    made.vault.renew(made.key, "sandi milik teguh", TEGUH, QUICK)
    key = made.vault.recover(made.recovery_code)
    made.vault.renew(key, "kata sandi yang baru", RINA, QUICK)

    vault = Vault.open(tmp_path, Keychain())
    assert vault.unlock("sandi milik teguh") == (made.key, TEGUH)
    assert vault.unlock("kata sandi yang baru") == (made.key, RINA)


def test_a_lost_secret_gives_up_the_places_it_was_part_of(made: NewVault, tmp_path: Path) -> None:
    made.vault.renew(made.key, "sandi milik teguh", TEGUH, QUICK)
    forget(made)
    made.vault.renew(made.key, PASSWORD, RINA, QUICK)

    content = read_vault_file(tmp_path / VAULT_NAME)
    assert [slot.officer for slot in content.slots] == [RINA]
    assert made.vault.unlock(PASSWORD) == (made.key, RINA)


def test_a_key_of_another_file_is_not_wrapped(made: NewVault) -> None:
    assert unavailable(lambda: made.vault.renew(bytes(32), PASSWORD, RINA)) == "vault.damaged"


def test_where_a_file_exists_no_new_key_is_made(
    made: NewVault, tmp_path: Path, open_keychain: None
) -> None:
    create_database(tmp_path / DATABASE_NAME, made.key).close()
    before = (tmp_path / VAULT_NAME).read_bytes()

    code = unavailable(lambda: Vault.create(tmp_path, Keychain(), PASSWORD, RINA, QUICK))

    assert code == "database.exists"
    assert (tmp_path / VAULT_NAME).read_bytes() == before


def test_a_file_whose_vault_is_gone_is_told_and_gets_no_new_one(
    made: NewVault, tmp_path: Path
) -> None:
    create_database(tmp_path / DATABASE_NAME, made.key).close()
    (tmp_path / VAULT_NAME).unlink()
    (tmp_path / VAULT_COPY_NAME).unlink()

    assert not Vault.exists(tmp_path)
    assert unavailable(lambda: Vault.open(tmp_path, Keychain())) == "vault.missing"
    again = unavailable(lambda: Vault.create(tmp_path, Keychain(), PASSWORD, RINA, QUICK))
    assert again == "database.exists"


def test_a_set_up_that_was_broken_off_can_begin_again_and_nothing_is_thrown_away(
    made: NewVault, tmp_path: Path
) -> None:
    old = (tmp_path / VAULT_NAME).read_bytes()

    again = Vault.create(tmp_path, Keychain(), "kata sandi yang baru", RINA, QUICK)

    assert again.key != made.key
    assert (tmp_path / "vault.old-1.json").read_bytes() == old


@pytest.mark.parametrize("harm", ["missing", "cut", "flipped"])
@pytest.mark.parametrize("name", [VAULT_NAME, VAULT_COPY_NAME])
def test_either_of_the_two_copies_will_do(
    made: NewVault, tmp_path: Path, name: str, harm: str
) -> None:
    _harm(tmp_path / name, harm)

    vault = Vault.open(tmp_path, Keychain())
    assert vault.unlock(PASSWORD).key == made.key
    assert read_vault_file(tmp_path / VAULT_NAME) == made.vault._content


@pytest.mark.parametrize("harm", ["cut", "flipped", "empty", "other", "huge"])
def test_damage_to_both_is_not_taken_for_a_wrong_password(
    made: NewVault, tmp_path: Path, harm: str
) -> None:
    for name in (VAULT_NAME, VAULT_COPY_NAME):
        _harm(tmp_path / name, harm)

    assert unavailable(lambda: Vault.open(tmp_path, Keychain())) == "vault.damaged"


def _harm(path: Path, harm: str) -> None:
    data = path.read_bytes()
    match harm:
        case "missing":
            path.unlink()
        case "cut":
            path.write_bytes(data[: len(data) // 2])
        case "flipped":
            place = data.index(b"sealed") + 12
            path.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        case "empty":
            path.write_bytes(b"")
        case "other":
            path.write_bytes(b'{"format": "something else", "version": 1}')
        case "huge":
            path.write_bytes(data + b" " * (1 << 20))


def test_a_vault_of_a_newer_program_is_told(made: NewVault, tmp_path: Path) -> None:
    for name in (VAULT_NAME, VAULT_COPY_NAME):
        file = json.loads((tmp_path / name).read_bytes())
        (tmp_path / name).write_text(json.dumps({"format": file["format"], "version": 3}))

    assert unavailable(lambda: Vault.open(tmp_path, Keychain())) == "vault.newer"


def _tampered(made: NewVault, folder: Path, change: Callable[[dict[str, Any]], None]) -> Vault:
    """Change the vault as somebody would who can write it, checksum and all."""
    content = json.loads((folder / VAULT_NAME).read_bytes())["content"]
    change(content)
    data = vault_file_bytes(msgspec.convert(content, type(made.vault._content)))
    for name in (VAULT_NAME, VAULT_COPY_NAME):
        (folder / name).write_bytes(data)
    return Vault.open(folder, Keychain())


def test_a_weakened_stretching_opens_nothing(made: NewVault, tmp_path: Path) -> None:
    vault = _tampered(
        made, tmp_path, lambda content: content["slots"][0]["stretch"].update(memory_kib=8)
    )

    assert refused(lambda: vault.unlock(PASSWORD)) == "vault.password_wrong"


def test_a_place_written_over_to_another_name_opens_nothing(made: NewVault, tmp_path: Path) -> None:
    vault = _tampered(
        made, tmp_path, lambda content: content["slots"][0].update(officer=str(TEGUH))
    )

    assert refused(lambda: vault.unlock(PASSWORD)) == "vault.password_wrong"


def test_a_place_taken_out_or_put_back_is_noticed(made: NewVault, tmp_path: Path) -> None:
    made.vault.renew(made.key, "sandi milik teguh", TEGUH, QUICK)
    vault = _tampered(made, tmp_path, lambda content: content["slots"].pop())

    assert unavailable(lambda: vault.unlock(PASSWORD)) == "vault.damaged"
    assert unavailable(lambda: vault.recover(made.recovery_code)) == "vault.damaged"


@pytest.mark.parametrize(
    ("name", "value"),
    [("memory_kib", 1 << 40), ("passes", 0), ("passes", 1 << 30), ("lanes", 0), ("lanes", 1000)],
)
def test_figures_that_would_stop_the_machine_are_damage(
    made: NewVault, tmp_path: Path, name: str, value: int
) -> None:
    with pytest.raises(Unavailable) as refusal:
        _tampered(
            made, tmp_path, lambda content: content["slots"][0]["stretch"].update({name: value})
        )

    assert refusal.value.code == "vault.damaged"


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, open_keychain: None) -> None:
    (tmp_path / "data").write_text("a file where a folder should be")

    code = unavailable(
        lambda: Vault.create(tmp_path / "data" / "x", Keychain(), PASSWORD, RINA, QUICK)
    )

    assert code == "vault.not_writable"


def test_a_guess_costs_what_this_machine_bears() -> None:
    hardness = calibrated()

    assert hardness.passes >= 3
    assert hardness.memory_kib == 64 * 1024
    assert hardness.lanes == 1


@pytest.mark.parametrize(
    ("seconds", "passes"), [(1e-6, 64), (0.0625, 24), (0.125, 12), (0.25, 6), (0.3, 3), (9.0, 3)]
)
def test_a_fast_machine_gets_more_passes_and_a_slow_one_never_fewer_than_three(
    seconds: float, passes: int
) -> None:
    ticks = iter([0.0, seconds])

    assert calibrated(lambda: next(ticks)).passes == passes


def test_the_same_secret_stretches_differently_each_time() -> None:
    assert Stretch.new(QUICK).over(PASSWORD) != Stretch.new(QUICK).over(PASSWORD)


def test_an_officer_s_id_comes_back_as_a_uuid(made: NewVault) -> None:
    assert isinstance(made.vault.unlock(PASSWORD).officer, UUID)
