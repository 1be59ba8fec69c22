"""What a new laptop starts from, and where it may send people's data."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.issues import Refused
from desktop_app.sync.activation import LARGEST, read_activation
from desktop_app.sync.client import safe_address
from tests.fixtures.server import CityServer

GOLDEN = Path(__file__).parents[1] / "contract" / "v1" / "activation_file.json"


def code_of(data: bytes) -> str:
    with pytest.raises(Refused) as refusal:
        read_activation(data)
    return refusal.value.issues[0].code


def test_a_file_of_the_city_is_read_whole(sqlite_city_server: CityServer) -> None:
    activation = read_activation(sqlite_city_server.activation_file())

    assert activation.city.region_names[3] == "Medono"
    assert activation.device_number == 1
    assert len(activation.receipt_key) == 32
    assert activation.server == sqlite_city_server.url


def test_a_truncated_file_is_refused_at_every_length(sqlite_city_server: CityServer) -> None:
    whole = sqlite_city_server.activation_file()
    for length in range(0, len(whole), 37):
        assert code_of(whole[:length]) == "activation.unreadable"


def test_a_file_of_a_newer_program_is_told_apart(sqlite_city_server: CityServer) -> None:
    document = json.loads(sqlite_city_server.activation_file())
    document["version"] = 2
    assert code_of(json.dumps(document).encode()) == "activation.newer"


def test_a_file_that_would_send_in_clear_is_refused(sqlite_city_server: CityServer) -> None:
    document = json.loads(sqlite_city_server.activation_file())
    document["server"] = "http://kota.example"
    assert code_of(json.dumps(document).encode()) == "server.address_unsafe"


def test_a_file_too_large_to_be_one_is_not_even_read() -> None:
    assert code_of(b" " * (LARGEST + 1)) == "activation.unreadable"


@given(st.binary(max_size=300))
def test_no_bytes_at_all_break_the_reader(data: bytes) -> None:
    assert code_of(data) == "activation.unreadable"


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        (" loket.kota.example/ ", "https://loket.kota.example"),
        ("https://loket.kota.example:8443", "https://loket.kota.example:8443"),
        ("http://127.0.0.1:8650", "http://127.0.0.1:8650"),
        ("http://localhost:8650/", "http://localhost:8650"),
    ],
)
def test_an_address_is_taken_as_it_is_usually_typed(typed: str, address: str) -> None:
    assert safe_address(typed) == address


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "server.address_unreadable"),
        ("ftp://kota.example", "server.address_unreadable"),
        ("https://", "server.address_unreadable"),
        ("https://kota.example:port", "server.address_unreadable"),
        ("https://user@kota.example", "server.address_unreadable"),
        ("http://kota.example", "server.address_unsafe"),
        ("http://192.0.2.7", "server.address_unsafe"),
    ],
)
def test_an_address_people_may_not_be_sent_to_is_refused(typed: str, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        safe_address(typed)
    assert refusal.value.issues[0].code == code
