"""When the file itself is another one, gone, newer, or not what was saved."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desktop_app.domain.repair import FileFate, Repair
from desktop_app.errors import Unavailable
from desktop_app.paths import COPIES_FOLDER
from desktop_app.storage.copies import OFFICE_NAMES
from desktop_app.storage.database import Database, create_database
from desktop_app.storage.packets import name_of
from desktop_app.storage.repair import open_checked
from tests.storage.conftest import KEY, OTHER_KEY
from tests.storage.people import NOW, number
from tests.storage.test_copies import (
    OFFICER,
    do_everything,
    everything,
    lose_file,
    office,
    register,
    reopened,
)
from tests.storage.test_office import DEVICE

__all__ = ["office"]


def test_another_laptops_file_is_set_aside_whole(office: Database, path: Path) -> None:
    register(office, 1)
    office.close()
    lose_file(path)
    create_database(path, OTHER_KEY).close()
    foreign = path.read_bytes()

    again, repair = reopened(path)

    assert repair.aside.startswith("loket.rusak-2026-11-22-")
    assert path.with_name(repair.aside).read_bytes() == foreign
    with again.reading() as tx:
        assert tx.workers.counts().saved == 1
    again.close()


def test_with_the_offices_copies_gone_too_nothing_is_made_up(office: Database, path: Path) -> None:
    register(office, 1)
    office.close()
    lose_file(path)
    for name in OFFICE_NAMES:
        (path.parent / COPIES_FOLDER / name).write_bytes(b"rusak")

    with pytest.raises(Unavailable) as no:
        open_checked(path, KEY, NOW)

    assert no.value.code == "database.not_mendable"
    assert not path.exists()
    assert (path.parent / COPIES_FOLDER / name_of(1, number(1))).exists()


def test_one_of_the_offices_two_copies_is_enough(office: Database, path: Path) -> None:
    register(office, 1)
    office.close()
    lose_file(path)
    (path.parent / COPIES_FOLDER / OFFICE_NAMES[0]).write_bytes(b"rusak")

    again, _ = reopened(path)

    with again.reading() as tx:
        assert tx.officers.all() == [OFFICER]
        device = tx.settings.device()
        assert device is not None
        assert device.counter >= DEVICE.counter
    assert again.copies.folder.open(OFFICE_NAMES[0])
    again.close()


def test_a_request_does_not_write_the_offices_copy_anew(office: Database, path: Path) -> None:
    copy = path.parent / COPIES_FOLDER / OFFICE_NAMES[0]
    before = copy.read_bytes()

    with office.transaction() as tx:
        tx.settings.put_device(replace(DEVICE, counter=DEVICE.counter + 1))

    assert copy.read_bytes() == before


def test_a_newer_program_s_file_is_never_mended(office: Database, path: Path) -> None:
    with office.transaction() as tx:
        tx.session.connection().exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    office.close()

    with pytest.raises(Unavailable) as no:
        open_checked(path, KEY, NOW + timedelta(days=1))

    assert no.value.code == "database.newer"
    assert path.exists()


def test_a_fact_that_is_not_what_was_saved_gives_way_to_its_packet(
    office: Database, path: Path
) -> None:
    do_everything(office)
    before = everything(office)
    with office.transaction() as tx:
        connection = tx.session.connection()
        connection.exec_driver_sql("DROP TRIGGER facts_frozen_update")
        connection.exec_driver_sql("UPDATE facts SET author = 'Orang lain' WHERE seq = 2")
    office.close()

    again, repair = reopened(path)

    assert repair.fate is FileFate.FROM_COPIES
    assert everything(again) == before
    again.close()


def test_a_disk_that_refuses_keeps_nobody_out_of_a_whole_file(
    office: Database, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register(office, 1)
    office.close()

    def refused(*_: object) -> Repair:
        raise Unavailable("database.disk_full")

    monkeypatch.setattr("desktop_app.storage.repair.mend", refused)
    again, repair = reopened(path)

    assert repair == Repair()
    with again.reading() as tx:
        assert tx.workers.counts().saved == 1
    again.close()
