"""An activation code lets one key in, once; the same again gives the same answer."""

import base64
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta

import httpx
import pytest

from central_server.admin import devices
from central_server.enrolment import CODE_LIFE
from desktop_app.domain.facts import canonical
from tests.fixtures.server import KELURAHAN, CityServer, Laptop, enrolled


def problem(reply: httpx.Response) -> str:
    assert reply.headers["content-type"] == "application/problem+json"
    kind: str = reply.json()["type"]
    assert reply.json()["status"] == reply.status_code
    return kind.removeprefix("urn:loket-jamsostek:problem:")


NewLaptop = Callable[[], Laptop]


@pytest.fixture
def new_laptop(city_server: CityServer) -> Iterator[NewLaptop]:
    """Makes laptops nobody knows yet."""
    with ExitStack() as stack:

        def new() -> Laptop:
            client = httpx.Client(base_url=city_server.url, timeout=30)
            return Laptop(stack.enter_context(client))

        yield new


def test_the_reply_names_device_epoch_key_and_city(
    city_server: CityServer, new_laptop: NewLaptop
) -> None:
    device = city_server.device()
    laptop = new_laptop()

    reply = laptop.enrol(device.code)

    assert reply.status_code == httpx.codes.CREATED
    told = reply.json()
    assert told["device"] == str(device.id)
    assert told["device_number"] == device.number
    assert told["epoch"] == device.activation.epoch
    assert told["receipt_key"] == device.activation.receipt_key
    assert told["city"]["kelurahan"] == KELURAHAN
    assert told["city"]["region_names"][-1] == "Medono"
    assert told["city"]["programmes"][0]["segment"] == "rentan"


def test_the_same_key_with_the_same_code_gets_the_same_answer_again(
    city_server: CityServer, new_laptop: NewLaptop
) -> None:
    device = city_server.device()
    laptop = new_laptop()

    first = laptop.enrol(device.code)
    city_server.clock.goes_on(CODE_LIFE * 2)
    second = laptop.enrol(device.code)

    assert second.status_code == httpx.codes.CREATED
    assert second.json() == first.json()


def test_a_code_that_was_redeemed_is_closed_to_another_key(
    city_server: CityServer, new_laptop: NewLaptop
) -> None:
    device = city_server.device()
    new_laptop().enrol(device.code)

    reply = new_laptop().enrol(device.code)

    assert (reply.status_code, problem(reply)) == (409, "code-used")


def test_a_code_nobody_gave_out_is_unknown(city_server: CityServer, new_laptop: NewLaptop) -> None:
    reply = new_laptop().enrol("0000-0000-0000")

    assert (reply.status_code, problem(reply)) == (404, "code-unknown")


def test_a_code_expires(city_server: CityServer, new_laptop: NewLaptop) -> None:
    device = city_server.device()
    city_server.clock.goes_on(CODE_LIFE)

    reply = new_laptop().enrol(device.code)

    assert (reply.status_code, problem(reply)) == (410, "code-expired")


def test_a_code_may_be_typed_carelessly(city_server: CityServer, new_laptop: NewLaptop) -> None:
    code = city_server.device().code

    reply = new_laptop().enrol(f" {code.lower().replace('-', ' ').replace('0', 'o')} ")

    assert reply.status_code == httpx.codes.CREATED


def test_a_key_must_be_proved_by_a_signature(
    city_server: CityServer, new_laptop: NewLaptop
) -> None:
    device, thief = city_server.device(), new_laptop()
    body = {
        "code": device.code,
        "public_key": base64.b64encode(bytes(32)).decode(),
        "program": "0.1.0",
    }

    reply = thief.post("/v1/enrolments", body, key_id="new")

    assert (reply.status_code, problem(reply)) == (401, "signature-invalid")


def test_a_key_of_another_length_is_refused(city_server: CityServer, new_laptop: NewLaptop) -> None:
    body = {"code": "0000-0000-0000", "public_key": "QUJD", "program": "0.1.0"}

    reply = new_laptop().post("/v1/enrolments", body, key_id="new")

    assert (reply.status_code, problem(reply)) == (422, "request-invalid")


def test_a_typed_code_shows_its_activation_and_stays_unused(
    city_server: CityServer, new_laptop: NewLaptop
) -> None:
    device = city_server.device()

    reply = httpx.post(f"{city_server.url}/v1/activations", json={"code": device.code.lower()})

    assert reply.content == canonical(device.activation.model_dump(mode="json"))
    assert new_laptop().enrol(device.code).status_code == httpx.codes.CREATED
    reply = httpx.post(f"{city_server.url}/v1/activations", json={"code": device.code})
    assert (reply.status_code, problem(reply)) == (409, "code-used")


def test_an_activation_expires_with_its_code(city_server: CityServer) -> None:
    device = city_server.device()
    city_server.clock.goes_on(CODE_LIFE + timedelta(seconds=1))

    reply = httpx.post(f"{city_server.url}/v1/activations", json={"code": device.code})

    assert (reply.status_code, problem(reply)) == (410, "code-expired")


def test_a_withdrawn_device_is_let_in_by_nothing(
    city_server: CityServer, new_laptop: NewLaptop
) -> None:
    device = city_server.device()
    city_server.database.within(
        lambda session: devices.revoke_device(session, str(device.id), city_server.operator)
    )

    reply = new_laptop().enrol(device.code)

    assert (reply.status_code, problem(reply)) == (403, "device-revoked")


def test_each_device_of_a_kelurahan_has_the_next_number(city_server: CityServer) -> None:
    assert [city_server.device().number for _ in range(3)] == [1, 2, 3]


def test_a_laptop_may_have_been_wrong_about_the_year_all_along(city_server: CityServer) -> None:
    with enrolled(city_server) as laptop:  # it signs with a clock of 2015
        assert laptop.news()["items"] == []
