"""Stubs at the server: what its key opens and nothing else, each once, whoever brings them."""

import base64
import random
from functools import partial
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from central_server.city import the_city
from central_server.models import FactRow, RegistrationRow
from central_server.sealing import CitySeal
from central_server.stubs import _unpacked
from desktop_app.domain.age_key import recipient_key
from desktop_app.domain.facts import CHAIN_START, Fact, FactKind, Seal
from desktop_app.domain.issues import Refused
from desktop_app.domain.stub import STUB_INFO, read_stub_content, stub_content
from desktop_app.storage.stub_seal import hpke_sealed
from tests.central_server.test_contract import golden
from tests.contract.off_paper import stored
from tests.fixtures.server import CityServer, Laptop, enrolled

SEAL = CitySeal(bytes(range(32)))
PUBLIC = recipient_key(SEAL.recipient)


def ask(laptop: Laptop, *sealed: bytes) -> list[dict[str, str]]:
    body = {"stubs": [base64.b64encode(each).decode() for each in sealed]}
    reply = laptop.post("/v1/stubs", body)
    assert reply.status_code == 200, reply.text
    answers: list[dict[str, str]] = laptop.proven(reply, "stubs")["answers"]
    return answers


def test_the_golden_stub_opens_to_the_golden_fact() -> None:
    sealed = base64.b64decode(golden("stubs_request")["stubs"][0])

    act = read_stub_content(SEAL.open_stub(sealed), _unpacked)

    assert act.fact == golden("fact_worker_registered")
    assert act.device == UUID(golden("stubs_reply")["stubs"]["device"])


def test_not_one_changed_byte_opens() -> None:
    sealed = bytearray(base64.b64decode(golden("stubs_request")["stubs"][0]))
    random.seed(5)
    for at in range(len(sealed)):
        changed = bytearray(sealed)
        changed[at] ^= 1 << random.randrange(8)
        if at == 31:
            changed[at] = sealed[at] ^ 1  # X25519 passes over the highest bit of a key
        with pytest.raises(Refused):
            SEAL.open_stub(bytes(changed))


def test_what_was_sealed_for_another_purpose_or_city_does_not_open() -> None:
    other = recipient_key(CitySeal(bytes(32)).recipient)
    for public, info in ((PUBLIC, b"something else"), (other, STUB_INFO)):
        with pytest.raises(Refused):
            SEAL.open_stub(hpke_sealed(b"isi", public, info, bytes(range(32))))


def test_whatever_is_sealed_to_the_city_never_breaks_it(city_server: CityServer) -> None:
    seal = city_server.database.within(_seal)
    public = recipient_key(seal.recipient)
    contents = [b"", b"\x01", b"\x01" + bytes(40), random.Random(1).randbytes(300)]
    contents += [b"\x01\xf9\x06\xad\x23" + bytes([marks]) + bytes(200) for marks in range(0, 32, 5)]
    with enrolled(city_server) as laptop:
        sealed = [hpke_sealed(each, public, STUB_INFO, uuid4().bytes * 2) for each in contents]

        answers = ask(laptop, *sealed, b"abc")

        assert {answer["outcome"] for answer in answers} == {"unreadable"}
        assert laptop.post("/v1/stubs", {"stubs": []}).status_code == 422
        assert laptop.post("/v1/stubs", {"stubs": ["?"]}).status_code == 422
        assert laptop.post("/v1/stubs", {"stubs": ["AAAA"] * 51}).status_code == 422


def test_an_unsigned_act_is_not_let_in_by_line(city_server: CityServer) -> None:
    """Anybody who has a city's key can seal to it; only a laptop's signature says who did."""
    public = recipient_key(city_server.database.within(_seal).recipient)
    with enrolled(city_server) as laptop:
        told = laptop.registered()
        for device, signature in (
            ("", b""),
            (laptop.id, b""),
            (laptop.id, bytes(64)),
            (str(uuid4()), bytes(64)),
        ):
            act = Fact(
                id=UUID(told["id"]),
                seq=told["seq"],
                kind=FactKind(told["kind"]),
                at=city_server.clock(),
                author=told["author"],
                device=device,
                worker=UUID(told["worker"]),
                version=1,
                body=told["body"],
                seal=Seal(CHAIN_START, b"", signature),
            )
            content = stub_content(act, bytes.fromhex("f906ad23"), stored)
            sealed = hpke_sealed(content, public, STUB_INFO, uuid4().bytes * 2)

            answer = ask(laptop, sealed)[0]

            refused = signature and device == laptop.id
            expected = ("held", "fact.signature_wrong") if refused else ("unproven", "")
            assert (answer["outcome"], answer["code"]) == expected
    for table in (FactRow, RegistrationRow):
        assert city_server.database.within(partial(_count, table=table)) == 0


def _count(session: Session, table: type) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0


def _seal(session: Session) -> CitySeal:
    return the_city(session).seal
