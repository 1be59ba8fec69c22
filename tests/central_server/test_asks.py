"""What a city has asked besides reaches its laptops, and nothing it cannot ask for does."""

import msgspec
import pytest

from central_server.admin import city
from central_server.city import the_city
from desktop_app.domain.enrolment import Segment
from desktop_app.domain.extras import Extra, asked
from desktop_app.domain.issues import Refused
from desktop_app.sync import wire
from tests.fixtures.server import CityServer, Laptop


def test_what_a_city_asks_for_goes_to_its_laptops(city_server: CityServer, laptop: Laptop) -> None:
    within, operator = city_server.database.within, city_server.operator

    asks = within(lambda s: city.ask_for(s, ["home", "email"], operator))

    assert asks == [Extra.EMAIL, Extra.HOME]
    told = [item["body"] for item in laptop.news()["items"] if item["kind"] == "city"][-1]
    sheet = msgspec.json.decode(msgspec.json.encode(told), type=wire.CityDoc).read()
    assert sheet.asks == {Extra.EMAIL, Extra.HOME}
    within(lambda s: city.ask_for(s, [], operator))
    assert within(the_city).settings.asks == []


def test_what_cannot_be_asked_for_is_refused(city_server: CityServer) -> None:
    with pytest.raises(Refused) as no:
        city_server.database.within(lambda s: city.ask_for(s, ["blood"], city_server.operator))

    assert no.value.issues[0].code == "city.extra_unknown"


def test_a_laptop_passes_over_what_it_does_not_know() -> None:
    letterhead = wire.LetterheadDoc("PEMERINTAH", "KELURAHAN")
    names = ("Jawa Tengah", "Kota", "Barat", "Medono")
    sheet = wire.CityDoc("Kota", "3375011002", names, letterhead, asks=("email", "blood"))

    assert sheet.read().asks == {Extra.EMAIL}


def test_the_law_asks_whatever_the_city_says() -> None:
    assert asked(Segment.NON_ASN, frozenset()) == {Extra.CHILDREN}
    assert asked(Segment.BPU, frozenset()) == frozenset()
    assert asked(Segment.BPU, frozenset({Extra.HEIR})) == {Extra.HEIR}
