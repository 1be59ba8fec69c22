"""The check list and the page as the operator makes them, from a real register."""

import io
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from central_server import check_list, news, register
from central_server.admin.devices import reinstate_device, revoke_device
from central_server.city import the_city
from central_server.cli.main import main
from central_server.cli.words import sentence
from central_server.keys import change_key
from central_server.models import RegistrationRow
from central_server.settings import DATABASE_VARIABLE, Settings
from central_server.verifier import verifier_page
from desktop_app.documents.check import sign_qr
from desktop_app.documents.check_list import examine, paper_of, read_list
from desktop_app.domain.check_list import CheckList
from desktop_app.domain.checking import Outcome, of_a_code
from desktop_app.domain.confirmation import check_code
from desktop_app.domain.facts import Json, check_body, printed_body, revoked_body
from desktop_app.domain.issues import Refused
from desktop_app.domain.membership import Activated, Kpj, Protection, Status
from tests.central_server.test_sheets import decided
from tests.fixtures.server import KELURAHAN, NEIGHBOUR, CityServer, Laptop, enrolled

Typed = Callable[..., str]


@pytest.fixture
def city(sqlite_city_server: CityServer) -> CityServer:
    return sqlite_city_server


@pytest.fixture
def laptop(city: CityServer) -> Iterator[Laptop]:
    with enrolled(city) as laptop:
        yield laptop


@pytest.fixture
def typed(city: CityServer, monkeypatch: pytest.MonkeyPatch) -> Typed:
    monkeypatch.setenv(DATABASE_VARIABLE, city.settings.database)

    def run(*arguments: str) -> str:
        paper = io.StringIO()
        assert main(["--operator", "uji", *arguments], paper=paper, clock=city.clock) == 0
        return paper.getvalue()

    return run


def known(city: CityServer, content: bytes) -> CheckList:
    return read_list(content, city.database.within(the_city).key.public)


def made(city: CityServer) -> CheckList:
    operator = city.operator
    content = city.database.within(lambda session: check_list.renew(session, operator)).content
    return known(city, content)


def list_of(city: CityServer, place: str) -> CheckList:
    """Return the list as a kelurahan is served it; everybody's for ""."""
    served = city.database.within(lambda session: check_list.held(session, place))
    assert served is not None
    return known(city, served.content)


def activated(city: CityServer) -> str:
    """Let BPJS have given a number to the only one there is; return the city's signed text."""
    decided(city)
    protection = Protection(date(2026, 12, 1), date(2026, 12, 31))

    def act(session: Session) -> str:
        row = session.scalars(select(RegistrationRow)).one()
        news.in_line(session, row.kelurahan)
        event = Activated(Kpj("26012345678"), protection)
        register.move(session, the_city(session), row, event, city.clock())
        return row.confirmation_qr

    return city.database.within(act)


def test_the_file_says_whose_word_counts_and_which_confirmations_there_are(
    city: CityServer, laptop: Laptop, typed: Typed, tmp_path: Path
) -> None:
    laptop.push(laptop.registered(1))
    qr = activated(city)

    said = typed("check-list", "--out", str(tmp_path / "daftar.ljl"), "--days", "7")

    read = known(city, (tmp_path / "daftar.ljl").read_bytes())
    assert "1 check codes, 0 registrations withdrawn" in said
    assert read.expires - read.issued == timedelta(days=7)
    assert [key.number for key in read.keys.values() if not key.is_city] == [1]
    assert papers(read, qr) == [f"KK/{KELURAHAN}-01-00001"]
    outcomes = [examine(qr, read, city.clock() + timedelta(days=days)).outcome for days in (1, 20)]
    assert outcomes == [Outcome.NOT_YET, Outcome.LIST_EXPIRED]
    assert httpx.get(f"{city.url}/v1/check-list").content == (tmp_path / "daftar.ljl").read_bytes()


def papers(list_: CheckList, text: str) -> list[str]:
    """Return the numbers of the papers a list knows by the check code of a QR."""
    code = check_code(text).replace("-", "")
    return [paper.paper for _, paper in list_.papers_of(code)]


def test_a_withdrawn_registration_is_told_with_its_day_and_without_a_name(
    city: CityServer, laptop: Laptop
) -> None:
    body = laptop.registered(1)
    laptop.push(body)
    withdrawal = {"schema": 1, "reason": "Salah orang"}
    laptop.push(laptop.fact("worker_withdrawn", body["worker"], withdrawal, version=2))
    city.clock.goes_on(timedelta(days=3))

    assert made(city).withdrawn == {f"{KELURAHAN}-01-00001": date(2026, 11, 22)}


