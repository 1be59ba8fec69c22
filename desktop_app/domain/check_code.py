"""What a list says of a check code, in ten bytes: nothing, to whoever does not have the code.

A record is five bytes to be found by and five to be read, both masked by a digest of the code: who
has the code learns which paper it stands for, who has only the list learns how many papers a laptop
has made. Records are kept in the order of their bytes, which is not that of the papers. A name is
in none of them. Why so: docs/decisions/0058.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from desktop_app.domain.confirmation import CLAIMED_STATUS, PaperKind, day_number, day_of
from desktop_app.domain.membership import Status
from desktop_app.domain.paper_claims import STATUS_OF, PaperClaims

Records: TypeAlias = Mapping[bytes, Mapping[str, bytes]]
"""Records side by side: by the id of the key that has signed the papers, and by the registration
numbers' beginning (``stem_of``)."""

RECORD = 10
"""Bytes of one record."""

_FOUND_BY = 5
"""Bytes a record is found by: of a million papers, one in a million mistyped codes is another's."""

_SEED = b"loket-jamsostek check code 1"
_TURNS = 64
"""How often a code is digested: a code has 48 bits, and who tries them all should be kept busy."""

_COPY, _STATUS, _DAY, _RUNNING = 4, 3, 13, 20
"""Bits of what is read, from the lowest."""

_CONFIRMED = 0
"""Says in the place of a proof's status that it is a confirmation: no paper is made of a draft."""

_NUMBER_PARTS = 3  # kelurahan, laptop, running number


def stem_of(number: str) -> tuple[str, int]:
    """Return a registration number without its running number, and that.

    Raises:
        ValueError: It is no registration number.
    """
    parts = number.split("-")
    if len(parts) != _NUMBER_PARTS:
        raise ValueError("not a registration number")
    return "-".join(parts[:2]), int(parts[2])


def record_of(code: str, paper: PaperClaims) -> bytes:
    """Return the record of a paper.

    Args:
        code: Its check code, twelve hexadecimal digits with or without hyphens.
        paper: What its QR says; person and digits of NIK and KPJ are not kept.

    Returns:
        Empty for a paper that does not fit: a day after 5 June 2042 or before 2020, a sixteenth
        copy, a running number of more than a million. Whoever types its code is sent to the QR.
    """
    _, running = stem_of(paper.number)
    status = CLAIMED_STATUS[paper.status]
    if paper.kind is PaperKind.CONFIRMATION:
        status = _CONFIRMED
    elif status == _CONFIRMED:
        return b""
    value = 0
    for part, bits in (
        (running, _RUNNING),
        (day_number(paper.on), _DAY),
        (status, _STATUS),
        (paper.copy, _COPY),
    ):
        if not 0 <= part < 1 << bits:
            return b""
        value = value << bits | part
    key = _key(code)
    told = value ^ int.from_bytes(key[_FOUND_BY:], "big")
    return key[:_FOUND_BY] + told.to_bytes(RECORD - _FOUND_BY, "big")


def papers_in(records: Records, code: str) -> Iterator[tuple[bytes, PaperClaims]]:
    """Return the papers a code may stand for, with the id of the key that has signed each.

    More than one is a coincidence that no city will live to see; none of them says a name.

    Args:
        records: Of a list.
        code: As for ``record_of``.
    """
    key = _key(code)
    for signer, by_stem in records.items():
        for stem, told in by_stem.items():
            for value in _found(told, key):
                paper = _paper(stem, value)
                if paper is not None:
                    yield signer, paper


def joined(*sources: Records) -> Records:
    """Return the records of several sources as one."""
    whole: dict[bytes, dict[str, bytes]] = {}
    for source in sources:
        for signer, by_stem in source.items():
            mine = whole.setdefault(signer, {})
            for stem, told in by_stem.items():
                mine[stem] = mine.get(stem, b"") + told
    return whole


def gathered(coded: Iterable[tuple[bytes, str, bytes]]) -> Records:
    """Return records by their signer and the beginning of their numbers, in the order they came."""
    found: dict[bytes, dict[str, list[bytes]]] = {}
    for signer, stem, record in coded:
        found.setdefault(signer, {}).setdefault(stem, []).append(record)
    return {
        signer: {stem: b"".join(each) for stem, each in mine.items()}
        for signer, mine in found.items()
    }


def in_order(records: bytes) -> bytes:
    """Return records one after another, each once, in the order of their bytes."""
    each = {records[at : at + RECORD] for at in range(0, len(records), RECORD)}
    return b"".join(sorted(each))


def _found(records: bytes, key: bytes) -> Iterator[int]:
    wanted, mask = key[:_FOUND_BY], int.from_bytes(key[_FOUND_BY:], "big")
    at = records.find(wanted)
    while at >= 0:
        if at % RECORD == 0:
            yield int.from_bytes(records[at + _FOUND_BY : at + RECORD], "big") ^ mask
        at = records.find(wanted, at + 1)


def _paper(stem: str, value: int) -> PaperClaims | None:
    """Return what a record says; None for what no paper of ours says."""
    copy, value = value % (1 << _COPY), value >> _COPY
    status, value = value % (1 << _STATUS), value >> _STATUS
    day, running = value % (1 << _DAY), value >> _DAY
    if copy == 0 or running == 0:
        return None
    is_confirmed = status == _CONFIRMED
    return PaperClaims(
        kind=PaperKind.CONFIRMATION if is_confirmed else PaperKind.PROOF,
        number=f"{stem}-{running:05}",
        person="",
        nik="",
        kelurahan=stem.partition("-")[0],
        on=day_of(day),
        status=Status.ACTIVE if is_confirmed else STATUS_OF[status],
        copy=copy,
    )


def _key(code: str) -> bytes:
    digest = hashlib.sha256(_SEED + bytes.fromhex(code.replace("-", ""))).digest()
    for _ in range(_TURNS - 1):
        digest = hashlib.sha256(digest).digest()
    return digest[:RECORD]
