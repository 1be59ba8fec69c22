"""The check list on its way from the register to the laptop that checks: by line and by stick."""

import base64
import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import httpx
import pytest
from sqlalchemy import make_url, select
from sqlalchemy.orm import Session

from central_server import check_list
from central_server.admin.confirmations import revoke_confirmation
from central_server.admin.devices import revoke_device
from central_server.keys import change_key
from central_server.models import RevokedPaperRow
from central_server.signing import CityKey
from desktop_app.domain.checking import Outcome
from desktop_app.domain.confirmation import PaperKind, check_code
from desktop_app.domain.delivery import Delivery, DeliveryStatus
from desktop_app.domain.facts import Fact, FactKind, revoked_body
from desktop_app.domain.issues import Refused
from desktop_app.domain.membership import Status
from desktop_app.domain.worker import Registration
from desktop_app.errors import Unavailable
from desktop_app.storage.settings import HeldCheckList
from desktop_app.sync.reference import keep_check_list
from desktop_app.use_cases.checking import check_typed, list_in_force, take_list
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.lists import detail
from desktop_app.use_cases.papers import MadePaper, make_paper, record_printed
from desktop_app.use_cases.registration import withdraw_worker
from desktop_app.use_cases.revoking import revoke_paper
from tests.documents.reading import qr_of
from tests.fixtures.people import NOW, TRADER
from tests.fixtures.server import CityServer, running_server, sqlite_url
from tests.sync.test_exchange import back, out, take_in
from tests.sync.test_round import activated, decide, one_round, register


def renew(city: CityServer) -> check_list.Made:
    city.clock.goes_on(timedelta(minutes=1))
    operator = city.operator
    return city.database.within(lambda session: check_list.renew(session, operator))


def full(city: CityServer) -> bytes:
    """Return the list as it goes out as a file, issued a minute on."""
    return renew(city).content


def outcome(desk: Desk, text: str) -> Outcome:
    return check_typed(desk, text, NOW).verdict.outcome


def printed(desk: Desk, worker: UUID) -> str:
    """Return what a reader of codes gives of a proof as it comes out of the printer."""
    text = qr_of(make_paper(desk, worker, PaperKind.PROOF, NOW).pdf, 200)
    assert text is not None
    return text


def test_a_paper_of_one_s_own_is_known_before_any_list_and_certain_with_it(
    clerk: Desk, city: CityServer
) -> None:
    text = printed(clerk, register(clerk, TRADER).id)
    assert outcome(clerk, text) is Outcome.LIST_EXPIRED
    assert not list_in_force(clerk).is_real
    one_round(clerk, city)
    renew(city)

    one_round(clerk, city)

    assert list_in_force(clerk).is_real
    assert outcome(clerk, text) is Outcome.GENUINE


def test_the_list_is_fetched_once_and_the_next_takes_its_place(
    clerk: Desk, city: CityServer
) -> None:
    first = renew(city)
    one_round(clerk, city)
    second = renew(city)
    before = one_round(clerk, city)
    again = one_round(clerk, city)

    assert list_in_force(clerk).issued == second.issued.replace(microsecond=0) > first.issued
    assert (before.news > 0, again.news) == (True, 0)


def test_a_withdrawn_registration_and_a_revoked_laptop_are_on_the_list_at_once(
    clerk: Desk, city: CityServer, tmp_path: Path
) -> None:
    worker = register(clerk, TRADER)
    text = printed(clerk, worker.id)
    one_round(clerk, city)
    renew(city)
    withdraw_worker(clerk, worker.id, "Salah orang", NOW)
    one_round(clerk, city)
    renew(city)
    one_round(clerk, city)
    assert outcome(clerk, text) is Outcome.WITHDRAWN

    with clerk.database.reading() as tx:
        device = tx.settings.device()
    assert device is not None
    operator = city.operator
    city.database.within(lambda session: revoke_device(session, device.id, operator))
    served = city.database.within(held)

    kept = tmp_path / "daftar"
    kept.write_bytes(served)
    assert take_list(clerk, kept).is_newer
    other = register(clerk, replace(TRADER, nik="3375014507890011", name="Sari Melati"))
    assert outcome(clerk, printed(clerk, other.id)) is Outcome.REVOKED_SINCE


def held(session: Session) -> bytes:
    list_ = check_list.held(session)
    assert list_ is not None
    return list_.content


def test_a_stick_brings_the_list_too(clerk: Desk, city: CityServer, tmp_path: Path) -> None:
    one_round(clerk, city)
    made = renew(city)

    reply = take_in(city, out(clerk, tmp_path).read_bytes()).reply
    back(clerk, tmp_path, reply)

    assert list_in_force(clerk).issued == made.issued.replace(microsecond=0)


