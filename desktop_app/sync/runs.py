"""The runs of a batch: which facts one signature, made at save, vouches for on the wire."""

import base64
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from desktop_app.domain.facts import Fact, Seal, chained, signed_bytes
from desktop_app.domain.office import Device
from desktop_app.storage.device_key import DeviceKey, verifies


def runs_of(facts: Sequence[Fact], device: Device) -> list[dict[str, Any]]:
    """Return the ``signed`` of a batch: one run for facts side by side that one key signed.

    A fact whose seal does not hold gets a run of its own, so that the city keeps aside that one
    and no other. What was saved without the key stands in a run without a signature, unless a
    later signature of the batch covers it.
    """
    runs: list[dict[str, Any]] = []
    for stretch in _stretches(facts, device):
        runs += _signed(stretch, device)
    return runs


def _stretches(facts: Sequence[Fact], device: Device) -> list[list[Fact]]:
    """Cut a batch where the chain is not whole, or another identity begins."""
    stretches = [[fact] for fact in facts[:1]]
    whole = [_chain_holds(fact) for fact in facts]
    for place, (before, fact) in enumerate(pairwise(facts)):
        goes_on = (
            (before.seal is None) == (fact.seal is None)
            and (fact.seal is None or fact.seq == before.seq + 1)
            and whole[place]
            and whole[place + 1]
            and device.signer(before.seq) == device.signer(fact.seq)
        )
        if goes_on:
            stretches[-1].append(fact)
        else:
            stretches.append([fact])
    return stretches


def _chain_holds(fact: Fact) -> bool:
    """Say whether a fact is as it was sealed; one without a seal is what it is."""
    return fact.seal is None or chained(fact.seal.before, fact.hash) == fact.seal.chain


def _signed(facts: list[Fact], device: Device) -> list[dict[str, Any]]:
    """End a stretch at its last good signature; what comes after it is signed by nobody."""
    identity, public = device.signer(facts[0].seq)
    signer = identity or device.id
    if not public and device.private_key:  # a file of version 0.1
        public = DeviceKey(device.private_key).public
    last = len(facts)
    rest: list[dict[str, Any]] = []
    while last and not _vouches(facts[last - 1].seal, public, known=bool(identity)):
        last -= 1
    for fact in facts[last:]:
        claimed = fact.seal.signature if fact.seal and identity else b""
        rest.append(_run(signer, [fact], claimed))
    if not last:
        return _merged(rest)
    seal = facts[last - 1].seal
    return [_run(signer, facts[:last], seal.signature if seal else b""), *_merged(rest)]


def _vouches(seal: Seal | None, public: bytes, *, known: bool) -> bool:
    if seal is None or not seal.signature or not known:
        return False
    return verifies(public, seal.signature, signed_bytes(seal.chain))


def _run(signer: str, facts: Sequence[Fact], signature: bytes) -> dict[str, Any]:
    seal = facts[0].seal
    return {
        "device": signer,
        "count": len(facts),
        "before": seal.before.hex() if seal else "",
        "signature": base64.b64encode(signature).decode(),
    }


def _merged(runs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Put unsigned facts side by side into one run; each that claims a signature stays alone."""
    merged: list[dict[str, Any]] = []
    for run in runs:
        if merged and not run["signature"] and not merged[-1]["signature"]:
            merged[-1]["count"] += run["count"]
        else:
            merged.append(run)
    return merged
