"""Golden examples of stubs off paper: asked, answered, and what the laptops are told."""

import base64
import hashlib
from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID

import zstandard

from central_server.sealing import CitySeal
from central_server.wire import v1
from central_server.wire.v1_news import ReturnedNews
from desktop_app.domain.age_key import recipient_key
from desktop_app.domain.facts import CHAIN_START, Fact, FactKind, Seal, canonical
from desktop_app.domain.membership import Status
from desktop_app.domain.stub import STUB_INFO, stub_content
from desktop_app.paths import resource_folder
from desktop_app.storage.stub_seal import DICTIONARY, hpke_sealed
from tests.fixtures.server import KELURAHAN, registration

CITY_SEED = bytes(range(32))
DRAWN = bytes(range(128, 160))
"""The sender's key of the moment: a program draws it from its own secret."""


def about_paper(paper: str, letters: str) -> dict[str, Any]:
    """Return what a fact says of the first paper of its kind, by its own name and letters."""
    number = f"{letters}/{KELURAHAN}-01-00001"
    return {"schema": 1, "paper": paper, "number": number, "copy": 1}


def sealed_example(fact: dict[str, Any], device: UUID) -> bytes:
    """Return the stub of an act, sealed to the city of the examples."""
    read = Fact(
        id=UUID(fact["id"]),
        seq=fact["seq"],
        kind=FactKind(fact["kind"]),
        at=datetime.fromisoformat(fact["at"]),
        author=fact["author"],
        device=str(device),
        worker=UUID(fact["worker"]),
        version=fact["version"],
        body=fact["body"],
        seal=Seal(CHAIN_START, b"", bytes(range(64))),
    )
    dictionary = (resource_folder() / "wire" / DICTIONARY).read_bytes()
    digest = hashlib.sha256(dictionary).digest()
    # Without the dictionary's words a frame is the same with every release of the packer.
    content = stub_content(read, digest, stored)
    return hpke_sealed(content, recipient_key(CitySeal(CITY_SEED).recipient), STUB_INFO, DRAWN)


def stored(document: bytes) -> bytes:
    return zstandard.ZstdCompressor(level=1, write_checksum=False).compress(document)


def stubs(
    fact: dict[str, Any],
    device: UUID,
    epoch: str,
    signed: Callable[[str, dict[str, Any]], dict[str, Any]],
) -> dict[str, Any]:
    """Return two stubs a laptop has read, one of them another city's, and the answers."""
    sealed, foreign = sealed_example(fact, device), bytes(range(80))
    answers = [
        _answer(sealed, "taken", fact["body"]["number"]),
        _answer(foreign, "unreadable", ""),
    ]
    return {
        "stubs_request": {
            "stubs": [base64.b64encode(each).decode() for each in (sealed, foreign)],
        },
        "stubs_reply": signed("stubs", {"device": str(device), "epoch": epoch, "answers": answers}),
    }


def _answer(sealed: bytes, outcome: str, number: str) -> dict[str, str]:
    name = hashlib.sha256(sealed).hexdigest()
    return {"stub": name, "outcome": outcome, "number": number, "code": ""}


def returned(worker: UUID, at: str) -> tuple[str, dict[str, Any]]:
    """Return the news of a registration the city gives back."""
    told = ReturnedNews(
        worker=UUID(int=worker.int + 9),
        fact=UUID("019ab3f0-3333-7000-8000-000000000009"),
        version=1,
        at=at,
        told=at,
        author="Rina Kurniasih",
        body=v1.RegistrationBody.model_validate_json(canonical(registration(9))),
        status=Status.APPROVED,
        decree=v1.DecreeDoc(number="460/1234/2026", on=date(2026, 12, 1)),
    )
    return "returned", told.model_dump(mode="json", by_alias=True)
