"""The server speaks the wire of the golden files, to the letter."""

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import base45
import cbor2
import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pydantic import BaseModel

from central_server.admin import city as cities
from central_server.admin import devices
from central_server.admin.acts import Operator
from central_server.app import openapi_document
from central_server.check_list import signed
from central_server.city import CitySettings
from central_server.database import Database
from central_server.described import worker_of
from central_server.models import CityRow, KelurahanRow
from central_server.reference import read_books
from central_server.settings import Settings
from central_server.signing import CityKey
from central_server.wire import v1, v1_city
from central_server.wire import v1_back as back
from central_server.wire import v1_last as last
from central_server.wire import v1_own as own
from central_server.wire import v1_stubs as stubs
from central_server.wire.v1_news import SignedNews
from desktop_app.domain.contribution import RateBook
from desktop_app.domain.facts import FactKind, canonical, content_hash
from tests.fixtures.server import BEGINNING, KELURAHAN, CityServer, Laptop, running_server

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "contract" / "v1"

MODELS: dict[str, type[BaseModel]] = {
    "activation_file": v1_city.ActivationDoc,
    "activation_request": v1_city.ActivationRequest,
    "city": v1_city.CityDoc,
    "corrections_reply": back.SignedCorrectionsTaken,
    "corrections_request": back.CorrectionsBack,
    "enrolment_reply": v1_city.EnrolmentReply,
    "enrolment_request": v1_city.EnrolmentRequest,
    "facts_page": own.SignedFacts,
    "fact_paper_printed": v1.FactDoc,
    "fact_paper_revoked": v1.FactDoc,
    "fact_revoked_confirmation": v1.FactDoc,
    "fact_printed_letter": v1.FactDoc,
    "fact_printed_rights": v1.FactDoc,
    "fact_registration_reviewed": v1.FactDoc,
    "fact_without_nik": v1.FactDoc,
    "fact_worker_amended": v1.FactDoc,
    "fact_worker_registered": v1.FactDoc,
    "fact_worker_withdrawn": v1.FactDoc,
    "health": own.Health,
    "key_changes": own.KeyChanges,
    "last_words_reply": last.SignedBequest,
    "last_words_request": last.LastWords,
    "news_page": SignedNews,
    "push_columns": v1.PushColumns,
    "push_request": v1.PushRequest,
    "receipt_reply": v1.SignedReceipt,
    "reconciliation_reply": own.SignedReconciliation,
    "reconciliation_request": own.ReconciliationRequest,
    "stubs_reply": stubs.SignedStubsTaken,
    "stubs_request": stubs.StubsRequest,
    "succession_request": own.SuccessionRequest,
}


def golden(name: str) -> Any:
    return json.loads((GOLDEN / f"{name}.json").read_text())


@pytest.mark.parametrize("name", MODELS)
def test_a_golden_message_is_read_and_written_back_the_same(name: str) -> None:
    message = golden(name)

    read = MODELS[name].model_validate_json(canonical(message))

    assert read.model_dump(mode="json", by_alias=True) == message


def test_every_golden_file_is_known_here() -> None:
    names = {path.stem for path in GOLDEN.glob("*.json")}

    assert names == {*MODELS, "problem", "problem_revoked", "confirmation_qr", "check_list"}


@pytest.mark.parametrize("kind", FactKind)
def test_the_hash_of_a_golden_fact_is_taken_over_all_the_rest(kind: FactKind) -> None:
    fact = golden(f"fact_{kind.value}")
    digest = fact.pop("hash")

    assert content_hash(fact) == digest
    assert content_hash({**fact, "seq": fact["seq"] + 1}) != digest


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("receipt_reply", "receipt"),
        ("news_page", "news"),
        ("last_words_reply", "bequest"),
        ("problem_revoked", "revocation"),
        ("reconciliation_reply", "reconciliation"),
        ("facts_page", "facts"),
        ("corrections_reply", "corrections"),
        ("stubs_reply", "stubs"),
    ],
)
def test_a_golden_signature_is_the_city_s(name: str, part: str) -> None:
    message = golden(name)
    key = Ed25519PublicKey.from_public_bytes(
        base64.b64decode(golden("enrolment_reply")["receipt_key"])
    )

    key.verify(base64.b64decode(message["signature"]), canonical(message[part]))


def test_the_golden_qr_is_made_from_its_seed_and_claims() -> None:
    example = golden("confirmation_qr")
    key = CityKey(base64.b64decode(example["seed_b64"]))
    claims = {int(label): value for label, value in example["claims"].items()}

    assert key.sign_qr(claims) == example["text"]
    assert key.public_text == example["public_b64"]


def test_the_golden_check_list_is_made_from_its_payload() -> None:
    assert check_list_of(golden("check_list")["payload"]) == golden("check_list")["file_b64"]


def check_list_of(told: dict[str, Any]) -> str:
    payload = {int(label): value for label, value in told.items()}
    for label in (6, 7, 10):
        payload[label] = [[_bytes_if_so(each) for each in row] for row in payload[label]]
    payload[9] = {
        bytes.fromhex(signer): {stem: base64.b64decode(each) for stem, each in mine.items()}
        for signer, mine in payload[9].items()
    }
    payload[11] = {
        number: {int(copy): day for copy, day in some.items()}
        for number, some in payload[11].items()
    }
    key = CityKey(bytes(range(64, 96)))
    return base64.b64encode(signed(key, payload)).decode()


def _bytes_if_so(told: Any) -> Any:
    is_key = isinstance(told, str) and told.endswith("=")
    return base64.b64decode(told) if is_key else told


