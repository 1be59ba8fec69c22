"""Whole rounds between a real encrypted file and a real city server."""

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pypdfium2
from sqlalchemy.orm import Session

from central_server.admin.applications import all_in, approve, verify
from central_server.admin.devices import revoke_device
from central_server.sheets.reading import SheetCell, SheetRow
from central_server.sheets.results import import_results
from desktop_app.domain import delivery
from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.contribution import RateBook
from desktop_app.domain.delivery import Delivery, DeliveryStatus, NotTaken
from desktop_app.domain.facts import FactKind
from desktop_app.domain.membership import Decree, Status
from desktop_app.domain.pace import LEAST_BATCH, Pace
from desktop_app.domain.worker import Registration
from desktop_app.paths import resource_folder
from desktop_app.reference import HELD, TEXT, WANTED, ReferenceBooks, shipped_edition
from desktop_app.storage.database import create_database
from desktop_app.sync.activation import read_activation
from desktop_app.sync.client import CityServer as Line
from desktop_app.sync.requests import next_request
from desktop_app.sync.round import RoundResult, run_round
from desktop_app.use_cases.books import current_books
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.form import RegistrationForm, form_of
from desktop_app.use_cases.lists import detail, standing, troubles
from desktop_app.use_cases.papers import make_paper
from desktop_app.use_cases.registration import amend_worker, register_worker, withdraw_worker
from tests.fixtures import desk as desks
from tests.fixtures.desk import DEVICE, KEY, new_desk
from tests.fixtures.people import FISHER, FOUR_SEGMENTS, NOW, TRADER
from tests.fixtures.server import CityServer

SEEN = frozenset(
    {"nik.date_differs", "nik.region_differs", "nik.region_unknown", "registration.alike"}
)


def activated(desk: Desk, city: CityServer) -> Desk:
    """Start the laptop from an activation file, as a first run does."""
    its_city, device = desks.activated(desk.database, city.activation_file())
    return replace(desk, city=its_city, device=device)


def one_round(desk: Desk, city: CityServer) -> RoundResult:
    with closing(Line(city.url, lambda: NOW)) as line:
        return run_round(desk.database, line, lambda: NOW)


def register(desk: Desk, form: RegistrationForm) -> Registration:
    return register_worker(desk, form, SEEN, NOW)


def status_of(desk: Desk, registration: Registration) -> Status:
    return detail(desk, registration.id).registration.application.status


def test_a_new_laptop_enrols_sends_and_hears_the_news_in_one_round(
    desk: Desk, sqlite_city_server: CityServer
) -> None:
    desk = activated(desk, sqlite_city_server)
    saved = [register(desk, form) for form in FOUR_SEGMENTS]

    result = one_round(desk, sqlite_city_server)

    assert result == RoundResult(stored=4, news=4)
    assert {status_of(desk, each) for each in saved} == {Status.PROPOSED}
    counts = standing(desk).counts
    assert (counts.saved, counts.delivered, counts.waiting) == (4, 4, 0)
    assert one_round(desk, sqlite_city_server) == RoundResult()


def test_a_receipt_that_got_lost_is_given_again_and_nothing_is_doubled(
    desk: Desk, sqlite_city_server: CityServer
) -> None:
    desk = activated(desk, sqlite_city_server)
    one_round(desk, sqlite_city_server)
    registration = register(desk, TRADER)
    with closing(Line(sqlite_city_server.url, lambda: NOW)) as line:
        with desk.database.reading() as tx:
            [fact] = tx.outbox.due(NOW, 10)
        first = line.push(
            next_request(desk.database, lambda: NOW), [fact]
        )  # the server has it; the laptop was switched off here

    result = one_round(desk, sqlite_city_server)

    assert result.stored == 1
    [(_, told)] = detail(desk, registration.id).facts
    assert first.stored == ((0, 1, told.receipt),)
    assert status_of(desk, registration) is Status.PROPOSED


def test_one_bad_record_comes_back_with_its_field_and_holds_up_nobody(
    desk: Desk, sqlite_city_server: CityServer
) -> None:
    desk = activated(desk, sqlite_city_server)
    good = register(desk, TRADER)
    bad = register(desk, FISHER)
    spoil(desk, bad, phone="12")

    result = one_round(desk, sqlite_city_server)

    assert (result.stored, result.needs_clerk) == (1, 1)
    assert status_of(desk, good) is Status.PROPOSED
    [trouble] = troubles(desk)
    assert trouble.line.id == bad.id
    assert (trouble.delivery.code, trouble.delivery.about) == ("phone.unreadable", "phone")
    counts = standing(desk).counts
    assert (counts.saved, counts.delivered, counts.needs_clerk) == (2, 1, 1)


