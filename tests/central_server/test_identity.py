"""Signed runs, twins, reconciliation and own facts, as a laptop of any make would ask for them."""

import base64
import hashlib
from typing import Any
from uuid import UUID

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from central_server.admin.devices import revoke_device
from desktop_app.domain.facts import CHAIN_START, chained, signed_bytes
from desktop_app.domain.identity import succession_bytes
from tests.fixtures.server import CityServer, Laptop


def run_of(laptop: Laptop, facts: list[dict[str, Any]], device: str = "") -> dict[str, Any]:
    chain = CHAIN_START
    for fact in facts:
        chain = chained(chain, fact["hash"])
    signature = laptop.key.sign(signed_bytes(chain))
    return {
        "device": device or laptop.id,
        "count": len(facts),
        "before": CHAIN_START.hex(),
        "signature": base64.b64encode(signature).decode(),
    }


def offer(laptop: Laptop, facts: list[dict[str, Any]], *runs: dict[str, Any]) -> list[str]:
    """Offer a batch and return the codes of what was not stored."""
    reply = laptop.post("/v1/facts", {"facts": facts, "signed": list(runs)})
    assert reply.status_code == httpx.codes.OK, reply.text
    return [each["code"] for each in laptop.proven(reply, "receipt")["others"]]


def problem(reply: httpx.Response) -> str:
    name: str = reply.json()["type"].rpartition(":")[2]
    return name


def test_a_run_that_verifies_is_taken_and_one_that_does_not_is_kept_aside(laptop: Laptop) -> None:
    good = [laptop.registered(number) for number in range(1, 4)]
    bad = [laptop.registered(number) for number in range(4, 6)]
    wrong = {**run_of(laptop, good), "count": 2}

    assert offer(laptop, [*good, *bad], run_of(laptop, good), wrong) == [
        "fact.signature_wrong",
        "fact.signature_wrong",
    ]
    assert offer(laptop, bad, run_of(laptop, bad)) == []


def test_nobody_signs_for_a_device_of_another_kelurahan(laptop: Laptop, neighbour: Laptop) -> None:
    facts = [laptop.registered(1)]

    assert offer(laptop, facts, run_of(neighbour, facts)) == ["fact.signature_wrong"]


@pytest.mark.parametrize(
    "signed",
    [
        [{"count": 1}],
        [{"device": "x", "count": 1}],
        "all",
        [{"device": str(UUID(int=1)), "count": 0}],
    ],
)
def test_runs_of_another_shape_are_refused(laptop: Laptop, signed: object) -> None:
    reply = laptop.post("/v1/facts", {"facts": [laptop.registered(1)], "signed": signed})

    assert problem(reply) == "request-invalid"


def test_runs_have_to_add_up_to_the_batch(laptop: Laptop) -> None:
    facts = [laptop.registered(1), laptop.registered(2)]
    reply = laptop.post("/v1/facts", {"facts": facts, "signed": [run_of(laptop, facts[:1])]})

    assert problem(reply) == "request-invalid"


def test_a_number_used_for_another_fact_tells_of_a_twin_and_stores_nothing(laptop: Laptop) -> None:
    first = laptop.registered(1)
    laptop.push(first)
    laptop.seq = 0
    other = laptop.registered(2)

    reply = laptop.post("/v1/facts", {"facts": [other, laptop.registered(3)]})

    assert (reply.status_code, problem(reply)) == (409, "device-forked")
    assert [each["fact"]["id"] for each in held(laptop)] == [first["id"]]


def held(laptop: Laptop, query: str = "") -> list[dict[str, Any]]:
    reply = laptop.get(f"/v1/facts{query}")
    assert reply.status_code == httpx.codes.OK, reply.text
    items: list[dict[str, Any]] = laptop.proven(reply, "facts")["items"]
    return items


