"""Paper is the backup: a lost laptop's people come back off its stubs, once, and off no other."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import func, select

from central_server.admin.applications import verify
from central_server.cli.main import main as city_main
from central_server.models import FactRow, NewsRow, RegistrationRow
from desktop_app.documents.render import page_count, page_png
from desktop_app.domain.delivery import DeliveryStatus
from desktop_app.domain.issues import Refused
from desktop_app.domain.membership import Status
from desktop_app.domain.paper_format import PaperFormat
from desktop_app.domain.stub import StubOutcome
from desktop_app.domain.worker import Registration
from desktop_app.reference import ReferenceBooks
from desktop_app.storage.database import create_database
from desktop_app.sync.activation import read_activation
from desktop_app.sync.exchange import read_in, write_out
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.form import form_of
from desktop_app.use_cases.lists import detail
from desktop_app.use_cases.registration import amend_worker, withdraw_worker
from desktop_app.use_cases.stubs import (
    FileRead,
    archive,
    make_stubs,
    make_unprinted,
    record_stubs_printed,
    take_scans,
)
from tests.fixtures.desk import DEVICE, new_desk
from tests.fixtures.people import FISHER, FOUR_SEGMENTS, NOW, TRADER
from tests.fixtures.server import NEIGHBOUR, CityServer
from tests.sync.test_exchange import take_in
from tests.sync.test_round import SEEN, activated, one_round, register
from ui.viewmodels.history import history_shown

DPI = 150


@pytest.fixture
def city(sqlite_city_server: CityServer) -> CityServer:
    return sqlite_city_server


@pytest.fixture
def lost(desk: Desk, city: CityServer) -> Desk:
    """A laptop that was let in, and has registered since without a line."""
    desk = activated(desk, city)
    assert one_round(desk, city).cause == ""
    return desk


@pytest.fixture
def fresh(tmp_path: Path, books: ReferenceBooks, city: CityServer) -> Iterator[Desk]:
    """The laptop that takes its place: another file, another key, another number."""
    database = create_database(tmp_path / "baru" / "berkas.db", bytes(range(1, 33)))
    made = new_desk(database, books, DEVICE)
    with closing(database):
        yield with_key(activated(made, city), bytes(range(7, 39)))


def with_key(desk: Desk, seed: bytes) -> Desk:
    with desk.database.transaction() as tx:
        device = tx.settings.device()
        assert device is not None
        tx.settings.put_device(replace(device, private_key=seed))
    return desk


def printed(desk: Desk, people: list[Registration], to: Path) -> list[Path]:
    """Print the stubs of some people, and photograph the sheets."""
    made = make_stubs(desk, [one.id for one in people])
    return photographs(made.pdf, to)


def photographs(pdf: bytes, to: Path) -> list[Path]:
    to.mkdir(exist_ok=True)
    files = []
    for page in range(page_count(pdf)):
        files.append(to / f"{page}.png")
        files[-1].write_bytes(page_png(pdf, DPI, page))
    return files


def count(city: CityServer, table: type) -> int:
    return city.database.within(
        lambda session: session.scalar(select(func.count()).select_from(table)) or 0
    )


def outcomes(desk: Desk) -> list[StubOutcome]:
    return [each.answer.outcome for each in archive(desk).read if each.answer]


def test_a_fresh_laptop_gets_the_people_of_a_lost_one_back(
    lost: Desk, fresh: Desk, city: CityServer, tmp_path: Path
) -> None:
    people = [register(lost, form) for form in FOUR_SEGMENTS]
    scans = printed(lost, people, tmp_path / "foto")
    assert count(city, RegistrationRow) == 0  # nothing was ever sent

    files = take_scans(fresh, scans, NOW)
    assert [each.new for each in files] == [4]
    assert one_round(fresh, city).cause == ""

    assert outcomes(fresh) == [StubOutcome.TAKEN] * 4
    for one in people:
        back = detail(fresh, one.id)
        assert back.registration.worker == replace(
            one.worker, consent=replace(one.worker.consent, at=back.registration.worker.consent.at)
        )
        assert (back.registration.number, back.registration.version) == (one.number, 1)
        assert back.registration.application.status is Status.PROPOSED
        assert back.delivery is DeliveryStatus.DELIVERED
    # Its own numbers go on from its own last one.
    own = register(fresh, replace(TRADER, nik="3375014507890099", name="Orang Baru"))
    assert own.number.endswith("-02-00001")


def test_scanning_twice_changes_nothing(
    lost: Desk, fresh: Desk, city: CityServer, tmp_path: Path
) -> None:
    scans = printed(lost, [register(lost, TRADER), register(lost, FISHER)], tmp_path / "foto")
    for again in (0, 2, 2):
        read = take_scans(fresh, scans, NOW)
        assert (read[0].new, read[0].again) == (2 - again, again)
        assert one_round(fresh, city).cause == ""
        assert (count(city, FactRow), count(city, NewsRow), count(city, RegistrationRow)) == (
            2, 4, 2,
        )  # fmt: skip
    assert outcomes(fresh) == [StubOutcome.THERE] * 2
    assert len(archive(fresh).read) == 2


def test_the_lost_laptop_that_turns_up_again_agrees(
    lost: Desk, fresh: Desk, city: CityServer, tmp_path: Path
) -> None:
    one = register(lost, TRADER)
    take_scans(fresh, printed(lost, [one], tmp_path / "foto"), NOW)
    one_round(fresh, city)

    assert one_round(lost, city).cause == ""

    assert detail(lost, one.id).delivery is DeliveryStatus.DELIVERED
    assert count(city, RegistrationRow) == 1
    assert [act.act for act in detail(lost, one.id).history].count("city.returned") == 0


def test_later_versions_win_and_both_are_kept(
    lost: Desk, fresh: Desk, city: CityServer, tmp_path: Path
) -> None:
    one = register(lost, TRADER)
    first = printed(lost, [one], tmp_path / "satu")
    amend_worker(lost, one.id, replace(form_of(one), street="Jalan Melati 9"), SEEN, NOW)
    second = printed(lost, [one], tmp_path / "dua")

    take_scans(fresh, second, NOW)
    one_round(fresh, city)
    take_scans(fresh, first, NOW)
    one_round(fresh, city)

    assert sorted(outcomes(fresh)) == [StubOutcome.OVERTAKEN, StubOutcome.TAKEN]
    assert detail(fresh, one.id).registration.worker.address.street == "Jalan Melati 9"
    assert count(city, FactRow) == 2


def test_an_older_version_that_came_first_gives_way(
    lost: Desk, fresh: Desk, city: CityServer, tmp_path: Path
) -> None:
    one = register(lost, TRADER)
    first = printed(lost, [one], tmp_path / "satu")
    amend_worker(lost, one.id, replace(form_of(one), street="Jalan Melati 9"), SEEN, NOW)
    second = printed(lost, [one], tmp_path / "dua")

    for scans in (first, second):
        take_scans(fresh, scans, NOW)
        one_round(fresh, city)

    back = detail(fresh, one.id).registration
    assert (back.version, back.worker.address.street) == (2, "Jalan Melati 9")


def test_who_came_back_goes_on_like_anybody(
    lost: Desk, fresh: Desk, city: CityServer, tmp_path: Path
) -> None:
    one = register(lost, TRADER)
    take_scans(fresh, printed(lost, [one], tmp_path / "foto"), NOW)
    one_round(fresh, city)

    city.database.within(lambda session: verify(session, [one.id], city.operator))
    one_round(fresh, city)
    assert detail(fresh, one.id).registration.application.status is Status.VERIFIED

    other = register(lost, FISHER)
    take_scans(fresh, printed(lost, [other], tmp_path / "lain"), NOW)
    one_round(fresh, city)
    changed = form_of(detail(fresh, other.id).registration)
    amend_worker(fresh, other.id, replace(changed, street="Gang Tongkol 1"), SEEN, NOW)
    withdrawn = register(lost, FOUR_SEGMENTS[2])
    take_scans(fresh, printed(lost, [withdrawn], tmp_path / "cabut"), NOW)
    one_round(fresh, city)
    withdraw_worker(fresh, withdrawn.id, "Pindah", NOW)

    assert one_round(fresh, city).cause == ""
    assert detail(fresh, other.id).delivery is DeliveryStatus.DELIVERED
    assert detail(fresh, withdrawn.id).delivery is DeliveryStatus.DELIVERED
    shown = city.database.within(
        lambda session: {
            row.id: (row.version, row.status) for row in session.scalars(select(RegistrationRow))
        }
    )
    assert shown[other.id] == (2, "proposed")
    assert shown[withdrawn.id][1] == "withdrawn"


def test_a_laptop_without_a_line_restores_by_stick(
    lost: Desk, fresh: Desk, city: CityServer, tmp_path: Path
) -> None:
    one_round(fresh, city)
    one = register(lost, TRADER)
    scans = printed(lost, [one], tmp_path / "foto")
    take_scans(fresh, scans, NOW)
    stick = tmp_path / "kirim"
    write_out(fresh.database, stick, lambda: NOW)

    for _ in range(2):
        reply = take_in(city, stick.read_bytes()).reply
        (tmp_path / "balas").write_bytes(reply)
        read_in(fresh.database, tmp_path / "balas", lambda: NOW)

    assert outcomes(fresh) == [StubOutcome.THERE]
    assert detail(fresh, one.id).registration.number == one.number
    assert count(city, FactRow) == 1


def test_straight_to_the_server(
    lost: Desk, fresh: Desk, city: CityServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    people = [register(lost, form) for form in FOUR_SEGMENTS]
    printed(lost, people, tmp_path / "foto")
    (tmp_path / "foto" / "catatan.png").write_bytes(b"bukan gambar")

    for said in ("taken      4", "there      4"):
        assert city_main(
            ["--database", city.settings.database, "stubs", "--return", str(tmp_path / "foto")]
        ) == 0  # fmt: skip
        told = capsys.readouterr().out
        assert said in told
        assert "catatan.png  no picture" in told
        assert not any(one.worker.name in told for one in people)
    assert count(city, RegistrationRow) == 4

    assert one_round(fresh, city).cause == ""
    assert {detail(fresh, one.id).registration.number for one in people} == {
        one.number for one in people
    }


def test_an_act_nobody_s_known_key_has_signed_is_for_an_operator(
    desk: Desk, fresh: Desk, city: CityServer, tmp_path: Path
) -> None:
    """A laptop that was never in contact: the city does not know its key."""
    never = activated(desk, city)
    one = register(never, TRADER)
    scans = printed(never, [one], tmp_path / "foto")

    take_scans(fresh, scans, NOW)
    one_round(fresh, city)
    assert outcomes(fresh) == [StubOutcome.UNPROVEN]
    assert count(city, RegistrationRow) == 0

    city_main(["--database", city.settings.database, "stubs", *map(str, scans)])
    assert count(city, RegistrationRow) == 1
    take_scans(fresh, scans, NOW + timedelta(minutes=1))
    one_round(fresh, city)
    assert outcomes(fresh) == [StubOutcome.THERE]
    assert detail(fresh, one.id).registration.id == one.id


def test_another_kelurahan_is_told_nothing_of_the_person(
    lost: Desk, tmp_path: Path, books: ReferenceBooks, city: CityServer
) -> None:
    one = register(lost, TRADER)
    scans = printed(lost, [one], tmp_path / "foto")
    database = create_database(tmp_path / "lain" / "berkas.db", bytes(range(2, 34)))
    with closing(database):
        other = new_desk(database, books, DEVICE)
        activation = city.activation_file(NEIGHBOUR)
        read = read_activation(activation)
        with database.transaction() as tx:
            tx.settings.put_city(read.city)
            tx.settings.put_device(
                replace(
                    DEVICE,
                    private_key=bytes(range(9, 41)),
                    server=read.server,
                    code=read.code,
                    receipt_key=read.receipt_key,
                    epoch=read.epoch,
                )
            )
        take_scans(other, scans, NOW)
        assert one_round(other, city).cause == ""

        assert outcomes(other) == [StubOutcome.TAKEN]
        assert count(city, RegistrationRow) == 1
        with pytest.raises(Refused, match="unknown"):
            detail(other, one.id)


def test_who_was_typed_again_meanwhile_is_left_to_the_city(
    lost: Desk, fresh: Desk, city: CityServer, tmp_path: Path
) -> None:
    one = register(lost, TRADER)
    scans = printed(lost, [one], tmp_path / "foto")
    again = register(fresh, TRADER)
    take_scans(fresh, scans, NOW)

    assert one_round(fresh, city).cause == ""

    assert outcomes(fresh) == [StubOutcome.TAKEN]
    assert detail(fresh, again.id).doubles  # the city has told of the two
    with pytest.raises(Refused, match="unknown"):
        detail(fresh, one.id)


def test_parts_come_from_any_file_and_any_print(
    lost: Desk, fresh: Desk, city: CityServer, tmp_path: Path
) -> None:
    one = register(lost, TRADER)
    narrow = make_stubs(lost, [one.id], PaperFormat.ROLL_58)
    strips = photographs(narrow.pdf, tmp_path / "rol")
    assert len(strips) == 2

    assert take_scans(fresh, strips[1:], NOW) == [FileRead("1.png", parts=1)]
    assert archive(fresh).incomplete == 1
    again = photographs(make_stubs(lost, [one.id], PaperFormat.ROLL_58).pdf, tmp_path / "rol")
    assert take_scans(fresh, again[:1], NOW) == [FileRead("0.png", new=1)]
    assert archive(fresh).incomplete == 0

    assert one_round(fresh, city).cause == ""
    assert detail(fresh, one.id).registration.number == one.number


def test_what_is_not_on_paper_yet_is_counted_and_printed_once(lost: Desk) -> None:
    people = [register(lost, form) for form in FOUR_SEGMENTS]
    withdraw_worker(lost, people[3].id, "Salah", NOW)
    assert archive(lost).unprinted == 3

    made = make_unprinted(lost)
    assert made.subjects == tuple(one.id for one in people[:3])
    assert archive(lost).unprinted == 3  # it counts once the printer has taken it
    record_stubs_printed(lost, made, NOW)

    assert archive(lost).unprinted == 0
    with pytest.raises(Refused, match="none"):
        make_unprinted(lost)
    amend_worker(
        lost, people[0].id, replace(form_of(people[0]), street="Jalan Melati 9"), SEEN, NOW
    )
    assert make_unprinted(lost).subjects == (people[0].id,)
    assert UUID(int=0) not in made.subjects


def test_the_same_stub_is_the_same_paper(lost: Desk) -> None:
    one = register(lost, TRADER)

    assert make_stubs(lost, [one.id]).pdf == make_stubs(lost, [one.id]).pdf


def test_the_history_says_where_somebody_came_from_and_that_a_stub_was_printed(
    lost: Desk, fresh: Desk, city: CityServer, tmp_path: Path
) -> None:
    one = register(lost, TRADER)
    record_stubs_printed(lost, make_stubs(lost, [one.id]), NOW)
    take_scans(fresh, printed(lost, [one], tmp_path / "foto"), NOW)
    one_round(fresh, city)

    for desk, words in ((lost, "Arsip kantor dicetak"), (fresh, "Pulih dari arsip kertas")):
        told = [act.what for act in history_shown(detail(desk, one.id), desk.zone, reveals=False)]
        assert words in told
