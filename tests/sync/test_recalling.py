"""What neither file nor copies have any more comes back from the city, where it was sent."""

from dataclasses import replace
from pathlib import Path

from desktop_app.domain.membership import Status
from desktop_app.domain.repair import FileFate
from desktop_app.storage.repair import open_checked
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.lists import detail
from tests.fixtures.desk import KEY
from tests.fixtures.people import FISHER, NOW, TRADER
from tests.fixtures.server import CityServer
from tests.sync.test_round import activated, one_round, register


def without_file(path: Path) -> None:
    for part in ("", "-wal", "-shm"):
        path.with_name(f"{path.name}{part}").unlink(missing_ok=True)


def test_a_file_made_anew_gets_back_what_was_delivered_and_dropped(
    desk: Desk, sqlite_city_server: CityServer
) -> None:
    desk = activated(desk, sqlite_city_server)
    wulan, bagas = register(desk, TRADER), register(desk, FISHER)
    assert one_round(desk, sqlite_city_server).stored == 2
    path = desk.database.path
    # As after the city has proven its backup, and a disk that then lost the file.
    desk.database.copies.drop([1, 2])
    unsent = register_another(desk)
    desk.database.close()
    without_file(path)

    checked = open_checked(path, KEY, NOW)
    assert checked.repair.fate is FileFate.FROM_COPIES
    assert checked.repair.restored == (unsent,)
    assert set(checked.repair.lost) == {wulan.number, bagas.number}
    again = Desk(checked.database, desk.reference, desk.city, desk.device, desk.officer, desk.zone)
    result = one_round(again, sqlite_city_server)

    assert result.cause == ""
    for lost in (wulan, bagas):
        told = detail(again, lost.id).registration
        assert (told.number, told.worker.nik) == (lost.number, lost.worker.nik)
        assert told.application.status is Status.PROPOSED
    with checked.database.reading() as tx:
        assert (tx.outbox.summary().waiting, tx.outbox.summary().delivered) == (0, 3)
        assert [fact.seq for fact in tx.outbox.numbered(range(1, 9))] == [1, 2, 3]
        assert not tx.settings.recalls()
    checked.database.close()


def register_another(desk: Desk) -> str:
    return register(desk, replace(TRADER, nik="3375014507890004")).number
