"""Stubs and what the city makes of them, as this desktop reads it: version 1 of the wire."""

import base64
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

import msgspec

from desktop_app.domain.membership import Status
from desktop_app.domain.stub import StubAnswer, StubOutcome
from desktop_app.sync.wire import DecreeDoc


class StubAnswerDoc(msgspec.Struct, frozen=True):
    """What the city says of one stub, by the SHA-256 of its sealed bytes."""

    stub: str
    outcome: StubOutcome
    number: str
    code: str

    def read(self) -> StubAnswer:
        return StubAnswer(self.outcome, self.number, self.code)


class StubsTaken(msgspec.Struct, frozen=True):
    """The answers to the stubs of one request, in the order asked."""

    device: UUID
    epoch: str
    answers: tuple[StubAnswerDoc, ...]


class ReturnedNews(msgspec.Struct, frozen=True):
    """A registration whole, off a stub: by which fact the register shows it, and how it stands."""

    worker: UUID
    fact: UUID
    version: int
    at: str
    told: str
    author: str
    body: msgspec.Raw
    status: Status
    decree: DecreeDoc | None
    kpj: str
    start: date | None
    end: date | None
    reason: str
    confirmation_qr: str


def stub_docs(stubs: Sequence[bytes]) -> list[Any]:
    """Return sealed stubs as both ways to the city carry them."""
    return [base64.b64encode(each).decode() for each in stubs]
