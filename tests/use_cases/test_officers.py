"""Several people at one laptop: who may come in, under what name, and who decides that."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.office import Activation, Officer, Role, time_zone
from desktop_app.errors import Unavailable
from desktop_app.paths import FILE_FOLDER, VAULT_NAME
from desktop_app.reference import ReferenceBooks
from desktop_app.storage import durable
from desktop_app.storage.attempts import Attempts
from desktop_app.storage.vault import Vault
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.drafts import draft_of, keep_draft, left_behind, take_over
from desktop_app.use_cases.first_run import (
    Recovered,
    SetUp,
    recognise,
    recover,
    set_up,
    unlock,
)
from desktop_app.use_cases.locks import Locks
from desktop_app.use_cases.officers import (
    add_officer,
    change_own_password,
    change_role,
    end_access,
    give_password,
    put_in_order,
    rename_officer,
    staff,
)
from desktop_app.use_cases.registration import register_worker
from desktop_app.use_cases.who import WhoAreYou
from tests.campaigns.office import FileKeychain
from tests.fixtures.desk import DEVICE, books
from tests.fixtures.memory_keychain import MemoryKeychain
from tests.fixtures.people import CITY, KELURAHAN, NOW, TRADER

__all__ = ["books"]

RINA = "perahu kertas di hulu"
TEGUH = "gerobak hijau di simpang"
LURAH = "pohon asam depan balai"


@dataclass
class Office:
    """One laptop with its vault, and who sits at it."""

    folder: Path
    keychain: MemoryKeychain
    made: SetUp
    desk: Desk
    locks: Locks

    def as_(self, officer: Officer) -> Desk:
        return replace(self.desk, officer=officer)

    def comes_in(self, password: str, who: UUID | None = None) -> Officer:
        return recognise(
            self.desk.database,
            self.folder,
            self.keychain,
            password,
            officer=who,
            attempts=self.locks.attempts,
        )

    def acts(self) -> list[tuple[str, str]]:
        with self.desk.database.reading() as tx:
            return [(one.officer, one.act) for one in tx.audit.all()]


@pytest.fixture
def office(tmp_path: Path, books: ReferenceBooks) -> Iterator[Office]:
    keychain = MemoryKeychain()
    made = set_up(
        tmp_path,
        keychain,
        Activation("http://127.0.0.1:1", "KODE", 1, bytes(32), "e", CITY),
        officer_name="Rina Kurniasih",
        password=RINA,
        now=NOW,
    )
    database = made.opened.database
    desk = Desk(database, books, CITY, DEVICE, made.opened.officer, time_zone(KELURAHAN))
    home = tmp_path / FILE_FOLDER
    yield Office(tmp_path, keychain, made, desk, Locks(home, keychain, Attempts(home)))
    database.close()


def no(act: Callable[[], object]) -> Issue:
    with pytest.raises(Refused) as refusal:
        act()
    return refusal.value.issues[0]


def test_a_colleague_is_taken_in_and_each_opens_with_their_own(office: Office) -> None:
    teguh = add_officer(office.desk, office.locks, " Teguh  Prasetyo", Role.CLERK, TEGUH, NOW)

    assert teguh.name == "Teguh Prasetyo"
    assert office.comes_in(TEGUH, teguh.id) == teguh
    assert office.comes_in(RINA, office.desk.officer.id) == office.desk.officer
    assert no(lambda: office.comes_in(RINA, teguh.id)).code == "door.password_wrong"
    assert office.locks.vault().names() == {
        teguh.id: "Teguh Prasetyo",
        office.desk.officer.id: "Rina Kurniasih",
    }
    assert office.acts()[-1] == ("Rina Kurniasih", "staff.added")


def test_what_a_colleague_registers_bears_their_name(office: Office) -> None:
    teguh = add_officer(office.desk, office.locks, "Teguh Prasetyo", Role.CLERK, TEGUH, NOW)

    registration = register_worker(office.as_(teguh), TRADER, frozenset(), NOW)

    assert registration.officer == "Teguh Prasetyo"
    with office.desk.database.reading() as tx:
        assert tx.outbox.of(registration.id)[-1][0].author == "Teguh Prasetyo"


def test_once_there_is_a_supervisor_only_they_see_to_officers(office: Office) -> None:
    lurah = add_officer(office.desk, office.locks, "Lurah Medono", Role.SUPERVISOR, LURAH, NOW)
    rina, theirs = office.desk.officer, office.as_(lurah)

    for act in (
        lambda: add_officer(office.desk, office.locks, "Teguh", Role.CLERK, TEGUH, NOW),
        lambda: rename_officer(office.desk, office.locks, lurah.id, "Lain", NOW),
        lambda: change_role(office.desk, lurah.id, Role.CLERK, NOW),
        lambda: end_access(office.desk, office.locks, lurah.id, NOW),
        lambda: give_password(office.desk, office.locks, lurah.id, TEGUH, NOW),
    ):
        assert no(act).code == "role.not_allowed"
    assert not staff(office.desk, office.locks).may_manage
    assert staff(theirs, office.locks).may_manage
    teguh = add_officer(theirs, office.locks, "Teguh Prasetyo", Role.CLERK, TEGUH, NOW)
    assert change_role(theirs, teguh.id, Role.SUPERVISOR, NOW).role is Role.SUPERVISOR
    assert end_access(theirs, office.locks, rina.id, NOW).has_access is False


def test_nobody_changes_their_own_role_or_access(office: Office) -> None:
    rina = office.desk.officer
    for act in (
        lambda: change_role(office.desk, rina.id, Role.SUPERVISOR, NOW),
        lambda: end_access(office.desk, office.locks, rina.id, NOW),
        lambda: give_password(office.desk, office.locks, rina.id, TEGUH, NOW),
    ):
        assert no(act).code == "officer.yourself"


def test_a_name_is_one_person_s_for_ever(office: Office) -> None:
    teguh = add_officer(office.desk, office.locks, "Teguh Prasetyo", Role.CLERK, TEGUH, NOW)
    renamed = rename_officer(office.desk, office.locks, teguh.id, "Teguh Prasetyo, S.Sos.", NOW)

    assert renamed.names == {"Teguh Prasetyo", "Teguh Prasetyo, S.Sos."}
    taken = no(
        lambda: add_officer(office.desk, office.locks, "TEGUH prasetyo", Role.CLERK, TEGUH, NOW)
    )
    assert (taken.code, taken.about) == ("officer.name_taken", "name")
    assert office.locks.vault().names()[teguh.id] == "Teguh Prasetyo, S.Sos."
    back = rename_officer(office.as_(renamed), office.locks, teguh.id, "Teguh Prasetyo", NOW)
    assert back.former == ("Teguh Prasetyo, S.Sos.",)  # anybody may put their own name right
    assert rename_officer(office.desk, office.locks, teguh.id, "Teguh Prasetyo", NOW) == back


def test_the_end_of_access_closes_the_door_and_keeps_the_name(office: Office) -> None:
    teguh = add_officer(office.desk, office.locks, "Teguh Prasetyo", Role.CLERK, TEGUH, NOW)
    end_access(office.desk, office.locks, teguh.id, NOW)

    assert no(lambda: office.comes_in(TEGUH, teguh.id)).code == "door.password_wrong"
    shown = staff(office.desk, office.locks).colleagues
    assert [(one.officer.name, one.has_password, one.is_self) for one in shown] == [
        ("Rina Kurniasih", True, True),
        ("Teguh Prasetyo", False, False),
    ]
    give_password(office.desk, office.locks, teguh.id, LURAH, NOW)
    assert office.comes_in(LURAH, teguh.id).has_access
    assert [act for _, act in office.acts()] == [
        "set_up", "staff.added", "staff.access_ended", "staff.password_given",
    ]  # fmt: skip


def test_a_vault_that_was_put_back_lets_nobody_in_whose_access_has_ended(office: Office) -> None:
    teguh = add_officer(office.desk, office.locks, "Teguh Prasetyo", Role.CLERK, TEGUH, NOW)
    home = office.locks.home
    before = (home / VAULT_NAME).read_bytes()
    end_access(office.desk, office.locks, teguh.id, NOW)
    (home / VAULT_NAME).write_bytes(before)

    assert no(lambda: office.comes_in(TEGUH, teguh.id)).code == "officer.access_ended"
    put_in_order(office.desk.database, office.locks.vault())
    assert teguh.id not in office.locks.vault().officers


def test_where_the_vault_cannot_be_written_the_colleague_gets_the_password_later(
    office: Office,
) -> None:
    office.keychain.closed = True
    with pytest.raises(Unavailable):
        add_officer(office.desk, office.locks, "Teguh Prasetyo", Role.CLERK, TEGUH, NOW)
    office.keychain.closed = False

    (_, teguh) = staff(office.desk, office.locks).colleagues
    assert not teguh.has_password
    give_password(office.desk, office.locks, teguh.officer.id, TEGUH, NOW)
    assert office.comes_in(TEGUH, teguh.officer.id).name == "Teguh Prasetyo"


def test_one_s_own_password_is_changed_by_showing_the_old_one(office: Office) -> None:
    desk, locks = office.desk, office.locks

    wrong = no(lambda: change_own_password(desk, locks, "bukan yang lama", TEGUH, NOW))
    assert (wrong.code, wrong.about, wrong.figures["chances"]) == ("door.password_wrong", "old", 4)
    assert no(lambda: change_own_password(desk, locks, RINA, "pendek", NOW)).about == "password"
    change_own_password(desk, locks, RINA, TEGUH, NOW)

    assert office.comes_in(TEGUH, desk.officer.id) == desk.officer
    assert no(lambda: office.comes_in(RINA, desk.officer.id)).code == "door.password_wrong"
    assert office.acts()[-1] == ("Rina Kurniasih", "staff.password_changed")


def test_a_supervisor_s_new_password_ends_a_pause(office: Office) -> None:
    teguh = add_officer(office.desk, office.locks, "Teguh Prasetyo", Role.CLERK, TEGUH, NOW)
    codes = [no(lambda: office.comes_in("salah", teguh.id)).code for _ in range(6)]
    assert codes[-2:] == ["door.pause", "door.must_wait"]

    give_password(office.desk, office.locks, teguh.id, LURAH, NOW)

    assert office.comes_in(LURAH, teguh.id) == teguh


def test_the_recovery_code_gives_whoever_is_named_a_new_password(office: Office) -> None:
    teguh = add_officer(office.desk, office.locks, "Teguh Prasetyo", Role.CLERK, TEGUH, NOW)
    code = office.made.recovery_code

    found = recover(
        office.folder, office.keychain, code, LURAH, officer=teguh.id,
        attempts=office.locks.attempts, at=NOW,
    )  # fmt: skip

    assert isinstance(found, Recovered)
    assert found.opened.officer == teguh
    found.opened.database.close()
    assert office.comes_in(LURAH, teguh.id) == teguh
    assert office.comes_in(RINA, office.desk.officer.id) == office.desk.officer
    assert office.acts()[-1] == ("Teguh Prasetyo", "staff.recovered")


def test_a_door_that_knows_nobody_asks_who_once_the_code_is_right(office: Office) -> None:
    teguh = add_officer(office.desk, office.locks, "Teguh Prasetyo", Role.CLERK, TEGUH, NOW)
    office.keychain.secrets.clear()
    code = office.made.recovery_code

    asked = recover(office.folder, office.keychain, code, LURAH)

    assert isinstance(asked, WhoAreYou)
    assert {name for _, name in asked.people} == {"Rina Kurniasih", "Teguh Prasetyo"}
    found = recover(office.folder, office.keychain, code, LURAH, officer=teguh.id)
    assert isinstance(found, Recovered)
    found.opened.database.close()
    vault = Vault.open(office.locks.home, office.keychain)
    assert vault.officers == {teguh.id}  # the others' passwords went with the keychain
    assert vault.names() == {teguh.id: "Teguh Prasetyo"}
    with pytest.raises(Refused) as unknown:
        recover(office.folder, office.keychain, code, LURAH, officer=uuid4())
    assert unknown.value.issues[0].code == "officer.unknown"


def test_a_start_after_the_end_of_somebody_s_access_keeps_them_out(office: Office) -> None:
    teguh = add_officer(office.desk, office.locks, "Teguh Prasetyo", Role.CLERK, TEGUH, NOW)
    home = office.locks.home
    before = (home / VAULT_NAME).read_bytes()
    end_access(office.desk, office.locks, teguh.id, NOW)
    office.desk.database.close()
    (home / VAULT_NAME).write_bytes(before)

    refusal = no(lambda: unlock(office.folder, office.keychain, TEGUH, NOW, officer=teguh.id))
    assert refusal.code == "officer.access_ended"
    unlock(office.folder, office.keychain, RINA, NOW).database.close()
    assert Vault.open(home, office.keychain).officers == {office.desk.officer.id}


def test_a_draft_stays_its_typist_s_until_a_colleague_takes_it_over(office: Office) -> None:
    teguh = add_officer(office.desk, office.locks, "Teguh Prasetyo", Role.CLERK, TEGUH, NOW)
    rinas, teguhs = office.desk, office.as_(teguh)
    keep_draft(rinas, None, TRADER, NOW)

    assert draft_of(teguhs, None) is None
    left = left_behind(teguhs)
    assert left is not None
    assert (left.officer, left.name) == (rinas.officer.id, "Rina Kurniasih")
    assert left_behind(rinas) is None

    assert take_over(teguhs, left.officer, NOW)
    taken = draft_of(teguhs, None)
    assert taken is not None
    assert taken.form == TRADER
    assert draft_of(rinas, None) is None
    assert not take_over(teguhs, left.officer, NOW)


def test_taking_over_never_writes_over_what_one_has_begun(office: Office) -> None:
    teguh = add_officer(office.desk, office.locks, "Teguh Prasetyo", Role.CLERK, TEGUH, NOW)
    rinas, teguhs = office.desk, office.as_(teguh)
    keep_draft(rinas, None, TRADER, NOW)
    keep_draft(teguhs, None, replace(TRADER, name="Lain Orang"), NOW)

    assert not take_over(teguhs, rinas.officer.id, NOW)
    assert draft_of(rinas, None) is not None
    register_worker(teguhs, TRADER, frozenset(), NOW)
    assert draft_of(teguhs, None) is None
    assert draft_of(rinas, None) is not None


KILLED = """
import sys
from pathlib import Path
from tests.use_cases.test_officers import killed_while_giving