def test_an_older_list_never_takes_the_place_of_a_newer_one(
    clerk: Desk, city: CityServer, tmp_path: Path
) -> None:
    older, newer = full(city), full(city)
    for name, content in (("tua", older), ("baru", newer)):
        (tmp_path / name).write_bytes(content)

    assert take_list(clerk, tmp_path / "baru").is_newer
    taken = take_list(clerk, tmp_path / "tua")

    assert not taken.is_newer
    assert not take_list(clerk, tmp_path / "baru").is_newer
    assert not keep_check_list(clerk.database, older)
    assert taken.known.issued == list_in_force(clerk).issued
    with clerk.database.reading() as tx:
        assert tx.settings.check_list() == HeldCheckList(taken.known.issued, newer)


def test_a_list_of_another_city_a_changed_and_a_cut_off_one_are_refused(
    clerk: Desk, city: CityServer, tmp_path: Path
) -> None:
    content = full(city)
    known = list_in_force(clerk).city
    foreign = check_list.signed(CityKey(b"s" * 32), {})
    path = tmp_path / "daftar"
    cases = {
        foreign: "check_list.unreadable",
        content[:-1]: "check_list.unreadable",
        b"": "check_list.unreadable",
        content[:-1] + bytes([content[-1] ^ 1]): "check_list.unproven",
        content.replace(b"Kota", b"Kote"): "check_list.unproven",
    }
    for bad, code in cases.items():
        path.write_bytes(bad)
        with pytest.raises(Unavailable, match=code.replace(".", r"\.")):
            take_list(clerk, path)
    assert list_in_force(clerk).city == known
    with pytest.raises(Unavailable, match=r"file\.not_read"):
        take_list(clerk, tmp_path / "tidak ada")


def test_a_list_signed_by_the_next_key_is_followed_and_by_a_stranger_s_is_not(
    clerk: Desk, city: CityServer, tmp_path: Path
) -> None:
    operator = city.operator
    city.database.within(lambda session: change_key(session, operator, seed=b"n" * 32))
    path = tmp_path / "daftar"
    path.write_bytes(full(city))

    taken = take_list(clerk, path)

    assert taken.is_newer
    keys = sorted((key.is_city, key.until is not None) for key in taken.known.keys.values())
    assert keys == [(True, False), (True, True)]


def test_anybody_may_fetch_the_list_and_it_says_nobody_s_name(
    clerk: Desk, city: CityServer
) -> None:
    assert httpx.get(f"{city.url}/v1/check-list").status_code == 404
    register(clerk, TRADER)
    one_round(clerk, city)
    made = renew(city)

    reply = httpx.get(f"{city.url}/v1/check-list")

    assert (reply.content, reply.headers["etag"]) == (made.content, f'"{made.etag}"')
    assert TRADER.nik.encode() not in reply.content
    assert b"Wulan" not in reply.content


def test_a_code_is_compared_with_the_file_s_own_papers_and_with_the_list(
    clerk: Desk, city: CityServer
) -> None:
    text = base64.b64encode(b"x").decode()

    assert outcome(clerk, "12ab-34CD-56EF") is Outcome.CODE_UNKNOWN
    assert outcome(clerk, "12ab-34") is Outcome.CODE_UNREADABLE
    assert outcome(clerk, text * 10) is Outcome.NOT_OURS
    assert check_code(text) != "12AB-34CD-56EF"


def text_of(made: MadePaper) -> str:
    text = qr_of(made.pdf, 200)
    assert text is not None
    return text


def test_a_revoked_paper_is_on_the_next_list_and_the_next_copy_counts(
    clerk: Desk, city: CityServer
) -> None:
    one = register(clerk, TRADER)
    first = make_paper(clerk, one.id, PaperKind.PROOF, NOW)
    record_printed(clerk, first, NOW)
    one_round(clerk, city)
    renew(city)
    one_round(clerk, city)
    assert outcome(clerk, text_of(first)) is Outcome.GENUINE

    revoke_paper(clerk, one.id, PaperKind.PROOF, 1, "Diberikan kepada orang lain", NOW)
    again = make_paper(clerk, one.id, PaperKind.PROOF, NOW)
    one_round(clerk, city)
    check_list.see_to(city.database, city.clock())
    one_round(clerk, city)

    told = check_typed(clerk, text_of(first), NOW).verdict
    assert (told.outcome, told.day) == (Outcome.PAPER_REVOKED, NOW.date())
    assert outcome(clerk, text_of(again)) is Outcome.GENUINE
    assert delivered(clerk, one.id)
    before = city.database.within(check_list.held)
    check_list.see_to(city.database, city.clock())
    assert city.database.within(check_list.held) == before  # nothing new, nothing made


