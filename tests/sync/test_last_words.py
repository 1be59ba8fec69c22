"""A revoked laptop: nothing goes before the city has it, and then everything goes."""

import json
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from central_server.admin.bequests import Inherited, bequest_lines, take_in_bequests
from central_server.admin.devices import reinstate_device, revoke_device
from central_server.reference import read_books
from central_server.settings import Settings
from desktop_app.domain.facts import canonical
from desktop_app.domain.farewell import Bequeathed
from desktop_app.domain.office import Device
from desktop_app.errors import Unavailable
from desktop_app.storage import wipe
from desktop_app.storage.device_key import DeviceKey, DeviceKeys
from desktop_app.storage.keychain import Keychain
from desktop_app.sync.client import CityServer as Line
from desktop_app.sync.last_words import is_proven, proof_of_revocation, say_last_words
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.farewell import decide_to_wipe, is_locked, keep_proof
from desktop_app.use_cases.lists import standing
from desktop_app.use_cases.registration import register_worker
from tests.fixtures.people import FISHER, NOW, TRADER
from tests.fixtures.server import CityServer
from tests.sync.test_round import SEEN, activated, one_round

BOOKS = read_books(Settings())


class Held(Keychain):
    """Holds secrets for one test: the keychain is not ours, so it alone is played."""

    def __init__(self) -> None:
        super().__init__()
        self.held: dict[str, bytes] = {}
        self.closed = False

    def read(self, name: str) -> bytes | None:
        return self.held.get(name)

    def write(self, name: str, secret: bytes) -> None:
        self.held[name] = secret

    def forget(self, name: str) -> None:
        if self.closed:
            raise Unavailable("keychain.locked")
        self.held.pop(name, None)


@pytest.fixture
def clerk(desk: Desk, city: CityServer) -> Desk:
    """A laptop with one registration the city has, one it has not, and a revocation."""
    desk = activated(desk, city)
    register_worker(desk, TRADER, SEEN, NOW)
    assert one_round(desk, city).cause == ""
    register_worker(desk, FISHER, SEEN, NOW)
    revoke(desk, city)
    return desk


@pytest.fixture
def line(city: CityServer) -> Iterator[Line]:
    with closing(Line(city.url, lambda: NOW)) as line:
        yield line


def device_of(desk: Desk) -> Device:
    with desk.database.reading() as tx:
        device = tx.settings.device()
    assert device is not None
    return device


def revoke(desk: Desk, city: CityServer) -> None:
    identity = device_of(desk).id
    city.database.within(lambda s: revoke_device(s, identity, city.operator))


def inherit(desk: Desk, city: CityServer) -> Inherited:
    return take_in_bequests(city.database, device_of(desk).id, city.settings, BOOKS, city.operator)


def test_what_the_city_lacks_is_left_to_it_sealed_and_taken_in_once(
    clerk: Desk, city: CityServer, line: Line
) -> None:
    proof = proof_of_revocation(clerk.database, line, lambda: NOW)
    assert is_proven(device_of(clerk), proof)

    testament = say_last_words(clerk.database, line, lambda: NOW)

    assert testament.facts == 2  # no backup of the city's is proven: the delivered one goes too
    [left] = city.database.within(bequest_lines)
    assert (left.part, left.parts, left.taken_at) == (1, 1, None)
    assert inherit(clerk, city) == Inherited(facts=2, stored=2)
    assert inherit(clerk, city) == Inherited(facts=2, stored=2)
    [left] = city.database.within(bequest_lines)
    assert left.taken_at is not None


def test_words_said_twice_are_kept_twice_and_count_once(
    clerk: Desk, city: CityServer, line: Line
) -> None:
    for _ in range(2):
        say_last_words(clerk.database, line, lambda: NOW)
    assert len(city.database.within(bequest_lines)) == 2
    assert inherit(clerk, city).stored == 4
    city.database.within(lambda s: reinstate_device(s, device_of(clerk).id, city.operator))
    assert one_round(clerk, city).stored == 1
    assert standing(clerk).counts.delivered == 2


def test_a_forged_revocation_proves_nothing(clerk: Desk, city: CityServer, line: Line) -> None:
    device = device_of(clerk)
    proof = json.loads(proof_of_revocation(clerk.database, line, lambda: NOW))
    stranger = DeviceKey.new()
    other = {**proof["revocation"], "device": "01930000-0000-7000-8000-00000000ffff"}
    forged = [
        {},
        {"type": proof["type"], "status": 403},
        {**proof, "signature": ""},
        {**proof, "revocation": {**proof["revocation"], "at": "2020-01-01T00:00:00Z"}},
        {**proof, "revocation": other},
        {**proof, "revocation": {**proof["revocation"], "revoked": False}},
    ]
    signature = stranger.sign(canonical(proof["revocation"]))
    forged.append({**proof, "signature": signature.hex()})
    for each in forged:
        assert not is_proven(device, json.dumps(each))
    for odd in ("", "<html>", "[" * 5000, json.dumps(proof)[:-20]):
        assert not is_proven(device, odd)
    assert not is_proven(replace(device, receipt_key=bytes(32)), json.dumps(proof))