def test_the_golden_qr_verifies_by_the_letter_of_cose() -> None:
    example = golden("confirmation_qr")
    message = base45.b45decode(example["text"].removeprefix("LJ1:"))

    protected, unprotected, payload, signature = cbor2.loads(message)

    head = cbor2.loads(protected)
    assert head == {1: -8, 4: bytes.fromhex(example["kid_hex"])}
    assert unprotected == {}
    covered = cbor2.dumps(["Signature1", protected, b"", payload], canonical=True)
    public = Ed25519PublicKey.from_public_bytes(base64.b64decode(example["public_b64"]))
    public.verify(signature, covered)
    assert cbor2.loads(payload) == {int(k): v for k, v in example["claims"].items()}


@pytest.fixture
def golden_server(database_url: str) -> Iterator[CityServer]:
    """A city with the golden key, epoch, code and device, as the files were made with."""
    sheet, activation = golden("city"), golden("activation_file")
    database = Database(Settings(database=database_url))
    database.upgrade()
    settings = CitySettings.model_validate_json(
        canonical(
            {
                "name": sheet["name"],
                "server": activation["server"],
                **{
                    name: sheet[name]
                    for name in (
                        "branch",
                        "mask_nik",
                        "consent_version",
                        "consent_text",
                        "programmes",
                        "asks",
                    )
                },
            }
        )
    )
    operator = Operator("uji", BEGINNING)

    def act(session: Any) -> None:
        cities.found_city(session, settings, seed=bytes(range(32)), epoch=activation["epoch"])
        cities.add_kelurahan(
            session, KELURAHAN, sheet["region_names"], sheet["letterhead"], operator
        )
        session.get_one(KelurahanRow, KELURAHAN).targets = canonical(sheet["targets"]).decode()
        devices.add_device(
            session,
            KELURAHAN,
            "",
            operator,
            code=activation["code"],
            device_id=UUID(golden("enrolment_reply")["device"]),
        )

    database.within(act)
    database.close()
    with running_server(database_url) as server:
        yield server


def test_the_server_answers_the_golden_requests_with_the_golden_replies(
    golden_server: CityServer,
) -> None:
    key = Ed25519PrivateKey.from_private_bytes(bytes(range(32, 64)))
    with httpx.Client(base_url=golden_server.url, timeout=30) as http:
        laptop = Laptop(http, key)

        shown = http.post("/v1/activations", json=golden("activation_request"))
        assert shown.json() == golden("activation_file")
        enrolled = laptop.post("/v1/enrolments", golden("enrolment_request"), key_id="new")
        assert enrolled.json() == golden("enrolment_reply")
        laptop.id = enrolled.json()["device"]
        laptop.receipt_key = base64.b64decode(enrolled.json()["receipt_key"])

        reply = laptop.post("/v1/facts", golden("push_request"))
        told = laptop.proven(reply, "receipt")
        assert told.keys() == golden("receipt_reply")["receipt"].keys()
        assert (told["stored"], told["others"]) == ([[0, 6, 1]], [])
        assert told["digest"] == golden("receipt_reply")["receipt"]["digest"]
        again = laptop.proven(laptop.post("/v1/facts", golden("push_columns")), "receipt")
        assert again == {**told, "sequence": told["sequence"] + 1}
        items = laptop.news()["items"]
        assert [item["kind"] for item in items[:2]] == ["reference"] * 2
        assert items[2]["body"] == golden("news_page")["news"]["items"][0]["body"]
        laptop.counter = 0
        assert laptop.get("/v1/news").json() == golden("problem")
        assert http.get("/v1/health").json() == golden("health")


def test_the_contribution_in_the_golden_facts_is_the_one_the_rates_give() -> None:
    rates: RateBook = read_books(Settings()).rates
    for name in ("fact_worker_registered", "fact_worker_amended"):
        body = v1.AmendmentBody.model_validate_json(canonical(golden(name)["body"]))
        enrolment = worker_of(body, BEGINNING.date()).enrolment
        due = rates.monthly_due(enrolment, enrolment.since)
        assert [(line.programme, line.due) for line in due.lines] == [
            (line.programme, line.due) for line in body.due.lines
        ]
        assert due.total == body.due.total


def test_the_published_openapi_document_is_the_committed_one() -> None:
    committed = json.loads((ROOT / "docs" / "openapi.json").read_text())

    assert openapi_document(Settings()) == committed


def test_the_openapi_document_is_served(golden_server: CityServer) -> None:
    served = httpx.get(f"{golden_server.url}/openapi.json").json()

    assert served == openapi_document(Settings())
    assert set(served["paths"]) == {
        "/v1/activations",
        "/v1/check-list",
        "/v1/enrolments",
        "/v1/facts",
        "/v1/health",
        "/v1/keys",
        "/v1/last-words",
        "/v1/news",
        "/v1/reconciliations",
        "/v1/successions",
        "/v1/corrections",
        "/v1/stubs",
        "/v1/reference/{name}",
    }


def references(value: object) -> set[str]:
    if isinstance(value, dict):
        own = {value["$ref"]} if isinstance(value.get("$ref"), str) else set()
        return own.union(*(references(inner) for inner in value.values()))
    if isinstance(value, list):
        return set().union(*(references(inner) for inner in value))
    return set()


def test_every_reference_in_the_openapi_document_leads_somewhere() -> None:
    document = openapi_document(Settings())
    known = {f"#/components/schemas/{name}" for name in document["components"]["schemas"]}

    assert references(document) <= known


def test_the_seed_of_a_city_is_kept_where_backups_reach_it(golden_server: CityServer) -> None:
    seed = golden_server.database.within(lambda s: s.get_one(CityRow, 1).seed)

    assert CityKey(seed).public_text == golden("enrolment_reply")["receipt_key"]
