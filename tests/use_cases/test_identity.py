"""The laptop's key: moved out of an older file, asked for again, replaced when it is lost."""

from dataclasses import replace

import pytest

from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.issues import Refused
from desktop_app.domain.office import Activation
from desktop_app.domain.region import RegionCode
from desktop_app.errors import Unavailable
from desktop_app.storage.device_key import DeviceKey, DeviceKeys
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.first_run import take_keys
from desktop_app.use_cases.identity import let_in_anew, wants_activation
from desktop_app.use_cases.papers import make_paper
from desktop_app.use_cases.registration import register_worker
from tests.fixtures.desk import DEVICE
from tests.fixtures.memory_keychain import MemoryKeychain
from tests.fixtures.people import CITY, NOW, TRADER
from tests.fixtures.proofs import broken_chain

SEEN = frozenset(
    {"nik.date_differs", "nik.region_differs", "nik.region_unknown", "registration.alike"}
)
ACTIVATION = Activation("https://loket.example", "7KQ4-M2XD-9RTA", 9, bytes(32), "e2", CITY)


def test_a_file_of_the_first_version_hands_its_key_to_the_keychain(desk: Desk) -> None:
    keychain = MemoryKeychain()

    take_keys(desk.database, DeviceKeys(keychain, "v"))

    assert list(keychain.secrets.values()) == [DEVICE.private_key]
    with desk.database.reading() as tx:
        device = tx.settings.device()
    assert device is not None
    assert device.private_key == DEVICE.private_key  # at hand, and no longer in the file:
    desk.database.keys = None
    with desk.database.reading() as tx:
        bare = tx.settings.device()
    assert bare is not None
    assert (bare.private_key, bare.public_key) == (b"", DeviceKey(DEVICE.private_key).public)


def test_where_the_keychain_says_no_the_first_version_s_key_stays_for_the_next_time(
    desk: Desk,
) -> None:
    keychain = MemoryKeychain()
    keychain.closed = True

    take_keys(desk.database, DeviceKeys(keychain, "v"))

    with desk.database.reading() as tx:
        device = tx.settings.device()
    assert device is not None
    assert (device.private_key, device.public_key) == (DEVICE.private_key, b"")


def without_key(desk: Desk) -> MemoryKeychain:
    """Leave the file as it is on a machine whose keychain has never seen its key."""
    take_keys(desk.database, DeviceKeys(MemoryKeychain(), "v"))
    elsewhere = MemoryKeychain()
    take_keys(desk.database, DeviceKeys(elsewhere, "v"))
    return elsewhere


def test_without_its_key_a_laptop_saves_and_prints_no_proof(desk: Desk) -> None:
    without_key(desk)

    saved = register_worker(desk, TRADER, SEEN, NOW)

    with desk.database.reading() as tx:
        [fact] = tx.outbox.due(NOW, 9)
        assert broken_chain(tx) is None
    assert fact.seal is not None
    assert fact.seal.signature == b""
    with pytest.raises(Unavailable, match=r"device\.key_away"):
        make_paper(desk, saved.id, PaperKind.PROOF, NOW)


def test_a_new_activation_brings_a_new_key_and_leaves_what_was_saved(desk: Desk) -> None:
    keychain = without_key(desk)
    register_worker(desk, TRADER, SEEN, NOW)
    assert wants_activation(desk)

    let_in_anew(desk, ACTIVATION, NOW)

    assert not wants_activation(desk)
    assert len(keychain.secrets) == 1
    with desk.database.reading() as tx:
        device = tx.settings.device()
        assert broken_chain(tx) is None
    assert device is not None
    assert (device.number, device.code, device.id) == (9, ACTIVATION.code, "")
    assert [former.until for former in device.formers] == [1]


def test_an_activation_of_another_kelurahan_changes_nothing(desk: Desk) -> None:
    without_key(desk)
    other = replace(CITY, kelurahan=RegionCode("3375011003"))

    with pytest.raises(Refused, match=r"activation\.other_kelurahan"):
        let_in_anew(desk, replace(ACTIVATION, city=other), NOW)

    assert wants_activation(desk)


def test_a_keychain_that_is_only_closed_wants_no_activation(desk: Desk) -> None:
    keychain = without_key(desk)
    keychain.closed = True

    assert not wants_activation(desk)