def test_a_revocation_is_on_the_served_list_at_once_and_goes_when_it_is_taken_back(
    city: CityServer, laptop: Laptop, typed: Typed
) -> None:
    operator, device = city.operator, laptop.id

    def revoked() -> list[bool]:
        served = known(city, httpx.get(f"{city.url}/v1/check-list").content)
        return [key.until is not None for key in served.keys.values() if not key.is_city]

    city.database.within(lambda session: revoke_device(session, device, operator))
    assert httpx.get(f"{city.url}/v1/check-list").status_code == 404, "there was none before"
    typed("check-list")
    assert revoked() == [True]
    city.database.within(lambda session: reinstate_device(session, device, operator))
    assert revoked() == [False]


def test_a_changed_key_signs_the_list_and_the_one_before_leads_to_it(city: CityServer) -> None:
    first = city.database.within(the_city).key.public
    operator = city.operator
    city.database.within(lambda session: change_key(session, operator, seed=b"n" * 32))

    content = city.database.within(lambda session: check_list.renew(session, operator)).content

    assert {key.public for key in read_list(content, first).keys.values()} >= {first}
    assert read_list(content, first).city == "Kota Pekalongan"


def test_two_lists_of_one_moment_are_told_apart(city: CityServer) -> None:
    operator = city.operator
    lists = [
        city.database.within(lambda session: check_list.renew(session, operator)).issued
        for _ in range(3)
    ]

    assert lists == sorted(set(lists))


def test_the_page_is_written_with_the_list_in_it(
    city: CityServer, typed: Typed, tmp_path: Path
) -> None:
    said = typed("verifier", "--out", str(tmp_path / "periksa.html"))

    html = (tmp_path / "periksa.html").read_text(encoding="utf-8")
    assert said.startswith("page ")
    assert "default-src 'none'" in html
    assert "{{" not in html.split("<script", maxsplit=1)[0]


def test_without_the_parts_by_others_there_is_no_page_and_it_is_said_how_to_get_them(
    tmp_path: Path,
) -> None:
    with pytest.raises(Refused) as no:
        verifier_page(b"", Settings(reference=tmp_path / "reference"))

    assert sentence(no.value.issues[0]).startswith("parts/jsQR.js is not there")


def test_an_impossible_number_of_days_is_no_list(typed: Typed) -> None:
    for days in ("0", "367", "x"):
        with pytest.raises(SystemExit):
            typed("check-list", "--days", days)


def test_a_confirmation_is_taken_back_by_a_command_and_the_list_says_so_at_once(
    city: CityServer, laptop: Laptop, typed: Typed
) -> None:
    laptop.push(laptop.registered(1))
    first = activated(city)
    typed("check-list")

    said = typed("confirmation", "revoke", f"KK/{KELURAHAN}-01-00001")

    assert said.startswith(f"KK/{KELURAHAN}-01-00001: revoked; number 2 of it is signed")
    served = known(city, httpx.get(f"{city.url}/v1/check-list").content)
    news = laptop.news()["items"][-2:]
    assert [item["kind"] for item in news] == ["status", "reference"]
    second = news[0]["body"]["confirmation_qr"]
    later = city.clock() + timedelta(days=20)
    assert examine(first, served, later).outcome is Outcome.PAPER_REVOKED
    assert examine(second, served, later).outcome is Outcome.GENUINE
    again = typed("confirmation", "revoke", f"{KELURAHAN}-01-00001")
    assert "number 3 of it" in again


def proof(laptop: Laptop, running: int, kelurahan: str = KELURAHAN, copy: int = 1) -> str:
    """Return the text of a proof's QR, signed by this laptop."""
    number = f"{kelurahan}-01-{running:05}"
    claims: dict[int, int | str] = {
        1: "B",
        2: number,
        3: "W***",
        4: "0001",
        5: kelurahan,
        6: 2517,
        10: 1,
    }
    return sign_qr(claims if copy == 1 else {**claims, 11: copy}, laptop.key.private_bytes_raw())


def printed(laptop: Laptop, worker: object, text: str, **changes: Json) -> dict[str, Any]:
    """Return the fact that a proof was printed; ``changes`` are fields of what its code means."""
    told = paper_of(text)
    code = check_code(text).replace("-", "")
    check: dict[str, Json] = {**check_body(code, told.on, told.status.value), **changes}
    return laptop.fact(
        "paper_printed", str(worker), printed_body("bukti", told.paper, told.copy, check)
    )


