"""The golden files, read and written by the desktop's end of the wire."""

import base64
import hashlib
import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from desktop_app.documents.check import key_id, sign_qr, verify_qr
from desktop_app.documents.check_list import read_list
from desktop_app.domain.confirmation import QR_PREFIX, check_code
from desktop_app.domain.facts import Fact, FactKind, canonical
from desktop_app.domain.office import Device
from desktop_app.storage.seals import sealed as seal
from desktop_app.sync import wire
from desktop_app.sync.activation import read_activation
from desktop_app.sync.last_words import is_proven
from desktop_app.sync.runs import runs_of
from desktop_app.sync.wire_disputes import CorrectedNews, DoubleNews, ResolvedNews
from desktop_app.sync.wire_last import Bequest
from desktop_app.sync.wire_stubs import ReturnedNews

GOLDEN = Path(__file__).parents[1] / "contract" / "v1"
FACTS = (
    "worker_registered",
    "worker_amended",
    "worker_withdrawn",
    "paper_printed",
    "registration_reviewed",
)


def golden(name: str) -> bytes:
    return (GOLDEN / f"{name}.json").read_bytes()


def document(name: str) -> Any:
    return json.loads(golden(name))


def fact_of(told: dict[str, Any]) -> Fact:
    return Fact(
        id=UUID(told["id"]),
        seq=told["seq"],
        kind=FactKind(told["kind"]),
        at=datetime.fromisoformat(told["at"]),
        author=told["author"],
        device="",
        worker=UUID(told["worker"]),
        version=told["version"],
        body=told["body"],
    )


DEVICE = Device(1, bytes(range(32, 64)), "https://loket.example", b"")


def sealed(facts: list[Fact]) -> list[Fact]:
    """Seal facts as the outbox does when they are saved."""
    before: bytes | None = None
    done = []
    for fact in facts:
        done.append(replace(fact, seal=seal(before, fact, DEVICE)))
        before = done[-1].seal.chain if done[-1].seal else None
    return done


@pytest.mark.parametrize("kind", FACTS)
def test_every_kind_of_fact_hashes_as_the_example_says(kind: str) -> None:
    told = document(f"fact_{kind}")
    assert fact_of(told).hash == told["hash"]


def test_a_push_is_written_in_columns_as_the_example() -> None:
    facts = sealed([fact_of(fact) for fact in document("push_request")["facts"]])
    device = replace(DEVICE, id=document("push_columns")["signed"][0]["device"])

    written = json.loads(wire.push_body(facts, runs_of(facts, device)))

    assert written == document("push_columns")


def test_what_fits_into_no_column_is_written_fact_by_fact() -> None:
    told = document("push_request")["facts"][:1]
    told[0]["body"] = {**told[0]["body"], "": {}}
    fact = fact_of(told[0])
    written = json.loads(wire.push_body([fact]))
    assert written == {"facts": [{**told[0], "hash": fact.hash}], "signed": []}


def test_a_receipt_for_these_very_facts_has_their_digest() -> None:
    facts = [fact_of(fact) for fact in document("push_request")["facts"]]
    assert wire.digest_of(facts) == document("receipt_reply")["receipt"]["digest"]


def test_an_enrolment_is_written_as_the_example() -> None:
    told = document("enrolment_request")
    key = base64.b64decode(told["public_key"])
    assert json.loads(wire.enrolment_body(told["code"], key, told["program"])) == told


def test_an_enrolment_reply_is_read_whole() -> None:
    reply = msgspec.json.decode(golden("enrolment_reply"), type=wire.EnrolmentReply)
    told = document("enrolment_reply")
    assert str(reply.device) == told["device"]
    assert reply.city.read().letterhead.office == told["city"]["letterhead"]["office"]


