"""A receipt counts for what it says and for nothing else, however it was bent on its way."""

import base64
import json
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from random import Random
from uuid import UUID

import httpx
import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.delivery import NoAnswer, Stored
from desktop_app.domain.facts import Fact, canonical
from desktop_app.errors import Unavailable
from desktop_app.sync import wire
from desktop_app.sync.client import CityServer
from desktop_app.sync.offers import answers_in
from tests.benchmarks.made_up_facts import batch
from tests.fixtures.desk import DEVICE
from tests.fixtures.people import NOW

CITY_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(50, 82)))
ID = "01930000-0000-7000-8000-000000000001"
LAPTOP = replace(DEVICE, id=ID, receipt_key=CITY_KEY.public_key().public_bytes_raw())
FACTS = batch(12)

places = st.integers(-3, len(FACTS) + 3)
runs = st.lists(st.tuples(places, st.integers(-2, 20), st.integers(1, 10**6)), max_size=6)
others = st.lists(
    st.builds(
        wire.ReceiptOther,
        place=places,
        verdict=st.sampled_from(("needs_clerk", "needs_city")),
        code=st.just("phone.unreadable"),
        field=st.just("phone"),
    ),
    max_size=6,
)


def receipt_for(
    facts: list[Fact],
    stored: list[tuple[int, int, int]],
    told: list[wire.ReceiptOther] | None = None,
) -> wire.Receipt:
    return wire.Receipt(
        device=UUID(ID),
        epoch="e",
        sequence=1,
        at="2026-11-22T02:41:00Z",
        count=len(facts),
        digest=wire.digest_of(facts),
        stored=tuple(stored),
        others=tuple(told or ()),
    )


@settings(max_examples=200)
@given(runs, others)
def test_a_fact_is_answered_where_the_receipt_speaks_of_its_place_once(
    stored: list[tuple[int, int, int]], told: list[wire.ReceiptOther]
) -> None:
    """Parts of a batch, other orders, doubled places, places that are not there."""
    answers = answers_in(FACTS, receipt_for(FACTS, stored, told))

    spoken = Counter(
        place for first, count, _ in stored for place in range(first, first + min(count, 12))
    )
    spoken.update(other.place for other in told)
    for place, answer in enumerate(answers):
        assert isinstance(answer, NoAnswer) is (spoken[place] != 1)


@settings(max_examples=100)
@given(st.data())
def test_a_receipt_for_another_batch_says_nothing_of_this_one(data: st.DataObject) -> None:
    offered = data.draw(st.lists(st.sampled_from(FACTS), min_size=1, unique_by=lambda f: f.seq))
    signed_for = data.draw(st.permutations(FACTS))[: data.draw(st.integers(0, len(FACTS)))]
    receipt = receipt_for(signed_for, [(0, len(signed_for), 1)])

    arrived = [isinstance(answer, Stored) for answer in answers_in(offered, receipt)]

    same = [fact.id for fact in offered] == [fact.id for fact in signed_for]
    assert arrived == [same] * len(offered)


def bent(body: bytes, random: Random) -> bytes:
    """Return a reply as a line, a proxy or somebody in between might have left it."""
    at, end = sorted(random.randrange(len(body)) for _ in range(2))
    flipped = bytes([body[at] ^ (1 << random.randrange(8))])
    bends: list[Callable[[], bytes]] = [
        lambda: body[:at],
        lambda: body[:at] + body[end:],
        lambda: body[:at] + flipped + body[at + 1 :],
        lambda: body[:at] + body[at:end] * 2 + body[end:],
        lambda: body.decode().encode("utf-16"),
        lambda: body + body,
        lambda: body.replace(b'"sequence":1', b'"sequence":2'),
        lambda: body.replace(ID.encode(), ID.replace("1", "2").encode()),
        lambda: body[::-1],
        lambda: random.randbytes(len(body)),
    ]
    return random.choice(bends)()


def test_a_reply_that_was_bent_is_refused_or_is_what_was_signed() -> None:
    receipt = receipt_for(FACTS, [(0, len(FACTS), 1)])
    document = json.loads(msgspec.json.encode(receipt))
    signature = base64.b64encode(CITY_KEY.sign(canonical(document))).decode()
    whole = canonical({"receipt": document, "signature": signature})
    says = [whole]
    transport = httpx.MockTransport(
        lambda _request: httpx.Response(200, stream=httpx.ByteStream(says[-1]))
    )
    refused: Counter[str] = Counter()
    with closing(CityServer("http://127.0.0.1:1", lambda: NOW, transport=transport)) as server:
        assert server.push(LAPTOP, FACTS) == receipt
        for seed in range(200):
            says.append(bent(whole, Random(seed)))
            try:
                assert server.push(LAPTOP, FACTS) == receipt
            except Unavailable as no:
                refused[no.code] += 1

    assert set(refused) <= {"sync.garbled", "sync.receipt_unproven", "sync.captive_portal"}
    assert refused.total() > 150