def test_a_proof_s_code_is_on_the_next_list_with_the_key_that_signed_it(
    city: CityServer, laptop: Laptop
) -> None:
    one = laptop.registered(1)
    first, copy = proof(laptop, 1), proof(laptop, 1, copy=2)
    laptop.push(one, printed(laptop, one["worker"], first))
    known_of = made(city)
    laptop.push(printed(laptop, one["worker"], copy))

    assert (papers(known_of, first), papers(known_of, copy)) == ([f"BP/{KELURAHAN}-01-00001"], [])
    both = made(city)
    assert [papers(both, text) for text in (first, copy)] == [[f"BP/{KELURAHAN}-01-00001"]] * 2
    [(key, paper)] = both.papers_of(check_code(copy).replace("-", ""))
    assert (key.number, paper.copy, paper.on, paper.status) == (
        1, 2, date(2026, 11, 22), Status.REGISTERED,
    )  # fmt: skip
    told = of_a_code(check_code(first), both, city.clock(), lambda _: None)
    assert (told.outcome, told.device) == (Outcome.CODE_KNOWN, 1)


def test_what_a_laptop_cannot_vouch_for_is_kept_and_on_no_list(
    city: CityServer, laptop: Laptop
) -> None:
    """Another kelurahan's number, a confirmation, a letter, a day no record holds."""
    one = laptop.registered(1)
    foreign = proof(laptop, 1, NEIGHBOUR)
    body = printed_body("konfirmasi", f"KK/{KELURAHAN}-01-00001", 1, {
        "code": "0123456789AB", "on": "2026-11-22", "status": "active",
    })  # fmt: skip
    facts = [
        printed(laptop, one["worker"], foreign),
        laptop.fact("paper_printed", one["worker"], body),
        laptop.fact("paper_printed", one["worker"], printed_body("rincian_iuran", "RI/1", 1)),
        printed(laptop, one["worker"], proof(laptop, 1), on="2050-01-01"),
    ]
    verdicts = laptop.push(one, *facts)

    assert {verdict["verdict"] for verdict in verdicts} == {"stored"}
    assert made(city).codes == {}
    [refused] = laptop.push(printed(laptop, one["worker"], proof(laptop, 1), code="x"))
    assert refused["code"] == "fact.unreadable"


def test_a_laptop_gets_the_codes_of_its_own_kelurahan_and_everybody_all(
    city: CityServer, laptop: Laptop
) -> None:
    one, text = laptop.registered(1), proof(laptop, 1)
    laptop.push(one, printed(laptop, one["worker"], text))
    made(city)

    lists = {place: list_of(city, place) for place in ("", KELURAHAN, NEIGHBOUR)}

    assert {place: list_.codes_of for place, list_ in lists.items()} == {
        "": "", KELURAHAN: KELURAHAN, NEIGHBOUR: NEIGHBOUR,
    }  # fmt: skip
    assert {place: len(papers(list_, text)) for place, list_ in lists.items()} == {
        "": 1, KELURAHAN: 1, NEIGHBOUR: 0,
    }  # fmt: skip
    served = laptop.get("/v1/reference/check")
    assert known(city, served.content) == lists[KELURAHAN]
    told = [item for item in laptop.news()["items"] if item["kind"] == "reference"]
    assert f'"{told[-1]["body"]["etag"]}"' == served.headers["etag"]


def test_a_former_key_s_confirmations_are_on_every_list(city: CityServer, laptop: Laptop) -> None:
    laptop.push(laptop.registered(1))
    qr = activated(city)
    operator = city.operator
    city.database.within(lambda session: change_key(session, operator, seed=b"n" * 32))
    made(city)

    found = [papers(list_of(city, place), qr) for place in ("", KELURAHAN, NEIGHBOUR)]
    assert found == [[f"KK/{KELURAHAN}-01-00001"]] * 3


def test_the_codes_of_revoked_papers_say_so(city: CityServer, laptop: Laptop, typed: Typed) -> None:
    one, text = laptop.registered(1), proof(laptop, 1)
    laptop.push(one, printed(laptop, one["worker"], text))
    first = activated(city)
    typed("confirmation", "revoke", f"KK/{KELURAHAN}-01-00001")
    body = revoked_body("bukti", f"BP/{KELURAHAN}-01-00001", 1, "Diberikan kepada orang lain")
    laptop.push(laptop.fact("paper_revoked", one["worker"], body))

    list_ = made(city)

    outcomes = [
        of_a_code(check_code(each), list_, city.clock(), lambda _: None).outcome
        for each in (first, text)
    ]
    assert outcomes == [Outcome.CODE_REVOKED, Outcome.CODE_REVOKED]


def test_the_list_says_nothing_in_clear_of_a_paper_but_how_many_a_laptop_made(
    city: CityServer, laptop: Laptop
) -> None:
    one, text = laptop.registered(17), proof(laptop, 17)
    laptop.push(one, printed(laptop, one["worker"], text))
    operator = city.operator
    content = city.database.within(lambda session: check_list.renew(session, operator)).content

    assert b"-00017" not in content
    assert bytes.fromhex(check_code(text).replace("-", "")) not in content
    assert (17).to_bytes(4, "big") not in content.partition(f"{KELURAHAN}-01".encode())[2][:11]
