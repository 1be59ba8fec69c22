"""What a laptop seals to the city opens with the city's seed, and with nothing else."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from central_server.admin import city
from central_server.admin.acts import Operator
from central_server.city import city_doc, the_city
from central_server.database import Database
from central_server.models import KelurahanRow, NewsRow
from central_server.sealing import CitySeal, seal
from central_server.wire import v1_city
from desktop_app.domain.issues import Refused
from desktop_app.storage.sealing import SealingKey
from desktop_app.storage.sealing import seal as seal_on_the_laptop
from tests.fixtures.server import BEGINNING, KELURAHAN, CityServer

SEED = bytes(range(32))
LAPTOP = SealingKey.of_file(bytes(32))


def test_what_a_laptop_seals_to_city_and_itself_the_city_opens() -> None:
    mine = CitySeal(SEED)

    sealed = seal_on_the_laptop(b"isi", [LAPTOP.recipient, mine.recipient])

    assert mine.open(sealed) == b"isi"
    assert CitySeal(SEED).recipient == mine.recipient


def test_another_city_or_a_damaged_copy_is_refused() -> None:
    sealed = seal_on_the_laptop(b"isi", [CitySeal(SEED).recipient])

    for stranger, copy in ((CitySeal(bytes(32)), sealed), (CitySeal(SEED), sealed[:-1])):
        with pytest.raises(Refused) as no:
            stranger.open(copy)
        assert no.value.issues[0].code == "sealed.unreadable"


def test_a_laptop_opens_what_the_city_seals_to_it() -> None:
    assert LAPTOP.open(seal(b"isi", [LAPTOP.recipient])) == b"isi"
    with pytest.raises(Refused):
        seal(b"isi", ["age1nobody"])


def test_an_activation_brings_the_key_the_city_can_open_with(city_server: CityServer) -> None:
    told = city_server.device().activation.city.sealing_key

    mine = city_server.database.within(lambda session: the_city(session).seal)

    assert mine.open(seal_on_the_laptop(b"isi", [told])) == b"isi"


def test_a_laptop_let_in_before_there_was_sealing_is_told_the_key(city_database: Database) -> None:
    operator = Operator("uji", BEGINNING)

    assert city_database.within(lambda session: city.tell_city(session, operator)) == 2

    def told(session: Session) -> None:
        [news] = session.scalars(select(NewsRow).where(NewsRow.kelurahan == KELURAHAN))
        sheet = v1_city.CityDoc.model_validate_json(news.body)
        row = session.get_one(KelurahanRow, KELURAHAN)
        assert sheet == city_doc(the_city(session), row)
        assert sheet.sealing_key.startswith("age1")

    city_database.within(told)
