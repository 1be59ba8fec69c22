"""What a file of the first revision had not sent yet reaches a real city, unsigned as it was."""

from dataclasses import replace
from pathlib import Path

from sqlalchemy import select

from central_server.admin import letters
from central_server.models import RegistrationRow
from desktop_app.storage.repair import open_checked
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.form import form_of
from desktop_app.use_cases.registration import amend_worker, withdraw_worker
from tests.fixtures.desk import KEY
from tests.fixtures.first_file import as_first_file, first_revision
from tests.fixtures.people import FOUR_SEGMENTS, NOW, TRADER
from tests.fixtures.server import CityServer
from tests.sync.test_round import SEEN, activated, one_round, register


def test_what_an_older_program_saved_is_sent_by_this_one(
    desk: Desk, sqlite_city_server: CityServer, tmp_path: Path
) -> None:
    desk = activated(desk, sqlite_city_server)
    people = [register(desk, form) for form in FOUR_SEGMENTS]
    amend_worker(desk, people[0].id, replace(form_of(people[0]), street="Gang Baru 3"), SEEN, NOW)
    withdraw_worker(desk, people[3].id, "Pindah", NOW)
    old = tmp_path / "lama" / "berkas.db"
    as_first_file(desk.database, old, KEY, first_revision(tmp_path / "first"))
    desk = replace(desk, database=open_checked(old, KEY, NOW).database)
    new = register(desk, replace(TRADER, nik="3375014507890055"))

    result = one_round(desk, sqlite_city_server)

    assert (result.cause, result.stored) == ("", 7)
    rows = sqlite_city_server.database.within(
        lambda session: session.scalars(select(RegistrationRow)).all()
    )
    states = {row.number: row.status for row in rows}
    assert states[people[3].number] == "withdrawn"
    assert states.keys() == {one.number for one in (*people, new)}
    assert sqlite_city_server.database.within(letters.letters) == []
    desk.database.close()