def succession(laptop: Laptop, key: Ed25519PrivateKey, proven_by: Ed25519PrivateKey) -> Any:
    proof = proven_by.sign(succession_bytes(UUID(laptop.id)))
    return {
        "public_key": base64.b64encode(key.public_key().public_bytes_raw()).decode(),
        "proof": base64.b64encode(proof).decode(),
        "program": "0.1.0",
    }


def test_a_succession_is_given_once_however_often_it_is_asked_for(laptop: Laptop) -> None:
    key = Ed25519PrivateKey.generate()
    asked = succession(laptop, key, key)

    first, again = (laptop.post("/v1/successions", asked) for _ in range(2))

    assert (first.status_code, first.json()) == (201, again.json())
    assert first.json()["device"] != laptop.id
    assert first.json()["device_number"] == laptop.number + 1


def test_a_key_nobody_holds_is_given_no_identity(laptop: Laptop) -> None:
    key = Ed25519PrivateKey.generate()

    assert problem(laptop.post("/v1/successions", succession(laptop, key, laptop.key))) == (
        "signature-invalid"
    )


def test_a_revoked_laptop_has_no_successor(laptop: Laptop, city_server: CityServer) -> None:
    key = Ed25519PrivateKey.generate()
    city_server.database.within(
        lambda session: revoke_device(session, laptop.id, city_server.operator)
    )

    assert problem(laptop.post("/v1/successions", succession(laptop, key, key))) == (
        "device-revoked"
    )


def test_own_facts_come_back_page_by_page_with_their_verdicts(laptop: Laptop) -> None:
    facts = [laptop.registered(number) for number in range(1, 6)]
    facts.append(laptop.registered(6, nik="123"))
    offer(laptop, facts, run_of(laptop, facts))

    first, second = held(laptop, "?limit=4"), held(laptop, "?after=4")

    assert [each["fact"] for each in (*first, *second)] == facts
    assert [each["verdict"] for each in second] == ["stored", "needs_clerk"]
    chain = CHAIN_START
    for item in (*first, *second):
        chain = chained(chain, item["fact"]["hash"])
        assert item["chain"] == chain.hex()


def test_no_laptop_reads_the_facts_of_another(laptop: Laptop, neighbour: Laptop) -> None:
    reply = neighbour.get(f"/v1/facts?device={laptop.id}")

    assert (reply.status_code, problem(reply)) == (403, "device-not-yours")


def test_only_blocks_that_differ_are_named(laptop: Laptop) -> None:
    facts = [laptop.registered(number) for number in range(1, 7)]
    laptop.push(*facts)

    def block(*part: dict[str, Any], place: int) -> list[Any]:
        digest = hashlib.sha256()
        for here, fact in enumerate(part, place):
            digest.update(UUID(fact["id"]).bytes + bytes.fromhex(fact["hash"]) + here.to_bytes(8))
        return [part[0]["seq"], part[-1]["seq"], len(part), digest.hexdigest()]

    more = laptop.registered(7)
    blocks = [
        block(*facts[:2], place=1),
        block(facts[2], place=4),  # where another life had put it
        block(*facts[3:], more, place=4),
    ]
    reply = laptop.post("/v1/reconciliations", {"device": laptop.id, "blocks": blocks})

    assert laptop.proven(reply, "reconciliation")["differ"] == [[3, 3], [4, 7]]


def test_nobody_compares_with_the_device_of_another_kelurahan(
    laptop: Laptop, neighbour: Laptop
) -> None:
    reply = neighbour.post("/v1/reconciliations", {"device": laptop.id, "blocks": []})

    assert (reply.status_code, problem(reply)) == (403, "device-not-yours")


def test_a_request_shown_three_times_changes_nothing(laptop: Laptop) -> None:
    facts = [laptop.registered(1)]
    request = laptop.signed(
        laptop.http.build_request("POST", "/v1/facts", json={"facts": facts, "signed": []})
    )
    first = laptop.http.send(request)

    again = [laptop.http.send(request) for _ in range(3)]

    assert first.status_code == httpx.codes.OK
    assert {problem(each) for each in again} == {"counter-replayed"}
    assert len(held(laptop)) == 1