killed_while_giving(Path(sys.argv[1]), int(sys.argv[2]))
"""


def killed_while_giving(folder: Path, step: int) -> None:
    """Change a password in a process that is killed at one of the steps that write the vault."""
    keychain = FileKeychain(folder.with_name(f"{folder.name}.keychain"))
    vault = Vault.open(folder, keychain)
    opened = vault.unlock(RINA)
    done = 0

    def die(act: Callable[..., None]) -> Callable[..., None]:
        def acting(*arguments: object) -> None:
            nonlocal done
            if done == step:
                os.kill(os.getpid(), signal.SIGKILL)
            done += 1
            act(*arguments)

        return acting

    durable.take_name = die(durable.take_name)
    durable.sync_folder = die(durable.sync_folder)
    vault.renew(opened.key, TEGUH, opened.officer, names={opened.officer: "Rina Kurniasih"})


@pytest.mark.parametrize("step", range(6))
def test_a_kill_while_a_password_is_changed_leaves_the_old_or_the_new(
    step: int, tmp_path: Path
) -> None:
    folder = tmp_path / "kunci"
    folder.mkdir()
    keychain = FileKeychain(folder.with_name(f"{folder.name}.keychain"))
    made = Vault.create(folder, keychain, RINA, uuid4())
    child = subprocess.run(
        [sys.executable, "-c", KILLED, str(folder), str(step)], check=False, capture_output=True
    )
    finished = step == 5  # it has no more steps than that
    assert child.returncode == (0 if finished else -signal.SIGKILL), child.stderr.decode()

    vault = Vault.open(folder, keychain)
    opened = []
    for password in (RINA, TEGUH):
        try:
            opened.append(vault.unlock(password).key)
        except Refused:
            continue
    assert opened == [made.key]