def test_what_the_clerk_mends_is_taken_as_the_registration(
    desk: Desk, sqlite_city_server: CityServer
) -> None:
    desk = activated(desk, sqlite_city_server)
    bad = register(desk, FISHER)
    spoil(desk, bad, phone="12")
    one_round(desk, sqlite_city_server)

    amend_worker(desk, bad.id, replace(form_of(bad), phone="081234567890"), SEEN, NOW)
    result = one_round(desk, sqlite_city_server)

    assert result.stored == 1
    assert troubles(desk) == []
    assert status_of(desk, bad) is Status.PROPOSED
    kinds = [(fact.kind, delivery.status) for fact, delivery in detail(desk, bad.id).facts]
    assert kinds[1:] == [
        (FactKind.WORKER_REGISTERED, DeliveryStatus.SUPERSEDED),
        (FactKind.WORKER_AMENDED, DeliveryStatus.DELIVERED),
    ]


def test_an_outbox_larger_than_a_batch_is_emptied_in_order(
    desk: Desk, sqlite_city_server: CityServer
) -> None:
    desk = activated(desk, sqlite_city_server)
    first = register(desk, TRADER)
    for count in range(3 * LEAST_BATCH):
        later = NOW + timedelta(minutes=count)
        amend_worker(desk, first.id, replace(TRADER, workplace=f"Los {count}"), SEEN, later)

    with closing(Line(sqlite_city_server.url, lambda: NOW)) as line:
        line.pace = Pace(LEAST_BATCH)
        result = run_round(desk.database, line, lambda: NOW)

    assert result.stored == 3 * LEAST_BATCH + 1
    receipts = [delivery.receipt for _, delivery in detail(desk, first.id).facts]
    assert receipts == sorted(receipts, key=lambda receipt: receipt or 0)
    assert None not in receipts


def test_the_city_moves_an_application_on_to_its_number(
    desk: Desk, sqlite_city_server: CityServer
) -> None:
    desk = activated(desk, sqlite_city_server)
    registration = register(desk, TRADER)
    one_round(desk, sqlite_city_server)

    decide(sqlite_city_server, registration.number, TRADER.nik)
    result = one_round(desk, sqlite_city_server)

    found = detail(desk, registration.id).registration
    assert result.news == 3
    assert found.application.status is Status.ACTIVE
    assert found.application.kpj is not None
    assert found.application.kpj.digits == "26011234567"
    assert found.application.decree is not None
    assert found.application.decree.number == "500/12/2026"
    assert found.confirmation_qr.startswith("LJ1:")
    assert [entry.act for entry in detail(desk, registration.id).history] == [
        "worker_registered",
        "city.proposed",
        "city.verified",
        "city.approved",
        "city.activated",
    ]


def test_a_withdrawal_reaches_the_city(desk: Desk, sqlite_city_server: CityServer) -> None:
    desk = activated(desk, sqlite_city_server)
    registration = register(desk, TRADER)
    one_round(desk, sqlite_city_server)

    withdraw_worker(desk, registration.id, "Sudah terdaftar lewat perusahaan", NOW)
    result = one_round(desk, sqlite_city_server)

    assert result.stored == 1
    assert status_of(desk, registration) is Status.WITHDRAWN
    assert one_round(desk, sqlite_city_server).cause == ""


def test_two_laptops_of_one_kelurahan_never_share_a_number(
    desk: Desk,
    books: ReferenceBooks,
    sqlite_city_server: CityServer,
    tmp_path: Path,
) -> None:
    other_file = create_database(tmp_path / "lain.db", KEY)
    one = activated(desk, sqlite_city_server)
    two = activated(new_desk(other_file, books, DEVICE), sqlite_city_server)

    first, second = register(one, TRADER), register(two, FISHER)
    results = [one_round(one, sqlite_city_server), one_round(two, sqlite_city_server)]
    other_file.close()

    assert first.number != second.number
    assert [result.stored for result in results] == [1, 1]


def test_a_withdrawn_device_is_told_so_and_keeps_its_data(
    desk: Desk, sqlite_city_server: CityServer
) -> None:
    desk = activated(desk, sqlite_city_server)
    one_round(desk, sqlite_city_server)
    with desk.database.reading() as tx:
        device = tx.settings.device()
    assert device is not None
    sqlite_city_server.database.within(
        lambda session: revoke_device(session, device.id, sqlite_city_server.operator)
    )
    register(desk, TRADER)

    result = one_round(desk, sqlite_city_server)

    assert result.cause == "sync.device_revoked"
    assert standing(desk).counts.waiting == 1


def test_a_code_typed_in_brings_what_the_file_would_have(sqlite_city_server: CityServer) -> None:
    device = sqlite_city_server.device()
    with closing(Line(sqlite_city_server.url, lambda: NOW)) as line:
        fetched = line.activation(device.activation.code.lower())

    assert fetched == read_activation(device.activation.model_dump_json().encode())