def test_a_receipt_is_read_and_its_signature_verifies_over_the_canonical_form() -> None:
    signed = wire.Signed.read(golden("receipt_reply"), "receipt")
    receipt = msgspec.json.decode(signed.said, type=wire.Receipt)
    key = base64.b64decode(document("enrolment_reply")["receipt_key"])

    Ed25519PublicKey.from_public_bytes(key).verify(
        base64.b64decode(signed.signature), canonical(document("receipt_reply")["receipt"])
    )

    assert (receipt.count, receipt.stored, receipt.backed_up) == (
        6,
        ((0, 2, 41), (4, 2, 43)),
        40,
    )
    assert [other.verdict for other in receipt.others] == ["needs_clerk", "needs_city"]
    assert receipt.others[0].figures == {"now": 15}


def test_every_piece_of_news_in_the_example_is_read() -> None:
    signed = wire.Signed.read(golden("news_page"), "news")
    page = msgspec.json.decode(signed.said, type=wire.NewsPage)
    events = [
        msgspec.json.decode(item.body, type=wire.StatusNews)
        for item in page.items
        if item.kind == "status"
    ]
    assert {"proposed", "verified", "approved", "activated"} <= {event.event for event in events}
    [active] = [event for event in events if event.event == "activated"]
    assert isinstance(active.start, date)
    assert active.confirmation_qr.startswith(QR_PREFIX)
    read = {"double": DoubleNews, "corrected": CorrectedNews, "resolved": ResolvedNews}
    read["returned"] = ReturnedNews
    told = [
        msgspec.json.decode(item.body, type=read[item.kind])
        for item in page.items
        if item.kind in read
    ]
    assert len(told) == 5
    for item in page.items:
        if item.kind == "city":
            assert msgspec.json.decode(item.body, type=wire.CityDoc).read().name


def test_the_activation_file_of_the_example_is_read() -> None:
    activation = read_activation(golden("activation_file"))
    assert activation.code == document("activation_file")["code"]
    assert activation.city.region_names[3] == document("city")["region_names"][3]


def test_a_problem_is_known_by_its_last_word() -> None:
    assert msgspec.json.decode(golden("problem"), type=wire.Problem).name == "counter-replayed"


def test_the_signed_qr_of_the_example_is_made_and_verified_here_too() -> None:
    told = document("confirmation_qr")
    seed, public = base64.b64decode(told["seed_b64"]), base64.b64decode(told["public_b64"])
    claims = {int(number): value for number, value in told["claims"].items()}
    assert sign_qr(claims, seed) == told["text"]
    signed = verify_qr(told["text"], {key_id(public): public})
    assert signed.claims == claims
    assert signed.signer.hex() == told["kid_hex"]


def test_the_check_list_of_the_example_is_read_by_the_key_it_follows_from() -> None:
    told = document("check_list")
    content, known = base64.b64decode(told["file_b64"]), base64.b64decode(told["city_key_b64"])

    read = read_list(content, known)

    assert (read.city, read.issued.timestamp()) == (told["payload"]["1"], told["payload"]["3"])
    laptops = [key for key in read.keys.values() if not key.is_city]
    assert [(key.number, key.until) for key in laptops] == [(1, None), (2, date(2026, 11, 22))]
    assert read.withdrawn == {"3375011002-01-00009": date(2026, 11, 22)}
    told_of = document("fact_paper_printed")["body"]
    codes = [document("confirmation_qr")["text"], told_of["check"]["code"]]
    codes[0] = check_code(codes[0]).replace("-", "")
    papers = [paper for code in codes for _, paper in read.papers_of(code)]
    assert [paper.paper for paper in papers] == ["KK/3375011002-01-00001", told_of["number"]]
    assert papers[1].on.isoformat() == told_of["check"]["on"]


def test_a_revocation_and_the_receipt_for_last_words_are_read_as_the_examples() -> None:
    told = document("enrolment_reply")
    device = Device(
        number=1,
        private_key=b"",
        server="",
        receipt_key=base64.b64decode(told["receipt_key"]),
        id=told["device"],
    )
    assert is_proven(device, golden("problem_revoked").decode())
    signed = wire.Signed.read(golden("last_words_reply"), "bequest")
    bequest = msgspec.json.decode(signed.said, type=Bequest)
    sealed = base64.b64decode(document("last_words_request")["sealed"])
    assert bequest.digest == hashlib.sha256(sealed).hexdigest()
