"""Identities of a laptop, and the blocks it is compared by."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from desktop_app.domain.blocks import BLOCK, Delivered, blocks_of
from desktop_app.domain.delivery import Delivery, DeliveryStatus, offered_anew
from desktop_app.domain.facts import CHAIN_START, Fact, FactKind, chained, signed_bytes
from desktop_app.domain.identity import key_change_bytes, succession_bytes, succession_id
from desktop_app.domain.issues import Refused
from desktop_app.domain.membership import (
    Activated,
    Application,
    Approved,
    Decree,
    Kpj,
    Proposed,
    Protection,
    Status,
    TurnedDown,
    Verified,
    as_the_city_says,
)
from desktop_app.domain.office import Device

NOW = datetime(2026, 11, 22, 2, 41, tzinfo=UTC)
DEVICE = Device(1, b"", "https://x", b"", id="one", public_key=b"1" * 32, successor=b"2" * 32)


def fact(seq: int) -> Fact:
    return Fact(
        UUID(int=seq), seq, FactKind.WORKER_WITHDRAWN, NOW, "Rina", "", UUID(int=0), 1, {"a": seq}
    )


def test_a_fact_belongs_to_the_identity_it_was_saved_under() -> None:
    later = DEVICE.succeeded(10, id="two", public_key=b"2" * 32, number=4)
    last = later.succeeded(12, id="three", public_key=b"3" * 32)

    assert DEVICE.signer(99) == ("one", b"1" * 32)
    assert [last.signer(seq)[0] for seq in (1, 10, 11, 12, 13)] == [
        "one", "one", "two", "two", "three",
    ]  # fmt: skip
    assert (later.number, later.successor) == (4, b"")


def test_what_keys_sign_about_keys_cannot_be_taken_for_a_fact() -> None:
    sentences = [
        signed_bytes(bytes(32)),
        succession_bytes(UUID(int=0)),
        key_change_bytes(bytes(32)),
    ]

    assert len({sentence[:24] for sentence in sentences}) == 3


def test_the_chain_holds_every_fact_in_its_order() -> None:
    one, two = fact(1).hash, fact(2).hash

    assert chained(CHAIN_START, one) == hashlib.sha256(bytes(32) + bytes.fromhex(one)).digest()
    assert chained(chained(CHAIN_START, one), two) != chained(chained(CHAIN_START, two), one)


def test_blocks_go_by_numbers_and_name_the_facts_that_are_in_them() -> None:
    facts = [Delivered(fact(seq), 7) for seq in (1, 2, 5, BLOCK, BLOCK + 1, 3 * BLOCK)]

    blocks = blocks_of(facts)

    assert [(each.first, each.last, each.count) for each in blocks] == [
        (1, BLOCK, 4),
        (BLOCK + 1, BLOCK + 1, 1),
        (3 * BLOCK, 3 * BLOCK, 1),
    ]
    [here], [other] = blocks_of(facts[:3]), blocks_of([*facts[:2], Delivered(fact(6), 7)])
    assert here.digest != other.digest
    assert here.content != other.content
    assert blocks_of([]) == []


def test_a_block_that_another_life_has_put_elsewhere_differs_and_holds_the_same() -> None:
    [here], [there] = (blocks_of([Delivered(fact(1), place)]) for place in (7, 8))

    assert here.digest != there.digest
    assert here.content == there.content


@pytest.mark.parametrize("status", DeliveryStatus)
def test_only_what_was_delivered_is_offered_anew(status: DeliveryStatus) -> None:
    delivery = Delivery(status, attempts=3, code="x", receipt=7, device="d")

    after = offered_anew(delivery)

    if status is DeliveryStatus.DELIVERED:
        assert after == Delivery(attempts=3)
    else:
        assert after == delivery


DECREE = Decree("460/1", NOW.date())
ACTIVE = Application(Status.ACTIVE, DECREE, Kpj("26012345678"), Protection(NOW.date(), NOW.date()))


def test_an_application_follows_the_city_back_and_forth() -> None:
    back = as_the_city_says(ACTIVE, Proposed())
    there = as_the_city_says(as_the_city_says(back, Verified()), Approved(DECREE))

    assert back == Application(Status.PROPOSED)
    assert there == Application(Status.APPROVED, DECREE)
    ahead = as_the_city_says(Application(Status.REGISTERED), Proposed())
    assert ahead.status is Status.PROPOSED
    again = replace(ACTIVE, status=Status.REFUSED)
    assert ACTIVE.protection is not None
    assert ACTIVE.kpj is not None
    told = as_the_city_says(again, Activated(ACTIVE.kpj, ACTIVE.protection))
    assert told == ACTIVE


def test_what_a_decision_needs_it_needs_from_wherever_it_comes() -> None:
    with pytest.raises(Refused, match=r"membership\.reason_missing"):
        as_the_city_says(ACTIVE, TurnedDown(""))


def test_a_succession_gives_the_same_identity_whenever_it_is_repeated() -> None:
    one, other = UUID(int=1), UUID(int=2)

    assert succession_id(one, b"k" * 32) == succession_id(one, b"k" * 32)
    assert (
        len({succession_id(each, key * 32) for each in (one, other) for key in (b"k", b"l")}) == 4
    )