def test_a_laptop_that_is_taken_back_in_loses_nothing(
    clerk: Desk, city: CityServer, line: Line
) -> None:
    city.database.within(lambda s: reinstate_device(s, device_of(clerk).id, city.operator))

    assert proof_of_revocation(clerk.database, line, lambda: NOW) == ""
    with pytest.raises(Unavailable, match=r"sync\.reinstated"):
        say_last_words(clerk.database, line, lambda: NOW)
    assert one_round(clerk, city).stored == 1


def test_it_stays_locked_without_a_line(clerk: Desk, city: CityServer, line: Line) -> None:
    proof = proof_of_revocation(clerk.database, line, lambda: NOW)
    keep_proof(clerk.database, proof)
    with closing(Line("http://127.0.0.1:9", lambda: NOW)) as dead, pytest.raises(Unavailable):
        say_last_words(clerk.database, dead, lambda: NOW)
    assert is_locked(clerk.database)
    keep_proof(clerk.database, "")
    assert not is_locked(clerk.database)


def data_in(folder: Path) -> set[str]:
    return {str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()}


@pytest.fixture
def decided(clerk: Desk, line: Line, tmp_path: Path) -> tuple[Path, Held]:
    """A data folder like a laptop's, whose end is decided."""
    keychain = Held()
    keys = DeviceKeys(keychain, "vault")
    clerk.database.keys = keys
    keychain.write("vault", bytes(32))
    seed = DEVICE_SEED
    keys.keep(DeviceKey(seed))
    with clerk.database.transaction() as tx:
        tx.settings.put_device(replace(device_of(clerk), public_key=DeviceKey(seed).public))
    testament = say_last_words(clerk.database, line, lambda: NOW)
    folder = tmp_path / "data"
    folder.mkdir()
    decide_to_wipe(folder, clerk.database, testament, NOW)
    clerk.database.close()
    home = folder / "berkas"
    (home / "paket").mkdir(parents=True)
    for name, content in (
        ("berkas/loket.db", clerk.database.path.read_bytes()),
        ("berkas/loket.db-wal", b"wal"),
        ("berkas/vault.json", b'{"canary": "3375014507890003"}'),
        ("berkas/vault.copy.json", b'{"canary": "3375014507890003"}'),
        ("berkas/paket/00000001.age", b"packet"),
        ("cadangan/2026-11-22.loket-cadangan", b"backup"),
        ("berkas.lama-1/loket.db", b"set aside"),
        ("bahasa", b"id\n"),
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder, keychain


DEVICE_SEED = bytes(range(100, 132))


def test_a_wipe_leaves_nothing_but_who_to_ask(decided: tuple[Path, Held]) -> None:
    folder, keychain = decided

    done = wipe.carry_out(folder, keychain)

    assert done is not None
    assert done.wiped
    assert done.city == "Kota Pekalongan"
    assert data_in(folder) == {"dicabut.json", "bahasa"}
    assert keychain.held == {}
    told = (folder / "dicabut.json").read_text()
    for secret in ("3375014507890003", "Wulan", "Prameswari"):
        assert secret not in told
    assert wipe.carry_out(folder, keychain) == done
    wipe.begin_anew(folder)
    assert data_in(folder) == {"bahasa"}


class Killed(BaseException):
    """The power went."""


@pytest.mark.parametrize("at", range(12))
def test_killed_anywhere_in_the_wipe_the_next_start_ends_it(
    decided: tuple[Path, Held], monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    folder, keychain = decided
    steps = iter(range(1000))

    def dying(name: str) -> None:
        real = getattr(wipe, name)

        def step(*given: object) -> object:
            if next(steps) == at:
                raise Killed
            return real(*given)

        monkeypatch.setattr(wipe, name, step)

    for name in ("_overwrite", "_remove", "sync_folder", "decide", "_forget_secrets"):
        dying(name)
    with suppress(Killed):
        wipe.carry_out(folder, keychain)
    monkeypatch.undo()

    done = wipe.carry_out(folder, keychain)

    assert done is not None
    assert done.wiped
    assert data_in(folder) == {"dicabut.json", "bahasa"}
    assert keychain.held == {}


def test_a_keychain_that_stays_closed_is_asked_again_at_the_next_start(
    decided: tuple[Path, Held],
) -> None:
    folder, keychain = decided
    keychain.closed = True
    first = wipe.carry_out(folder, keychain)
    assert first is not None
    assert not first.wiped
    assert data_in(folder) == {"dicabut.json", "bahasa"}

    keychain.closed = False
    second = wipe.carry_out(folder, keychain)

    assert second is not None
    assert second.wiped
    assert keychain.held == {}


def test_without_a_decision_nothing_is_ever_touched(tmp_path: Path) -> None:
    (tmp_path / "berkas").mkdir()
    (tmp_path / "berkas" / "loket.db").write_bytes(b"data")
    for half in (b"", b'{"city": "Kota', b"null"):
        (tmp_path / "dicabut.json").write_bytes(half)
        assert wipe.carry_out(tmp_path, Held()) is None
        assert (tmp_path / "berkas" / "loket.db").read_bytes() == b"data"
    (tmp_path / "dicabut.json").unlink()
    assert wipe.carry_out(tmp_path, Held()) is None
    assert (tmp_path / "berkas" / "loket.db").read_bytes() == b"data"


def test_a_wipe_is_never_decided_without_a_receipt(clerk: Desk, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="receipt"):
        decide_to_wipe(tmp_path, clerk.database, Bequeathed(0, ()), NOW)
    assert not (tmp_path / "dicabut.json").exists()