def confirmed(clerk: Desk, city: CityServer) -> tuple[Registration, MadePaper]:
    """Return somebody with a number of BPJS, and the city's confirmation as it was printed."""
    one = register(clerk, TRADER)
    one_round(clerk, city)
    decide(city, one.number, TRADER.nik)
    one_round(clerk, city)
    made = make_paper(clerk, one.id, PaperKind.CONFIRMATION, NOW)
    record_printed(clerk, made, NOW)
    renew(city)
    one_round(clerk, city)
    return one, made


SIGNED_AND_WAITING = {Outcome.GENUINE, Outcome.NOT_YET}


def test_a_confirmation_the_city_takes_back_is_told_of_and_another_comes(
    clerk: Desk, city: CityServer
) -> None:
    one, first = confirmed(clerk, city)
    assert outcome(clerk, text_of(first)) in SIGNED_AND_WAITING

    operator = city.operator
    told = city.database.within(
        lambda session: revoke_confirmation(session, f"KK/{one.number}", operator)
    )
    one_round(clerk, city)

    assert told == (f"KK/{one.number}", 2)
    assert outcome(clerk, text_of(first)) is Outcome.PAPER_REVOKED
    again = make_paper(clerk, one.id, PaperKind.CONFIRMATION, NOW)
    assert outcome(clerk, text_of(again)) in SIGNED_AND_WAITING
    assert detail(clerk, one.id).registration.application.status is Status.ACTIVE
    assert detail(clerk, one.id).history[-1].act == "city.confirmed"
    with pytest.raises(Refused, match=r"confirmation\.none"):
        city.database.within(
            lambda session: revoke_confirmation(session, register_another(clerk, city), operator)
        )


def register_another(clerk: Desk, city: CityServer) -> str:
    """Return the number of somebody BPJS has given none."""
    other = register(clerk, replace(TRADER, nik="3217051209870004", name="Orang Lain"))
    one_round(clerk, city)
    return other.number


def test_a_confirmation_revoked_at_the_desk_is_signed_anew_by_the_city_once(
    clerk: Desk, city: CityServer
) -> None:
    one, first = confirmed(clerk, city)

    revoke_paper(clerk, one.id, PaperKind.CONFIRMATION, 1, "Diberikan kepada orang lain", NOW)
    one_round(clerk, city)
    check_list.see_to(city.database, city.clock())
    one_round(clerk, city)

    assert outcome(clerk, text_of(first)) is Outcome.PAPER_REVOKED
    again = make_paper(clerk, one.id, PaperKind.CONFIRMATION, NOW)
    assert outcome(clerk, text_of(again)) in SIGNED_AND_WAITING
    with clerk.database.transaction() as tx:  # the same, told by another laptop of the office
        body = revoked_body("konfirmasi", f"KK/{one.number}", 1, "Sama")
        tx.outbox.put(FactKind.PAPER_REVOKED, NOW, "Rina", one.id, 1, body)
    one_round(clerk, city)
    assert outcome(clerk, text_of(again)) in SIGNED_AND_WAITING
    assert [row.copy for row in revoked_rows(city)] == [1]


def revoked_rows(city: CityServer) -> Sequence[RevokedPaperRow]:
    return city.database.within(lambda tx: tx.scalars(select(RevokedPaperRow)).all())


def test_a_paper_of_another_kelurahan_is_not_for_this_laptop_to_revoke(
    clerk: Desk, city: CityServer
) -> None:
    one = register(clerk, TRADER)
    with clerk.database.transaction() as tx:
        body = revoked_body("bukti", "BP/3375011003-01-00001", 1, "Iseng")
        tx.outbox.put(FactKind.PAPER_REVOKED, NOW, "Rina", one.id, 1, body)
    one_round(clerk, city)

    [(_, delivery)] = facts_of(clerk, one.id)
    assert delivery.code == "fact.not_yours"
    assert not revoked_rows(city)


def facts_of(desk: Desk, worker: UUID) -> list[tuple[Fact, Delivery]]:
    with desk.database.reading() as tx:
        told = tx.outbox.of(worker)
    return [one for one in told if one[0].kind is FactKind.PAPER_REVOKED]


def delivered(desk: Desk, worker: UUID) -> bool:
    [(_, delivery)] = facts_of(desk, worker)
    return delivery.status is DeliveryStatus.DELIVERED


def test_the_first_list_and_a_new_one_each_week_come_without_an_operator(
    desk: Desk, founded_file: Path, tmp_path: Path
) -> None:
    url = sqlite_url(tmp_path)
    shutil.copyfile(founded_file, make_url(url).database or "")
    with running_server(url, keeps_list=True) as city:
        clerk = activated(desk, city)
        one_round(clerk, city)
        first = list_in_force(clerk)
        assert first.is_real
        city.clock.goes_on(timedelta(days=6))
        one_round(clerk, city)
        assert list_in_force(clerk).issued == first.issued
        city.clock.goes_on(timedelta(days=1))
        one_round(clerk, city)
        assert list_in_force(clerk).issued > first.issued
