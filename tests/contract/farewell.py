"""Golden examples of where two ends disagree, and of how a revoked laptop ends."""

import base64
import hashlib
from collections.abc import Callable
from typing import Any
from uuid import UUID

from central_server.problems import problem_document
from central_server.signing import CityKey
from central_server.wire import v1
from central_server.wire.v1_news import (
    CorrectedNews,
    DoubleNews,
    DoubleState,
    Outcome,
    ResolvedNews,
    ShownContent,
)
from desktop_app.domain.facts import canonical
from tests.fixtures.server import registration


def correction_of(worker: UUID, at: str) -> CorrectedNews:
    """Return a correction as the city has signed it."""
    corrected = {**registration(), "name": "Wulan Prameswara"}
    told = CorrectedNews(
        worker=worker,
        correction=UUID(int=worker.int + 7),
        version=2,
        base=UUID("019ab3f0-3333-7000-8000-000000000001"),
        at=at,
        reason="Nama sesuai KTP",
        body=v1.RegistrationBody.model_validate_json(canonical(corrected)),
        signature="",
    )
    return told.model_copy(update={"signature": CityKey(bytes(range(32))).sign(told.covered)})


def corrections_back(
    worker: UUID,
    device: UUID,
    epoch: str,
    at: str,
    signed: Callable[[str, dict[str, Any]], dict[str, Any]],
) -> dict[str, Any]:
    """Return a correction given back to a register that has lost it, and the answer."""
    told = correction_of(worker, at)
    standing = {"correction": str(told.correction), "standing": "entered"}
    taken = {"device": str(device), "epoch": epoch, "standings": [standing]}
    return {
        "corrections_request": {
            "corrections": [told.model_dump(mode="json", by_alias=True)],
        },
        "corrections_reply": signed("corrections", taken),
    }


def disputes(worker: UUID, at: str) -> list[tuple[str, dict[str, Any]]]:
    """Return news of a double, a correction, and two held facts of which one was dropped."""
    corrected = {**registration(), "name": "Wulan Prameswara"}
    fact_id, correction = "019ab3f0-3333-7000-8000-000000000002", UUID(int=worker.int + 7)
    told: list[tuple[str, v1.Message]] = [
        (
            "double",
            DoubleNews(
                worker=worker,
                other="3375011003-01-00042",
                kelurahan="3375011003",
                state=DoubleState.OPEN,
                at=at,
            ),
        ),
        ("corrected", correction_of(worker, at)),
        (
            "resolved",
            ResolvedNews(
                worker=worker,
                fact=UUID(fact_id),
                hash="0" * 64,
                outcome=Outcome.ACCEPTED,
                at=at,
                reason="Benar menurut KTP",
                sequence=43,
            ),
        ),
        (
            "resolved",
            ResolvedNews(
                worker=worker,
                fact=UUID(fact_id),
                hash="1" * 64,
                outcome=Outcome.DROPPED,
                at=at,
                reason="Data kota sudah diperiksa",
                shown=ShownContent(
                    fact=correction,
                    version=2,
                    body=v1.RegistrationBody.model_validate_json(canonical(corrected)),
                ),
            ),
        ),
    ]
    return [(kind, body.model_dump(mode="json", by_alias=True)) for kind, body in told]


def last_words(
    device: UUID, epoch: str, at: str, signed: Callable[[str, dict[str, Any]], dict[str, Any]]
) -> dict[str, Any]:
    """Return a part of what a revoked laptop leaves, the receipt, and the word that revoked it."""
    sealed = b"age-encryption.org/v1: an exchange file, sealed to the city"
    bequest = {
        "device": str(device),
        "epoch": epoch,
        "at": at,
        "digest": hashlib.sha256(sealed).hexdigest(),
        "part": 1,
        "parts": 1,
    }
    revocation = v1.Revocation(device=device, at=at).model_dump(mode="json")
    return {
        "last_words_request": {
            "part": 1,
            "parts": 1,
            "sealed": base64.b64encode(sealed).decode(),
        },
        "last_words_reply": signed("bequest", bequest),
        "problem_revoked": {
            **problem_document("device-revoked"),
            **signed("revocation", revocation),
        },
    }