def test_news_that_overtakes_a_lost_receipt_loses_nobody_their_number(
    desk: Desk, sqlite_city_server: CityServer
) -> None:
    desk = activated(desk, sqlite_city_server)
    one_round(desk, sqlite_city_server)
    registration = register(desk, TRADER)
    with closing(Line(sqlite_city_server.url, lambda: NOW)) as line:
        with desk.database.reading() as tx:
            [fact] = tx.outbox.due(NOW, 10)
        line.push(next_request(desk.database, lambda: NOW), [fact])
    with desk.database.transaction() as tx:  # the reply never came: the fact pauses
        paused = delivery.after(tx.outbox.delivery(fact.id), NotTaken("sync.left_out", 0.5), NOW)
        tx.outbox.record(fact.id, paused)

    within_the_pause = one_round(desk, sqlite_city_server)
    assert within_the_pause == RoundResult(news=1)
    assert status_of(desk, registration) is Status.PROPOSED
    decide(sqlite_city_server, registration.number, TRADER.nik)
    with closing(Line(sqlite_city_server.url, lambda: NOW)) as line:
        later = NOW + timedelta(minutes=1)
        run_round(desk.database, line, lambda: later)

    found = detail(desk, registration.id)
    assert found.registration.application.status is Status.ACTIVE
    assert found.registration.application.kpj is not None
    assert found.delivery is DeliveryStatus.DELIVERED


def test_a_change_the_city_no_longer_takes_never_reaches_the_confirmation(
    desk: Desk, sqlite_city_server: CityServer
) -> None:
    desk = activated(desk, sqlite_city_server)
    registration = register(desk, TRADER)
    one_round(desk, sqlite_city_server)
    decide(sqlite_city_server, registration.number, TRADER.nik)
    amend_worker(
        desk, registration.id, replace(form_of(registration), name="Orang Lain"), SEEN, NOW
    )

    proof = make_paper(desk, registration.id, PaperKind.PROOF, NOW)
    assert "belum terkirim" in text_of(proof.pdf)
    one_round(desk, sqlite_city_server)

    found = detail(desk, registration.id)
    assert found.registration.application.status is Status.ACTIVE
    assert found.delivery is DeliveryStatus.NEEDS_CITY
    confirmation = text_of(make_paper(desk, registration.id, PaperKind.CONFIRMATION, NOW).pdf)
    assert "Wulan Prameswari" in confirmation
    assert "Orang Lain" not in confirmation


def test_new_rates_of_the_city_are_fetched_verified_and_kept(
    desk: Desk, sqlite_city_server: CityServer
) -> None:
    desk = activated(desk, sqlite_city_server)
    one_round(desk, sqlite_city_server)
    with desk.database.transaction() as tx:
        tx.settings.put_preference(WANTED.format(name="rates"), "a-new-edition")

    result = one_round(desk, sqlite_city_server)

    with desk.database.reading() as tx:
        text = tx.settings.preference(TEXT.format(name="rates"))
        held = tx.settings.preference(HELD.format(name="rates"))
    assert result.news == 1
    assert held == "a-new-edition"
    assert text is not None
    assert RateBook.parse(text).version == desk.reference.rates.version
    assert one_round(desk, sqlite_city_server) == RoundResult()


def test_the_edition_that_came_with_the_program_is_not_fetched_again(
    desk: Desk, sqlite_city_server: CityServer
) -> None:
    desk = activated(desk, sqlite_city_server)
    one_round(desk, sqlite_city_server)
    edition = shipped_edition(resource_folder(), "rates")
    with desk.database.transaction() as tx:
        tx.settings.put_preference(WANTED.format(name="rates"), edition)

    assert one_round(desk, sqlite_city_server) == RoundResult()

    with desk.database.reading() as tx:
        assert tx.settings.preference(HELD.format(name="rates")) == edition
    assert current_books(desk.database, desk.reference).rates is desk.reference.rates


def text_of(pdf: bytes) -> str:
    """Return the words of a page, in one line."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    text_page = page.get_textpage()
    text = " ".join(text_page.get_text_bounded().split())
    for part in (text_page, page, document):
        part.close()
    return text


def spoil(desk: Desk, registration: Registration, **body: str) -> None:
    """Put a fact into the queue that this program would never have let through."""
    with desk.database.transaction() as tx:
        [(fact, _)] = tx.outbox.of(registration.id)
        tx.outbox.record(fact.id, Delivery(DeliveryStatus.NEEDS_CLERK))
        tx.outbox.supersede(registration.id)
        tx.outbox.put(
            fact.kind, fact.at, fact.author, fact.worker, fact.version, {**fact.body, **body}
        )


def decide(city: CityServer, number: str, nik: str) -> None:
    """Let the operator verify, approve and enter the number that BPJS has issued."""
    decree = Decree("500/12/2026", date(2026, 11, 25))
    cells = {
        "number": number,
        "nik": nik,
        "kpj": "26011234567",
        "start": "01-12-2026",
        "end": "31-12-2026",
    }
    row = SheetRow(2, {name: SheetCell(text, "s") for name, text in cells.items()})

    def act(session: Session) -> None:
        operator = city.operator
        verify(session, all_in(session, Status.PROPOSED), operator)
        approve(session, all_in(session, Status.VERIFIED), decree, operator)
        import_results(session, [row], operator)

    city.database.within(act)
